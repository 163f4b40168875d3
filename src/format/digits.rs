//! The digits of numbers.
//!
//! Nearly all that are shown have few: they are whole numbers of tenths, hundredths and so on, and print as those. What prints any other
//! weighs 10 kB, and the page begins without it: such numbers have functions of their own (`scripts/split.mjs`).

/// Whole numbers below this one, and their sums with powers of ten, are exact; decimals of as many digits read back to the same number.
const EXACT: f64 = 1e15;
/// Decimals that are tried.
const PLACES: i32 = 6;
/// Scaled numbers up to this one are off by less than [`TIE`].
const SURE: f64 = 1e9;
/// Nearer than this to a half, rounding is for those who know every digit.
const TIE: f64 = 1e-6;

/// The shortest digits that read back to the very same number, without an exponent: as Rust prints it.
#[must_use]
pub fn plain(value: f64) -> String {
    few(value.abs()).map_or_else(|| many(value), |(whole, places)| signed(value, &pointed(whole, places)))
}

/// The digits with so many decimals, to the nearest, halves to the even: as Rust prints it.
#[must_use]
pub fn fixed(value: f64, places: usize) -> String {
    rounded(value.abs(), places)
        .map_or_else(|| many_fixed(value, places), |whole| signed(value, &pointed(whole, places)))
}

/// The shortest digits of a number from 0 up, without zeros at the end, and the power of ten of the first.
pub(super) fn scientific(value: f64) -> (String, i32) {
    let Some((whole, places)) = few(value) else { return many_scientific(value) };
    let digits = whole.to_string();
    let power = as_int(digits.len()) - 1 - as_int(places);
    (digits.trim_end_matches('0').to_owned(), power)
}

/// `1e-7`
#[inline(never)]
pub(super) fn with_exponent(value: f64) -> String {
    format!("{value:e}")
}

/// The number as a whole number of the largest power of ten that it is one of, with the places of that.
fn few(size: f64) -> Option<(u64, usize)> {
    (0..=PLACES).find_map(|places| {
        let ten = 10f64.powi(places);
        let whole = (size * ten).round();
        // Both are exact, so the quotient is the number nearest to that decimal.
        (whole < EXACT && whole / ten == size).then_some((whole as u64, places.unsigned_abs() as usize))
    })
}

/// The nearest whole number of this power of ten, where that is beyond doubt.
fn rounded(size: f64, places: usize) -> Option<u64> {
    let scaled = size * 10f64.powi(as_int(places));
    if scaled < SURE && (scaled.fract() - 0.5).abs() > TIE {
        return Some(scaled.round() as u64);
    }
    let (whole, own) = few(size)?;
    let zeros = u32::try_from(places.checked_sub(own)?).ok()?;
    // More digits would show what lies beyond the decimal that was meant.
    whole.checked_mul(10u64.checked_pow(zeros)?).filter(|whole| *whole < EXACT as u64)
}

fn as_int(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

fn signed(value: f64, digits: &str) -> String {
    let sign = if value.is_sign_negative() { "-" } else { "" };
    [sign, digits].concat()
}

/// With its point so many places from the end.
fn pointed(whole: u64, places: usize) -> String {
    let mut digits = whole.to_string();
    if places > 0 {
        let zeros = (places + 1).saturating_sub(digits.len());
        digits.insert_str(0, &"0".repeat(zeros));
        digits.insert(digits.len() - places, '.');
    }
    digits
}

#[inline(never)]
fn many(value: f64) -> String {
    value.to_string()
}

#[inline(never)]
fn many_fixed(value: f64, places: usize) -> String {
    format!("{value:.places$}")
}

#[inline(never)]
fn many_scientific(value: f64) -> (String, i32) {
    let scientific = format!("{value:e}");
    let (mantissa, power) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    (mantissa.replace('.', ""), power.parse().unwrap_or(0))
}
