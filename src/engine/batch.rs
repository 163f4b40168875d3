//! Many scenarios at once, for sweeps over two inputs and for samples by the million: numbers lie in [columns](Columns),
//! one column an input, and a few scenarios are worked out [side by side](lanes).
//!
//! It means what [`evaluate`](crate::engine::evaluate) means, and leaves out what one looks at singly: limits, hybrids, the verdict.
//! Prices, months and costs are the same bits, as the operations and their order are the same. Two divisions are done once a scenario instead:
//!
//! - Replicas are a volume times what one token asks of a replica. The last digit this may change reaches only their count, and
//!   the tolerance of steps is thousands of times as wide: a volume at the very end of a step stays on it.
//! - A break-even is money times what a dollar buys, within 1e-12 of the division by a price. Its level is the same.
//!
//! With vectors and without, the bits are the same, as both round the same (`tests/bench/twins.mjs` compares them).
//! The site ships no vectors: the engine's part of a heat map, some two thousand evaluations, takes under half a millisecond without.
//! A second program for the worker would weigh more than that wins; samples by the million may find otherwise.

mod columns;
mod crossings;
mod lanes;
mod wide;

pub use crossings::Crossings;
pub use lanes::{Lanes, Mask, WIDTH};
pub use wide::{Volume, Wide};

/// One input of all scenarios.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column<'a> {
    /// The same in all.
    Same(f64),
    /// One number each; scenarios beyond its end have nothing of it.
    Each(&'a [f64]),
}

/// The numbers of many scenarios, with the bounds of [`Inputs`]: shares are parts of 1, prices USD per 1M tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Columns<'a> {
    /// Tokens a month.
    pub tokens: Column<'a>,
    /// Part of the tokens that is input.
    pub input_share: Column<'a>,
    /// Part of the input that comes from the cache.
    pub cached_share: Column<'a>,
    /// Part of all tokens that goes through the batch API.
    pub batch_share: Column<'a>,
    /// Busiest hour over average hour.
    pub peak_to_average: Column<'a>,
    /// What the API asks; a price it lacks is the one it falls back to.
    pub price: Prices<'a>,
    /// What a replica costs.
    pub replica: Replica<'a>,
    /// Overhead, USD a month.
    pub overhead: Column<'a>,
    /// What one replica serves at 100 %, tokens a month; 10^18 or more is no limit. Where it follows from the mix,
    /// [`per_replica`](super::capacity::per_replica) tells.
    pub capacity: Column<'a>,
    /// Part of that capacity one plans to use.
    pub utilisation: Column<'a>,
    /// Replicas that run whatever the volume.
    pub min_replicas: Column<'a>,
    /// Spare replicas.
    pub standby: Column<'a>,
}

/// Prices of the APIs, USD per 1M tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prices<'a> {
    /// One price for every token, in place of those below.
    pub blended: Option<Column<'a>>,
    /// Input.
    pub input: Column<'a>,
    /// Output.
    pub output: Column<'a>,
    /// Input from the cache.
    pub cached_input: Column<'a>,
    /// Input through the batch API.
    pub batch_input: Column<'a>,
    /// Output through the batch API.
    pub batch_output: Column<'a>,
    /// USD a month whatever the volume.
    pub platform_fee: Column<'a>,
}

/// What a replica costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Replica<'a> {
    /// GPUs rented by the hour.
    Rented {
        /// USD per GPU-hour.
        usd_per_gpu_hour: Column<'a>,
        /// Part of that price that is off.
        discount: Column<'a>,
        /// Hours a month.
        hours: Column<'a>,
        /// GPUs of a replica.
        gpus: Column<'a>,
    },
    /// USD a month, however that came about.
    Month(Column<'a>),
}
