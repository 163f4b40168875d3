//! A link's report as JSON, and where to look in it.

use llm_breakeven::export::{Evaluation, json};
use serde_json::Value;

/// The report of a link.
pub fn report(query: &str) -> Value {
    let written = json::write(&Evaluation::of_query(query), false).expect("a report is always written");
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
