//! The browser as a few plain functions: address bar, storage, canvas, theme. No word of the product in here.

pub mod address;
pub mod beside;
pub mod canvas;
pub mod clipboard;
pub mod desk;
pub mod files;
pub mod frame;
pub mod keys;
pub mod media;
pub mod save;
pub mod slots;
pub mod storage;
pub mod theme;
pub mod timer;

use wasm_bindgen::{JsCast, closure::Closure};

/// The window; absent only where there is none, and then nothing here does anything.
fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

/// Whether this is a page, and not a worker of one.
#[must_use]
pub fn is_page() -> bool {
    window().is_some()
}

/// The root element of the page.
fn root() -> Option<web_sys::Element> {
    window()?.document()?.document_element()
}

/// Says to whoever drives the page that it shows something: `data-ready="true"` on the root.
pub fn mark_ready() {
    if !is_marked("data-ready") {
        mark("data-ready", "true");
    }
}

/// Says that nothing of the page is still to be made: `data-whole="true"` on the root.
pub fn mark_whole() {
    mark("data-whole", "true");
}

/// Says that all of the program is there, of which page and worker start with a part (`scripts/split.mjs`). It is the event that Trunk
/// sends where the program comes in one piece.
const WHOLE: &str = "TrunkApplicationStarted";

/// Calls back once all is there that the page has of the program.
pub fn when_whole(mut then: impl FnMut() + 'static) {
    on_window(WHOLE, move |_| then());
}

/// Marks the root for the style sheet.
pub fn mark(name: &str, value: &str) {
    // Setting an attribute with a valid name cannot fail.
    let _ = root().map(|root| root.set_attribute(name, value));
}

/// Whether the root has this mark.
#[must_use]
pub fn is_marked(name: &str) -> bool {
    root().is_some_and(|root| root.has_attribute(name))
}

/// How high an element is, in whole CSS pixels that hold all of it.
#[must_use]
pub fn height_of(element: &web_sys::Element) -> f64 {
    element.get_bounding_client_rect().height().ceil()
}

/// Puts an element before another of the same parent, or last; it keeps the keyboard. One that stands there is left alone.
pub fn move_before(element: &web_sys::Element, other: Option<&web_sys::HtmlElement>) {
    let other = other.map(|other| other as &web_sys::Element);
    let Some(parent) = element.parent_node().filter(|_| element.next_element_sibling().as_ref() != other) else {
        return;
    };
    let held =
        window().and_then(|window| window.document()?.active_element()).filter(|held| element.contains(Some(held)));
    // Refused only for a parent that is another by now.
    let _ = parent.insert_before(element, other.map(|other| other as &web_sys::Node));
    if let Some(held) = held.and_then(|held| held.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = held.focus();
    }
}

/// Whether an event happened in this element.
#[must_use]
pub fn is_within(event: &web_sys::Event, element: &web_sys::Element) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
    element.contains(target.as_ref())
}

/// Calls back at every such event anywhere in the window. For as long as the page lives.
pub fn on_window(event: &str, then: impl FnMut(web_sys::Event) + 'static) {
    let Some(window) = window() else { return };
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(then);
    let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Lets the element under a pointer have all that the pointer does until it is lifted, wherever it goes.
pub fn capture(event: &web_sys::PointerEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    // Refused only for a pointer that is gone already.
    let _ = target.map(|target| target.set_pointer_capture(event.pointer_id()));
}

/// Where an event happened, in CSS pixels from an element's left edge.
#[must_use]
pub fn x_within(event: &web_sys::PointerEvent, element: &web_sys::Element) -> f64 {
    f64::from(event.client_x()) - element.get_bounding_client_rect().left()
}

/// Brings an element into view.
pub fn show(id: &str) {
    if let Some(element) = slots::by_id(id) {
        element.scroll_into_view();
    }
}

/// Brings an element into view where it is not, with as little movement as may be.
pub fn show_nearest(id: &str) {
    if let Some(element) = slots::by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The visitor's day: year, month and day, from 1 each. Long ago where there is no visitor: nothing is old then.
#[must_use]
pub fn today() -> (i32, i32, i32) {
    if window().is_none() {
        return (0, 1, 1);
    }
    let now = js_sys::Date::new_0();
    let number = |part: u32| i32::try_from(part).unwrap_or_default();
    (number(now.get_full_year()), number(now.get_month()) + 1, number(now.get_date()))
}

/// Takes the visitor to an element: into view, and the keyboard with it.
pub fn focus(id: &str) {
    show(id);
    if let Some(element) = slots::by_id(id) {
        // An element that takes no keyboard stays without it.
        let _ = element.focus();
    }
}

/// Opens a dialog, which keeps the keyboard until it is closed and then gives it back; says whether it was closed.
pub fn open_dialog(id: &str) -> bool {
    dialog(id).is_some_and(|dialog| !dialog.open() && dialog.show_modal().is_ok())
}

fn dialog(id: &str) -> Option<web_sys::HtmlDialogElement> {
    slots::by_id(id)?.dyn_into().ok()
}

/// Closes a dialog, if it is open.
pub fn close_dialog(id: &str) {
    let dialog = slots::by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog {
        dialog.close();
    }
}

/// An address under which an SVG document is a picture.
#[must_use]
pub fn picture(svg: &str) -> String {
    format!("data:image/svg+xml,{}", js_sys::encode_uri_component(svg))
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}
