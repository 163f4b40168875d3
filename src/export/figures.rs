//! Figures by name, as they are printed: what prose on the page refers to, instead of repeating numbers.

use super::{Evaluation, sentences};
use crate::engine::inputs::Side;
use crate::format::{self, money, percent, unit_price, volume};
use crate::scenario::Input;
use crate::units::{Tokens, Usd, UsdPerMTok};

/// A figure of this evaluation as it is printed; `None` for a name that is not known. What a scenario does not have is
/// said in a word: `never`, `no limit`, `–`.
#[must_use]
pub fn figure_text(evaluation: &Evaluation, key: &str) -> Option<String> {
    let report = &evaluation.report;
    let (own, prices) = (&report.self_host, &evaluation.resolved.inputs.api);
    Some(match key {
        "headline" => sentences::headline(report),
        "break-even-sentence" => sentences::break_even(report),
        "rule-of-thumb" => sentences::rule_of_thumb(report),
        "hardware" => sentences::hardware(evaluation),
        "volume" => volume(report.workload.tokens),
        "api-month" => money(report.api.month),
        "self-host-month" => money(own.month),
        "saving" => money(Usd(format::difference(report.api.month, own.month).0.abs())),
        "saving-percent" => percent(report.verdict.saving_share),
        "cheaper" => cheaper(report.verdict.cheaper),
        "break-even" => volume_or(report.break_even.first(), "never"),
        "for-good" => volume_or(report.break_even.for_good(), "never"),
        "capacity" => volume_or(own.capacity, "no limit"),
        "replicas" => format::link_number(own.running),
        "gpus" => format::link_number(own.gpus),
        "replica-month" => money(own.replica_month),
        "overhead" => money(report.curves.overhead),
        "engineering" => money(own.overhead.engineering),
        "blended-price" => unit_price(report.api.blend.price),
        "price-in" => unit_price(prices.input),
        "price-out" => unit_price(prices.output),
        "gpu-hour" => price_or_dash(evaluation.resolved.shown(&evaluation.scenario, Input::GpuHour).map(UsdPerMTok)),
        "api-average" => price_or_dash(report.api.average),
        "self-host-average" => price_or_dash(own.average),
        "full-replica-price" => price_or_dash(own.marginal),
        _ => return None,
    })
}

fn cheaper(side: Option<Side>) -> String {
    match side {
        Some(Side::Api) => "the API",
        Some(Side::SelfHost) => "self-hosting",
        None => "neither",
    }
    .into()
}

fn volume_or(tokens: Option<Tokens>, missing: &str) -> String {
    tokens.map_or_else(|| missing.into(), volume)
}

fn price_or_dash(price: Option<UsdPerMTok>) -> String {
    price.map_or_else(|| "–".into(), unit_price)
}
