//! Lists of API offers: where each of the five has its names and prices. Formats as seen 2026-11-23: LiteLLM 1.109.1,
//! OpenRouter's `/api/v1/models` of May 2026, models.dev `api.json` by its readme, genai-prices `new_data/v2`, llm-prices
//! `current-v1.json`.

use super::batch::Offer;
use super::date::day_of;
use super::kind::{Kind, Skip};
use super::price::Spot;
use super::tally::{Tally, unusable};
use crate::catalogue::import::json::Json;
use crate::catalogue::import::on_one_line;

/// Prices per token, as per 1M.
const PER_TOKEN: f64 = 1e6;
/// Longer ids and names are cut off.
const LONGEST: usize = 120;
/// The key of LiteLLM's list that describes the others.
const SAMPLE: &str = "sample_spec";

/// Where an entry has its prices: input, output, cached input, batch input, batch output; an empty name is nowhere.
struct Layout {
    fields: [&'static str; 5],
    /// From its unit to USD per 1M tokens.
    scale: f64,
}

const LITELLM: Layout = Layout {
    fields: [
        "input_cost_per_token",
        "output_cost_per_token",
        "cache_read_input_token_cost",
        "input_cost_per_token_batches",
        "output_cost_per_token_batches",
    ],
    scale: PER_TOKEN,
};
const OPENROUTER: Layout = Layout { fields: ["prompt", "completion", "input_cache_read", "", ""], scale: PER_TOKEN };
const MODELS_DEV: Layout = Layout { fields: ["input", "output", "cache_read", "", ""], scale: 1.0 };
const GENAI: Layout = Layout { fields: ["input_mtok", "output_mtok", "cache_read_mtok", "", ""], scale: 1.0 };
const LLM_PRICES: Layout = Layout { fields: ["input", "output", "input_cached", "", ""], scale: 1.0 };

/// Who an offer is.
struct Named<'a> {
    id: String,
    name: &'a str,
    vendor: &'a str,
    /// Empty where nobody says so.
    ends_on: &'a str,
}

/// Reads all entries of a list.
pub fn read(kind: Kind, document: &Json, today: &str, tally: &mut Tally) -> Result<(), String> {
    match kind {
        Kind::LiteLlm => members(document, &mut |id, entry| litellm(id, entry, tally)),
        Kind::OpenRouter => each(document.list("data"), "data", &mut |entry| openrouter(entry, tally)),
        Kind::ModelsDev => members(document, &mut |id, provider| models_dev(id, provider, tally)),
        Kind::GenaiPrices => each(document.items(), "the list", &mut |provider| genai(provider, today, tally)),
        _ => {
            tally.date = day_of(document.text("updated_at")).into();
            each(document.list("prices"), "prices", &mut |entry| llm_prices(entry, today, tally))
        }
    }
}

/// Every entry by its key.
fn members(object: &Json, then: &mut dyn FnMut(&str, &Json) -> Result<(), String>) -> Result<(), String> {
    let Json::Object(pairs) = object else { return Ok(()) };
    for (key, entry) in pairs {
        if !matches!(entry, Json::Object(_)) {
            return Err(no_object(key));
        }
        then(key, entry)?;
    }
    Ok(())
}

/// Every entry of a list.
fn each(list: &[Json], name: &str, then: &mut dyn FnMut(&Json) -> Result<(), String>) -> Result<(), String> {
    for (index, entry) in list.iter().enumerate() {
        if !matches!(entry, Json::Object(_)) {
            return Err(no_object(&format!("Entry {} of {name}", index + 1)));
        }
        then(entry)?;
    }
    Ok(())
}

fn no_object(place: &str) -> String {
    let place = on_one_line(place, LONGEST);
    format!("{place} is no object with named values. Nothing was taken from the file.")
}

fn litellm(id: &str, entry: &Json, tally: &mut Tally) -> Result<(), String> {
    if id == SAMPLE {
        return Ok(());
    }
    if !matches!(entry.text("mode"), "" | "chat" | "responses" | "completion") {
        tally.skip(Skip::OtherWork, id);
        return Ok(());
    }
    let ends_on = day_of(entry.text("deprecation_date"));
    take(Named { id: id.into(), name: id, vendor: entry.text("litellm_provider"), ends_on }, entry, &LITELLM, tally)
}

/// The list of all prices there ever were says from when, and up to which day, not itself included.
fn llm_prices(entry: &Json, today: &str, tally: &mut Tally) -> Result<(), String> {
    let named = named(entry.text("vendor"), entry);
    let (from, to) = (entry.text("from_date"), entry.text("to_date"));
    // Where nobody says what day it is, what has no end counts.
    let is_over = !to.is_empty() && (today.is_empty() || to <= today);
    if is_over || (!today.is_empty() && from > today) {
        tally.skip(Skip::NotNow, &named.id);
        return Ok(());
    }
    take(named, entry, &LLM_PRICES, tally)
}

fn openrouter(entry: &Json, tally: &mut Tally) -> Result<(), String> {
    let id = entry.text("id");
    let vendor = id.split_once('/').map_or("", |(vendor, _)| vendor);
    let outputs = entry.get("architecture").map_or(&[][..], |built| built.list("output_modalities"));
    if is_other_work(outputs) {
        tally.skip(Skip::OtherWork, id);
        return Ok(());
    }
    let pricing = entry.get("pricing").unwrap_or(&Json::Null);
    // `-1` stands for the price of whatever model it is passed on to.
    if pricing.text("prompt").starts_with('-') || pricing.text("completion").starts_with('-') {
        tally.skip(Skip::Variable, id);
        return Ok(());
    }
    take(Named { id: id.into(), name: named("", entry).name, vendor, ends_on: "" }, pricing, &OPENROUTER, tally)
}

fn models_dev(id: &str, provider: &Json, tally: &mut Tally) -> Result<(), String> {
    let vendor = Some(provider.text("name")).filter(|name| !name.is_empty()).unwrap_or(id);
    let Some(models) = provider.get("models") else { return Ok(()) };
    members(models, &mut |model, entry| {
        let id = format!("{id}/{model}");
        let outputs = entry.get("modalities").map_or(&[][..], |built| built.list("output"));
        if is_other_work(outputs) {
            tally.skip(Skip::OtherWork, &id);
            return Ok(());
        }
        let name = Some(entry.text("name")).filter(|name| !name.is_empty()).unwrap_or(model);
        take(Named { id, name, vendor, ends_on: "" }, entry.get("cost").unwrap_or(&Json::Null), &MODELS_DEV, tally)
    })
}

fn genai(provider: &Json, today: &str, tally: &mut Tally) -> Result<(), String> {
    let vendor = Some(provider.text("name")).filter(|name| !name.is_empty()).unwrap_or(provider.text("id"));
    each(provider.list("models"), provider.text("id"), &mut |entry| {
        let prices = in_force(entry.get("prices").unwrap_or(&Json::Null), today);
        take(Named { vendor, ..named(provider.text("id"), entry) }, prices, &GENAI, tally)
    })
}

/// Of several prices the last counts that holds by now, whatever the hour.
fn in_force<'j>(prices: &'j Json, today: &str) -> &'j Json {
    let Json::List(all) = prices else { return prices };
    let holds = |price: &&Json| match price.get("constraint") {
        None => true,
        // Dates compare as their digits do.
        Some(constraint) => {
            let from = constraint.text("start_date");
            !from.is_empty() && (today.is_empty() || from <= today)
        }
    };
    all.iter().rfind(holds).and_then(|price| price.get("prices")).unwrap_or(&Json::Null)
}

/// An entry with id and name; what sells it stands before the id.
fn named<'a>(vendor: &'a str, entry: &'a Json) -> Named<'a> {
    let id = entry.text("id");
    let name = Some(entry.text("name")).filter(|name| !name.is_empty()).unwrap_or(id);
    let id = if vendor.is_empty() { id.into() } else { format!("{vendor}/{id}") };
    Named { id, name, vendor, ends_on: "" }
}

/// Something comes out, but no text.
fn is_other_work(outputs: &[Json]) -> bool {
    !outputs.is_empty() && outputs.iter().all(|output| output.as_text() != Some("text"))
}

/// Takes an offer, or leaves it out.
fn take(named: Named<'_>, prices: &Json, layout: &Layout, tally: &mut Tally) -> Result<(), String> {
    let id = on_one_line(&named.id, LONGEST);
    let mut found = [None; 5];
    for (place, field) in found.iter_mut().zip(layout.fields) {
        *place = price(Spot { place: &id, field }, prices.get(field), layout.scale)?;
    }
    let [Some(input), Some(output), cached, batch_input, batch_output] = found else {
        tally.skip(Skip::NoPrice, &id);
        return Ok(());
    };
    if id.is_empty() {
        return Err("An entry with prices has no id. Nothing was taken from the file.".into());
    }
    let (name, vendor) = (on_one_line(named.name, LONGEST), on_one_line(named.vendor, LONGEST));
    let ends_on = named.ends_on.into();
    let offer = Offer { id, name, vendor, input, output, cached, batch_input, batch_output, ends_on };
    match unusable(&offer) {
        Some(why) => tally.skip(why, &offer.id),
        None => tally.offers.push(offer),
    }
    Ok(())
}

/// A number; of prices in steps the first; OpenRouter's are texts.
fn price(spot: Spot<'_>, value: Option<&Json>, scale: f64) -> Result<Option<f64>, String> {
    match value {
        Some(Json::Text(text)) if OPENROUTER.fields.contains(&spot.field) => spot.of_text(text, scale),
        Some(steps @ Json::Object(_)) if steps.get("base").is_some() => spot.of_json(steps.get("base"), scale),
        other => spot.of_json(other, scale),
    }
}
