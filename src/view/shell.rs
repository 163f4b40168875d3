//! The page as it is at first, in HTML: what is shown before the program is there, and where it cannot run. Made by the same views.

use super::app;
use super::element::write;
use crate::chart::{Lens, Look, Theme, cost_chart, to_svg};
use crate::export::Evaluation;
use crate::scenario;
use leptos::prelude::{Owner, untrack};

/// Classes of the charts that stand in for the canvas, and the size of each in CSS pixels: that of the chart on screens of 360, 768
/// and 1440 px. `style/main.css` says which is shown where.
const STILLS: [(&str, f64, f64); 3] = [("narrow", 302.0, 266.0), ("medium", 692.0, 360.0), ("wide", 979.0, 420.0)];

/// The page of the link without anything, with its chart.
#[must_use]
pub fn shell() -> String {
    let page = Owner::new().with(|| untrack(|| write(app())));
    let stills: String = STILLS.iter().map(|(class, width, height)| still(class, *width, *height)).collect();
    match (page.find("<canvas"), page.find("</canvas>")) {
        (Some(start), Some(end)) => {
            let canvas = &page[start..end];
            let picture = canvas.replacen("<canvas", "<div class=\"still\"", 1);
            format!("{}{picture}{stills}</div>{}", &page[..start], &page[end + "</canvas>".len()..])
        }
        _ => page,
    }
}

/// The chart at one size, in the colours of the style sheet.
fn still(class: &str, width: f64, height: f64) -> String {
    let evaluation = Evaluation::of(scenario::read(""));
    let look = Look { width, height, theme: Theme::light(), lens: Lens::default(), hold: None };
    let mut svg = to_svg(&cost_chart(&evaluation, look));
    for ([red, green, blue], name) in named(Theme::light()) {
        svg = svg.replace(&format!("#{red:02X}{green:02X}{blue:02X}"), &format!("var(--{name})"));
    }
    svg.replace(" opacity=\"1\"", "").replace('\n', "").replacen("<svg", &format!("<svg class=\"{class}\""), 1)
}

/// What the style sheet calls the chart's colours.
fn named(theme: Theme) -> [([u8; 3], &'static str); 11] {
    [
        (theme.paper, "paper"),
        (theme.ink, "ink"),
        (theme.muted, "muted"),
        (theme.hairline, "hairline"),
        (theme.rule, "rule"),
        (theme.win_tint, "tint"),
        (theme.win_ink, "good"),
        (theme.api, "api"),
        (theme.self_host, "self-host"),
        (theme.api_ink, "api-ink"),
        (theme.self_host_ink, "self-host-ink"),
    ]
}
