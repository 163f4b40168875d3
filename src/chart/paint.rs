//! Drawing with plotters. The only file that names it.

use std::fmt;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, DashedPathElement, PathElement, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::DrawingBackend;

use super::geometry::{Point, Rect};
use super::layout::Layout;
use super::marks::{Anchor, Curve, Dot, Hairline, HairlineKind, Text, Tone};
use super::picture::{Mark, Picture, ink_on};
use super::spec::{ChartSpec, LineRole, RegionKind};
use super::theme::Theme;

const FONTS: &str = "Inter, system-ui, sans-serif";
/// Both backends centre the lower-case letters; this much further down, in ems, digits and capitals are centred.
const DROP: f64 = 0.09;

/// Why a chart could not be painted, in the words of the backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaintError(String);

impl fmt::Display for PaintError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the chart could not be painted: {}", self.0)
    }
}

impl std::error::Error for PaintError {}

impl<E: std::error::Error + Send + Sync> From<DrawingAreaErrorKind<E>> for PaintError {
    fn from(error: DrawingAreaErrorKind<E>) -> Self {
        Self(error.to_string())
    }
}

/// How CSS pixels become the backend's.
#[derive(Clone, Copy)]
struct Medium {
    /// Backend pixels to one CSS pixel.
    ratio: f64,
    /// What the backend divides font sizes by.
    font: f64,
}

/// Paints the chart as it was laid out. The backend must be `pixel_ratio` times the size of the spec, best at a ratio of 4 or more:
/// plotters draws on whole pixels. Nothing is painted if the spec has no size.
pub fn paint<DB: DrawingBackend>(
    backend: DB,
    spec: &ChartSpec,
    layout: &Layout,
    pixel_ratio: f64,
) -> Result<(), PaintError> {
    paint_on(backend, spec, layout, Medium { ratio: pixel_ratio, font: 1.0 })
}

/// The chart as an SVG document of the spec's size.
pub fn to_svg(spec: &ChartSpec) -> String {
    // Four whole units to a pixel keep slanted lines straight.
    const RATIO: f64 = 4.0;
    /// The SVG backend takes font sizes for line heights.
    const FONT: f64 = 1.24;
    let size = (spec.width.clamp(0.0, 1e4) * RATIO, spec.height.clamp(0.0, 1e4) * RATIO);
    let mut svg = String::new();
    let backend = plotters_svg::SVGBackend::with_string(&mut svg, (size.0 as u32, size.1 as u32));
    let painted = paint_on(backend, spec, &Layout::of(spec), Medium { ratio: RATIO, font: FONT });
    // A string takes everything written to it, so there is no error to report.
    debug_assert!(painted.is_ok());
    let units = format!("width=\"{}\" height=\"{}\"", size.0 as u32, size.1 as u32);
    let pixels = format!("width=\"{}\" height=\"{}\"", size.0 / RATIO, size.1 / RATIO);
    svg.replacen(&units, &pixels, 1)
}

/// Paints a picture. The backend must be `pixel_ratio` times its size, best at a ratio of 2 or more.
pub fn paint_picture<DB: DrawingBackend>(backend: DB, picture: &Picture, pixel_ratio: f64) -> Result<(), PaintError> {
    paint_marks(backend, picture, Medium { ratio: pixel_ratio, font: 1.0 })
}

/// The picture as an SVG document of its size.
pub fn picture_to_svg(picture: &Picture) -> String {
    // As for the chart: four whole units to a pixel, font sizes taken for line heights.
    const MEDIUM: Medium = Medium { ratio: 4.0, font: 1.24 };
    let size = [picture.width, picture.height].map(|side| (side.clamp(0.0, 1e4) * MEDIUM.ratio) as u32);
    let mut svg = String::new();
    let backend = plotters_svg::SVGBackend::with_string(&mut svg, (size[0], size[1]));
    let painted = paint_marks(backend, picture, MEDIUM);
    // A string takes everything written to it, so there is no error to report.
    debug_assert!(painted.is_ok());
    let [width, height] = size.map(|side| f64::from(side) / MEDIUM.ratio);
    let units = format!("width=\"{}\" height=\"{}\"", size[0], size[1]);
    svg.replacen(&units, &format!("width=\"{width}\" height=\"{height}\""), 1)
}

fn paint_marks<DB: DrawingBackend>(backend: DB, picture: &Picture, medium: Medium) -> Result<(), PaintError> {
    let brush = Brush { area: backend.into_drawing_area(), theme: &picture.theme, medium };
    if medium.ratio.is_finite() && medium.ratio > 0.0 {
        brush.area.fill(&colour(picture.theme.paper))?;
        picture.marks.iter().try_for_each(|mark| brush.mark(mark))?;
    }
    Ok(brush.area.present()?)
}

fn paint_on<DB: DrawingBackend>(
    backend: DB,
    spec: &ChartSpec,
    layout: &Layout,
    medium: Medium,
) -> Result<(), PaintError> {
    let area = backend.into_drawing_area();
    let brush = Brush { area, theme: &spec.theme, medium };
    let sized = spec.width >= 1.0 && spec.height >= 1.0 && medium.ratio.is_finite() && medium.ratio > 0.0;
    if sized {
        brush.chart(layout)?;
    }
    Ok(brush.area.present()?)
}

type Drawn = Result<(), PaintError>;

struct Brush<'a, DB: DrawingBackend> {
    area: DrawingArea<DB, Shift>,
    theme: &'a Theme,
    medium: Medium,
}

impl<DB: DrawingBackend> Brush<'_, DB> {
    fn chart(&self, layout: &Layout) -> Drawn {
        self.area.fill(&colour(self.theme.paper))?;
        let mut won = layout.areas.iter().filter(|(kind, _)| *kind == RegionKind::SelfHostWins);
        won.try_for_each(|(_, area)| self.fill(area, self.theme.win_tint))?;
        let hatch = colour(self.theme.hatch).stroke_width(self.stroke(1.0));
        layout.hatching.iter().try_for_each(|(from, to)| self.path(&[*from, *to], hatch))?;
        layout.hairlines.iter().try_for_each(|line| self.hairline(line))?;
        for role in LineRole::ALL {
            let curves = layout.curves.iter().chain(&layout.swatches);
            curves.filter(|curve| curve.role == role).try_for_each(|curve| self.curve(curve))?;
        }
        layout.dots.iter().try_for_each(|dot| self.dot(dot))?;
        layout.rings.iter().try_for_each(|at| self.ring(*at))?;
        // Those of one weight in one go: to change a canvas's font is as costly as ten texts.
        let mut by_weight =
            [false, true].into_iter().flat_map(|bold| layout.texts.iter().filter(move |text| text.bold == bold));
        by_weight.try_for_each(|text| self.text(text))
    }

    fn mark(&self, mark: &Mark) -> Drawn {
        match mark {
            Mark::Fill(area, rgb) => self.fill(area, *rgb),
            Mark::Hairline(line) => self.hairline(line),
            Mark::Path(points, rgb, width) => self.path(points, colour(*rgb).stroke_width(self.stroke(*width))),
            Mark::Ring(at) => self.ring(*at),
            Mark::Text(text) => self.text(text),
        }
    }

    /// The one place where CSS pixels become the backend's.
    fn px(&self, css: f64) -> i32 {
        (css * self.medium.ratio).round() as i32
    }

    fn at(&self, point: Point) -> (i32, i32) {
        (self.px(point.0), self.px(point.1))
    }

    /// Even, because an odd stroke centred on a whole pixel has blurred edges.
    fn stroke(&self, css: f64) -> u32 {
        ((css * self.medium.ratio / 2.0).round() as u32 * 2).max(1)
    }

    fn fill(&self, area: &Rect, rgb: [u8; 3]) -> Drawn {
        let corners = [self.at((area.x, area.y)), self.at((area.right(), area.bottom()))];
        Ok(self.area.draw(&Rectangle::new(corners, colour(rgb).filled()))?)
    }

    /// A filled box rather than a stroke: its edges lie on whole pixels at every ratio.
    fn hairline(&self, line: &Hairline) -> Drawn {
        let rgb = match line.kind {
            HairlineKind::Grid => self.theme.hairline,
            HairlineKind::Axis | HairlineKind::Step => self.theme.rule,
            HairlineKind::Current => self.theme.muted,
        };
        let (x, y) = (line.from.0.floor(), line.from.1.floor());
        let (width, height) = ((line.to.0.floor() - x).max(1.0), (line.to.1.floor() - y).max(1.0));
        if line.kind != HairlineKind::Step {
            return self.fill(&Rect::new(x, y, width, height), rgb);
        }
        let mut dots = (0..(height / 5.0).ceil() as u32).map(|k| f64::from(k) * 5.0);
        dots.try_for_each(|down| self.fill(&Rect::new(x, y + down, 1.0, (height - down).min(2.0)), rgb))
    }

    fn curve(&self, curve: &Curve) -> Drawn {
        let style = colour(self.theme.line(curve.role)).stroke_width(self.stroke(curve.role.stroke()));
        curve.pieces.iter().try_for_each(|piece| self.piece(piece, curve.role, style))
    }

    fn piece(&self, piece: &[Point], role: LineRole, style: ShapeStyle) -> Drawn {
        let Some((dash, gap)) = role.dash() else { return self.path(piece, style) };
        let points: Vec<(i32, i32)> = piece.iter().map(|point| self.at(*point)).collect();
        Ok(self.area.draw(&DashedPathElement::new(points, self.px(dash), self.px(gap), style))?)
    }

    fn path(&self, points: &[Point], style: ShapeStyle) -> Drawn {
        let mut points: Vec<(i32, i32)> = points.iter().map(|point| self.at(*point)).collect();
        points.dedup();
        if points.len() < 2 { Ok(()) } else { Ok(self.area.draw(&PathElement::new(points, style))?) }
    }

    fn disc(&self, at: Point, radius: f64, rgb: [u8; 3]) -> Drawn {
        Ok(self.area.draw(&Circle::new(self.at(at), self.px(radius), colour(rgb).filled()))?)
    }

    fn dot(&self, dot: &Dot) -> Drawn {
        self.disc(dot.at, 5.5, self.theme.paper)?;
        self.disc(dot.at, 4.0, self.theme.line(dot.role))
    }

    fn ring(&self, at: Point) -> Drawn {
        self.disc(at, 6.0, self.theme.ink)?;
        self.disc(at, 4.0, self.theme.paper)
    }

    fn text(&self, text: &Text) -> Drawn {
        let (x, edge) = match text.anchor {
            Anchor::Start => (text.area.x, HPos::Left),
            Anchor::Middle => (text.area.x + text.area.w / 2.0, HPos::Center),
            Anchor::End => (text.area.right(), HPos::Right),
        };
        let weight = if text.bold { FontStyle::Bold } else { FontStyle::Normal };
        let size = text.font * self.medium.ratio * self.medium.font;
        let font = FontDesc::new(FontFamily::Name(FONTS), size, weight);
        let ink = colour(self.tone(text.tone));
        let style = TextStyle::from(font).color(&ink).pos(Pos::new(edge, VPos::Center));
        let y = text.area.y + text.area.h / 2.0 + text.font * DROP;
        Ok(self.area.draw_text(&text.text, &style, self.at((x, y)))?)
    }

    fn tone(&self, tone: Tone) -> [u8; 3] {
        match tone {
            Tone::Ink => self.theme.ink,
            Tone::Muted => self.theme.muted,
            Tone::Win => self.theme.win_ink,
            Tone::Line(role) => self.theme.line_ink(role),
            Tone::On(ground) => ink_on(ground),
        }
    }
}

fn colour([red, green, blue]: [u8; 3]) -> RGBColor {
    RGBColor(red, green, blue)
}
