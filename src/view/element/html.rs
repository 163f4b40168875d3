//! The same elements as HTML, as they are at first: what the page shows before its program is there.

use super::{Handler, Keeper, Part, Value, Words};

/// Something that stands on the page, as HTML.
pub struct AnyView(String);
/// Something that is said of an element: a name and a text. What only the living page can do is none.
pub type Attribute = Option<(&'static str, String)>;

/// Elements that have no end.
const VOID: [&str; 3] = ["br", "img", "input"];

/// Several things one after the other.
pub fn write(views: Vec<AnyView>) -> String {
    views.into_iter().map(|view| view.0).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// What follows signals does so in the living page only.
pub fn whenever(_: Box<dyn FnMut()>) {}

pub fn text(text: String) -> AnyView {
    AnyView(escaped(&text))
}

pub fn words(words: Words) -> AnyView {
    text(words())
}

pub fn part(part: Part) -> AnyView {
    AnyView(write(part()))
}

pub fn attribute(name: &'static str, value: Option<String>) -> Attribute {
    value.map(|value| (name, value))
}

pub fn following(name: &'static str, value: Value) -> Attribute {
    attribute(name, value())
}

pub fn handler(_: &'static str, _: Handler) -> Attribute {
    None
}

pub fn keeper(keeper: Keeper) -> Attribute {
    let flag = |name, holds: bool| holds.then(|| (name, String::new()));
    match keeper {
        Keeper::At(_) | Keeper::Style(..) => None,
        Keeper::Value(value) => Some(("value", value())),
        Keeper::Checked(ticked) => flag("checked", ticked()),
        Keeper::Selected(chosen) => flag("selected", chosen()),
    }
}

pub fn element(tag: &'static str, attributes: Vec<Attribute>, children: Vec<AnyView>) -> AnyView {
    let said = |(name, value): (&str, String)| {
        if value.is_empty() { format!(" {name}") } else { format!(" {name}=\"{}\"", escaped(&value)) }
    };
    let attributes: String = attributes.into_iter().flatten().map(said).collect();
    let end = if VOID.contains(&tag) { String::new() } else { format!("</{tag}>") };
    AnyView(format!("<{tag}{attributes}>{}{end}", write(children)))
}
