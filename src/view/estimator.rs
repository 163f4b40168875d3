//! For those who do not know their tokens a month: typical requests, a bill, a usage file.

use super::element::{El, classes, el, entered, of_class};
use super::inputs::{folded, select, unit};
use super::page::Page;
use super::usage_file::with_usage_file;
use crate::format::number;
use crate::scenario::Input;
use crate::units::{Usd, UsdPerMTok};
use crate::usage::{Demand, PROFILES, Profile, sentences};
use leptos::ev::Event;
use leptos::prelude::*;

/// All ways to a volume. Each writes the scenario's own inputs, which stay to be corrected.
pub fn estimator() -> El {
    let page = Page::here();
    let ways = move || vec![with_usage_file(with_bill(with_requests(el("div"), page), page), page)];
    folded("Don\u{2019}t know your volume?", ways).attr("data-testid", "estimator")
}

/// What a field makes of a text: the sentence that says so, or why it cannot.
type Take = Box<dyn Fn(&str) -> Result<String, String>>;

/// A field that is no input of the scenario: what is typed goes to `take`, which says in words what it made of it.
pub fn asked(
    id: &'static str,
    name: &'static str,
    units: [&'static str; 2],
    take: impl Fn(&str) -> Result<String, String> + 'static,
) -> El {
    any_asked(id, name, units, Box::new(take))
}

fn any_asked(id: &'static str, name: &'static str, units: [&'static str; 2], take: Take) -> El {
    let said = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let typed = move |event: Event| {
        let text = entered(&event);
        let outcome = if text.trim().is_empty() { Ok(String::new()) } else { take(&text) };
        wrong.set(outcome.is_err());
        said.set(outcome.unwrap_or_else(|why| why));
    };
    let help = format!("help-{id}");
    let input = el("input")
        .attr("id", id)
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("placeholder", "–")
        .attr("aria-describedby", help.as_str())
        .live("aria-invalid", move || wrong.get().then(|| "true".into()))
        .on("input", typed);
    el("div")
        .live("class", move || classes("field", &[("wrong", wrong.get())]))
        .el(el("label").attr("for", id).text(name))
        .el(of_class("span", "box").el(unit(units[0])).el(input).el(unit(units[1])))
        .el(of_class("p", "help").attr("id", help).attr("aria-live", "polite").says(move || said.get()))
}

/// A number at least zero, or the sentence that says why not.
fn amount(text: &str) -> Result<f64, String> {
    match number(text) {
        Ok(value) if value >= 0.0 => Ok(value),
        _ => Err(format!("\u{201c}{}\u{201d} is not a number from 0 up.", text.trim())),
    }
}

fn with_requests(details: El, page: Page) -> El {
    let profile = RwSignal::new(PROFILES[0].id);
    let users = StoredValue::new(None::<f64>);
    let options = PROFILES.iter().map(|profile| (profile.id, profile.name)).collect();
    let choose = move |id: &str| {
        if let Some(found) = crate::usage::profile(id) {
            profile.set(found.id);
            if let Some(users) = users.get_value() {
                enter(page, found, users);
            }
        }
    };
    let take = move |text: &str| {
        let count = amount(text)?;
        users.set_value(Some(count));
        Ok(enter(page, of_id(profile.get_untracked()), count))
    };
    details
        .el(of_class("p", "sub").text("From users"))
        .el(select("profile", "Kind of use", options, move || profile.get(), choose))
        .el(of_class("p", "help").says(move || sentences::assumption(of_id(profile.get()))))
        .el(asked("users", "Active users", ["", ""], take))
}

fn of_id(id: &str) -> &'static Profile {
    crate::usage::profile(id).unwrap_or(&PROFILES[0])
}

/// Writes a profile's requests into the scenario.
fn enter(page: Page, profile: &Profile, users: f64) -> String {
    let mut load = profile.workload(Demand::Users(users));
    // As it is said, so it is taken over.
    load.requests_per_day = crate::scenario::significant(load.requests_per_day, 4);
    page.edit(Input::Requests.bounds().key, |scenario| {
        for (input, value) in [
            (Input::Requests, load.requests_per_day),
            (Input::TokensIn, load.tokens_in),
            (Input::TokensOut, load.tokens_out),
            (Input::CachedShare, load.cached_share.percent()),
        ] {
            scenario.set(input, Some(crate::scenario::significant(value, 4)));
        }
    });
    format!("Taken over: {}.", sentences::requests(&load))
}

fn with_bill(details: El, page: Page) -> El {
    let take = move |text: &str| {
        let bill = Usd(amount(text)?);
        let (fee, price) = page
            .evaluation
            .with_untracked(|evaluation| (evaluation.report.curves.platform_fee, evaluation.report.api.blend.price));
        let (tokens, words) = sentences::bill(bill, fee, UsdPerMTok(price.0))?;
        page.set_volume(crate::scenario::significant(tokens.0, 4));
        Ok(words)
    };
    details.el(of_class("p", "sub").text("From your API bill")).el(asked("bill", "Bill a month", ["$", "/mo"], take))
}
