//! The address bar.

use super::{timer::Debounce, window};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsValue;

/// Safari refuses more than 100 history calls in 30 seconds.
const QUIET_MS: i32 = 250;

/// The query string, with its question mark where there is one.
#[must_use]
pub fn query() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// The whole address with another query string; empty for none.
#[must_use]
pub fn with_query(query: &str) -> String {
    let location = window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|l| read(l).ok()).unwrap_or_default()
    };
    let origin = part(web_sys::Location::origin);
    let path = part(web_sys::Location::pathname);
    if query.is_empty() { format!("{origin}{path}") } else { format!("{origin}{path}?{query}") }
}

/// Writes the address bar when it has been left alone for a moment.
#[derive(Clone, Default)]
pub struct Writer {
    debounce: Debounce,
    // The query on its way to the address.
    pending: Rc<RefCell<Option<String>>>,
    // The query of the history entry the visitor is at.
    at: Rc<RefCell<String>>,
    silent: bool,
}

impl Writer {
    /// Nothing written yet.
    #[must_use]
    pub fn new() -> Self {
        Self { at: Rc::new(RefCell::new(query())), ..Self::default() }
    }

    /// One that never writes, for a page whose address is not the visitor's.
    #[must_use]
    pub fn silent() -> Self {
        Self { silent: true, ..Self::new() }
    }

    /// Replaces the query of the current history entry, soon.
    pub fn replace(&self, query: String) {
        if self.silent {
            return;
        }
        self.pending.replace(Some(query));
        let writer = self.clone();
        self.debounce.run(QUIET_MS, move || writer.replace_now());
    }

    /// Adds a history entry, at once. What was on its way belongs to the entry before.
    pub fn push(&self, query: &str) {
        if self.silent {
            return;
        }
        self.flush();
        change(query, |history, address| history.push_state_with_url(&JsValue::NULL, "", Some(address)));
        self.at.replace(self::query());
    }

    /// Writes at once what is on its way: nobody may be left to do it a moment later.
    pub fn flush(&self) {
        self.debounce.cancel();
        self.replace_now();
    }

    fn replace_now(&self) {
        if let Some(query) = self.pending.take() {
            change(&query, |history, address| history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
            self.at.replace(self::query());
        }
    }

    /// Whether the visitor has come to an entry with another query, and not to another place of the same page. What was on its way to the
    /// entry that was left is dropped; the present one gets what it lacks.
    #[must_use]
    pub fn has_travelled(&self) -> bool {
        let now = self::query();
        if *self.at.borrow() == now {
            self.flush();
            return false;
        }
        self.debounce.cancel();
        self.pending.take();
        self.at.replace(now);
        true
    }
}

/// A sandboxed frame may not touch its history: then the address stays as it is.
fn change(query: &str, call: impl Fn(&web_sys::History, &str) -> Result<(), JsValue>) {
    if query == self::query().trim_start_matches('?') {
        return;
    }
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = call(&history, &with_query(query));
    }
}

/// Where the page is, up to the last slash of its path.
#[must_use]
pub fn folder() -> String {
    let mut whole = with_query("");
    whole.truncate(whole.rfind('/').map_or(whole.len(), |slash| slash + 1));
    whole
}

/// Calls back when the visitor goes back or forward. For as long as the page lives.
pub fn on_travel(mut then: impl FnMut() + 'static) {
    super::on_window("popstate", move |_| then());
}
