//! What is said of a link whose prices are frozen.

use super::answers::answers;
use super::arithmetic::{part, parts};
use super::dialog::button;
use super::element::{El, el, live, of_class};
use super::page::Page;
use leptos::prelude::*;

/// Whose prices these are, what has changed since, what the verdict would be now, and the button that takes today's.
pub fn frozen(page: Page) -> El {
    let question = move || {
        // Most links are not frozen: the worker need not be loaded for them.
        let is_frozen = page.scenario(|scenario| scenario.edition().is_some());
        Some(if is_frozen { vec!["frozen".into(), page.query()] } else { Vec::new() })
    };
    let lines = answers(page, move || page.rested.track(), question);
    let of_kind = move |kind: char| lines.with(|lines| parts(lines, kind));
    let first = move |kind: char| of_kind(kind).first().map(|line| part(line, 0)).unwrap_or_default();
    let changes = move || of_kind('d').iter().map(|line| el("li").text(part(line, 0)).view()).collect();
    let thaw = button("Use today\u{2019}s prices", move |_| page.edit("ed", |scenario| *scenario = scenario.thawed()));
    of_class("div", "frozen")
        .attr("data-testid", "frozen")
        .when("hidden", move || lines.with(Vec::is_empty))
        .el(el("p").el(el("b").says(move || first('f'))))
        .el(el("ul").when("hidden", move || of_kind('d').is_empty()).child(live(changes)))
        .el(el("p").when("hidden", move || of_kind('d').is_empty()).says(move || first('t')))
        .el(thaw.attr("class", "reset"))
}
