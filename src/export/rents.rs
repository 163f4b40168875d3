//! What a replica is rented for: the rents of an edition that production can stand on.

use crate::catalogue::{self, GpuSpec, PriceList, Prose, Rent as Terms, RentKind, published, specs};
use crate::engine::fleet::COUNTS;
use crate::scenario::{Choice, Input, Scenario};
use crate::units::{Hours, Usd, UsdPerHour};

/// Hours of the months given here: 30 days.
pub const MONTH: Hours = Hours(720.0);

/// What a replica costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rent {
    /// What the cheapest provider asks.
    pub terms: Terms,
    /// GPUs that are rented.
    pub gpus: f64,
    /// A month of 720 hours at the list price.
    pub month: Usd,
}

/// Every rent of an edition that one can stand on, for few GPUs and for many.
#[must_use]
pub fn rents(prices: PriceList) -> Vec<(&'static GpuSpec, Terms)> {
    let mut rents = Vec::new();
    for gpu in specs::GPUS {
        for gpus in [COUNTS[0], COUNTS[COUNTS.len() - 1]] {
            rents.extend(listed(prices, gpu.id, gpus).into_iter().map(|terms| (gpu, terms)));
        }
    }
    if prices == PriceList::Published {
        // It also lists some GPUs together.
        let together = published::RENTALS.iter().filter(|row| row.count > 1.0);
        rents.extend(together.filter_map(|row| {
            let terms = Terms {
                provider: row.provider,
                usd_per_gpu_hour: row.usd_per_hour / row.count,
                kind: RentKind::OnDemand,
                min_gpus: row.count,
                note: Prose::default(),
                source: row.source,
                checked_on: row.checked_on,
            };
            Some((catalogue::gpu_spec(row.gpu)?, terms))
        }));
    }
    rents
}

/// What an edition itself lists for so many GPUs of a kind, as far as one can stand on it; the cheapest first.
fn listed(prices: PriceList, gpu: &str, gpus: f64) -> Vec<Terms> {
    let is_listed = prices == PriceList::Current || published::RENTALS.iter().any(|row| row.gpu == gpu);
    let mut rents = if is_listed { prices.rents(gpu, gpus) } else { Vec::new() };
    rents.retain(|rent| rent.kind.is_on_demand());
    rents
}

/// So many GPUs of a kind, at the provider that asks least. Where it rents out no fewer than some number, those.
#[must_use]
pub fn cheapest_rent(prices: PriceList, gpu: &str, gpus: f64) -> Option<Rent> {
    let rented = |terms: &Terms| gpus.max(terms.min_gpus);
    let month = |terms: &Terms| UsdPerHour(terms.usd_per_gpu_hour * rented(terms)) * MONTH;
    let mut best: Option<Terms> = None;
    for terms in listed(prices, gpu, gpus) {
        if best.is_none_or(|best| month(&terms).0 < month(&best).0) {
            best = Some(terms);
        }
    }
    best.map(|terms| Rent { terms, gpus: rented(&terms), month: month(&terms) })
}

/// The same scenario on other GPUs. Of another kind they are rented, and no speed measured on the old ones is theirs.
#[must_use]
pub fn on_gpus(scenario: &Scenario, gpu: &str, gpus: f64, provider: Option<&'static str>) -> Option<Scenario> {
    let mut scenario = scenario.clone();
    if gpu != scenario.choice(Choice::Gpu) {
        scenario.replace_choice(Choice::Gpu, Choice::Gpu.find(gpu)?);
        scenario.replace_choice(Choice::Provider, provider?);
        for input in [Input::OwnPrice, Input::Decode, Input::Batching, Input::Prefill] {
            scenario.reset(input);
        }
    }
    Some(scenario.with(Input::GpuCount, Some(gpus)))
}
