//! Who serves an open model's very weights by API, and what the workload costs there.

use super::Evaluation;
use crate::catalogue::{ApiOffer, CurrentOffer, current};
use crate::engine::api::blend;
use crate::engine::inputs::{ApiPrices, Workload};
use crate::scenario::{self, Choice, Scenario};
use crate::units::{Usd, UsdPerMTok};

/// One offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Hosted {
    /// Its list prices, whose source and date they have.
    pub offer: ApiOffer,
    /// USD per 1M tokens of the scenario's mix.
    pub blended: UsdPerMTok,
    /// A month of the scenario's volume, no fee counted.
    pub month: Usd,
    /// Whether a price it lacks was replaced by its ordinary one.
    pub fell_back: bool,
    /// From when on it is not sold any more, where that is known.
    pub ends_on: Option<&'static str>,
    /// The link of the scenario with it as its rival.
    pub query: String,
}

/// Everybody who sells the scenario's model by now, the cheapest first; nobody for a model that none serves.
#[must_use]
pub fn hosted(evaluation: &Evaluation) -> Vec<Hosted> {
    let workload = &evaluation.report.workload;
    let rows = sellers(evaluation.resolved.names.model.id);
    let mut all: Vec<Hosted> = rows.map(|row| of_offer(&evaluation.scenario, workload, row)).collect();
    all.sort_unstable_by(|a, b| a.blended.0.total_cmp(&b.blended.0).then(a.offer.id.cmp(b.offer.id)));
    all
}

/// What the cheapest asks for 1M tokens of a workload's mix.
#[must_use]
pub fn cheapest(model: &str, workload: &Workload) -> Option<UsdPerMTok> {
    let prices = sellers(model).map(|row| blend(&list_prices(&row.offer()), workload).price);
    prices.min_by(|a, b| a.0.total_cmp(&b.0))
}

/// Offers of a model that were sold when they were looked up.
fn sellers(model: &str) -> impl Iterator<Item = &'static CurrentOffer> {
    current::API.iter().filter(move |row| row.model == Some(model) && row.is_sold())
}

fn of_offer(scenario: &Scenario, workload: &Workload, row: &'static CurrentOffer) -> Hosted {
    let offer = row.offer();
    let blend = blend(&list_prices(&offer), workload);
    let mut scenario = scenario.clone();
    scenario.replace_choice(Choice::Api, offer.id);
    Hosted {
        offer,
        blended: blend.price,
        month: workload.tokens * blend.price,
        fell_back: blend.cached_fell_back || blend.batch_fell_back,
        ends_on: row.ends_on,
        query: scenario::write(&scenario),
    }
}

/// As they are listed.
fn list_prices(offer: &ApiOffer) -> ApiPrices {
    ApiPrices {
        input: UsdPerMTok(offer.input),
        output: UsdPerMTok(offer.output),
        cached_input: offer.cached_input.map(UsdPerMTok),
        batch_input: offer.batch_input.map(UsdPerMTok),
        batch_output: offer.batch_output.map(UsdPerMTok),
        blended: None,
        platform_fee: Usd(0.0),
    }
}
