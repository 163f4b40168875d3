//! A canvas as plotters draws on it.
//!
//! Coordinates of plotters are whole numbers. Here [`FINER`] of them make one pixel of the bitmap, so that slanted lines are as smooth as
//! the browser paints them, on a bitmap of the screen's own size. Strokes of one colour that follow each other, such as dashes, are one path:
//! what a chart costs is calls into the browser.

use super::layout::Layout;
use super::{ChartSpec, paint};
use crate::format::plain;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::cell::Cell;
use std::convert::Infallible;
use std::f64::consts::TAU;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Units of the drawing for one pixel of the bitmap.
const FINER: f64 = 4.0;

/// What browsers refuse that are out of memory for pictures, or that guard against fingerprints: an error that nobody catches would end
/// the program in the middle of a picture.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = CanvasRenderingContext2d)]
    type Context;
    #[wasm_bindgen(method, catch)]
    fn stroke(this: &Context) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn fill(this: &Context) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = fillRect)]
    fn fill_rect(this: &Context, x: f64, y: f64, width: f64, height: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, setter)]
    fn set_font(this: &Context, font: &str) -> Result<(), JsValue>;
}

/// Paints a laid out chart on a canvas whose bitmap has `ratio` pixels for one CSS pixel. Says whether the browser let it.
pub fn paint_on(canvas: &HtmlCanvasElement, spec: &ChartSpec, layout: &Layout, ratio: f64) -> bool {
    let refused = Rc::new(Cell::new(false));
    let Some(bitmap) = Bitmap::of(canvas, Rc::clone(&refused)) else { return false };
    paint(bitmap, spec, layout, ratio * FINER).is_ok() && !refused.get()
}

struct Bitmap {
    context: Context,
    size: (u32, u32),
    /// Colour of what is filled.
    filled: Option<Rgba>,
    /// Colour and width of strokes that are traced and not yet drawn.
    traced: Option<(Rgba, u32)>,
    /// Font of the last text.
    font: String,
    /// Whether something of it was.
    refused: Rc<Cell<bool>>,
}

/// Red, green, blue, opacity.
type Rgba = [u8; 4];
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Bitmap {
    fn of(canvas: &HtmlCanvasElement, refused: Rc<Cell<bool>>) -> Option<Self> {
        let context: Context = canvas.get_context("2d").ok()??.unchecked_into();
        context.set_transform(1.0 / FINER, 0.0, 0.0, 1.0 / FINER, 0.0, 0.0).ok()?;
        let size = [canvas.width(), canvas.height()].map(|side| side.saturating_mul(FINER as u32));
        Some(Self { context, size: size.into(), filled: None, traced: None, font: String::new(), refused })
    }

    fn tried(&self, outcome: Result<(), JsValue>) {
        if outcome.is_err() {
            self.refused.set(true);
        }
    }

    /// Draws the strokes that were traced. Before anything else is drawn, which comes on top of them.
    fn stroke(&mut self) {
        if self.traced.take().is_some() {
            self.tried(self.context.stroke());
        }
    }

    /// What is filled from now on has this colour.
    fn fill(&mut self, colour: BackendColor) {
        self.stroke();
        let rgba = rgba(colour);
        if self.filled != Some(rgba) {
            self.context.set_fill_style_str(&css(rgba));
            self.filled = Some(rgba);
        }
    }

    /// What is traced from now on has this colour and width.
    fn trace(&mut self, style: &impl BackendStyle) {
        let pen = (rgba(style.color()), style.stroke_width());
        if self.traced != Some(pen) {
            self.stroke();
            self.context.set_stroke_style_str(&css(pen.0));
            self.context.set_line_width(f64::from(pen.1));
            self.context.begin_path();
            self.traced = Some(pen);
        }
    }

    fn path(&self, points: impl IntoIterator<Item = BackendCoord>) {
        for (at, (x, y)) in points.into_iter().enumerate() {
            let (x, y) = (f64::from(x), f64::from(y));
            if at == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
    }
}

fn rgba(BackendColor { rgb: (red, green, blue), alpha }: BackendColor) -> Rgba {
    [red, green, blue, (alpha * 255.0).round() as u8]
}

fn css(rgba: Rgba) -> String {
    format!("#{:08x}", u32::from_be_bytes(rgba))
}

impl DrawingBackend for Bitmap {
    /// A canvas takes everything.
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.stroke();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.fill(color);
        self.tried(self.context.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        if !fill {
            return self.draw_path([from, (to.0, from.1), to, (from.0, to.1), from], style);
        }
        self.fill(style.color());
        let [x, y, width, height] = [from.0, from.1, to.0 - from.0, to.1 - from.1].map(f64::from);
        self.tried(self.context.fill_rect(x, y, width, height));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.trace(style);
        self.path(path);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.fill(style.color());
        self.context.begin_path();
        self.path(path);
        self.tried(self.context.fill());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        if fill {
            self.fill(style.color());
            self.context.begin_path();
        } else {
            self.trace(style);
        }
        let (x, y, radius) = (f64::from(at.0), f64::from(at.1), f64::from(radius));
        self.context.move_to(x + radius, y);
        self.tried(self.context.arc(x, y, radius, 0.0, TAU));
        if fill {
            self.tried(self.context.fill());
        }
        Ok(())
    }

    /// Every text of a chart lies level.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        self.fill(style.color());
        let font = format!("{} {}px {}", style.style().as_str(), plain(style.size()), style.family().as_str());
        if self.font != font {
            self.tried(self.context.set_font(&font));
            self.font = font;
        }
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "center",
        });
        self.context.set_text_baseline(match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.tried(self.context.fill_text(text, f64::from(x), f64::from(y)));
        Ok(())
    }
}
