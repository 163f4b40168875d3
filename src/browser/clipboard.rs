//! The clipboard.

use super::window;
use wasm_bindgen_futures::JsFuture;

/// Copies text. Says whether the browser let us: it refuses on insecure pages and without a click.
pub async fn copy(text: String) -> bool {
    let Some(window) = window() else { return false };
    // Absent on insecure pages, where calling it would throw.
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok()
}
