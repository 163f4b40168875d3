//! What is said of an element, compared with what was said before where a part of the page is gone through again. A list of Leptos' own
//! takes every attribute off the element and puts it on again, so that the browser styles and lays out what has not changed.

use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::{Attribute as TachysAttribute, NamedAttributeKey, NextAttribute};
use leptos::tachys::renderer::types::Element;

type List = Vec<AnyAttribute>;
/// What is said, without its value.
type Name = (Kind, &'static str);

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Attribute,
    Handler,
    Keeper,
}

/// Something that is said of an element.
#[derive(Clone)]
pub struct Attribute {
    name: Name,
    any: AnyAttribute,
}

impl Attribute {
    pub fn new(kind: Kind, name: &'static str, said: impl IntoAnyAttribute) -> Self {
        Self { name: (kind, name), any: said.into_any_attr() }
    }
}

/// All that is said of one.
#[derive(Clone)]
pub struct Attributes(pub Vec<Attribute>);

impl Attributes {
    fn names(&self) -> Vec<Name> {
        self.0.iter().map(|attribute| attribute.name).collect()
    }

    fn list(self) -> List {
        self.0.into_iter().map(|attribute| attribute.any).collect()
    }
}

impl NextAttribute for Attributes {
    type Output<New: TachysAttribute> = List;

    fn add_any_attr<New: TachysAttribute>(self, new: New) -> List {
        self.list().add_any_attr(new)
    }
}

impl TachysAttribute for Attributes {
    const MIN_LENGTH: usize = List::MIN_LENGTH;

    type AsyncOutput = List;
    type State = (Vec<Name>, <List as TachysAttribute>::State);
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn html_len(&self) -> usize {
        self.0.iter().map(|attribute| attribute.any.html_len()).sum()
    }

    fn to_html(self, buf: &mut String, class: &mut String, style: &mut String, inner_html: &mut String) {
        self.list().to_html(buf, class, style, inner_html);
    }

    fn hydrate<const FROM_SERVER: bool>(self, element: &Element) -> Self::State {
        (self.names(), self.list().hydrate::<FROM_SERVER>(element))
    }

    fn build(self, element: &Element) -> Self::State {
        (self.names(), self.list().build(element))
    }

    fn rebuild(self, (names, state): &mut Self::State) {
        let now = self.names();
        if *names == now {
            // Each knows its value before.
            self.list().into_iter().zip(&mut state.1).for_each(|(attribute, state)| attribute.rebuild(state));
        } else {
            self.list().rebuild(state);
            *names = now;
        }
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }

    fn dry_resolve(&mut self) {
        self.0.iter_mut().for_each(|attribute| attribute.any.dry_resolve());
    }

    async fn resolve(self) -> List {
        self.list().resolve().await
    }

    fn keys(&self) -> Vec<NamedAttributeKey> {
        self.0.iter().flat_map(|attribute| attribute.any.keys()).collect()
    }
}
