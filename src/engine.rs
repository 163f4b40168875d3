//! The model, from prices and a workload to a verdict. Pure: no text, no clock, no input or output.
//!
//! 1. The API charges a [`blend`](api) of its prices for the workload's mix: a line over volume.
//! 2. A replica has a [monthly cost](hosting) and a [capacity]; self-hosting adds replicas as the volume grows: a
//!    [staircase] over volume.
//! 3. Line and staircase meet where the [break-even](break_even) intervals begin and end, in closed form.
//! 4. At the current volume: both costs, the cheapest [hybrid], the [verdict], and the [limits](reverse) within which it holds.
//!
//! Whatever comes in, what leaves is [finite].

pub mod api;
pub mod batch;
pub mod break_even;
pub mod capacity;
mod finite;
pub mod fleet;
pub mod hosting;
pub mod hybrid;
pub mod inputs;
pub mod memory;
pub mod reverse;
pub mod rivals;
pub mod specs;
pub mod staircase;
pub mod throughput;
pub mod verdict;

use crate::units::{Tokens, Usd, UsdPerMTok};
use api::Blend;
use break_even::BreakEven;
use hosting::OverheadBill;
use hybrid::Hybrid;
use inputs::{CapacityBasis, Inputs, Workload};
use memory::Memory;
use reverse::Limits;
use staircase::Curves;
use throughput::Modelled;
use verdict::Verdict;

/// Everything the page, the exports and the command line show, every intermediate included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// The load as it was used.
    pub workload: Workload,
    /// Both sides at any volume.
    pub curves: Curves,
    /// The API at the current volume.
    pub api: ApiReport,
    /// Self-hosting at the current volume.
    pub self_host: SelfHostReport,
    /// Whether the model fits on a replica; `None` where its architecture is not known.
    pub memory: Option<Memory>,
    /// What a replica serves, where that is modelled.
    pub throughput: Option<Modelled>,
    /// All volumes at which self-hosting is cheaper.
    pub break_even: BreakEven,
    /// The cheapest mix of both at the current volume.
    pub hybrid: Hybrid,
    /// The recommendation at the current volume.
    pub verdict: Verdict,
    /// How far single inputs may move.
    pub limits: Limits,
    /// The volume nearest to the current one at which the cheaper side changes.
    pub nearest_flip: Option<Tokens>,
}

/// The API at the current volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ApiReport {
    /// The blended price, which is also the marginal cost per 1M tokens.
    pub blend: Blend,
    /// Cost a month.
    pub month: Usd,
    /// Cost per 1M tokens, fee included; `None` at no volume.
    pub average: Option<UsdPerMTok>,
}

/// Self-hosting at the current volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SelfHostReport {
    /// Replicas that carry load.
    pub replicas: f64,
    /// Replicas in all, standby included.
    pub running: f64,
    /// GPUs in all.
    pub gpus: f64,
    /// One replica for a month.
    pub replica_month: Usd,
    /// All replicas for a month.
    pub compute: Usd,
    /// What is paid besides, line by line.
    pub overhead: OverheadBill,
    /// Cost a month.
    pub month: Usd,
    /// Cost per 1M tokens; `None` at no volume.
    pub average: Option<UsdPerMTok>,
    /// Cost per 1M tokens of one more full replica; `None` without a capacity limit.
    pub marginal: Option<UsdPerMTok>,
    /// What one replica serves at 100 %; `None` is no limit.
    pub capacity: Option<Tokens>,
    /// What still fits before the next replica; `None` is no limit.
    pub headroom: Option<Tokens>,
    /// What decides the number of replicas.
    pub binding: Binding,
}

/// Which limit decides the number of replicas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// No capacity limit: the least number of replicas carries everything.
    Unlimited,
    /// The least number of replicas is more than the load needs.
    MinReplicas,
    /// The load's volume and peak, at target utilisation.
    Capacity,
}

/// Answers one set of inputs.
#[must_use]
pub fn evaluate(inputs: &Inputs) -> Report {
    let inputs = finite::bounded(inputs);
    let workload = inputs.workload;
    let blend = api::blend(&inputs.api, &workload);
    let overhead = OverheadBill::of(&inputs.hosting.overhead);
    let capacity = capacity::per_replica(inputs.hosting.capacity, &workload, inputs.hosting.hours);
    let curves = Curves {
        platform_fee: inputs.api.platform_fee,
        api_price: blend.price,
        replica_month: hosting::replica_month(&inputs.hosting),
        overhead: overhead.total(),
        step: capacity.map(|full| full * inputs.hosting.utilisation / workload.peak_to_average),
        min_replicas: inputs.hosting.min_replicas,
        standby: inputs.hosting.standby,
    };
    let break_even = BreakEven::of(&curves);
    let api = curves.api(workload.tokens);
    Report {
        workload,
        curves,
        api: ApiReport { blend, month: api, average: api.per(workload.tokens) },
        self_host: self_host(&inputs, &curves, overhead, capacity),
        memory: inputs.hosting.placement.as_ref().map(memory::place),
        throughput: match inputs.hosting.capacity {
            CapacityBasis::Modelled(modelled) => Some(modelled),
            _ => None,
        },
        break_even,
        hybrid: hybrid::cheapest(&curves, workload.tokens),
        verdict: verdict::judge(api, curves.self_host(workload.tokens), inputs.needs),
        limits: reverse::limits(&inputs, &curves),
        nearest_flip: break_even.nearest_flip(workload.tokens),
    }
}

fn self_host(inputs: &Inputs, curves: &Curves, overhead: OverheadBill, capacity: Option<Tokens>) -> SelfHostReport {
    let volume = inputs.workload.tokens;
    let replicas = curves.replicas(volume);
    let running = replicas + curves.standby;
    let month = curves.self_host(volume);
    SelfHostReport {
        replicas,
        running,
        gpus: running * inputs.hosting.gpus_per_replica,
        replica_month: curves.replica_month,
        compute: curves.replica_month * running,
        overhead,
        month,
        average: month.per(volume),
        marginal: curves.full_replica_price(),
        capacity,
        headroom: curves.headroom(volume),
        binding: match curves.step {
            None => Binding::Unlimited,
            Some(_) if curves.replicas_by_load(volume) < curves.min_replicas => Binding::MinReplicas,
            Some(_) => Binding::Capacity,
        },
    }
}
