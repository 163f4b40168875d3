//! All prices of the current edition and those a visitor has imported, in one table of APIs and one of GPUs: filtered, sorted.

use crate::catalogue::import::prices::{Batch, Offer, Rental};
use crate::catalogue::{CurrentOffer, CurrentRental, PriceList, current, gpu_spec};
use crate::format::{decimal, link_number};
use std::cmp::Ordering;

/// Rows that are shown: nobody reads more, and a filter finds the others.
pub const MOST_SHOWN: usize = 200;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// What APIs ask.
    Api,
    /// What GPUs are rented for.
    Rental,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// Words that all have to be in a row, in any case.
    pub filter: &'a str,
    /// Name of the column to sort by, one of [`Table::columns`]; the first where it is none.
    pub column: &'a str,
    /// The largest first.
    pub falling: bool,
}

/// A row, its cells in the order of [`Table::columns`]; what follows them is not sorted by.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Whether it was imported.
    pub own: bool,
    /// Texts, and numbers as they stand in links; empty where there is none.
    pub cells: Vec<String>,
}

/// The rows that are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The first of them.
    pub rows: Vec<Row>,
    /// How many match the filter.
    pub matching: usize,
    /// How many there are.
    pub all: usize,
}

impl Table {
    /// The names of the columns, and which hold numbers.
    #[must_use]
    pub fn columns(self) -> &'static [(&'static str, bool)] {
        match self {
            Self::Api => &[
                ("name", false),
                ("vendor", false),
                ("input", true),
                ("output", true),
                ("cached", true),
                ("batch_input", true),
                ("batch_output", true),
                ("date", false),
                ("source", false),
            ],
            Self::Rental => &[
                ("gpu", false),
                ("provider", false),
                ("usd", true),
                ("kind", false),
                ("min_gpus", true),
                ("date", false),
                ("source", false),
            ],
        }
    }
}

/// The table with what was imported.
#[must_use]
pub fn shown(table: Table, imported: &[Batch], asked: Asked<'_>) -> Shown {
    let mut rows = match table {
        Table::Api => offers(imported),
        Table::Rental => rents(imported),
    };
    let all = rows.len();
    let words: Vec<String> = asked.filter.split_whitespace().map(str::to_ascii_lowercase).collect();
    rows.retain(|row| {
        let text = row.cells.join(" ").to_ascii_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    });
    let at = table.columns().iter().position(|(name, _)| *name == asked.column).unwrap_or_default();
    let is_number = table.columns().get(at).is_some_and(|(_, number)| *number);
    rows.sort_unstable_by(|a, b| order(a, b, at, is_number, asked.falling));
    let matching = rows.len();
    rows.truncate(MOST_SHOWN);
    Shown { rows, matching, all }
}

/// By one cell, rows without it last either way; then by the others from the left.
fn order(a: &Row, b: &Row, at: usize, is_number: bool, falling: bool) -> Ordering {
    let cell = |row: &Row| row.cells.get(at).cloned().unwrap_or_default();
    let (one, other) = (cell(a), cell(b));
    let empty = one.is_empty().cmp(&other.is_empty());
    let by_cell = if is_number {
        let number = |text: &str| decimal(text).unwrap_or_default();
        number(&one).total_cmp(&number(&other))
    } else {
        one.to_ascii_lowercase().cmp(&other.to_ascii_lowercase())
    };
    let by_cell = if falling { by_cell.reverse() } else { by_cell };
    empty.then(by_cell).then_with(|| a.cells.cmp(&b.cells))
}

fn offers(imported: &[Batch]) -> Vec<Row> {
    let mut rows: Vec<Row> = current::API.iter().map(listed_offer).collect();
    for batch in imported {
        rows.extend(batch.offers.iter().map(|offer| own_offer(offer, batch)));
    }
    rows
}

fn rents(imported: &[Batch]) -> Vec<Row> {
    let mut rows: Vec<Row> = current::RENTALS.iter().map(listed_rent).collect();
    for batch in imported {
        rows.extend(batch.rentals.iter().map(|rental| own_rent(rental, batch)));
    }
    rows
}

fn maybe(price: Option<f64>) -> String {
    price.map(link_number).unwrap_or_default()
}

fn listed_offer(row: &CurrentOffer) -> Row {
    let cells = vec![
        row.name.into(),
        row.vendor.into(),
        maybe(row.input.price()),
        maybe(row.output.price()),
        maybe(row.cached_input.price()),
        maybe(row.batch_input.price()),
        maybe(row.batch_output.price()),
        row.checked_on.into(),
        row.source.text().into(),
        row.id.into(),
        row.model.unwrap_or_default().into(),
        row.ends_on.unwrap_or_default().into(),
    ];
    Row { own: false, cells }
}

fn own_offer(offer: &Offer, batch: &Batch) -> Row {
    let cells = vec![
        offer.name.clone(),
        offer.vendor.clone(),
        link_number(offer.input),
        link_number(offer.output),
        maybe(offer.cached),
        maybe(offer.batch_input),
        maybe(offer.batch_output),
        batch.date.clone(),
        batch.source.clone(),
        offer.id.clone(),
        String::new(),
        offer.ends_on.clone(),
    ];
    Row { own: true, cells }
}

fn listed_rent(row: &CurrentRental) -> Row {
    let provider = PriceList::Current.provider(row.provider).map_or(row.provider, |provider| provider.name);
    let cells = vec![
        gpu_spec(row.gpu).map_or(row.gpu, |gpu| gpu.name).into(),
        provider.into(),
        maybe(row.usd_per_gpu_hour.price()),
        row.kind.name().into(),
        link_number(row.min_gpus),
        row.checked_on.into(),
        row.source.text().into(),
        row.gpu.into(),
        row.licence.text().into(),
    ];
    Row { own: false, cells }
}

fn own_rent(rental: &Rental, batch: &Batch) -> Row {
    let cells = vec![
        rental.gpu_name.clone(),
        rental.provider.clone(),
        link_number(rental.usd_per_gpu_hour),
        rental.kind.name().into(),
        link_number(rental.min_gpus),
        batch.date.clone(),
        batch.source.clone(),
        rental.gpu.unwrap_or_default().into(),
        String::new(),
    ];
    Row { own: true, cells }
}
