//! Who serves the very same weights by API.

use super::answers::of_scenario;
use super::arithmetic::{link_out, part, parts};
use super::element::{AnyView, El, el, live, of_class};
use super::page::Page;
use super::pictures::panel;
use crate::export::origin;
use crate::format::{decimal, money, unit_price};
use crate::units::{Usd, UsdPerMTok};
use leptos::prelude::*;

/// Their prices at the scenario's mix and volume, each to be taken as the rival.
pub fn hosted() -> El {
    let page = Page::here();
    let lines = of_scenario(page, "hosted");
    let none = move || lines.with(|lines| parts(lines, 'n')).first().map(|line| part(line, 0)).unwrap_or_default();
    let offers = move || lines.with(|lines| parts(lines, 'h'));
    let head = |name: &'static str| el("th").attr("scope", "col").text(name).view();
    let heads =
        el("tr").children(["Sold by", "Input", "Output", "Your mix", "A month", "As of"].map(head)).el(el("td"));
    let rows = move || offers().iter().map(|line| offer(line)).collect();
    let table =
        el("table").attr("data-testid", "hosted-table").el(el("thead").el(heads)).el(el("tbody").child(live(rows)));
    let scroll =
        of_class("div", "scroll").attr("tabindex", "0").attr("role", "group").attr("aria-labelledby", "hosted-title");
    let name = move || page.evaluation.with(|evaluation| evaluation.resolved.names.model.name);
    let says = move || format!("The weights of {} by API, the cheapest first: often below both sides.", name());
    panel("hosted", "The same model, hosted by others", "hosted-title")
        .el(of_class("p", "help").says(none))
        .el(of_class("p", "help").when("hidden", move || offers().is_empty()).says(says))
        .el(scroll.when("hidden", move || offers().is_empty()).el(table))
}

fn offer(line: &[String]) -> AnyView {
    let price = |at: usize| {
        let price = decimal(&part(line, at)).map_or_else(|| "–".into(), |usd| unit_price(UsdPerMTok(usd)));
        of_class("td", "number").text(price).view()
    };
    let month = decimal(&part(line, 7)).map_or_else(|| "–".into(), |usd| money(Usd(usd)));
    let ends =
        Some(part(line, 10)).filter(|end| !end.is_empty()).map(|end| format!(", until {end}")).unwrap_or_default();
    let rival = el("a").attr("href", format!("?{}", part(line, 11))).attr("data-scenario", "").text("Take as rival");
    el("tr")
        .el(el("th").attr("scope", "row").text(part(line, 2)))
        .children([price(3), price(4), price(6)])
        .el(of_class("td", "number").text(month))
        .el(as_of(&part(line, 8), &part(line, 9)).text(ends))
        .el(el("td").el(rival))
        .view()
}

/// When a price was seen, and where: the date leads to the page, and a source that is none is named.
fn as_of(date: &str, source: &str) -> El {
    match origin::address(source) {
        ("", name) => of_class("td", "wrap").text(format!("{date}, {name}")),
        (address, _) => el("td").el(link_out(address, date)),
    }
}
