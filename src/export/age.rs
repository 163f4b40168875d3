//! Whose the prices in force are, and how old. What day it is comes from outside.

use super::Evaluation;
use crate::catalogue::{self, PriceList};
use crate::scenario::{Choice, Input, Scenario};
use crate::usage::Day;

/// Days after which a price is said to be old.
const FRESH_DAYS: f64 = 90.0;
/// The inputs by which the reader has an API price of their own, and a GPU price.
const API: &[Input] =
    &[Input::PriceIn, Input::PriceOut, Input::PriceCached, Input::BatchIn, Input::BatchOut, Input::Blend];
const GPU: &[Input] = &[Input::GpuHour, Input::OwnPrice];

/// A price that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aged {
    /// `API price` or `GPU price`.
    pub what: &'static str,
    /// Whose: the offer or the provider, and who it is where the price is the reader's own.
    pub whose: String,
    /// When it was looked up: `YYYY-MM-DD`, or `YYYY-MM` where only the month is known; empty where nobody says.
    pub as_of: String,
    /// Whether it is the reader's own.
    pub own: bool,
    /// `3 months old`; `not sold since 2026-12-11`; nothing for a price of the last 90 days.
    pub words: Option<String>,
}

impl Aged {
    /// `GPT-4o, as of 2026-04-01`, `GPT-4o, your own price`
    #[must_use]
    pub fn says(&self) -> String {
        let Self { whose, as_of, own, .. } = self;
        match (own, as_of.is_empty()) {
            (true, true) => format!("{whose}, your own price"),
            (true, false) => format!("{whose}, your own price as of {as_of}"),
            (false, _) => format!("{whose}, as of {as_of}"),
        }
    }
}

/// Both prices in force with their age on a day: year, month and day, from 1 each. On a day that is none, and on one before the
/// price was looked up, it has no age.
#[must_use]
pub fn prices(evaluation: &Evaluation, today: (i32, i32, i32)) -> Vec<Aged> {
    let names = &evaluation.resolved.names;
    let mut all = vec![api(evaluation, today)];
    // Nobody has a price for a GPU that nobody rents out.
    if names.rent.is_some() || is_own(&evaluation.scenario, GPU) {
        all.push(gpu(evaluation, today));
    }
    all
}

/// The one of this name.
#[must_use]
pub fn of(evaluation: &Evaluation, what: &str, today: (i32, i32, i32)) -> Option<Aged> {
    prices(evaluation, today).into_iter().find(|aged| aged.what == what)
}

fn api(evaluation: &Evaluation, today: (i32, i32, i32)) -> Aged {
    let (scenario, offer) = (&evaluation.scenario, &evaluation.resolved.names.api);
    let taken = scenario.own_offer().map(|whose| (whose.source.as_str(), whose.date.as_str()));
    let mut aged = aged(evaluation, ("API price", evaluation.api_name(), API), taken, offer.checked_on, today);
    // The page begins without the rows of today: they are not asked for where those of the published edition count.
    let is_published = scenario.prices() == PriceList::Published && Choice::Api.is_published(offer.id);
    let row = if aged.own || is_published { None } else { catalogue::current_offer(offer.id) };
    if let Some(end) = row.and_then(|row| row.ends_on).filter(|end| *end <= day(today).as_str()) {
        aged.words = Some(format!("not sold since {end}"));
    }
    aged
}

fn gpu(evaluation: &Evaluation, today: (i32, i32, i32)) -> Aged {
    let (scenario, provider) = (&evaluation.scenario, &evaluation.resolved.names.provider);
    let taken = scenario.own_renter().map(|whose| (whose.source.as_str(), whose.date.as_str()));
    let name = if scenario.number(Input::OwnPrice).is_some() { "Owned hardware" } else { evaluation.provider_name() };
    aged(evaluation, ("GPU price", name, GPU), taken, provider.checked_on, today)
}

fn aged(
    evaluation: &Evaluation,
    (what, name, inputs): (&'static str, &str, &[Input]),
    taken: Option<(&str, &str)>,
    checked_on: &str,
    today: (i32, i32, i32),
) -> Aged {
    let scenario = &evaluation.scenario;
    let own = is_own(scenario, inputs);
    let frozen = scenario.edition().filter(|_| inputs.iter().any(|input| scenario.is_changed(*input)));
    let (whose, as_of) = match taken {
        Some((source, date)) if !source.is_empty() => (format!("{name} by {source}"), date.into()),
        Some((_, date)) => (name.into(), date.into()),
        None if own => (name.into(), String::new()),
        None => (name.into(), frozen.map_or_else(|| checked_on.into(), |edition| edition.to_string())),
    };
    let words = age(&as_of, today).and_then(|(_, words)| words);
    Aged { what, whose, as_of, own, words }
}

fn is_own(scenario: &Scenario, inputs: &[Input]) -> bool {
    inputs.iter().any(|input| scenario.is_own(*input))
}

/// As dates are written.
fn day((year, month, day): (i32, i32, i32)) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// Whether some of the prices in force are the reader's own.
#[must_use]
pub fn some_are_own(scenario: &Scenario) -> bool {
    is_own(scenario, API) || is_own(scenario, GPU)
}

/// Year, month and day of a date, `YYYY-MM-DD`.
#[must_use]
pub fn day_of(date: &str) -> Option<(i32, i32, i32)> {
    let mut parts = date.split('-').map(|part| part.parse::<i32>().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
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
