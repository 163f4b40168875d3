//! A canvas that fills its wrapper at the screen's own resolution.

use super::window;
use js_sys::{Array, JsString, Number};
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlCanvasElement, ResizeObserver, ResizeObserverEntry};

/// Paper is finer than most screens.
const PRINT_RATIO: f64 = 3.0;
/// Larger bitmaps are refused by some browsers, and nobody sees the difference.
const MOST_PIXELS: f64 = 8192.0;

/// Size of a wrapper in CSS pixels, and how many bitmap pixels to paint for one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Bitmap pixels per CSS pixel.
    pub ratio: f64,
}

/// The size of an element now.
#[must_use]
pub fn size_of(element: &Element) -> Size {
    let (width, height) = (f64::from(element.client_width()), f64::from(element.client_height()));
    let ratio = window().map_or(1.0, |window| window.device_pixel_ratio());
    Size { width, height, ratio }.bounded()
}

impl Size {
    /// For paper.
    #[must_use]
    pub fn printed(self) -> Self {
        Self { ratio: self.ratio.max(PRINT_RATIO), ..self }.bounded()
    }

    fn bounded(self) -> Self {
        Self { ratio: self.ratio.min(MOST_PIXELS / self.width.max(self.height).max(1.0)), ..self }
    }
}

/// Watches an element's size and the screen's resolution until dropped.
pub struct Watcher {
    observer: ResizeObserver,
    // Must live as long as the browser may call it.
    _resized: Closure<dyn FnMut(Array)>,
    // While it lives, changes of resolution are told.
    alive: Rc<()>,
}

impl Watcher {
    /// Calls `then` with every new size. `None` where the browser has no way to watch.
    pub fn new(element: &Element, then: impl Fn(Size) + 'static) -> Option<Self> {
        let then = Rc::new(then);
        let report = {
            let element = element.clone();
            Rc::new(move || then(size_of(&element)))
        };
        let watcher = {
            let report = Rc::clone(&report);
            Self::asking(element, Closure::new(move |_| report()))?
        };
        watch_ratio(Rc::downgrade(&watcher.alive), report);
        Some(watcher)
    }

    /// Calls `then` with the width there is inside the element, in whole CSS pixels, even while what is inside is not laid out.
    pub fn of_width(element: &Element, then: impl Fn(f64) + 'static) -> Option<Self> {
        let resized = move |entries: Array| {
            if let Some(entry) = entries.pop().dyn_ref::<ResizeObserverEntry>() {
                then(entry.content_rect().width().round());
            }
        };
        Self::asking(element, Closure::new(resized))
    }

    fn asking(element: &Element, resized: Closure<dyn FnMut(Array)>) -> Option<Self> {
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _resized: resized, alive: Rc::new(()) })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A media query matches one resolution only: each change asks for a new query. The browser keeps the closure, and may call it
/// when nobody watches any more.
fn watch_ratio(alive: Weak<()>, report: Rc<impl Fn() + 'static>) {
    let Some(window) = window() else { return };
    let ratio = window.device_pixel_ratio();
    let changed = Closure::once_into_js(move || {
        if alive.strong_count() > 0 {
            report();
            watch_ratio(alive, report);
        }
    });
    let query = JsString::from("(resolution: ").concat(&Number::from(ratio)).concat(&"dppx)".into());
    let query = String::from(query);
    if let Ok(Some(query)) = window.match_media(&query) {
        let options = web_sys::AddEventListenerOptions::new();
        options.set_once(true);
        let _ = query.add_event_listener_with_callback_and_add_event_listener_options(
            "change",
            changed.unchecked_ref(),
            &options,
        );
    }
}

/// Gives the canvas as many pixels as `size` asks for. Says whether there is anything to paint on.
pub fn fit(canvas: &HtmlCanvasElement, size: Size) -> bool {
    let pixels = |css: f64| (css * size.ratio).round() as u32;
    let (width, height) = (pixels(size.width), pixels(size.height));
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    width > 0 && height > 0
}
