//! Reading numbers as people write them: `1.2B`, `500 M`, `2,500`, `$3.67`, `60 %`, `3e9`, `~2B tokens a month`.

use super::decimal;
use std::fmt;

/// Why a text is not a number, as the end of a sentence that begins with the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// Nothing but space.
    Empty,
    /// A comma that does not part thousands: `2,5` may be 2.5 or 25.
    Comma,
    /// Anything else.
    Other,
}

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty",
            Self::Comma => "has a comma that does not part thousands (write decimals with a point)",
            Self::Other => "is not a number",
        })
    }
}

/// What may follow the digits, in lower case, and the power of ten it stands for.
const SUFFIXES: [(&str, i32); 13] = [
    ("k", 3),
    ("thousand", 3),
    ("m", 6),
    ("mn", 6),
    ("million", 6),
    ("b", 9),
    ("bn", 9),
    ("g", 9),
    ("billion", 9),
    ("t", 12),
    ("tn", 12),
    ("trillion", 12),
    ("", 0),
];
/// What may stand behind it, as the page itself writes it, without spaces.
const UNITS: [&str; 8] = ["tokensamonth", "tokens/month", "tokens/mo", "tokens", "/month", "/mo", "/1m", "%"];
/// Longer texts are not read: no number needs them.
const LONGEST: usize = 64;

/// Reads a number. The decimal digits are kept exactly: `724.7M` is the number nearest to 724.7·10^6.
///
/// # Errors
/// Where the text is not one number, why.
pub fn number(text: &str) -> Result<f64, NotANumber> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NotANumber::Empty);
    }
    if text.len() > LONGEST {
        return Err(NotANumber::Other);
    }
    let mut rest = without_spaces(text);
    rest.make_ascii_lowercase();
    let rest = rest.strip_prefix('~').unwrap_or(&rest);
    let negative = rest.starts_with('-');
    let unsigned = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    let unsigned = unsigned.strip_prefix('$').unwrap_or(unsigned);
    let end = digits_end(unsigned);
    let (digits, suffix) = unsigned.split_at(end);
    let suffix = UNITS.iter().find_map(|unit| suffix.strip_suffix(unit)).unwrap_or(suffix);
    let power = SUFFIXES.iter().find(|(name, _)| *name == suffix).map(|(_, power)| *power).ok_or(NotANumber::Other)?;
    let (mantissa, exponent) = digits.split_once('e').unwrap_or((digits, "0"));
    let exponent: i32 = exponent.parse().map_err(|_| NotANumber::Other)?;
    let plain = without_commas(mantissa)?;
    let sign = if negative { "-" } else { "" };
    let value = decimal(&format!("{sign}{plain}e{}", exponent.saturating_add(power)));
    value.filter(|value| value.is_finite()).ok_or(NotANumber::Other)
}

/// Drops spaces; one between two digits parts thousands, as `2 500` does.
fn without_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut spaced = false;
    for c in text.chars() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        if spaced && c.is_ascii_digit() && out.ends_with(|last: char| last.is_ascii_digit()) {
            out.push('_');
        }
        out.push(if c == '−' { '-' } else { c });
        spaced = false;
    }
    out
}

/// Where digits, separators and an exponent end.
fn digits_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let plain = bytes.iter().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'_')).count();
    let after_e = plain + 1 + usize::from(matches!(bytes.get(plain + 1), Some(b'+' | b'-')));
    let exponent = bytes.iter().skip(after_e).take_while(|b| b.is_ascii_digit()).count();
    if bytes.get(plain) == Some(&b'e') && exponent > 0 { after_e + exponent } else { plain }
}

/// Drops commas (and underscores, which stand for spaces too) that part thousands.
fn without_commas(mantissa: &str) -> Result<String, NotANumber> {
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut groups = whole.split([',', '_']);
    let first = groups.next().unwrap_or_default();
    let grouped = whole.len() > first.len();
    if fraction.contains([',', '_'])
        || (grouped && (first.is_empty() || first.len() > 3 || groups.any(|g| g.len() != 3)))
    {
        return Err(if mantissa.contains(',') { NotANumber::Comma } else { NotANumber::Other });
    }
    let digits: String = mantissa.chars().filter(|c| !matches!(c, ',' | '_')).collect();
    if digits.bytes().any(|b| b.is_ascii_digit()) { Ok(digits) } else { Err(NotANumber::Other) }
}
