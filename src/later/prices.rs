//! What there is to choose from, who serves a model's weights by API, and whose prices these are.
//!
//! Of `choices`: `g` name of a group, then its `i` id or nothing, name, price or what else there is to say, date or nothing, `chosen`
//! or nothing, age, remark, and of one of the visitor's own, which has no id, the query it is taken over from. Of `hosted`: `h` id
//! or nothing for one of the visitor's own, name, who sells it, USD per 1M tokens of input, of output, of cached input or nothing, of
//! the scenario's mix, USD a month of its volume, date, source, last day or nothing, the query with it as the rival, remark, age; the
//! cheapest first; `n`
//! in place of them where nobody does. Of `credits`: `l` list, its address, licence, its address.
//! Of `prices`: `n` how many rows follow, match the filter, and are there at all; a `f` for each column one may choose from, with its
//! values; of `api` then `a` `own` or `listed`, name, who sells it, USD per 1M tokens of input, of output, of cached input, of batch
//! input, of batch output or nothing, date, source, id, id of the open model it serves, remark, age; of `rental` `g` `own` or `listed`,
//! name of the GPU, provider, USD per GPU-hour, terms, fewest GPUs, date, source, id of the GPU, key of the terms, remark, age;
//! each ends with the query from which it is taken over; what
//! has no value is empty. `e` what of the imported text cannot be read and is left out, before the others.

use super::line;
use crate::catalogue::import::prices::{Batch, read_kept};
use crate::export::choices::{self, Group};
use crate::export::credits::{self, Credit};
use crate::export::known::Known;
use crate::export::price_table::{Asked, Row, Table, shown};
use crate::export::{Evaluation, hosted};
use crate::format::{link_number, rounded};
use crate::scenario::Choice;
use crate::units::UsdPerMTok;

/// What a question brings along: what day it is, and price lists; either may be empty or absent.
pub struct Along<'a> {
    today: &'a str,
    own: Vec<Batch>,
    wrong: Option<String>,
}

impl<'a> Along<'a> {
    /// Of the parts that follow the others.
    pub fn of(parts: &[&'a str]) -> Self {
        let part = |at: usize| parts.get(at).copied().unwrap_or_default();
        let (own, wrong) = read_kept(part(1));
        Self { today: part(0), own, wrong }
    }

    /// For whoever asks.
    pub fn known(&self) -> Known<'_> {
        Known { today: self.today, own: &self.own }
    }
}

/// Everything to choose from of a kind: `api`, `model`, `gpu` or `provider`.
pub fn choices(kind: &str, query: &str, along: &Along<'_>) -> Vec<String> {
    let choice = match kind {
        "api" => Choice::Api,
        "model" => Choice::Model,
        "gpu" => Choice::Gpu,
        "provider" => Choice::Provider,
        _ => return Vec::new(),
    };
    let groups = choices::choices(&Evaluation::of_query(query), choice, along.known());
    groups.iter().flat_map(|group| lines_of(group, along.known())).collect()
}

fn lines_of(group: &Group, known: Known<'_>) -> Vec<String> {
    let mut lines = vec![line('g', &[&group.name])];
    for item in &group.items {
        let chosen = if item.chosen { "chosen" } else { "" };
        // What has no price has no age.
        let age = known.old(&item.as_of);
        lines.push(line('i', &[item.id, &item.name, &item.words, &item.as_of, chosen, &age, &item.note, &item.query]));
    }
    lines
}

/// Who serves the very same weights.
pub fn hosted(query: &str, along: &Along<'_>) -> Vec<String> {
    let evaluation = Evaluation::of_query(query);
    let all = hosted::hosted(&evaluation, along.known());
    if all.is_empty() {
        let name = evaluation.resolved.names.model.name;
        return vec![line('n', &[&format!("Nobody in the catalogue serves {name} by API.")])];
    }
    all.iter().map(|one| sold(one, along.known())).collect()
}

fn sold(one: &hosted::Hosted, known: Known<'_>) -> String {
    let number = |price: UsdPerMTok| link_number(price.0);
    let parts = [
        if one.own { "" } else { &one.id },
        &one.name,
        &one.vendor,
        &number(one.prices.input),
        &number(one.prices.output),
        &one.prices.cached_input.map(number).unwrap_or_default(),
        &link_number((one.blended.0 * 1e6).round() / 1e6),
        &link_number(rounded(one.month).0),
        &one.date,
        &one.source,
        &one.ends_on,
        &one.query,
        &one.note,
        &known.old(&one.date),
    ];
    line('h', &parts)
}

/// Who asks to be named.
pub fn credits() -> Vec<String> {
    let named = |credit: &Credit| line('l', &[credit.list, credit.address, credit.licence, credit.terms]);
    credits::credits().iter().map(named).collect()
}

/// All prices of a kind, `api` or `rental`: those that match a filter, sorted by a column, `up` or `down`, and with them those
/// of an imported text; what day it is; what some columns have to say. Each of these may be empty or absent.
pub fn table(kind: &str, asked: &[&str]) -> Vec<String> {
    let (table, letter) = match kind {
        "api" => (Table::Api, 'a'),
        "rental" => (Table::Rental, 'g'),
        _ => return Vec::new(),
    };
    let part = |at: usize| asked.get(at).copied().unwrap_or_default();
    let along = Along::of(&[part(4), part(3)]);
    let mut lines: Vec<String> = along.wrong.iter().map(|why| line('e', &[why])).collect();
    let asked =
        Asked { filter: part(0), column: part(1), falling: part(2) == "down", wanted: [part(5), part(6), part(7)] };
    let shown = shown(table, along.known(), asked);
    let counts = [shown.rows.len(), shown.matching, shown.all].map(|count| count.to_string());
    lines.push(line('n', &counts.each_ref().map(String::as_str)));
    lines.extend(shown.choices.iter().map(|values| line('f', &values.iter().map(String::as_str).collect::<Vec<_>>())));
    let row = |row: &Row| {
        let mut parts = vec![if row.own { "own" } else { "listed" }];
        parts.extend(row.cells.iter().map(String::as_str));
        parts.extend([&row.id, &row.kind, &row.remark, &row.age, &row.query].map(String::as_str));
        line(letter, &parts)
    };
    lines.extend(shown.rows.iter().map(row));
    lines
}
