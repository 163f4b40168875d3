//! Tests that need a browser; `make test` runs them in headless Chromium.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn runs_in_a_browser() {
    let window = js_sys::global();
    let document = js_sys::Reflect::get(&window, &"document".into());
    assert!(document.is_ok_and(|value| value.is_object()));
}
