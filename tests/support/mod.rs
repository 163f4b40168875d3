//! A link's report as JSON, and where to look in it.

#![allow(dead_code, reason = "each test crate uses a part of it")]

pub mod link;

use llm_breakeven::export::json;
use serde_json::Value;

/// The report of a link.
pub fn report(query: &str) -> Value {
    let written = json::write(&link::opened(query), false);
    serde_json::from_str(&written).expect("what is written is JSON")
}

/// The value at a path such as `break_even.self_host_wins.0.1`.
#[track_caller]
pub fn at<'a>(document: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(document, |value, part| {
        let next = part.parse::<usize>().map_or_else(|_| value.get(part), |index| value.get(index));
        next.unwrap_or_else(|| panic!("the report has no `{path}`"))
    })
}

/// Equal to nine digits.
pub fn is_near(value: f64, expected: f64) -> bool {
    (value - expected).abs() <= 1e-9 * expected.abs()
}

/// Links of all kinds of scenarios.
pub const LINKS: [&str; 8] = [
    "",
    "s=deepseek-api&cap=rate&vol=20B",
    "s=llama8b-haiku&cache=30&batch=20",
    "vol=3B&cap=2.1B&util=60&peak=2.5&standby=1&eh=15&need=privacy,burst",
    "own=28000&life=36&resid=20&apr=7&watts=1000&pue=1.3&kwh=0.12&host=200",
    "pin=0.1&pout=0.2&cap=500M",
    "mix=%22%3Cb%3E&vol=1,5B&x=%F0%9F%92%A5",
    "req=40000&tin=900&tout=300&ed=2026-04&pin=2.5&pout=10&rate=2.4&mine=rate",
];
