//! Elements of the living page, made by Leptos.

use super::{Handler, Held, Keeper, Part, Property, Value, Words};
use leptos::ev::Event;
use leptos::html::Div;
use leptos::prelude::{AddAnyAttr, Effect, ElementChild, IntoAny, Set};
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::{self, on};
use leptos::tachys::html::node_ref::{NodeRefContainer, node_ref};
use leptos::tachys::html::property::prop;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Something that stands on the page.
pub type AnyView = leptos::prelude::AnyView;
/// Something that is said of an element.
pub type Attribute = AnyAttribute;

impl NodeRefContainer<Div> for Keeper {
    fn load(self, element: &web_sys::Element) {
        let element: HtmlElement = element.clone().unchecked_into();
        match self {
            Self::At(place) => place.set(Some(element)),
            Self::Style(name, value) => whenever(Box::new(move || {
                // Setting a property with a valid name cannot fail.
                let _ = element.style().set_property(name, &value().unwrap_or_default());
            })),
        }
    }
}

impl From<Held> for JsValue {
    fn from(held: Held) -> Self {
        match held {
            Held::Text(text) => text.into(),
            Held::Flag(flag) => flag.into(),
        }
    }
}

/// Not generic: each use would be compiled anew.
pub fn whenever(then: Box<dyn FnMut()>) {
    Effect::new(then);
}

pub fn text(text: String) -> AnyView {
    text.into_any()
}

pub fn words(words: Words) -> AnyView {
    words.into_any()
}

pub fn part(part: Part) -> AnyView {
    part.into_any()
}

pub fn attribute(name: &'static str, value: Option<String>) -> Attribute {
    custom_attribute(name, value).into_any_attr()
}

pub fn following(name: &'static str, value: Value) -> Attribute {
    custom_attribute(name, value).into_any_attr()
}

pub fn property(name: &'static str, value: Property) -> Attribute {
    let value: Box<dyn Fn() -> JsValue + Send> = Box::new(move || value().into());
    prop(name, value).into_any_attr()
}

pub fn handler(name: &'static str, then: Handler) -> Attribute {
    on(event::Custom::<Event>::new(name), then).into_any_attr()
}

pub fn keeper(keeper: Keeper) -> Attribute {
    node_ref::<Div, _>(keeper).into_any_attr()
}

pub fn element(tag: &'static str, attributes: Vec<Attribute>, children: Vec<AnyView>) -> AnyView {
    // In capitals, as the browser gives it back: where a part is gone through again, an element of another tag is a new one.
    leptos::html::custom(tag.to_ascii_uppercase()).child(children).add_any_attr(attributes).into_any()
}
