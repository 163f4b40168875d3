//! A chart with everything in its place.

use super::{ChartSpec, Layout};
use std::ops::Deref;

/// What is drawn, and where; one reads off it what one would off its layout.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// What to draw.
    pub spec: ChartSpec,
    layout: Layout,
}

impl Drawing {
    /// Arranges a chart.
    #[must_use]
    pub fn of(spec: ChartSpec) -> Self {
        Self { layout: Layout::of(&spec), spec }
    }
}

impl Deref for Drawing {
    type Target = Layout;

    fn deref(&self) -> &Layout {
        &self.layout
    }
}
