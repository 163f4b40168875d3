//! Volumes of tokens.

use super::{decimals, round_half_up};
use crate::units::Tokens;

/// Suffixes from large to small, with the decimals printed at that size.
const SIZES: [(f64, &str, usize); 4] = [(1e12, "T", 2), (1e9, "B", 2), (1e6, "M", 1), (1e3, "K", 1)];

/// `724.7M`, `6.81B`, `1B`, `12.5K`, `800`
#[must_use]
pub fn volume(tokens: Tokens) -> String {
    for (index, (size, suffix, most)) in SIZES.iter().enumerate() {
        let scaled = round_half_up(tokens.0 / size, i32::try_from(*most).unwrap_or(0));
        // 999.96M rounds to 1,000M, which is 1B.
        let overflows = index > 0 && scaled >= 1000.0;
        if overflows {
            let (larger, suffix, most) = SIZES[index - 1];
            return format!("{}{suffix}", decimals(tokens.0 / larger, 0, most));
        }
        if scaled >= 1.0 {
            return format!("{}{suffix}", decimals(tokens.0 / size, 0, *most));
        }
    }
    decimals(tokens.0, 0, 0)
}

/// As the article prints its break-evens: whole millions below a billion, billions with one decimal, cut off, not rounded.
#[must_use]
pub fn truncated_volume(tokens: Tokens) -> String {
    if tokens.0 >= 1e9 {
        format!("{}B", decimals((tokens.0 / 1e8).floor() / 10.0, 0, 1))
    } else {
        format!("{:.0}M", (tokens.0 / 1e6).floor())
    }
}
