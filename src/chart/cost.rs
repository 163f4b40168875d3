//! The break-even chart of a report: which volumes to show, where the lines bend, what to name.

use super::spec::{Axis, ChartSpec, Crossing, Current, Line, LineRole, Quantity, Region, RegionKind, Scale, StepMark};
use super::theme::Theme;
use crate::engine::Report;
use crate::engine::break_even::Interval;
use crate::export::Evaluation;
use crate::format;
use crate::units::Tokens;

/// Steps drawn one by one; beyond, the staircase is as good as a line through its corners.
const MOST_STEPS: f64 = 400.0;
/// Win intervals drawn one by one.
const MOST_WINS: usize = 100;
/// Room to the right of what must be in view.
const BEYOND_CURRENT: f64 = 1.5;
const BEYOND_FIRST: f64 = 2.2;
const BEYOND_STEP: f64 = 2.2;
/// Steps and late wins further out than this many times the rest stay out of view.
const WORTH_SHOWING: f64 = 4.0;

/// How to look at a report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Colours.
    pub theme: Theme,
}

/// The chart of monthly cost over monthly volume.
#[must_use]
pub fn cost_chart(evaluation: &Evaluation, look: Look) -> ChartSpec {
    let report = &evaluation.report;
    let most = most_volume(report);
    let volume = report.workload.tokens;
    ChartSpec {
        width: look.width,
        height: look.height,
        x: Axis { min: 0.0, max: most, scale: Scale::Linear, title: axis_title(report), quantity: Quantity::Tokens },
        y: Axis {
            min: 0.0,
            max: most_cost(report, Tokens(most)),
            scale: Scale::Linear,
            title: String::new(),
            quantity: Quantity::Usd,
        },
        regions: regions(report, most),
        lines: lines(evaluation, most),
        steps: steps(report, most),
        crossings: crossings(report, most),
        current: Some(Current {
            volume: volume.0,
            api_usd: report.api.month.0,
            self_host_usd: report.self_host.month.0,
        }),
        theme: look.theme,
        title: None,
        footnote: None,
    }
}

fn axis_title(report: &Report) -> String {
    format!("tokens a month, {} input", format::percent(report.workload.input_share))
}

/// The right end of the volume axis: shows the current volume, the first break-even and, where near, steps and the last one.
fn most_volume(report: &Report) -> f64 {
    let must = [
        report.workload.tokens.0 * BEYOND_CURRENT,
        report.break_even.first().map_or(0.0, |first| first.0 * BEYOND_FIRST),
    ];
    let base = must.into_iter().fold(1e6, f64::max);
    let may = [
        report.curves.step.map_or(0.0, |step| step.0 * BEYOND_STEP),
        report.break_even.for_good().map_or(0.0, |last| last.0 * BEYOND_CURRENT),
    ];
    round_up(may.into_iter().filter(|volume| *volume <= base * WORTH_SHOWING).fold(base, f64::max))
}

/// A little above the dearer side at the right end.
fn most_cost(report: &Report, most: Tokens) -> f64 {
    let top = report.curves.api(most).0.max(report.curves.self_host(most).0);
    (top * 1.06).max(1.0)
}

/// The next number that begins with one of a few first digits, so that the axis moves in steps while a volume is dragged.
fn round_up(value: f64) -> f64 {
    const FIRST: [f64; 9] = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0];
    let decade = 10f64.powf(value.log10().floor());
    let digits = value / decade;
    FIRST.into_iter().find(|first| digits <= *first).map_or(decade * 10.0, |first| decade * first)
}

fn wins(report: &Report, most: f64) -> impl Iterator<Item = Interval> + '_ {
    report.break_even.intervals().take(MOST_WINS).take_while(move |win| win.low.0 < most)
}

fn regions(report: &Report, most: f64) -> Vec<Region> {
    let mut regions: Vec<_> = wins(report, most)
        .map(|win| Region {
            kind: RegionKind::SelfHostWins,
            from: win.low.0,
            to: win.high.map_or(f64::INFINITY, |high| high.0),
            label: Some("self-hosting cheaper".into()),
        })
        .collect();
    if let Some(step) = report.curves.step {
        let one = step.0 * report.curves.min_replicas;
        if one < most {
            let label =
                if report.curves.min_replicas > 1.0 { "beyond the least replicas" } else { "beyond one replica" };
            regions.push(Region {
                kind: RegionKind::BeyondOneReplica,
                from: one,
                to: f64::INFINITY,
                label: Some(label.into()),
            });
        }
    }
    regions
}

fn lines(evaluation: &Evaluation, most: f64) -> Vec<Line> {
    let (report, names) = (&evaluation.report, &evaluation.resolved.names);
    let end = report.curves.api(Tokens(most)).0;
    let label = |name: &str, what: &str| format!("{name} {what}");
    vec![
        Line {
            role: LineRole::Api,
            label: label(names.api.name, "API"),
            points: vec![(0.0, report.curves.platform_fee.0), (most, end)],
        },
        Line {
            role: LineRole::SelfHost,
            label: label(names.model.name, "self-hosted"),
            points: staircase(report, most),
        },
    ]
}

/// Both ends of every riser up to the right end.
fn staircase(report: &Report, most: f64) -> Vec<(f64, f64)> {
    let curves = &report.curves;
    let mut points = vec![(0.0, curves.self_host(Tokens::ZERO).0)];
    if let Some(step) = curves.step {
        let (first, last) = (curves.min_replicas, (most / step.0).floor());
        let stride = ((last - first) / MOST_STEPS).ceil().max(1.0);
        let mut level = first;
        while level <= last {
            points.push((step.0 * level, curves.level_cost(level).0));
            if stride <= 1.0 {
                points.push((step.0 * level, curves.level_cost(level + 1.0).0));
            }
            level += stride;
        }
    }
    points.push((most, curves.self_host(Tokens(most)).0));
    points
}

fn steps(report: &Report, most: f64) -> Vec<StepMark> {
    let Some(step) = report.curves.step else { return Vec::new() };
    let standby = report.curves.standby;
    let mut marks = Vec::new();
    let mut level = report.curves.min_replicas;
    while step.0 * level < most && marks.len() < MOST_STEPS as usize {
        let (from, to) = (format::link_number(level + standby), format::link_number(level + standby + 1.0));
        marks.push(StepMark { volume: step.0 * level, label: format!("{from}→{to} replicas") });
        level += 1.0;
    }
    if marks.len() < MOST_STEPS as usize { marks } else { Vec::new() }
}

/// Where the lines meet, and where a riser passes the API line.
fn crossings(report: &Report, most: f64) -> Vec<Crossing> {
    wins(report, most)
        .flat_map(|win| [Some(win.low), win.high])
        .flatten()
        .filter(|edge| edge.0 > 0.0 && edge.0 < most)
        .enumerate()
        .map(|(index, edge)| Crossing {
            volume: edge.0,
            usd: report.curves.api(edge).0,
            label: if index == 0 { format!("break-even {}", format::volume(edge)) } else { format::volume(edge) },
        })
        .collect()
}
