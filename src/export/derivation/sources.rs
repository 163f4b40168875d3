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
    pub source: &'static str,
    /// When it was looked up, `YYYY-MM-DD`, where it was.
    pub as_of: Option<&'static str>,
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
        (OWN, None)
    } else if let Some((source, checked_on)) = row(evaluation, input) {
        (source, Some(checked_on))
    } else if scenario.preset().number(input).is_some() {
        (PRESET, None)
    } else {
        (DEFAULT, None)
    };
    let bounds = input.bounds();
    Some(SourceLine { what: bounds.name, text: quantity(value, bounds.unit), source, as_of })
}

/// The catalogue row behind an input that is not set.
fn row(evaluation: &Evaluation, input: Input) -> Option<(&'static str, &'static str)> {
    let names = &evaluation.resolved.names;
    match input {
        Input::PriceIn | Input::PriceOut | Input::PriceCached => Some((names.api.source.text(), names.api.checked_on)),
        Input::GpuHour => names.rent.map(|rent| (rent.source.text(), rent.checked_on)),
        Input::Decode => Some((names.model.source.text(), names.model.checked_on)),
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
        source: row.source.text(),
        as_of: Some(row.checked_on),
    })
}

/// Batch prices, which only the offer gives.
pub fn batch_price(evaluation: &Evaluation, what: &'static str, price: Option<f64>) -> Option<SourceLine> {
    let offer = &evaluation.resolved.names.api;
    let text = quantity(price?, crate::format::Unit::UsdPerMTok);
    Some(SourceLine { what, text, source: offer.source.text(), as_of: Some(offer.checked_on) })
}
