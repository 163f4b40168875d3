//! Files that a visitor chooses or drops, and which of a list is chosen.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement, HtmlSelectElement};

/// The files chosen in a file field.
#[must_use]
pub fn chosen(event: &Event) -> Vec<File> {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    all(field.and_then(|field| field.files()))
}

fn all(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

/// Lets the same file be chosen again.
pub fn empty(event: &Event) {
    if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value("");
    }
}

/// Marks all that a text field holds.
pub fn select_all(event: &Event) {
    if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
    }
}

/// The files dropped on an element.
#[must_use]
pub fn dropped(event: &DragEvent) -> Vec<File> {
    all(event.data_transfer().and_then(|data| data.files()))
}

/// A file dropped where nobody takes it does not take the place of the page. For as long as the page lives.
pub fn stay() {
    for name in ["dragover", "drop"] {
        super::on_window(name, |event| {
            let event: DragEvent = event.unchecked_into();
            // Text may be dropped into fields.
            let has_files = event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0));
            if has_files {
                event.prevent_default();
            }
        });
    }
}

/// The place of what is chosen in a list; the first where nothing is.
#[must_use]
pub fn selected(event: &Event) -> usize {
    let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    list.and_then(|list| usize::try_from(list.selected_index()).ok()).unwrap_or_default()
}
