//! Files that stand beside the page on its own server.

use super::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Calls back with the text of a file; not where there is none, or nobody answers.
pub fn text(name: &'static str, then: impl FnOnce(String) + 'static) {
    spawn_local(async move {
        if let Some(text) = fetched(name).await {
            then(text);
        }
    });
}

async fn fetched(name: &str) -> Option<String> {
    let answer = JsFuture::from(window()?.fetch_with_str(name)).await.ok()?;
    let response: web_sys::Response = answer.dyn_into().ok()?;
    let text = response.text().ok().filter(|_| response.ok())?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// Whether a file is what its hash says.
pub async fn matches(name: &str, integrity: &str) -> bool {
    let asked = web_sys::RequestInit::new();
    asked.set_integrity(integrity);
    let Some(window) = window() else { return false };
    JsFuture::from(window.fetch_with_str_and_init(name, &asked)).await.is_ok()
}
