//! The background reading, which stands in the page's own HTML: its figures follow the scenario, its links change it. Here
//! as everywhere on the page, a figure that is clicked shows its arithmetic.

use super::page::Page;
use crate::browser::{self, timer::Debounce};
use crate::export::figures::figure_text;
use leptos::prelude::*;

/// How long the figures must have rested: nobody reads below while dragging above.
const REST_MS: i32 = 120;

/// Keeps the prose true.
pub fn keep_true(page: Page) {
    let rest = Debounce::new();
    Effect::new(move || {
        page.evaluation.track();
        rest.run(REST_MS, move || {
            let text =
                |key: &str| page.evaluation.try_with_untracked(|evaluation| figure_text(evaluation, key)).flatten();
            browser::slots::fill("data[data-figure]:not([data-query])", "data-figure", text);
        });
    });
    let clicked = window_event_listener(leptos::ev::click, move |event| {
        let asked_for_another_tab = event.ctrl_key() || event.meta_key() || event.shift_key();
        if asked_for_another_tab {
            return;
        }
        if let Some(link) = browser::slots::around(&event, "a[data-scenario]") {
            event.prevent_default();
            page.go_to_link(&link.get_attribute("href").unwrap_or_default());
            browser::focus("verdict-line");
        } else if let Some(figure) = browser::slots::around(&event, "[data-figure]") {
            let said = |name: &str| figure.get_attribute(name);
            let key = said("data-figure").unwrap_or_default();
            page.explain(&key, said("data-query"), &said("data-at").unwrap_or_default());
        }
    });
    on_cleanup(move || clicked.remove());
}
