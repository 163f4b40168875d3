//! The current volume as a handle on the chart's axis: dragged, or moved by keys, it changes the scenario.

use super::page::Page;
use crate::browser;
use crate::chart::Layout;
use crate::format::volume;
use crate::scenario::{self, Input, POSITIONS};
use crate::units::Tokens;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// The handle, below the plot; at its edge where the volume is out of view.
#[component]
pub fn Handle(layout: RwSignal<Option<Layout>, LocalStorage>, wrapper: NodeRef<Div>) -> impl IntoView {
    let page = Page::here();
    let tokens = move || page.evaluation.with(|evaluation| evaluation.report.workload.tokens);
    let place = move || {
        layout.with(|layout| {
            let layout = layout.as_ref()?;
            let part = layout.fraction(layout.x_to_px(tokens().0));
            let px = layout.plot.x + part.clamp(0.0, 1.0) * layout.plot.w;
            Some((px, layout.plot.bottom(), part))
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
    view! {
        <div
            class="handle"
            class:before=move || place().is_some_and(|place| place.2 < 0.0)
            class:after=move || place().is_some_and(|place| place.2 > 1.0)
            role="slider"
            tabindex="0"
            data-testid="volume-handle"
            aria-label="Tokens a month"
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax=POSITIONS.to_string()
            aria-valuenow=move || scenario::position(Input::Volume, tokens().0).to_string()
            aria-valuetext=move || format!("{} tokens a month", volume(tokens()))
            hidden=move || place().is_none()
            style:left=move || place().map(|place| format!("{}px", place.0))
            style:top=move || place().map(|place| format!("{}px", place.1))
            on:pointerdown=down
            on:pointermove=moved
            on:keydown=move |event| pressed(page, tokens(), &event)
        ></div>
    }
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
