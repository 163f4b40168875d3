//! Elements of the living page, made by Leptos.

mod attributes;

use super::{Handler, Keeper, Part, Value, Words};
pub use attributes::Attribute;
use attributes::{Attributes, Kind};
use leptos::ev::Event;
use leptos::html::Div;
use leptos::prelude::{AddAnyAttr, Effect, ElementChild, IntoAny, Set};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::{self, on};
use leptos::tachys::html::node_ref::{NodeRefContainer, node_ref};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlOptionElement};

/// Something that stands on the page.
pub type AnyView = leptos::prelude::AnyView;

/// Nothing is told to the browser that it knows: asking it is cheaper, and it may know better, as who uses the page changes fields too.
impl NodeRefContainer<Div> for Keeper {
    fn load(self, element: &web_sys::Element) {
        let element = element.clone();
        match self {
            Self::At(place) => place.set(Some(element.unchecked_into())),
            Self::Style(name, value) => follow_style(element.unchecked_into(), name, value),
            Self::Value(value) => {
                // Lists and larger fields have a value as well.
                let field: HtmlInputElement = element.unchecked_into();
                whenever(Box::new(move || {
                    let value = value();
                    if field.value() != value {
                        field.set_value(&value);
                    }
                }));
            }
            Self::Checked(ticked) => {
                let field: HtmlInputElement = element.unchecked_into();
                whenever(Box::new(move || field.set_checked(ticked())));
            }
            Self::Selected(chosen) => {
                let option: HtmlOptionElement = element.unchecked_into();
                whenever(Box::new(move || {
                    let chosen = chosen();
                    if option.selected() != chosen {
                        option.set_selected(chosen);
                    }
                }));
            }
        }
    }
}

fn follow_style(element: HtmlElement, name: &'static str, value: Arc<dyn Fn() -> Option<String> + Send + Sync>) {
    let mut before = None;
    whenever(Box::new(move || {
        let now = value();
        if before != now {
            // Setting a property with a valid name cannot fail.
            let _ = element.style().set_property(name, now.as_deref().unwrap_or_default());
            before = now;
        }
    }));
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
