//! The charts: plain data in, pixels out.
//!
//! A [`ChartSpec`] says what to show, [`Layout::of`] decides where everything goes (pure, no drawing), and [`paint`]
//! hands it to any plotters backend: a canvas in the browser, SVG natively. Only `paint.rs` knows plotters.
//!
//! The other pictures are one file a kind: data with its title and its sentence, and a function that arranges the data
//! into the marks of a [`Picture`], which [`paint_picture`] draws.

mod axis;
pub mod bars;
pub mod bill;
#[cfg(feature = "page")]
mod canvas;
pub mod caption;
mod compare;
mod contour;
mod cost;
mod costs;
mod curve;
mod domain;
mod drawing;
mod extent;
mod frame;
mod geometry;
mod gesture;
pub mod heat;
mod heat_paint;
mod labels;
mod layout;
mod lens;
mod marks;
mod paint;
mod picture;
mod place;
mod reader;
pub mod reality;
mod sheet;
mod spec;
pub mod strip;
mod strip_paint;
mod text;
mod theme;
mod tick_text;
pub mod waterfall;

pub use axis::{Along, Tick, ticks};
#[cfg(feature = "page")]
pub use canvas::paint_on;
pub use compare::{Shown, compare_chart, compare_picture};
pub use cost::{cost_chart, cost_picture, cost_words};
pub use domain::Domain;
pub use drawing::Drawing;
pub use extent::natural;
pub use geometry::{Point, Rect};
pub use gesture::{Act, Gesture, wheel_factor};
pub use heat_paint::heat;
pub use layout::Layout;
pub use lens::{Lens, Look, Window};
pub use marks::{Anchor, Curve, Dot, Hairline, HairlineKind, Text, Tone};
pub use paint::{PaintError, paint, paint_picture, picture_to_svg, to_svg};
pub use picture::{Mark, Picture, ink_on};
pub use reader::Step;
pub use sheet::Paper;
pub use spec::{Axis, ChartSpec, Crossing, Current, Line, LineRole, Quantity, Region, RegionKind, Scale, StepMark};
pub use strip_paint::strip;
pub use text::text_width;
pub use theme::Theme;
