//! JSON, read by the browser, so that the program carries no reader of its own; natively by a library.

use crate::catalogue::import::json::Json;

/// Reads text; none if it is not JSON.
#[cfg(not(target_arch = "wasm32"))]
pub fn read(text: &str) -> Option<Json> {
    serde_json::from_str::<serde_json::Value>(text).ok().map(Json::from)
}

/// Deeper than this nobody nests data.
#[cfg(target_arch = "wasm32")]
const DEEPEST: u32 = 64;

/// Reads text; none if it is not JSON or is nested beyond all reason.
#[cfg(target_arch = "wasm32")]
pub fn read(text: &str) -> Option<Json> {
    tree(&js_sys::JSON::parse(text).ok()?, DEEPEST)
}

#[cfg(target_arch = "wasm32")]
fn tree(value: &wasm_bindgen::JsValue, depth: u32) -> Option<Json> {
    use js_sys::{Array, Object};
    use wasm_bindgen::JsCast;
    let below = depth.checked_sub(1)?;
    if value.is_null() {
        return Some(Json::Null);
    }
    if let Some(truth) = value.as_bool() {
        return Some(Json::Bool(truth));
    }
    if let Some(number) = value.as_f64() {
        return Some(Json::Number(number));
    }
    if let Some(text) = value.as_string() {
        return Some(Json::Text(text));
    }
    if let Some(list) = value.dyn_ref::<Array>() {
        return list.iter().map(|item| tree(&item, below)).collect::<Option<_>>().map(Json::List);
    }
    let pairs = Object::entries(value.unchecked_ref()).into_iter().map(|entry| {
        let entry: Array = entry.unchecked_into();
        Some((entry.get(0).as_string()?, tree(&entry.get(1), below)?))
    });
    pairs.collect::<Option<_>>().map(Json::Object)
}
