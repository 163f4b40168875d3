//! Both costs at the volume that is pointed at: HTML over the canvas, which is not painted for it.

use super::element::{AnyView, El, classes, el, live, of_class, px};
use super::page::Page;
use super::surface::Drawn;
use crate::browser::media;
use crate::chart::Layout;
use crate::export::reading::CostsAt;
use crate::units::Tokens;
use leptos::prelude::*;

/// Where the reading line is, in CSS pixels from the chart's left edge, and as a part of the plot; none where nothing is read
/// or it is out of view.
fn place(page: Page, layout: Drawn) -> Option<(f64, f64)> {
    let at = page.pointed.get()?;
    layout.with(|layout| {
        let layout = layout.as_ref()?;
        let left = layout.x_to_px(at);
        let part = layout.fraction(left);
        (-1e-6..=1.0 + 1e-6).contains(&part).then_some((left, part))
    })
}

/// The reading line.
pub fn crosshair(page: Page, layout: Drawn) -> El {
    let side =
        move |side: fn(&Layout) -> f64| move || layout.with(|layout| layout.as_ref().map(|layout| px(side(layout))));
    of_class("div", "crosshair")
        .when("hidden", move || place(page, layout).is_none())
        .style("left", move || place(page, layout).map(|(left, _)| px(left)))
        .style("top", side(|layout| layout.plot.y))
        .style("height", side(|layout| layout.plot.h))
}

/// The screens that style/places.css shows the read-out on without being asked.
const NARROW: &str = "(max-width: 619px)";

/// What it reads. Where nothing is pointed at, narrow screens show the costs at the scenario's own volume above the plot, others nothing.
pub fn read_out(page: Page, layout: Drawn) -> El {
    let narrow = RwSignal::new(true);
    media::follow(NARROW, move |now| {
        let _ = narrow.try_set(now);
    });
    let costs = move || {
        let pointed = page.pointed.get();
        if pointed.is_none() && !narrow.get() {
            return Vec::new();
        }
        let lens = page.lens.get();
        lines(page.evaluation.with(|evaluation| {
            let report = &evaluation.report;
            let at = pointed.unwrap_or(report.workload.tokens.0);
            CostsAt::read(report, Tokens(at), lens.per_mtok, lens.hybrid)
        }))
    };
    let placed = move || place(page, layout);
    let flipped = move || placed().is_some_and(|(_, part)| part > 0.5);
    el("div")
        .attr("aria-hidden", "true")
        .live("class", move || classes("readout", &[("pointing", placed().is_some()), ("flipped", flipped())]))
        .style("--at", move || placed().map(|(left, _)| px(left)))
        .child(live(costs))
}

fn lines(costs: CostsAt) -> Vec<AnyView> {
    let mut lines = vec![
        of_class("p", "volume").text(costs.volume).view(),
        line("api", "API".into(), costs.api),
        line("self-host", format!("Self-host, × {}", costs.replicas), costs.self_host),
    ];
    if let Some((cost, what)) = costs.hybrid {
        lines.push(line("hybrid", format!("Hybrid, {what}"), cost));
    }
    lines.push(of_class("p", "saving").text(costs.saving).view());
    lines
}

fn line(class: &'static str, name: String, cost: String) -> AnyView {
    of_class("p", class).el(el("span").text(name)).text(" ").el(el("b").text(cost)).view()
}
