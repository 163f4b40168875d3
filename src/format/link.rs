//! Numbers as they stand in links: the shortest digits that read back to the very same number.

use super::digits::{plain, scientific, with_exponent};

/// The powers of ten a suffix stands for, largest first.
const SUFFIXES: [(i32, &str); 4] = [(12, "T"), (9, "B"), (6, "M"), (3, "K")];

/// Outside these a number is written with an exponent, as JavaScript does: digits alone could be hundreds.
const PLAIN: std::ops::Range<f64> = 1e-6..1e21;

/// `60`, `0.602`, `1e-7`
#[must_use]
pub fn link_number(value: f64) -> String {
    if value == 0.0 || PLAIN.contains(&value.abs()) { plain(value) } else { with_exponent(value) }
}

/// `724M`, `1.5B`: with the largest suffix that leaves a whole part.
#[must_use]
pub fn link_tokens(tokens: f64) -> String {
    if !PLAIN.contains(&tokens) {
        return link_number(tokens);
    }
    let (digits, exponent) = scientific(tokens);
    let Some((power, suffix)) = SUFFIXES.iter().find(|(power, _)| exponent >= *power) else {
        return link_number(tokens);
    };
    let whole = usize::try_from(exponent - power).unwrap_or(0) + 1;
    if digits.len() <= whole {
        format!("{digits:0<whole$}{suffix}")
    } else {
        format!("{}.{}{suffix}", &digits[..whole], &digits[whole..])
    }
}
