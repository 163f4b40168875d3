//! The way of a reality check as data for a [`Waterfall`].

use super::waterfall::{Stop, Waterfall};
use crate::export::reality::Reality;

/// From the published or entered break-even to the checked one.
#[must_use]
pub fn waterfall(reality: &Reality) -> Waterfall {
    let whose = if reality.is_published { "As published" } else { "As entered" };
    let stop = |label: &str, volume| Stop { label: label.into(), volume };
    let steps = reality.steps.iter().map(|step| stop(step.what, step.stop.break_even));
    Waterfall { from: stop(whose, reality.published.break_even), steps: steps.collect(), to: "Checked".into() }
}
