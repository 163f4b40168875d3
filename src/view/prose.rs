//! The background reading, which stands in the page's own HTML: its figures follow the scenario, its links change it. Here
//! as everywhere on the page, a figure that is clicked shows its arithmetic.

use super::page::Page;
use crate::browser;
use crate::export::derivation::Figure;
use crate::export::figures::figure_text;
use leptos::prelude::*;

/// Keeps the prose true.
pub fn keep_true(page: Page) {
    // Within a link, it is the link that is followed.
    browser::slots::each(":not(a) > data[data-figure]", |figure| {
        if Figure::of_key(&said(figure, "data-figure")).is_some() {
            browser::slots::make_button(figure);
        }
    });
    // Nobody reads below while dragging above.
    page.when_rested(move || {
        browser::slots::each("data[data-figure]:not([data-query])", |figure| {
            let key = said(figure, "data-figure");
            if let Some(text) = page.evaluation.with_untracked(|evaluation| figure_text(evaluation, &key)) {
                browser::slots::write(figure, &text);
            }
        });
    });
    let clicked = window_event_listener(leptos::ev::click, move |event| {
        let asked_for_another_tab = event.ctrl_key() || event.meta_key() || event.shift_key();
        if !asked_for_another_tab && follow(page, &event) {
            event.prevent_default();
        }
    });
    let pressed = window_event_listener(leptos::ev::keydown, move |event| {
        let is_button = browser::slots::around(&event, "data[role=button]").is_some();
        if is_button && matches!(event.key().as_str(), "Enter" | " ") && follow(page, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        clicked.remove();
        pressed.remove();
    });
}

/// Opens the scenario of a link or the arithmetic of a figure; says whether there was either.
fn follow(page: Page, event: &web_sys::Event) -> bool {
    if let Some(link) = browser::slots::around(event, "a[data-scenario]") {
        page.go_to_link(&said(&link, "href"));
        browser::focus("verdict-line");
    } else if let Some(figure) = browser::slots::around(event, "[data-figure]") {
        let key = said(&figure, "data-figure");
        // Some that the prose names have no arithmetic.
        if Figure::of_key(&key).is_none() {
            return false;
        }
        if browser::slots::around(event, "#arithmetic").is_some() {
            page.explain_further(&key);
        } else {
            page.explain(&key, figure.get_attribute("data-query"), said(&figure, "data-at"));
        }
    } else {
        return false;
    }
    true
}

fn said(element: &web_sys::Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}
