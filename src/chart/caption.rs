//! Where the figures of a picture come from: the small print of one that stands alone.

use super::spec::Quantity;
use super::tick_text::tick_text;
use crate::catalogue::{ApiOffer, PUBLISHED_NAME};
use crate::export::{Evaluation, sentences};
use crate::format;
use crate::scenario::{Input, Whose};
use crate::units::{Tokens, Usd};

/// The volume, the mix, both prices with their date, and the source.
#[must_use]
pub fn footnote(evaluation: &Evaluation) -> String {
    let workload = &evaluation.report.workload;
    format!(
        "{}, {} input. {}; {}. Source: {}.",
        per_month(workload.tokens),
        format::percent(workload.input_share),
        api_price(evaluation),
        hardware(evaluation),
        source(&evaluation.resolved.names.api),
    )
}

/// The same for a picture of all presets, whose prices are one edition's.
#[must_use]
pub fn footnote_of_all(first: &ApiOffer) -> String {
    format!("Prices: {PUBLISHED_NAME}, checked {}. Source: {}.", first.checked_on, source(first))
}

/// `1B tokens a month`
pub fn per_month(volume: Tokens) -> String {
    format!("{} tokens a month", format::volume(volume))
}

/// `724.7M`, and in short what is larger than any workload.
pub fn short_volume(volume: Tokens) -> String {
    const LARGEST: f64 = 1e15;
    if volume.0 > LARGEST { "over 1,000T".into() } else { format::volume(volume) }
}

/// Whole dollars as everywhere, from ten million on in short: `$3,986`, `$12.3M`.
pub fn short_money(amount: Usd) -> String {
    const LONG: f64 = 1e7;
    const LONGEST: f64 = 1e18;
    let size = amount.0.abs();
    if size < LONG {
        return format::money(amount);
    }
    let sign = if amount.0 < 0.0 { "−" } else { "" };
    let over = if size > LONGEST { "over " } else { "" };
    format!("{over}{sign}{}", tick_text(size.min(LONGEST), size.min(LONGEST) / 100.0, Quantity::Usd))
}

fn api_price(evaluation: &Evaluation) -> String {
    const PRICES: [Input; 4] = [Input::PriceIn, Input::PriceOut, Input::PriceCached, Input::Blend];
    let offer = &evaluation.resolved.names.api;
    let price = format::unit_price(evaluation.report.api.blend.price);
    let by_hand = PRICES.into_iter().any(|price| evaluation.scenario.is_changed(price));
    let stands = match evaluation.scenario.own_offer() {
        Some(whose) => from_list(whose),
        None if by_hand => "set by hand".into(),
        None => format!("list price of {}", offer.checked_on),
    };
    format!("{} at {price} per 1M tokens, {stands}", evaluation.api_name())
}

fn hardware(evaluation: &Evaluation) -> String {
    let (gpus, scenario) = (sentences::hardware(evaluation), &evaluation.scenario);
    if scenario.number(Input::OwnPrice).is_some() {
        return format!("{gpus}, owned");
    }
    if let Some(whose) = scenario.own_renter() {
        return format!("{gpus} at {}, {}", whose.name, from_list(whose));
    }
    if scenario.is_changed(Input::GpuHour) {
        return format!("{gpus}, rent set by hand");
    }
    if evaluation.unpriced().is_some() {
        return format!("{gpus}, rent not known");
    }
    format!(
        "{gpus} at {}, rent of {}",
        evaluation.resolved.names.provider.name, evaluation.resolved.names.provider.checked_on
    )
}

/// `by Example Ltd, 2026-11-01`
fn from_list(whose: &Whose) -> String {
    format!("by {}, {}", whose.source, whose.date)
}

/// The title of a source, without what follows it.
fn source(offer: &ApiOffer) -> &'static str {
    offer.source.text().split(';').next().unwrap_or_default()
}
