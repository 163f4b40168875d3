//! Both costs at the volume that is pointed at: HTML over the canvas, which is not painted for it.

use super::page::Page;
use crate::chart::Layout;
use crate::export::reading::CostsAt;
use crate::units::Tokens;
use leptos::prelude::*;

/// What was drawn last.
type Drawn = RwSignal<Option<Layout>, LocalStorage>;

/// Where the reading line is, in CSS pixels from the chart's left edge, and as a part of the plot; none where nothing is read
/// or it is out of view.
fn place(page: Page, layout: Drawn) -> Option<(f64, f64)> {
    let at = page.pointed.get()?;
    layout.with(|layout| {
        let layout = layout.as_ref()?;
        let px = layout.x_to_px(at);
        let part = layout.fraction(px);
        (-1e-6..=1.0 + 1e-6).contains(&part).then_some((px, part))
    })
}

/// The reading line.
#[component]
pub fn Crosshair(layout: Drawn) -> impl IntoView {
    let page = Page::here();
    // One by one: a strict content security policy refuses a style attribute.
    let left = move || place(page, layout).map(|(px, _)| format!("{px}px"));
    let plot = move |side: fn(&Layout) -> f64| {
        move || layout.with(|layout| layout.as_ref().map(|layout| format!("{}px", side(layout))))
    };
    view! {
        <div
            class="crosshair"
            hidden=move || left().is_none()
            style:left=left
            style:top=plot(|layout| layout.plot.y)
            style:height=plot(|layout| layout.plot.h)
        ></div>
    }
}

/// What it reads. Where nothing is pointed at, the scenario's own volume is read, which narrow screens show above the plot.
#[component]
pub fn ReadOut(layout: Drawn) -> impl IntoView {
    let page = Page::here();
    let costs = move || {
        let lens = page.lens.get();
        page.evaluation.with(|evaluation| {
            let report = &evaluation.report;
            let at = page.pointed.get().unwrap_or(report.workload.tokens.0);
            CostsAt::read(report, Tokens(at), lens.per_mtok, lens.hybrid)
        })
    };
    let shown = move || {
        let costs = costs();
        let hybrid = costs.hybrid.map(|(cost, what)| {
            view! { <p class="hybrid"><span>"Hybrid, " {what}</span> <b>{cost}</b></p> }
        });
        view! {
            <p class="volume">{costs.volume}</p>
            <p class="api"><span>"API"</span> <b>{costs.api}</b></p>
            <p class="self-host"><span>"Self-host, × " {costs.replicas}</span> <b>{costs.self_host}</b></p>
            {hybrid}
            <p class="saving">{costs.saving}</p>
        }
    };
    let placed = move || place(page, layout);
    view! {
        <div
            class="readout"
            aria-hidden="true"
            class:pointing=move || placed().is_some()
            class:flipped=move || placed().is_some_and(|(_, part)| part > 0.5)
            style:--at=move || placed().map(|(px, _)| format!("{px}px"))
        >
            {shown}
        </div>
    }
}
