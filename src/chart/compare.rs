//! The chart of several scenarios: one line each, and below them the cheapest of all at each volume.

use super::cost::cost_words;
use super::costs::{api, in_unit, staircase};
use super::extent;
use super::lens::{Lens, Look, Window};
use super::spec::{Axis, ChartSpec, Crossing, Line, LineRole, Quantity};
use crate::engine::inputs::Side;
use crate::engine::rivals::{self, Rival, Stretch};
use crate::export::compare::{Compared, sides};
use crate::format;
use crate::units::Tokens;

/// What each scenario's line shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The cheaper of its two sides.
    Cheapest,
    /// Self-hosting.
    SelfHost,
}

/// The comparison as the page shows it: title and units stand in the page.
#[must_use]
pub fn compare_chart(compared: &Compared, shown: Shown, look: Look) -> ChartSpec {
    let lens = Lens { hybrid: false, ..look.lens };
    let window = window(compared, &look);
    let everyone: Vec<Rival> = compared.rivals.iter().map(|named| named.rival).collect();
    let lowest = stretches(&everyone, lens, window);
    let mut lines = vec![line(LineRole::Envelope, "cheapest of all".into(), &everyone, &lowest, lens)];
    for (at, (label, evaluation)) in compared.labels.iter().zip(&compared.evaluations).enumerate() {
        let curves = evaluation.report.curves;
        let sides = if shown == Shown::Cheapest { sides(evaluation) } else { vec![Side::SelfHost] };
        let own: Vec<Rival> = sides.into_iter().map(|side| Rival { curves, side }).collect();
        let role = LineRole::Other(u8::try_from(at).unwrap_or(u8::MAX));
        lines.push(line(role, label.clone(), &own, &stretches(&own, lens, window), lens));
    }
    let (least, most) = costs(compared, lens, window, &lines);
    let quantity = if lens.per_mtok { Quantity::UsdPerMTok } else { Quantity::Usd };
    ChartSpec {
        width: look.width,
        height: look.height,
        x: Axis {
            min: window.from,
            max: window.to,
            scale: lens.scale(),
            title: "tokens a month".into(),
            quantity: Quantity::Tokens,
        },
        y: Axis { min: least, max: most, scale: lens.scale(), title: String::new(), quantity },
        regions: Vec::new(),
        crossings: crossings(&everyone, &lowest, lens),
        lines,
        steps: Vec::new(),
        current: None,
        theme: look.theme,
        title: None,
        footnote: None,
    }
}

/// The same as a picture that tells its story alone: title, units and legend in it.
#[must_use]
pub fn compare_picture(compared: &Compared, shown: Shown, look: Look) -> ChartSpec {
    let mut spec = compare_chart(compared, shown, look);
    spec.y.title = cost_words(look.lens).into();
    spec.title = Some(compared.labels.join(", "));
    let words: Vec<String> = compared.cheapest_words();
    spec.footnote = Some(format!("Cheapest: {} Computed by llm-breakeven.", words.join(" ")));
    spec
}

/// What any of the scenarios would show alone.
fn window(compared: &Compared, look: &Look) -> Window {
    let windows = compared.evaluations.iter().map(|one| extent::volumes(&one.report, look));
    windows
        .reduce(|all, one| Window { from: all.from.min(one.from), to: all.to.max(one.to) })
        .unwrap_or(Window { from: 0.0, to: 1e9 })
}

/// Who is cheapest within the window. Where changes are too many to follow, the last one known stays.
fn stretches(rivals: &[Rival], lens: Lens, window: Window) -> Vec<Stretch> {
    // Per token, a curve begins a little to the right of no volume at all.
    let from = if lens.per_mtok { window.from.max(window.to * 1e-5) } else { window.from };
    let mut stretches = rivals::envelope(rivals, (from, window.to));
    let known = stretches.last().map_or(from, |last| last.to);
    if known < window.to {
        let who = rivals::cheapest(rivals, Tokens(window.to));
        stretches.push(Stretch { from: known, to: window.to, who });
    }
    stretches
}

/// A line that follows one rival after the other.
fn line(role: LineRole, label: String, rivals: &[Rival], stretches: &[Stretch], lens: Lens) -> Line {
    let mut points: Vec<(f64, f64)> = Vec::new();
    for stretch in stretches {
        let Some(Rival { curves, side }) = rivals.get(stretch.who) else { continue };
        let part = Window { from: stretch.from, to: stretch.to };
        let mut path = match side {
            Side::Api => api(curves, part),
            Side::SelfHost => staircase(curves, part),
        };
        for (volume, cost) in &mut path {
            *cost = in_unit(lens, *volume, *cost);
        }
        points.append(&mut path);
    }
    Line { role, label, points }
}

/// A ring wherever another one becomes the cheapest.
fn crossings(rivals: &[Rival], stretches: &[Stretch], lens: Lens) -> Vec<Crossing> {
    let starts = stretches.iter().skip(1);
    let ring = |stretch: &Stretch| {
        // At a riser the one that stays on its line tells where both met.
        let costs =
            rivals.iter().filter(|rival| rival.side == Side::Api).map(|rival| rival.cost(Tokens(stretch.from)).0);
        let own = rivals.get(stretch.who)?.cost(Tokens(stretch.from)).0;
        let usd = costs.filter(|cost| (cost - own).abs() <= own * 1e-9).fold(own, f64::min);
        let label = format::volume(Tokens(stretch.from));
        Some(Crossing { volume: stretch.from, usd: in_unit(lens, stretch.from, usd), label })
    };
    starts.filter_map(ring).collect()
}

fn costs(compared: &Compared, lens: Lens, window: Window, lines: &[Line]) -> (f64, f64) {
    let each = compared.evaluations.iter().map(|one| extent::costs(&one.report, lens, window, lines));
    each.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1))).unwrap_or((0.0, 1.0))
}
