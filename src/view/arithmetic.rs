//! The arithmetic behind any figure, in a dialog; and all figures of the scenario to choose from.

use super::answers::standing;
use super::dialog::close;
use super::element::{AnyView, El, el, live, of_class};
use super::page::Page;
use crate::export::derivation::Figure;
use crate::export::{figures, origin};
use leptos::ev::Event;
use leptos::prelude::*;

/// The parts of an answer's lines of one kind, which their first letter says.
pub fn parts(lines: &[String], kind: char) -> Vec<Vec<String>> {
    let of_kind = lines.iter().filter_map(|line| line.strip_prefix(kind)?.strip_prefix('\t'));
    of_kind.map(|rest| rest.split('\t').map(str::to_owned).collect()).collect()
}

/// One part of a line; nothing where it has fewer.
pub fn part(line: &[String], at: usize) -> String {
    line.get(at).cloned().unwrap_or_default()
}

/// What a figure is, how it came about, and where its numbers come from.
pub fn arithmetic() -> El {
    let page = Page::here();
    let lines = move |kind: char| page.explained.with(|lines| parts(lines, kind));
    let named = move |at: usize| move || lines('n').first().map(|line| part(line, at)).unwrap_or_default();
    let steps = move || lines('s').iter().map(|line| el("li").text(part(line, 0)).view()).collect();
    let others = move || lines('r').iter().map(|line| other(line)).collect();
    let sources = move || lines('o').iter().map(|line| source(line)).collect();
    let rests = of_class("p", "rests").when("hidden", move || lines('r').is_empty());
    of_class("dialog", "sheet")
        .attr("id", "arithmetic")
        .attr("aria-labelledby", "arithmetic-title")
        .el(close("arithmetic"))
        .el(el("h2").attr("id", "arithmetic-title").attr("tabindex", "-1").says(named(0)))
        .el(of_class("p", "answer").says(named(1)))
        .el(of_class("ol", "steps").child(live(steps)))
        .el(rests.text("Rests on ").child(live(others)))
        .el(of_class("ul", "origins").child(live(sources)))
}

fn figure_button(class: &'static str, key: impl Into<String>, name: impl Into<String>) -> El {
    of_class("button", class).attr("type", "button").attr("data-figure", key).text(name)
}

fn other(line: &[String]) -> AnyView {
    el("span").el(figure_button("reset", part(line, 0), part(line, 1))).text(" ").view()
}

fn source(line: &[String]) -> AnyView {
    let as_of = Some(part(line, 3)).filter(|date| !date.is_empty()).map(|date| format!(", as of {date}"));
    let item = el("li").text(part(line, 0) + ": ").el(el("b").text(part(line, 1))).text(". ");
    item.el(sourced(&part(line, 2))).text(as_of.unwrap_or_default()).view()
}

/// What a source says, its address as a link.
pub fn sourced(source: &str) -> El {
    let (address, besides) = origin::address(source);
    let link = (!address.is_empty()).then(|| link_out(address, address).view());
    el("span").children(link).text(besides)
}

/// A link to another site. It opens beside the page: a frame of another page has no room for it.
pub fn link_out(address: &str, words: &str) -> El {
    el("a").attr("href", address).attr("target", "_blank").attr("rel", "external noreferrer").text(words)
}

/// Folded away until somebody wants it, and made only then.
fn folded(id: &'static str, name: &'static str, testid: &'static str, open: impl FnMut(Event) + 'static) -> (El, El) {
    let title = el("h2").attr("id", id).text(name);
    let details = el("details").attr("data-testid", testid).on("toggle", open).el(el("summary").el(title));
    (of_class("section", "panel").attr("aria-labelledby", id), details)
}

/// All figures, for those who want to check every number.
pub fn all_figures() -> El {
    let page = Page::here();
    let open = RwSignal::new(false);
    let rows = move || {
        if !open.get() {
            return Vec::new();
        }
        page.evaluation.with(|evaluation| {
            let row = |figure: &Figure| figure_row(*figure, figures::value(evaluation, *figure).text());
            Figure::ALL.iter().map(row).collect()
        })
    };
    let turn = move |_| open.update(|open| *open = !*open);
    let (panel, details) = folded("figures-title", "Every figure, and how it is computed", "all-figures", turn);
    panel.el(details.el(of_class("dl", "all").child(live(rows))))
}

fn figure_row(figure: Figure, value: String) -> AnyView {
    let value = el("dd").el(figure_button("how", figure.key(), value));
    el("div").el(el("dt").text(figure.name())).el(value).view()
}

/// Published figures computed again in this browser.
pub fn self_check() -> El {
    let page = Page::here();
    let lines = RwSignal::new(Vec::<String>::new());
    let open = move |_| {
        if lines.with_untracked(Vec::is_empty) {
            page.ask_for(&["check"], None, move |answer| {
                let _ = lines.try_set(answer.unwrap_or_default());
            });
        }
    };
    let rows = move || lines.with(|lines| parts(lines, 'c')).iter().map(|line| checked(line)).collect();
    let summary = move || {
        let all = lines.with(|lines| parts(lines, 'c'));
        let agree = all.iter().filter(|line| part(line, 4) == "agrees").count();
        if all.is_empty() {
            return String::new();
        }
        format!(
            "Computed just now in this browser: {agree} of {} agree. The others do not follow from their source's own numbers; each says why.",
            all.len()
        )
    };
    let head = |name: &'static str| el("th").attr("scope", "col").text(name).view();
    let heads = el("tr").children(["Figure", "Published", "Here", "Outcome"].map(head));
    let table = el("table").el(el("thead").el(heads)).el(el("tbody").child(live(rows)));
    let scroll = of_class("div", "scroll").attr("tabindex", "0").attr("role", "group");
    let (panel, details) = folded("check-title", "Self-check against published figures", "self-check", open);
    let scroll = scroll.attr("aria-labelledby", "check-title").el(table);
    panel.el(details.el(of_class("p", "help").says(summary)).el(standing(page)).el(scroll))
}

fn checked(line: &[String]) -> AnyView {
    let agrees = part(line, 4) == "agrees";
    let words = if agrees { "✓ agrees".into() } else { format!("✗ differs. {}", part(line, 5)) };
    let link = el("a").attr("href", format!("?{}", part(line, 1))).attr("data-scenario", "").text(part(line, 0));
    el("tr")
        .el(el("th").attr("scope", "row").el(link))
        .el(of_class("td", "number").text(part(line, 2)))
        .el(of_class("td", "number").text(part(line, 3)))
        .el(of_class("td", if agrees { "saves wrap" } else { "costs wrap" }).text(words))
        .view()
}
