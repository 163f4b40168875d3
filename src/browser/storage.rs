//! What this browser keeps for the visitor. Private windows and sandboxed frames may refuse: then nothing is kept.

use super::window;

/// The value kept under this key.
#[must_use]
pub fn read(key: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a value, or forgets it. Says whether the browser let us.
pub fn write(key: &str, value: Option<&str>) -> bool {
    let storage = window().and_then(|window| window.local_storage().ok().flatten());
    storage.is_some_and(|storage| match value {
        Some(value) => storage.set_item(key, value).is_ok(),
        None => storage.remove_item(key).is_ok(),
    })
}
