//! Figures that others publish and test against, each with its source, recomputed here.

mod support;

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

/// Cases about memory and the physics of decoding, which wait for the modelled capacity.
const NOT_YET_COVERED: &[&str] = &[
    "KV cache bytes per token, bf16, 32 layers, 8 KV heads, head dim 128",
    "KV cache bytes per token, bf16, 80 layers, 8 KV heads, head dim 128 (Llama 3.x 70B)",
    "KV cache bytes per token, bf16, 126 layers, 8 KV heads, head dim 128 (Llama 3.1 405B)",
    "KV cache bytes per token, MLA, bf16, 61 layers, latent 512 + rope 64 (DeepSeek V3)",
    "vLLM KV budget: total 79.22 GiB, utilisation 0.9, weights 14.96, non-torch 1.79, activation peak 1.26",
    "vLLM concurrency: Llama 8B on L40S, 158,656 KV tokens at max length 32,768",
    "decode step time, 13B model, 26 GB weights, 6.7 GB KV per sequence, 6.56 TB/s, memory bound; B = 1, 8, 16, 32",
];

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
fn every_case_is_covered_or_named_as_not_yet() {
    for case in published() {
        let covered = COVERED.iter().any(|(begin, ..)| case.what.starts_with(begin));
        let waiting = NOT_YET_COVERED.contains(&case.what.as_str());
        assert!(
            covered != waiting,
            "{} ({}): covered {covered}, named as not yet covered {waiting}",
            case.what,
            case.source
        );
        assert!(!case.source.is_empty() && !case.expect.is_empty(), "{}", case.what);
    }
    let known = |name: &str| published().iter().filter(|case| case.what.starts_with(name)).count();
    for name in COVERED.iter().map(|row| row.0).chain(NOT_YET_COVERED.iter().copied()) {
        assert_eq!(known(name), 1, "`{name}` names just one case of the file");
    }
}

#[test]
fn covered_cases_come_out_as_published() {
    for (begin, path, unit, links) in COVERED {
        let case = published().into_iter().find(|case| case.what.starts_with(begin)).expect("checked above");
        assert_eq!(links.len(), case.expect.len(), "a link for each value of {}", case.what);
        for (link, expected) in links.iter().zip(case.expect) {
            let ours = at(&report(link), path).as_f64().expect("a number") * unit;
            let near = case.tolerance.map_or_else(|| is_near(ours, expected), |off| (ours - expected).abs() <= off);
            assert!(near, "{}: {ours} is not {expected} of {} ({link})", case.what, case.source);
        }
    }
}
