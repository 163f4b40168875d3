//! From a file's text or tree to its sums.

use super::cell::Cell;
use super::error::{Place, UsageError, Why, shown};
use super::layout::{COSTS, KNOWN, Kind, Layout, Mapping};
use super::month::Usage;
use super::rows::{self, Row};
use super::spots::{Spots, entry_spots, table_spots};
use super::tally::Tally;
use crate::catalogue::import::csv::{self, Rows};
use crate::catalogue::import::json::Json;

/// A usage file.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// A table. Natively also JSON, and JSON line by line; in the browser that has to come as a tree.
    Text(&'a str),
    /// JSON.
    Json(&'a Json),
}

/// As many rows of an unknown file are shown.
const SAMPLE: usize = 5;
/// Entries looked at to find out what a document is: the first may be stretches without usage.
const LOOKED_AT: usize = 1000;

/// Whether a text is JSON rather than a table, by its first letter.
#[must_use]
pub fn begins_like_json(text: &str) -> bool {
    text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace()).starts_with(['{', '['])
}

/// Reads a file of a known kind.
///
/// # Errors
/// What is wrong with it; [`UsageError::Unknown`] where its columns are not known.
pub fn read_usage(source: Source<'_>) -> Result<Usage, UsageError> {
    read(source, None)
}

/// Reads any file whose columns the person has named.
///
/// # Errors
/// What is wrong with it.
pub fn read_mapped(source: Source<'_>, mapping: &Mapping<'_>) -> Result<Usage, UsageError> {
    if mapping.input.is_empty() && mapping.output.is_empty() {
        return Err(UsageError::NothingMapped);
    }
    read(source, Some(mapping))
}

fn read(source: Source<'_>, mapping: Option<&Mapping<'_>>) -> Result<Usage, UsageError> {
    match source {
        Source::Text(text) if begins_like_json(text) => read_tree(&parse(text)?, mapping),
        Source::Text(text) => read_table(text, mapping),
        Source::Json(document) => read_tree(document, mapping),
    }
}

/// One value, or several one after the other, as in JSON lines.
#[cfg(not(target_arch = "wasm32"))]
fn parse(text: &str) -> Result<Json, UsageError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>() {
        values.push(Json::from(value.map_err(|error| UsageError::NotJson(error.to_string()))?));
    }
    Ok(if values.len() == 1 { values.swap_remove(0) } else { Json::List(values) })
}

/// The page carries no parser: whoever calls asks the browser's.
#[cfg(target_arch = "wasm32")]
fn parse(_: &str) -> Result<Json, UsageError> {
    Err(UsageError::NotJson(String::new()))
}

fn read_table(text: &str, given: Option<&Mapping<'_>>) -> Result<Usage, UsageError> {
    let mut rows = Rows::of(text);
    let headers = csv::headers(&mut rows);
    if headers.is_empty() {
        return Err(UsageError::Empty);
    }
    let has = |name: &str| !table_spots(&[name], &headers).is_empty();
    let Some((kind, mapping)) = given.map(|mapping| (Kind::Mapped, mapping)).or_else(|| known(&has)) else {
        return Err(if COSTS.into_iter().any(has) { UsageError::CostsOnly } else { unknown_table(headers, rows) });
    };
    if kind == Kind::Mapped {
        all_there(mapping, &has)?;
    }
    let spots = Spots::of(mapping, &|names| table_spots(names, &headers));
    let mut tally = Tally::new(kind, spots, rows.decimal_comma());
    let mut cells = Vec::new();
    while let Some(start) = rows.next(&mut cells) {
        let place = Place::Line(start.line);
        let surplus = cells.get(headers.len()..).unwrap_or_default();
        if start.unclosed {
            tally.skip(place, Why::Unclosed);
        } else if cells.len() < headers.len() || surplus.iter().any(|cell| !cell.trim().is_empty()) {
            // Cut off, or a comma too many: values may stand in each other's place.
            tally.skip(place, Why::Columns { has: cells.len(), header: headers.len() });
        } else {
            tally.add(place, &Row::Cells(&cells));
        }
    }
    tally.finish(false)
}

fn read_tree(document: &Json, given: Option<&Mapping<'_>>) -> Result<Usage, UsageError> {
    let entries = rows::entries(document);
    let seen = entries.get(..LOOKED_AT).unwrap_or(&entries);
    let has = |name: &str| seen.iter().any(|row| row.named(name) != Cell::None);
    let Some((kind, mapping)) = given.map(|mapping| (Kind::Mapped, mapping)).or_else(|| known(&has)) else {
        return Err(if COSTS.into_iter().any(has) { UsageError::CostsOnly } else { unknown_tree(seen) });
    };
    if kind == Kind::Mapped {
        all_there(mapping, &has)?;
    }
    let mut tally = Tally::new(kind, Spots::of(mapping, &entry_spots), false);
    for (index, row) in entries.iter().enumerate() {
        let place = Place::Entry(index + 1);
        match row {
            Row::Entry { item: Json::Object(_), .. } => tally.add(place, row),
            _ => tally.skip(place, Why::NotAnObject),
        }
    }
    tally.finish(is_part(document))
}

/// The first layout all of whose names are there.
fn known(has: &dyn Fn(&str) -> bool) -> Option<(Kind, &'static Mapping<'static>)> {
    let fits = |layout: &&Layout| layout.known_by.iter().all(|name| has(name));
    KNOWN.iter().find(fits).map(|layout| (layout.kind, &layout.mapping))
}

/// Every name of a mapping is in the file: a name that is not would silently count nothing.
fn all_there(mapping: &Mapping<'_>, has: &dyn Fn(&str) -> bool) -> Result<(), UsageError> {
    let roles =
        [mapping.input, mapping.cached, mapping.output, mapping.requests, mapping.date, mapping.model, mapping.batch];
    for names in roles {
        if let Some(name) = names.iter().find(|name| !has(name)) {
            return Err(UsageError::NoColumn((*name).to_owned()));
        }
    }
    Ok(())
}

/// Whether the last page says that another follows.
fn is_part(document: &Json) -> bool {
    let last = document.items().last().unwrap_or(document);
    last.get("has_more") == Some(&Json::Bool(true))
}

fn unknown_table(headers: Vec<String>, mut rows: Rows<'_>) -> UsageError {
    let mut sample = Vec::new();
    let mut cells = Vec::new();
    while sample.len() < SAMPLE && rows.next(&mut cells).is_some() {
        sample.push(cells.iter().map(|cell| shown(cell)).collect());
    }
    UsageError::Unknown { headers, sample }
}

fn unknown_tree(entries: &[Row<'_>]) -> UsageError {
    let mut headers = Vec::new();
    for row in entries.iter().take(SAMPLE) {
        for path in rows::paths(row) {
            if !headers.contains(&path) {
                headers.push(path);
            }
        }
    }
    if headers.is_empty() {
        return UsageError::NothingUsable { skipped: 0, first: None };
    }
    let sample = entries.iter().take(SAMPLE);
    let sample = sample.map(|row| headers.iter().map(|path| row.named(path).written()).collect()).collect();
    UsageError::Unknown { headers, sample }
}
