//! For those who do not know their tokens a month: typical requests, a bill, a usage file.

use super::element::{El, classes, el, entered, of_class};
use super::inputs::{folded, select, unit};
use super::page::Page;
use super::usage_file::with_usage_file;
use crate::scenario::{Input, significant};
use crate::units::{Usd, UsdPerMTok};
use crate::usage::asked::{Asked, BILL, USERS};
use crate::usage::{Demand, PROFILES, Profile, sentences};
use leptos::ev::Event;
use leptos::prelude::*;

/// All ways to a volume. Each writes the scenario's own inputs, which stay to be corrected.
pub fn estimator() -> El {
    let page = Page::here();
    let ways = move || vec![with_usage_file(with_bill(with_requests(el("div"), page), page), page)];
    folded("Don\u{2019}t know your volume?", ways).attr("data-testid", "estimator")
}

/// What a field makes of a number, or of none where it is emptied: the sentence that says so, or why it cannot.
type Take = Box<dyn Fn(Option<f64>) -> Result<String, String>>;

/// What is said under a field, and whether it is that something is wrong.
#[derive(Clone, Copy)]
pub struct Remark {
    words: RwSignal<String>,
    wrong: RwSignal<bool>,
}

impl Remark {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { words: RwSignal::new(String::new()), wrong: RwSignal::new(false) }
    }

    fn say(self, outcome: Result<String, String>) {
        self.wrong.set(outcome.is_err());
        self.words.set(outcome.unwrap_or_else(|why| why));
    }
}

/// A field that is no input of the scenario: a number that is typed within its bounds goes to `take`, which says in words what it made of it.
pub fn asked(
    what: &'static Asked,
    remark: Remark,
    take: impl Fn(Option<f64>) -> Result<String, String> + 'static,
) -> El {
    any_asked(what, remark, Box::new(take))
}

fn any_asked(what: &'static Asked, remark: Remark, take: Take) -> El {
    let typed = move |event: Event| {
        let text = entered(&event);
        let value = if text.trim().is_empty() { Ok(None) } else { what.read(&text).map(Some) };
        remark.say(value.and_then(&take));
    };
    let help = format!("help-{}", what.id);
    let input = el("input")
        .attr("id", what.id)
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("placeholder", "–")
        .attr("aria-describedby", help.as_str())
        .live("aria-invalid", move || remark.wrong.get().then(|| "true".into()))
        .on("input", typed);
    el("div")
        .live("class", move || classes("field", &[("wrong", remark.wrong.get())]))
        .el(el("label").attr("for", what.id).text(what.name))
        .el(of_class("span", "box").el(unit(what.units[0])).el(input).el(unit(what.units[1])))
        .el(of_class("p", "help").attr("id", help).attr("aria-live", "polite").says(move || remark.words.get()))
}

fn with_requests(details: El, page: Page) -> El {
    let profile = RwSignal::new(PROFILES[0].id);
    let (users, remark) = (StoredValue::new(None::<f64>), Remark::new());
    let options = PROFILES.iter().map(|profile| (profile.id, profile.name)).collect();
    let choose = move |id: &str| {
        if let Some(found) = crate::usage::profile(id) {
            profile.set(found.id);
            if let Some(users) = users.get_value() {
                remark.say(enter(page, found, users));
            }
        }
    };
    let take = move |count: Option<f64>| {
        users.set_value(count);
        count.map_or(Ok(String::new()), |count| enter(page, of_id(profile.get_untracked()), count))
    };
    details
        .el(of_class("p", "sub").text("From users"))
        .el(select("profile", "Kind of use", options, move || profile.get(), choose))
        .el(of_class("p", "help").says(move || sentences::assumption(of_id(profile.get()))))
        .el(asked(&USERS, remark, take))
}

fn of_id(id: &str) -> &'static Profile {
    crate::usage::profile(id).unwrap_or(&PROFILES[0])
}

/// Writes a profile's requests into the scenario.
fn enter(page: Page, profile: &Profile, users: f64) -> Result<String, String> {
    let mut load = profile.workload(Demand::Users(users));
    // As it is said, so it is taken over.
    load.requests_per_day = significant(load.requests_per_day, 4);
    page.take(&[
        (Input::Requests, load.requests_per_day),
        (Input::TokensIn, significant(load.tokens_in, 4)),
        (Input::TokensOut, significant(load.tokens_out, 4)),
        (Input::CachedShare, significant(load.cached_share.percent(), 4)),
    ])?;
    Ok(format!("Taken over: {}.", sentences::requests(&load)))
}

fn with_bill(details: El, page: Page) -> El {
    let take = move |bill: Option<f64>| {
        let Some(bill) = bill else { return Ok(String::new()) };
        let (fee, price) = page
            .evaluation
            .with_untracked(|evaluation| (evaluation.report.curves.platform_fee, evaluation.report.api.blend.price));
        let (tokens, words) = sentences::bill(Usd(bill), fee, UsdPerMTok(price.0))?;
        page.take(&[(Input::Volume, significant(tokens.0, 4))])?;
        Ok(words)
    };
    details.el(of_class("p", "sub").text("From your API bill")).el(asked(&BILL, Remark::new(), take))
}
