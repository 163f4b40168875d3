//! The first break-even and the one for good, of several scenarios side by side: the cases of
//! [`BreakEven`](crate::engine::break_even::BreakEven), those that apply to
//! any of them worked out for all, and each takes its own. Operations and order are the same, so the bits are the same.

use super::lanes::{Lanes, Mask};
use super::wide::Wide;
use crate::engine::break_even::EQUAL;

/// From which volume self-hosting is cheaper, tokens a month; infinite where it never is.
#[derive(Clone, Copy, Debug)]
pub struct Crossings {
    /// The lowest such volume, though perhaps not for long.
    pub first: Lanes,
    /// The volume from which it stays cheaper.
    pub for_good: Lanes,
}

impl Crossings {
    /// Of these curves.
    #[must_use]
    #[inline(always)]
    pub fn of(wide: &Wide) -> Self {
        let limited = wide.has_steps();
        if limited.everywhere() {
            return with_steps(wide);
        }
        let (stepped, flat) = (with_steps(wide), without_steps(wide));
        let choose = |yes, no| limited.choose(yes, no);
        Self { first: choose(stepped.first, flat), for_good: choose(stepped.for_good, flat) }
    }
}

/// The staircase against the line. Where each full replica saves money, single steps win first, then all of them. Where none does, what
/// is won at first is used up step by step, unless a step costs nothing more.
#[inline(always)]
fn with_steps(wide: &Wide) -> Crossings {
    let full = wide.fee_of_step();
    let (gain, level) = (full - wide.replica_month, full + wide.replica_month);
    let none_gained = level * (2.0 * EQUAL);
    let (grows, used_up) = (gain.above(none_gained), (-none_gained).above(gain));
    let slopes = grows.or(used_up);
    let (top, bottom) = lines(wide, full, slopes.keep(gain), slopes.keep(level));
    let least = wide.min_replicas;
    let [first, last] = grows.either(|| levels(wide, top, bottom), || [least; 2]);
    // The levels found pass by themselves; without any, the least one is asked.
    let pays = top.is_positive(first);
    let stays = used_up.fails().and(pays).and(bottom.is_positive(last + 1.0));
    Crossings {
        first: pays.choose(wide.low(first), Lanes::NEVER),
        for_good: stays.choose(wide.low(last), Lanes::NEVER),
    }
}

/// The first level that wins anything, and the one in which the win for good begins.
#[inline(always)]
fn levels(wide: &Wide, top: Line, bottom: Line) -> [Lanes; 2] {
    let least = wide.min_replicas;
    // Both roots by one division: a level beside them is tried anyway.
    let both = Lanes::all(-1.0) / (top.slope * bottom.slope);
    let near = (top.at_zero * bottom.slope * both).nearest().at_least(least);
    let first = near + top.is_positive(near).fails().keep(Lanes::all(1.0));
    let near = (bottom.at_zero * top.slope * both).nearest().at_least(first);
    let wins = bottom.is_positive(near).and(near.above(least)).or(wide.wins_least());
    let full = near + wins.fails().keep(Lanes::all(1.0));
    [first, (full - 1.0).at_least(first)]
}

/// One replica carries everything: a line against a level.
#[inline(always)]
fn without_steps(wide: &Wide) -> Lanes {
    let missing = wide.missing(wide.min_replicas);
    let crossing = wide.api_price.above(Lanes::ZERO).choose(wide.bought(missing), Lanes::NEVER);
    Lanes::ZERO.above(missing).choose(Lanes::ZERO, crossing)
}

/// What is saved at the top and at the bottom of a level.
#[inline(always)]
fn lines(wide: &Wide, full: Lanes, gain: Lanes, level: Lanes) -> (Line, Line) {
    let fixed = wide.overhead + wide.replica_month * wide.standby;
    let line = |fixed: Lanes, doubt: f64| {
        let at_zero = wide.platform_fee - fixed + (wide.platform_fee + fixed) * doubt;
        Line { at_zero, slope: gain + level * doubt }
    };
    (line(fixed, -EQUAL), line(fixed + full, EQUAL))
}

/// A saving that is linear in the level.
#[derive(Clone, Copy)]
struct Line {
    at_zero: Lanes,
    slope: Lanes,
}

impl Line {
    #[inline(always)]
    fn is_positive(self, level: Lanes) -> Mask {
        (self.at_zero + self.slope * level).above(Lanes::ZERO)
    }
}
