//! The report as JSON: the shape shared by the command line, the page's export and the embed message.

mod tree;

use super::{Evaluation, fit, sentences};
use crate::engine::break_even::Kind;
use crate::engine::inputs::Side;
use crate::engine::memory::Memory;
use crate::engine::throughput::{self, Modelled, NEARLY_ALL, TYPICAL};
use crate::engine::verdict::Choice;
use crate::engine::{Binding, Report};
use crate::scenario::{self, Edition, Scenario};
use crate::units::{Tokens, Usd, UsdPerMTok};
use tree::Json::{self, Bool, List, Null, Number, Object, Text};

/// Version of the shape.
const SCHEMA: f64 = 1.0;
/// Win intervals listed; their number is given in full.
const LISTED: usize = 256;

fn tokens(tokens: Option<Tokens>) -> Json {
    Json::maybe(tokens.map(|tokens| tokens.0))
}

fn price(price: Option<UsdPerMTok>) -> Json {
    Json::maybe(price.map(|price| price.0))
}

fn usd(amount: Usd) -> Json {
    Number(amount.0)
}

fn document(evaluation: &Evaluation) -> Json {
    let report = &evaluation.report;
    Object(vec![
        ("schema", Number(SCHEMA)),
        ("query", Text(scenario::write(&evaluation.scenario))),
        ("prices", prices(&evaluation.scenario)),
        ("notes", Json::texts(evaluation.notes.iter().map(ToString::to_string).collect())),
        ("workload", workload(report)),
        ("api", api(evaluation)),
        ("self_host", self_host(evaluation)),
        ("break_even", break_even(report)),
        ("memory", report.memory.as_ref().map_or(Null, memory)),
        ("throughput", report.throughput.as_ref().map_or(Null, throughput)),
        ("hybrid", hybrid(report)),
        ("limits", limits(report)),
        ("verdict", verdict(report)),
    ])
}

/// Which edition's prices count, and the edition whose prices a frozen link carries.
fn prices(scenario: &Scenario) -> Json {
    Object(vec![
        ("edition", Text(Edition::of(scenario.prices()).to_string())),
        ("frozen", scenario.edition().map_or(Null, |edition| Text(edition.to_string()))),
    ])
}

fn workload(report: &Report) -> Json {
    let workload = &report.workload;
    Object(vec![
        ("tokens_per_month", Number(workload.tokens.0)),
        ("input_share", Number(workload.input_share.0)),
        ("cached_share", Number(workload.cached_share.0)),
        ("batch_share", Number(workload.batch_share.0)),
        ("peak_to_average", Number(workload.peak_to_average)),
    ])
}

fn api(evaluation: &Evaluation) -> Json {
    let report = &evaluation.report;
    // In its place stands what the reader has taken over, which has no id.
    let own = evaluation.scenario.own_offer().map(|whose| ("taken_over", Json::Text(sentences::taken_over(whose))));
    let mut fields = vec![
        ("offer", Json::text(evaluation.resolved.names.api.id)),
        ("usd_per_mtok", price(Some(report.api.blend.price))),
        ("usd_per_month", usd(report.api.month)),
        ("average_usd_per_mtok", price(report.api.average)),
        ("marginal_usd_per_mtok", price(Some(report.api.blend.price))),
        ("platform_fee_usd_per_month", usd(report.curves.platform_fee)),
    ];
    fields.extend(own);
    Object(fields)
}

fn self_host(evaluation: &Evaluation) -> Json {
    let report = &evaluation.report;
    let own = &report.self_host;
    let binding = match own.binding {
        Binding::Unlimited => "none",
        Binding::MinReplicas => "min_replicas",
        Binding::Capacity => "capacity",
    };
    let renter = evaluation.scenario.own_renter().map(|whose| ("taken_over", Json::Text(sentences::taken_over(whose))));
    let mut fields = vec![
        ("model", Json::text(evaluation.resolved.names.model.id)),
        ("gpu", Json::text(evaluation.resolved.names.gpu.id)),
        ("replicas", Number(own.replicas)),
        ("standby_replicas", Number(report.curves.standby)),
        ("gpus", Number(own.gpus)),
        ("usd_per_month", usd(own.month)),
        ("usd_per_mtok", price(own.average)),
        ("marginal_usd_per_mtok", price(own.marginal)),
        ("capacity_tokens_per_month", tokens(own.capacity)),
        ("tokens_per_replica_step", tokens(report.curves.step)),
        ("headroom_tokens_per_month", tokens(own.headroom)),
        ("replica_usd_per_month", usd(own.replica_month)),
        ("gpu_usd_per_month", usd(own.compute)),
        ("overhead_usd_per_month", usd(report.curves.overhead)),
        ("overhead", overhead(report)),
        ("binding_limit", Json::text(binding)),
    ];
    fields.extend(renter);
    Object(fields)
}

fn overhead(report: &Report) -> Json {
    let bill = &report.self_host.overhead;
    Object(vec![
        ("storage", usd(bill.storage)),
        ("networking", usd(bill.networking)),
        ("monitoring", usd(bill.monitoring)),
        ("load_balancing", usd(bill.load_balancing)),
        ("other", usd(bill.other)),
        ("engineering", usd(bill.engineering)),
        ("one_off", usd(bill.one_off)),
    ])
}

fn break_even(report: &Report) -> Json {
    let outcome = &report.break_even;
    let kind = match outcome.kind() {
        Kind::Always => "always",
        Kind::Never(_) => "never",
        Kind::From => "from",
        Kind::Intervals => "intervals",
    };
    let wins = outcome.intervals().take(LISTED).map(|win| List(vec![tokens(Some(win.low)), tokens(win.high)]));
    Object(vec![
        ("kind", Json::text(kind)),
        ("first_tokens_per_month", tokens(outcome.first())),
        ("for_good_tokens_per_month", tokens(outcome.for_good())),
        ("self_host_wins", List(wins.collect())),
        ("intervals", Json::maybe(outcome.count())),
        ("reason", Text(sentences::break_even(report))),
    ])
}

fn memory(memory: &Memory) -> Json {
    Object(vec![
        ("weights_gb", Number(memory.weights / 1e9)),
        ("usable_gb", Number(memory.usable / 1e9)),
        ("kv_bytes_per_token", Number(memory.kv_per_token)),
        ("kv_bytes_per_sequence", Number(memory.kv_per_sequence)),
        ("context_tokens", Number(memory.context)),
        ("ranks", Number(memory.ranks)),
        ("fit", Json::text(fit::fit_key(memory.fit))),
        ("max_sequences", Number(memory.fit.sequences())),
    ])
}

fn throughput(modelled: &Modelled) -> Json {
    let pace = &modelled.capacity.pace;
    let limit = match modelled.capacity.binding {
        throughput::Binding::Memory => "memory",
        throughput::Binding::FirstToken => "first_token",
        throughput::Binding::PerToken => "per_token",
        throughput::Binding::Sequences => "sequences",
        throughput::Binding::Engine => "engine",
    };
    Object(vec![
        ("batch", Number(pace.batch)),
        ("step_ms", Number(pace.step.seconds() * 1e3)),
        ("prefill_ms", Number(pace.prefill * 1e3)),
        ("first_token_ms", Number(pace.first_token * 1e3)),
        ("per_token_ms", Number(pace.per_token * 1e3)),
        ("input_tokens", Number(modelled.request.input)),
        ("output_tokens", Number(modelled.request.output)),
        ("kv_bits", Number(modelled.kv_bytes * 8.0)),
        ("output_tokens_per_second", Number(pace.output_rate)),
        ("limit", Json::text(limit)),
        ("typical_factor", Number(TYPICAL)),
        ("nearly_all_factor", Number(NEARLY_ALL)),
    ])
}

fn hybrid(report: &Report) -> Json {
    let hybrid = &report.hybrid;
    Object(vec![
        ("usd_per_month", usd(hybrid.month)),
        ("replicas", Number(hybrid.replicas)),
        ("self_hosted_tokens_per_month", Number(hybrid.self_hosted.0)),
        ("self_hosted_share", Number(hybrid.share.0)),
    ])
}

fn limits(report: &Report) -> Json {
    let limits = &report.limits;
    Object(vec![
        ("usd_per_gpu_hour", Json::maybe(limits.gpu_hour.map(|rate| rate.0))),
        ("utilisation", Json::maybe(limits.utilisation.map(|share| share.0))),
        ("engineer_hours", Json::maybe(limits.engineer_hours.map(|hours| hours.0))),
        ("api_usd_per_mtok", price(limits.api_price)),
        ("nearest_flip_tokens_per_month", tokens(report.nearest_flip)),
    ])
}

fn verdict(report: &Report) -> Json {
    let side = |side| match side {
        Side::Api => "api",
        Side::SelfHost => "self_host",
    };
    let choice = match report.verdict.choice {
        Choice::Pick(picked) => side(picked),
        Choice::CloseCall => "close_call",
    };
    Object(vec![
        ("choice", Json::text(choice)),
        ("cheaper", report.verdict.cheaper.map_or(Null, |cheaper| Json::text(side(cheaper)))),
        ("usd_per_month", usd(report.verdict.saving)),
        ("percent", Number(report.verdict.saving_share.percent())),
        ("forced", Bool(report.verdict.forced_by.is_some())),
        ("reasons", Json::texts(sentences::reasons(report))),
    ])
}

/// One line of JSON, or an indented document.
#[must_use]
pub fn write(evaluation: &Evaluation, indented: bool) -> String {
    document(evaluation).write(indented)
}
