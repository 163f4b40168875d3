//! The verdict: one line, the two bills, the break-even, the capacity.

use super::notes::Notes;
use super::page::Page;
use crate::browser::timer::Debounce;
use crate::export::{Evaluation, sentences};
use crate::format;
use leptos::prelude::*;

/// What the page came for.
#[component]
pub fn Verdict() -> impl IntoView {
    let page = Page::here();
    let say = move |what: fn(&Evaluation) -> String| Signal::derive(move || page.evaluation.with(what));
    let headline = say(|evaluation| sentences::headline(&evaluation.report));
    // Where one line is too short for both, the second clause has a line of its own.
    let clauses = move || {
        let headline = headline.get();
        let (first, second) = headline.split_at(headline.find(", ").map_or(0, |at| at + 2));
        view! {
            <span class="clause">{first.to_owned()}</span>
            <span class="clause">{second.to_owned()}</span>
        }
    };
    let api = say(|evaluation| format::money(evaluation.report.api.month));
    let api_name = say(|evaluation| format!("{} API, a month", evaluation.resolved.names.api.name));
    let own = say(|evaluation| format::money(evaluation.report.self_host.month));
    let own_name = say(|evaluation| format!("self-hosted on {}", sentences::hardware(evaluation)));
    let first = say(|evaluation| evaluation.report.break_even.first().map_or_else(|| "never".into(), format::volume));
    let published = say(sentences::published_break_even);
    let capacity =
        say(|evaluation| evaluation.report.self_host.capacity.map_or_else(|| "no limit".into(), format::volume));
    view! {
        <section class="panel verdict" data-testid="verdict" aria-labelledby="verdict-line">
            <h2 id="verdict-line" tabindex="-1">{clauses}</h2>
            <dl class="figures">
                <Figure value=api name=api_name kind="api" key="api-month" />
                <Figure value=own name=own_name kind="self-host" key="self-month" />
                <Figure value=first name=published kind="plain" key="break-even" />
                <Figure value=capacity name=say(|_| "one replica serves, tokens a month".into()) kind="plain" key="capacity" />
            </dl>
            <Notes />
        </section>
    }
}

/// How long the figures must have rested before the verdict is read out: a drag changes it sixty times a second.
const REST_MS: i32 = 700;

/// The verdict for those who hear the page.
#[component]
pub fn Spoken() -> impl IntoView {
    let page = Page::here();
    let spoken = RwSignal::new(String::new());
    let rest = Debounce::new();
    Effect::new(move || {
        let line = page.evaluation.with(|evaluation| sentences::headline(&evaluation.report));
        rest.run(REST_MS, move || {
            // The page may be gone by then.
            let _ = spoken.try_set(line);
        });
    });
    view! {
        <p class="spoken" role="status">
            {spoken}
        </p>
    }
}

#[component]
fn Figure(value: Signal<String>, name: Signal<String>, kind: &'static str, key: &'static str) -> impl IntoView {
    view! {
        <div class=format!("figure {kind}")>
            <dt>{name}</dt>
            <dd>
                <button class="how" type="button" data-figure=key title="How is this computed?">
                    {value}
                </button>
            </dd>
        </div>
    }
}
