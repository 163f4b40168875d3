//! Every volume interval in which self-hosting is strictly cheaper, in closed form.
//!
//! With `n` loaded replicas self-hosting costs `S(n) = (n + standby)·m + O` for volumes up to `n·K`, where `m` is a
//! replica's month and `K` the volume one replica carries. The API line reaches `S(n)` at `x(n)`, which is linear in `n`.
//! So is what is saved at the top of a step, `g(n) = P + n·d` with `P = fee - O - standby·m` and `d = b·K - m`:
//! the sign of `d`, what one more full replica saves, decides whether wins grow or die out. No loop, no sampling.

use super::staircase::Curves;
use crate::units::{Tokens, Usd};

/// Saving less than this part of the amounts compared counts as none.
const EQUAL: f64 = 1e-12;

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
        match curves.step {
            None => none.without_steps(),
            Some(step) => {
                let full = step * curves.api_price;
                let gain = full - curves.replica_month;
                if gain.0 > EQUAL * (full + curves.replica_month).0 {
                    none.growing(gain)
                } else {
                    none.dying(if gain.0 < -EQUAL * (full + curves.replica_month).0 { gain } else { Usd::ZERO })
                }
            }
        }
    }

    /// One replica carries everything: a line against a level.
    fn without_steps(mut self) -> Self {
        let least = self.curves.min_replicas;
        self.never = NeverReason::ApiCostsNothingMore;
        self.tail = if self.curves.level_cost(least) < self.curves.platform_fee {
            Some(Tokens::ZERO)
        } else if self.curves.api_price.0 > 0.0 {
            Some(self.crossing(least)).filter(|volume| volume.0.is_finite())
        } else {
            None
        };
        self
    }

    /// Each full replica saves money: single steps win first, then all of them.
    fn growing(mut self, gain: Usd) -> Self {
        let least = self.curves.min_replicas;
        let first = self.first_level(least, |level| self.top_saving(level, gain).0 > 0.0, -self.lead().0 / gain.0);
        let full_at = (self.fee_of_step() - self.lead()).0 / gain.0;
        let full = self.first_level(first, |level| self.wins_whole(level, gain), full_at);
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
        if self.top_saving(least, gain).0 <= 0.0 {
            return self;
        }
        let spent = |saving: Usd| (gain.0 < 0.0).then(|| saving.0 / -gain.0);
        let whole = match spent(self.lead() - self.fee_of_step()) {
            Some(level) => self.last_level(least, |n| self.wins_whole(n, gain), level),
            None if self.wins_whole(least + 1.0, gain) => {
                self.tail = Some(self.low(least));
                return self;
            }
            None => least,
        };
        self.head = Some(Interval { low: self.low(least), high: Some(self.top(whole)) });
        let partial =
            spent(self.lead()).map(|level| self.last_level(whole, |n| self.top_saving(n, gain).0 > 0.0, level) - whole);
        self.run = Some(Run { first: whole + 1.0, count: partial }).filter(|run| run.count != Some(0.0));
        self
    }

    /// `P`: what self-hosting saves before the first token and the first replica.
    fn lead(&self) -> Usd {
        self.curves.platform_fee - self.curves.overhead - self.curves.replica_month * self.curves.standby
    }

    /// What the API charges for one replica's volume, `b·K`.
    fn fee_of_step(&self) -> Usd {
        self.curves.step.map_or(Usd::ZERO, |step| step * self.curves.api_price)
    }

    /// `g(n)`: what is saved at the top of level `n`.
    fn top_saving(&self, level: f64, gain: Usd) -> Usd {
        self.lead() + gain * level
    }

    /// Whether a level above the first wins from its very bottom.
    fn wins_whole(&self, level: f64, gain: Usd) -> bool {
        if level <= self.curves.min_replicas {
            return self.curves.level_cost(level) <= self.curves.platform_fee;
        }
        let saved = (self.top_saving(level, gain) - self.fee_of_step()).0;
        saved > 0.0 || (saved >= 0.0 && self.curves.api_price.0 > 0.0)
    }

    /// The least level from `least` on that passes, which lies beside `near`: the estimate may be off by one through rounding.
    fn first_level(&self, least: f64, passes: impl Fn(f64) -> bool, near: f64) -> f64 {
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
    fn last_level(&self, least: f64, passes: impl Fn(f64) -> bool, near: f64) -> f64 {
        let guess = near.floor().max(least);
        if passes(guess + 1.0) {
            guess + 1.0
        } else if guess > least && !passes(guess) {
            guess - 1.0
        } else {
            guess
        }
    }

    /// `x(n)`: where the API line reaches the cost of level `n`.
    fn crossing(&self, level: f64) -> Tokens {
        (self.curves.level_cost(level) - self.curves.platform_fee).buys_at(self.curves.api_price)
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
        let run = self.run.into_iter().flat_map(move |run| {
            let mut done = 0.0;
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
