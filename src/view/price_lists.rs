//! The price lists that the page knows besides its own: what the visitor has imported, and what the site's host has put there.
//! Whatever has something to choose from asks about them.

use crate::browser::{self, storage};
use crate::catalogue::import::prices::together;
use leptos::prelude::*;

/// Under which key the browser keeps them.
const KEY: &str = "prices";
/// Something small, to see whether the browser keeps anything at all.
const PROBE: &str = "prices-probe";

/// Their lines as they are kept; empty for none.
#[derive(Clone, Copy)]
pub struct PriceLists {
    /// The visitor's own.
    pub own: RwSignal<String>,
    /// Those of the site's host, which are not kept.
    pub host: RwSignal<String>,
    /// Whether the browser did not keep what is in `own`: what it has kept is older then.
    unkept: RwSignal<bool>,
}

/// Whether something is kept, and if not, why.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// It is.
    Kept,
    /// There is no more room.
    Full,
    /// The browser keeps nothing for this page.
    Refused,
}

/// To be called before anybody asks.
pub fn provide() {
    let text = || RwSignal::new(String::new());
    provide_context(PriceLists { own: text(), host: text(), unkept: RwSignal::new(false) });
}

/// What day it is for the visitor, `YYYY-MM-DD`.
pub fn today() -> String {
    let (year, month, day) = browser::today();
    format!("{year:04}-{month:02}-{day:02}")
}

impl PriceLists {
    /// Those of the component that asks.
    pub fn here() -> Self {
        expect_context::<Self>()
    }

    /// Reads what this browser has kept.
    pub fn recall(self) {
        self.own.set(storage::read(KEY).unwrap_or_default());
    }

    /// All of them: of a list that is also the host's, the visitor's own counts.
    pub fn all(self) -> String {
        self.host.with(|host| self.own.with(|own| together(host, own)))
    }

    /// Has other lists of the visitor's own. What another tab has kept meanwhile counts as well.
    pub fn change(self, change: impl FnOnce(&str) -> String) -> Keeping {
        let kept = if self.unkept.get_untracked() { None } else { storage::read(KEY) };
        let text = change(&kept.unwrap_or_else(|| self.own.get_untracked()));
        let is_kept = storage::write(KEY, Some(text.as_str()).filter(|text| !text.is_empty()));
        let _ = self.own.try_set(text);
        let _ = self.unkept.try_set(!is_kept);
        if is_kept {
            return Keeping::Kept;
        }
        if storage::write(PROBE, Some(PROBE)) {
            storage::write(PROBE, None);
            return Keeping::Full;
        }
        Keeping::Refused
    }
}
