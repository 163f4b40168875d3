//! Price lists as this page keeps and exports them: a header, then a line a record, its parts set apart by tabs. They are the
//! lines that the worker answers with, so the page keeps them as they come.
//!
//! `s` source and date, for all lines up to the next `s`; `o` id, name, vendor, USD per 1M tokens of input, output, cached
//! input, batch input, batch output; `r` provider, name of the GPU, its id, USD per GPU-hour, kind of rent, fewest GPUs. What
//! is not known is empty.

use super::batch::{Batch, Offer, Rental};
use super::price::{MOST_PER_HOUR, MOST_PER_MTOK, Spot};
use crate::catalogue::RentKind;
use crate::catalogue::import::on_one_line;
use crate::catalogue::import::shown;
use crate::format::link_number;

/// First line of the text.
pub const HEADER: &str = "llm-breakeven prices 1";
/// A longer part of a line is nobody's.
const LONGEST: usize = 200;

/// Whether a text begins as these do.
pub fn is_own(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').starts_with(HEADER)
}

/// Where the records that follow come from.
#[must_use]
pub fn origin_line(batch: &Batch) -> String {
    line(&["s", &batch.source, &batch.date])
}

/// An offer.
#[must_use]
pub fn offer_line(offer: &Offer) -> String {
    let maybe = |price: Option<f64>| price.map(link_number).unwrap_or_default();
    let (input, output) = (link_number(offer.input), link_number(offer.output));
    let (cached, batch_input, batch_output) =
        (maybe(offer.cached), maybe(offer.batch_input), maybe(offer.batch_output));
    line(&["o", &offer.id, &offer.name, &offer.vendor, &input, &output, &cached, &batch_input, &batch_output])
}

/// A rent.
#[must_use]
pub fn rental_line(rental: &Rental) -> String {
    let (usd, gpus) = (link_number(rental.usd_per_gpu_hour), link_number(rental.min_gpus));
    let gpu = rental.gpu.unwrap_or_default();
    line(&["r", &rental.provider, &rental.gpu_name, gpu, &usd, rental.kind.key(), &gpus])
}

fn line(parts: &[&str]) -> String {
    let mut line = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            line.push('\t');
        }
        line.push_str(&on_one_line(part, LONGEST));
    }
    line
}

/// The text to keep or to export.
#[must_use]
pub fn write_text(batches: &[Batch]) -> String {
    let mut out = format!("{HEADER}\n");
    for batch in batches {
        out += &origin_line(batch);
        out.push('\n');
        for offer in &batch.offers {
            out += &offer_line(offer);
            out.push('\n');
        }
        for rental in &batch.rentals {
            out += &rental_line(rental);
            out.push('\n');
        }
    }
    out
}

/// Reads what [`write_text`] has written, by whomever it was changed meanwhile.
///
/// # Errors
/// The sentence that says which line is wrong, and how; then nothing is taken.
pub fn read_text(text: &str) -> Result<Vec<Batch>, String> {
    let mut batches: Vec<Batch> = Vec::new();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let place = format!("Line {}", index + 1);
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() || (index == 0 && line == HEADER) {
            continue;
        }
        let parts: Vec<&str> = line.split('\t').collect();
        if let ["s", source, date] = parts[..] {
            let (source, date) = (on_one_line(source, LONGEST), on_one_line(date, LONGEST));
            batches.push(Batch { source, date, ..Batch::default() });
            continue;
        }
        let batch = batches.last_mut().ok_or_else(|| wrong(&place, "comes before the line that says its source"))?;
        match parts[..] {
            ["o", _, _, _, _, _, _, _, _] => batch.offers.push(offer(&place, &parts)?),
            ["r", _, _, _, _, _, _] => batch.rentals.push(rental(&place, &parts)?),
            _ => return Err(wrong(&place, &format!("is neither an offer nor a rent: `{}`", shown(line)))),
        }
    }
    if batches.iter().all(|batch| batch.offers.is_empty() && batch.rentals.is_empty()) {
        return Err("There is no price in the file.".into());
    }
    Ok(batches)
}

fn wrong(place: &str, how: &str) -> String {
    format!("{place} {how}. Nothing was taken from the file.")
}

fn offer(place: &str, parts: &[&str]) -> Result<Offer, String> {
    let text = |at: usize| on_one_line(parts.get(at).unwrap_or(&""), LONGEST);
    let maybe = |at, field| amount(place, parts, (at, field), MOST_PER_MTOK);
    let price = |at, field| maybe(at, field)?.ok_or_else(|| wrong(place, &format!("has no {field}")));
    if text(1).is_empty() {
        return Err(wrong(place, "has no id"));
    }
    Ok(Offer {
        id: text(1),
        name: text(2),
        vendor: text(3),
        input: price(4, "input price")?,
        output: price(5, "output price")?,
        cached: maybe(6, "cached input price")?,
        batch_input: maybe(7, "batch input price")?,
        batch_output: maybe(8, "batch output price")?,
    })
}

fn rental(place: &str, parts: &[&str]) -> Result<Rental, String> {
    let text = |at: usize| on_one_line(parts.get(at).unwrap_or(&""), LONGEST);
    let id = text(3);
    let gpu = crate::catalogue::gpu_spec(&id).map(|row| row.id);
    if gpu.is_none() && !id.is_empty() {
        return Err(wrong(place, &format!("names no GPU of the catalogue: `{}`", shown(&id))));
    }
    let kind = RentKind::of_key(&text(5)).ok_or_else(|| wrong(place, "has no kind of rent"))?;
    let usd = amount(place, parts, (4, "price"), MOST_PER_HOUR)?.ok_or_else(|| wrong(place, "has no price"))?;
    let min_gpus = amount(place, parts, (6, "number of GPUs"), 1e5)?.unwrap_or(1.0);
    Ok(Rental { provider: text(1), gpu_name: text(2), gpu, usd_per_gpu_hour: usd, kind, min_gpus })
}

fn amount(place: &str, parts: &[&str], (at, field): (usize, &str), most: f64) -> Result<Option<f64>, String> {
    let written = parts.get(at).copied().unwrap_or_default();
    let spot = Spot { place, field };
    match spot.of_text(written, 1.0)? {
        Some(number) if number > most => Err(spot.refused("is beyond belief", written)),
        number => Ok(number),
    }
}

/// What was imported from one list, as it stands in the text that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Which list, and when.
    pub source: String,
    /// `YYYY-MM-DD`; may be empty.
    pub date: String,
    /// How many records it has.
    pub records: usize,
}

/// The lists in a kept text, without looking at the records themselves: the worker has read them before they were kept.
#[must_use]
pub fn origins(kept: &str) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    for line in kept.lines().skip(1) {
        if let Some(origin) = line.strip_prefix("s\t") {
            let (source, date) = origin.split_once('\t').unwrap_or((origin, ""));
            origins.push(Origin { source: source.into(), date: date.into(), records: 0 });
        } else if let Some(last) = origins.last_mut() {
            last.records += 1;
        }
    }
    origins
}

/// The kept text without one of its lists; nothing where none is left.
#[must_use]
pub fn without(kept: &str, source: &str) -> String {
    let mut out = String::new();
    let mut stays = false;
    for line in kept.lines().skip(1) {
        if let Some(origin) = line.strip_prefix("s\t") {
            stays = origin.split('\t').next() != Some(source);
        }
        if stays {
            out.push('\n');
            out.push_str(line);
        }
    }
    if out.is_empty() { out } else { format!("{HEADER}{out}\n") }
}

/// The kept text with the lines of an answer: of a list that is there already, they take the place.
#[must_use]
pub fn with(kept: &str, lines: &[String]) -> String {
    let mut out = kept.to_owned();
    for line in lines {
        if let Some(origin) = line.strip_prefix("s\t") {
            out = without(&out, origin.split('\t').next().unwrap_or_default());
        }
    }
    if out.is_empty() {
        out = format!("{HEADER}\n");
    }
    for line in lines.iter().filter(|line| line.starts_with(['s', 'o', 'r'])) {
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Two kept texts as one: of a list that is in both, the second's counts.
#[must_use]
pub fn together(first: &str, second: &str) -> String {
    if first.is_empty() {
        return second.into();
    }
    let lines: Vec<String> = second.lines().map(str::to_owned).collect();
    with(first, &lines)
}
