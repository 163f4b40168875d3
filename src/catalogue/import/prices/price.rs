//! One price, read and checked.

use crate::catalogue::import::json::Json;
use crate::catalogue::import::shown;
use crate::format::{decimal, link_number};

/// More than a million tokens cost anywhere, USD: the dearest known model asks 600 for its output (o1-pro, 2026).
pub const MOST_PER_MTOK: f64 = 1000.0;
/// More than a GPU costs for an hour anywhere, USD.
pub const MOST_PER_HOUR: f64 = 200.0;
/// Decimals of USD that count: of prices per token, times a million, what follows is the trace of a float.
const DECIMALS: f64 = 1e9;

/// A value, what it is called, and in which entry it stands.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// Which entry: an id, or a line.
    pub place: &'a str,
    /// Which field or column.
    pub field: &'a str,
}

impl Spot<'_> {
    /// The sentence that refuses a file because of what is written here.
    pub fn refused(&self, why: &str, written: &str) -> String {
        let (place, field, written) = (shown(self.place), shown(self.field), shown(written));
        format!("{place}: `{field}` {why} (`{written}`). Nothing was taken from the file.")
    }

    /// A price in JSON, as a number or, where the list has it so, as a text; times a scale. None is none.
    pub fn of_json(&self, value: Option<&Json>, scale: f64) -> Result<Option<f64>, String> {
        match value {
            None | Some(Json::Null) => Ok(None),
            Some(Json::Number(number)) => self.checked(*number, scale, &link_number(*number)).map(Some),
            Some(Json::Text(text)) => Err(self.refused("is a text and not a number", text)),
            Some(_) => Err(self.refused("is no number", "…")),
        }
    }

    /// A price as it is written; empty is none.
    pub fn of_text(&self, text: &str, scale: f64) -> Result<Option<f64>, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let number = decimal(text).ok_or_else(|| self.refused("is not a number", text))?;
        self.checked(number, scale, text).map(Some)
    }

    fn checked(&self, number: f64, scale: f64, written: &str) -> Result<f64, String> {
        let scaled = (number * scale * DECIMALS).round() / DECIMALS;
        if number < 0.0 {
            Err(self.refused("is negative", written))
        } else if scaled.is_finite() {
            // Without the sign of a negative zero.
            Ok(scaled.abs())
        } else {
            Err(self.refused("is not a number", written))
        }
    }
}
