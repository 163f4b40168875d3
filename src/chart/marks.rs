//! The marks a chart is made of, each in its place: CSS pixels from the top left corner of the chart.

use super::geometry::{Point, Rect};
use super::spec::LineRole;
use super::text::FONT;

/// A thin straight line, horizontal or vertical.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hairline {
    /// Upper or left end.
    pub from: Point,
    /// Lower or right end.
    pub to: Point,
    /// What it is.
    pub kind: HairlineKind,
}

/// What a hairline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HairlineKind {
    /// A grid line.
    Grid,
    /// The x axis or one of its tick marks.
    Axis,
    /// A volume at which a replica is added: dotted.
    Step,
    /// The reader's own volume.
    Current,
}

/// A visible cost line.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Whose cost it is.
    pub role: LineRole,
    /// Unbroken paths; more than one where the line leaves the plot and returns.
    pub pieces: Vec<Vec<Point>>,
}

impl Curve {
    /// All vertices.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        self.pieces.iter().flatten().copied()
    }

    /// All straight parts.
    pub fn segments(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.pieces.iter().flat_map(|piece| piece.windows(2).map(|pair| (pair[0], pair[1])))
    }

    /// Highest and lowest pixel of the curve between two x.
    pub(super) fn reach_over(&self, left: f64, right: f64) -> Option<(f64, f64)> {
        let band = Rect::new(left, -1e6, right - left, 2e6);
        extremes(self.segments().filter_map(|(a, b)| band.clip(a, b)).flat_map(|(a, b)| [a.1, b.1]))
    }

    /// Leftmost and rightmost pixel of the curve between two y.
    pub(super) fn reach_across(&self, top: f64, bottom: f64) -> Option<(f64, f64)> {
        let band = Rect::new(-1e6, top, 2e6, bottom - top);
        extremes(self.segments().filter_map(|(a, b)| band.clip(a, b)).flat_map(|(a, b)| [a.0, b.0]))
    }
}

fn extremes(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |seen, v| match seen {
        None => Some((v, v)),
        Some((low, high)) => Some((low.min(v), high.max(v))),
    })
}

/// The reader's own volume on one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// The line it lies on.
    pub role: LineRole,
    /// Its centre.
    pub at: Point,
}

/// Words in their place.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The words.
    pub text: String,
    /// The room kept for them.
    pub area: Rect,
    /// The edge of `area` they hold on to.
    pub anchor: Anchor,
    /// What they speak of, which decides their colour.
    pub tone: Tone,
    /// Whether they are bold.
    pub bold: bool,
    /// Font size in CSS pixels.
    pub font: f64,
}

impl Text {
    pub(super) fn plain(text: String, area: Rect, anchor: Anchor, tone: Tone) -> Self {
        Self { text, area, anchor, tone, bold: false, font: FONT }
    }
}

/// Horizontal alignment of words in their room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At the left edge.
    Start,
    /// In the middle.
    Middle,
    /// At the right edge.
    End,
}

/// What words speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something that matters.
    Ink,
    /// Scales and remarks.
    Muted,
    /// The range where self-hosting wins.
    Win,
    /// A line.
    Line(LineRole),
    /// Whatever reads best on a ground of this colour.
    On([u8; 3]),
}
