//! What is computed only when somebody asks: derivations, the self-check, the reality check, which GPUs serve a model, usage
//! files, a model's `config.json`, a benchmark's closing block. The page starts without it; a worker
//! loads it with the first question.
//!
//! Questions and answers are texts, as they have to pass from one program to the other: each line of an answer begins with a
//! letter that says what it is, its parts are set apart by tabs.

mod bench;
mod config;
mod fit;
mod json;
mod pictures;
mod reality;
mod usage;

use crate::export::derivation::{Figure, derive};
use crate::export::{Evaluation, self_check};
use crate::scenario::{self, Input};

/// Answers a question; one that is not understood has no answer.
///
/// - `derive`, query, figure, volume or nothing: `n` name and value, then `s` steps, `r` key and name of figures it rests
///   on, `o` what, value, source and date of its inputs
/// - `check`: per published figure `c` name, link, expected, ours, `agrees` or `differs`, note, source
/// - `picture`, kind, query, width in CSS pixels, `light` or `dark`, for a heat map the keys of two inputs: see [`pictures`]
/// - `reality`, query: see [`reality`]
/// - `fit`, query: see [`fit`]
/// - `config`, precision, id of a GPU, number of GPUs, context, and if the file does not say them all and active parameters in
///   10^9, with a file: see [`config`]
/// - `bench`, pasted text: see [`bench`]
/// - `usage`, then nothing, or names of columns for input, output, cached, requests, date, and days: see [`usage`]
#[must_use]
pub fn answer(question: &[&str], file: Option<&[u8]>) -> Vec<String> {
    match (question, file) {
        (["derive", query, figure, volume], _) => derivation(query, figure, volume),
        (["check"], _) => self_check::run().iter().map(checked).collect(),
        (["picture", kind, query, width, theme, asked @ ..], _) => {
            pictures::picture(kind, query, pictures::paper(width, theme), asked)
        }
        (["reality", query], _) => reality::answer(query),
        (["fit", query], _) => fit::answer(query),
        (["config", parts @ ..], Some(file)) => config::answer(parts, file),
        (["bench", pasted], _) => bench::answer(pasted),
        (["usage", columns @ ..], Some(file)) => usage::read(columns, file),
        _ => Vec::new(),
    }
}

/// One line of an answer. Tabs would look like the end of a part.
fn line(kind: char, parts: &[&str]) -> String {
    let mut line = String::from(kind);
    for part in parts {
        line.push('\t');
        line.push_str(&part.replace(['\t', '\n', '\r'], " "));
    }
    line
}

fn derivation(query: &str, figure: &str, volume: &str) -> Vec<String> {
    let Some(figure) = Figure::of_key(figure) else { return Vec::new() };
    let mut reading = scenario::read(query);
    if let Ok(volume) = volume.parse() {
        reading.scenario.enter(Input::Volume, volume);
    }
    let derived = derive(&Evaluation::of(reading), figure);
    let mut lines = vec![line('n', &[derived.name, &derived.value])];
    lines.extend(derived.steps.iter().map(|step| line('s', &[&step.text])));
    lines.extend(derived.rests_on.iter().map(|figure| line('r', &[figure.key(), figure.name()])));
    let source = |from: &crate::export::derivation::SourceLine| {
        line('o', &[from.what, &from.text, from.source, from.as_of.unwrap_or_default()])
    };
    lines.extend(derived.sources.iter().map(source));
    lines
}

fn checked(outcome: &self_check::Outcome) -> String {
    let check = outcome.check;
    let agrees = if outcome.agrees { "agrees" } else { "differs" };
    line(
        'c',
        &[check.what, check.link, check.expected, &outcome.got, agrees, check.note.unwrap_or_default(), check.source],
    )
}
