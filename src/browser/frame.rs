//! The page around this one, where this one is in a frame: what is told to it, and what it says.

use super::window;
use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageEvent, Window};

/// Longer texts are no messages. Links of this length are refused by servers as well.
const LONGEST: u32 = 16_384;

/// Messages are objects with these: the protocol, what kind of message it is, and its value.
const FIELDS: [&str; 3] = ["protocol", "type", "value"];

/// The page around this one.
#[derive(Clone)]
pub struct Parent {
    window: Window,
    /// Where it comes from; unknown where the browser does not say.
    origin: Option<String>,
    protocol: &'static str,
}

impl Parent {
    /// The page around this one, if there is one. `origin_of` knows the origin of an address.
    #[must_use]
    pub fn find(protocol: &'static str, origin_of: fn(&str) -> Option<&str>) -> Option<Self> {
        let own = window()?;
        let parent = own.parent().ok().flatten().filter(|parent| !Object::is(parent, &own))?;
        Some(Self { window: parent, origin: origin(&own, origin_of), protocol })
    }

    /// Tells it something that only the page that is known to be there may hear.
    pub fn tell(&self, kind: &str, value: &JsValue) {
        if let Some(origin) = &self.origin {
            self.post(kind, value, origin);
        }
    }

    /// Tells it something that anyone may hear.
    pub fn tell_anyone(&self, kind: &str, value: &JsValue) {
        self.post(kind, value, self.origin.as_deref().unwrap_or("*"));
    }

    fn post(&self, kind: &str, value: &JsValue, target: &str) {
        let message = Object::new();
        let parts = [&self.protocol.into(), &kind.into(), value];
        for (field, part) in FIELDS.into_iter().zip(parts) {
            // A new object takes any field.
            let _ = Reflect::set(&message, &field.into(), part);
        }
        // Refused only by a page that is gone.
        let _ = self.window.post_message(&message, target);
    }

    /// Calls back with the kind and the text of what it says; what is no such message, or comes from elsewhere, is nothing. For
    /// as long as the page lives.
    pub fn listen(self, mut then: impl FnMut(&str, &str) + 'static) {
        let Some(own) = window() else { return };
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some((kind, value)) = self.message(&event) {
                then(&kind, &value);
            }
        });
        let _ = own.add_event_listener_with_callback("message", heard.as_ref().unchecked_ref());
        heard.forget();
    }

    fn message(&self, event: &MessageEvent) -> Option<(String, String)> {
        let from_parent = event.source().is_some_and(|source| Object::is(&source, &self.window));
        let expected = self.origin.as_ref().is_none_or(|origin| *origin == event.origin());
        if !from_parent || !expected {
            return None;
        }
        let data = event.data();
        let [protocol, kind, value] = FIELDS.map(|field| text(&data, field));
        let known = protocol.is_some_and(|protocol| protocol == self.protocol);
        known.then_some((kind?, value?))
    }
}

/// A field of a message: nothing said is an empty text, what is no text or too long is none.
fn text(message: &JsValue, field: &str) -> Option<String> {
    let value = Reflect::get(message, &field.into()).ok()?;
    if value.is_undefined() {
        return Some(String::new());
    }
    let value: JsString = value.dyn_into().ok()?;
    (value.length() <= LONGEST).then(|| value.into())
}

/// Where the page around this one comes from: some browsers say so, the others say from where this one was opened.
fn origin(own: &Window, origin_of: fn(&str) -> Option<&str>) -> Option<String> {
    let ancestors = Reflect::get(&own.location(), &"ancestorOrigins".into()).ok()?;
    let nearest = Reflect::get_u32(&ancestors, 0).ok().and_then(|origin| origin.as_string());
    let known = nearest.or_else(|| Some(own.document()?.referrer()))?;
    origin_of(&known).map(str::to_owned)
}
