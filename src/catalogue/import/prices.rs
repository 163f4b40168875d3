//! Price lists that a visitor brings: those of API offers in JSON, those of rented GPUs in tables, known by their shape.
//!
//! Either all of a file is taken or nothing. An entry that is not what this page compares (images, speech, no price) is left
//! out and counted; one that is wrong refuses the file, with the sentence that says what and where.

mod batch;
mod date;
mod gpus;
mod kind;
mod offers;
mod own;
mod price;
mod rentals;
mod tally;
mod text;

pub use batch::{Batch, Offer, Rental};
pub use gpus::matched_gpu;
pub use kind::{Kind, Skip};
pub use tally::Imported;
pub use text::{
    HEADER, Origin, offer_line, origin_line, origins, read_kept, read_text, rental_line, replaced, together, with,
    without, write_text,
};

use super::csv::{Rows, headers};
use super::json::Json;

/// A JSON list larger than this is no price list: the largest known has 3 MB.
pub const MOST_JSON_BYTES: usize = 8_000_000;
/// A table larger than this neither: it is read row by row, so it may have more.
pub const MOST_TABLE_BYTES: usize = 32_000_000;

/// A file, as whoever calls could read it.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// A table, or what this page has exported.
    Text(&'a str),
    /// JSON.
    Json(&'a Json),
}

/// What is known of a file besides what is in it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// Its name: tables of one provider do not say whose they are. May be empty.
    pub file: &'a str,
    /// `YYYY-MM-DD`: prices that begin later do not count. May be empty: then those that begin last count.
    pub today: &'a str,
}

/// Reads a price list of any kind.
///
/// # Errors
/// The sentence that says what is wrong and where; then nothing is taken.
pub fn read(source: Source<'_>, asked: Asked<'_>) -> Result<Imported, String> {
    match source {
        Source::Json(document) => read_tree(document, asked),
        Source::Text(text) if text.trim_start_matches('\u{feff}').trim().is_empty() => Err("The file is empty.".into()),
        Source::Text(text) if text::is_own(text) => read_text(text).map(|batches| Imported::of(Kind::Kept, batches)),
        Source::Text(text) => read_table(text, asked),
    }
}

/// Reads what a site's host has put beside the page: `catalogue.json`, and nothing else.
///
/// # Errors
/// The sentence that says what is wrong and where.
pub fn read_own(document: &Json, today: &str) -> Result<Imported, String> {
    if own::is_own(document) { own::read(document, today) } else { Err(own::NOT_OWN.into()) }
}

fn read_tree(document: &Json, asked: Asked<'_>) -> Result<Imported, String> {
    if own::is_own(document) {
        return own::read(document, asked.today);
    }
    let kind = kind::of_tree(document).ok_or(kind::UNKNOWN)?;
    let mut tally = tally::Tally::default();
    offers::read(kind, document, asked.today, &mut tally)?;
    tally.finish(kind, asked.today)
}

fn read_table(text: &str, asked: Asked<'_>) -> Result<Imported, String> {
    let mut rows = Rows::of(text);
    let headers = headers(&mut rows);
    let kind = kind::of_table(&headers).ok_or(kind::UNKNOWN)?;
    let mut tally = tally::Tally::default();
    rentals::read(kind, &headers, rows, asked.file, &mut tally)?;
    tally.finish(kind, asked.today)
}
