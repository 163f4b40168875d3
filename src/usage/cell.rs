//! One value of a usage file, and reading a count off it.

use super::error::{Why, shown};
use crate::catalogue::import::json::Json;
use crate::format::{self, decimal};

/// A value of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Not there, `null`, or nothing but space.
    None,
    /// A number of JSON.
    Number(f64),
    /// Anything else: as it is written.
    Text(&'a str),
}

/// More tokens or requests than this in one row are a mistake.
const MOST: f64 = 1e15;

impl<'a> Cell<'a> {
    /// From a table.
    #[must_use]
    pub fn of_text(text: &'a str) -> Self {
        if text.trim().is_empty() { Self::None } else { Self::Text(text) }
    }

    /// From JSON. Lists and objects are there, but nothing can be read off them.
    #[must_use]
    pub fn of_json(value: &'a Json) -> Self {
        match value {
            Json::Number(number) => Self::Number(*number),
            Json::Text(text) => Self::of_text(text),
            Json::Bool(true) => Self::Text("true"),
            Json::Bool(false) => Self::Text("false"),
            Json::List(_) => Self::Text("[…]"),
            Json::Object(_) => Self::Text("{…}"),
            Json::Null => Self::None,
        }
    }

    /// As it may be repeated in a sentence.
    #[must_use]
    pub fn written(self) -> String {
        match self {
            Self::None => String::new(),
            Self::Number(number) => format::link_number(number),
            Self::Text(text) => shown(text),
        }
    }

    /// As it is written; empty for numbers.
    #[must_use]
    pub fn text(self) -> &'a str {
        if let Self::Text(text) = self { text.trim() } else { "" }
    }

    /// A whole number of at least 0; nothing counts as 0. Where semicolons part the cells (`comma`), `1.234` is a thousand
    /// and more, elsewhere it is no count at all.
    ///
    /// # Errors
    /// Why it is no count, naming the column.
    pub fn count(self, column: &str, comma: bool) -> Result<f64, Why> {
        let value = match self {
            Self::None => return Ok(0.0),
            Self::Number(number) => Some(number),
            Self::Text(text) => number(text, comma),
        };
        if let Some(value) = value.filter(|value| (0.0..=MOST).contains(value) && value.fract() == 0.0) {
            return Ok(value);
        }
        let (column, written) = (column.to_owned(), self.written());
        Err(match value {
            Some(value) if value < 0.0 => Why::Negative { column, written },
            Some(value) if value > MOST => Why::TooMuch { column, written },
            Some(value) if value.is_finite() => Why::NotWhole { column, written },
            _ => Why::NotANumber { column, written },
        })
    }
}

/// Reads digits at once, and anything else as it is written here or there.
fn number(text: &str, comma: bool) -> Option<f64> {
    let text = text.trim();
    if text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.bytes().fold(0.0, |value, byte| value * 10.0 + f64::from(byte - b'0')));
    }
    // Of a count these would be a mistake, so the reader of what people type is not asked.
    if text.len() > 40 || text.contains(['$', '%']) {
        return None;
    }
    // Swiss and programmers' separators.
    let text = text.replace(['\'', '’', '_'], "");
    let plain = || format::number(&text).ok();
    if !comma {
        return plain();
    }
    let swap = |c| {
        if c == '.' {
            ','
        } else if c == ',' {
            '.'
        } else {
            c
        }
    };
    let swapped: String = text.chars().map(swap).collect();
    format::number(&swapped).ok().filter(|value| value.fract() == 0.0).or_else(plain)
}

/// The number behind a key in the text of a JSON object: `"cached_tokens": 12`. Good enough for the logs of a table, whose
/// last columns are such texts, and needs no parser.
#[must_use]
pub fn number_in_text(text: &str, key: &str) -> Cell<'static> {
    let mut rest = text;
    while let Some(at) = rest.find(key) {
        let before = rest[..at].ends_with('"');
        rest = &rest[at + key.len()..];
        let value = rest.strip_prefix('"').map(str::trim_start).and_then(|rest| rest.strip_prefix(':'));
        if let Some(value) = value.filter(|_| before).map(str::trim_start) {
            let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
            if let Some(number) = decimal(&value[..end]) {
                return Cell::Number(number);
            }
        }
    }
    Cell::None
}
