//! What the decision needs besides money: ticked, it changes the verdict.

use super::element::{El, el, of_class};
use super::page::Page;
use crate::engine::inputs::{Need, Side};
use crate::export::sentences;
use crate::scenario::need_key;
use leptos::ev::Event;
use leptos::prelude::*;

/// The needs, by the side they speak for.
pub fn checklist() -> El {
    let weight = "Privacy and frontier quality settle the verdict. The others decide where the bills are within ten per cent of each other. ";
    let more = el("a").attr("href", "#framework").text("More on each");
    let columns = of_class("div", "columns")
        .el(column(Side::SelfHost, "Speaks for self-hosting"))
        .el(column(Side::Api, "Speaks for the API"));
    of_class("section", "panel checklist")
        .attr("data-testid", "checklist")
        .attr("aria-labelledby", "checklist-title")
        .el(el("h2").attr("id", "checklist-title").text("What besides money"))
        .el(of_class("p", "help").text(weight).el(more))
        .el(columns)
}

fn column(side: Side, name: &'static str) -> El {
    let mut column = el("fieldset").el(el("legend").text(name));
    for need in Need::ALL {
        if need.side() == side {
            column = column.el(tick(need));
        }
    }
    column
}

fn tick(need: Need) -> El {
    let page = Page::here();
    let change = move |event: Event| {
        let ticked = event_target_checked(&event);
        page.edit("need", |scenario| scenario.needs = scenario.needs.with(need, ticked));
    };
    let tick = el("input")
        .attr("type", "checkbox")
        .attr("value", need_key(need))
        .checked(move || page.scenario(|scenario| scenario.needs.has(need)))
        .on("change", change);
    of_class("label", "tick").el(tick).text(sentences::need_name(need))
}
