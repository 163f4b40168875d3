//! What is computed only when somebody asks: derivations, the self-check, the reality check, which GPUs serve a model, usage
//! files, a model's `config.json`, a benchmark's closing block, comparisons, exports. The page starts without it; a worker
//! loads it with the first question.
//!
//! Questions and answers are texts, as they have to pass from one program to the other: each line of an answer begins with a
//! letter that says what it is, its parts are set apart by tabs.

mod bench;
mod compare;
mod config;
mod export;
mod fit;
mod import;
mod json;
mod pictures;
mod prices;
mod reality;
mod usage;

use crate::export::derivation::{Figure, derive};
use crate::export::{Evaluation, frozen, qr, self_check};
use crate::format::decimal;
use crate::scenario;
use prices::Along;

/// Answers a question; one that is not understood has no answer.
///
/// - `derive`, query, figure, volume or nothing: `n` name and value, then `s` steps, `r` key and name of figures it rests
///   on, `o` what, value, source and date of its inputs
/// - `check`: per published figure `c` name, link, expected, ours, `agrees` or `differs`, note, source
/// - `picture`, kind, query, width in CSS pixels, `light` or `dark`, for a heat map the keys of two inputs: see [`pictures`]
/// - `reality`, query: see [`reality`]
/// - `fit`, query, and if it is known today's date, and price lists as they are kept: see [`fit`]
/// - `choices`, `api`, `model`, `gpu` or `provider`, query; `hosted`, query; both may bring along the same; `credits`; `prices`, `api`
///   or `rental`, and if asked for a filter, a column, `up` or `down`, price lists, today's date, what the columns to choose from
///   have to say: see [`prices`]
/// - `config`, precision, id of a GPU, number of GPUs, context, and if the file does not say them all and active parameters in
///   10^9, with a file: see [`config`]
/// - `bench`, pasted text: see [`bench`]
/// - `import`, name of the file, today's date, with a file, or with its text as one more part; `catalogue`, today's date, text of
///   a `catalogue.json`: see [`import`]
/// - `export`, `csv`, `markdown`, `json` or `svg`, query, address of the page, and for a picture how the page shows it: see
///   [`export`]
/// - `compare`, query: see [`compare`]
/// - `frozen`, query: `f` whether the link's prices still hold, `d` what has changed, `t` today's verdict, `u` the query at
///   today's prices; nothing for a link that is not frozen
/// - `qr`, text: `q` an SVG; `e` why there is none
/// - `usage`, then nothing, or names of columns for input, output, cached, requests, date, and days: see [`usage`]
// Never part of its caller, so that `scripts/split.mjs` finds where the worker's own part begins.
#[inline(never)]
#[must_use]
pub fn answer(question: &[&str], file: Option<&[u8]>) -> Vec<String> {
    match (question, file) {
        (["derive", query, figure, volume], _) => derivation(query, figure, volume),
        (["check"], _) => self_check::run().iter().map(checked).collect(),
        (["picture", kind, query, width, theme, asked @ ..], _) => {
            pictures::picture(kind, query, pictures::paper(width, theme), asked)
        }
        (["reality", query], _) => reality::answer(query),
        (["fit", query, along @ ..], _) => fit::answer(query, &Along::of(along)),
        (["choices", kind, query, along @ ..], _) => prices::choices(kind, query, &Along::of(along)),
        (["hosted", query, along @ ..], _) => prices::hosted(query, &Along::of(along)),
        (["prices", kind, asked @ ..], _) => prices::table(kind, asked),
        (["credits"], _) => prices::credits(),
        (["config", parts @ ..], Some(file)) => config::answer(parts, file),
        (["import", name, today], Some(file)) => import::read(file, name, today),
        (["import", name, today, text], _) => import::text(text, name, today),
        (["catalogue", today, text], _) => import::catalogue(text, today),
        (["bench", pasted], _) => bench::answer(pasted),
        (["export", format, query, page, look], _) => export::file(format, query, page, look),
        (["compare", query], _) => compare::table(query),
        (["frozen", query], _) => frozen(query),
        (["qr", text], _) => qr_code(text),
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
    if let Some(volume) = decimal(volume) {
        reading.scenario = reading.scenario.at_volume(volume);
    }
    let derived = derive(&Evaluation::of(reading), figure);
    let mut lines = vec![line('n', &[derived.name, &derived.value])];
    lines.extend(derived.steps.iter().map(|step| line('s', &[&step.text])));
    lines.extend(derived.rests_on.iter().map(|figure| line('r', &[figure.key(), figure.name()])));
    let source = |from: &crate::export::derivation::SourceLine| {
        line('o', &[from.what, &from.text, &from.source, from.as_of.as_deref().unwrap_or_default()])
    };
    lines.extend(derived.sources.iter().map(source));
    lines
}

fn frozen(query: &str) -> Vec<String> {
    let Some(words) = frozen::words(&scenario::read(query).scenario) else { return Vec::new() };
    let mut lines = vec![line('f', &[&words.headline])];
    lines.extend(words.changes.iter().map(|change| line('d', &[change])));
    lines.push(line('t', &[&words.now]));
    lines.push(line('u', &[&words.update]));
    lines
}

fn qr_code(text: &str) -> Vec<String> {
    let line = match qr::code(text) {
        Some(code) => line('q', &[&code.svg()]),
        None => line('e', &["This link is too long for a QR code."]),
    };
    vec![line]
}

fn checked(outcome: &self_check::Outcome) -> String {
    let check = outcome.check;
    let agrees = if outcome.agrees { "agrees" } else { "differs" };
    line(
        'c',
        &[
            check.what,
            check.link,
            check.expected,
            &outcome.got,
            agrees,
            check.note.unwrap_or_default(),
            check.source.text(),
        ],
    )
}
