//! What there is to choose from, who serves a model's weights by API, and whose prices these are.
//!
//! Of `choices`: `g` name of a group, then its `i` id, name, price or what else there is to say, date, and `chosen` or nothing.
//! Of `hosted`: `h` id, name, who sells it, USD per 1M tokens of input, of output, of cached input or nothing, of the scenario's
//! mix, USD a month of its volume, date, source, last day or nothing, and the query with it as the rival; the cheapest first; `n`
//! in place of them where nobody does. Of `credits`: `l` licence and source. Of `prices`: `n` how many rows follow, match the
//! filter, and are there at all; of `api` then `a` `own` or `listed`, name, who sells it, USD per 1M tokens of input, of output,
//! of cached input, of batch input, of batch output or nothing, date, source, id, id of the open model it serves, last day; of
//! `rental` `g` `own` or `listed`, name of the GPU, provider, USD per GPU-hour, kind of rent, fewest GPUs, date, source, id of the
//! GPU, licence; what has no value is empty. `e` what of the imported text cannot be read and is left out, before the others.

use super::line;
use crate::catalogue::import::prices::read_kept;
use crate::export::choices::{self, Group};
use crate::export::price_table::{Asked, Row, Table, shown};
use crate::export::{Evaluation, hosted};
use crate::format::{link_number, rounded};
use crate::scenario::Choice;

/// Everything to choose from of a kind: `api`, `model`, `gpu` or `provider`.
pub fn choices(kind: &str, query: &str) -> Vec<String> {
    let choice = match kind {
        "api" => Choice::Api,
        "model" => Choice::Model,
        "gpu" => Choice::Gpu,
        "provider" => Choice::Provider,
        _ => return Vec::new(),
    };
    choices::choices(&Evaluation::of_query(query), choice).iter().flat_map(group).collect()
}

fn group(group: &Group) -> Vec<String> {
    let mut lines = vec![line('g', &[&group.name])];
    for item in &group.items {
        let chosen = if item.chosen { "chosen" } else { "" };
        lines.push(line('i', &[item.id, item.name, &item.words, item.as_of, chosen]));
    }
    lines
}

/// Who serves the very same weights.
pub fn hosted(query: &str) -> Vec<String> {
    let evaluation = Evaluation::of_query(query);
    let all = hosted::hosted(&evaluation);
    if all.is_empty() {
        let name = evaluation.resolved.names.model.name;
        return vec![line('n', &[&format!("Nobody in the catalogue serves {name} by API.")])];
    }
    all.iter().map(sold).collect()
}

fn sold(one: &hosted::Hosted) -> String {
    let offer = &one.offer;
    let number = link_number;
    let parts = [
        offer.id,
        offer.name,
        offer.provider,
        &number(offer.input),
        &number(offer.output),
        &offer.cached_input.map(number).unwrap_or_default(),
        &number((one.blended.0 * 1e6).round() / 1e6),
        &number(rounded(one.month).0),
        offer.checked_on,
        offer.source.text(),
        one.ends_on.unwrap_or_default(),
        &one.query,
    ];
    line('h', &parts)
}

/// Who asks to be named.
pub fn credits() -> Vec<String> {
    choices::credits().iter().map(|(licence, source)| line('l', &[licence, source])).collect()
}

/// All prices of a kind, `api` or `rental`: those that match a filter, sorted by a column, `up` or `down`, and with them those
/// of an imported text. Each of these may be empty or absent.
pub fn table(kind: &str, asked: &[&str]) -> Vec<String> {
    let (table, letter) = match kind {
        "api" => (Table::Api, 'a'),
        "rental" => (Table::Rental, 'g'),
        _ => return Vec::new(),
    };
    let part = |at: usize| asked.get(at).copied().unwrap_or_default();
    let (imported, wrong) = read_kept(part(3));
    let mut lines: Vec<String> = wrong.iter().map(|why| line('e', &[why])).collect();
    let asked = Asked { filter: part(0), column: part(1), falling: part(2) == "down" };
    let shown = shown(table, &imported, asked);
    let counts = [shown.rows.len(), shown.matching, shown.all].map(|count| count.to_string());
    lines.push(line('n', &counts.each_ref().map(String::as_str)));
    let row = |row: &Row| {
        let mut parts = vec![if row.own { "own" } else { "listed" }];
        parts.extend(row.cells.iter().map(String::as_str));
        line(letter, &parts)
    };
    lines.extend(shown.rows.iter().map(row));
    lines
}
