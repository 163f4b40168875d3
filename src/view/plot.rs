//! The canvas and what pointers and keys do on it.

use super::element::{El, el, of_class, px};
use super::handle::handle;
use super::page::Page;
use super::readout::{crosshair, read_out};
use super::surface::{Drawn, Surface};
use crate::browser;
use crate::chart::{Act, Domain, Gesture, Step, Window, natural, wheel_factor};
use crate::export::reading::CostsAt;
use crate::format::plain;
use crate::units::Tokens;
use leptos::ev::{Event, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// One press of + or − shows this much more or less.
const KEY_ZOOM: f64 = 0.7;

/// What is said where there is no chart.
const REFUSED: &str = "This browser does not let the chart be painted. The sentence below says what it would show, and the table has the same figures.";

/// What is said of the keys to those who hear the page.
const KEYS: &str = "Arrow keys, Page keys, Home and End move the reading. N and P go to the next and the previous crossing. \
                    Plus and minus zoom, Escape resets, Enter takes the volume over.";

/// The canvas and what lies over it, in their frame.
pub fn plot(frame: El, surface: Surface) -> El {
    let (page, layout) = (Page::here(), surface.drawn);
    let wrapper = surface.wrapper;
    let gestures = Gestures::new(page, layout);
    browser::on_window("pointerdown", move |event| {
        let inside = wrapper.get_untracked().is_some_and(|wrapper| browser::is_within(&event, &wrapper));
        if !inside {
            page.pointed.set(None);
        }
    });
    let picture = el("canvas")
        .at(surface.canvas)
        .attr("role", "img")
        .attr("aria-labelledby", "chart-title")
        .attr("aria-describedby", "chart-summary")
        // The browser had no memory left for it, and now has.
        .on("contextrestored", move |_: Event| surface.paint_anew());
    // The range being selected; without any width where there is none.
    let selected = move || gestures.band.get().unwrap_or_default();
    let band = of_class("div", "band")
        .style("left", move || Some(px(selected().0.min(selected().1))))
        .style("width", move || Some(px((selected().1 - selected().0).abs())));
    let plot = of_class("div", "plot")
        .attr("data-testid", "chart")
        .at(wrapper)
        .attr("role", "group")
        .attr("aria-labelledby", "chart-title")
        .el(picture)
        .el(reader(gestures))
        .el(band)
        .el(crosshair(page, layout))
        .el(handle(page, layout, wrapper));
    let none =
        of_class("p", "help wrong").attr("role", "status").when("hidden", move || !surface.refused.get()).text(REFUSED);
    frame.el(read_out(page, layout)).el(plot).el(none).el(of_class("p", "spoken").attr("id", "chart-keys").text(KEYS))
}

/// What takes pointers and keys.
fn reader(gestures: Gestures) -> El {
    let Gestures { page, layout, .. } = gestures;
    of_class("div", "reader")
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("aria-label", "Read both costs at a volume")
        .attr("aria-describedby", "chart-keys")
        .attr("aria-valuemin", "0")
        .live("aria-valuenow", move || Some(plain(page.pointed.get().unwrap_or_default())))
        .live("aria-valuetext", move || spoken(page))
        .on("pointermove", move |event: PointerEvent| gestures.moved(&event))
        .on("pointerdown", move |event: PointerEvent| gestures.down(&event))
        .on("pointerup", move |event: PointerEvent| gestures.up(&event))
        .on("pointercancel", move |_: Event| gestures.cancel())
        .on("pointerleave", move |event: PointerEvent| gestures.left(&event))
        .on("wheel", move |event: WheelEvent| gestures.wheel(&event))
        .on("dblclick", move |_: Event| page.lens.update(|lens| lens.window = None))
        .on("keydown", move |event: KeyboardEvent| pressed(page, layout, &event))
}

/// What is read out of the chart, for those who hear it.
fn spoken(page: Page) -> Option<String> {
    let (at, lens) = (page.pointed.get()?, page.lens.get());
    Some(
        page.evaluation
            .with(|evaluation| CostsAt::read(&evaluation.report, Tokens(at), lens.per_mtok, lens.hybrid).sentence()),
    )
}

/// Shows these volumes; a window on all there is to see is none.
fn show(page: Page, window: Option<Window>) {
    let Some(window) = window else { return };
    let all = page.evaluation.with_untracked(|evaluation| natural(&evaluation.report, page.lens.get_untracked()));
    page.lens.update(|lens| lens.window = Some(window).filter(|window| !window.holds(&all)));
}

fn zoom(page: Page, layout: Drawn, at: f64, factor: f64) {
    // What was asked for last may not be drawn yet.
    let lens = page.lens.get_untracked();
    let asked = lens.window.map(|window| Domain::new(window.from, window.to, lens.scale()));
    let axis = asked.or_else(|| layout.with_untracked(|layout| Some(*layout.as_ref()?.volumes())));
    show(page, axis.and_then(|axis| Window::zoomed(&axis, at, factor)));
}

/// Keys on the chart. Those that mean something here do nothing else.
fn pressed(page: Page, layout: Drawn, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let volume = || page.evaluation.with_untracked(|evaluation| evaluation.report.workload.tokens.0);
    let at = page.pointed.get_untracked();
    if let Some(step) = Step::of_key(&key) {
        let next = layout.with_untracked(|layout| Some(layout.as_ref()?.step(at.unwrap_or_else(volume), step)));
        page.pointed.set(next);
    } else {
        let middle = layout.with_untracked(|layout| {
            let layout = layout.as_ref()?;
            Some(layout.fraction(layout.x_to_px(at.unwrap_or_else(volume))).clamp(0.0, 1.0))
        });
        match (key.as_str(), at) {
            ("+" | "=", _) => zoom(page, layout, middle.unwrap_or(0.5), KEY_ZOOM),
            ("-", _) => zoom(page, layout, middle.unwrap_or(0.5), 1.0 / KEY_ZOOM),
            ("Enter", Some(at)) => page.set_volume(at.round()),
            ("Escape", _) => {
                page.lens.update(|lens| lens.window = None);
                page.pointed.set(None);
            }
            _ => return,
        }
    }
    event.prevent_default();
}

fn place(event: &MouseEvent) -> (i32, i32) {
    (event.client_x(), event.client_y())
}

/// What pointers are up to over the chart.
#[derive(Clone, Copy)]
struct Gestures {
    page: Page,
    layout: Drawn,
    gesture: StoredValue<Gesture>,
    /// The range being selected, in CSS pixels.
    band: RwSignal<Option<(f64, f64)>>,
    /// Where on the screen a pointer was last.
    last: StoredValue<Option<(i32, i32)>>,
    /// Whether the pointer was moved here by hand: a wheel turned over a chart that only came by while scrolling scrolls on.
    meant: StoredValue<bool>,
}

impl Gestures {
    fn new(page: Page, layout: Drawn) -> Self {
        let last = StoredValue::new(None);
        for event in ["pointermove", "wheel"] {
            browser::on_window(event, move |event| {
                let _ = last.try_update_value(|last| *last = Some(place(event.unchecked_ref())));
            });
        }
        Self {
            page,
            layout,
            gesture: StoredValue::new(Gesture::default()),
            band: RwSignal::new(None),
            last,
            meant: StoredValue::new(false),
        }
    }

    fn down(self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        browser::capture(event);
        let (x, touch) = (f64::from(event.offset_x()), event.pointer_type() == "touch");
        self.layout.with_untracked(|layout| {
            if let Some(layout) = layout {
                self.gesture.update_value(|gesture| gesture.down(event.pointer_id(), x, touch, layout));
            }
        });
        self.moved(event);
    }

    fn moved(self, event: &PointerEvent) {
        // Browsers report a move as well when the page moved under the pointer.
        if self.last.get_value() != Some(place(event)) {
            self.meant.set_value(true);
        }
        let x = f64::from(event.offset_x());
        if let Some(act) = self.gesture.try_update_value(|gesture| gesture.moved(event.pointer_id(), x)) {
            self.act(act);
        }
    }

    fn up(self, event: &PointerEvent) {
        self.band.set(None);
        if let Some(Some(act)) = self.gesture.try_update_value(|gesture| gesture.up(event.pointer_id())) {
            self.act(act);
        }
    }

    fn act(self, act: Act) {
        match act {
            Act::Read(px) => self.read(Some(px)),
            Act::Mark(from, to) => {
                self.read(None);
                self.band.set(Some((from, to)));
            }
            Act::Show(window) => {
                self.read(None);
                show(self.page, Some(window));
            }
        }
    }

    fn read(self, px: Option<f64>) {
        let volume = px.and_then(|px| self.layout.with_untracked(|layout| layout.as_ref()?.volume_at(px)));
        if volume != self.page.pointed.get_untracked() {
            self.page.pointed.set(volume);
        }
    }

    fn cancel(self) {
        self.gesture.update_value(Gesture::cancel);
        self.band.set(None);
    }

    /// A finger leaves as soon as it lifts: what it touched stays until it touches something else.
    fn left(self, event: &PointerEvent) {
        self.meant.set_value(false);
        if event.pointer_type() != "touch" {
            self.page.pointed.set(None);
        }
    }

    /// Zooms around the pointer. Where there is nothing to zoom out of, or the pointer is here by chance, the page scrolls.
    fn wheel(self, event: &WheelEvent) {
        let nothing_more = event.delta_y() > 0.0 && self.page.lens.with_untracked(|lens| lens.window.is_none());
        if nothing_more || !(self.meant.get_value() || event.ctrl_key()) {
            self.meant.set_value(event.ctrl_key());
            return;
        }
        event.prevent_default();
        let at = self.layout.with_untracked(|layout| {
            layout.as_ref().map(|layout| layout.fraction(f64::from(event.offset_x())).clamp(0.0, 1.0))
        });
        zoom(self.page, self.layout, at.unwrap_or(0.5), wheel_factor(event.delta_y()));
    }
}
