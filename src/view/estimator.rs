//! For those who do not know their tokens a month: typical requests, a bill, a usage file.

use super::inputs::select;
use super::page::Page;
use super::usage_file::UsageFile;
use crate::format::number;
use crate::scenario::Input;
use crate::units::{Usd, UsdPerMTok};
use crate::usage::{Demand, PROFILES, Profile, sentences};
use leptos::prelude::*;

/// All ways to a volume. Each writes the scenario's own inputs, which stay to be corrected.
#[component]
pub fn Estimator() -> impl IntoView {
    view! {
        <details data-testid="estimator">
            <summary>"Don\u{2019}t know your volume?"</summary>
            <Requests />
            <Bill />
            <UsageFile />
        </details>
    }
}

/// A field that is no input of the scenario: what is typed goes to `take`, which says in words what it made of it.
pub fn asked(
    id: &'static str,
    name: &'static str,
    unit: [&'static str; 2],
    take: impl Fn(&str) -> Result<String, String> + 'static,
) -> AnyView {
    let said = RwSignal::new(Ok(String::new()));
    let typed = move |text: String| said.set(if text.trim().is_empty() { Ok(String::new()) } else { take(&text) });
    let words = move || match said.get() {
        Ok(words) | Err(words) => words,
    };
    let help = format!("help-{id}");
    view! {
        <div class="field" class:wrong=move || said.with(Result::is_err)>
            <label for=id>{name}</label>
            <span class="box">
                <span class="unit" aria-hidden="true">{unit[0]}</span>
                <input
                    id=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    placeholder="–"
                    aria-describedby=help.clone()
                    on:input=move |event| typed(event_target_value(&event))
                />
                <span class="unit" aria-hidden="true">{unit[1]}</span>
            </span>
            <p class="help" id=help aria-live="polite">
                {words}
            </p>
        </div>
    }
    .into_any()
}

/// A number at least zero, or the sentence that says why not.
fn amount(text: &str) -> Result<f64, String> {
    match number(text) {
        Ok(value) if value >= 0.0 => Ok(value),
        _ => Err(format!("\u{201c}{}\u{201d} is not a number from 0 up.", text.trim())),
    }
}

#[component]
fn Requests() -> impl IntoView {
    let page = Page::here();
    let profile = RwSignal::new(&PROFILES[0]);
    let users = StoredValue::new(None::<f64>);
    let options = PROFILES.iter().map(|profile| (profile.id, profile.name)).collect();
    let choose = move |id: &str| {
        if let Some(found) = crate::usage::profile(id) {
            profile.set(found);
            if let Some(users) = users.get_value() {
                enter(page, found, users);
            }
        }
    };
    let take = move |text: &str| {
        let count = amount(text)?;
        users.set_value(Some(count));
        Ok(enter(page, profile.get_untracked(), count))
    };
    view! {
        <h3>"From users"</h3>
        {select("profile", "Kind of use", options, Signal::derive(move || profile.get().id), Box::new(choose))}
        <p class="help">{move || sentences::assumption(profile.get())}</p>
        {asked("users", "Active users", ["", ""], take)}
    }
}

/// Writes a profile's requests into the scenario.
fn enter(page: Page, profile: &Profile, users: f64) -> String {
    let load = profile.workload(Demand::Users(users));
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

#[component]
fn Bill() -> impl IntoView {
    let page = Page::here();
    let take = move |text: &str| {
        let bill = Usd(amount(text)?);
        let (fee, price) = page
            .evaluation
            .with_untracked(|evaluation| (evaluation.report.curves.platform_fee, evaluation.report.api.blend.price));
        let (tokens, words) = sentences::bill(bill, fee, UsdPerMTok(price.0))?;
        page.set_volume(crate::scenario::significant(tokens.0, 4));
        Ok(words)
    };
    view! {
        <h3>"From your API bill"</h3>
        {asked("bill", "Bill a month", ["$", "/mo"], take)}
    }
}
