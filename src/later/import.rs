//! Price lists that a visitor brings, or that stand beside the page.
//!
//! Lines: `k` what was understood: kind, a sentence with the counts, offers, rents; then the lines to be kept, which
//! [`prices::HEADER`] makes a file of: `s` source and date, `o` id, name, vendor, USD per 1M tokens of input, of output, of
//! cached input, of batch input, of batch output or nothing, `r` provider, name of the GPU, its id or nothing, USD per
//! GPU-hour, kind of rent, fewest GPUs. Or `e` why nothing is taken.

use super::{json, line};
use crate::catalogue::import::prices::{
    self, Asked, Imported, MOST_JSON_BYTES, MOST_TABLE_BYTES, Source, offer_line, origin_line, rental_line,
};
use crate::format::link_number;
use crate::usage::{begins_like_json, text_of};

/// Reads a file of any kind. Its name may be known, and what day it is.
pub fn read(bytes: &[u8], file: &str, today: &str) -> Vec<String> {
    if bytes.len() > MOST_TABLE_BYTES {
        return refused(&too_large(bytes.len(), MOST_TABLE_BYTES));
    }
    text(&text_of(bytes), file, today)
}

/// Reads pasted or kept text of any kind.
pub fn text(text: &str, file: &str, today: &str) -> Vec<String> {
    let asked = Asked { file, today };
    let imported = if begins_like_json(text) {
        tree(text).and_then(|document| prices::read(Source::Json(&document), asked))
    } else if text.len() > MOST_TABLE_BYTES {
        Err(too_large(text.len(), MOST_TABLE_BYTES))
    } else {
        prices::read(Source::Text(text), asked)
    };
    answer(imported)
}

/// Reads a host's `catalogue.json`.
pub fn catalogue(text: &str, today: &str) -> Vec<String> {
    if !begins_like_json(text) {
        return refused("What stands there is not JSON.");
    }
    answer(tree(text).and_then(|document| prices::read_own(&document, today)))
}

fn answer(imported: Result<Imported, String>) -> Vec<String> {
    match imported {
        Ok(imported) => understood(&imported),
        Err(why) => refused(&why),
    }
}

fn refused(why: &str) -> Vec<String> {
    vec![line('e', &[why])]
}

fn understood(imported: &Imported) -> Vec<String> {
    let counts = [imported.offers(), imported.rentals()].map(|count| count.to_string());
    let mut lines = vec![line('k', &[imported.kind.name(), &imported.sentence(), &counts[0], &counts[1]])];
    for batch in &imported.batches {
        lines.push(origin_line(batch));
        lines.extend(batch.offers.iter().map(offer_line));
        lines.extend(batch.rentals.iter().map(rental_line));
    }
    lines
}

/// Text as a tree, or where it stops being one.
fn tree(text: &str) -> Result<crate::catalogue::import::json::Json, String> {
    if text.len() > MOST_JSON_BYTES {
        return Err(too_large(text.len(), MOST_JSON_BYTES));
    }
    json::parse(text).map_err(|said| {
        let text = text.trim_end();
        if text.ends_with(['}', ']']) {
            return format!("This is not JSON: {}.", said.trim_end_matches('.'));
        }
        let line = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
        format!("The file breaks off on line {line}: it is not whole. Nothing was taken from it.")
    })
}

/// `The file has 10.2 MB; price lists have 8 at most.`
fn too_large(bytes: usize, most: usize) -> String {
    let mb = |bytes: usize| {
        let tenths = u32::try_from(bytes / 100_000).unwrap_or(u32::MAX);
        link_number(f64::from(tenths) / 10.0)
    };
    format!("The file has {} MB; a price list has {} at most. Nothing was taken from it.", mb(bytes), mb(most))
}
