//! Media queries: what screen and visitor are like.

use super::window;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::MediaQueryList;

pub(super) fn query_of(query: &str) -> Option<MediaQueryList> {
    window()?.match_media(query).ok().flatten()
}

/// Whether a query holds now; one that nobody can answer does not.
#[must_use]
pub fn holds(query: &str) -> bool {
    query_of(query).is_some_and(|query| query.matches())
}

/// Calls back now, and whenever it changes, with whether a query holds. For as long as the page lives.
pub fn follow(query: &'static str, then: impl Fn(bool) + 'static) {
    if window().is_none() {
        return;
    }
    then(holds(query));
    on_change(query, move || then(holds(query)));
}

/// Calls back when a query begins or ceases to hold. For as long as the page lives.
pub(super) fn on_change(query: &str, then: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(then);
    if let Some(query) = query_of(query) {
        let _ = query.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
    }
    closure.forget();
}
