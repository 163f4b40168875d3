//! Keys that mean the same all over the page.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// Calls back, at the keys for undo with `false` and at those for redo with `true`, wherever the keyboard is but in a text: that
/// has an undo of its own. For as long as the page lives.
pub fn on_undo(mut then: impl FnMut(bool) + 'static) {
    super::on_window("keydown", move |event| {
        let key: &KeyboardEvent = event.unchecked_ref();
        if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || is_text(&event) {
            return;
        }
        let redo = match key.key().as_str() {
            // Capital letters are those of Shift or of Caps Lock.
            "z" | "Z" => key.shift_key(),
            "y" | "Y" => true,
            _ => return,
        };
        event.prevent_default();
        then(redo);
    });
}

fn is_text(event: &Event) -> bool {
    let Some(target) = event.target() else { return false };
    let field = target.dyn_ref::<HtmlInputElement>();
    target.has_type::<HtmlTextAreaElement>() || field.is_some_and(|field| matches!(&*field.type_(), "text" | "search"))
}
