//! Words inside the plot: which come first, and where each would like to be.

use super::curve::Projection;
use super::geometry::{Point, Rect};
use super::marks::{Anchor, Curve, Text, Tone};
use super::place::{LINE_AIR, Placer};
use super::spec::{Crossing, Line, Region, RegionKind, StepMark};
use super::text::{LINE_HEIGHT, text_width};

/// At most this many crossings are named; the others are rings only.
const NAMED_CROSSINGS: usize = 3;
/// At most this many added replicas are named.
const NAMED_STEPS: usize = 6;
/// From the top of the plot to the names of added replicas, in CSS pixels.
pub const STEP_ROW: f64 = 4.0;
/// From a line to the words beside it: a little more than they need.
const BESIDE: f64 = 5.0;

/// Places words one after the other; what does not fit is left out.
pub struct Labels<'a> {
    pub projection: &'a Projection,
    pub placer: Placer,
    pub texts: Vec<Text>,
}

impl Labels<'_> {
    fn put(&mut self, text: &str, bold: bool, tone: Tone, candidates: &[Rect]) -> bool {
        let Some(area) = self.placer.take(candidates) else {
            return false;
        };
        self.texts.push(Text { bold, ..Text::plain(text.to_string(), area, Anchor::Start, tone) });
        true
    }

    /// Names the crossings beside their rings, the first and the last before those between.
    pub fn crossings(&mut self, crossings: &[Crossing]) {
        let mut order: Vec<&Crossing> = crossings.iter().filter(|c| self.is_inside(c.volume, c.usd)).collect();
        if order.len() > 2 {
            order[1..].rotate_right(1);
        }
        for crossing in order.into_iter().take(NAMED_CROSSINGS).filter(|c| !c.label.is_empty()) {
            let at = (self.projection.x_px(crossing.volume), self.projection.y_px(crossing.usd));
            let width = text_width(&crossing.label, true);
            self.put(&crossing.label, true, Tone::Ink, &around(at, width));
        }
    }

    fn is_inside(&self, volume: f64, usd: f64) -> bool {
        let at = (self.projection.x_px(volume), self.projection.y_px(usd));
        volume.is_finite() && usd.is_finite() && self.projection.plot.contains(at)
    }

    /// Names a line beside it, near its right end where possible; false if there is no room.
    pub fn line(&mut self, line: &Line, curve: &Curve) -> bool {
        if line.label.is_empty() {
            return false;
        }
        let width = text_width(&line.label, true);
        let candidates = beside(curve, &self.projection.plot, width);
        self.put(&line.label, true, Tone::Line(line.role), &candidates)
    }

    /// Names every k-th added replica at the top of its line.
    pub fn steps(&mut self, steps: &[&StepMark]) {
        let every = steps.len().div_ceil(NAMED_STEPS).max(1);
        for step in steps.iter().step_by(every).filter(|step| !step.label.is_empty()) {
            let (x, y) = (self.projection.x_px(step.volume), self.projection.plot.y + STEP_ROW);
            let width = text_width(&step.label, false);
            let sides = [x + BESIDE + 1.0, x - BESIDE - width];
            let mut candidates: Vec<Rect> = sides.map(|x| Rect::new(x, y, width, LINE_HEIGHT)).to_vec();
            // Where all are named, a name across a neighbour's line would seem to be the neighbour's.
            let lines = || steps.iter().map(|step| self.projection.x_px(step.volume));
            candidates.retain(|area| every > 1 || !lines().any(|x| area.x <= x && x <= area.right()));
            self.put(&step.label, false, Tone::Muted, &candidates);
        }
    }

    /// Names shaded ranges, the widest first; ranges that share a name need it only once.
    pub fn regions(&mut self, mut areas: Vec<(&Region, Rect)>) {
        areas.sort_unstable_by(|a, b| b.1.w.total_cmp(&a.1.w));
        for (region, area) in areas {
            if !self.texts.iter().any(|text| Some(&text.text) == region.label.as_ref()) {
                self.region(region, &area);
            }
        }
    }

    /// Names a shaded range inside it: winning near the axis, capacity near the top.
    fn region(&mut self, region: &Region, area: &Rect) {
        let Some(label) = region.label.as_deref().filter(|label| !label.is_empty()) else {
            return;
        };
        let width = text_width(label, false);
        let inner = area.grown(-6.0);
        if inner.w < width || inner.h < LINE_HEIGHT {
            return;
        }
        let mut rows: Vec<f64> = (0..)
            .map(|row| inner.y + f64::from(row) * (LINE_HEIGHT + 3.0))
            .take_while(|y| y + LINE_HEIGHT <= inner.bottom())
            .collect();
        let tone = match region.kind {
            RegionKind::SelfHostWins => {
                rows.push(inner.bottom() - LINE_HEIGHT);
                rows.reverse();
                Tone::Win
            }
            RegionKind::BeyondOneReplica => Tone::Muted,
        };
        let mut columns = [inner.x, inner.x + (inner.w - width) / 2.0, inner.right() - width];
        if region.kind == RegionKind::SelfHostWins {
            // Far from where the reader's own volume and the break-even mostly are.
            columns.reverse();
        }
        let cells = rows.iter().flat_map(|y| columns.map(|x| Rect::new(x, *y, width, LINE_HEIGHT)));
        let candidates: Vec<Rect> = cells.collect();
        self.put(label, false, tone, &candidates);
    }
}

/// Places around a ring, nearest first; the last ones lie in the wedges between two crossing lines.
fn around(at: Point, width: f64) -> Vec<Rect> {
    let mut places = Vec::new();
    for away in [9.0, 14.0, 22.0] {
        let (above, below) = (at.1 - away - LINE_HEIGHT, at.1 + away);
        let (left, right) = (at.0 - width - 5.0, at.0 + 5.0);
        places.extend([(left, above), (right, above), (right, below), (left, below)]);
        let slid = [0.5, 0.75, 0.25].map(|share| at.0 - width * share);
        places.extend(slid.into_iter().flat_map(|x| [(x, above), (x, below)]));
    }
    for aside in [16.0, 28.0, 40.0] {
        let (above, below) = (at.1 - BESIDE - LINE_HEIGHT, at.1 + BESIDE);
        let (left, right) = (at.0 - width - aside, at.0 + aside);
        places.extend([(right, above), (left, above), (right, below), (left, below)]);
    }
    places.into_iter().map(|(x, y)| Rect::new(x, y, width, LINE_HEIGHT)).collect()
}

/// Places along a curve, best first: on an even stretch, near the right end, above rather than below.
fn beside(curve: &Curve, plot: &Rect, width: f64) -> Vec<Rect> {
    let right_end = curve.points().map(|p| p.0).fold(f64::NEG_INFINITY, f64::max).min(plot.right() - 6.0);
    let mut rated: Vec<(f64, Rect)> = Vec::new();
    let shifts = (0..100).map(|k| f64::from(k) * 12.0);
    for shift in shifts.take_while(|shift| right_end - shift - width >= plot.x) {
        let left = right_end - shift - width;
        let Some((high, low)) = curve.reach_over(left - LINE_AIR, left + width + LINE_AIR) else {
            continue;
        };
        let cost = (low - high) + 0.25 * shift;
        rated.push((cost, Rect::new(left, high - BESIDE - LINE_HEIGHT, width, LINE_HEIGHT)));
        rated.push((cost + 8.0, Rect::new(left, low + BESIDE, width, LINE_HEIGHT)));
    }
    rated.extend(beside_steep(curve, plot, width));
    rated.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    rated.into_iter().map(|(_, area)| area).collect()
}

/// Places left and right of a curve too steep to have an above and a below.
fn beside_steep(curve: &Curve, plot: &Rect, width: f64) -> Vec<(f64, Rect)> {
    let mut rated = Vec::new();
    let rows = (0..40).map(|k| 4.0 + f64::from(k) * LINE_HEIGHT);
    for down in rows.take_while(|down| down + LINE_HEIGHT <= plot.h) {
        let y = plot.y + down;
        let Some((left, right)) = curve.reach_across(y - LINE_AIR, y + LINE_HEIGHT + LINE_AIR) else {
            continue;
        };
        let cost = plot.h + 2.0 * down + (right - left);
        rated.push((cost, Rect::new(right + BESIDE + 2.0, y, width, LINE_HEIGHT)));
        rated.push((cost + 4.0, Rect::new(left - BESIDE - 2.0 - width, y, width, LINE_HEIGHT)));
    }
    rated
}
