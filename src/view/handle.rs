//! The current volume as a handle on the chart's axis: dragged, or moved by keys, it changes the scenario.

use super::element::{El, Place, classes, el, px};
use super::page::Page;
use super::surface::Drawn;
use crate::browser;
use crate::format::{plain, volume};
use crate::scenario::{self, Input, POSITIONS};
use crate::units::Tokens;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

/// The handle, below the plot; at its edge where the volume is out of view.
pub fn handle(page: Page, layout: Drawn, wrapper: Place) -> El {
    let tokens = move || page.evaluation.with(|evaluation| evaluation.report.workload.tokens);
    let place = move || {
        layout.with(|layout| {
            let layout = layout.as_ref()?;
            let part = layout.fraction(layout.x_to_px(tokens().0));
            let left = layout.plot.x + part.clamp(0.0, 1.0) * layout.plot.w;
            Some((left, layout.plot.bottom(), part))
        })
    };
    let dragged = move |event: &PointerEvent| {
        let Some(wrapper) = wrapper.get_untracked() else { return };
        let px = browser::x_within(event, &wrapper);
        if let Some(tokens) = layout.with_untracked(|layout| Some(layout.as_ref()?.round_volume(px))) {
            page.set_volume(tokens);
        }
    };
    let down = move |event: PointerEvent| {
        browser::capture(&event);
        page.held.set(true);
        page.pointed.set(None);
    };
    let moved = move |event: PointerEvent| {
        if page.held.get_untracked() {
            dragged(&event);
        }
    };
    let part = move || place().map_or(0.0, |place| place.2);
    el("div")
        .live("class", move || classes("handle", &[("before", part() < 0.0), ("after", part() > 1.0)]))
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("data-testid", "volume-handle")
        .attr("aria-label", "Tokens a month")
        .attr("aria-orientation", "horizontal")
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", plain(POSITIONS))
        .live("aria-valuenow", move || Some(plain(scenario::position(Input::Volume, tokens().0))))
        .live("aria-valuetext", move || Some(format!("{} tokens a month", volume(tokens()))))
        .when("hidden", move || place().is_none())
        .style("left", move || place().map(|place| px(place.0)))
        .style("top", move || place().map(|place| px(place.1)))
        .on("pointerdown", down)
        .on("pointermove", moved)
        .on("keydown", move |event: KeyboardEvent| pressed(page, tokens(), &event))
}

/// The keys of a slider.
fn pressed(page: Page, tokens: Tokens, event: &KeyboardEvent) {
    let steps = match event.key().as_str() {
        "ArrowLeft" | "ArrowDown" => -1.0,
        "ArrowRight" | "ArrowUp" => 1.0,
        "PageDown" => -50.0,
        "PageUp" => 50.0,
        "Home" => -POSITIONS,
        "End" => POSITIONS,
        _ => return,
    };
    if !(event.ctrl_key() || event.meta_key() || event.alt_key()) {
        event.prevent_default();
        page.set_volume(scenario::stepped(Input::Volume, tokens.0, steps));
    }
}
