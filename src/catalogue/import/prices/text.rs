//! Price lists as this page keeps and exports them: a header, then a line a record, its parts set apart by tabs. They are the
//! lines that the worker answers with, so the page keeps them as they come.
//!
//! `s` source and date, for all lines up to the next `s`; `o` id, name, vendor, USD per 1M tokens of input, output, cached
//! input, batch input, batch output, and if it is known from when on it is not sold any more; `r` provider, name of the GPU, its id, USD per GPU-hour, kind of rent, fewest GPUs. What
//! is not known is empty.

use super::batch::{Batch, Offer, Rental};
use super::price::{MOST_PER_HOUR, MOST_PER_MTOK, Spot};
use crate::catalogue::RentKind;
use crate::catalogue::import::on_one_line;
use crate::catalogue::import::shown;
use crate::format::link_number;

/// First line of the text.
pub const HEADER: &str = "llm-breakeven prices 1";
/// How every refusal ends.
const NOTHING: &str = " Nothing was taken from the file.";
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
    let mut parts =
        vec!["o", &offer.id, &offer.name, &offer.vendor, &input, &output, &cached, &batch_input, &batch_output];
    parts.extend((!offer.ends_on.is_empty()).then_some(offer.ends_on.as_str()));
    line(&parts)
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
    let batches = read_lines(text, &mut Err)?;
    if batches.iter().all(|batch| batch.offers.is_empty() && batch.rentals.is_empty()) {
        return Err("There is no price in the file.".into());
    }
    Ok(batches)
}

/// Reads what the browser has kept: a line that is wrong takes no other with it. Then how many are wrong, and the first of them.
#[must_use]
pub fn read_kept(text: &str) -> (Vec<Batch>, Option<String>) {
    let (mut count, mut first) = (0, String::new());
    let mut batches = read_lines(text, &mut |why| {
        if count == 0 {
            first = why.trim_end_matches(NOTHING).into();
        }
        count += 1;
        Ok(())
    })
    .unwrap_or_default();
    batches.retain(|batch| {
        let is_nobodys = batch.source.is_empty();
        count += if is_nobodys { batch.offers.len() + batch.rentals.len() } else { 0 };
        !is_nobodys
    });
    let lines = if count == 1 { "One line".into() } else { format!("{count} lines") };
    let said = format!("{lines} of the prices kept in this browser cannot be read and is left out. {first}");
    let said = if count == 1 { said } else { said.replacen(" is left", " are left", 1) };
    (batches, (count > 0).then_some(said))
}

fn read_lines(text: &str, on_wrong: &mut dyn FnMut(String) -> Result<(), String>) -> Result<Vec<Batch>, String> {
    let mut batches: Vec<Batch> = Vec::new();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim_end_matches('\r');
        if !line.trim().is_empty() && (index > 0 || line != HEADER) {
            take(line, &format!("Line {}", index + 1), &mut batches).or_else(&mut *on_wrong)?;
        }
    }
    Ok(batches)
}

fn take(line: &str, place: &str, batches: &mut Vec<Batch>) -> Result<(), String> {
    let parts: Vec<&str> = line.split('\t').collect();
    if let ["s", source, date] = parts[..] {
        let (source, date) = (on_one_line(source, LONGEST), on_one_line(date, LONGEST));
        batches.push(Batch { source, date, ..Batch::default() });
        return Ok(());
    }
    if parts[0] == "s" {
        // What follows is nobody's, and not of the list before it.
        batches.push(Batch::default());
    }
    let batch = batches.last_mut().ok_or_else(|| wrong(place, "comes before the line that says its source"))?;
    match (parts[0], parts.len()) {
        ("o", 9 | 10) => batch.offers.push(offer(place, &parts)?),
        ("r", 7) => batch.rentals.push(rental(place, &parts)?),
        _ => return Err(wrong(place, &format!("is neither an offer nor a rent: `{}`", shown(line)))),
    }
    Ok(())
}

fn wrong(place: &str, how: &str) -> String {
    format!("{place} {how}.{NOTHING}")
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
        ends_on: text(9),
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
    /// Which list.
    pub source: String,
    /// When its prices were seen, `YYYY-MM-DD`; may be empty.
    pub date: String,
    /// The first such day, where there are several.
    pub since: String,
    /// How many records it has.
    pub records: usize,
}

/// The lists in a kept text, without looking at the records themselves: the worker has read them before they were kept.
#[must_use]
pub fn origins(kept: &str) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    let mut at = None;
    for line in kept.lines().skip(1) {
        if let Some(origin) = line.strip_prefix("s\t") {
            let (source, date) = origin.split_once('\t').unwrap_or((origin, ""));
            at = Some(place(&mut origins, source, date));
        } else if let Some(at) = at {
            origins[at].records += 1;
        }
    }
    origins
}

/// Where a list stands; it may be there already with prices of another day.
fn place(origins: &mut Vec<Origin>, source: &str, date: &str) -> usize {
    let found = origins.iter().position(|origin| origin.source == source);
    let at = found.unwrap_or_else(|| {
        let date = || String::from(date);
        origins.push(Origin { source: source.into(), date: date(), since: date(), records: 0 });
        origins.len() - 1
    });
    let origin = &mut origins[at];
    if date > origin.date.as_str() {
        origin.date = date.into();
    } else if date < origin.since.as_str() {
        origin.since = date.into();
    }
    at
}

/// The lists of a kept text whose place those of an answer take.
#[must_use]
pub fn replaced(kept: &str, lines: &[String]) -> Vec<Origin> {
    let mut old = origins(kept);
    old.retain(|origin| {
        let is_same =
            |line: &String| line.strip_prefix("s\t").and_then(|line| line.split('\t').next()) == Some(&origin.source);
        lines.iter().any(is_same)
    });
    old
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
