//! The verdict: one line, the two bills, the break-even, the capacity.

use super::element::{AnyView, El, el, live_text, of_class, text};
use super::frozen::frozen;
use super::notes::{notes, warning};
use super::page::Page;
use crate::browser::timer::Debounce;
use crate::export::{Evaluation, sentences};
use crate::format;
use crate::scenario::Choice;
use leptos::prelude::*;

/// What is said of an evaluation. Plain functions, so that all share their code.
type Said = fn(&Evaluation) -> String;

/// What the page came for.
pub fn verdict() -> El {
    let page = Page::here();
    // Where one line is too short for both, the second clause has a line of its own.
    let clause = |second: bool| {
        let words = move || {
            let headline = page.evaluation.with(sentences::headline);
            let parts = headline.split_at(headline.find(", ").map_or(0, |at| at + 2));
            if second { parts.1 } else { parts.0 }.to_owned()
        };
        of_class("span", "clause").says(words)
    };
    let line = el("h2").attr("id", "verdict-line").attr("tabindex", "-1").el(clause(false)).el(clause(true));
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
    let api_name = move || format!("{} API, a month", page.name(Choice::Api));
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
    let said = move |words: Said| live_text(move || page.evaluation.with(words));
    of_class("dl", "figures")
        .el(figure(page, "figure api", "api-month", api, live_text(api_name)))
        .el(figure(page, "figure self-host", "self-month", own, said(own_name)))
        .el(figure(page, "figure plain", "break-even", first, said(sentences::published_break_even)))
        .el(figure(page, "figure plain", "capacity", capacity, text("one replica serves, tokens a month")))
}

fn figure(page: Page, class: &'static str, key: &'static str, value: Said, name: AnyView) -> El {
    let button = of_class("button", "how")
        .attr("type", "button")
        .attr("data-figure", key)
        .attr("title", "How is this computed?")
        .says(move || page.evaluation.with(value));
    of_class("div", class).el(el("dt").child(name)).el(el("dd").el(button))
}

/// How much longer than usual the figures must have rested before the verdict is read out.
const REST_MS: i32 = 600;

/// The verdict for those who hear the page.
pub fn spoken() -> El {
    let page = Page::here();
    let spoken = RwSignal::new(String::new());
    let rest = Debounce::new();
    page.when_rested(move || {
        rest.run(REST_MS, move || {
            // The page may be gone by then.
            if let Some(line) = page.evaluation.try_with_untracked(sentences::headline) {
                let _ = spoken.try_set(line);
            }
        });
    });
    of_class("p", "spoken").attr("role", "status").says(move || spoken.get())
}
