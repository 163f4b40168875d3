//! The one door from a canvas to [`paint`](super::paint).

use super::{ChartSpec, PaintError, paint};
use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;

/// Paints a chart on a canvas whose bitmap has `ratio` pixels for one CSS pixel.
///
/// # Errors
/// What the canvas refused.
pub fn paint_on(canvas: HtmlCanvasElement, spec: &ChartSpec, ratio: f64) -> Result<(), PaintError> {
    match CanvasBackend::with_canvas_object(canvas) {
        Some(backend) => paint(backend, spec, ratio),
        None => Ok(()),
    }
}
