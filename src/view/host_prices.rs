//! The price list that whoever hosts the site may have put beside the page: `docs/catalogue.md`.

use super::arithmetic::{part, parts};
use super::page::Page;
use super::price_lists::{PriceLists, today};
use crate::browser::{beside, timer::Debounce};
use crate::catalogue::import::prices::{origins, with};
use leptos::prelude::*;

const FILE: &str = "catalogue.json";
/// What the site ships in its place: no list.
const NONE: &str = "{}";
/// The page comes first: by then it is there, and has rested.
const AFTER_MS: i32 = 1000;
const UNREADABLE: &str = "the program that reads it could not be loaded.";

/// What the host's list comes to.
#[derive(Clone, Copy)]
pub struct HostPrices {
    /// Its lines as those of imports are kept; empty for none.
    text: RwSignal<String>,
    /// Why it does not count; empty where it does, or is not there.
    pub wrong: RwSignal<String>,
}

impl HostPrices {
    /// Looks for it once the page has rested.
    pub fn sought(page: Page) -> Self {
        let host = Self { text: PriceLists::here().host, wrong: RwSignal::new(String::new()) };
        let rest = Debounce::new();
        rest.run(AFTER_MS, move || {
            beside::text(FILE, move |text| {
                if text.trim() != NONE {
                    page.ask(&["catalogue", &today(), &text], None, move |answer| host.answered(&answer));
                }
            });
        });
        // For as long as the page lives.
        StoredValue::new_local(rest);
        host
    }

    fn answered(self, answer: &[String]) {
        let first = |kind| parts(answer, kind).first().map(|line| part(line, 0));
        if first('k').is_some() {
            let _ = self.text.try_set(with("", answer));
        } else {
            let why = first('e').unwrap_or_else(|| UNREADABLE.into());
            let _ = self.wrong.try_set(format!("This site's {FILE} does not count: {why}"));
        }
    }

    /// Whose it is and from when, for a heading; empty for none.
    pub fn name(self) -> String {
        self.text.with(|text| {
            origins(text)
                .first()
                .map(|origin| format!("with those of {}, {}", origin.source, origin.date))
                .unwrap_or_default()
        })
    }
}
