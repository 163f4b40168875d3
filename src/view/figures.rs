//! The verdict: one line, the two bills, the break-even, the capacity.

use super::element::{AnyView, El, el, live, of_class, whenever};
use super::frozen::frozen;
use super::notes::{notes, warning};
use super::page::Page;
use crate::browser::timer::Debounce;
use crate::export::{Evaluation, sentences};
use crate::format;
use leptos::prelude::*;

/// What is said of an evaluation. Plain functions, so that all share their code.
type Said = fn(&Evaluation) -> String;

/// What the page came for.
pub fn verdict() -> El {
    let page = Page::here();
    // Where one line is too short for both, the second clause has a line of its own.
    let clauses = move || {
        let headline = page.evaluation.with(sentences::headline);
        let (first, second) = headline.split_at(headline.find(", ").map_or(0, |at| at + 2));
        [first, second].map(|clause| of_class("span", "clause").text(clause).view()).into()
    };
    let line = el("h2").attr("id", "verdict-line").attr("tabindex", "-1").child(live(clauses));
    of_class("section", "panel verdict")
        .attr("data-testid", "verdict")
        .attr("aria-labelledby", "verdict-line")
        .el(line)
        .el(figures(page))
        .el(warning(page))
        .el(frozen(page))
        .el(notes(page))
}

/// The same without the line: what qualifies the figures stays.
pub fn without_verdict(page: Page) -> AnyView {
    let part = of_class("section", "panel verdict").attr("aria-label", "Figures");
    part.el(figures(page)).el(warning(page)).el(notes(page)).view()
}

fn figures(page: Page) -> El {
    let api: Said = |evaluation| format::money(evaluation.report.api.month);
    let api_name: Said = |evaluation| format!("{} API, a month", evaluation.api_name());
    let own: Said = |evaluation| {
        evaluation.unpriced().map_or_else(|| format::money(evaluation.report.self_host.month), |_| "no price".into())
    };
    let own_name: Said = |evaluation| format!("self-hosted on {}", sentences::hardware(evaluation));
    let first: Said = |evaluation| match evaluation.report.break_even.first() {
        _ if evaluation.unpriced().is_some() => "not known".into(),
        Some(tokens) => format::volume(tokens),
        None => "never".into(),
    };
    let capacity: Said =
        |evaluation| evaluation.report.self_host.capacity.map_or_else(|| "no limit".into(), format::volume);
    let capacity_name: Said = |_| "one replica serves, tokens a month".into();
    of_class("dl", "figures")
        .el(figure(page, "figure api", "api-month", api, api_name))
        .el(figure(page, "figure self-host", "self-month", own, own_name))
        .el(figure(page, "figure plain", "break-even", first, sentences::published_break_even))
        .el(figure(page, "figure plain", "capacity", capacity, capacity_name))
}

fn figure(page: Page, class: &'static str, key: &'static str, value: Said, name: Said) -> El {
    let button = of_class("button", "how")
        .attr("type", "button")
        .attr("data-figure", key)
        .attr("title", "How is this computed?")
        .says(move || page.evaluation.with(value));
    of_class("div", class).el(el("dt").says(move || page.evaluation.with(name))).el(el("dd").el(button))
}

/// How long the figures must have rested before the verdict is read out: a drag changes it sixty times a second.
const REST_MS: i32 = 700;

/// The verdict for those who hear the page.
pub fn spoken() -> El {
    let page = Page::here();
    let spoken = RwSignal::new(String::new());
    let rest = Debounce::new();
    whenever(move || {
        let line = page.evaluation.with(sentences::headline);
        rest.run(REST_MS, move || {
            // The page may be gone by then.
            let _ = spoken.try_set(line);
        });
    });
    of_class("p", "spoken").attr("role", "status").says(move || spoken.get())
}
