//! What to copy in order to show this scenario elsewhere: a dialog with the HTML, what it will look like, and a badge. Its
//! controls are plain HTML that one listener reads.

use super::page::Page;
use crate::browser::{self, address, clipboard, slots};
use crate::export::snippet::Snippet;
use crate::scenario::{Colours, Display, Part};
use leptos::prelude::*;

/// How the frame is to be, and whether it is to have no origin. None while the dialog is closed: the preview, which is a whole
/// calculator, lives only as long as the dialog is open.
#[derive(Clone, Copy)]
struct Chosen(RwSignal<Option<(Display, bool)>>);

/// To be called before button or dialog is made.
pub fn provide() {
    provide_context(Chosen(RwSignal::new(None)));
}

/// Opens the dialog.
#[component]
pub fn EmbedButton() -> impl IntoView {
    let Chosen(chosen) = expect_context::<Chosen>();
    let show = move |_| {
        chosen.set(Some(read()));
        browser::open_dialog("snippet");
    };
    view! {
        <button type="button" data-testid="embed" on:click=show>
            "Embed"
        </button>
    }
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

/// The dialog.
#[component]
pub fn SnippetSheet() -> impl IntoView {
    let page = Page::here();
    let Chosen(chosen) = expect_context::<Chosen>();
    let made = move |what: fn(&Snippet) -> String| {
        move || {
            let (display, strict) = chosen.get()?;
            let make = |evaluation: &_| what(&Snippet::of(evaluation, address::folder(), display, strict));
            Some(page.evaluation.with(make))
        }
    };
    view! {
        <dialog
            id="snippet"
            class="sheet snippet"
            aria-labelledby="snippet-title"
            on:close=move |_| chosen.set(None)
            on:change=move |_| chosen.set(Some(read()))
            on:click=|event| copy(&event)
        >
            <form method="dialog">
                <button class="close" aria-label="Close">"×"</button>
            </form>
            <h2 id="snippet-title">"Show this scenario elsewhere"</h2>
            <div class="choices">
                <label class="tick">
                    "Colours "
                    <span class="box">
                        <select id="snippet-theme">
                            <option value="auto">"The reader's system"</option>
                            <option value="light">"Light"</option>
                            <option value="dark">"Dark"</option>
                        </select>
                    </span>
                </label>
                <label class="tick"><input id="snippet-verdict" type="checkbox" checked=true /> "Verdict"</label>
                <label class="tick"><input id="snippet-figures" type="checkbox" checked=true /> "Four figures"</label>
                <label class="tick"><input id="snippet-chart" type="checkbox" checked=true /> "Chart"</label>
                <label class="tick"><input id="snippet-tools" type="checkbox" checked=true /> "Chart buttons"</label>
                <label class="tick"><input id="snippet-strict" type="checkbox" /> "Sandbox without origin"</label>
            </div>
            <div class="preview" data-testid="snippet-preview" inner_html=made(Snippet::frame)></div>
            <div class="copied">
                <label for="snippet-html">"HTML"</label>
                <button class="reset" type="button" value="snippet-html">"Copy"</button>
                <textarea id="snippet-html" readonly rows="4" spellcheck="false" prop:value=made(Snippet::html)></textarea>
            </div>
            <p class="help">
                "The script gives the frame the height of its content; without it the frame keeps the height it is given. Without origin the frame is cut off from this site too: the server must then send Access-Control-Allow-Origin, and figures do not open their arithmetic."
            </p>
            <div class="copied">
                <label for="snippet-badge">"Markdown, for places that refuse frames"</label>
                <button class="reset" type="button" value="snippet-badge">"Copy"</button>
                <textarea id="snippet-badge" readonly rows="2" spellcheck="false" prop:value=made(Snippet::badge)></textarea>
            </div>
            <p class="help">
                "A badge that opens this scenario. A picture of the chart does as well in its place."
            </p>
        </dialog>
    }
}

/// Copies the text that a button names. Where the browser refuses, it is marked to be copied by hand.
fn copy(event: &leptos::ev::MouseEvent) {
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
