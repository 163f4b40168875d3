//! What could run a workload: every number of every GPU that serves the model, with its rent and what it serves.

use super::Evaluation;
use super::fit::{Fit, gpu_name};
use super::known::{Known, take_rent};
use super::rents::{MONTH, Rent, cheapest_rent, on_gpus};
use crate::catalogue::import::prices::{Batch, Rental};
use crate::catalogue::{GpuSpec, PriceList, specs};
use crate::engine::fleet::COUNTS;
use crate::engine::memory::{Placement, place};
use crate::scenario::{self, Capacity, Choice, Input};
use crate::units::{Tokens, Usd, UsdPerHour};
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
    /// The cheapest rent of a replica, of the edition or of a list of the visitor's own.
    pub rent: Option<Rented>,
    /// What it is by the throughput model, where the specifications are known.
    pub load: Option<Load>,
    /// The link of the scenario on it.
    pub query: String,
}

/// Whom a replica is rented from.
#[derive(Clone, Debug, PartialEq)]
pub struct Rented {
    /// Id in links; empty for one of a list of the visitor's own.
    pub provider: &'static str,
    /// Name on the page.
    pub name: String,
    /// USD for one GPU.
    pub usd_per_gpu_hour: f64,
    /// A month of 720 hours at the list price, of all that have to be rented.
    pub month: Usd,
    /// When it was looked up.
    pub date: String,
    /// What to know besides.
    pub note: String,
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
pub fn candidates(evaluation: &Evaluation, known: Known<'_>) -> Vec<Candidate> {
    let Some(placement) = Fit::of(evaluation).placement else { return Vec::new() };
    let mut found = Vec::new();
    for gpu in specs::GPUS {
        for gpus in COUNTS {
            found.extend(candidate(evaluation, known, &placement, gpu, gpus));
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
    candidate.rent.as_ref().map(|rent| rent.month)
}

/// What has no price comes last.
fn cheaper(one: Option<Usd>, other: Option<Usd>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => one.0.total_cmp(&other.0),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

fn candidate(
    evaluation: &Evaluation,
    known: Known<'_>,
    placement: &Placement,
    gpu: &'static GpuSpec,
    gpus: f64,
) -> Option<Candidate> {
    let prices = evaluation.scenario.prices();
    let memory = place(&Placement { gpu_memory: gpu.vram_gb * 1e9, gpus, ..*placement });
    let sequences = memory.fit.sequences();
    if sequences < 1.0 {
        return None;
    }
    let listed = cheapest_rent(prices, gpu.id, gpus);
    let provider = listed.map_or(evaluation.scenario.choice(Choice::Provider), |rent| rent.terms.provider);
    let mut scenario = on_gpus(&evaluation.scenario, gpu.id, gpus, Some(provider))?;
    // At list prices, whatever the scenario's own GPUs cost.
    scenario.replace_choice(Choice::Provider, provider);
    for input in [Input::OwnPrice, Input::Decode, Input::Batching, Input::Prefill] {
        scenario.reset(input);
    }
    scenario.set_capacity(Capacity::Modelled);
    let mut rent = listed.map(of_edition);
    if let Some((batch, own)) = cheapest_own(known, gpu.id, gpus) {
        let from = of_list(batch, own, gpus);
        if rent.as_ref().is_none_or(|listed| from.month.0 < listed.month.0) {
            take_rent(&mut scenario, batch, own);
            rent = Some(from);
        }
    }
    let (_, report) = scenario::evaluate(&scenario);
    let own = report.self_host;
    let load = own.capacity.map(|capacity| Load { capacity, replicas: own.running, month: own.compute });
    let name = gpu_name(prices, gpu);
    Some(Candidate { gpu, name, gpus, sequences, rent, load, query: scenario::write(&scenario) })
}

fn of_edition(rent: Rent) -> Rented {
    let provider = rent.terms.provider;
    Rented {
        provider,
        name: PriceList::Current.provider(provider).map_or(provider, |row| row.name).into(),
        usd_per_gpu_hour: rent.terms.usd_per_gpu_hour,
        month: rent.month,
        date: rent.terms.checked_on.into(),
        note: rent.terms.note.text().into(),
    }
}

/// A rent one can stand on, of a list of the visitor's own.
fn cheapest_own<'a>(known: Known<'a>, gpu: &'static str, gpus: f64) -> Option<(&'a Batch, &'a Rental)> {
    let month = |rent: &Rental| own_month(rent, gpus).0;
    let sound = known.rents(gpu).filter(|(_, rent)| rent.kind.is_on_demand());
    sound.min_by(|(_, a), (_, b)| month(a).total_cmp(&month(b)))
}

fn own_month(rent: &Rental, gpus: f64) -> Usd {
    UsdPerHour(rent.usd_per_gpu_hour * gpus.max(rent.min_gpus)) * MONTH
}

fn of_list(batch: &Batch, rent: &Rental, gpus: f64) -> Rented {
    Rented {
        provider: "",
        name: rent.provider.clone(),
        usd_per_gpu_hour: rent.usd_per_gpu_hour,
        month: own_month(rent, gpus),
        date: batch.date.clone(),
        note: batch.source.clone(),
    }
}
