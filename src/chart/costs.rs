//! The cost lines of a report: exact vertices within the volumes in view.

use super::lens::{Lens, Window};
use super::spec::{Line, LineRole};
use crate::engine::hybrid;
use crate::engine::staircase::Curves;
use crate::export::Evaluation;
use crate::units::Tokens;

/// Steps drawn one by one; beyond, the staircase is as good as a line through its corners.
pub const MOST_STEPS: f64 = 400.0;
/// Per token, a curve begins at this part of its right end, which is far above any picture.
const FIRST_PART: f64 = 1e-5;
/// Between two risers, the hybrid line bends where its cheapest mix changes: found by halving so many times.
const HALVINGS: u32 = 10;

/// The lines the lens shows.
pub fn lines(evaluation: &Evaluation, lens: Lens, shown: Window) -> Vec<Line> {
    let (curves, names) = (&evaluation.report.curves, &evaluation.resolved.names);
    let from = if lens.per_mtok { shown.from.max(shown.to * FIRST_PART) } else { shown.from };
    let shown = Window { from, ..shown };
    let mut lines = vec![
        line(lens, LineRole::Api, format!("{} API", names.api.name), api(curves, shown)),
        line(lens, LineRole::SelfHost, format!("{} self-hosted", names.model.name), staircase(curves, shown)),
    ];
    if lens.hybrid {
        lines.push(line(lens, LineRole::Hybrid, "hybrid".into(), cheapest_mix(curves, shown)));
    }
    lines
}

fn line(lens: Lens, role: LineRole, label: String, mut points: Vec<(f64, f64)>) -> Line {
    for (volume, cost) in &mut points {
        *cost = in_unit(lens, *volume, *cost);
    }
    Line { role, label, points }
}

/// A month's cost as the lens shows it.
pub fn in_unit(lens: Lens, volume: f64, usd: f64) -> f64 {
    if lens.per_mtok { usd / volume * 1e6 } else { usd }
}

/// The API's line.
pub fn api(curves: &Curves, shown: Window) -> Vec<(f64, f64)> {
    [shown.from, shown.to].map(|volume| (volume, curves.api(Tokens(volume)).0)).to_vec()
}

/// Levels whose riser lies within these volumes, and how many of them to pass over from one to the next.
fn risers(curves: &Curves, shown: Window) -> (f64, f64, f64) {
    let Some(step) = curves.step else { return (1.0, 0.0, 1.0) };
    let first = (shown.from / step.0).ceil().max(curves.min_replicas);
    let last = (shown.to / step.0).floor();
    (first, last, ((last - first) / MOST_STEPS).ceil().max(1.0))
}

/// Self-hosting: both ends of every riser.
pub fn staircase(curves: &Curves, shown: Window) -> Vec<(f64, f64)> {
    let mut points = vec![(shown.from, curves.self_host(Tokens(shown.from)).0)];
    if let Some(step) = curves.step {
        let (mut level, last, stride) = risers(curves, shown);
        while level <= last {
            points.push((step.0 * level, curves.level_cost(level).0));
            if stride <= 1.0 {
                points.push((step.0 * level, curves.level_cost(level + 1.0).0));
            }
            level += stride;
        }
    }
    points.push((shown.to, curves.self_host(Tokens(shown.to)).0));
    points
}

/// The cheapest mix: straight between the volumes at which the mix changes, which are found to less than a pixel.
fn cheapest_mix(curves: &Curves, shown: Window) -> Vec<(f64, f64)> {
    let cost = |volume: f64| hybrid::cheapest(curves, Tokens(volume)).month.0;
    let (mut level, last, stride) = risers(curves, shown);
    let depth = if stride <= 1.0 { HALVINGS } else { 0 };
    let mut points = vec![(shown.from, cost(shown.from))];
    let mut reach = |to: f64| {
        let from = points.last().copied().unwrap_or_default();
        bend(&cost, from, (to, cost(to)), depth, &mut points);
        // Behind a riser the fee of the overflow is due.
        let behind = to * (1.0 + 1e-9);
        points.push((behind, cost(behind)));
    };
    if let Some(step) = curves.step {
        while level <= last {
            reach(step.0 * level);
            level += stride;
        }
    }
    reach(shown.to);
    points.pop();
    points
}

/// Adds the end of a stretch, and before it the corner, or corners, where the stretch is not straight.
fn bend(cost: &dyn Fn(f64) -> f64, from: (f64, f64), to: (f64, f64), depth: u32, points: &mut Vec<(f64, f64)>) {
    let middle = f64::midpoint(from.0, to.0);
    let between = (middle, cost(middle));
    if depth > 0 && !meets(between.1, f64::midpoint(from.1, to.1)) {
        if let Some(corner) = corner(cost, from, to) {
            points.push(corner);
        } else {
            bend(cost, from, between, depth - 1, points);
            return bend(cost, between, to, depth - 1, points);
        }
    }
    points.push(to);
}

/// Where the slopes at both ends meet, if the costs do so too.
fn corner(cost: &dyn Fn(f64) -> f64, from: (f64, f64), to: (f64, f64)) -> Option<(f64, f64)> {
    let near = (to.0 - from.0) * 1e-3;
    let first = (cost(from.0 + near) - from.1) / near;
    let second = (to.1 - cost(to.0 - near)) / near;
    let along = (to.1 - from.1 - second * (to.0 - from.0)) / (first - second);
    let at = (from.0 + along, cost(from.0 + along));
    (near < along && along < to.0 - from.0 - near && meets(at.1, from.1 + first * along)).then_some(at)
}

fn meets(one: f64, other: f64) -> bool {
    (one - other).abs() <= (one + other) * 1e-9
}
