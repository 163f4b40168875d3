//! What is said of a link whose prices are frozen.

use super::arithmetic::{part, parts};
use super::dialog::button;
use super::element::{El, el, live, of_class, whenever};
use super::page::Page;
use crate::browser::timer::Debounce;
use leptos::prelude::*;

/// How long the figures must have rested.
const REST_MS: i32 = 120;

/// Whose prices these are, what has changed since, what the verdict would be now, and the button that takes today's.
pub fn frozen(page: Page) -> El {
    let lines = RwSignal::new(Vec::<String>::new());
    let rest = Debounce::new();
    whenever(move || {
        page.evaluation.track();
        if page.scenario(|scenario| scenario.edition().is_none()) {
            rest.cancel();
            return lines.set(Vec::new());
        }
        rest.run(REST_MS, move || {
            page.ask(&["frozen", &untrack(|| page.query())], None, move |answer| {
                let _ = lines.try_set(answer);
            });
        });
    });
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
