//! The page inside another page: verdict and chart, a link to the whole, and messages both ways (docs/embedding.md).

use super::element::{AnyView, El, el, live, of_class, whenever};
use super::page::Page;
use super::{chart, figures, rest};
use crate::browser::{self, address, canvas::Watcher, frame::Parent, slots, theme, timer::Debounce};
use crate::scenario::{Display, Message, PROTOCOL, Part, origin_of};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How long a scenario must have rested before it is told: a drag changes it sixty times a second.
const REST_MS: i32 = 250;

/// Marks the page as embedded before anything of it is made, so that nothing has to change its looks.
pub fn prepare(display: Display) {
    theme::decide(display.colours.key());
    browser::mark("data-embed", "");
    browser::mark("data-hide", &display.hidden(" "));
    slots::remove("reading");
}

/// What an embedded page shows.
#[inline(never)]
pub fn embed(display: Display) -> Vec<AnyView> {
    let page = Page::open(true);
    provide_context(page);
    page.when_rested(move || browser::set_title(&untrack(|| page.title())));
    browser::when_whole(move || page.whole.set(true));
    converse(page);
    let shown = |part: Part| !display.hides(part);
    let mut main = of_class("main", "embed")
        .attr("aria-label", "LLM break-even")
        .el(of_class("h1", "spoken").text("LLM break-even"))
        .child(if shown(Part::Verdict) { figures::verdict().view() } else { figures::without_verdict(page) });
    if shown(Part::Chart) {
        main = main.child(chart::chart_panel().view());
    } else {
        // Otherwise the first chart says so.
        whenever(browser::mark_ready);
    }
    let rest = live(move || if page.whole.get() { rest::of_frame() } else { Vec::new() });
    vec![main.el(whole(page)).view(), figures::spoken().view(), rest]
}

/// The way to all of it.
fn whole(page: Page) -> El {
    let link = el("a")
        .live("href", move || Some(address::with_query(&page.link())))
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .attr("data-testid", "full-calculator")
        .text("Open full calculator ↗");
    of_class("p", "whole").el(el("span").text("LLM break-even")).el(link)
}

/// What the page around this one was told last.
#[derive(Default)]
struct Told {
    height: Cell<f64>,
    scenario: RefCell<Option<String>>,
}

/// Tells the page around this one how high this one is and what it shows, and does what that page says: another scenario,
/// other colours. Nothing else can be said.
fn converse(page: Page) {
    let Some(parent) = Parent::find(PROTOCOL, origin_of) else { return };
    let told = Rc::new(Told::default());
    keep_height_told(&parent, &told);
    keep_scenario_told(page, &parent, &told);
    let speaker = parent.clone();
    parent.clone().listen(move |kind, value| match Message::of(kind, value) {
        Some(Message::Hello) => {
            // Somebody follows the height: scroll bars would only flicker.
            browser::mark("data-embed", "fit");
            told.height.set(0.0);
            told.scenario.take();
            tell_height(&speaker, &told);
            tell_scenario(&speaker, &told, untrack(|| page.link()));
        }
        Some(Message::Report) => {
            let speaker = speaker.clone();
            page.file("json", move |_, _, report| speaker.tell("report", &report.into()));
        }
        Some(Message::Scenario(query)) => page.go_to_all(query),
        Some(Message::Theme(colours)) => {
            theme::decide(colours.key());
            page.show_dark(theme::is_dark());
        }
        None => {}
    });
    parent.tell_anyone("ready", &"".into());
}

/// Tells the height, unless it is what was told last.
fn tell_height(parent: &Parent, told: &Told) {
    let Some(app) = slots::by_id("app") else { return };
    let now = browser::height_of(&app);
    if told.height.replace(now) != now {
        parent.tell_anyone("height", &now.into());
    }
}

/// Tells the scenario, likewise.
fn tell_scenario(parent: &Parent, told: &Told, query: String) {
    if told.scenario.borrow().as_ref() != Some(&query) {
        parent.tell("scenario", &query.as_str().into());
        told.scenario.replace(Some(query));
    }
}

fn keep_height_told(parent: &Parent, told: &Rc<Told>) {
    let (parent, told) = (parent.clone(), Rc::clone(told));
    let tell = move || tell_height(&parent, &told);
    // Nobody watches sizes in a frame that is out of sight, which then would jump as it comes into sight.
    whenever(tell.clone());
    let watcher = slots::by_id("app").and_then(|app| Watcher::new(&app, move |_| tell()));
    // For as long as the page lives.
    StoredValue::new_local(watcher);
}

fn keep_scenario_told(page: Page, parent: &Parent, told: &Rc<Told>) {
    let (parent, told, rest) = (parent.clone(), Rc::clone(told), Debounce::new());
    whenever(move || {
        let query = page.link();
        let (parent, told) = (parent.clone(), Rc::clone(&told));
        rest.run(REST_MS, move || tell_scenario(&parent, &told, query));
    });
}
