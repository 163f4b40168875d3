//! How every figure came about, for a terminal.

use super::Evaluation;
use super::derivation::{Figure, derive};
use std::fmt::Write;

/// All figures, each with its lines and sources.
#[must_use]
pub fn write(evaluation: &Evaluation) -> String {
    let mut out = String::new();
    for figure in Figure::ALL {
        let derivation = derive(evaluation, *figure);
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}: {} [{}]", derivation.name, derivation.value, figure.key());
        for step in &derivation.steps {
            let _ = writeln!(out, "  {}", step.text);
        }
        for line in &derivation.sources {
            let as_of = line.as_of.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
            let _ = writeln!(out, "  - {}: {} ({}{as_of})", line.what, line.text, line.source);
        }
    }
    out
}
