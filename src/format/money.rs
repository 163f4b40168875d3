//! Dollars, unit prices, percent.

use super::{decimals, fixed, grouped, round_half_up};
use crate::units::{Share, Usd, UsdPerMTok};

/// Whole dollars, half up: the amount as it is printed.
#[must_use]
pub fn rounded(amount: Usd) -> Usd {
    Usd(round_half_up(amount.0, 0))
}

/// What is printed as the difference of two printed amounts, so that a row adds up as it stands.
#[must_use]
pub fn difference(minuend: Usd, subtrahend: Usd) -> Usd {
    rounded(minuend) - rounded(subtrahend)
}

/// `$3,986`, `−$3,436`
#[must_use]
pub fn money(amount: Usd) -> String {
    let whole = rounded(amount).0;
    let sign = if whole < 0.0 { "−" } else { "" };
    format!("{sign}${}", grouped(&fixed(whole.abs(), 0)))
}

/// `+$1,514`, `−$3,436`, `$0`
#[must_use]
pub fn signed_money(amount: Usd) -> String {
    let plus = if rounded(amount).0 > 0.0 { "+" } else { "" };
    format!("{plus}{}", money(amount))
}

/// `$5.50`, `$0.602`, `$0.0375`: to the cent, finer where the price is.
#[must_use]
pub fn unit_price(price: UsdPerMTok) -> String {
    let finest = if price.0 < 1.0 { 4 } else { 3 };
    format!("${}", grouped(&decimals(price.0, 2, finest)))
}

/// Whole percent, half up: `28%`; below one per cent one decimal: `0.1%`.
#[must_use]
pub fn percent(share: Share) -> String {
    let value = share.percent();
    let most = usize::from(value.abs() < 1.0);
    let digits = decimals(value.abs(), 0, most);
    let sign = if value < 0.0 && digits != "0" { "−" } else { "" };
    format!("{sign}{digits}%")
}
