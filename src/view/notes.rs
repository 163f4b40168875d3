//! Values that could not be used, and remarks on the figures.

use super::element::{AnyView, El, el, live, of_class};
use super::page::Page;
use crate::export::fit::{self, Fit};
use crate::scenario::Note;
use leptos::prelude::*;

/// One sentence each, right under the verdict they qualify.
pub fn notes(page: Page) -> El {
    let items = move || page.evaluation.with(|evaluation| evaluation.notes.iter().map(item).collect());
    let list = of_class("ul", "notes").attr("aria-label", "Notes").child(live(items));
    el("div").attr("role", "status").attr("data-testid", "notes").el(list)
}

/// That the hardware does not hold the model, which no price makes good.
pub fn warning(page: Page) -> El {
    let words = move || {
        let said = page.evaluation.with(|evaluation| {
            let fit = Fit::of(evaluation);
            (fit.serves() == Some(false)).then(|| fit::verdict(&fit))
        });
        said.unwrap_or_default()
    };
    let more = el("a").attr("href", "#reality-title").text("See what that changes");
    of_class("p", "warning")
        .attr("data-testid", "fit-warning")
        .when("hidden", move || words().is_empty())
        .el(el("b").text("Reality check: "))
        .says(words)
        .text(" ")
        .el(more)
}

fn item(note: &Note) -> AnyView {
    el("li").maybe("class", note.is_problem().then(|| "problem".into())).text(note.to_string()).view()
}
