//! `catalogue.json`, which whoever hosts the site may put beside it: `docs/catalogue.md` describes it. Somebody writes it by
//! hand, so what is not understood in it refuses it, misspelt fields too.

use super::batch::{Batch, Offer, Rental};
use super::date::{is_day, lies_ahead};
use super::gpus::matched_gpu;
use super::kind::Kind;
use super::price::{MOST_PER_HOUR, MOST_PER_MTOK, Spot};
use super::tally::Imported;
use crate::catalogue::import::json::Json;
use crate::catalogue::import::{on_one_line, shown};
use crate::catalogue::{RentKind, gpu_spec};

/// The field that says which edition of the format it is.
const EDITION: &str = "llm_breakeven_prices";
/// What is said of any other file in its place.
pub const NOT_OWN: &str = "The file does not begin with `\"llm_breakeven_prices\": 1`.";
/// Longer names are cut off.
const LONGEST: usize = 120;

const FIELDS: [&str; 5] = [EDITION, "source", "checked_on", "offers", "rentals"];
const OFFER: [&str; 8] = ["id", "name", "vendor", "input", "output", "cached_input", "batch_input", "batch_output"];
const RENTAL: [&str; 5] = ["provider", "gpu", "usd_per_gpu_hour", "kind", "min_gpus"];

/// Whether it says that it is one.
pub fn is_own(document: &Json) -> bool {
    document.get(EDITION).is_some()
}

/// Reads it.
pub fn read(document: &Json, today: &str) -> Result<Imported, String> {
    if document.get(EDITION).and_then(Json::as_f64).is_none_or(|edition| edition.total_cmp(&1.0).is_ne()) {
        return Err(format!("`{EDITION}` is not 1, the only edition of this format there is."));
    }
    only(document, "The file", &FIELDS)?;
    let text = |key| required(document, "The file", key);
    let mut batch = Batch { source: text("source")?, date: text("checked_on")?, ..Batch::default() };
    if !is_day(&batch.date) {
        return Err(format!("`checked_on` is not a date like 2026-11-23 (`{}`).", shown(&batch.date)));
    }
    if lies_ahead(&batch.date, today) {
        return Err(format!("`checked_on` is yet to come (`{}`).", batch.date));
    }
    for (place, entry) in entries(document, "offers")? {
        let offer = offer(entry, &place)?;
        if batch.offers.iter().any(|other| other.id == offer.id) {
            return Err(format!("{place}: there is another offer with the id `{}`.", shown(&offer.id)));
        }
        batch.offers.push(offer);
    }
    for (place, entry) in entries(document, "rentals")? {
        batch.rentals.push(rental(entry, &place)?);
    }
    if batch.offers.is_empty() && batch.rentals.is_empty() {
        return Err("The file has neither offers nor rentals.".into());
    }
    Ok(Imported::of(Kind::Own, vec![batch]))
}

/// The entries of a list with their places; none of a list that is not there.
fn entries<'j>(document: &'j Json, key: &str) -> Result<Vec<(String, &'j Json)>, String> {
    match document.get(key) {
        None => Ok(Vec::new()),
        Some(Json::List(items)) => {
            let place = |(index, item)| (format!("{key}, entry {}", index + 1), item);
            Ok(items.iter().enumerate().map(place).collect())
        }
        Some(_) => Err(format!("`{key}` is no list.")),
    }
}

fn offer(entry: &Json, place: &str) -> Result<Offer, String> {
    only(entry, place, &OFFER)?;
    let maybe = |field| amount(entry, place, field, MOST_PER_MTOK);
    let price = |field| maybe(field)?.ok_or_else(|| missing(place, field));
    Ok(Offer {
        id: required(entry, place, "id")?,
        name: required(entry, place, "name")?,
        vendor: required(entry, place, "vendor")?,
        input: price("input")?,
        output: price("output")?,
        cached: maybe("cached_input")?,
        batch_input: maybe("batch_input")?,
        batch_output: maybe("batch_output")?,
        ends_on: String::new(),
    })
}

fn rental(entry: &Json, place: &str) -> Result<Rental, String> {
    only(entry, place, &RENTAL)?;
    let gpu_name = required(entry, place, "gpu")?;
    let gpu = matched_gpu(&gpu_name, None)
        .ok_or_else(|| Spot { place, field: "gpu" }.refused("is no GPU that this page knows", &gpu_name))?;
    let kind = match entry.text("kind") {
        "" => RentKind::OnDemand,
        key => RentKind::of_key(key).ok_or_else(|| Spot { place, field: "kind" }.refused("is no kind of rent", key))?,
    };
    let usd = amount(entry, place, "usd_per_gpu_hour", MOST_PER_HOUR)?;
    Ok(Rental {
        provider: required(entry, place, "provider")?,
        // Whoever reads the page knows no ids.
        gpu_name: if gpu == gpu_name { gpu_spec(gpu).map_or(gpu_name, |row| row.name.into()) } else { gpu_name },
        gpu: Some(gpu),
        usd_per_gpu_hour: usd.ok_or_else(|| missing(place, "usd_per_gpu_hour"))?,
        kind,
        min_gpus: if entry.get("min_gpus").is_some() {
            entry.count("min_gpus").ok_or_else(|| format!("{place}: `min_gpus` is no number of GPUs."))?
        } else {
            1.0
        },
    })
}

/// Refuses what is no object, and fields that nobody knows.
fn only(entry: &Json, place: &str, fields: &[&str]) -> Result<(), String> {
    let Json::Object(pairs) = entry else { return Err(format!("{place} is no object with named values.")) };
    match pairs.iter().find(|(key, _)| !fields.contains(&key.as_str())) {
        Some((key, _)) => Err(format!("{place}: there is no field `{}`; there are {}.", shown(key), fields.join(", "))),
        None => Ok(()),
    }
}

fn required(entry: &Json, place: &str, field: &str) -> Result<String, String> {
    let text = on_one_line(entry.text(field), LONGEST);
    if text.is_empty() { Err(missing(place, field)) } else { Ok(text) }
}

fn missing(place: &str, field: &str) -> String {
    format!("{place}: `{field}` is missing.")
}

fn amount(entry: &Json, place: &str, field: &str, most: f64) -> Result<Option<f64>, String> {
    let spot = Spot { place, field };
    match spot.of_json(entry.get(field), 1.0)? {
        Some(number) if number > most => Err(spot.refused("is beyond belief", &crate::format::link_number(number))),
        number => Ok(number),
    }
}
