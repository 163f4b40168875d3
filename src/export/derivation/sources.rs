//! Where an input's number comes from: the reader, the preset, the catalogue, or the default.

use crate::catalogue;
use crate::engine::inputs::GpuCost;
use crate::export::Evaluation;
use crate::format::quantity;
use crate::scenario::Input;

/// One number's source.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceLine {
    /// What the number is.
    pub what: &'static str,
    /// The number with its unit.
    pub text: String,
    /// Who says so: an address, a publication, or whose choice it was.
    pub source: String,
    /// When it was looked up, `YYYY-MM-DD`, where it was.
    pub as_of: Option<String>,
}

/// What the reader has set.
pub const OWN: &str = "your own figure";
/// What a preset has set.
const PRESET: &str = "the preset, as published";
/// What nobody has set.
const DEFAULT: &str = "default of this calculator";

/// The source of an input's number; nothing where the input has none.
pub fn of_input(evaluation: &Evaluation, input: Input) -> Option<SourceLine> {
    let scenario = &evaluation.scenario;
    let value = evaluation.resolved.shown(scenario, input)?;
    let (source, as_of) = if scenario.is_changed(input) {
        taken_over(evaluation, input).unwrap_or_else(|| (OWN.into(), None))
    } else if let Some((source, checked_on)) = row(evaluation, input) {
        (source, Some(checked_on.into()))
    } else if scenario.preset().number(input).is_some() {
        (PRESET.into(), None)
    } else {
        (DEFAULT.into(), None)
    };
    let bounds = input.bounds();
    Some(SourceLine { what: bounds.name, text: quantity(value, bounds.unit), source, as_of })
}

/// The list that a price of the reader's own was taken from.
fn taken_over(evaluation: &Evaluation, input: Input) -> Option<(String, Option<String>)> {
    let scenario = &evaluation.scenario;
    let whose = match input {
        Input::PriceIn | Input::PriceOut | Input::PriceCached => scenario.own_offer(),
        Input::GpuHour => scenario.own_renter(),
        _ => None,
    }?;
    let date = Some(whose.date.clone()).filter(|date| !date.is_empty());
    Some((format!("{OWN}, taken over from {}: {}", whose.source, whose.name), date))
}

/// The catalogue row behind an input that is not set.
fn row(evaluation: &Evaluation, input: Input) -> Option<(String, &'static str)> {
    let names = &evaluation.resolved.names;
    let remarked = |source: &str, note: &str| {
        if note.is_empty() { source.into() } else { format!("{source}; {note}") }
    };
    match input {
        Input::PriceIn | Input::PriceOut | Input::PriceCached => {
            // Only the current edition has remarks, and only with its own date.
            let offer = catalogue::current_offer(names.api.id).filter(|row| row.source == names.api.source);
            let note = offer.map_or("", |row| row.note.text());
            Some((remarked(names.api.source.text(), note), names.api.checked_on))
        }
        Input::GpuHour => names.rent.map(|rent| (remarked(rent.source.text(), rent.note.text()), rent.checked_on)),
        Input::Decode => Some((names.model.source.text().into(), names.model.checked_on)),
        _ => None,
    }
}

/// The source's own month of a whole replica, where it is used.
pub fn quoted_month(evaluation: &Evaluation) -> Option<SourceLine> {
    let (names, own) = (&evaluation.resolved.names, &evaluation.resolved.inputs.hosting);
    let GpuCost::Quoted { usd_per_replica } = own.gpu_cost else { return None };
    let row = catalogue::rental(names.gpu.id, own.gpus_per_replica, names.provider.id)?;
    Some(SourceLine {
        what: "Month of a replica",
        text: crate::format::money(usd_per_replica),
        source: row.source.text().into(),
        as_of: Some(row.checked_on.into()),
    })
}

/// Batch prices, which only the offer gives.
pub fn batch_price(evaluation: &Evaluation, what: &'static str, price: Option<f64>) -> Option<SourceLine> {
    let offer = &evaluation.resolved.names.api;
    let text = quantity(price?, crate::format::Unit::UsdPerMTok);
    Some(SourceLine { what, text, source: offer.source.text().into(), as_of: Some(offer.checked_on.into()) })
}
