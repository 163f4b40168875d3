//! Several scenarios side by side: which one is being edited, their chart, their figures, where their costs meet.

use super::answers::answers;
use super::arithmetic::{part, parts};
use super::dialog::{button, name_field};
use super::element::{AnyView, El, el, entered, live, of_class, text};
use super::page::Page;
use super::pictures::{drawn_of, panel};
use leptos::ev::Event;
use leptos::prelude::*;

/// Classes that mark a scenario as its line in the chart does.
const MARKS: [&str; 4] = ["mark first", "mark second", "mark third", "mark fourth"];

/// The scenarios of the link, to turn to one of them or to add one.
pub fn scenarios(page: Page) -> El {
    let tabs = move || {
        if !page.has_several() {
            return Vec::new();
        }
        let tab = |(at, name): (usize, String)| {
            let tab = of_class("button", MARKS[at % MARKS.len()])
                .attr("type", "button")
                .aria("aria-pressed", move || page.active() == at);
            let doubted = page.is_doubted(at).then(|| of_class("span", "age").text("see its notes").view());
            tab.on("click", move |_: Event| page.turn_to(at)).text(name).children(doubted).view()
        };
        page.names().into_iter().enumerate().map(tab).collect()
    };
    let add = move |_: Event| page.duplicate(page.active());
    let words = move || if page.has_several() { "Add a copy" } else { "Compare with a copy" };
    let add = el("button").attr("type", "button").attr("class", "add").on("click", add).says(move || words().into());
    of_class("div", "scenarios")
        .attr("role", "group")
        .attr("aria-label", "Scenarios side by side")
        .attr("data-testid", "scenarios")
        .child(live(tabs))
        .el(add.when("hidden", move || !page.has_room()))
}

/// All of them in one chart and one table.
pub fn compare() -> AnyView {
    let page = Page::here();
    let several = Memo::new(move |_| page.has_several());
    live(move || if several.get() { vec![together(page)] } else { Vec::new() })
}

fn together(page: Page) -> AnyView {
    let lines = answers(page, move || page.rested.track(), move || Some(vec!["compare".into(), page.link()]));
    let of_kind = move |kind: char| lines.with(|lines| parts(lines, kind));
    let heads = move || vec![heads(page)];
    let rows = move || of_kind('r').iter().map(|line| figures(line)).collect();
    let table = el("table").el(el("thead").child(live(heads))).el(el("tbody").child(live(rows)));
    let scroll = of_class("div", "scroll").attr("tabindex", "0").attr("role", "group");
    let items = move |kind: char, at: usize| {
        move || of_kind(kind).iter().map(|line| el("li").text(part(line, at)).view()).collect()
    };
    let list = |name: &'static str, kind: char, at: usize| {
        let title = of_class("h3", "sub").text(name);
        el("div")
            .when("hidden", move || of_kind(kind).is_empty())
            .el(title)
            .el(of_class("ul", "reasons").child(live(items(kind, at))))
    };
    let asked = move || {
        let lens = page.lens.get();
        let words = [("per-mtok", lens.per_mtok), ("log", lens.log)];
        let on = words.into_iter().filter(|(_, on)| *on).map(|(word, _)| word);
        std::iter::once("compare").chain(on).collect()
    };
    panel("compare", "Side by side", "compare-title")
        .el(drawn_of(Box::new(asked), Page::link))
        .el(scroll.attr("aria-labelledby", "compare-title").el(table.attr("data-testid", "compare-table")))
        .el(list("Cheapest at each volume", 'e', 0))
        .el(list("Where two costs meet", 'x', 1))
        .view()
}

/// A column for each scenario: its name, to be changed, and what can be done with it.
fn heads(page: Page) -> AnyView {
    let names = page.names();
    let last = names.len() - 1;
    let head = |(at, name): (usize, String)| {
        let act = |sign: &'static str, what: &str, then: Box<dyn Fn()>| {
            button(sign, move |_| then()).attr("aria-label", format!("{what} {name}")).attr("title", what)
        };
        let field = name_field(name.clone(), move |event| page.rename(at, &entered(&event)));
        let to = |to: usize| Box::new(move || page.put(at, to));
        let tools = of_class("span", "acts")
            .el(act("←", "Move to the left:", to(at.saturating_sub(1))).aria("aria-disabled", move || at == 0))
            .el(act("→", "Move to the right:", to(at + 1)).aria("aria-disabled", move || at == last))
            .el(act("+", "Copy", Box::new(move || page.duplicate(at))).aria("aria-disabled", move || !page.has_room()))
            .el(act("×", "Remove", Box::new(move || page.remove(at))));
        let mark = of_class("span", MARKS[at % MARKS.len()]);
        el("th").attr("scope", "col").el(of_class("span", "box").el(mark).el(field)).el(tools).view()
    };
    let corner = el("td").child(text(""));
    el("tr").el(corner).children(names.into_iter().enumerate().map(head).collect::<Vec<_>>()).view()
}

/// `r` key, name, whether the values differ, and the values.
fn figures(line: &[String]) -> AnyView {
    let row = el("tr").maybe("class", (part(line, 2) == "differs").then(|| "differs".into()));
    let values = line.iter().skip(3).map(|value| el("td").text(value.as_str()).view());
    row.el(el("th").attr("scope", "row").text(part(line, 1))).children(values.collect::<Vec<_>>()).view()
}
