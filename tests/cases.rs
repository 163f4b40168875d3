//! Figures that others publish and test against, each with its source, recomputed here.

mod support;

use llm_breakeven::catalogue::model_spec;
use llm_breakeven::engine::memory;
use llm_breakeven::engine::specs::{Gpu, KvLayout, Model, Precision};
use llm_breakeven::engine::throughput::{Efficiency, FITTED, Replica, step};
use serde_json::Value;
use std::fs;
use support::{at, is_near, report};

/// Cases the engine covers: how their description begins, what the report calls the figure in which unit, and one link a value.
const COVERED: &[(&str, &str, f64, &[&str])] = &[
    (
        // One full GPU: an hour's price over an hour's tokens.
        "cost per million output tokens",
        "self_host.marginal_usd_per_mtok",
        1.0,
        &[
            "mix=0&cap=rate&bf=1&n=1&rate=6.98&tps=6237.6",
            "mix=0&cap=rate&bf=1&n=1&rate=6.98&tps=8155.1",
            "mix=0&cap=rate&bf=1&n=1&rate=6.98&tps=5319.3",
        ],
    ),
    ("API blend", "api.usd_per_mtok", 1.0, &["req=1&tin=10000&tout=1000&cache=50&pin=1&pout=5&pcache=0.1"]),
    ("API month", "api.usd_per_month", 1.0, &["vol=300M&mix=70&pin=2&pout=8"]),
    ("break-even", "break_even.first_tokens_per_month", 1e-6, &["blend=3&rate=0&n=1&other=320"]),
    // Billed for 30 % of 730 hours, or all of them at 70 % off.
    ("GPU month", "self_host.usd_per_month", 1.0, &["rate=1.5&n=1&hours=219&other=0"]),
    ("GPU month", "self_host.usd_per_month", 1.0, &["rate=1.5&n=1&hours=730&disc=70&other=0"]),
];

/// Cases about memory and decoding, which the engine answers before any link asks: how their description begins, and the
/// figures in its unit.
const COMPUTED: &[(&str, Compute)] = &[
    ("KV cache bytes per token, bf16, 32 layers", || per_token("llama-3.1-8b")),
    ("KV cache bytes per token, bf16, 80 layers", || per_token("llama-3.3-70b")),
    ("KV cache bytes per token, bf16, 126 layers", || per_token("llama-3.1-405b")),
    ("KV cache bytes per token, MLA, bf16, 61 layers", || per_token("deepseek-v3")),
    ("vLLM KV budget", || vec![memory::usable(79.22, 1.0) - 14.96 - 1.79 - 1.26]),
    ("vLLM concurrency", || {
        let layout = layout("llama-3.1-8b");
        vec![158_656.0 * layout.per_token(1.0, 2.0) / layout.per_sequence(32_768.0, 2.0, 1.0)]
    }),
    ("decode step time, 13B model", || [1.0, 8.0, 16.0, 32.0].map(ideal_step).to_vec()),
];

type Compute = fn() -> Vec<f64>;

fn layout(model: &str) -> KvLayout {
    model_spec(model).and_then(|spec| spec.kv_layout()).expect("the catalogue knows what the model keeps")
}

fn per_token(model: &str) -> Vec<f64> {
    vec![layout(model).per_token(1.0, 2.0)]
}

/// Milliseconds of a step where nothing is lost.
fn ideal_step(batch: f64) -> f64 {
    let kv = KvLayout { state_bytes: 6.7e9, ..KvLayout::default() };
    let model = Model { total: 13e9, active: 13e9, layers: 40.0, hidden: 5120.0, attention: 0.0, kv, experts: None };
    let gpu = Gpu { memory: 1e12, bandwidth: 6.56e12, fp16: 1e18, fp8: None, int8: None, fp4: None, link: None };
    let replica = Replica { model, precision: Precision::Bits16, gpu, gpus: 1.0, kv_bytes: 2.0 };
    let lossless = Efficiency {
        bandwidth: 1.0,
        kv_bandwidth: 1.0,
        compute: 1.0,
        link: 1.0,
        layer: 0.0,
        per_sequence: 0.0,
        ..FITTED
    };
    step(&replica, batch, 1.0, 1.0, &lossless).seconds() * 1e3
}

struct Published {
    what: String,
    expect: Vec<f64>,
    /// How far off a figure may be that a source prints rounded.
    tolerance: Option<f64>,
    source: String,
}

fn published() -> Vec<Published> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/published_cases.json");
    let text = fs::read_to_string(path).expect("the cases are in the repository");
    let cases: Vec<Value> = serde_json::from_str(&text).expect("the cases are a JSON list");
    cases.iter().map(case).collect()
}

fn case(case: &Value) -> Published {
    let text = |key: &str| case[key].as_str().unwrap_or_else(|| panic!("`{key}` is missing from {case}")).to_owned();
    let expect = match &case["expect"] {
        Value::Array(values) => values.iter().filter_map(Value::as_f64).collect(),
        value => value.as_f64().into_iter().collect(),
    };
    Published { what: text("what"), expect, tolerance: case["tolerance"].as_f64(), source: text("source") }
}

#[test]
fn every_case_is_covered() {
    let names = || COVERED.iter().map(|row| row.0).chain(COMPUTED.iter().map(|row| row.0));
    for case in published() {
        let covered = names().any(|begin| case.what.starts_with(begin));
        assert!(covered, "{} ({})", case.what, case.source);
        assert!(!case.source.is_empty() && !case.expect.is_empty(), "{}", case.what);
    }
    for name in names() {
        let known = published().iter().filter(|case| case.what.starts_with(name)).count();
        assert_eq!(known, 1, "`{name}` names just one case of the file");
    }
}

/// Near as the source prints it, or exact where it names no tolerance.
fn agrees(case: &Published, ours: f64, expected: f64) -> bool {
    case.tolerance.map_or_else(|| is_near(ours, expected), |off| (ours - expected).abs() <= off)
}

#[test]
fn computed_cases_come_out_as_published() {
    for (begin, compute) in COMPUTED {
        let case = published().into_iter().find(|case| case.what.starts_with(begin)).expect("checked above");
        let ours = compute();
        assert_eq!(ours.len(), case.expect.len(), "a figure for each value of {}", case.what);
        for (ours, expected) in ours.iter().zip(&case.expect) {
            assert!(agrees(&case, *ours, *expected), "{}: {ours} is not {expected} of {}", case.what, case.source);
        }
    }
}

#[test]
fn covered_cases_come_out_as_published() {
    for (begin, path, unit, links) in COVERED {
        let case = published().into_iter().find(|case| case.what.starts_with(begin)).expect("checked above");
        assert_eq!(links.len(), case.expect.len(), "a link for each value of {}", case.what);
        for (link, expected) in links.iter().zip(&case.expect) {
            let ours = at(&report(link), path).as_f64().expect("a number") * unit;
            assert!(
                agrees(&case, ours, *expected),
                "{}: {ours} is not {expected} of {} ({link})",
                case.what,
                case.source
            );
        }
    }
}
