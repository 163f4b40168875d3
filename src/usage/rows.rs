//! Rows of a table and entries of JSON, looked at in the same way: by the name of a value.

use super::cell::{Cell, number_in_text};
use super::spots::Spot;
use crate::catalogue::import::json::Json;
use std::borrow::Cow;

/// One row.
#[derive(Clone, Copy, Debug)]
pub enum Row<'r> {
    /// Of a table.
    Cells(&'r [Cow<'r, str>]),
    /// Of JSON: what it does not say itself, the bucket around it says.
    Entry {
        /// Around it; `null` where there is none.
        bucket: &'r Json,
        /// Itself.
        item: &'r Json,
    },
}

impl<'r> Row<'r> {
    /// The value at a spot.
    #[must_use]
    pub fn cell(&self, spot: &Spot<'_>) -> Cell<'r> {
        match *self {
            Self::Cells(cells) => {
                let text = cells.get(spot.index).map_or("", |cell| cell.as_ref());
                if spot.in_text { number_in_text(text, last_key(spot.name)) } else { Cell::of_text(text) }
            }
            Self::Entry { bucket, item } => match at_path(item, spot.name) {
                Cell::None => at_path(bucket, spot.name),
                found => found,
            },
        }
    }

    /// The value with a name, of an entry.
    #[must_use]
    pub fn named(&self, name: &str) -> Cell<'r> {
        self.cell(&Spot::of_entry(name))
    }

    /// What is written in the first column of a table.
    #[must_use]
    pub fn label(&self) -> &'r str {
        if let Self::Cells(cells) = *self { cells.first().map_or("", |cell| cell.trim()) } else { "" }
    }
}

fn last_key(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// `a.b.c`: a key with these dots, else step by step; a text on the way is looked into.
fn at_path<'j>(value: &'j Json, path: &str) -> Cell<'j> {
    if let Some(found) = value.get(path) {
        return Cell::of_json(found);
    }
    let Some((key, rest)) = path.split_once('.') else { return Cell::None };
    match value.get(key) {
        Some(Json::Text(text)) => number_in_text(text, last_key(path)),
        Some(inner) => at_path(inner, rest),
        None => Cell::None,
    }
}

static NOTHING: Json = Json::Null;

/// The entries of a document with their buckets: a list, or pages of one (`data`), whose items may hold `results` for a
/// stretch of time. A stretch without results is an entry that says nothing but when.
#[must_use]
pub fn entries(document: &Json) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let pages = if matches!(document, Json::List(_)) { document.items() } else { std::slice::from_ref(document) };
    for page in pages {
        let Some(data) = page.get("data") else {
            push_bucket(page, &mut rows);
            continue;
        };
        for item in data.items() {
            push_bucket(item, &mut rows);
        }
    }
    rows
}

fn push_bucket<'j>(item: &'j Json, rows: &mut Vec<Row<'j>>) {
    match item.get("results") {
        Some(results) if !results.items().is_empty() => {
            rows.extend(results.items().iter().map(|result| Row::Entry { bucket: item, item: result }));
        }
        _ => rows.push(Row::Entry { bucket: &NOTHING, item }),
    }
}

/// More names than this are no use to a person who picks one.
const MOST_NAMES: usize = 200;

/// The paths of all values of an entry, for a person to pick from.
#[must_use]
pub fn paths(row: &Row<'_>) -> Vec<String> {
    let mut names = Vec::new();
    if let Row::Entry { bucket, item } = row {
        push_paths(item, "", 4, &mut names);
        push_paths(bucket, "", 1, &mut names);
    }
    names
}

fn push_paths(value: &Json, before: &str, depth: usize, names: &mut Vec<String>) {
    let Json::Object(pairs) = value else { return };
    for (key, inner) in pairs {
        let name = if before.is_empty() { key.clone() } else { format!("{before}.{key}") };
        match inner {
            Json::Object(_) if depth > 1 => push_paths(inner, &name, depth - 1, names),
            Json::List(_) | Json::Object(_) => {}
            _ if names.len() < MOST_NAMES && !names.contains(&name) => names.push(name),
            _ => {}
        }
    }
}
