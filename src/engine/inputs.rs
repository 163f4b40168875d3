//! What the engine is asked: plain numbers with units, no ids and no text.

use super::memory::Placement;
use super::throughput::Modelled;
use crate::units::{Hours, Share, Tokens, TokensPerSecond, Usd, UsdPerHour, UsdPerMTok};

/// Everything one evaluation needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inputs {
    /// What has to be served.
    pub workload: Workload,
    /// What the managed API charges.
    pub api: ApiPrices,
    /// What serving it ourselves takes.
    pub hosting: Hosting,
    /// What the decision needs besides money.
    pub needs: Needs,
}

/// The load, per month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Workload {
    /// Input plus output tokens a month.
    pub tokens: Tokens,
    /// Part of the tokens that is input.
    pub input_share: Share,
    /// Part of the input that the API can serve from its prompt cache.
    pub cached_share: Share,
    /// Part of all tokens that can wait for the batch API.
    pub batch_share: Share,
    /// Busiest hour over average hour, 1 for an even load.
    pub peak_to_average: f64,
}

/// The price list of one API offer. A missing price is `None` and falls back, never a guess.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ApiPrices {
    /// Input price.
    pub input: UsdPerMTok,
    /// Output price.
    pub output: UsdPerMTok,
    /// Price of input served from the cache; falls back to `input`.
    pub cached_input: Option<UsdPerMTok>,
    /// Batch API input price; falls back to `input`.
    pub batch_input: Option<UsdPerMTok>,
    /// Batch API output price; falls back to `output`.
    pub batch_output: Option<UsdPerMTok>,
    /// One price for every token, whatever the mix, in place of all of the above.
    pub blended: Option<UsdPerMTok>,
    /// Charged every month whatever the volume.
    pub platform_fee: Usd,
}

/// The self-hosted side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hosting {
    /// GPUs of one replica.
    pub gpus_per_replica: f64,
    /// What a replica's GPUs cost.
    pub gpu_cost: GpuCost,
    /// Hours a month the replicas run.
    pub hours: Hours,
    /// The model on a replica's GPUs; `None` where its architecture is not known.
    pub placement: Option<Placement>,
    /// What one replica can serve.
    pub capacity: CapacityBasis,
    /// Part of that capacity one plans to use.
    pub utilisation: Share,
    /// Replicas that run whatever the volume.
    pub min_replicas: f64,
    /// Spare replicas on top (N+1), which carry no load.
    pub standby: f64,
    /// What is paid besides the GPUs.
    pub overhead: Overhead,
}

/// How a replica's GPUs are paid for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GpuCost {
    /// Rented by the hour.
    Rented {
        /// List price of one GPU.
        usd_per_gpu_hour: UsdPerHour,
        /// Off the list price, for a commitment or spot capacity.
        discount: Share,
    },
    /// A provider's own price for the whole replica for the month.
    Quoted {
        /// Per replica and month.
        usd_per_replica: Usd,
    },
    /// Bought.
    Owned(OwnedGpu),
}

/// Owned hardware, per GPU unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnedGpu {
    /// Purchase price with its share of the server.
    pub price: Usd,
    /// Months it is used.
    pub life_months: f64,
    /// Part of the price it still fetches afterwards.
    pub residual: Share,
    /// Yearly interest.
    pub annual_rate: Share,
    /// Average draw in watts.
    pub watts: f64,
    /// Power usage effectiveness of the room: total power over computing power.
    pub pue: f64,
    /// Electricity price, USD per kWh.
    pub usd_per_kwh: f64,
    /// Rack space and hands, per replica and month.
    pub hosting_per_replica: Usd,
}

/// What one replica serves at 100 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CapacityBasis {
    /// No limit: one replica carries everything (how the article prints its tables).
    Flat,
    /// Given by the user or a source, tokens a month.
    Stated(Tokens),
    /// From measured speeds.
    Rate {
        /// Output speed of a single stream.
        decode: TokensPerSecond,
        /// How much faster many streams at once are in sum.
        batching: f64,
        /// Input speed; left out of the sum where unknown.
        prefill: Option<TokensPerSecond>,
    },
    /// From specifications: what [`throughput::capacity`](super::throughput::capacity) found.
    Modelled(Modelled),
}

/// Monthly costs besides GPUs; the same whatever the number of replicas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Overhead {
    /// Model weights and logs.
    pub storage: Usd,
    /// Bandwidth and egress.
    pub networking: Usd,
    /// Monitoring and alerting.
    pub monitoring: Usd,
    /// Load balancing.
    pub load_balancing: Usd,
    /// Anything else, or one lump for everything.
    pub other: Usd,
    /// Engineering hours a month.
    pub engineer_hours: Hours,
    /// What an engineering hour costs.
    pub engineer_rate: UsdPerHour,
    /// Paid once: migration, set-up.
    pub one_off: Usd,
    /// Months the one-off cost is spread over.
    pub one_off_months: f64,
}

/// One of the two rivals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The managed API.
    Api,
    /// The self-hosted open-weight model.
    SelfHost,
}

/// One entry of the `need` checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Data may not leave.
    Privacy,
    /// Own fine-tuned model.
    Finetuned,
    /// Tight first-token latency.
    Latency,
    /// Predictable bill.
    Predictable,
    /// Frontier quality.
    Frontier,
    /// No infrastructure team.
    NoTeam,
    /// Sudden growth.
    Burst,
    /// Many models.
    MultiModel,
}

impl Need {
    /// All of them, those towards self-hosting first.
    pub const ALL: [Self; 8] = [
        Self::Privacy,
        Self::Finetuned,
        Self::Latency,
        Self::Predictable,
        Self::Frontier,
        Self::NoTeam,
        Self::Burst,
        Self::MultiModel,
    ];

    /// Which side it speaks for.
    #[must_use]
    pub fn side(self) -> Side {
        match self {
            Self::Privacy | Self::Finetuned | Self::Latency | Self::Predictable => Side::SelfHost,
            Self::Frontier | Self::NoTeam | Self::Burst | Self::MultiModel => Side::Api,
        }
    }

    /// Whether it settles the matter whatever the money says.
    #[must_use]
    pub fn forces(self) -> bool {
        matches!(self, Self::Privacy | Self::Frontier)
    }
}

/// The needs that are ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs(u8);

impl Needs {
    /// Whether this one is ticked.
    #[must_use]
    pub fn has(self, need: Need) -> bool {
        self.0 & (1 << need as u8) != 0
    }

    /// The same with this one ticked or not.
    #[must_use]
    pub fn with(self, need: Need, ticked: bool) -> Self {
        let bit = 1 << need as u8;
        Self(if ticked { self.0 | bit } else { self.0 & !bit })
    }

    /// The ticked ones.
    pub fn iter(self) -> impl Iterator<Item = Need> {
        Need::ALL.into_iter().filter(move |need| self.has(*need))
    }
}
