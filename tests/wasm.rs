//! Tests of the browser glue, which need a browser; `make test` runs them in headless Chromium.
#![cfg(target_arch = "wasm32")]

use js_sys::Promise;
use llm_breakeven::browser::canvas::{Size, Watcher, fit, size_of};
use llm_breakeven::browser::timer::{Debounce, NextFrame};
use llm_breakeven::browser::{address, mark_ready, set_title, storage, theme};
use llm_breakeven::format::decimal;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlCanvasElement, Window};

wasm_bindgen_test_configure!(run_in_browser);

fn window() -> Window {
    web_sys::window().expect("tests run in a browser")
}

fn document() -> Document {
    window().document().expect("a window has a document")
}

fn root() -> Element {
    document().document_element().expect("a document has a root")
}

/// A new element at the end of the page.
fn element(name: &str, style: &str) -> Element {
    let element = document().create_element(name).expect("a valid name");
    element.set_attribute("style", style).expect("a valid name");
    document().body().expect("the page has a body").append_child(&element).expect("a body takes elements");
    element
}

/// Comes back after everything that was to run within `ms`.
async fn pause(ms: i32) {
    let wait = |resolve: js_sys::Function, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms).expect("timers work");
    };
    JsFuture::from(Promise::new(&mut { wait })).await.expect("nothing rejects");
}

/// Comes back in the frame after the next one.
async fn frames() {
    for _ in 0..2 {
        let wait = |resolve: js_sys::Function, _| {
            window().request_animation_frame(&resolve).expect("frames work");
        };
        JsFuture::from(Promise::new(&mut { wait })).await.expect("nothing rejects");
    }
}

/// What was called, in order.
#[derive(Clone, Default)]
struct Calls(Rc<RefCell<Vec<u8>>>);

impl Calls {
    fn push(&self, call: u8) -> impl FnOnce() + 'static {
        let calls = self.clone();
        move || calls.0.borrow_mut().push(call)
    }

    fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

#[wasm_bindgen_test]
fn an_address_with_another_query() {
    let location = window().location();
    let bare = format!("{}{}", location.origin().expect("has one"), location.pathname().expect("has one"));
    assert_eq!(address::with_query(""), bare);
    assert_eq!(address::with_query("vol=2B&mix=75"), format!("{bare}?vol=2B&mix=75"));
}

#[wasm_bindgen_test]
async fn the_address_bar_is_written_once_it_is_left_alone() {
    let before = address::query();
    let writer = address::Writer::new();
    writer.replace("a=1".into());
    writer.replace("a=2".into());
    assert_eq!(address::query(), before, "not at once");
    pause(400).await;
    assert_eq!(address::query(), "?a=2");
    writer.push("a=3");
    assert_eq!(address::query(), "?a=3", "a step that can be gone back from is taken at once");
    let history = window().history().expect("has one");
    history.replace_state_with_url(&JsValue::NULL, "", Some(&address::with_query(""))).expect("own origin");
    assert_eq!(address::query(), "");
}

#[wasm_bindgen_test]
async fn only_the_last_of_several_calls_runs() {
    let (calls, debounce) = (Calls::default(), Debounce::new());
    for call in 1..=3 {
        debounce.run(10, calls.push(call));
    }
    assert!(calls.take().is_empty(), "not at once");
    pause(100).await;
    assert_eq!(calls.take(), [3]);
    // What has run leaves nothing behind that would stop the next.
    debounce.run(10, calls.push(4));
    pause(100).await;
    assert_eq!(calls.take(), [4]);
    debounce.run(10, calls.push(5));
    debounce.cancel();
    pause(100).await;
    assert!(calls.take().is_empty());
}

#[wasm_bindgen_test]
async fn a_frame_runs_the_last_call_made_for_it() {
    let (calls, next) = (Calls::default(), NextFrame::new());
    next.run(calls.push(1));
    next.run(calls.push(2));
    assert!(calls.take().is_empty());
    frames().await;
    assert_eq!(calls.take(), [2]);
    next.run(calls.push(3));
    frames().await;
    assert_eq!(calls.take(), [3]);
}

#[wasm_bindgen_test]
fn storage_keeps_and_forgets() {
    const KEY: &str = "a key of this test";
    assert!(storage::write(KEY, Some("välue")));
    assert_eq!(storage::read(KEY).as_deref(), Some("välue"));
    assert!(storage::write(KEY, None));
    assert_eq!(storage::read(KEY), None);
}

#[wasm_bindgen_test]
fn a_canvas_gets_the_pixels_of_its_size() {
    let canvas: HtmlCanvasElement = element("canvas", "").unchecked_into();
    assert!(fit(&canvas, Size { width: 300.5, height: 150.0, ratio: 2.0 }));
    assert_eq!((canvas.width(), canvas.height()), (601, 300));
    assert!(!fit(&canvas, Size { width: 0.0, height: 150.0, ratio: 2.0 }), "nothing to paint on");
    canvas.remove();
}

#[wasm_bindgen_test]
fn an_element_is_measured_at_the_ratio_of_the_screen_and_finer_for_paper() {
    let ratio = window().device_pixel_ratio();
    let small = element("div", "width: 321px; height: 123px");
    let size = size_of(&small);
    assert_eq!((size.width, size.height), (321.0, 123.0));
    assert_eq!(size.ratio, ratio);
    assert_eq!(size.printed(), Size { ratio: ratio.max(3.0), ..size });
    // No bitmap is larger than browsers take.
    let huge = element("div", "width: 16384px; height: 10px");
    assert_eq!(size_of(&huge).ratio, ratio.min(0.5));
    assert_eq!(size_of(&huge).printed().ratio, 0.5);
    small.remove();
    huge.remove();
}

#[wasm_bindgen_test]
async fn an_element_is_watched_until_the_watcher_goes() {
    let (seen, watched) = (Rc::new(RefCell::new(Vec::new())), element("div", "width: 100px; height: 50px"));
    let watcher = {
        let seen = Rc::clone(&seen);
        Watcher::new(&watched, move |size| seen.borrow_mut().push(size.width))
    };
    frames().await;
    assert_eq!(seen.take(), [100.0]);
    watched.set_attribute("style", "width: 200px; height: 50px").expect("a valid name");
    frames().await;
    assert_eq!(seen.take(), [200.0]);
    drop(watcher);
    watched.set_attribute("style", "width: 300px; height: 50px").expect("a valid name");
    frames().await;
    assert!(seen.take().is_empty());
    watched.remove();
}

#[wasm_bindgen_test]
fn the_theme_marks_the_root_and_is_kept_where_it_differs_from_the_system() {
    theme::apply(true);
    assert_eq!(root().get_attribute("data-theme").as_deref(), Some("dark"));
    theme::apply(false);
    assert_eq!(root().get_attribute("data-theme").as_deref(), Some("light"));
    let system = theme::is_dark();
    theme::set_dark(!system);
    assert_eq!(theme::is_dark(), !system);
    assert!(storage::read("theme").is_some());
    theme::set_dark(system);
    assert_eq!(theme::is_dark(), system);
    assert_eq!(storage::read("theme"), None, "what the system says anyway is not kept");
}

#[wasm_bindgen_test]
fn the_page_is_marked_ready_and_titled() {
    mark_ready();
    assert_eq!(root().get_attribute("data-ready").as_deref(), Some("true"));
    set_title("A title & <more>");
    assert_eq!(document().title(), "A title & <more>");
}

#[wasm_bindgen_test]
fn the_browser_reads_decimals_as_rust_does() {
    // Halfway between two numbers, at the ends of what there is, beyond them, and none.
    let texts = "9007199254740993 9007199254740993.00000000000000000001 2.2250738585072011e-308 5e-324 2e-324 1e309 -1e-400 \
                 179769313486231580793e289 1e23 8.41e21 0.1e-45 123456789012345678 1e99999999999 +.5e+300 5.e-300 1e 1e+ .e300 --1e99";
    for text in texts.split(' ') {
        assert_eq!(decimal(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "`{text}`");
    }
}
