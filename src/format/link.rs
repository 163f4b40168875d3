//! Numbers as they stand in links: the shortest digits that read back to the very same number.

/// The powers of ten a suffix stands for, largest first.
const SUFFIXES: [(i32, &str); 4] = [(12, "T"), (9, "B"), (6, "M"), (3, "K")];

/// `60`, `0.602`
#[must_use]
pub fn link_number(value: f64) -> String {
    format!("{value}")
}

/// `724M`, `1.5B`: with the largest suffix that leaves a whole part.
#[must_use]
pub fn link_tokens(tokens: f64) -> String {
    let scientific = format!("{tokens:e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return link_number(tokens) };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let Some((power, suffix)) = SUFFIXES.iter().find(|(power, _)| exponent >= *power) else {
        return link_number(tokens);
    };
    let digits = mantissa.replace('.', "");
    let whole = usize::try_from(exponent - power).unwrap_or(0) + 1;
    if digits.len() <= whole {
        format!("{digits:0<whole$}{suffix}")
    } else {
        format!("{}.{}{suffix}", &digits[..whole], &digits[whole..])
    }
}
