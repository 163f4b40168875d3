//! One door to Leptos for the elements of the page. It is not generic: a tag, its attributes and what is in it come as data,
//! so that an element costs a few calls. The `view!` macro makes a type and its code of every element, which is some 170
//! bytes of WebAssembly a line.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::{self, on};
use leptos::tachys::html::property::prop;
use wasm_bindgen::JsCast;

/// A text that may change.
type Words = Box<dyn Fn() -> String + Send>;
/// An attribute that may change, or be absent.
type Value = Box<dyn Fn() -> Option<String> + Send>;
/// What to do at an event.
type Handler = Box<dyn FnMut(Event)>;

/// An element before it is on the page.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element without anything.
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// An element of a class.
pub fn of_class(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

/// A text that stays.
pub fn text(text: impl Into<String>) -> AnyView {
    fixed_text(text.into())
}

fn fixed_text(text: String) -> AnyView {
    text.into_any()
}

/// A text that follows its signals.
pub fn live_text(text: impl Fn() -> String + Send + 'static) -> AnyView {
    any_words(Box::new(text))
}

fn any_words(words: Words) -> AnyView {
    words.into_any()
}

/// A part of the page that is made anew whenever its signals change.
pub fn live(part: impl Fn() -> Vec<AnyView> + Send + 'static) -> AnyView {
    any_part(Box::new(part))
}

fn any_part(part: Box<dyn Fn() -> Vec<AnyView> + Send>) -> AnyView {
    part.into_any()
}

impl El {
    /// An attribute that stays.
    pub fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.fixed(name, value.into())
    }

    fn fixed(mut self, name: &'static str, value: String) -> Self {
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// An attribute that follows its signals; absent for none.
    pub fn live(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.following(name, Box::new(value))
    }

    fn following(mut self, name: &'static str, value: Value) -> Self {
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// An attribute that is there, without value, while something holds: `hidden`.
    pub fn when(self, name: &'static str, holds: impl Fn() -> bool + Send + 'static) -> Self {
        self.following(name, Box::new(move || holds().then(String::new)))
    }

    /// `true` or `false`, as ARIA wants it.
    pub fn aria(self, name: &'static str, holds: impl Fn() -> bool + Send + 'static) -> Self {
        self.following(name, Box::new(move || Some(holds().to_string())))
    }

    /// A property of the element, such as a field's value.
    pub fn property(self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        self.any_property(name, Box::new(value))
    }

    fn any_property(mut self, name: &'static str, value: Words) -> Self {
        self.attributes.push(prop(name, value).into_any_attr());
        self
    }

    /// What to do at an event.
    pub fn on<E: JsCast>(self, name: &'static str, mut then: impl FnMut(E) + 'static) -> Self {
        self.any_handler(name, Box::new(move |event| then(event.unchecked_into())))
    }

    fn any_handler(mut self, name: &'static str, then: Handler) -> Self {
        self.attributes.push(on(event::Custom::<Event>::new(name), then).into_any_attr());
        self
    }

    /// A text in it.
    pub fn text(self, words: impl Into<String>) -> Self {
        self.child(text(words))
    }

    /// A text in it that follows its signals.
    pub fn says(self, words: impl Fn() -> String + Send + 'static) -> Self {
        self.child(live_text(words))
    }

    /// Something in it.
    pub fn child(mut self, child: AnyView) -> Self {
        self.children.push(child);
        self
    }

    /// An element in it.
    pub fn el(self, element: El) -> Self {
        self.child(element.view())
    }

    /// Several things in it.
    pub fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(children);
        self
    }

    /// Ready for the page.
    pub fn view(self) -> AnyView {
        leptos::html::custom(self.tag).child(self.children).add_any_attr(self.attributes).into_any()
    }
}
