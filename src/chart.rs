//! The cost chart: plain data in, pixels out.
//!
//! A [`ChartSpec`] says what to show, [`Layout::of`] decides where everything goes (pure, no drawing), and [`paint`]
//! hands it to any plotters backend: a canvas in the browser, SVG natively. Only `paint.rs` knows plotters.

mod axis;
#[cfg(target_arch = "wasm32")]
mod canvas;
mod cost;
mod curve;
mod domain;
mod frame;
mod geometry;
mod labels;
mod layout;
mod marks;
mod paint;
mod place;
mod spec;
mod text;
mod theme;
mod tick_text;

pub use axis::{Along, Tick, ticks};
#[cfg(target_arch = "wasm32")]
pub use canvas::paint_on;
pub use cost::{Look, cost_chart};
pub use domain::Domain;
pub use geometry::{Point, Rect};
pub use layout::Layout;
pub use marks::{Anchor, Curve, Dot, Hairline, HairlineKind, Text, Tone};
pub use paint::{PaintError, paint};
pub use spec::{Axis, ChartSpec, Crossing, Current, Line, LineRole, Quantity, Region, RegionKind, Scale, StepMark};
pub use text::text_width;
pub use theme::Theme;

#[cfg(not(target_arch = "wasm32"))]
pub use paint::to_svg;
