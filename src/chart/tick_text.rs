//! How a tick prints: `500M`, `$12.5k`, `$0.50`.

use super::spec::Quantity;
use crate::format::fixed;

const UNITS: [(f64, &str); 4] = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")];
/// Below this many dollars a per-million price prints in full.
const PRICE_IN_FULL: f64 = 1e4;

/// The text of a tick. `step` is the distance to its neighbours, in the same unit: it decides the decimals.
pub fn tick_text(value: f64, step: f64, quantity: Quantity) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let sign = if value < 0.0 { "−" } else { "" };
    let size = value.abs();
    match quantity {
        Quantity::Tokens => format!("{sign}{}", scaled(size, step)),
        Quantity::Usd => format!("{sign}${}", dollars(size, step)),
        Quantity::UsdPerMTok if size < PRICE_IN_FULL => format!("{sign}${}", price(size, step)),
        Quantity::UsdPerMTok => format!("{sign}${}", scaled(size, step)),
    }
}

fn dollars(size: f64, step: f64) -> String {
    if size < 1e3 { price(size, step) } else { scaled(size, step) }
}

/// Zero, whole dollars, or at least cents.
fn price(size: f64, step: f64) -> String {
    match decimals(step) {
        _ if size == 0.0 => "0".to_string(),
        0 => fixed(size, 0),
        few => fixed(size, few.max(2)),
    }
}

fn scaled(size: f64, step: f64) -> String {
    // A hair below a unit is that unit: 0.1 + 0.2 must not print as 300.0M beside 1B.
    let unit = UNITS.iter().find(|(unit, _)| size >= unit * (1.0 - 1e-9));
    let (unit, suffix) = unit.copied().unwrap_or((1.0, ""));
    let text = fixed(size / unit, decimals(step / unit));
    format!("{}{suffix}", grouped(trim_zeros(&text)))
}

fn decimals(step: f64) -> usize {
    let needed = (-step.abs().log10() - 1e-9).ceil();
    if needed.is_finite() { needed.clamp(0.0, 9.0) as usize } else { 0 }
}

fn trim_zeros(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

/// Thousands of trillions are the only four-digit numbers: `1,000T`.
fn grouped(text: &str) -> String {
    let whole = text.find('.').unwrap_or(text.len());
    let mut out = String::with_capacity(text.len() + 2);
    for (at, digit) in text.char_indices() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
