//! Volumes of tokens.

use super::{decimals, fixed, round_half_up};
use crate::units::Tokens;

/// Suffixes from large to small, with the decimals printed at that size.
const SIZES: [(f64, &str, usize); 4] = [(1e12, "T", 2), (1e9, "B", 2), (1e6, "M", 1), (1e3, "K", 1)];

/// Less than a thousand has no suffix.
const UNSCALED: (f64, &str, usize) = (1.0, "", 0);

/// `724.7M`, `6.81B`, `1B`, `12.5K`, `800`
#[must_use]
pub fn volume(tokens: Tokens) -> String {
    let (unit, suffix, most) = size_of(tokens);
    format!("{}{suffix}", decimals(tokens.0 / unit, 0, most))
}

/// The unit a volume is printed in, its suffix, and the decimals printed at that size.
pub(crate) fn size_of(tokens: Tokens) -> (f64, &'static str, usize) {
    let size = SIZES.iter().position(|(size, ..)| tokens.0 >= *size).unwrap_or(SIZES.len());
    // 999.96M rounds to 1,000M, which is 1B.
    let larger = size.checked_sub(1).filter(|_| scaled(tokens, size) >= 1000.0);
    SIZES.get(larger.unwrap_or(size)).copied().unwrap_or(UNSCALED)
}

/// The tokens in units of a size, rounded to its decimals.
fn scaled(tokens: Tokens, size: usize) -> f64 {
    let (unit, _, most) = SIZES.get(size).copied().unwrap_or(UNSCALED);
    round_half_up(tokens.0 / unit, i32::try_from(most).unwrap_or(0))
}

/// As the article prints its break-evens: whole millions below a billion, billions with one decimal, cut off, not rounded.
#[must_use]
pub fn truncated_volume(tokens: Tokens) -> String {
    if tokens.0 >= 1e9 {
        format!("{}B", decimals((tokens.0 / 1e8).floor() / 10.0, 0, 1))
    } else {
        format!("{}M", fixed((tokens.0 / 1e6).floor(), 0))
    }
}
