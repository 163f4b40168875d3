//! The cost lines of a report: exact vertices within the volumes in view.

use super::lens::{Lens, Window};
use super::spec::{Line, LineRole};
use crate::engine::hybrid;
use crate::engine::staircase::Curves;
use crate::export::Evaluation;
use crate::units::{Tokens, Usd};

/// Steps drawn one by one; beyond, the staircase is as good as a line through its corners.
pub const MOST_STEPS: f64 = 400.0;
/// Per token, a curve begins at this part of its right end, which is far above any picture.
const FIRST_PART: f64 = 1e-5;

/// The lines the lens shows.
pub fn lines(evaluation: &Evaluation, lens: Lens, shown: Window) -> Vec<Line> {
    let (curves, names) = (&evaluation.report.curves, &evaluation.resolved.names);
    let from = if lens.per_mtok { shown.from.max(shown.to * FIRST_PART) } else { shown.from };
    let shown = Window { from, ..shown };
    let mut lines = vec![
        line(lens, LineRole::Api, format!("{} API", evaluation.api_name()), api(curves, shown)),
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

/// The cheapest mix. Between two risers all that grows grows by the API's price, and self-hosting alone is level: the line bends
/// once, where they meet.
fn cheapest_mix(curves: &Curves, shown: Window) -> Vec<(f64, f64)> {
    let cost = |volume: f64| (volume, hybrid::cheapest(curves, Tokens(volume)).month.0);
    let (mut level, last, stride) = risers(curves, shown);
    let mut points = vec![cost(shown.from)];
    let mut reach = |from: (f64, f64), to: f64| {
        let to = cost(to);
        points.extend(bend(curves, from, to).filter(|_| stride <= 1.0));
        points.push(to);
        // Behind a riser the fee of the overflow is due.
        let behind = cost(to.0 * (1.0 + 1e-9));
        points.push(behind);
        behind
    };
    let mut from = cost(shown.from);
    if let Some(step) = curves.step {
        while level <= last {
            from = reach(from, step.0 * level);
            level += stride;
        }
    }
    reach(from, shown.to);
    points.pop();
    points
}

/// Where what grows from one end by the API's price comes to what the other end costs, if that is on the way.
fn bend(curves: &Curves, from: (f64, f64), to: (f64, f64)) -> Option<(f64, f64)> {
    let grown = Usd(to.1 - from.1).buys_at(curves.api_price);
    (grown.0 > 0.0 && from.0 + grown.0 < to.0).then_some((from.0 + grown.0, to.1))
}
