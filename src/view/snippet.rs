//! What to copy in order to show this scenario elsewhere: a dialog with the HTML, what it will look like, and a badge. Its
//! controls are plain HTML that one listener reads.

use super::dialog::{button, close};
use super::element::{El, Place, el, of_class, whenever};
use super::page::Page;
use crate::browser::{self, address, clipboard, slots};
use crate::export::snippet::Snippet;
use crate::scenario::{Colours, Display, Part};
use leptos::ev::Event;
use leptos::prelude::*;

/// How the frame is to be, and whether it is to have no origin. None while the dialog is closed: the preview, which is a whole
/// calculator, lives only as long as the dialog is open.
#[derive(Clone, Copy)]
struct Chosen(RwSignal<Option<(Display, bool)>>);

/// To be called before button or dialog is made.
pub fn provide() {
    provide_context(Chosen(RwSignal::new(None)));
}

/// Opens the dialog in place of another.
pub fn embed_button(other: &'static str) -> El {
    let Chosen(chosen) = expect_context::<Chosen>();
    let show = move |_: Event| {
        // One after the other: so the keyboard goes back to where it came from.
        browser::close_dialog(other);
        chosen.set(Some(read()));
        browser::open_dialog("snippet");
    };
    button("Embed in a page", show).attr("data-testid", "embed")
}

/// What the dialog's controls say.
fn read() -> (Display, bool) {
    let mut display = Display::default();
    display.colours = slots::value("snippet-theme").and_then(|key| Colours::find(&key)).unwrap_or_default();
    for part in Part::ALL {
        display.hide(part, !slots::is_checked(&format!("snippet-{}", part.key())));
    }
    (display, slots::is_checked("snippet-strict"))
}

/// What of a snippet is shown somewhere. Plain functions, so that all share their code.
type Shown = fn(&Snippet) -> String;

/// The dialog.
pub fn snippet_sheet() -> El {
    let page = Page::here();
    let Chosen(chosen) = expect_context::<Chosen>();
    let snippet = move || {
        let (display, strict) = chosen.get()?;
        let of = |evaluation: &_| Snippet::of(evaluation, address::folder(), display, strict);
        Some(Snippet { query: page.query_to_share(), ..page.evaluation.with(of) })
    };
    let made = move |what: Shown| move || snippet().as_ref().map(what).unwrap_or_default();
    let place = Place::new_local(None);
    whenever(move || {
        let (place, frame) = (place.get(), snippet().map(|snippet| snippet.attributes()));
        // A new frame each time: what a frame may do is settled when it is loaded.
        if let Some(place) = place {
            slots::fill(&place, "iframe", frame.as_ref().map(<[_; _]>::as_slice));
        }
    });
    let preview = of_class("div", "preview").attr("data-testid", "snippet-preview");
    of_class("dialog", "sheet snippet")
        .attr("id", "snippet")
        .attr("aria-labelledby", "snippet-title")
        .on("close", move |_: Event| chosen.set(None))
        .on("change", move |_: Event| chosen.set(Some(read())))
        .on("click", |event: Event| copy(&event))
        .el(close("snippet"))
        .el(el("h2").attr("id", "snippet-title").text("Show this scenario elsewhere"))
        .el(choices())
        .el(preview.at(place))
        .el(copied("snippet-html", "HTML", "6", made(Snippet::html)))
        .el(of_class("p", "help").text(OF_THE_FRAME))
        .el(copied("snippet-badge", "Markdown, for places that refuse frames", "2", made(Snippet::badge)))
        .el(of_class("p", "help").text(OF_THE_BADGE))
}

const OF_THE_FRAME: &str = "The script gives the frame the height of its content; without it the frame keeps the height it is \
    given. Without origin the frame is cut off from this site too: the server must then send Access-Control-Allow-Origin, and \
    figures do not open their arithmetic.";

const OF_THE_BADGE: &str = "A badge that opens this scenario. A picture of the chart does as well in its place.";

fn choices() -> El {
    let mut colours = el("select").attr("id", "snippet-theme");
    for (key, name) in [("auto", "The reader's system"), ("light", "Light"), ("dark", "Dark")] {
        colours = colours.el(el("option").attr("value", key).text(name));
    }
    let colours = of_class("label", "tick").text("Colours ").el(of_class("span", "box").el(colours));
    of_class("div", "choices")
        .el(colours)
        .el(tick("snippet-verdict", "Verdict", true))
        .el(tick("snippet-figures", "Four figures", true))
        .el(tick("snippet-chart", "Chart", true))
        .el(tick("snippet-tools", "Chart buttons", true))
        .el(tick("snippet-strict", "Sandbox without origin", false))
}

fn tick(id: &'static str, name: &'static str, on: bool) -> El {
    let input = el("input").attr("id", id).attr("type", "checkbox").maybe("checked", on.then(String::new));
    of_class("label", "tick").el(input).text(name)
}

/// A text to be copied, with its button.
fn copied(
    id: &'static str,
    name: &'static str,
    rows: &'static str,
    words: impl Fn() -> String + Send + Sync + 'static,
) -> El {
    let button = of_class("button", "reset").attr("type", "button").attr("value", id).text("Copy");
    let words =
        el("textarea").attr("id", id).attr("readonly", "").attr("rows", rows).attr("spellcheck", "false").value(words);
    of_class("div", "copied").el(el("label").attr("for", id).text(name)).el(button).el(words)
}

/// Copies the text that a button names. Where the browser refuses, it is marked to be copied by hand.
fn copy(event: &Event) {
    let Some(button) = slots::around(event, "button[value]") else { return };
    let id = button.get_attribute("value").unwrap_or_default();
    leptos::task::spawn_local(async move {
        let done = clipboard::copy(slots::value(&id).unwrap_or_default()).await;
        button.set_text_content(Some(if done { "Copied" } else { "Copy it below" }));
        if !done {
            slots::select(&id);
        }
    });
}
