//! What the decision needs besides money: ticked, it changes the verdict.

use super::page::Page;
use crate::engine::inputs::{Need, Side};
use crate::export::sentences;
use crate::scenario::need_key;
use leptos::prelude::*;

/// The needs, by the side they speak for.
#[component]
pub fn Checklist() -> impl IntoView {
    let column = |side: Side, name: &'static str| {
        let boxes = Need::ALL.into_iter().filter(|need| need.side() == side).map(tick).collect_view();
        view! {
            <fieldset>
                <legend>{name}</legend>
                {boxes}
            </fieldset>
        }
    };
    view! {
        <section class="panel checklist" data-testid="checklist" aria-labelledby="checklist-title">
            <h2 id="checklist-title">"What besides money"</h2>
            <p class="help">
                "Privacy and frontier quality settle the verdict. The others decide where the bills are within ten per cent of each other. "
                <a href="#framework">"More on each"</a>
            </p>
            <div class="columns">
                {column(Side::SelfHost, "Speaks for self-hosting")} {column(Side::Api, "Speaks for the API")}
            </div>
        </section>
    }
}

fn tick(need: Need) -> AnyView {
    let page = Page::here();
    let ticked = move || page.scenario(|scenario| scenario.needs.has(need));
    let change = move |event: leptos::ev::Event| {
        let ticked = event_target_checked(&event);
        page.edit("need", |scenario| scenario.needs = scenario.needs.with(need, ticked));
    };
    view! {
        <label class="tick">
            <input type="checkbox" value=need_key(need) prop:checked=ticked on:change=change />
            {sentences::need_name(need)}
        </label>
    }
    .into_any()
}
