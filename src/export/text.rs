//! The report for a terminal.

use super::{Evaluation, fit, sentences, table};
use crate::format::{money, volume};
use std::fmt::Write;

/// Verdict, reasons, memory and modelled speed, table, notes.
#[must_use]
pub fn write(evaluation: &Evaluation) -> String {
    let mut out = format!("{}\n{}\n\n", sentences::headline(evaluation), sentences::figures(evaluation));
    for reason in sentences::reasons(&evaluation.report) {
        out += &format!("  - {reason}\n");
    }
    for sentence in fit::sentences(evaluation) {
        out += &format!("\n{sentence}\n");
    }
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n{:>10} {:>14} {:>14}  savings", "volume", "API", "self-host");
    for row in table::rows(evaluation) {
        let (api, own) = (money(row.api), money(row.self_host));
        let _ = writeln!(out, "{:>10} {api:>14} {own:>14}  {}", volume(row.volume), row.saving_words());
    }
    for note in &evaluation.notes {
        out += &format!("\nnote: {note}");
    }
    if !evaluation.notes.is_empty() {
        out.push('\n');
    }
    out
}
