//! The page. Components show what the report says; they compute nothing.

mod answers;
mod arithmetic;
mod chart;
mod checklist;
mod compare;
mod dialog;
mod drop;
mod element;
// Natively only the HTML of the whole page is written.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
mod embed;
mod estimator;
mod field;
mod figures;
mod fit;
mod frozen;
mod handle;
mod header;
mod host_prices;
mod hosted;
mod inputs;
mod kept;
mod notes;
mod page;
mod picker;
mod pictures;
mod plot;
mod price_import;
mod price_lists;
mod price_tables;
mod prose;
mod readout;
mod reality;
mod reasons;
mod rest;
mod seen;
mod share;
#[cfg(not(target_arch = "wasm32"))]
mod shell;
mod snippet;
mod surface;
mod tables;
mod usage_file;

use crate::browser;
#[cfg(target_arch = "wasm32")]
use crate::{
    browser::address,
    scenario::{self, Display},
};
use element::{AnyView, el, live, of_class};
use leptos::prelude::*;
use page::Page;
#[cfg(not(target_arch = "wasm32"))]
pub use shell::shell;

/// Starts the page, or what of it is shown inside another page: at once, or where the link needs more than the first part of the
/// program, when all of it is there.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    if browser::is_marked("data-wait") { browser::on_window("waited", |_| show()) } else { show() }
}

#[cfg(target_arch = "wasm32")]
fn show() {
    let Some(place) = browser::slots::by_id("app") else { return };
    // Browsers that are older than `replaceChildren` know it.
    place.set_text_content(None);
    let display = Display::of(&scenario::read(&address::query()).scenario);
    if display.embedded {
        embed::prepare(display);
        leptos::mount::mount_to(place, move || embed::embed(display)).forget();
    } else {
        leptos::mount::mount_to(place, app).forget();
    }
}

/// The whole page: at once what can be seen of it, the rest once all of the program is there.
fn app() -> Vec<AnyView> {
    let page = Page::open(false);
    provide_context(page);
    snippet::provide();
    picker::provide();
    price_lists::provide();
    // Told to the whole browser: not with every step of a slider.
    page.when_rested(move || browser::set_title(&untrack(|| page.title())));
    browser::when_whole(move || page.whole.set(true));
    let then = move |part: fn() -> Vec<AnyView>| live(move || if page.whole.get() { part() } else { Vec::new() });
    let details =
        of_class("div", "details").child(then(rest::above)).child(tables::cost_table().view()).child(then(rest::below));
    let main = el("main")
        .el(header::presets())
        .el(inputs::inputs())
        .el(figures::verdict())
        .el(chart::chart_panel())
        .el(details);
    vec![header::header().view(), main.view(), header::footer().view(), figures::spoken().view(), then(rest::beside)]
}
