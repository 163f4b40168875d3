//! All prices of the current edition and those a visitor has imported, in one table of APIs and one of GPUs: filtered, sorted.

use super::choices::has_words;
use super::known::{Known, offer_query, rent_query};
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
    /// What the columns of [`Table::choices`] have to say, in their order; nothing is anything.
    pub wanted: [&'a str; 3],
    /// Name of the column to sort by, one of [`Table::columns`]; the first where it is none.
    pub column: &'a str,
    /// The largest first.
    pub falling: bool,
}

/// A row, its cells in the order of [`Table::columns`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Whether it was imported.
    pub own: bool,
    /// Texts, and numbers as they stand in links; empty where there is none.
    pub cells: Vec<String>,
    /// Id of the offer, or of the GPU where that is known.
    pub id: String,
    /// Id of the open model that an offer serves, or key of the kind of rent.
    pub kind: String,
    /// What to know besides: conditions, a last day, that another row counts, how a GPU is called in its list.
    pub remark: String,
    /// `3 months old`; empty for a price of the last 90 days.
    pub age: String,
    /// What [`crate::scenario::Scenario::take_over`] takes an imported price from; empty where it cannot be.
    pub query: String,
}

/// The rows that are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The first of them.
    pub rows: Vec<Row>,
    /// How many match what is asked for.
    pub matching: usize,
    /// How many there are.
    pub all: usize,
    /// What there is to choose from in each column of [`Table::choices`].
    pub choices: Vec<Vec<String>>,
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

impl Table {
    /// The columns of which one value may be asked for.
    #[must_use]
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Api => &["vendor"],
            Self::Rental => &["gpu", "provider", "kind"],
        }
    }

    fn place(self, column: &str) -> Option<usize> {
        self.columns().iter().position(|(name, _)| *name == column)
    }
}

/// The table with what was imported.
#[must_use]
pub fn shown(table: Table, known: Known<'_>, asked: Asked<'_>) -> Shown {
    let mut rows = match table {
        Table::Api => offers(known.own),
        Table::Rental => rents(known.own),
    };
    let all = rows.len();
    let places: Vec<usize> = table.choices().iter().filter_map(|column| table.place(column)).collect();
    let choices = places.iter().map(|at| values(&rows, *at)).collect();
    rows.retain(|row| {
        let is_wanted = |(at, wanted): (&usize, &&str)| wanted.is_empty() || row.cells[*at] == **wanted;
        places.iter().zip(&asked.wanted).all(is_wanted) && has_words(&row.text(), asked.filter)
    });
    let at = table.place(asked.column).unwrap_or_default();
    let is_number = table.columns().get(at).is_some_and(|(_, number)| *number);
    rows.sort_unstable_by(|a, b| order(a, b, at, is_number, asked.falling));
    let matching = rows.len();
    rows.truncate(MOST_SHOWN);
    let date = table.place("date").unwrap_or_default();
    for row in &mut rows {
        row.age = known.old(&row.cells[date]);
    }
    Shown { rows, matching, all, choices }
}

impl Row {
    /// All that it says, to be searched.
    fn text(&self) -> String {
        format!("{} {} {}", self.cells.join(" "), self.id, self.remark)
    }
}

/// What a column says, each once, in the order of letters.
fn values(rows: &[Row], at: usize) -> Vec<String> {
    let mut values: Vec<String> =
        rows.iter().map(|row| row.cells[at].clone()).filter(|text| !text.is_empty()).collect();
    values.sort_unstable_by_key(|text| text.to_ascii_lowercase());
    values.dedup();
    values
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
    ];
    let remark = remark(&[row.note.text(), &last_day(row.ends_on.unwrap_or_default())]);
    Row { own: false, cells, id: row.id.into(), kind: row.model.unwrap_or_default().into(), remark, ..Row::default() }
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
    ];
    let (remark, query) = (last_day(&offer.ends_on), offer_query(batch, offer));
    Row { own: true, cells, id: offer.id.clone(), remark, query, ..Row::default() }
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
    ];
    let remark = remark(&[row.note.text(), &older(row)]);
    Row { own: false, cells, id: row.gpu.into(), kind: row.kind.key().into(), remark, ..Row::default() }
}

/// That a newer row of the same counts.
fn older(row: &CurrentRental) -> String {
    let is_same = |other: &&CurrentRental| {
        (other.gpu, other.provider, other.kind) == (row.gpu, row.provider, row.kind)
            && other.min_gpus.total_cmp(&row.min_gpus).is_eq()
    };
    let newest = current::RENTALS.iter().filter(is_same).map(|other| other.checked_on).max();
    let newer = newest.filter(|newest| *newest > row.checked_on);
    newer.map(|newer| format!("no longer counts: there is a price of {newer}")).unwrap_or_default()
}

fn own_rent(rental: &Rental, batch: &Batch) -> Row {
    // The catalogue's name says what it was taken for.
    let gpu = rental.gpu.and_then(gpu_spec);
    let name = gpu.map_or(rental.gpu_name.as_str(), |gpu| gpu.name);
    let called = if gpu.is_none() {
        "no GPU that this page knows".into()
    } else if name == rental.gpu_name {
        String::new()
    } else {
        format!("called {} there", rental.gpu_name)
    };
    let cells = vec![
        name.into(),
        rental.provider.clone(),
        link_number(rental.usd_per_gpu_hour),
        rental.kind.name().into(),
        link_number(rental.min_gpus),
        batch.date.clone(),
        batch.source.clone(),
    ];
    let id = rental.gpu.unwrap_or_default().into();
    let (kind, query) = (rental.kind.key().into(), rent_query(batch, rental));
    Row { own: true, cells, id, kind, remark: called, query, ..Row::default() }
}

/// `not sold from 2026-12-11 on`
fn last_day(ends_on: &str) -> String {
    if ends_on.is_empty() { String::new() } else { format!("not sold from {ends_on} on") }
}

fn remark(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}
