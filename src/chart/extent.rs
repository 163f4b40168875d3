//! Which volumes and which costs are in view.

use super::lens::{Lens, Look, Window};
use super::spec::Line;
use crate::engine::Report;

/// Room to the right of what must be in view.
const BEYOND_CURRENT: f64 = 1.5;
const BEYOND_FIRST: f64 = 2.2;
const BEYOND_STEP: f64 = 2.2;
/// Steps and late wins further out than this many times the rest stay out of view.
const WORTH_SHOWING: f64 = 4.0;
/// The same on a logarithmic axis, where far is nearer.
const WORTH_SHOWING_LOG: f64 = 1e4;
/// Room around what matters on a logarithmic axis, which then goes on to a whole decade.
const AROUND_LOG: f64 = 3.0;
/// While dragged, the current volume keeps this far from the ends.
const AROUND_HELD: f64 = 1.02;
/// A logarithmic cost axis spans at most this ratio.
const MOST_DECADES: f64 = 1e6;

/// The volumes to show.
pub fn volumes(report: &Report, look: &Look) -> Window {
    match (look.lens.window, look.hold) {
        (Some(window), _) => window,
        (None, Some(held)) => stretched(held, report.workload.tokens.0),
        (None, None) => natural(report, look.lens),
    }
}

/// What is shown without zoom: the current volume, the first break-even and, where near, steps and the last one.
#[must_use]
pub fn natural(report: &Report, lens: Lens) -> Window {
    if lens.log { natural_log(report) } else { Window { from: 0.0, to: most_volume(report) } }
}

fn stretched(held: Window, volume: f64) -> Window {
    let from = if held.from > 0.0 && volume > 0.0 { held.from.min(volume / AROUND_HELD) } else { held.from };
    Window { from, to: held.to.max(volume * AROUND_HELD) }
}

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

fn natural_log(report: &Report) -> Window {
    let known = |volume: Option<crate::units::Tokens>| volume.map_or(0.0, |volume| volume.0);
    let base = report.workload.tokens.0.max(known(report.break_even.first())).max(1e6);
    let may = [
        report.workload.tokens.0,
        known(report.break_even.first()),
        known(report.break_even.for_good()),
        known(report.curves.step),
    ];
    let near = |volume: &f64| *volume > base / WORTH_SHOWING_LOG && *volume < base * WORTH_SHOWING_LOG;
    let (mut low, mut high) = (base, base);
    for volume in may.into_iter().filter(near) {
        low = low.min(volume);
        high = high.max(volume);
    }
    let decade = |value: f64| 10f64.powf(value);
    Window { from: decade((low / AROUND_LOG).log10().floor()).max(1.0), to: decade((high * AROUND_LOG).log10().ceil()) }
}

/// The next number that begins with one of a few first digits, so that the axis is not a new one after each small edit.
fn round_up(value: f64) -> f64 {
    const FIRST: [f64; 9] = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0];
    let decade = 10f64.powf(value.log10().floor());
    let digits = value / decade;
    FIRST.into_iter().find(|first| digits <= *first).map_or(decade * 10.0, |first| decade * first)
}

/// The costs to show, in the unit of the lens: all of what the lines show within these volumes, from zero unless zoomed.
pub fn costs(report: &Report, lens: Lens, shown: Window, lines: &[Line]) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
    for (_, cost) in lines.iter().flat_map(|line| &line.points) {
        high = high.max(*cost);
        if *cost > 0.0 || !lens.log {
            low = low.min(*cost);
        }
    }
    if lens.per_mtok {
        high = high.min(dearest_price(report, shown) * if lens.log { 100.0 } else { 1.8 });
    }
    let high = if high > 0.0 { high } else { 1.0 };
    if lens.log {
        (low.min(high).max(high / MOST_DECADES) / 1.3, high * 1.3)
    } else if lens.window.is_some() && shown.from > 0.0 {
        let air = (high - low.min(high)) * 0.08;
        ((low.min(high) - air).max(0.0), high + air)
    } else {
        (0.0, high * 1.06)
    }
}

/// At no volume a price per token is without end: this is the dearest that matters.
fn dearest_price(report: &Report, shown: Window) -> f64 {
    let volume = report.workload.tokens;
    let inside = volume.0 > shown.from && volume.0 < shown.to;
    let current = if inside { report.self_host.average.map_or(0.0, |price| price.0) } else { 0.0 };
    let full = report.self_host.marginal.map_or(0.0, |price| price.0);
    let end = report.curves.api(crate::units::Tokens(shown.to)).0 / shown.to * 1e6;
    let own_end = report.curves.self_host(crate::units::Tokens(shown.to)).0 / shown.to * 1e6;
    current.max(full).max(report.api.blend.price.0).max(end).max(own_end)
}
