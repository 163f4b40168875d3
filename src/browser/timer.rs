//! Things done later: after a pause, or with the next picture.

use super::window;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};

/// A pending call, which lives until it has run or is replaced.
type Pending = Rc<RefCell<Option<(i32, Closure<dyn FnMut()>)>>>;

/// Runs the last of several calls, once they have paused.
#[derive(Clone, Default)]
pub struct Debounce(Pending);

impl Debounce {
    /// Nothing pending.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs `then` after `ms` without a further call.
    pub fn run(&self, ms: i32, then: impl FnOnce() + 'static) {
        self.cancel();
        let Some(window) = window() else { return };
        let closure = Closure::once(then);
        if let Ok(id) =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(closure.as_ref().unchecked_ref(), ms)
        {
            *self.0.borrow_mut() = Some((id, closure));
        }
    }

    /// Forgets what is pending.
    pub fn cancel(&self) {
        if let (Some((id, _)), Some(window)) = (self.0.borrow_mut().take(), window()) {
            window.clear_timeout_with_handle(id);
        }
    }
}

/// Runs at most once a frame, with the last of the calls made meanwhile.
#[derive(Clone, Default)]
pub struct NextFrame(Pending);

impl NextFrame {
    /// Nothing pending.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs `then` with the next picture; a call that is still waiting is replaced.
    pub fn run(&self, then: impl FnOnce() + 'static) {
        let Some(window) = window() else { return };
        if let Some((id, _)) = self.0.borrow_mut().take() {
            let _ = window.cancel_animation_frame(id);
        }
        let closure = Closure::once(then);
        if let Ok(id) = window.request_animation_frame(closure.as_ref().unchecked_ref()) {
            *self.0.borrow_mut() = Some((id, closure));
        }
    }
}
