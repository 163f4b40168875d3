//! What the worker answers, asked anew when what it depends on has changed.

use super::element::{El, classes, el, whenever};
use super::page::{Page, Standing};
use super::price_lists::{PriceLists, today};
use crate::browser::timer::Debounce;
use leptos::prelude::*;
use std::rc::Rc;

/// How long it must have rested, besides the figures: several things may change at once.
const REST_MS: i32 = 30;

/// An answer, line by line.
pub type Lines = RwSignal<Vec<String>>;
/// What to ask, in parts.
type Question = Rc<dyn Fn() -> Option<Vec<String>>>;

/// The answer to a question about the scenario that is being edited.
pub fn of_scenario(page: Page, kind: &'static str) -> Lines {
    answers(page, move || page.rested.track(), move || Some(vec![kind.into(), page.query()]))
}

/// The same with what day it is and the price lists that the page knows besides its own.
pub fn of_prices(page: Page, kind: &'static str) -> Lines {
    let lists = PriceLists::here();
    let changed = move || {
        page.rested.track();
        lists.own.track();
        lists.host.track();
    };
    answers(page, changed, move || Some(vec![kind.into(), page.query(), today(), lists.all()]))
}

/// The answer to a question that is put whenever what `changed` reads has changed. `None` leaves the answer that there
/// is; a question without parts has an empty one.
pub fn answers(
    page: Page,
    changed: impl Fn() + 'static,
    question: impl Fn() -> Option<Vec<String>> + 'static,
) -> Lines {
    any_answers(page, Box::new(changed), Rc::new(question))
}

fn any_answers(page: Page, changed: Box<dyn Fn()>, question: Question) -> Lines {
    let (lines, asked) = (Lines::new(Vec::new()), StoredValue::new(0_u32));
    let rest = Debounce::new();
    whenever(move || {
        changed();
        page.track_again();
        let question = Rc::clone(&question);
        rest.run(REST_MS, move || {
            let Some(question) = untrack(|| question()) else { return };
            asked.update_value(|asked| *asked += 1);
            let number = asked.get_value();
            if question.is_empty() {
                return lines.set(question);
            }
            let parts: Vec<&str> = question.iter().map(String::as_str).collect();
            page.ask_for(&parts, None, move |answer| {
                // A later question may have been answered first. Without an answer what stands there is outdated: `standing` says why.
                if asked.try_get_value() == Some(number) {
                    let _ = lines.try_set(answer.unwrap_or_default());
                }
            });
        });
    });
    lines
}

/// What is said beside answers: that one takes its time, or cannot be had.
pub fn standing(page: Page) -> El {
    let is_wrong = move || page.standing() == Standing::Lacking;
    el("p")
        .live("class", move || classes("help standing", &[("wrong", is_wrong())]))
        .when("hidden", move || page.standing() == Standing::Fine)
        .says(move || page.standing().words().into())
}
