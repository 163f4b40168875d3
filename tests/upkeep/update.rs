//! New prices of LiteLLM's list for the rows of `api.csv` that `litellm.csv` finds there, and what changed by how much.

use llm_breakeven::catalogue::import::json::Json;
use llm_breakeven::catalogue::import::prices::{Asked, Batch, Kind, Offer, Source, read};
use llm_breakeven::format::link_number;

/// What came out.
#[derive(Debug)]
pub struct Updated {
    /// The new `api.csv`.
    pub csv: String,
    /// What changed, a line each, and what a person has to look at.
    pub lines: Vec<String>,
}

/// Columns of prices, in the order of [`prices`].
const PRICES: [&str; 5] = ["input", "output", "cached_input", "batch_input", "batch_output"];
/// A price this many times what it was, or less than one part of this, is rather a slip.
const SUSPICIOUS: f64 = 3.0;

/// Reads the three texts; `date` is when the list was looked at, `YYYY-MM-DD`.
///
/// # Errors
/// What is wrong with one of them, in a sentence.
pub fn update(api: &str, mapping: &str, list: &str, date: &str) -> Result<Updated, String> {
    if !is_date(date) {
        return Err(format!("`{date}` is not a date like 2026-11-23."));
    }
    let parsed: serde_json::Value =
        serde_json::from_str(list).map_err(|error| format!("The list is not JSON: {error}."))?;
    let ends = |key: &str| {
        parsed.get(key).and_then(|entry| entry.get("deprecation_date")?.as_str()).unwrap_or_default().to_owned()
    };
    let imported = read(Source::Json(&Json::from(parsed.clone())), Asked { file: "", today: date })?;
    let batch = imported.batches.first().filter(|_| imported.kind == Kind::LiteLlm);
    let batch = batch.ok_or_else(|| format!("This is the list of {}, not of LiteLLM.", imported.kind.name()))?;
    let keys = pairs(mapping)?;
    let mut reader = csv::Reader::from_reader(api.as_bytes());
    let header = reader.headers().map_err(said)?.clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).map_err(said)?;
    let (mut lines, mut same) = (Vec::new(), 0);
    for record in reader.records() {
        let mut row = Row { header: &header, cells: record.map_err(said)?.iter().map(str::to_owned).collect() };
        let id = row.get("id").to_owned();
        match keys.iter().find(|(own, _)| *own == id).map(|(_, key)| key) {
            None => lines.push(format!("  {id}: not in litellm.csv, left as it is")),
            Some(key) => {
                let before = lines.len();
                renew(&mut row, key, batch, &ends(key), date, &mut lines);
                same += usize::from(lines.len() == before);
            }
        }
        writer.write_record(&row.cells).map_err(said)?;
    }
    lines.push(format!("{same} rows are the same."));
    let csv = writer.into_inner().map_err(|error| error.to_string())?;
    Ok(Updated { csv: String::from_utf8(csv).map_err(|error| error.to_string())?, lines })
}

fn said(error: csv::Error) -> String {
    error.to_string()
}

fn is_date(text: &str) -> bool {
    let is_digit = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(is_digit)
}

/// Ids of ours with keys of theirs.
fn pairs(mapping: &str) -> Result<Vec<(String, String)>, String> {
    let mut reader = csv::Reader::from_reader(mapping.as_bytes());
    let pair = |row: csv::StringRecord| (row[0].to_owned(), row[1].to_owned());
    reader.records().map(|row| row.map(pair).map_err(said)).collect()
}

struct Row<'a> {
    header: &'a csv::StringRecord,
    cells: Vec<String>,
}

impl Row<'_> {
    fn at(&self, column: &str) -> usize {
        self.header.iter().position(|name| name == column).unwrap_or(usize::MAX)
    }

    fn get(&self, column: &str) -> &str {
        self.cells.get(self.at(column)).map_or("", String::as_str)
    }

    fn set(&mut self, column: &str, text: String) {
        let at = self.at(column);
        if let Some(cell) = self.cells.get_mut(at) {
            *cell = text;
        }
    }
}

fn prices(offer: &Offer) -> [Option<f64>; 5] {
    [Some(offer.input), Some(offer.output), offer.cached, offer.batch_input, offer.batch_output]
}

/// One row from one entry of the list.
fn renew(row: &mut Row<'_>, key: &str, batch: &Batch, ends: &str, date: &str, lines: &mut Vec<String>) {
    let id = row.get("id").to_owned();
    let Some(offer) = batch.offers.iter().find(|offer| offer.id == key) else {
        lines.push(format!("! {id}: {key} has no price in the list any more, left as it is"));
        return;
    };
    for (column, price) in PRICES.into_iter().zip(prices(offer)) {
        let old = row.get(column).to_owned();
        match (old.parse::<f64>().ok(), price) {
            (Some(old), None) => {
                lines.push(format!("! {id}: {column} {old} is not in the list any more, left as it is"))
            }
            // Millionths are what a row can hold.
            (before, Some(price)) if before.is_none_or(|before| (before - price).abs() >= 5e-7) => {
                lines.push(change(&id, column, before, price));
                row.set(column, link_number((price * 1e6).round() / 1e6));
            }
            _ => {}
        }
    }
    if !ends.is_empty() && row.get("ends_on") != ends {
        lines.push(format!("! {id}: the list says that it ends on {ends}; ends_on is {:?}", row.get("ends_on")));
    }
    row.set("source", dated(row.get("source"), date));
    row.set("checked_on", date.to_owned());
}

/// `  openai/gpt-4o: input 2.5 → 2 (−20%)`
fn change(id: &str, column: &str, before: Option<f64>, now: f64) -> String {
    let Some(before) = before else { return format!("  {id}: {column} is new: {now}") };
    let percent = (now / before - 1.0) * 100.0;
    let sign = if percent < 0.0 { "\u{2212}" } else { "+" };
    let odd = before > 0.0 && !(1.0 / SUSPICIOUS..=SUSPICIOUS).contains(&(now / before));
    let mark = if odd { "!" } else { " " };
    format!("{mark} {id}: {column} {before} \u{2192} {now} ({sign}{:.0}%)", percent.abs())
}

/// The source with the list's date in place of the version it was read in last.
fn dated(source: &str, date: &str) -> String {
    let Some(at) = source.find("LiteLLM ") else { return source.to_owned() };
    let from = at + "LiteLLM ".len();
    let rest = source[from..].strip_prefix("of ").unwrap_or(&source[from..]);
    let version = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(rest.len());
    format!("{}LiteLLM of {date}{}", &source[..at], &rest[version..])
}
