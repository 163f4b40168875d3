//! The clipboard.

use super::window;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Copies text. Says whether the browser let us: it refuses on insecure pages and without a click.
pub async fn copy(text: String) -> bool {
    let Some(window) = window() else { return false };
    // Absent on insecure pages, and in part in some browsers: then calling it would throw.
    let Ok(clipboard) = Reflect::get(&window.navigator(), &"clipboard".into()) else { return false };
    let Ok(write) = Reflect::get(&clipboard, &"writeText".into()) else { return false };
    let Ok(writing) = write.unchecked_into::<Function>().call1(&clipboard, &text.into()) else { return false };
    JsFuture::from(Promise::resolve(&writing)).await.is_ok()
}
