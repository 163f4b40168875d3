//! An input's value with its unit, as it is said in a sentence or shown in a field.

use super::{decimals, fixed, grouped, plain, volume};
use crate::units::Tokens;

/// What an input counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Tokens a month.
    Tokens,
    /// Tokens of one request.
    TokensEach,
    /// Requests a day.
    PerDay,
    /// Part of a hundred.
    Percent,
    /// USD per 1M tokens.
    UsdPerMTok,
    /// USD per GPU and hour, or per hour of work.
    UsdPerHour,
    /// USD a month.
    UsdPerMonth,
    /// USD, once.
    Usd,
    /// USD per kWh.
    UsdPerKwh,
    /// Hours a month.
    Hours,
    /// Months.
    Months,
    /// Whole things.
    Count,
    /// A factor.
    Ratio,
    /// Tokens a second.
    TokensPerSecond,
    /// Watts.
    Watts,
    /// Thousandths of a second.
    Milliseconds,
}

impl Unit {
    /// What stands before the number in a field.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::UsdPerMTok | Self::UsdPerHour | Self::UsdPerMonth | Self::Usd | Self::UsdPerKwh => "$",
            Self::Ratio => "×",
            _ => "",
        }
    }

    /// What stands behind the number in a field.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Tokens => "tokens/mo",
            Self::TokensEach => "tokens",
            Self::PerDay => "/day",
            Self::Percent => "%",
            Self::UsdPerMTok => "/1M",
            Self::UsdPerHour => "/h",
            Self::UsdPerMonth => "/mo",
            Self::UsdPerKwh => "/kWh",
            Self::Hours => "h/mo",
            Self::Months => "months",
            Self::TokensPerSecond => "tok/s",
            Self::Watts => "W",
            Self::Milliseconds => "ms",
            Self::Usd | Self::Count | Self::Ratio => "",
        }
    }

    /// The same where the field's name already says what is counted.
    #[must_use]
    pub fn field_suffix(self) -> &'static str {
        if self == Self::Tokens { "/mo" } else { self.suffix() }
    }

    /// The bare number as it stands in a field: exact, grouped, volumes with their suffix.
    #[must_use]
    pub fn field(self, value: f64) -> String {
        match self {
            Self::Tokens => super::link_tokens(value),
            Self::UsdPerMTok | Self::UsdPerHour => {
                let exact = plain(value);
                let cents = exact.split_once('.').map_or(0, |(_, cents)| cents.len());
                grouped(&if cents < 2 { fixed(value, 2) } else { exact })
            }
            _ => grouped(&plain(value)),
        }
    }
}

/// Names of large numbers.
const LARGE: [(f64, &str); 4] = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1.0, "")];

/// The value in words, as it is read back to whoever typed it: `1.2 billion tokens a month`, `3.67 dollars an hour`.
#[must_use]
pub fn in_words(value: f64, unit: Unit) -> String {
    let (scale, name) = LARGE.into_iter().find(|(scale, _)| value >= *scale).unwrap_or((1.0, ""));
    let counted = match unit {
        Unit::Tokens => "tokens a month",
        Unit::TokensEach => "tokens",
        Unit::PerDay => "a day",
        Unit::Percent => "per cent",
        Unit::UsdPerMTok => "dollars per 1M tokens",
        Unit::UsdPerHour => "dollars an hour",
        Unit::UsdPerMonth => "dollars a month",
        Unit::Usd => "dollars",
        Unit::UsdPerKwh => "dollars per kWh",
        Unit::Hours => "hours a month",
        Unit::Months => "months",
        Unit::Count => "",
        Unit::Ratio => "times",
        Unit::TokensPerSecond => "tokens a second",
        Unit::Watts => "watts",
        Unit::Milliseconds => "milliseconds",
    };
    let digits = grouped(&decimals(value / scale, 0, 4));
    let words = format!("{digits}{name} {counted}");
    words.trim_end().to_owned()
}

/// The value with its unit, rounded for reading: `60 %`, `$2.50/1M`, `1B tokens/mo`.
#[must_use]
pub fn quantity(value: f64, unit: Unit) -> String {
    let number = match unit {
        Unit::Tokens => volume(Tokens(value)),
        Unit::UsdPerMTok | Unit::UsdPerHour | Unit::UsdPerKwh => grouped(&decimals(value, 2, 4)),
        // As fine as unit prices, so that the least speed does not read as none.
        _ => grouped(&decimals(value, 0, if value < 1.0 { 4 } else { 2 })),
    };
    let suffix = unit.suffix();
    let gap = if suffix.is_empty() || suffix.starts_with('/') { "" } else { " " };
    format!("{}{number}{gap}{suffix}", unit.prefix())
}
