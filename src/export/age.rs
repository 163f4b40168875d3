//! How old the prices in force are. What day it is comes from outside.

use super::Evaluation;
use crate::scenario::Input;
use crate::usage::Day;

/// Days after which a price is said to be old.
const FRESH_DAYS: f64 = 90.0;

/// A price of the catalogue that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aged {
    /// `API price` or `GPU price`.
    pub what: &'static str,
    /// Whose: the offer or the provider.
    pub whose: &'static str,
    /// When it was looked up: `YYYY-MM-DD`, or `YYYY-MM` where only the month is known.
    pub as_of: String,
    /// Whole months since.
    pub months: u32,
    /// `3 months old`; nothing for a price of the last 90 days.
    pub words: Option<String>,
}

/// Every price in force that is the catalogue's, or an edition's by way of a frozen link, with its age on a day: year, month
/// and day, from 1 each. On a day that is none, and on one before the price was looked up, it has no age.
#[must_use]
pub fn prices(evaluation: &Evaluation, today: (i32, i32, i32)) -> Vec<Aged> {
    let (scenario, names) = (&evaluation.scenario, &evaluation.resolved.names);
    let rows: [(&str, &str, &[Input], &str); 2] = [
        ("API price", names.api.name, &[Input::PriceIn, Input::PriceOut, Input::Blend], names.api.checked_on),
        ("GPU price", names.provider.name, &[Input::GpuHour, Input::OwnPrice], names.provider.checked_on),
    ];
    let mut aged = Vec::new();
    for (what, whose, inputs, checked_on) in rows {
        if inputs.iter().any(|input| scenario.is_own(*input)) || (what == "GPU price" && names.rent.is_none()) {
            continue;
        }
        let is_frozen = inputs.iter().any(|input| scenario.is_changed(*input));
        let edition = scenario.edition().filter(|_| is_frozen).map(|edition| edition.to_string());
        let as_of = edition.unwrap_or_else(|| checked_on.into());
        let (months, words) = age(&as_of, today).unwrap_or_default();
        aged.push(Aged { what, whose, as_of, months, words });
    }
    aged
}

/// The one of this name.
#[must_use]
pub fn of(evaluation: &Evaluation, what: &str, today: (i32, i32, i32)) -> Option<Aged> {
    prices(evaluation, today).into_iter().find(|aged| aged.what == what)
}

/// Whole months from a date to a day, and what to say of it. A month counts from its first day.
#[must_use]
pub fn age(as_of: &str, today: (i32, i32, i32)) -> Option<(u32, Option<String>)> {
    let mut parts = as_of.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next().unwrap_or(Some(1))?);
    let (then, now) = (Day::of(year, month, day)?, Day::of(today.0, today.1, today.2)?);
    let months = (today.0 - year) * 12 + today.1 - month - i32::from(today.2 < day);
    let months = u32::try_from(months).ok()?;
    let is_old = then.days_to(now) - 1.0 > FRESH_DAYS;
    let words = is_old.then(|| if months == 1 { "1 month old".into() } else { format!("{months} months old") });
    Some((months, words))
}
