//! The break-even chart of a report: what it shows, how it is looked at, read and zoomed.

#[path = "cost_chart/gestures.rs"]
mod gestures;
#[path = "cost_chart/golden.rs"]
mod golden;
#[path = "support/link.rs"]
mod link;
#[path = "cost_chart/properties.rs"]
mod properties;
#[path = "cost_chart/reading.rs"]
mod reading;

use llm_breakeven::chart::{ChartSpec, Layout, Lens, Look, Theme, cost_chart};
use llm_breakeven::export::Evaluation;

/// A chart of 1000 × 420 CSS pixels.
pub fn look(lens: Lens) -> Look {
    Look { width: 1000.0, height: 420.0, theme: Theme::light(), lens, hold: None }
}

/// All ways to look that need no window.
pub fn lenses() -> impl Iterator<Item = Lens> {
    (0..8).map(|bits| Lens { per_mtok: bits & 1 > 0, log: bits & 2 > 0, hybrid: bits & 4 > 0, window: None })
}

/// The chart of a link.
pub fn chart(query: &str, lens: Lens) -> (Evaluation, ChartSpec, Layout) {
    let evaluation = link::opened(query);
    let spec = cost_chart(&evaluation, look(lens));
    let layout = Layout::of(&spec);
    (evaluation, spec, layout)
}
