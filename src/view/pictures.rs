//! Pictures besides the cost chart. A worker draws them as SVG, once the figures rest; each has its table.

use super::answers::{answers, standing};
use super::arithmetic::{part, parts};
use super::element::{AnyView, El, Place, el, live, of_class, whenever};
use super::page::Page;
use crate::browser::{self, canvas::Watcher};
use crate::format::plain;
use crate::scenario::Input;
use leptos::ev::Event;
use leptos::prelude::*;
use std::rc::Rc;

/// What the money goes to.
pub fn monthly_bill() -> El {
    panel("bill", "Monthly bill", "bill-title").el(drawn(Box::new(|| vec!["bill"])))
}

/// A panel with its heading, for what the worker answers.
pub fn panel(testid: &'static str, name: &'static str, id: &'static str) -> El {
    let title = el("h2").attr("id", id).text(name);
    let section = of_class("section", "panel").attr("aria-labelledby", id).attr("data-testid", testid);
    section.el(title).el(standing(Page::here()))
}

/// The other pictures, one at a time.
const KINDS: [(&str, &str); 3] = [("strip", "By volume"), ("heat", "By two inputs"), ("bars", "All scenarios")];

/// What is cheapest where.
pub fn more_pictures() -> El {
    let kind = RwSignal::new("strip");
    let page = Page::here();
    let across = RwSignal::new(Input::Volume.bounds().key);
    let up = RwSignal::new(Input::InputShare.bounds().key);
    let asked = move || match kind.get() {
        "heat" => vec!["heat", across.get(), up.get()],
        kind if page.lens.get().hybrid => vec![kind, "hybrid"],
        kind => vec![kind],
    };
    let button = |(key, name): (&'static str, &'static str)| {
        let button = el("button").attr("type", "button").aria("aria-pressed", move || kind.get() == key);
        button.on("click", move |_: Event| kind.set(key)).text(name).view()
    };
    let segments = of_class("div", "segments").attr("role", "group").attr("aria-label", "Picture");
    let inputs = of_class("div", "columns").when("hidden", move || kind.get() != "heat");
    panel("pictures", "What is cheapest where", "more-title")
        .el(of_class("div", "tools").el(segments.children(KINDS.map(button))))
        .el(inputs.el(input_list("across", "Across", across)).el(input_list("up", "Up", up)))
        .el(drawn(Box::new(asked)))
}

fn input_list(key: &'static str, name: &'static str, to: RwSignal<&'static str>) -> El {
    let names = Input::ALL.iter().map(|input| (input.bounds().key, input.bounds().name)).collect();
    let choose = move |key: &str| {
        if let Some(input) = Input::of_key(key) {
            to.set(input.bounds().key);
        }
    };
    super::inputs::select(key, name, names, move || to.get(), choose)
}

/// One picture of the scenario at the width there is: `asked` says which, and what more of it.
pub fn drawn(asked: Box<dyn Fn() -> Vec<&'static str>>) -> El {
    drawn_of(asked, Page::query)
}

/// The same, of what `query` says.
pub fn drawn_of(asked: Box<dyn Fn() -> Vec<&'static str>>, query: fn(Page) -> String) -> El {
    let page = Page::here();
    let wrapper = Place::new_local(None);
    let width = RwSignal::new(0.0_f64);
    let watcher = StoredValue::new_local(None::<Watcher>);
    // The panel's, since what is in it may not be laid out yet, and paper wants its pictures all the same.
    whenever(move || {
        if let Some(panel) = wrapper.get().and_then(|wrapper| wrapper.parent_element()) {
            watcher.set_value(Watcher::of_width(&panel, move |now| {
                if width.try_get_untracked() != Some(now) {
                    let _ = width.try_set(now);
                }
            }));
        }
    });
    let asked: Rc<dyn Fn() -> Vec<&'static str>> = asked.into();
    let watched = Rc::clone(&asked);
    let changed = move || {
        page.rested.track();
        page.dark.track();
        width.track();
        watched();
    };
    let question = move || {
        let (wide, asked) = (width.get(), asked());
        let theme = if page.dark.get() { "dark" } else { "light" };
        let (kind, more) = asked.split_at(1);
        let (query, wide_words) = (query(page), plain(wide));
        let question = [&["picture"], kind, &[&query, &wide_words, theme], more].concat();
        (wide > 0.0).then(|| question.into_iter().map(str::to_owned).collect())
    };
    let lines = answers(page, changed, question);
    let of_kind = move |kind: char| lines.with(|lines| parts(lines, kind));
    let first = move |kind: char| of_kind(kind).first().map(|line| part(line, 0));
    let said = move |kind: char| move || first(kind).unwrap_or_default();
    let heads = move || vec![row("th", of_kind('h').concat())];
    let rows = move || of_kind('d').into_iter().map(|cells| row("td", cells)).collect();
    let table = el("table").el(el("thead").child(live(heads))).el(el("tbody").child(live(rows)));
    let scroll = of_class("div", "scroll").attr("tabindex", "0").attr("role", "group").attr("aria-label", "Table");
    let image = el("img")
        .live("alt", move || Some(said('y')()))
        .live("src", move || first('g').map(|svg| browser::picture(&svg)));
    let figure = el("figure")
        .el(el("figcaption").says(said('t')))
        .el(image)
        .el(of_class("p", "help").says(said('y')))
        .el(el("details").el(el("summary").text("As a table")).el(scroll.el(table)));
    of_class("div", "drawn").at(wrapper).el(figure)
}

fn row(cell: &'static str, cells: Vec<String>) -> AnyView {
    el("tr").children(cells.into_iter().map(|words| el(cell).text(words).view())).view()
}
