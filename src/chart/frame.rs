//! The margins: titles, legend, tick labels, and the plot that is left between them.

use super::axis::{Along, Tick, ticks};
use super::curve::Projection;
use super::domain::Domain;
use super::geometry::Rect;
use super::marks::{Anchor, Curve, Text, Tone};
use super::place::Placer;
use super::spec::{ChartSpec, Line};
use super::text::{FONT, LINE_HEIGHT, TITLE_FONT, fit, text_width, width_at, wrap};

/// Between tick labels and the plot.
const GAP: f64 = 8.0;
/// Right of the plot, so that the last tick label has room under its end.
const RIGHT: f64 = 16.0;
/// Length of a line sample in the legend.
const SWATCH: f64 = 22.0;
/// Between the plot and the labels of the x axis: clear of the lowest y label.
const BELOW: f64 = 10.0;
/// A plot smaller than this, in CSS pixels, is not worth drawing.
const SMALLEST: f64 = 24.0;
/// A plot lower than this goes without title, legend and small print.
const LOW: f64 = 80.0;

/// Everything around the plot.
pub struct Frame {
    pub projection: Projection,
    pub x_ticks: Vec<Tick>,
    pub y_ticks: Vec<Tick>,
    pub texts: Vec<Text>,
    pub swatches: Vec<Curve>,
}

impl Frame {
    /// Arranges the margins; `None` if no plot would be left. Words give way before the plot does.
    pub fn of(spec: &ChartSpec, legend: bool) -> Option<Self> {
        let dressed = Self::around(spec, Margins::dressed(spec, legend)?, &spec.x.title);
        dressed.filter(|frame| frame.projection.plot.h >= LOW).or_else(|| Self::around(spec, Margins::new(spec)?, ""))
    }

    /// Puts the axes between the margins.
    fn around(spec: &ChartSpec, mut margins: Margins, x_title: &str) -> Option<Self> {
        let (y, x) = (Domain::of(&spec.y), Domain::of(&spec.x));
        let x_title_height = if x_title.is_empty() { 0.0 } else { LINE_HEIGHT + 4.0 };
        let bottom = (margins.bottom - BELOW - LINE_HEIGHT - x_title_height).round();
        // Half a tick label rises above the plot.
        let top = (margins.top + LINE_HEIGHT / 2.0).ceil();
        let y_ticks = ticks(&y, spec.y.quantity, Along::Y, bottom - top);
        let widest = y_ticks.iter().map(|tick| text_width(&tick.text, false)).fold(0.0, f64::max);
        let left = (margins.edge + widest + GAP).ceil();
        let plot = Rect::new(left, top, (spec.width - margins.edge - RIGHT - left).round(), bottom - top);
        if plot.w < SMALLEST || plot.h < SMALLEST {
            return None;
        }
        let x_ticks = ticks(&x, spec.x.quantity, Along::X, plot.w);
        let projection = Projection { x, y, plot, quantity: spec.y.quantity };
        margins.tick_labels(&projection, &x_ticks, &y_ticks);
        margins.x_title(x_title, &plot);
        Some(Self { projection, x_ticks, y_ticks, texts: margins.texts, swatches: margins.swatches })
    }
}

/// The page while it is filled from the outside in.
struct Margins {
    edge: f64,
    top: f64,
    bottom: f64,
    width: f64,
    placer: Placer,
    texts: Vec<Text>,
    swatches: Vec<Curve>,
}

impl Margins {
    /// With all the words the spec asks for.
    fn dressed(spec: &ChartSpec, legend: bool) -> Option<Self> {
        let mut margins = Self::new(spec)?;
        margins.title(spec);
        if legend {
            margins.legend(&spec.lines);
        }
        margins.y_title(spec);
        margins.footnote(spec);
        Some(margins)
    }

    /// Bare.
    fn new(spec: &ChartSpec) -> Option<Self> {
        let (width, height) = (spec.width, spec.height);
        let drawable = width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0;
        // A chart in a page has the page's own margins around it.
        let alone = spec.title.is_some() || spec.footnote.is_some();
        let edge = if alone { 16.0 } else { 0.0 };
        let placer = Placer::new(Rect::new(0.0, 0.0, width, height));
        let margins =
            Self { edge, top: edge, bottom: height - edge, width, placer, texts: Vec::new(), swatches: Vec::new() };
        drawable.then_some(margins)
    }

    fn room(&self) -> f64 {
        self.width - 2.0 * self.edge
    }

    fn put(&mut self, text: Text) {
        if self.placer.take(&[text.area]).is_some() {
            self.texts.push(text);
        }
    }

    fn title(&mut self, spec: &ChartSpec) {
        let title = spec.title.as_deref().unwrap_or_default();
        for line in wrap(title, true, TITLE_FONT, self.room(), 2) {
            let area = Rect::new(self.edge, self.top, width_at(&line, true, TITLE_FONT).min(self.room()), 20.0);
            self.put(Text { bold: true, font: TITLE_FONT, ..Text::plain(line, area, Anchor::Start, Tone::Ink) });
            self.top += 22.0;
        }
        if spec.title.is_some() {
            self.top += 6.0;
        }
    }

    fn legend(&mut self, lines: &[Line]) {
        let mut x = self.edge;
        for line in lines {
            let label = fit(&line.label, false, FONT, self.room() - SWATCH - GAP);
            let width = text_width(&label, false);
            if x > self.edge && x + SWATCH + GAP + width > self.width - self.edge {
                (x, self.top) = (self.edge, self.top + LINE_HEIGHT + 4.0);
            }
            let y = (self.top + LINE_HEIGHT / 2.0).round();
            self.swatches.push(Curve { role: line.role, pieces: vec![vec![(x, y), (x + SWATCH, y)]] });
            let area = Rect::new(x + SWATCH + GAP, self.top, width, LINE_HEIGHT);
            self.put(Text::plain(label, area, Anchor::Start, Tone::Line(line.role)));
            x = area.right() + 20.0;
        }
        self.top += LINE_HEIGHT + 6.0;
    }

    fn y_title(&mut self, spec: &ChartSpec) {
        let title = fit(&spec.y.title, false, FONT, self.room());
        if title.is_empty() {
            return;
        }
        let area = Rect::new(self.edge, self.top, text_width(&title, false), LINE_HEIGHT);
        self.put(Text::plain(title, area, Anchor::Start, Tone::Muted));
        self.top += LINE_HEIGHT + 4.0;
    }

    fn footnote(&mut self, spec: &ChartSpec) {
        let lines = wrap(spec.footnote.as_deref().unwrap_or_default(), false, FONT, self.room(), 3);
        for line in lines.into_iter().rev() {
            self.bottom -= LINE_HEIGHT + 2.0;
            let area = Rect::new(self.edge, self.bottom, text_width(&line, false), LINE_HEIGHT);
            self.put(Text::plain(line, area, Anchor::Start, Tone::Muted));
        }
        if spec.footnote.is_some() {
            self.bottom -= 10.0;
        }
    }

    fn tick_labels(&mut self, projection: &Projection, x_ticks: &[Tick], y_ticks: &[Tick]) {
        let plot = projection.plot;
        for tick in y_ticks {
            let (width, y) = (text_width(&tick.text, false), projection.y_px(tick.value));
            let area = Rect::new(plot.x - GAP - width, y - LINE_HEIGHT / 2.0, width, LINE_HEIGHT);
            self.put(Text::plain(tick.text.clone(), area, Anchor::End, Tone::Muted));
        }
        for tick in x_ticks {
            let width = text_width(&tick.text, false);
            let centre = projection.x_px(tick.value).min(self.width - width / 2.0);
            let area = Rect::new(centre - width / 2.0, plot.bottom() + BELOW, width, LINE_HEIGHT);
            self.put(Text::plain(tick.text.clone(), area, Anchor::Middle, Tone::Muted));
        }
    }

    fn x_title(&mut self, title: &str, plot: &Rect) {
        let title = fit(title, false, FONT, plot.w);
        let width = text_width(&title, false);
        let area = Rect::new(plot.x + (plot.w - width) / 2.0, self.bottom - LINE_HEIGHT, width, LINE_HEIGHT);
        if !title.is_empty() {
            self.put(Text::plain(title, area, Anchor::Middle, Tone::Muted));
        }
    }
}
