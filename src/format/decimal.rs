//! Decimals as programs write them, to the nearest number.

/// More digits than these may not fit a number exactly.
const EXACT_DIGITS: usize = 15;
/// Powers of ten up to this one are exact.
const EXACT_POWER: u32 = 22;

/// The number nearest to a decimal such as `-1.5e3`. Spaces, commas and words such as `inf` are none.
#[must_use]
pub fn decimal(text: &str) -> Option<f64> {
    let is_part = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    if text.is_empty() || !text.bytes().all(is_part) {
        return None;
    }
    short(text).or_else(|| nearest(text))
}

/// Nearly all there are: digits and power are exact as numbers, so one operation rounds once (W. D. Clinger, *How to read
/// floating point numbers accurately*, 1990).
fn short(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = || whole.bytes().chain(part.bytes());
    if mantissa.len() > EXACT_DIGITS || !digits().all(|digit| digit.is_ascii_digit()) || digits().next().is_none() {
        return None;
    }
    let size = digits().fold(0.0, |size, digit| size * 10.0 + f64::from(digit - b'0'));
    let power = exponent.parse::<i32>().ok()?.checked_sub(i32::try_from(part.len()).ok()?)?;
    let ten = (power.unsigned_abs() <= EXACT_POWER).then(|| 10f64.powi(power.abs()))?;
    let value = if power < 0 { size / ten } else { size * ten };
    Some(if text.starts_with('-') { -value } else { value })
}

/// Any other, as the browser reads it: the tables by which Rust does so itself weigh 12 kB of each program.
#[cfg(all(target_arch = "wasm32", feature = "page"))]
fn nearest(text: &str) -> Option<f64> {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = Number)]
        fn number(text: &str) -> f64;
    }

    Some(number(text)).filter(|value| !value.is_nan())
}

#[cfg(not(all(target_arch = "wasm32", feature = "page")))]
fn nearest(text: &str) -> Option<f64> {
    text.parse().ok()
}
