//! The break-even chart of a report: which volumes to show, where the lines bend, what to name.

use super::costs::{MOST_STEPS, in_unit, lines};
use super::extent;
use super::lens::{Lens, Look, Window};
use super::spec::{Axis, ChartSpec, Crossing, Current, Quantity, Region, RegionKind, StepMark};
use crate::engine::Report;
use crate::engine::break_even::Interval;
use crate::export::Evaluation;
use crate::format;
use crate::units::Tokens;

/// Win intervals drawn one by one.
const MOST_WINS: usize = 100;

/// The chart of cost over monthly volume, as the page shows it: title and units stand in the page.
#[must_use]
pub fn cost_chart(evaluation: &Evaluation, look: Look) -> ChartSpec {
    let (report, lens) = (&evaluation.report, look.lens);
    let shown = extent::volumes(report, &look);
    let lines = lines(evaluation, lens, shown);
    let (least, most) = extent::costs(report, lens, shown, &lines);
    let quantity = if lens.per_mtok { Quantity::UsdPerMTok } else { Quantity::Usd };
    ChartSpec {
        width: look.width,
        height: look.height,
        x: Axis {
            min: shown.from,
            max: shown.to,
            scale: lens.scale(),
            title: axis_title(report),
            quantity: Quantity::Tokens,
        },
        y: Axis { min: least, max: most, scale: lens.scale(), title: String::new(), quantity },
        regions: regions(report, shown),
        lines,
        steps: steps(report, shown),
        crossings: crossings(report, lens, shown),
        current: current(report, lens),
        theme: look.theme,
        title: None,
        footnote: None,
    }
}

/// The same as a picture that tells its story alone: title, units, source and date in it.
#[must_use]
pub fn cost_picture(evaluation: &Evaluation, look: Look) -> ChartSpec {
    let names = &evaluation.resolved.names;
    let mut spec = cost_chart(evaluation, look);
    spec.y.title = cost_words(look.lens).into();
    spec.title = Some(format!("{} API or {} self-hosted", evaluation.api_name(), names.model.name));
    spec.footnote = Some(crate::export::sentences::sources(evaluation));
    spec
}

/// What the cost axis measures.
#[must_use]
pub fn cost_words(lens: Lens) -> &'static str {
    if lens.per_mtok { "US dollars per 1M tokens" } else { "US dollars a month" }
}

fn axis_title(report: &Report) -> String {
    format!("tokens a month, {} input", format::percent(report.workload.input_share))
}

fn current(report: &Report, lens: Lens) -> Option<Current> {
    let volume = report.workload.tokens.0;
    (volume > 0.0 || !lens.per_mtok).then(|| Current {
        volume,
        api_usd: in_unit(lens, volume, report.api.month.0),
        self_host_usd: in_unit(lens, volume, report.self_host.month.0),
    })
}

fn wins(report: &Report, shown: Window) -> impl Iterator<Item = Interval> + '_ {
    let ends_before = move |win: &Interval| win.high.is_some_and(|high| high.0 < shown.from);
    let wins = report.break_even.intervals_from(Tokens(shown.from));
    wins.skip_while(ends_before).take(MOST_WINS).take_while(move |win| win.low.0 < shown.to)
}

fn regions(report: &Report, shown: Window) -> Vec<Region> {
    let mut regions: Vec<_> = wins(report, shown)
        .map(|win| Region {
            kind: RegionKind::SelfHostWins,
            from: win.low.0,
            to: win.high.map_or(f64::INFINITY, |high| high.0),
            label: Some("self-hosting cheaper".into()),
        })
        .collect();
    let one = report.curves.step.map(|step| step.0 * report.curves.min_replicas);
    if let Some(one) = one.filter(|one| *one < shown.to) {
        let several = report.curves.min_replicas > 1.0;
        let label = if several { "beyond the least replicas" } else { "beyond one replica" };
        regions.push(Region {
            kind: RegionKind::BeyondOneReplica,
            from: one,
            to: f64::INFINITY,
            label: Some(label.into()),
        });
    }
    regions
}

/// None of them where there are too many to tell apart.
fn steps(report: &Report, shown: Window) -> Vec<StepMark> {
    report.curves.step.map_or_else(Vec::new, |step| steps_of(report, shown, step))
}

#[cold]
fn steps_of(report: &Report, shown: Window, step: Tokens) -> Vec<StepMark> {
    let standby = report.curves.standby;
    let mut level = (shown.from / step.0).ceil().max(report.curves.min_replicas);
    let mut marks = Vec::new();
    if shown.to / step.0 - level >= MOST_STEPS {
        return marks;
    }
    while step.0 * level < shown.to {
        let (from, to) = (format::link_number(level + standby), format::link_number(level + standby + 1.0));
        marks.push(StepMark { volume: step.0 * level, label: format!("{from}→{to} replicas") });
        level += 1.0;
    }
    marks
}

/// Where the lines meet, and where a riser passes the API line.
fn crossings(report: &Report, lens: Lens, shown: Window) -> Vec<Crossing> {
    let first = report.break_even.first();
    wins(report, shown)
        .flat_map(|win| [Some(win.low), win.high])
        .flatten()
        .filter(|edge| edge.0 > shown.from && edge.0 < shown.to)
        .map(|edge| Crossing {
            volume: edge.0,
            usd: in_unit(lens, edge.0, report.curves.api(edge).0),
            label: if Some(edge) == first { break_even_words(edge) } else { format::volume(edge) },
        })
        .collect()
}

fn break_even_words(edge: Tokens) -> String {
    format!("break-even {}", format::volume(edge))
}
