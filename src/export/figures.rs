//! Figures by name: the value of each as the page prints it, for prose that computes what it says.

use super::derivation::{Figure, Kind};
use super::{Evaluation, sentences};
use crate::engine::hosting;
use crate::engine::inputs::GpuCost;
use crate::format;
use crate::scenario::Input;
use crate::units::{Tokens, Usd, UsdPerMTok};

/// What a figure comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A number and how it is printed.
    Number(Kind, f64),
    /// A word in place of a number: there is none.
    Word(&'static str),
}

impl Value {
    /// As the page prints it, without unit.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Number(kind, number) => kind.shown(number),
            Self::Word(word) => word.into(),
        }
    }

    /// The number, if there is one.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(_, number) => Some(number),
            Self::Word(_) => None,
        }
    }

    fn or(number: Option<f64>, kind: Kind, word: &'static str) -> Self {
        number.map_or(Self::Word(word), |number| Self::Number(kind, number))
    }

    fn price(price: Option<UsdPerMTok>, word: &'static str) -> Self {
        Self::or(price.map(|price| price.0), Kind::Price, word)
    }

    fn volume(tokens: Option<Tokens>, word: &'static str) -> Self {
        Self::or(tokens.map(|tokens| tokens.0), Kind::Volume, word)
    }
}

/// The printed value of the figure with this key, or the sentence that goes by it; `None` for a key that is none.
#[must_use]
pub fn figure_text(evaluation: &Evaluation, key: &str) -> Option<String> {
    let report = &evaluation.report;
    Some(match key {
        "headline" => sentences::headline(evaluation),
        "break-even-sentence" => sentences::break_even(report),
        "rule-of-thumb" => sentences::rule_of_thumb(report),
        "hardware" => sentences::hardware(evaluation),
        "cheaper" => report.verdict.cheaper.map_or("neither", sentences::side_name).into(),
        _ => value(evaluation, Figure::of_key(key)?).text(),
    })
}

/// Any figure of an evaluation.
#[must_use]
pub fn value(evaluation: &Evaluation, figure: Figure) -> Value {
    let report = &evaluation.report;
    let (api, own, limits) = (&report.api, &report.self_host, &report.limits);
    let usd = |amount: Usd| Value::Number(Kind::Usd, amount.0);
    match figure {
        Figure::Requests => Value::or(requests(evaluation), Kind::Volume, "not given"),
        Figure::Volume => Value::volume(Some(report.workload.tokens), ""),
        Figure::InputShare => Value::Number(Kind::Share, report.workload.input_share.0),
        Figure::InputPrice => Value::price(Some(api.blend.input), ""),
        Figure::OutputPrice => Value::price(Some(api.blend.output), ""),
        Figure::Blend => Value::price(Some(api.blend.price), ""),
        Figure::ApiMonth => usd(api.month),
        Figure::ApiAverage => Value::price(api.average, "none"),
        Figure::Capital | Figure::Power => owned(evaluation, figure),
        Figure::GpuHour => Value::Number(Kind::Rate, gpu_hour(evaluation)),
        Figure::ReplicaMonth => usd(own.replica_month),
        Figure::Capacity => Value::volume(own.capacity, "no limit"),
        Figure::ReplicaVolume => Value::volume(report.curves.step, "no limit"),
        Figure::Replicas => Value::Number(Kind::Count, own.replicas),
        Figure::Running => Value::Number(Kind::Count, own.running),
        Figure::Gpus => Value::Number(Kind::Count, own.gpus),
        Figure::Compute => usd(own.compute),
        Figure::Engineering => usd(own.overhead.engineering),
        Figure::OneOff => usd(own.overhead.one_off),
        Figure::Overhead => usd(report.curves.overhead),
        Figure::SelfMonth => usd(own.month),
        Figure::SelfAverage => Value::price(own.average, "none"),
        Figure::FullReplica => Value::price(own.marginal, "no limit"),
        Figure::Saving => Value::Number(Kind::Usd, format::difference(api.month, own.month).0.abs()),
        Figure::SavingPercent => Value::Number(Kind::Percent, report.verdict.saving_share.0),
        Figure::BreakEven => Value::volume(report.break_even.first(), "never"),
        Figure::ForGood => Value::volume(report.break_even.for_good(), "never"),
        Figure::NearestFlip => Value::volume(report.nearest_flip, "none"),
        Figure::Hybrid => usd(report.hybrid.month),
        Figure::HybridShare => Value::Number(Kind::Percent, report.hybrid.share.0),
        Figure::LimitApiPrice => Value::price(limits.api_price, "none"),
        Figure::LimitGpuHour => Value::or(limits.gpu_hour.map(|rate| rate.0), Kind::Rate, "none"),
        Figure::LimitUtilisation => Value::or(limits.utilisation.map(|share| share.0), Kind::Percent, "none"),
        Figure::LimitEngineering => Value::or(limits.engineer_hours.map(|hours| hours.0), Kind::Count, "none"),
    }
}

/// Capital or power of an owned GPU for a month.
fn owned(evaluation: &Evaluation, figure: Figure) -> Value {
    let own = &evaluation.resolved.inputs.hosting;
    match (&own.gpu_cost, figure) {
        (GpuCost::Owned(gpu), Figure::Capital) => Value::Number(Kind::Usd, hosting::capital_recovery(gpu).0),
        (GpuCost::Owned(gpu), _) => Value::Number(Kind::Usd, hosting::power(gpu, own.hours).0),
        _ => Value::Word("rented"),
    }
}

/// What a GPU-hour costs: the list price less discount, or an owned GPU's part of its replica's month.
fn gpu_hour(evaluation: &Evaluation) -> f64 {
    let own = &evaluation.resolved.inputs.hosting;
    match own.gpu_cost {
        GpuCost::Rented { usd_per_gpu_hour, discount } => (usd_per_gpu_hour * discount.rest()).0,
        GpuCost::Quoted { .. } => evaluation.resolved.shown(&evaluation.scenario, Input::GpuHour).unwrap_or_default(),
        GpuCost::Owned(_) => evaluation.report.self_host.replica_month.0 / (own.gpus_per_replica * own.hours.0),
    }
}

/// Requests a day times the days of the month, where the volume follows from requests.
fn requests(evaluation: &Evaluation) -> Option<f64> {
    let days = evaluation.scenario.request_days()?;
    evaluation.scenario.number(Input::Requests).map(|requests| requests * days)
}
