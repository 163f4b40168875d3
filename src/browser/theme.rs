//! Light and dark: the system's choice unless the visitor made one.

use super::{root, storage, window};
use wasm_bindgen::{JsCast, closure::Closure};

const KEY: &str = "theme";
const DARK: &str = "(prefers-color-scheme: dark)";

/// Whether the page is dark now.
#[must_use]
pub fn is_dark() -> bool {
    match storage::read(KEY).as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => system_is_dark(),
    }
}

fn system_is_dark() -> bool {
    window().and_then(|window| window.match_media(DARK).ok().flatten()).is_some_and(|query| query.matches())
}

/// Makes the page dark or light and keeps the choice; what the system says anyway is not kept.
pub fn set_dark(dark: bool) {
    let name = if dark { "dark" } else { "light" };
    storage::write(KEY, (dark != system_is_dark()).then_some(name));
    apply(dark);
}

/// Marks the root, which the style sheet follows.
pub fn apply(dark: bool) {
    let _ = root().map(|root| root.set_attribute("data-theme", if dark { "dark" } else { "light" }));
}

/// Calls back when the system changes its mind. For as long as the page lives.
pub fn on_system_change(then: impl FnMut() + 'static) {
    let Some(query) = window().and_then(|window| window.match_media(DARK).ok().flatten()) else { return };
    let closure = Closure::<dyn FnMut()>::new(then);
    let _ = query.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
    closure.forget();
}
