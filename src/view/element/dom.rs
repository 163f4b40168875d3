//! Elements of the living page, made by Leptos.

mod attributes;

use super::{Handler, Held, Keeper, Part, Property, Value, Words};
pub use attributes::Attribute;
use attributes::{Attributes, Kind};
use leptos::ev::Event;
use leptos::html::Div;
use leptos::prelude::{AddAnyAttr, Effect, ElementChild, IntoAny, Set};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::{self, on};
use leptos::tachys::html::node_ref::{NodeRefContainer, node_ref};
use leptos::tachys::html::property::prop;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Something that stands on the page.
pub type AnyView = leptos::prelude::AnyView;

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
    Attribute::new(Kind::Attribute, name, custom_attribute(name, value))
}

pub fn following(name: &'static str, value: Value) -> Attribute {
    Attribute::new(Kind::Attribute, name, custom_attribute(name, value))
}

pub fn property(name: &'static str, value: Property) -> Attribute {
    let value: Box<dyn Fn() -> JsValue + Send> = Box::new(move || value().into());
    Attribute::new(Kind::Property, name, prop(name, value))
}

pub fn handler(name: &'static str, then: Handler) -> Attribute {
    Attribute::new(Kind::Handler, name, on(event::Custom::<Event>::new(name), then))
}

pub fn keeper(keeper: Keeper) -> Attribute {
    Attribute::new(Kind::Keeper, "", node_ref::<Div, _>(keeper))
}

pub fn element(tag: &'static str, attributes: Vec<Attribute>, children: Vec<AnyView>) -> AnyView {
    // In capitals, as the browser gives it back: where a part is gone through again, an element of another tag is a new one.
    leptos::html::custom(tag.to_ascii_uppercase()).child(children).add_any_attr(Attributes(attributes)).into_any()
}
