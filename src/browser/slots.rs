//! Places in the page's own HTML that the program fills, and links in it that the program follows.

use super::window;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

/// An element with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<web_sys::HtmlElement> {
    window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// What the page says about itself under this name: the content of its `meta` element.
#[must_use]
pub fn said(name: &str) -> Option<String> {
    let selector = format!("meta[name={name}]");
    window()?.document()?.query_selector(&selector).ok().flatten()?.get_attribute("content")
}

/// Does something with every element that a selector finds.
pub fn each(selector: &str, mut then: impl FnMut(&Element)) {
    let Some(found) =
        window().and_then(|window| window.document()).and_then(|document| document.query_selector_all(selector).ok())
    else {
        return;
    };
    for at in 0..found.length() {
        if let Some(element) = found.get(at).and_then(|node| node.dyn_into::<Element>().ok()) {
            then(&element);
        }
    }
}

/// Gives an element a text, unless it has it.
pub fn write(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Lets the keyboard reach an element that is clicked, and says that it is.
pub fn make_button(element: &Element) {
    for (name, value) in [("role", "button"), ("tabindex", "0")] {
        // Setting an attribute with a valid name cannot fail.
        let _ = element.set_attribute(name, value);
    }
}

/// The element that a selector finds around the place of an event.
#[must_use]
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// Takes an element out of the page.
pub fn remove(id: &str) {
    if let Some(element) = by_id(id) {
        element.remove();
    }
}

/// Puts a new element with these attributes into a place, instead of what is there; nothing for none.
pub fn fill(place: &Element, tag: &str, attributes: Option<&[(&str, String)]>) {
    place.set_text_content(None);
    let element = window().and_then(|window| window.document()?.create_element(tag).ok());
    if let (Some(element), Some(attributes)) = (element, attributes) {
        for (name, value) in attributes {
            // Setting an attribute with a valid name cannot fail.
            let _ = element.set_attribute(name, value);
        }
        // Refused only for an element that is around the place.
        let _ = place.append_child(&element);
    }
}

/// A field of a control: a text, or whether it is on.
fn field(id: &str, name: &str) -> JsValue {
    let element = by_id(id).map_or(JsValue::NULL, Into::into);
    Reflect::get(&element, &name.into()).unwrap_or_default()
}

/// The text of a control, if there is one with this id.
#[must_use]
pub fn value(id: &str) -> Option<String> {
    field(id, "value").as_string()
}

/// Whether a control is ticked.
#[must_use]
pub fn is_checked(id: &str) -> bool {
    field(id, "checked").is_truthy()
}

/// Marks the whole text of a control.
pub fn select(id: &str) {
    if let Ok(select) = field(id, "select").dyn_into::<js_sys::Function>() {
        let _ = select.call0(&by_id(id).into());
    }
}
