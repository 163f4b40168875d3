//! Top and bottom of the page: name, edition, theme, link; presets; what the page is.

use super::compare::scenarios;
use super::dialog::{Copied, button, copier, open, opener};
use super::element::{El, el, of_class, whenever};
use super::page::Page;
use crate::browser::address;
use crate::export::sentences;
use crate::scenario::{PRESETS, Preset};
use leptos::ev::Event;
use leptos::prelude::*;

/// Name, edition, steps back and forward, theme switch, what is kept, what can be taken away, link.
pub fn header() -> El {
    let page = Page::here();
    let undo = button("↶", move |_| page.undo()).attr("aria-label", "Undo").attr("title", "Undo (Ctrl+Z)");
    let redo = button("↷", move |_| page.redo()).attr("aria-label", "Redo").attr("title", "Redo (Ctrl+Shift+Z)");
    let dark = button("Dark", move |_| page.set_dark(!page.dark.get_untracked()))
        .attr("aria-label", "Dark colours")
        .aria("aria-pressed", move || page.dark.get());
    let buttons = of_class("div", "acts")
        .el(undo.aria("aria-disabled", move || !page.can.get().0))
        .el(redo.aria("aria-disabled", move || !page.can.get().1))
        .el(dark)
        .el(opener("kept", "Kept"))
        .el(opener("share", "Share"))
        .el(copy_link(page));
    let prices = move || format!("Prices: {}", page.scenario(sentences::whose_prices));
    let bar = of_class("div", "bar")
        .el(el("h1").text("LLM break-even"))
        .el(of_class("p", "tagline").text("Managed API or self-hosted model, and from which volume on?"))
        .el(of_class("p", "edition").says(prices));
    of_class("header", "top").el(bar.el(buttons))
}

/// Copies the link. Where the browser refuses, the dialog shows it to be copied by hand.
fn copy_link(page: Page) -> El {
    let copied = RwSignal::new(Copied::NotYet);
    let link = move || address::with_query(&page.link());
    whenever(move || {
        page.evaluation.track();
        if copied.get_untracked() != Copied::NotYet {
            copied.set(Copied::NotYet);
        }
    });
    whenever(move || {
        if copied.get() == Copied::Refused {
            open(page, "share");
        }
    });
    copier("primary", "Copy link", copied, link)
        .attr("data-testid", "share-link")
        .live("data-link", move || Some(link()))
}

/// The four published scenarios.
pub fn presets() -> El {
    let page = Page::here();
    let chosen = move || page.scenario(|scenario| scenario.preset().id);
    let preset = |preset: &'static Preset| {
        el("button")
            .attr("type", "button")
            .attr("data-preset", preset.id)
            .aria("aria-pressed", move || chosen() == preset.id)
            .on("click", move |_: Event| page.go_to(preset))
            .text(preset.name)
            .view()
    };
    let presets = of_class("nav", "presets")
        .attr("aria-label", "Scenarios to begin with")
        .attr("data-testid", "preset")
        .children(PRESETS.iter().map(preset));
    of_class("div", "begin").el(presets).el(scenarios(page))
}

/// What the page does and does not do.
pub fn footer() -> El {
    // Not as `view!`, which would make its elements of a text: the page's policy lets no text become markup.
    let text = "Everything is computed in your browser; nothing you type leaves it. Prices are dated: check \
        today's before you stake a budget on them. Cost says nothing about quality: two models \
        at the same price need not do the same work.";
    of_class("footer", "bottom").el(el("p").text(text))
}
