//! The report as Markdown: verdict, reasons, memory and modelled speed, table, assumptions, notes.

use super::{Evaluation, fit, sentences, table};
use crate::format::{money, volume};
use crate::scenario::{self, Input, Whose};
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
    let mut out = format!("# {} or self-hosted {}\n\n", evaluation.api_name(), names.model.name);
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
    let (scenario, names) = (&evaluation.scenario, &evaluation.resolved.names);
    let is_own = |inputs: &[Input]| inputs.iter().any(|input| scenario.is_own(*input));
    let taken = |whose: Option<&Whose>| whose.map(sentences::taken_over);
    let api = if let Some(own) = taken(scenario.own_offer()) {
        own
    } else if is_own(&[Input::PriceIn, Input::PriceOut, Input::Blend]) {
        "prices entered by hand".into()
    } else {
        format!("{}, checked {}", names.api.source.text(), names.api.checked_on)
    };
    let rent = if let Some(own) = taken(scenario.own_renter()) {
        own
    } else if is_own(&[Input::GpuHour, Input::OwnPrice]) {
        "priced by hand".into()
    } else if evaluation.unpriced().is_some() {
        "rent not known".into()
    } else {
        format!("from {}, checked {}", names.provider.name, names.provider.checked_on)
    };
    let rows = [
        format!("Prices: {}", sentences::edition_words(scenario.prices())),
        format!("API offer: {} ({api})", evaluation.api_name()),
        format!("Model: {} at {}", names.model.name, scenario.precision().name()),
        format!("Hardware: {} ({rent})", sentences::hardware(evaluation)),
    ];
    rows.into_iter().chain(Input::ALL.iter().filter_map(|input| number(evaluation, *input))).collect()
}

/// An input that is set, or a price that is in force all the same.
fn number(evaluation: &Evaluation, input: Input) -> Option<String> {
    let is_price = matches!(input, Input::PriceIn | Input::PriceOut | Input::GpuHour);
    let listed = || evaluation.resolved.shown(&evaluation.scenario, input).filter(|_| is_price);
    let value = evaluation.scenario.number(input).or_else(listed)?;
    let bounds = input.bounds();
    Some(format!("{}: {}", bounds.name, crate::format::quantity(value, bounds.unit)))
}
