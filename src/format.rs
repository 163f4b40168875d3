//! Numbers to words and back: one rounding policy for page, exports, command line and links.
//!
//! Money is whole dollars, half up; unit prices are to the cent or finer; volumes have one decimal in millions and two from
//! billions up, zeros dropped. Negative numbers carry a true minus sign.

mod decimal;
mod digits;
mod harmless;
mod link;
mod money;
mod months;
mod parse;
mod quantity;
mod volume;

pub use decimal::decimal;
pub use digits::{fixed, plain};
pub use harmless::harmless;
pub use link::{link_number, link_tokens};
pub use money::{difference, money, percent, rounded, signed_money, unit_price};
pub use months::MONTHS;
pub use parse::{NotANumber, number};
pub use quantity::{Unit, in_words, quantity};
pub(crate) use volume::size_of;
pub use volume::{truncated_volume, volume};

/// Half up at the given number of decimals. A trace is added first, so that 0.285 stored as 0.28499999999999998 is still
/// half a cent.
pub(crate) fn round_half_up(value: f64, decimals: i32) -> f64 {
    const TRACE: f64 = 1e-12;
    /// Of large amounts, a part in 10^12 would be more than a trace.
    const MOST: f64 = 1e-6;
    /// From here on every number is whole, and adding a half would round it.
    const WHOLE: f64 = 4_503_599_627_370_496.0;
    let scale = 10f64.powi(decimals);
    let scaled = value.abs() * scale;
    if scaled >= WHOLE {
        return value;
    }
    ((scaled + (scaled * TRACE).min(MOST) + 0.5).floor() / scale).copysign(value)
}

/// The digits of a finite, non-negative number with at most `decimals` decimals, trailing zeros dropped down to `least`.
pub(crate) fn decimals(value: f64, least: usize, most: usize) -> String {
    let rounded = round_half_up(value, i32::try_from(most).unwrap_or(0));
    let mut digits = fixed(rounded, most);
    let keep = digits.find('.').map_or(digits.len(), |dot| if least == 0 { dot } else { dot + 1 + least });
    while digits.len() > keep && digits.ends_with('0') {
        digits.pop();
    }
    if digits.ends_with('.') {
        digits.pop();
    }
    digits
}

/// Commas between groups of three digits of the whole part.
pub(crate) fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out += rest;
    }
    out
}
