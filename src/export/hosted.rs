//! Who serves an open model's very weights by API, and what the workload costs there.

use super::Evaluation;
use super::known::{Known, take_offer};
use crate::catalogue::import::prices::{Batch, Offer};
use crate::catalogue::{ApiOffer, CurrentOffer, ModelSpec, current, model_spec};
use crate::engine::api::blend;
use crate::engine::inputs::{ApiPrices, Workload};
use crate::scenario::{self, Choice, Scenario};
use crate::units::{Usd, UsdPerMTok};

/// One offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Hosted {
    /// Its id in the catalogue, or in the list of the visitor's own.
    pub id: String,
    /// Whether it is of such a list.
    pub own: bool,
    /// Its name.
    pub name: String,
    /// Who sells it.
    pub vendor: String,
    /// As they are listed.
    pub prices: ApiPrices,
    /// USD per 1M tokens of the scenario's mix.
    pub blended: UsdPerMTok,
    /// A month of the scenario's volume, no fee counted.
    pub month: Usd,
    /// Whether a price it lacks was replaced by its ordinary one.
    pub fell_back: bool,
    /// When it was looked up.
    pub date: String,
    /// Where.
    pub source: String,
    /// From when on it is not sold any more; empty where that is not known.
    pub ends_on: String,
    /// What to know besides.
    pub note: String,
    /// The link of the scenario with it as its rival.
    pub query: String,
}

/// Everybody who sells the scenario's model by now, the cheapest first; nobody for a model that none serves.
#[must_use]
pub fn hosted(evaluation: &Evaluation, known: Known<'_>) -> Vec<Hosted> {
    let (scenario, workload) = (&evaluation.scenario, &evaluation.report.workload);
    let id = evaluation.resolved.names.model.id;
    let mut all: Vec<Hosted> = sellers(id, known.today).map(|row| listed(scenario, workload, row)).collect();
    if let Some(model) = model_spec(id) {
        let serves = |(_, offer): &(&Batch, &Offer)| serves(offer, model) && !known.is_over(&offer.ends_on);
        all.extend(known.offers().filter(serves).map(|(batch, offer)| own(scenario, workload, batch, offer)));
    }
    all.sort_unstable_by(|a, b| a.blended.0.total_cmp(&b.blended.0).then_with(|| a.id.cmp(&b.id)));
    all
}

/// What the cheapest asks for 1M tokens of a workload's mix.
#[must_use]
pub fn cheapest(model: &str, workload: &Workload, today: &str) -> Option<UsdPerMTok> {
    let prices = sellers(model, today).map(|row| blend(&list_prices(&row.offer()), workload).price);
    prices.min_by(|a, b| a.0.total_cmp(&b.0))
}

/// Offers of a model that are sold on a day, as far as is known.
fn sellers<'a>(model: &'a str, today: &'a str) -> impl Iterator<Item = &'static CurrentOffer> + 'a {
    current::API.iter().filter(move |row| row.model == Some(model) && row.is_sold(today))
}

/// Whether an offer is of these very weights, by its id: others have it end with the model's name, in 8 bits or as published.
#[must_use]
pub fn serves(offer: &Offer, model: &ModelSpec) -> bool {
    let last = |id: &str| id.rsplit('/').next().unwrap_or(id).to_ascii_lowercase();
    let id = last(&offer.id);
    let id = id.strip_suffix("-fp8").unwrap_or(&id);
    id == last(model.hf_id).as_str() || id == model.id
}

fn listed(scenario: &Scenario, workload: &Workload, row: &'static CurrentOffer) -> Hosted {
    let mut scenario = scenario.clone();
    scenario.replace_choice(Choice::Api, row.id);
    Hosted {
        id: row.id.into(),
        own: false,
        name: row.name.into(),
        vendor: row.vendor.into(),
        date: row.checked_on.into(),
        source: row.source.text().into(),
        ends_on: row.ends_on.unwrap_or_default().into(),
        note: row.note.text().into(),
        query: scenario::write(&scenario),
        ..priced(list_prices(&row.offer()), workload)
    }
}

fn own(scenario: &Scenario, workload: &Workload, batch: &Batch, offer: &Offer) -> Hosted {
    let mut scenario = scenario.clone();
    take_offer(&mut scenario, batch, offer);
    let price = |price: Option<f64>| price.map(UsdPerMTok);
    let prices = ApiPrices {
        input: UsdPerMTok(offer.input),
        output: UsdPerMTok(offer.output),
        cached_input: price(offer.cached),
        batch_input: price(offer.batch_input),
        batch_output: price(offer.batch_output),
        blended: None,
        platform_fee: Usd(0.0),
    };
    Hosted {
        id: offer.id.clone(),
        own: true,
        name: offer.name.clone(),
        vendor: offer.vendor.clone(),
        date: batch.date.clone(),
        source: batch.source.clone(),
        ends_on: offer.ends_on.clone(),
        query: scenario::write(&scenario),
        ..priced(prices, workload)
    }
}

/// What follows from the prices, of somebody not yet named.
fn priced(prices: ApiPrices, workload: &Workload) -> Hosted {
    let blend = blend(&prices, workload);
    Hosted {
        id: String::new(),
        own: false,
        name: String::new(),
        vendor: String::new(),
        prices,
        blended: blend.price,
        month: workload.tokens * blend.price,
        fell_back: blend.cached_fell_back || blend.batch_fell_back,
        date: String::new(),
        source: String::new(),
        ends_on: String::new(),
        note: String::new(),
        query: String::new(),
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
