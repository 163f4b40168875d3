//! The chart's panel: what is shown, the chart, and the sentence that says what it shows.

use super::page::Page;
use super::plot::Plot;
use crate::chart::{Layout, Lens, LineRole};
use crate::export::sentences;
use leptos::prelude::*;

/// Chart, read-out, and the sentence that says what it shows.
#[component]
pub fn ChartPanel() -> impl IntoView {
    let page = Page::here();
    let layout = RwSignal::new_local(None::<Layout>);
    let summary = move || page.evaluation.with(|evaluation| sentences::break_even(&evaluation.report));
    let title =
        move || if page.lens.get().per_mtok { "Cost per 1M tokens by volume" } else { "Monthly cost by volume" };
    view! {
        <section class="panel chart-panel" aria-labelledby="chart-title">
            <div class="chart-head">
                <h2 id="chart-title">{title}</h2>
                <Legend layout />
                <Tools />
            </div>
            <div class="frame">
                <Plot layout />
            </div>
            <p class="summary" data-testid="chart-summary" id="chart-summary">{summary}</p>
        </section>
    }
}

/// A switch of the lens: its name, whether it is on, what it does. Plain functions, so that all share their code.
type Switch = (&'static str, fn(&Lens) -> bool, fn(&mut Lens));

const GROUPS: [(&str, &[Switch]); 3] = [
    (
        "Cost shown",
        &[
            ("Total", |lens| !lens.per_mtok, |lens| lens.per_mtok = false),
            ("Per 1M", |lens| lens.per_mtok, |lens| lens.per_mtok = true),
        ],
    ),
    (
        "Scale",
        &[
            ("Linear", |lens| !lens.log, |lens| *lens = Lens { log: false, window: None, ..*lens }),
            ("Log", |lens| lens.log, |lens| *lens = Lens { log: true, window: None, ..*lens }),
        ],
    ),
    ("Lines", &[("Hybrid", |lens| lens.hybrid, |lens| lens.hybrid = !lens.hybrid)]),
];

/// What the chart shows, and on which scale.
#[component]
fn Tools() -> impl IntoView {
    let page = Page::here();
    let groups = GROUPS.map(|(name, switches)| {
        let buttons = switches.iter().map(|switch| button(page, switch)).collect_view();
        view! {
            <div class="segments" role="group" aria-label=name>
                {buttons}
            </div>
        }
    });
    let zoomed = move || page.lens.with(|lens| lens.window.is_some());
    view! {
        <div class="tools">
            <button
                class="reset"
                type="button"
                hidden=move || !zoomed()
                on:click=move |_| page.lens.update(|lens| lens.window = None)
            >
                "Reset zoom"
            </button>
            {groups.into_iter().collect_view()}
        </div>
    }
}

fn button(page: Page, switch: &'static Switch) -> AnyView {
    let (name, is_on, turn) = *switch;
    view! {
        <button type="button" aria-pressed=move || page.lens.with(is_on).to_string() on:click=move |_| page.lens.update(turn)>
            {name}
        </button>
    }
    .into_any()
}

/// Names the lines where there was no room for it beside them.
#[component]
fn Legend(layout: RwSignal<Option<Layout>, LocalStorage>) -> impl IntoView {
    let page = Page::here();
    let names = move || {
        page.evaluation.with(|evaluation| (evaluation.resolved.names.api.name, evaluation.resolved.names.model.name))
    };
    let missing =
        move |role: LineRole| layout.with(|layout| layout.as_ref().is_some_and(|l| !l.labelled[role.index()]));
    view! {
        <ul class="legend">
            <li class="api" hidden=move || !missing(LineRole::Api)>{move || names().0} " API"</li>
            <li class="self-host" hidden=move || !missing(LineRole::SelfHost)>{move || names().1} ", self-hosted"</li>
            <li class="hybrid" hidden=move || !(page.lens.get().hybrid && missing(LineRole::Hybrid))>"Hybrid"</li>
        </ul>
    }
}
