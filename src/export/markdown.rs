//! The report as Markdown: verdict, reasons, memory and modelled speed, table, assumptions, notes.

use super::{Evaluation, fit, sentences, table};
use crate::format::{money, volume};
use crate::scenario::{self, Input};
use std::fmt::Write;

/// The whole report.
#[must_use]
pub fn write(evaluation: &Evaluation) -> String {
    write_with(evaluation, "")
}

/// The same with the address of the page before the query of its link.
#[must_use]
pub fn write_with(evaluation: &Evaluation, page: &str) -> String {
    let names = &evaluation.resolved.names;
    let mut out = format!("# {} or self-hosted {}\n\n", names.api.name, names.model.name);
    out += &format!("**{}** {}\n\n", sentences::headline(evaluation), sentences::figures(evaluation));
    section(&mut out, "Reasons", &sentences::reasons(&evaluation.report));
    section(&mut out, "Memory and speed", &fit::sentences(evaluation));
    out += "## Cost a month\n\n| Volume | API | Self-host | Replicas | Savings |\n|---:|---:|---:|---:|---|\n";
    for row in table::rows(evaluation) {
        let (api, own) = (money(row.api), money(row.self_host));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "| {} | {api} | {own} | {} | {} |", volume(row.volume), row.replicas, row.saving_words());
    }
    out.push('\n');
    section(&mut out, "Assumptions", &assumptions(evaluation));
    section(&mut out, "Notes", &evaluation.notes.iter().map(ToString::to_string).collect::<Vec<_>>());
    let _ = writeln!(out, "Link: `{page}?{}`", scenario::write(&evaluation.scenario));
    out
}

fn section(out: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let items: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    *out += &format!("## {title}\n\n{items}\n");
}

/// Every number in force, with its unit, and the rows it came from.
fn assumptions(evaluation: &Evaluation) -> Vec<String> {
    let names = &evaluation.resolved.names;
    let rows = [
        format!("API offer: {} ({}, checked {})", names.api.name, names.api.source.text(), names.api.checked_on),
        format!("Model: {} at {}", names.model.name, evaluation.scenario.precision().name()),
        format!(
            "Hardware: {} from {} (checked {})",
            sentences::hardware(evaluation),
            names.provider.name,
            names.provider.checked_on
        ),
    ];
    let numbers = Input::ALL.iter().filter_map(|input| {
        let bounds = input.bounds();
        let value = evaluation.scenario.number(*input)?;
        Some(format!("{}: {}", bounds.name, crate::format::quantity(value, bounds.unit)))
    });
    rows.into_iter().chain(numbers).collect()
}
