//! The report as JSON: the shape shared by the command line, the page's export and the embed message.

use super::{Evaluation, fit, sentences};
use crate::engine::Report;
use crate::engine::break_even::{BreakEven, Kind};
use crate::engine::inputs::Side;
use crate::engine::memory::Memory;
use crate::engine::throughput::{self, Modelled, NEARLY_ALL, TYPICAL};
use crate::engine::verdict::Choice;
use crate::engine::{Binding, reverse::Limits};
use crate::scenario;
use crate::units::Tokens;
use serde::{Serialize, Serializer};

/// Version of the shape.
const SCHEMA: u32 = 1;
/// Win intervals listed; their number is given in full.
const LISTED: usize = 256;

/// A number that prints without a decimal point where it is whole.
#[derive(Clone, Copy)]
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Whole numbers up to here are exact.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

#[derive(Serialize)]
struct Document {
    schema: u32,
    query: String,
    notes: Vec<String>,
    workload: Workload,
    api: Api,
    self_host: SelfHost,
    break_even: BreakEvenPart,
    memory: Option<MemoryPart>,
    throughput: Option<Throughput>,
    hybrid: Hybrid,
    limits: LimitsPart,
    verdict: VerdictPart,
}

#[derive(Serialize)]
struct Workload {
    tokens_per_month: Number,
    input_share: Number,
    cached_share: Number,
    batch_share: Number,
    peak_to_average: Number,
}

#[derive(Serialize)]
struct Api {
    offer: &'static str,
    usd_per_mtok: Number,
    usd_per_month: Number,
    average_usd_per_mtok: Option<Number>,
    marginal_usd_per_mtok: Number,
    platform_fee_usd_per_month: Number,
}

#[derive(Serialize)]
struct SelfHost {
    model: &'static str,
    gpu: &'static str,
    replicas: Number,
    standby_replicas: Number,
    gpus: Number,
    usd_per_month: Number,
    usd_per_mtok: Option<Number>,
    marginal_usd_per_mtok: Option<Number>,
    capacity_tokens_per_month: Option<Number>,
    tokens_per_replica_step: Option<Number>,
    headroom_tokens_per_month: Option<Number>,
    replica_usd_per_month: Number,
    gpu_usd_per_month: Number,
    overhead_usd_per_month: Number,
    overhead: Overhead,
    binding_limit: &'static str,
}

#[derive(Serialize)]
struct Overhead {
    storage: Number,
    networking: Number,
    monitoring: Number,
    load_balancing: Number,
    other: Number,
    engineering: Number,
    one_off: Number,
}

#[derive(Serialize)]
struct BreakEvenPart {
    kind: &'static str,
    first_tokens_per_month: Option<Number>,
    for_good_tokens_per_month: Option<Number>,
    self_host_wins: Vec<(Number, Option<Number>)>,
    intervals: Option<Number>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct MemoryPart {
    weights_gb: Number,
    usable_gb: Number,
    kv_bytes_per_token: Number,
    kv_bytes_per_sequence: Number,
    context_tokens: Number,
    ranks: Number,
    fit: &'static str,
    max_sequences: Number,
}

#[derive(Serialize)]
struct Throughput {
    batch: Number,
    step_ms: Number,
    prefill_ms: Number,
    first_token_ms: Number,
    per_token_ms: Number,
    input_tokens: Number,
    output_tokens: Number,
    kv_bits: Number,
    output_tokens_per_second: Number,
    limit: &'static str,
    typical_factor: Number,
    nearly_all_factor: Number,
}

#[derive(Serialize)]
struct Hybrid {
    usd_per_month: Number,
    replicas: Number,
    self_hosted_tokens_per_month: Number,
    self_hosted_share: Number,
}

#[derive(Serialize)]
struct LimitsPart {
    usd_per_gpu_hour: Option<Number>,
    utilisation: Option<Number>,
    engineer_hours: Option<Number>,
    api_usd_per_mtok: Option<Number>,
    nearest_flip_tokens_per_month: Option<Number>,
}

#[derive(Serialize)]
struct VerdictPart {
    choice: &'static str,
    cheaper: Option<&'static str>,
    usd_per_month: Number,
    percent: Number,
    forced: bool,
    reasons: Vec<String>,
}

fn document(evaluation: &Evaluation) -> Document {
    let report = &evaluation.report;
    Document {
        schema: SCHEMA,
        query: scenario::write(&evaluation.scenario),
        notes: evaluation.notes.iter().map(ToString::to_string).collect(),
        workload: Workload {
            tokens_per_month: Number(report.workload.tokens.0),
            input_share: Number(report.workload.input_share.0),
            cached_share: Number(report.workload.cached_share.0),
            batch_share: Number(report.workload.batch_share.0),
            peak_to_average: Number(report.workload.peak_to_average),
        },
        api: Api {
            offer: evaluation.resolved.names.api.id,
            usd_per_mtok: Number(report.api.blend.price.0),
            usd_per_month: Number(report.api.month.0),
            average_usd_per_mtok: report.api.average.map(|price| Number(price.0)),
            marginal_usd_per_mtok: Number(report.api.blend.price.0),
            platform_fee_usd_per_month: Number(report.curves.platform_fee.0),
        },
        self_host: self_host(evaluation),
        break_even: break_even(report),
        memory: report.memory.as_ref().map(memory),
        throughput: report.throughput.as_ref().map(throughput),
        hybrid: Hybrid {
            usd_per_month: Number(report.hybrid.month.0),
            replicas: Number(report.hybrid.replicas),
            self_hosted_tokens_per_month: Number(report.hybrid.self_hosted.0),
            self_hosted_share: Number(report.hybrid.share.0),
        },
        limits: limits(&report.limits, report.nearest_flip),
        verdict: verdict(report),
    }
}

fn self_host(evaluation: &Evaluation) -> SelfHost {
    let report = &evaluation.report;
    let own = &report.self_host;
    let tokens = |tokens: Tokens| Number(tokens.0);
    SelfHost {
        model: evaluation.resolved.names.model.id,
        gpu: evaluation.resolved.names.gpu.id,
        replicas: Number(own.replicas),
        standby_replicas: Number(report.curves.standby),
        gpus: Number(own.gpus),
        usd_per_month: Number(own.month.0),
        usd_per_mtok: own.average.map(|price| Number(price.0)),
        marginal_usd_per_mtok: own.marginal.map(|price| Number(price.0)),
        capacity_tokens_per_month: own.capacity.map(tokens),
        tokens_per_replica_step: report.curves.step.map(tokens),
        headroom_tokens_per_month: own.headroom.map(tokens),
        replica_usd_per_month: Number(own.replica_month.0),
        gpu_usd_per_month: Number(own.compute.0),
        overhead_usd_per_month: Number(report.curves.overhead.0),
        overhead: Overhead {
            storage: Number(own.overhead.storage.0),
            networking: Number(own.overhead.networking.0),
            monitoring: Number(own.overhead.monitoring.0),
            load_balancing: Number(own.overhead.load_balancing.0),
            other: Number(own.overhead.other.0),
            engineering: Number(own.overhead.engineering.0),
            one_off: Number(own.overhead.one_off.0),
        },
        binding_limit: match own.binding {
            Binding::Unlimited => "none",
            Binding::MinReplicas => "min_replicas",
            Binding::Capacity => "capacity",
        },
    }
}

fn break_even(report: &Report) -> BreakEvenPart {
    let outcome: &BreakEven = &report.break_even;
    let tokens = |tokens: Tokens| Number(tokens.0);
    BreakEvenPart {
        kind: match outcome.kind() {
            Kind::Always => "always",
            Kind::Never(_) => "never",
            Kind::From => "from",
            Kind::Intervals => "intervals",
        },
        first_tokens_per_month: outcome.first().map(tokens),
        for_good_tokens_per_month: outcome.for_good().map(tokens),
        self_host_wins: outcome.intervals().take(LISTED).map(|win| (tokens(win.low), win.high.map(tokens))).collect(),
        intervals: outcome.count().map(Number),
        reason: Some(sentences::break_even(report)),
    }
}

fn memory(memory: &Memory) -> MemoryPart {
    MemoryPart {
        weights_gb: Number(memory.weights / 1e9),
        usable_gb: Number(memory.usable / 1e9),
        kv_bytes_per_token: Number(memory.kv_per_token),
        kv_bytes_per_sequence: Number(memory.kv_per_sequence),
        context_tokens: Number(memory.context),
        ranks: Number(memory.ranks),
        fit: fit::fit_key(memory.fit),
        max_sequences: Number(memory.fit.sequences()),
    }
}

fn throughput(modelled: &Modelled) -> Throughput {
    let pace = &modelled.capacity.pace;
    Throughput {
        batch: Number(pace.batch),
        step_ms: Number(pace.step.seconds() * 1e3),
        prefill_ms: Number(pace.prefill * 1e3),
        first_token_ms: Number(pace.first_token * 1e3),
        per_token_ms: Number(pace.per_token * 1e3),
        input_tokens: Number(modelled.request.input),
        output_tokens: Number(modelled.request.output),
        kv_bits: Number(modelled.kv_bytes * 8.0),
        output_tokens_per_second: Number(pace.output_rate),
        limit: match modelled.capacity.binding {
            throughput::Binding::Memory => "memory",
            throughput::Binding::FirstToken => "first_token",
            throughput::Binding::PerToken => "per_token",
            throughput::Binding::Sequences => "sequences",
            throughput::Binding::Engine => "engine",
        },
        typical_factor: Number(TYPICAL),
        nearly_all_factor: Number(NEARLY_ALL),
    }
}

fn limits(limits: &Limits, flip: Option<Tokens>) -> LimitsPart {
    LimitsPart {
        usd_per_gpu_hour: limits.gpu_hour.map(|rate| Number(rate.0)),
        utilisation: limits.utilisation.map(|share| Number(share.0)),
        engineer_hours: limits.engineer_hours.map(|hours| Number(hours.0)),
        api_usd_per_mtok: limits.api_price.map(|price| Number(price.0)),
        nearest_flip_tokens_per_month: flip.map(|tokens| Number(tokens.0)),
    }
}

fn verdict(report: &Report) -> VerdictPart {
    let side = |side| match side {
        Side::Api => "api",
        Side::SelfHost => "self_host",
    };
    VerdictPart {
        choice: match report.verdict.choice {
            Choice::Pick(picked) => side(picked),
            Choice::CloseCall => "close_call",
        },
        cheaper: report.verdict.cheaper.map(side),
        usd_per_month: Number(report.verdict.saving.0),
        percent: Number(report.verdict.saving_share.percent()),
        forced: report.verdict.forced_by.is_some(),
        reasons: sentences::reasons(report),
    }
}

/// One line of JSON, or an indented document.
///
/// # Errors
/// Where the writer cannot hold it; the document itself always serialises.
pub fn write(evaluation: &Evaluation, indented: bool) -> Result<String, serde_json::Error> {
    let document = document(evaluation);
    if indented { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) }
}
