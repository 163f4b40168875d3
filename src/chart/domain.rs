//! A range of values that can always be drawn.

use super::spec::{Axis, Scale};

/// Values this many lengths outside the axis are as good as infinitely far away.
const FAR: f64 = 1e9;
/// A log axis spans at most this ratio.
const WIDEST_RATIO: f64 = 1e24;
/// Narrower than this share of its own size, a range cannot be told apart by `f64` ticks.
const NARROWEST: f64 = 1e-9;

/// A checked range: finite, ascending, not empty, positive if logarithmic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    min: f64,
    max: f64,
    scale: Scale,
}

impl Domain {
    /// The nearest drawable range: not-finite ends become 0 and 1, inverted ends are swapped, an empty range is widened.
    pub fn new(min: f64, max: f64, scale: Scale) -> Self {
        let (a, b) = (finite(min, 0.0), finite(max, 1.0));
        let (low, high) = widen(a.min(b), a.max(b));
        match scale {
            Scale::Linear => Self { min: low, max: high, scale },
            Scale::Log => Self::log(low, high),
        }
    }

    /// The range of an axis.
    pub fn of(axis: &Axis) -> Self {
        Self::new(axis.min, axis.max, axis.scale)
    }

    fn log(low: f64, high: f64) -> Self {
        let max = if high > 0.0 { high.max(1e-12) } else { 1.0 };
        let floor = max / WIDEST_RATIO;
        // Zero has no place on a log axis: four decades below the top show what matters.
        let min = if low > 0.0 { low.max(floor) } else { max / 1e4 };
        Self { min, max, scale: Scale::Log }
    }

    /// Smallest value.
    pub fn min(&self) -> f64 {
        self.min
    }

    /// Largest value.
    pub fn max(&self) -> f64 {
        self.max
    }

    /// How values turn into distance.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Where a value lies: 0 at the minimum, 1 at the maximum, beyond that outside. Never NaN.
    pub fn fraction(&self, value: f64) -> f64 {
        let (a, b) = (self.lift(self.min), self.lift(self.max));
        let at = (self.lift(value) - a) / (b - a);
        if at.is_nan() { -FAR } else { at.clamp(-FAR, FAR) }
    }

    /// The value at a fraction; the inverse of [`fraction`](Self::fraction).
    pub fn value(&self, fraction: f64) -> f64 {
        let (a, b) = (self.lift(self.min), self.lift(self.max));
        let at = a + finite(fraction, 0.0) * (b - a);
        match self.scale {
            Scale::Linear => at,
            Scale::Log => 10f64.powf(at),
        }
    }

    fn lift(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => value,
            // Zero and below sit infinitely far down.
            Scale::Log if value <= 0.0 => f64::NEG_INFINITY,
            Scale::Log => value.log10(),
        }
    }
}

fn finite(value: f64, otherwise: f64) -> f64 {
    if value.is_finite() { value.clamp(-1e300, 1e300) } else { otherwise }
}

fn widen(low: f64, high: f64) -> (f64, f64) {
    if low == 0.0 && high == 0.0 {
        return (0.0, 1.0);
    }
    let size = low.abs().max(high.abs());
    if high - low > size * NARROWEST {
        return (low, high);
    }
    (low - size * 0.1, high + size * 0.1)
}
