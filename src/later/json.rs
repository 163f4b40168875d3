//! JSON, read by the browser, so that the program carries no reader of its own; natively by a library.

use crate::catalogue::import::json::Json;

/// Reads text; none if it is not JSON.
pub fn read(text: &str) -> Option<Json> {
    parse(text).ok()
}

/// Reads text, or says what its reader says is wrong with it.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse(text: &str) -> Result<Json, String> {
    let parsed = serde_json::from_str::<serde_json::Value>(text.trim_start_matches('\u{feff}'));
    parsed.map(Json::from).map_err(|error| error.to_string())
}

/// Deeper than this nobody nests data.
#[cfg(target_arch = "wasm32")]
const DEEPEST: u32 = 64;

/// Reads text, or says what its reader says is wrong with it, which may be that it is nested beyond all reason.
#[cfg(target_arch = "wasm32")]
pub fn parse(text: &str) -> Result<Json, String> {
    use wasm_bindgen::JsCast;
    let parsed = js_sys::JSON::parse(text.trim_start_matches('\u{feff}'));
    let value = parsed.map_err(|error| String::from(error.unchecked_into::<js_sys::Error>().message()))?;
    tree(&value, DEEPEST).ok_or_else(|| "it is nested too deep".into())
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
