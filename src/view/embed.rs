//! The page inside another page: verdict and chart, a link to the whole, and messages both ways (docs/embedding.md).

use super::page::Page;
use super::{arithmetic, chart, figures, notes, prose};
use crate::browser::{self, address, canvas::Watcher, frame::Parent, slots, theme, timer::Debounce};
use crate::scenario::{Colours, Display, Part};
use leptos::prelude::*;
use std::{cell::Cell, rc::Rc};

/// Of the messages; its number grows when they change.
const PROTOCOL: &str = "llm-breakeven:1";
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
#[component]
pub fn Embed(display: Display) -> impl IntoView {
    let page = Page::open(true);
    provide_context(page);
    Effect::new(move || browser::set_title(&page.title()));
    prose::keep_true(page);
    converse(page);
    let shown = |part: Part| !display.hides(part);
    if !shown(Part::Chart) {
        // Otherwise the first chart says so.
        Effect::new(browser::mark_ready);
    }
    let whole = move || address::with_query(&page.evaluation.with(|_| page.query()));
    view! {
        <main class="embed" aria-label="LLM break-even">
            <h1 class="spoken">"LLM break-even"</h1>
            {if shown(Part::Verdict) {
                view! { <figures::Verdict /> }.into_any()
            } else {
                view! { <notes::Notes /> }.into_any()
            }}
            {shown(Part::Chart).then(|| view! { <chart::ChartPanel /> })}
            <p class="whole">
                <span>"LLM break-even"</span>
                <a href=whole target="_blank" rel="noopener" data-testid="full-calculator">
                    "Open full calculator ↗"
                </a>
            </p>
        </main>
        <figures::Spoken />
        <arithmetic::Arithmetic />
    }
}

/// Tells the page around this one how high this one is and what it shows, and does what that page says: another scenario,
/// other colours. Nothing else can be said.
fn converse(page: Page) {
    let Some(parent) = Parent::find(PROTOCOL) else { return };
    let told = Rc::new(Cell::new(0.0));
    keep_height_told(&parent, &told);
    keep_scenario_told(page, &parent);
    let speaker = parent.clone();
    parent.clone().listen(move |kind, value| match kind {
        "hello" => {
            // Somebody follows the height: scroll bars would only flicker.
            browser::mark("data-embed", "fit");
            told.set(0.0);
            tell_height(&speaker, &told);
            speaker.tell("scenario", &untrack(|| page.query()).into());
        }
        "scenario" => page.go_to_link(value),
        "theme" if Colours::find(value).is_some() => {
            theme::decide(value);
            page.show_dark(theme::is_dark());
        }
        _ => {}
    });
    parent.tell_anyone("ready", &"".into());
}

/// Tells the height, unless it is what was told last.
fn tell_height(parent: &Parent, told: &Cell<f64>) {
    let Some(app) = slots::by_id("app") else { return };
    let now = browser::height_of(&app);
    if told.replace(now) != now {
        parent.tell_anyone("height", &now.into());
    }
}

fn keep_height_told(parent: &Parent, told: &Rc<Cell<f64>>) {
    let (parent, told) = (parent.clone(), Rc::clone(told));
    let tell = move || tell_height(&parent, &told);
    // Nobody watches sizes in a frame that is out of sight, which then would jump as it comes into sight.
    Effect::new(tell.clone());
    let watcher = slots::by_id("app").and_then(|app| Watcher::new(&app, move |_| tell()));
    // For as long as the page lives.
    StoredValue::new_local(watcher);
}

fn keep_scenario_told(page: Page, parent: &Parent) {
    let (parent, rest) = (parent.clone(), Debounce::new());
    Effect::new(move || {
        let query = page.query();
        let parent = parent.clone();
        rest.run(REST_MS, move || parent.tell("scenario", &query.into()));
    });
}
