//! The page of a picture while it is filled from top to bottom.

use super::axis::{Along, ticks};
use super::domain::Domain;
use super::geometry::{Point, Rect};
use super::marks::{Anchor, Hairline, HairlineKind, Text, Tone};
use super::picture::{Mark, Picture};
use super::spec::Quantity;
use super::text::{FONT, LINE_HEIGHT, TITLE_FONT, fit, text_width, width_at, wrap};
use super::theme::Theme;

/// What a picture is made on. In a page the HTML around it holds title and footnote; alone it carries both.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Width in CSS pixels; from 240 to 4,000, narrower and wider ones count as these.
    pub width: f64,
    /// Colours.
    pub theme: Theme,
    /// Heading, for pictures that stand alone.
    pub title: Option<String>,
    /// Small print with sources and dates, for pictures that stand alone.
    pub footnote: Option<String>,
}

/// Margin of a picture that stands alone.
const EDGE: f64 = 16.0;
/// The widths that can be filled.
const WIDTHS: (f64, f64) = (240.0, 4000.0);
/// From this width on, names stand beside their bars, not above.
const WIDE: f64 = 560.0;

/// The page so far. `y` is where the next thing begins.
pub struct Sheet {
    pub theme: Theme,
    pub y: f64,
    width: f64,
    edge: f64,
    footnote: Option<String>,
    marks: Vec<Mark>,
}

impl Sheet {
    /// Begins with the title, if there is one, and what is measured.
    pub fn new(paper: &Paper, units: &str) -> Self {
        let width = if paper.width >= WIDTHS.0 { paper.width.min(WIDTHS.1) } else { WIDTHS.0 };
        let edge = if paper.title.is_some() || paper.footnote.is_some() { EDGE } else { 0.0 };
        let footnote = paper.footnote.clone();
        let mut sheet = Self { theme: paper.theme, y: edge, width, edge, footnote, marks: Vec::new() };
        for line in wrap(paper.title.as_deref().unwrap_or_default(), true, TITLE_FONT, sheet.room(), 3) {
            let area = Rect::new(edge, sheet.y, width_at(&line, true, TITLE_FONT).min(sheet.room()), 20.0);
            let title = Text { bold: true, font: TITLE_FONT, ..Text::plain(line, area, Anchor::Start, Tone::Ink) };
            sheet.marks.push(Mark::Text(title));
            sheet.y += 22.0;
        }
        sheet.lines(units, 2);
        sheet.y += 11.0;
        sheet
    }

    pub fn left(&self) -> f64 {
        self.edge
    }

    pub fn right(&self) -> f64 {
        self.width - self.edge
    }

    /// Width between the margins.
    pub fn room(&self) -> f64 {
        self.right() - self.left()
    }

    /// Whether names fit beside their bars.
    pub fn is_wide(&self) -> bool {
        self.room() >= WIDE
    }

    /// Quiet lines across the whole width, at most this many.
    pub fn lines(&mut self, text: &str, most: usize) {
        for line in wrap(text, false, FONT, self.room(), most) {
            self.write(&line, (self.left(), self.y), Anchor::Start, Tone::Muted, false);
            self.y += LINE_HEIGHT + 2.0;
        }
    }

    /// Words of one line that hold on to `at`, its top, by the edge the anchor names. Returns the room they take.
    pub fn write(&mut self, text: &str, at: Point, anchor: Anchor, tone: Tone, bold: bool) -> Rect {
        let width = text_width(text, bold);
        let x = match anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - width / 2.0,
            Anchor::End => at.0 - width,
        };
        let area = Rect::new(x, at.1, width, LINE_HEIGHT);
        if !text.is_empty() {
            self.marks.push(Mark::Text(Text { bold, ..Text::plain(text.to_string(), area, anchor, tone) }));
        }
        area
    }

    /// The same, cut to a room.
    pub fn write_in(&mut self, text: &str, room: f64, at: Point, anchor: Anchor, tone: Tone, bold: bool) -> Rect {
        self.write(&fit(text, bold, FONT, room), at, anchor, tone, bold)
    }

    pub fn fill(&mut self, area: Rect, rgb: [u8; 3]) {
        if area.w > 0.0 && area.h > 0.0 {
            self.marks.push(Mark::Fill(area, rgb));
        }
    }

    pub fn rule(&mut self, from: Point, to: Point, kind: HairlineKind) {
        self.marks.push(Mark::Hairline(Hairline { from, to, kind }));
    }

    pub fn mark(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// Slanted lines over an area, for what must not be told by colour alone.
    pub fn hatch(&mut self, area: Rect, rgb: [u8; 3], spacing: f64) {
        let lines = area.hatching(spacing).into_iter().filter(|(from, to)| from != to);
        self.marks.extend(lines.map(|(from, to)| Mark::Path(vec![from, to], rgb, 1.0)));
    }

    /// Labels of a volume axis below a plot, kept inside it; returns where the ticks are.
    pub fn scale_below(&mut self, domain: &Domain, plot: &Rect) -> Vec<f64> {
        let y = plot.bottom() + 6.0;
        let mut taken = f64::NEG_INFINITY;
        let mut at = Vec::new();
        for tick in ticks(domain, Quantity::Tokens, Along::X, plot.w) {
            let half = text_width(&tick.text, false) / 2.0;
            let x = plot.x + domain.fraction(tick.value) * plot.w;
            let middle = x.clamp(plot.x + half, (plot.right() - half).max(plot.x + half));
            // Labels moved in from the ends may meet their neighbours.
            if middle - half >= taken + 4.0 {
                taken = middle + half;
                self.write(&tick.text, (middle, y), Anchor::Middle, Tone::Muted, false);
            }
            at.push(x);
        }
        self.y = y + LINE_HEIGHT;
        at
    }

    /// Ends with the footnote, if there is one.
    pub fn finish(mut self, plot: Rect) -> Picture {
        if let Some(footnote) = self.footnote.take() {
            self.y += 13.0;
            self.lines(&footnote, 6);
        }
        let height = (self.y + self.edge).ceil();
        Picture { width: self.width, height, theme: self.theme, plot, marks: self.marks }
    }
}
