//! Why the verdict is what it is.

use super::element::{El, el, live, of_class};
use super::page::Page;
use crate::export::sentences;
use leptos::prelude::*;

/// The reasons, the weightiest first.
pub fn reasons() -> El {
    let page = Page::here();
    // Further down: nobody reads it while dragging above.
    let reasons = move || {
        page.rested.track();
        page.evaluation.with_untracked(|evaluation| sentences::reasons(&evaluation.report))
    };
    let items = move || reasons().into_iter().map(|reason| el("li").text(reason).view()).collect();
    of_class("section", "panel")
        .attr("aria-labelledby", "reasons-title")
        .el(el("h2").attr("id", "reasons-title").text("Why"))
        .el(of_class("ul", "reasons").child(live(items)))
}
