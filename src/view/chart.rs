//! The chart: a canvas that is painted when the report, its size or the theme changes, and what moves over it without paint.

use super::page::Page;
use crate::browser::{self, canvas::Size, canvas::Watcher, timer::NextFrame};
use crate::chart::{Layout, LineRole, Look, Theme, cost_chart, paint_on};
use crate::export::{sentences, table};
use crate::format::{money, volume};
use crate::units::Tokens;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;

/// Chart, read-out, and the sentence that says what it shows.
#[component]
pub fn ChartPanel() -> impl IntoView {
    let page = Page::here();
    let layout = RwSignal::new_local(None::<Layout>);
    let summary = move || page.evaluation.with(|evaluation| sentences::break_even(&evaluation.report));
    view! {
        <section class="panel chart-panel" aria-labelledby="chart-title">
            <div class="chart-head">
                <h2 id="chart-title">"Monthly cost by volume"</h2>
                <Legend layout />
            </div>
            <Plot layout />
            <p class="summary" data-testid="chart-summary" id="chart-summary">{summary}</p>
        </section>
    }
}

/// Names the lines where there was no room for it beside them.
#[component]
fn Legend(layout: RwSignal<Option<Layout>, LocalStorage>) -> impl IntoView {
    let page = Page::here();
    let names = move || {
        page.evaluation.with(|evaluation| (evaluation.resolved.names.api.name, evaluation.resolved.names.model.name))
    };
    let missing =
        move |role: LineRole| layout.with(|layout| layout.as_ref().is_some_and(|l| !l.labelled[role.index()]));
    view! {
        <ul class="legend">
            <li class="api" hidden=move || !missing(LineRole::Api)>{move || names().0} " API"</li>
            <li class="self-host" hidden=move || !missing(LineRole::SelfHost)>{move || names().1} ", self-hosted"</li>
        </ul>
    }
}

/// The canvas and what lies over it.
#[component]
fn Plot(layout: RwSignal<Option<Layout>, LocalStorage>) -> impl IntoView {
    let page = Page::here();
    let wrapper = NodeRef::<Div>::new();
    let canvas = NodeRef::<Canvas>::new();
    let size = RwSignal::new(Size::default());
    let pointer = RwSignal::new(None::<f64>);
    let watcher = StoredValue::new_local(None::<Watcher>);
    Effect::new(move || {
        if let Some(element) = wrapper.get() {
            watcher.set_value(Watcher::new(&element, move |now| {
                let _ = size.try_set(now);
            }));
        }
    });
    let next_frame = NextFrame::new();
    Effect::new(move || {
        let (Some(canvas), now) = (canvas.get(), size.get()) else { return };
        let theme = if page.dark.get() { Theme::dark() } else { Theme::light() };
        let look = Look { width: now.width, height: now.height, theme };
        let spec = page.evaluation.with(|evaluation| cost_chart(evaluation, look));
        next_frame.run(move || {
            if browser::canvas::fit(&canvas, now) && paint_on(canvas, &spec, now.ratio).is_ok() {
                let _ = layout.try_set(Some(Layout::of(&spec)));
                browser::mark_ready();
            }
        });
    });
    let moved = move |event: leptos::ev::PointerEvent| pointer.set(Some(f64::from(event.offset_x())));
    // A finger leaves as soon as it lifts: what it touched stays until it touches something else.
    let left = move |event: leptos::ev::PointerEvent| {
        if event.pointer_type() != "touch" {
            pointer.set(None);
        }
    };
    let elsewhere = window_event_listener(leptos::ev::pointerdown, move |event| {
        let inside = wrapper.get_untracked().is_some_and(|wrapper| browser::is_within(&event, &wrapper));
        if !inside {
            pointer.set(None);
        }
    });
    on_cleanup(move || elsewhere.remove());
    view! {
        <div
            class="plot"
            data-testid="chart"
            node_ref=wrapper
            role="img"
            aria-labelledby="chart-title"
            aria-describedby="chart-summary"
            on:pointermove=moved
            on:pointerdown=moved
            on:pointerleave=left
        >
            <canvas node_ref=canvas></canvas>
            <ReadOut layout pointer />
        </div>
    }
}

/// Both costs at the pointer's volume: HTML over the canvas, which is not painted for it.
#[component]
fn ReadOut(layout: RwSignal<Option<Layout>, LocalStorage>, pointer: RwSignal<Option<f64>>) -> impl IntoView {
    let page = Page::here();
    let at = move || {
        let px = pointer.get()?;
        layout.with(|layout| {
            let layout = layout.as_ref()?;
            let (left, right) = (layout.plot.x, layout.plot.right());
            let within = (left..=right).contains(&px);
            within.then(|| (px, px > (left + right) / 2.0, layout.px_to_x(px), layout.plot.y, layout.plot.h))
        })
    };
    let shown = move || {
        let (px, flipped, tokens, top, height) = at()?;
        let row = page.evaluation.with(|evaluation| table::row_at(&evaluation.report, Tokens(tokens)));
        Some(view! {
            <div
                class="crosshair"
                style:left=format!("{px}px")
                style:top=format!("{top}px")
                style:height=format!("{height}px")
            ></div>
            <div class="readout" style:--at=format!("{px}px") class:flipped=flipped>
                <p class="volume">{volume(row.volume)} " tokens a month"</p>
                <p class="api"><span>"API"</span> <b>{money(row.api)}</b></p>
                <p class="self-host"><span>"Self-host, × " {row.replicas.to_string()}</span> <b>{money(row.self_host)}</b></p>
                <p class="saving">{row.saving_words()}</p>
            </div>
        })
    };
    view! { <div class="over" aria-hidden="true">{shown}</div> }
}
