//! Where the named values of a file stand.

use super::layout::Mapping;
use crate::catalogue::import::csv::same_name;

/// Where a named value stands.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'m> {
    /// Its name.
    pub name: &'m str,
    /// Column of a table.
    pub index: usize,
    /// The column holds the text of a JSON object, the value is in there.
    pub in_text: bool,
}

impl<'m> Spot<'m> {
    /// In an entry, which is asked by name.
    #[must_use]
    pub fn of_entry(name: &'m str) -> Self {
        Self { name, index: usize::MAX, in_text: false }
    }
}

/// The spots of those names a table has.
#[must_use]
pub fn table_spots<'m>(names: &[&'m str], headers: &[String]) -> Vec<Spot<'m>> {
    let mut spots = Vec::new();
    for name in names {
        let column = |name: &str| headers.iter().position(|header| same_name(header, name));
        let object = name.split_once('.').map(|(object, _)| object);
        if let Some(index) = column(name) {
            spots.push(Spot { name, index, in_text: false });
        } else if let Some(index) = object.and_then(column) {
            spots.push(Spot { name, index, in_text: true });
        }
    }
    spots
}

/// Entries are asked for every name.
#[must_use]
pub fn entry_spots<'m>(names: &[&'m str]) -> Vec<Spot<'m>> {
    names.iter().map(|name| Spot::of_entry(name)).collect()
}

/// Where the values of a mapping stand in this file; the fields are those of [`Mapping`].
#[allow(missing_docs, reason = "the mapping says what they are")]
pub struct Spots<'m> {
    pub input: Vec<Spot<'m>>,
    pub cached: Vec<Spot<'m>>,
    pub written: Vec<Spot<'m>>,
    pub output: Vec<Spot<'m>>,
    pub requests: Vec<Spot<'m>>,
    pub date: Vec<Spot<'m>>,
    pub model: Vec<Spot<'m>>,
    pub batch: Vec<Spot<'m>>,
    pub work: Vec<Spot<'m>>,
    pub replayed: Vec<Spot<'m>>,
    pub row_is_request: bool,
    pub cache_may_be_apart: bool,
}

impl<'m> Spots<'m> {
    /// Finds each name with `find`.
    pub fn of(mapping: &Mapping<'m>, find: &dyn Fn(&[&'m str]) -> Vec<Spot<'m>>) -> Self {
        Self {
            input: find(mapping.input),
            cached: find(mapping.cached),
            written: find(mapping.written),
            output: find(mapping.output),
            requests: find(mapping.requests),
            date: find(mapping.date),
            model: find(mapping.model),
            batch: find(mapping.batch),
            work: find(mapping.work),
            replayed: find(mapping.replayed),
            row_is_request: mapping.row_is_request,
            cache_may_be_apart: mapping.cache_may_be_apart,
        }
    }
}
