//! The reality check: from the break-even as published, or as entered, to a checked one, a step at a time.

use super::answers::of_scenario;
use super::arithmetic::{part, parts, sourced};
use super::element::{AnyView, El, el, live, of_class};
use super::page::Page;
use super::pictures::{drawn, panel};
use crate::format::{decimal, volume};
use crate::units::Tokens;
use leptos::prelude::*;

/// The walk, drawn and told.
pub fn reality_check() -> El {
    let page = Page::here();
    let lines = of_scenario(page, "reality");
    let of_kind = move |kind: char| lines.with(|lines| parts(lines, kind));
    let sentence = move || of_kind('t').first().map(|line| part(line, 0)).unwrap_or_default();
    let steps = move || of_kind('s').iter().map(|line| step(line)).collect();
    let end = move || of_kind('e').iter().map(|line| checked(line)).collect();
    let cheapest = move || of_kind('c').iter().map(|line| sooner(line)).collect();
    panel("reality-check", "Reality check", "reality-title")
        .el(of_class("p", "answer").says(sentence))
        .el(drawn(Box::new(|| vec!["reality"])))
        .el(of_class("ol", "walk").child(live(steps)))
        .el(el("p").child(live(end)))
        .el(el("p").child(live(cheapest)))
}

/// What, where it leads, why, and who says so.
fn step(line: &[String]) -> AnyView {
    let stays = part(line, 4) == "stays";
    let leads = if stays { "no change".into() } else { break_even(&part(line, 1)) };
    let head = of_class("p", "leg").el(el("b").text(part(line, 0))).el(of_class("span", "leads").text(leads));
    let link = scenario_link(&part(line, 3), "Open this scenario").when("hidden", move || stays);
    let why = el("p").text(part(line, 5) + " ").el(link);
    el("li").el(head).el(why).el(origin(&part(line, 6), &part(line, 7))).view()
}

fn break_even(tokens: &str) -> String {
    decimal(tokens).map_or_else(|| "never".into(), |tokens| format!("breaks even at {}", volume(Tokens(tokens))))
}

fn scenario_link(query: &str, words: &str) -> El {
    el("a").attr("href", format!("?{query}")).attr("data-scenario", "").text(words)
}

fn origin(source: &str, as_of: &str) -> El {
    let line = of_class("p", "help");
    if source.is_empty() {
        return line;
    }
    line.el(sourced(source)).text(format!(", {as_of}"))
}

fn checked(line: &[String]) -> AnyView {
    scenario_link(&part(line, 2), "Open the checked scenario").view()
}

/// That other hardware would pay back sooner.
fn sooner(line: &[String]) -> AnyView {
    let words = format!(
        "On {}, of all replicas that serve the one with the least rent, it is {}. ",
        part(line, 0),
        part(line, 1)
    );
    el("span").text(words).el(scenario_link(&part(line, 2), "Open that scenario")).view()
}
