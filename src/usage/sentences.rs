//! What was understood, in words.

use super::day::span;
use super::error::Skip;
use super::layout::Kind;
use super::month::Usage;
use super::profile::{Profile, RequestLoad};
use crate::engine::reverse::{NoVolume, volume_for_bill};
use crate::format::{Unit, money, percent, quantity, unit_price, volume};
use crate::units::{Tokens, Usd, UsdPerMTok};

impl Kind {
    /// What the file holds, as it is said: `OpenAI usage`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OpenAi => "OpenAI usage",
            Self::Anthropic => "Anthropic usage",
            Self::LiteLlm => "LiteLLM usage",
            Self::Mapped => "usage",
        }
    }
}

/// `31 days of OpenAI usage (1–31 Oct 2025): 412.5M tokens, 78% input, 22% of it cached → 399.2M a month of 30 days.` The days are
/// those of the file, or as many as a person says.
#[must_use]
pub fn understood(usage: &Usage, said: Option<f64>) -> String {
    let days = said.or_else(|| usage.days());
    let all = usage.month_of(days.unwrap_or(1.0));
    let cached = match percent(all.cached_share).as_str() {
        "0%" if usage.cached_tokens.0 <= 0.0 => String::new(),
        cached => format!(", {cached} of it cached"),
    };
    let sums = format!("{} tokens, {} input{cached}", volume(usage.tokens()), percent(all.input_share));
    if days.is_none() {
        return format!("Read as {}: {sums}. It has no dates: say how many days it covers.", usage.kind.name());
    }
    let dates = match (usage.first_day, usage.last_day) {
        (Some(first), Some(last)) => format!(" ({})", span(first, last)),
        _ => String::new(),
    };
    let days = if all.days > 1.0 { quantity(all.days, Unit::Count) + " days" } else { "1 day".into() };
    format!("{days} of {}{dates}: {sums} → {} a month of 30 days.", usage.kind.name(), volume(all.volume))
}

/// What to keep in mind about it: rows left out, a page of several, less than a week. Each a sentence.
#[must_use]
pub fn cautions(usage: &Usage, said: Option<f64>) -> Vec<String> {
    let mut cautions = Vec::new();
    if usage.skipped > 0 {
        let first = usage.reasons.first().map(Skip::to_string).unwrap_or_default();
        cautions.push(match usage.skipped {
            1 => format!("1 row was left out. {first}"),
            rows => format!("{} rows were left out. {first}", quantity(count(rows), Unit::Count)),
        });
    }
    if usage.is_part {
        cautions.push("The file says that it is one page of several.".into());
    }
    if said.or_else(|| usage.days()).is_some_and(|days| days < 7.0) {
        cautions.push("It covers less than a week, so quiet and busy days may not even out.".into());
    }
    cautions
}

/// Rows are far fewer than a number holds exactly.
fn count(rows: usize) -> f64 {
    u32::try_from(rows).map_or(f64::from(u32::MAX), f64::from)
}

/// `1,200 requests a day of 900 tokens in and 300 out`
#[must_use]
pub fn requests(load: &RequestLoad) -> String {
    let whole = |value: f64| quantity(if value < 10.0 { value } else { value.round() }, Unit::Count);
    format!(
        "{} requests a day of {} tokens in and {} out",
        whole(load.requests_per_day),
        whole(load.tokens_in),
        whole(load.tokens_out)
    )
}

/// A profile's assumption with its numbers, and that it is one.
#[must_use]
pub fn assumption(profile: &Profile) -> String {
    let cached = if profile.cached_percent > 0.0 {
        format!(", {} of them cached", percent(crate::units::Share::from_percent(profile.cached_percent)))
    } else {
        String::new()
    };
    let number = |value| quantity(value, Unit::Count);
    format!(
        "Assumed, not measured: {}. That is {} tokens in{cached} and {} out, {} times a working day for each active user.",
        profile.assumes,
        number(profile.tokens_in),
        number(profile.tokens_out),
        number(profile.per_user_day),
    )
}

/// The volume a bill stands for, and the sentence that says so or why there is none.
///
/// # Errors
/// The reason, as a sentence.
pub fn bill(bill: Usd, fee: Usd, price: UsdPerMTok) -> Result<(Tokens, String), String> {
    let found = volume_for_bill(bill, fee, price);
    let (amount, each) = (money(bill), unit_price(price));
    match found {
        Ok(tokens) => {
            let less = if fee.0 > 0.0 { format!(" less the fee of {}", money(fee)) } else { String::new() };
            let sentence = format!("{amount} a month{less} at {each} per 1M tokens is {} tokens.", volume(tokens));
            Ok((tokens, sentence))
        }
        Err(NoVolume::BelowFee) => {
            Err(format!("A bill of {amount} is less than the platform fee of {} alone.", money(fee)))
        }
        Err(NoVolume::NoPrice) => Err("At a price of zero, no bill says how many tokens there were.".into()),
        Err(NoVolume::TooLarge) => Err(format!("At {each} per 1M tokens, {amount} is more tokens than there can be.")),
    }
}
