//! Who serves the very same weights by API.

use super::answers::of_prices;
use super::arithmetic::{part, parts};
use super::element::{AnyView, El, el, live, of_class};
use super::page::Page;
use super::pictures::panel;
use super::seen::{column, mark_of_own, note, seen};
use crate::format::{decimal, money, unit_price};
use crate::scenario::Choice;
use crate::units::{Usd, UsdPerMTok};
use leptos::prelude::*;

/// Their prices at the scenario's mix and volume, each to be taken as the rival.
pub fn hosted() -> El {
    let page = Page::here();
    let lines = of_prices(page, "hosted");
    let none = move || lines.with(|lines| parts(lines, 'n')).first().map(|line| part(line, 0)).unwrap_or_default();
    let offers = move || lines.with(|lines| parts(lines, 'h'));
    let heads = [
        ("Sold by", ""),
        ("Input", "number less"),
        ("Output", "number less"),
        ("Your mix", "number less"),
        ("A month", "number"),
    ];
    let heads = el("tr").children(heads.map(column)).el(el("td")).child(column(("As of", "")));
    let rows = move || offers().iter().map(|line| offer(line)).collect();
    let table =
        el("table").attr("data-testid", "hosted-table").el(el("thead").el(heads)).el(el("tbody").child(live(rows)));
    let scroll = of_class("div", "scroll held")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-labelledby", "hosted-title");
    let name = move || page.name(Choice::Model);
    let says = move || {
        format!("The weights of {} by API, the cheapest first. Often one of these is cheaper than both sides.", name())
    };
    panel("hosted", "The same model, hosted by others", "hosted-title")
        .el(of_class("p", "help").says(none))
        .el(of_class("p", "help").when("hidden", move || offers().is_empty()).says(says))
        .el(scroll.when("hidden", move || offers().is_empty()).el(table))
}

fn offer(line: &[String]) -> AnyView {
    let price = |at: usize, class: &'static str| {
        let price = decimal(&part(line, at)).map_or_else(|| "–".into(), |usd| unit_price(UsdPerMTok(usd)));
        of_class("td", class).text(price).view()
    };
    let month = decimal(&part(line, 7)).map_or_else(|| "–".into(), |usd| money(Usd(usd)));
    let ends = Some(part(line, 10)).filter(|end| !end.is_empty()).map(|end| format!("until {end}")).unwrap_or_default();
    let rival = el("a").attr("href", format!("?{}", part(line, 11))).attr("data-scenario", "").text("Take as rival");
    let is_own = part(line, 0).is_empty();
    let seller = el("th").attr("scope", "row").text(part(line, 2)).children(is_own.then(mark_of_own));
    el("tr")
        .el(seller.children(note(&part(line, 12))))
        .children([price(3, "number less"), price(4, "number less"), price(6, "number less")])
        .el(of_class("td", "number").text(month))
        .el(el("td").el(rival))
        .el(of_class("td", "wrap")
            .children(seen(&part(line, 8), &part(line, 9), &part(line, 13)))
            .children(note(&ends)))
        .view()
}
