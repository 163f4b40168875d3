//! What could run a workload: every number of every GPU that serves the model, with its rent and what it serves.

use super::Evaluation;
use super::fit::{Fit, gpu_name};
use super::rents::{Rent, cheapest_rent, on_gpus};
use crate::catalogue::{GpuSpec, specs};
use crate::engine::fleet::COUNTS;
use crate::engine::memory::{Placement, place};
use crate::scenario::{self, Capacity, Choice, Input};
use crate::units::{Tokens, Usd};
use std::cmp::Ordering;

/// A replica that serves.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The GPU.
    pub gpu: &'static GpuSpec,
    /// Its name, as the edition has it.
    pub name: &'static str,
    /// GPUs of a replica.
    pub gpus: f64,
    /// Sequences of the working context at once.
    pub sequences: f64,
    /// The cheapest rent of a replica, where the edition has one.
    pub rent: Option<Rent>,
    /// What it is by the throughput model, where the specifications are known.
    pub load: Option<Load>,
    /// The link of the scenario on it.
    pub query: String,
}

/// What the workload takes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Tokens a month that a replica serves at 100 %.
    pub capacity: Tokens,
    /// Replicas that run, standby included.
    pub replicas: f64,
    /// GPUs of all of them, a month of the scenario's hours and discount.
    pub month: Usd,
}

/// All of them: by what the workload costs, the cheapest first; then those of which only the rent is known, then the others.
#[must_use]
pub fn candidates(evaluation: &Evaluation) -> Vec<Candidate> {
    let Some(placement) = Fit::of(evaluation).placement else { return Vec::new() };
    let mut found = Vec::new();
    for gpu in specs::GPUS {
        for gpus in COUNTS {
            found.extend(candidate(evaluation, &placement, gpu, gpus));
        }
    }
    found.sort_unstable_by(|a, b| {
        let order = cheaper(month(a), month(b)).then(cheaper(rent(a), rent(b)));
        order.then(a.gpus.total_cmp(&b.gpus)).then(a.gpu.id.cmp(b.gpu.id))
    });
    found
}

fn month(candidate: &Candidate) -> Option<Usd> {
    candidate.load.filter(|_| candidate.rent.is_some()).map(|load| load.month)
}

fn rent(candidate: &Candidate) -> Option<Usd> {
    candidate.rent.map(|rent| rent.month)
}

/// What has no price comes last.
fn cheaper(one: Option<Usd>, other: Option<Usd>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => one.0.total_cmp(&other.0),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

fn candidate(evaluation: &Evaluation, placement: &Placement, gpu: &'static GpuSpec, gpus: f64) -> Option<Candidate> {
    let prices = evaluation.scenario.prices();
    let memory = place(&Placement { gpu_memory: gpu.vram_gb * 1e9, gpus, ..*placement });
    let sequences = memory.fit.sequences();
    if sequences < 1.0 {
        return None;
    }
    let rent = cheapest_rent(prices, gpu.id, gpus);
    let provider = rent.map_or(evaluation.scenario.choice(Choice::Provider), |rent| rent.terms.provider);
    let mut scenario = on_gpus(&evaluation.scenario, gpu.id, gpus, Some(provider))?;
    // At list prices, whatever the scenario's own GPUs cost.
    scenario.replace_choice(Choice::Provider, provider);
    for input in [Input::OwnPrice, Input::Decode, Input::Batching, Input::Prefill] {
        scenario.reset(input);
    }
    scenario.set_capacity(Capacity::Modelled);
    let (_, report) = scenario::evaluate(&scenario);
    let own = report.self_host;
    let load = own.capacity.map(|capacity| Load { capacity, replicas: own.running, month: own.compute });
    let name = gpu_name(prices, gpu);
    Some(Candidate { gpu, name, gpus, sequences, rent, load, query: scenario::write(&scenario) })
}
