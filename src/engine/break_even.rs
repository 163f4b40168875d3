//! Every volume interval in which self-hosting is strictly cheaper, in closed form.
//!
//! With `n` loaded replicas self-hosting costs `S(n) = (n + standby)·m + O` for volumes up to `n·K`, where `m` is a
//! replica's month and `K` the volume one replica carries. The API line reaches `S(n)` at `x(n)`, which is linear in `n`.
//! So is what is saved at the top of a step, `g(n) = P + n·d` with `P = fee - O - standby·m` and `d = b·K - m`:
//! the sign of `d`, what one more full replica saves, decides whether wins grow or die out. No loop, no sampling.
//! Where costs tie at the end of a step, a digit lost to rounding would add or drop a level, so a saving must exceed that.

use super::staircase::Curves;
use crate::units::{Tokens, Usd};

/// Saving less than this part of the amounts compared counts as none.
pub(super) const EQUAL: f64 = 1e-12;

/// Volumes above `low`, up to and including `high`, in which self-hosting is strictly cheaper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Where the win begins; both cost the same here, or a step ends.
    pub low: Tokens,
    /// The last volume before a further replica loses it again; `None` is without end.
    pub high: Option<Tokens>,
}

/// Wins of single steps: levels `first .. first + count`, each from its crossing to the top of its step.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Run {
    first: f64,
    /// `None` is without end.
    count: Option<f64>,
}

/// Why self-hosting never pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeverReason {
    /// The API's price per token is zero, and its fee no more than self-hosting.
    ApiCostsNothingMore,
    /// A fully loaded replica costs no less per token than the API.
    FullReplicaDearer,
}

/// In how many pieces self-hosting wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// At every volume.
    Always,
    /// At none.
    Never(NeverReason),
    /// From one volume on.
    From,
    /// In several intervals, or in one that ends.
    Intervals,
}

/// The whole answer to "from which volume on?".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreakEven {
    curves: Curves,
    /// One unbroken win over the first levels.
    head: Option<Interval>,
    /// Wins that the next step takes back.
    run: Option<Run>,
    /// From here on for good.
    tail: Option<Tokens>,
    never: NeverReason,
}

impl BreakEven {
    /// Finds all intervals of these curves.
    #[must_use]
    pub fn of(curves: &Curves) -> Self {
        let none = Self { curves: *curves, head: None, run: None, tail: None, never: NeverReason::FullReplicaDearer };
        if curves.step.is_none() { none.without_steps() } else { none.with_steps() }
    }

    // The page begins without: its presets have no limit (`scripts/split.mjs`).
    #[cold]
    fn with_steps(self) -> Self {
        let full = self.fee_of_step();
        let gain = full - self.curves.replica_month;
        // Twice what a saving may be off, so that a line's slope keeps its sign.
        let none_gained = (full + self.curves.replica_month) * (2.0 * EQUAL);
        if gain > none_gained {
            self.growing(gain)
        } else {
            self.dying(if gain < Usd::ZERO - none_gained { gain } else { Usd::ZERO })
        }
    }

    /// One replica carries everything: a line against a level.
    fn without_steps(mut self) -> Self {
        let missing = self.missing(self.curves.min_replicas);
        self.never = NeverReason::ApiCostsNothingMore;
        self.tail = if missing < Usd::ZERO {
            Some(Tokens::ZERO)
        } else if self.curves.api_price.0 > 0.0 {
            Some(missing.buys_at(self.curves.api_price))
        } else {
            None
        };
        self
    }

    /// Each full replica saves money: single steps win first, then all of them.
    fn growing(mut self, gain: Usd) -> Self {
        let top = self.saved_at_top(gain);
        let first = first_level(self.curves.min_replicas, |level| top.is_positive(level), top.root());
        let bottom = self.saved_at_bottom(gain);
        let full = first_level(first, |level| self.wins_whole(level, bottom), bottom.root());
        if full > first {
            let last = full - 1.0;
            self.run = Some(Run { first, count: Some(last - first) }).filter(|run| run.count != Some(0.0));
            self.tail = Some(self.low(last));
        } else {
            self.tail = Some(self.low(first));
        }
        self
    }

    /// No full replica saves money: what the platform fee or cheap overhead wins at first is used up step by step.
    fn dying(mut self, gain: Usd) -> Self {
        let least = self.curves.min_replicas;
        if self.curves.api_price.0 <= 0.0 {
            self.never = NeverReason::ApiCostsNothingMore;
        }
        let (top, bottom) = (self.saved_at_top(gain), self.saved_at_bottom(gain));
        if !top.is_positive(least) {
            return self;
        }
        let used_up = gain < Usd::ZERO;
        if !used_up && bottom.is_positive(least + 1.0) {
            self.tail = Some(self.low(least));
            return self;
        }
        let whole = if used_up { last_level(least, |n| bottom.is_positive(n), bottom.root()) } else { least };
        self.head = Some(Interval { low: self.low(least), high: Some(self.top(whole)) });
        let partial = used_up.then(|| last_level(whole, |n| top.is_positive(n), top.root()) - whole);
        self.run = Some(Run { first: whole + 1.0, count: partial }).filter(|run| run.count != Some(0.0));
        self
    }

    /// What the API charges for one replica's volume, `b·K`.
    fn fee_of_step(&self) -> Usd {
        self.curves.step.map_or(Usd::ZERO, |step| step * self.curves.api_price)
    }

    /// `g(n)`: what is saved at the top of level `n`, less what rounding may have added.
    fn saved_at_top(&self, gain: Usd) -> Line {
        self.saving(gain, Usd::ZERO, -EQUAL)
    }

    /// `g(n) - b·K`: what is saved at the bottom of level `n`, and a tie there is enough, as the API's line rises from it.
    fn saved_at_bottom(&self, gain: Usd) -> Line {
        if self.curves.api_price.0 > 0.0 {
            self.saving(gain, self.fee_of_step(), EQUAL)
        } else {
            self.saved_at_top(gain)
        }
    }

    fn saving(&self, gain: Usd, below_top: Usd, doubt: f64) -> Line {
        let curves = &self.curves;
        let fixed = curves.overhead + curves.replica_month * curves.standby + below_top;
        let level = if gain == Usd::ZERO { Usd::ZERO } else { self.fee_of_step() + curves.replica_month };
        Line {
            at_zero: (curves.platform_fee - fixed + (curves.platform_fee + fixed) * doubt).0,
            slope: (gain + level * doubt).0,
        }
    }

    /// Whether a level wins from its very bottom; the least level's is no volume at all.
    fn wins_whole(&self, level: f64, bottom: Line) -> bool {
        if level <= self.curves.min_replicas { self.missing(level) <= Usd::ZERO } else { bottom.is_positive(level) }
    }

    /// `x(n)`: where the API line reaches the cost of level `n`.
    fn crossing(&self, level: f64) -> Tokens {
        self.missing(level).buys_at(self.curves.api_price)
    }

    /// What level `n` costs above the platform fee, the API's whole bill at no volume.
    fn missing(&self, level: f64) -> Usd {
        let cost = self.curves.level_cost(level);
        let missing = cost - self.curves.platform_fee;
        let doubt = (cost + self.curves.platform_fee) * EQUAL;
        if missing < doubt && missing > Usd::ZERO - doubt { Usd::ZERO } else { missing }
    }

    /// Where the win on a level begins: its crossing, or its bottom where it wins whole.
    fn low(&self, level: f64) -> Tokens {
        let bottom = if level <= self.curves.min_replicas { Tokens::ZERO } else { self.top(level - 1.0) };
        let crossing = self.crossing(level);
        if crossing.0 > bottom.0 { crossing } else { bottom }
    }

    /// The last volume of a level.
    fn top(&self, level: f64) -> Tokens {
        self.curves.step.map_or(Tokens::ZERO, |step| step * level)
    }

    /// How many intervals there are; `None` is without end.
    #[must_use]
    pub fn count(&self) -> Option<f64> {
        let ends = f64::from(u8::from(self.head.is_some()) + u8::from(self.tail.is_some()));
        self.run.map_or(Some(ends), |run| run.count.map(|count| count + ends))
    }

    /// The intervals in order of volume, made as they are asked for.
    pub fn intervals(&self) -> impl Iterator<Item = Interval> + '_ {
        self.intervals_from(Tokens::ZERO)
    }

    /// The intervals without those of the run that end before `volume`, which are not even counted through.
    pub fn intervals_from(&self, volume: Tokens) -> impl Iterator<Item = Interval> + '_ {
        let run = self.run.into_iter().flat_map(move |run| {
            let mut done = (self.curves.replicas(volume) - run.first).max(0.0);
            std::iter::from_fn(move || {
                let level = run.first + done;
                let more = run.count.is_none_or(|count| done < count);
                done += 1.0;
                more.then(|| self.step_win(level))
            })
        });
        let tail = self.tail.map(|low| Interval { low, high: None });
        self.head.into_iter().chain(run).chain(tail)
    }

    fn step_win(&self, level: f64) -> Interval {
        Interval { low: self.low(level), high: Some(self.top(level)) }
    }

    /// Where wins alternate with losses at every added replica: the volumes at which that begins and ends, `None` for
    /// no end.
    #[must_use]
    pub fn alternating(&self) -> Option<Interval> {
        self.run.map(|run| Interval {
            low: self.low(run.first),
            high: run.count.map(|count| self.top(run.first + count - 1.0)),
        })
    }

    /// In how many pieces self-hosting wins.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match (self.head, self.run, self.tail) {
            (None, None, None) => Kind::Never(self.never),
            (None, None, Some(from)) if from.0 <= 0.0 => Kind::Always,
            (None, None, Some(_)) => Kind::From,
            _ => Kind::Intervals,
        }
    }

    /// The lowest volume from which self-hosting is cheaper, though perhaps not for long.
    #[must_use]
    pub fn first(&self) -> Option<Tokens> {
        self.intervals().next().map(|win| win.low)
    }

    /// The volume from which self-hosting stays cheaper.
    #[must_use]
    pub fn for_good(&self) -> Option<Tokens> {
        self.tail
    }

    /// The volume nearest to `volume` at which the cheaper side changes.
    #[must_use]
    pub fn nearest_flip(&self, volume: Tokens) -> Option<Tokens> {
        let edges = |win: Interval| [Some(win.low), win.high];
        let around = self.run.into_iter().flat_map(|run| {
            let last = run.count.map_or(f64::MAX, |count| run.first + count - 1.0);
            let level = self.curves.replicas(volume);
            [level - 1.0, level, level + 1.0, run.first, last]
                .into_iter()
                .filter(move |n| *n >= run.first && *n <= last && *n < f64::MAX)
                .flat_map(move |n| edges(self.step_win(n)))
        });
        let ends = self.head.into_iter().flat_map(edges).chain([self.tail]);
        around
            .chain(ends)
            .flatten()
            .filter(|edge| edge.0 > 0.0)
            .min_by(|a, b| (a.0 - volume.0).abs().total_cmp(&(b.0 - volume.0).abs()))
    }
}

/// A saving that is linear in the level.
#[derive(Clone, Copy)]
struct Line {
    at_zero: f64,
    slope: f64,
}

impl Line {
    fn is_positive(self, level: f64) -> bool {
        self.at_zero + self.slope * level > 0.0
    }

    fn root(self) -> f64 {
        -self.at_zero / self.slope
    }
}

/// The least level from `least` on that passes, which lies beside `near`: the estimate may be off by one through rounding.
fn first_level(least: f64, passes: impl Fn(f64) -> bool, near: f64) -> f64 {
    let guess = (near.floor() + 1.0).max(least);
    if guess > least && passes(guess - 1.0) {
        guess - 1.0
    } else if passes(guess) {
        guess
    } else {
        guess + 1.0
    }
}

/// The greatest level that passes, `least` at the lowest; likewise.
fn last_level(least: f64, passes: impl Fn(f64) -> bool, near: f64) -> f64 {
    let guess = near.floor().max(least);
    if passes(guess + 1.0) {
        guess + 1.0
    } else if guess > least && !passes(guess) {
        guess - 1.0
    } else {
        guess
    }
}
