//! Things done later: after a pause, or with the next picture.

use super::window;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};

/// Its number, and what it calls.
type Timer = (i32, Closure<dyn FnMut()>);

/// A pending call, which lives until it has run or is replaced.
#[derive(Default)]
struct Pending(RefCell<Option<Timer>>);

impl Pending {
    fn cancel(&self) {
        if let (Some((id, _)), Some(window)) = (self.0.borrow_mut().take(), window()) {
            window.clear_timeout_with_handle(id);
        }
    }
}

impl Drop for Pending {
    /// The browser would call what is gone.
    fn drop(&mut self) {
        self.cancel();
    }
}

/// Runs the last of several calls, once they have paused; none once nobody is left who could ask.
#[derive(Clone, Default)]
pub struct Debounce(Rc<Pending>);

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
            *self.0.0.borrow_mut() = Some((id, closure));
        }
    }

    /// Forgets what is pending.
    pub fn cancel(&self) {
        self.0.cancel();
    }
}

/// Runs at once, and while calls keep coming no more often than every so many milliseconds; never leaves out the last.
#[derive(Clone)]
pub struct Pace(Rc<Paced>);

struct Paced {
    ms: i32,
    then: Box<dyn Fn()>,
    rest: Debounce,
    resting: Cell<bool>,
    asked: Cell<bool>,
}

impl Pace {
    /// Nothing asked for.
    pub fn new(ms: i32, then: impl Fn() + 'static) -> Self {
        let (rest, resting, asked) = (Debounce::new(), Cell::new(false), Cell::new(false));
        Self(Rc::new(Paced { ms, then: Box::new(then), rest, resting, asked }))
    }

    /// Asks for it.
    pub fn run(&self) {
        if self.0.resting.get() {
            self.0.asked.set(true);
        } else {
            self.0.go();
        }
    }
}

impl Paced {
    fn go(self: &Rc<Self>) {
        (self.then)();
        self.resting.set(true);
        let weak = Rc::downgrade(self);
        self.rest.run(self.ms, move || {
            let Some(paced) = weak.upgrade() else { return };
            paced.resting.set(false);
            if paced.asked.take() {
                paced.go();
            }
        });
    }
}

/// Runs at most once a frame, with the last of the calls made meanwhile.
#[derive(Clone, Default)]
pub struct NextFrame(Rc<Frames>);

/// Where somebody moves something, the next event comes within so many frames.
const MORE: u8 = 2;

#[derive(Default)]
struct Frames {
    task: RefCell<Option<Box<dyn FnOnce()>>>,
    asked: Cell<Option<i32>>,
    /// Frames to be asked for although nothing is to be done.
    more: Cell<u8>,
    // Made with the first call; lives as long as calls may come.
    tick: OnceCell<Closure<dyn FnMut()>>,
}

impl NextFrame {
    /// Nothing pending.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Runs `then` with the next picture, in place of a call that is still waiting.
    pub fn run(&self, then: impl FnOnce() + 'static) {
        self.0.task.replace(Some(Box::new(then)));
        self.0.ask();
    }
}

impl Frames {
    /// Asks for a frame, once: asking anew would put the picture off for as long as calls keep coming.
    fn ask(self: &Rc<Self>) {
        if self.asked.get().is_some() {
            return;
        }
        let weak = Rc::downgrade(self);
        let tick = self.tick.get_or_init(|| {
            Closure::new(move || {
                if let Some(frames) = weak.upgrade() {
                    frames.frame();
                }
            })
        });
        let callback = tick.as_ref().unchecked_ref();
        self.asked.set(window().and_then(|window| window.request_animation_frame(callback).ok()));
    }

    /// After work some frames more are asked for, so that a call made early in one of them is still in its picture.
    fn frame(self: &Rc<Self>) {
        self.asked.set(None);
        let task = self.task.borrow_mut().take();
        if let Some(task) = task {
            task();
            self.more.set(MORE);
        }
        if let Some(more) = self.more.get().checked_sub(1) {
            self.more.set(more);
            self.ask();
        }
    }
}

impl Drop for Frames {
    /// The browser would call what is gone.
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.asked.get(), window()) {
            // Refused only for a frame that is gone as well.
            let _ = window.cancel_animation_frame(id);
        }
    }
}
