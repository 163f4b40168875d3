//! The chart's panel: what is shown, the chart, and the sentence that says what it shows.

use super::element::{El, el, of_class};
use super::page::Page;
use super::plot::plot;
use crate::chart::{Layout, Lens, LineRole};
use crate::export::sentences;
use leptos::ev::Event;
use leptos::prelude::*;

/// Chart, read-out, and the sentence that says what it shows.
pub fn chart_panel() -> El {
    let page = Page::here();
    let layout = RwSignal::new_local(None::<Layout>);
    let summary = move || page.evaluation.with(|evaluation| sentences::break_even(&evaluation.report));
    let title =
        move || if page.lens.get().per_mtok { "Cost per 1M tokens by volume" } else { "Monthly cost by volume" };
    let head = of_class("div", "chart-head")
        .el(el("h2").attr("id", "chart-title").says(move || title().into()))
        .el(legend(page, layout))
        .el(tools(page));
    let summary =
        of_class("p", "summary").attr("data-testid", "chart-summary").attr("id", "chart-summary").says(summary);
    of_class("section", "panel chart-panel")
        .attr("aria-labelledby", "chart-title")
        .el(head)
        .el(plot(of_class("div", "frame"), layout))
        .el(summary)
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
fn tools(page: Page) -> El {
    let zoom_out = of_class("button", "reset")
        .attr("type", "button")
        .when("hidden", move || page.lens.with(|lens| lens.window.is_none()))
        .on("click", move |_: Event| page.lens.update(|lens| lens.window = None))
        .text("Reset zoom");
    let mut tools = of_class("div", "tools").el(zoom_out);
    for (name, switches) in GROUPS {
        let mut group = of_class("div", "segments").attr("role", "group").attr("aria-label", name);
        for switch in switches {
            group = group.el(button(page, switch));
        }
        tools = tools.el(group);
    }
    tools
}

fn button(page: Page, switch: &'static Switch) -> El {
    let (name, is_on, turn) = *switch;
    el("button")
        .attr("type", "button")
        .aria("aria-pressed", move || page.lens.with(is_on))
        .on("click", move |_: Event| page.lens.update(turn))
        .text(name)
}

/// Names the lines where there was no room for it beside them.
fn legend(page: Page, layout: RwSignal<Option<Layout>, LocalStorage>) -> El {
    let missing =
        move |role: LineRole| layout.with(|layout| layout.as_ref().is_some_and(|l| !l.labelled[role.index()]));
    let api = move || page.evaluation.with(|evaluation| format!("{} API", evaluation.api_name()));
    let own =
        move || page.evaluation.with(|evaluation| format!("{}, self-hosted", evaluation.resolved.names.model.name));
    let line = |class: &'static str, role: LineRole| of_class("li", class).when("hidden", move || !missing(role));
    let hybrid = move || !(page.lens.get().hybrid && missing(LineRole::Hybrid));
    of_class("ul", "legend")
        .el(line("api", LineRole::Api).says(api))
        .el(line("self-host", LineRole::SelfHost).says(own))
        .el(of_class("li", "hybrid").when("hidden", hybrid).text("Hybrid"))
}
