//! From exact vertices to the path on screen.

use super::domain::Domain;
use super::geometry::{Point, Rect, clip_path};
use super::spec::{ChartSpec, Line, Quantity, Scale};

/// On a bent curve, a point at least every so many CSS pixels.
const BEND: f64 = 8.0;
/// Points nearer than this, in CSS pixels, are one point.
const SAME: f64 = 0.25;
/// Runs and risers of at least this length, in CSS pixels, are moved onto whole pixels.
const SNAP: f64 = 6.0;

/// What turns data into pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// Volumes.
    pub x: Domain,
    /// Costs.
    pub y: Domain,
    /// Where the plot is.
    pub plot: Rect,
    /// What the costs are.
    pub quantity: Quantity,
}

impl Projection {
    /// Onto no area at all, for a chart without room.
    pub fn nowhere(spec: &ChartSpec) -> Self {
        let (x, y) = (Domain::of(&spec.x), Domain::of(&spec.y));
        Self { x, y, plot: Rect::default(), quantity: spec.y.quantity }
    }

    /// CSS pixels from the left edge of the chart.
    pub fn x_px(&self, value: f64) -> f64 {
        self.plot.x + self.x.fraction(value) * self.plot.w
    }

    /// CSS pixels from the top edge of the chart.
    pub fn y_px(&self, value: f64) -> f64 {
        self.plot.bottom() - self.y.fraction(value) * self.plot.h
    }

    /// The visible pieces of a line, in CSS pixels.
    pub fn trace(&self, line: &Line) -> Vec<Vec<Point>> {
        let mut path: Vec<Point> = Vec::new();
        let finite: Vec<Point> = line.points.iter().copied().filter(|p| p.0.is_finite() && p.1.is_finite()).collect();
        for pair in finite.windows(2) {
            self.extend(&mut path, pair[0], pair[1]);
        }
        snap(&mut path, line.role.stroke());
        clip_path(&path, &self.plot)
    }

    /// Adds the part of one data segment that lies within the x axis.
    fn extend(&self, path: &mut Vec<Point>, from: Point, to: Point) {
        if to.0 < self.x.min() || from.0 > self.x.max() {
            return;
        }
        let (start, end) = (from.0.max(self.x.min()), to.0.min(self.x.max()));
        let (left, right) = (self.x_px(start), self.x_px(end));
        let parts = if self.is_straight(from, to) { 1.0 } else { ((right - left) / BEND).ceil().clamp(1.0, 400.0) };
        let first = if from.0 < start { self.between(from, to, start) } else { from.1 };
        push(path, (left, self.y_px(first)));
        for part in 1..parts as usize {
            let x = self.x.value((left + (right - left) * part as f64 / parts - self.plot.x) / self.plot.w);
            push(path, (self.x_px(x), self.y_px(self.between(from, to, x))));
        }
        let last = if to.0 > end { self.between(from, to, end) } else { to.1 };
        push(path, (right, self.y_px(last)));
    }

    fn is_straight(&self, from: Point, to: Point) -> bool {
        let linear = self.x.scale() == Scale::Linear && self.y.scale() == Scale::Linear;
        from.0 == to.0 || from.1 == to.1 || (linear && self.quantity != Quantity::UsdPerMTok)
    }

    /// The cost at `x` on the curve through two vertices.
    fn between(&self, from: Point, to: Point, x: f64) -> f64 {
        let (a, b, at) = match self.quantity {
            // A cost linear in volume, divided by volume, is linear in 1/volume.
            Quantity::UsdPerMTok if from.0 > 0.0 => (1.0 / from.0, 1.0 / to.0, 1.0 / x),
            _ => (from.0, to.0, x),
        };
        if a == b { from.1 } else { from.1 + (to.1 - from.1) * ((at - a) / (b - a)) }
    }
}

fn push(path: &mut Vec<Point>, point: Point) {
    let near = |last: &Point| (last.0 - point.0).abs() < SAME && (last.1 - point.1).abs() < SAME;
    if !path.last().is_some_and(near) {
        path.push(point);
    }
}

/// Moves long horizontal and vertical runs to where a stroke of this width has sharp edges.
fn snap(path: &mut [Point], stroke: f64) {
    for at in 1..path.len() {
        let (a, b) = (path[at - 1], path[at]);
        if (a.1 - b.1).abs() < 1e-6 && (a.0 - b.0).abs() >= SNAP {
            let y = sharp(a.1, stroke);
            (path[at - 1].1, path[at].1) = (y, y);
        } else if (a.0 - b.0).abs() < 1e-6 && (a.1 - b.1).abs() >= SNAP {
            let x = sharp(a.0, stroke);
            (path[at - 1].0, path[at].0) = (x, x);
        }
    }
}

/// Even strokes are sharp when centred between pixels, odd ones when centred on one.
fn sharp(at: f64, stroke: f64) -> f64 {
    if stroke.round() as i64 % 2 == 0 { at.round() } else { at.floor() + 0.5 }
}
