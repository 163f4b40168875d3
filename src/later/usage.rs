//! Usage files: what they add up to, and the inputs that follow.
//!
//! Lines: `u` what was understood, `c` what to keep in mind, `i` key and value of an input, `e` why it cannot be read, `h` the
//! columns a person may choose from.

use super::{json, line};
use crate::format::link_number;
use crate::scenario::{Input, significant};
use crate::units::Share;
use crate::usage::asked::DAYS;
use crate::usage::{
    Mapping, Month, Source, Usage, UsageError, begins_like_json, read_mapped, read_usage, sentences, text_of,
};

/// Figures that follow from a file are estimates of the next month: more digits would only make the link longer.
const DIGITS: i32 = 4;
/// Columns that a person may choose from, and bytes of the name of one.
const MOST_COLUMNS: usize = 200;
const LONGEST_NAME: usize = 100;

/// Reads a file by itself, or by the columns a person chose: input, output, cached, requests, date, and days covered.
pub fn read(columns: &[&str], bytes: &[u8]) -> Vec<String> {
    let text = text_of(bytes);
    let json = if begins_like_json(&text) { json::read(&text) } else { None };
    let source = json.as_ref().map_or(Source::Text(&text), Source::Json);
    // Whoever says only how many days it covers leaves the columns to the reader.
    let usage = if columns.iter().take(5).all(|name| name.is_empty()) {
        read_usage(source)
    } else {
        read_mapped(source, &mapping(columns))
    };
    let days = columns.get(5).and_then(|days| DAYS.read(days).ok());
    match usage {
        Ok(usage) => understood(&usage, days),
        Err(error) => refused(&error),
    }
}

fn mapping<'a>(columns: &'a [&'a str]) -> Mapping<'a> {
    let named = |at: usize| match columns.get(at..=at) {
        Some(chosen) if !chosen[0].is_empty() => chosen,
        _ => &[],
    };
    Mapping {
        input: named(0),
        output: named(1),
        cached: named(2),
        requests: named(3),
        date: named(4),
        ..Mapping::default()
    }
}

fn understood(usage: &Usage, days: Option<f64>) -> Vec<String> {
    let month = days.map(|days| usage.month_of(days)).or_else(|| usage.month());
    let mut lines = vec![line('u', &[&sentences::understood(usage, days)])];
    lines.extend(sentences::cautions(usage, days).iter().map(|caution| line('c', &[caution])));
    lines.extend(
        month
            .iter()
            .flat_map(inputs)
            .map(|(input, value)| line('i', &[input.bounds().key, &link_number(significant(value, DIGITS))])),
    );
    lines
}

/// The inputs of a month: by requests where the file counts them.
fn inputs(month: &Month) -> Vec<(Input, f64)> {
    let mut inputs = match &month.requests {
        Some(load) => vec![
            (Input::Requests, load.requests_per_day),
            (Input::TokensIn, load.tokens_in),
            (Input::TokensOut, load.tokens_out),
        ],
        None => vec![(Input::Volume, month.volume.0), (Input::InputShare, month.input_share.percent())],
    };
    inputs.push((Input::CachedShare, month.cached_share.percent()));
    inputs.extend(month.batch_share.map(|share: Share| (Input::BatchShare, share.percent())));
    inputs
}

fn refused(error: &UsageError) -> Vec<String> {
    let mut lines = vec![line('e', &[&error.to_string()])];
    if let UsageError::Unknown { headers, .. } = error {
        // Nobody chooses from more, nor by names of several lines.
        let choosable = headers.iter().filter(|name| name.len() <= LONGEST_NAME).take(MOST_COLUMNS);
        lines.push(line('h', &choosable.map(String::as_str).collect::<Vec<_>>()));
    }
    lines
}
