//! The cost chart: plain data in, pixels out.
//!
//! A [`ChartSpec`] says what to show, [`Layout::of`] decides where everything goes (pure, no drawing), and [`paint`]
//! hands it to any plotters backend: a canvas in the browser, SVG natively. Only `paint.rs` knows plotters.

mod axis;
#[cfg(target_arch = "wasm32")]
mod canvas;
mod cost;
mod costs;
mod curve;
mod domain;
mod extent;
mod frame;
mod geometry;
mod gesture;
mod labels;
mod layout;
mod lens;
mod marks;
mod paint;
mod place;
mod reader;
mod spec;
mod text;
mod theme;
mod tick_text;

pub use axis::{Along, Tick, ticks};
#[cfg(target_arch = "wasm32")]
pub use canvas::paint_on;
pub use cost::{cost_chart, cost_picture, cost_words};
pub use domain::Domain;
pub use extent::natural;
pub use geometry::{Point, Rect};
pub use gesture::{Act, Gesture, wheel_factor};
pub use layout::Layout;
pub use lens::{Lens, Look, Window};
pub use marks::{Anchor, Curve, Dot, Hairline, HairlineKind, Text, Tone};
pub use paint::{PaintError, paint};
pub use reader::Step;
pub use spec::{Axis, ChartSpec, Crossing, Current, Line, LineRole, Quantity, Region, RegionKind, Scale, StepMark};
pub use text::text_width;
pub use theme::Theme;

#[cfg(not(target_arch = "wasm32"))]
pub use paint::to_svg;
