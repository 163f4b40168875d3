//! Where a value stands on its slider: volumes on a logarithmic scale, everything else on a linear one.

use super::Input;
use crate::format::Unit;

/// Positions of a slider; a step is 0.1 % of its length.
pub const POSITIONS: f64 = 1000.0;
/// Volumes the slider reaches; the field takes more.
const VOLUMES: (f64, f64) = (1e6, 1e12);

/// The position, 0 to [`POSITIONS`], of a value; beyond the ends it stops there.
#[must_use]
pub fn position(input: Input, value: f64) -> f64 {
    let part = match input.bounds().unit {
        Unit::Tokens => (value.max(1.0) / VOLUMES.0).ln() / (VOLUMES.1 / VOLUMES.0).ln(),
        _ => (value - input.bounds().min) / (input.bounds().max - input.bounds().min),
    };
    (part.clamp(0.0, 1.0) * POSITIONS).round()
}

/// The value at a position: volumes to three significant digits, everything else in whole units.
#[must_use]
pub fn value_at(input: Input, position: f64) -> f64 {
    let part = (position / POSITIONS).clamp(0.0, 1.0);
    match input.bounds().unit {
        Unit::Tokens => significant(VOLUMES.0 * (VOLUMES.1 / VOLUMES.0).powf(part), 3),
        _ => (input.bounds().min + part * (input.bounds().max - input.bounds().min)).round(),
    }
}

/// The value so many positions further on, stopping at the ends of the slider.
#[must_use]
pub fn stepped(input: Input, value: f64, positions: f64) -> f64 {
    value_at(input, position(input, value) + positions)
}

/// Rounds to this many significant digits, so that a dragged slider leaves a short link.
#[must_use]
pub fn significant(value: f64, digits: i32) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let place = digits - 1 - value.log10().floor().clamp(-300.0, 300.0) as i32;
    // Dividing by a whole power of ten, not multiplying by its inverse, keeps 724M the number 724e6.
    if place >= 0 {
        let scale = 10f64.powi(place);
        (value * scale).round() / scale
    } else {
        let scale = 10f64.powi(-place);
        (value / scale).round() * scale
    }
}
