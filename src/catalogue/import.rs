//! What a visitor brings along, read in the browser and never sent anywhere: usage files, a model's `config.json`, the closing
//! block of a serving benchmark, price lists.

pub mod config;
pub mod csv;
pub mod json;
mod parameters;
pub mod prices;
pub mod serving;

use crate::format::harmless;

/// Foreign text is repeated in sentences up to this many characters.
const SHOWN: usize = 40;

/// Foreign text as it may stand in a sentence: short, on one line. Markup stays text wherever the page shows it.
#[must_use]
pub fn shown(text: &str) -> String {
    on_one_line(text, SHOWN)
}

/// Foreign text in which nothing deceives, cut off behind so many characters.
#[must_use]
pub fn on_one_line(text: &str, most: usize) -> String {
    let text = text.trim();
    let mut short = harmless(text, most);
    if text.chars().nth(most).is_some() {
        short.push('…');
    }
    short
}
