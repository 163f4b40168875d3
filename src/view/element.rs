//! One door to Leptos for the elements of the page. It is not generic: a tag, its attributes and what is in it come as data,
//! so that an element costs a few calls. The `view!` macro makes a type and its code of every element, which is some 170
//! bytes of WebAssembly a line.

#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(not(target_arch = "wasm32"))]
mod html;

use crate::format::fixed;
#[cfg(target_arch = "wasm32")]
use dom as made;
#[cfg(not(target_arch = "wasm32"))]
use html as made;
#[cfg(not(target_arch = "wasm32"))]
pub use html::write;
use leptos::ev::Event;
use leptos::prelude::{LocalStorage, RwSignal};
pub use made::AnyView;
use made::Attribute;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A text that may change.
type Words = Box<dyn Fn() -> String + Send>;
/// An attribute that may change, or be absent.
type Value = Box<dyn Fn() -> Option<String> + Send>;
/// What a part of the page is made of, each time anew.
type Part = Box<dyn Fn() -> Vec<AnyView> + Send>;
/// What to do at an event.
type Handler = Box<dyn FnMut(Event)>;
/// Where an element is to be found once it is there.
pub type Place = RwSignal<Option<HtmlElement>, LocalStorage>;

/// An element before it is on the page. One pointer, so that a chain of calls hands it on without moving it in memory: there are some
/// two thousand such calls.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<Attribute>,
    children: Vec<AnyView>,
}

/// An element without anything.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// An element of a class.
pub fn of_class(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

/// A text that stays.
pub fn text(text: impl Into<String>) -> AnyView {
    made::text(text.into())
}

/// A text that follows its signals.
pub fn live_text(text: impl Fn() -> String + Send + 'static) -> AnyView {
    made::words(Box::new(text))
}

/// A part of the page that is gone through again whenever its signals change; elements in the same places stay.
pub fn live(part: impl Fn() -> Vec<AnyView> + Send + 'static) -> AnyView {
    made::part(Box::new(part))
}

/// Several classes, of which some only hold now and then; none is no attribute.
pub fn classes(always: &str, sometimes: &[(&str, bool)]) -> Option<String> {
    let mut all = always.to_owned();
    for (class, holds) in sometimes {
        if *holds {
            all.push_str(if all.is_empty() { "" } else { " " });
            all.push_str(class);
        }
    }
    Some(all).filter(|all| !all.is_empty())
}

/// Does something now, and again whenever signals change that it reads.
pub fn whenever(then: impl FnMut() + 'static) {
    made::whenever(Box::new(then));
}

/// A length in CSS pixels, finer than any screen.
pub fn px(length: f64) -> String {
    fixed(length, 3) + "px"
}

/// What was typed or chosen, at an event of a field.
pub fn entered(event: &Event) -> String {
    leptos::prelude::event_target_value(event)
}

/// What is done with an element when it is made.
#[derive(Clone)]
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "HTML has no place for some"))]
enum Keeper {
    /// It is put in its place.
    At(Place),
    /// A property of its style follows its signals.
    Style(&'static str, Arc<dyn Fn() -> Option<String> + Send + Sync>),
    /// What a field holds follows its signals.
    Value(Arc<dyn Fn() -> String + Send + Sync>),
    /// So does whether it is ticked.
    Checked(Arc<dyn Fn() -> bool + Send + Sync>),
    /// So does whether an option is the chosen one.
    Selected(Arc<dyn Fn() -> bool + Send + Sync>),
}

impl El {
    /// An attribute that stays.
    pub fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.maybe(name, Some(value.into()))
    }

    /// An attribute that stays, or is absent.
    pub fn maybe(mut self, name: &'static str, value: Option<String>) -> Self {
        self.0.attributes.push(made::attribute(name, value));
        self
    }

    /// An attribute that follows its signals; absent for none.
    pub fn live(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.following(name, Box::new(value))
    }

    fn following(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push(made::following(name, value));
        self
    }

    /// A property of its style that follows its signals; absent for none. A `style` attribute would be refused: the page's
    /// content security policy lets only its program, not its HTML, say how a single element looks.
    pub fn style(self, name: &'static str, value: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        self.kept(Keeper::Style(name, Arc::new(value)))
    }

    /// An attribute that is there, without value, while something holds: `hidden`.
    pub fn when(self, name: &'static str, holds: impl Fn() -> bool + Send + 'static) -> Self {
        self.following(name, Box::new(move || holds().then(String::new)))
    }

    /// `true` or `false`, as ARIA wants it.
    pub fn aria(self, name: &'static str, holds: impl Fn() -> bool + Send + 'static) -> Self {
        self.following(name, Box::new(move || Some(holds().to_string())))
    }

    /// What a field holds.
    pub fn value(self, value: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.kept(Keeper::Value(Arc::new(value)))
    }

    /// Whether a field is ticked.
    pub fn checked(self, ticked: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.kept(Keeper::Checked(Arc::new(ticked)))
    }

    /// Whether an option is the chosen one.
    pub fn selected(self, chosen: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.kept(Keeper::Selected(Arc::new(chosen)))
    }

    /// What to do at an event.
    pub fn on<E: JsCast>(self, name: &'static str, mut then: impl FnMut(E) + 'static) -> Self {
        self.any_handler(name, Box::new(move |event| then(event.unchecked_into())))
    }

    fn any_handler(mut self, name: &'static str, then: Handler) -> Self {
        self.0.attributes.push(made::handler(name, then));
        self
    }

    /// Where it is to be found.
    pub fn at(self, place: Place) -> Self {
        self.kept(Keeper::At(place))
    }

    fn kept(mut self, keeper: Keeper) -> Self {
        self.0.attributes.push(made::keeper(keeper));
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
        self.0.children.push(child);
        self
    }

    /// An element in it.
    pub fn el(self, element: El) -> Self {
        self.child(element.view())
    }

    /// Several things in it.
    pub fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.0.children.extend(children);
        self
    }

    /// Ready for the page.
    pub fn view(self) -> AnyView {
        made::element(self.0.tag, self.0.attributes, self.0.children)
    }
}
