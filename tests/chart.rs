//! The cost chart, from ticks to pictures.

#[path = "chart/colours.rs"]
mod colours;
#[path = "chart/geometry.rs"]
mod geometry;
#[path = "chart/golden.rs"]
mod golden;
#[path = "chart/specs.rs"]
mod specs;
#[path = "chart/ticks.rs"]
mod ticks;
