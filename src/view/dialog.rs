//! Dialogs whose content is made when they are opened.

use super::element::{AnyView, El, el, live, of_class};
use super::page::Page;
use crate::browser::{self, clipboard};
use crate::scenario::LONGEST_NAME;
use leptos::ev::Event;
use leptos::prelude::*;

/// A dialog. What is in it lives only as long as it is open.
pub fn dialog(id: &'static str, title_id: &'static str, name: &'static str, content: fn(Page) -> Vec<AnyView>) -> El {
    dialog_called(id, el("h2").attr("id", title_id).text(name), title_id, content)
}

/// The same with a heading of any kind.
pub fn dialog_called(id: &'static str, title: El, title_id: &'static str, content: fn(Page) -> Vec<AnyView>) -> El {
    let page = Page::here();
    let shown = move || if page.dialog.get() == Some(id) { content(page) } else { Vec::new() };
    of_class("dialog", "sheet")
        .attr("id", id)
        .attr("aria-labelledby", title_id)
        .on("close", move |_: Event| page.dialog.set(None))
        .el(close(id))
        .el(title)
        .child(live(shown))
}

/// The button that closes a dialog. No form does it: a frame's sandbox may forbid forms.
pub fn close(dialog: &'static str) -> El {
    of_class("button", "close")
        .attr("type", "button")
        .attr("aria-label", "Close")
        .on("click", move |_: Event| browser::close_dialog(dialog))
        .text("×")
}

/// The button that opens it.
pub fn opener(id: &'static str, name: &'static str) -> El {
    let page = Page::here();
    button(name, move |_| open(page, id)).attr("aria-haspopup", "dialog").attr("data-opens", id)
}

/// Opens it.
pub fn open(page: Page, id: &'static str) {
    page.dialog.set(Some(id));
    browser::open_dialog(id);
}

/// A button that does something.
pub fn button(name: &'static str, mut then: impl FnMut(Event) + 'static) -> El {
    el("button").attr("type", "button").on("click", move |event: Event| then(event)).text(name)
}

/// A field for a name, as long as one may be.
pub fn name_input() -> El {
    el("input").attr("type", "text").attr("maxlength", LONGEST_NAME.to_string())
}

/// A field with something's name, to be changed.
pub fn name_field(name: String, rename: impl FnMut(Event) + 'static) -> El {
    name_input().attr("aria-label", format!("Name of {name}")).value(move || name.clone()).on("change", rename)
}

/// What a copy button last did.
#[derive(Clone, Copy, PartialEq)]
pub enum Copied {
    NotYet,
    Yes,
    Refused,
}

/// A button that copies a text, and says whether the browser let it.
pub fn copier(
    class: &'static str,
    name: &'static str,
    copied: RwSignal<Copied>,
    text: impl Fn() -> String + 'static,
) -> El {
    let copy = move |_: Event| {
        let text = untrack(&text);
        leptos::task::spawn_local(async move {
            let done = if clipboard::copy(text).await { Copied::Yes } else { Copied::Refused };
            // The page may be gone by the time the browser answers.
            let _ = copied.try_set(done);
        });
    };
    let words = move || match copied.get() {
        Copied::NotYet => name.into(),
        Copied::Yes => "Copied".into(),
        Copied::Refused => "Copy it by hand".into(),
    };
    of_class("button", class)
        .attr("type", "button")
        .on("click", copy)
        .el(el("span").attr("aria-live", "polite").says(words))
}
