//! Where any two cost curves meet, and which of several is cheapest: lines of APIs, staircases of self-hosting.
//!
//! Two lines meet once. A line and a staircase are a [break-even](super::break_even). Two staircases change their order only
//! at risers, and both keep within one replica's month of a straight line: where these lines are further apart than that,
//! nothing changes, so only the risers of the volumes between are walked.

use super::break_even::BreakEven;
use super::inputs::Side;
use super::staircase::Curves;
use crate::units::{Tokens, Usd};

/// Costs nearer than this part of each other are the same.
const EQUAL: f64 = 1e-12;
/// Risers walked for one pair.
const MOST_RISERS: usize = 20_000;
/// Meetings of one pair that an envelope looks at.
const MOST_MEETINGS: usize = 200;

/// One side of a scenario, as a cost over volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rival {
    /// Both sides of its scenario.
    pub curves: Curves,
    /// Which of them.
    pub side: Side,
}

impl Rival {
    /// Cost of a month.
    #[must_use]
    pub fn cost(&self, volume: Tokens) -> Usd {
        match self.side {
            Side::Api => self.curves.api(volume),
            Side::SelfHost => self.curves.self_host(volume),
        }
    }

    /// Whether both cost the same at every volume.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let (a, b) = (&self.curves, &other.curves);
        match (self.side, other.side) {
            (Side::Api, Side::Api) => a.platform_fee == b.platform_fee && a.api_price == b.api_price,
            (Side::SelfHost, Side::SelfHost) => {
                Curves { platform_fee: b.platform_fee, api_price: b.api_price, ..*a } == *b
            }
            _ => false,
        }
    }

    /// What the cost keeps near to: its value at no volume, its slope in USD per token, and how far above it may be.
    fn trend(&self) -> (f64, f64, f64) {
        let curves = &self.curves;
        match curves.step {
            None => (curves.level_cost(curves.min_replicas).0, 0.0, 0.0),
            Some(step) => (curves.level_cost(0.0).0, curves.replica_month.0 / step.0, curves.replica_month.0),
        }
    }

    /// Above this volume the least number of replicas does not matter.
    fn least_volume(&self) -> f64 {
        self.curves.step.map_or(0.0, |step| step.0 * self.curves.min_replicas)
    }
}

/// A volume at which two rivals change places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meeting {
    /// Where.
    pub volume: Tokens,
    /// Whether the first of them is the cheaper one from here on.
    pub first_falls_below: bool,
}

/// Meetings in order of volume.
#[derive(Clone, Debug, PartialEq)]
pub struct Meetings {
    /// The meetings.
    pub list: Vec<Meeting>,
    /// Whether the first is the cheaper one at the beginning; `None` if both cost the same throughout.
    pub first_is_below: Option<bool>,
    /// Up to which volume they are all there; infinite where there are no more.
    pub complete_to: f64,
}

impl Meetings {
    fn new() -> Self {
        Self { list: Vec::new(), first_is_below: None, complete_to: f64::INFINITY }
    }

    /// Whether the first is the cheaper one just above a volume, or at least nowhere the dearer one until the next meeting.
    fn is_first_below(&self, volume: f64) -> Option<bool> {
        let last = self.list.iter().take_while(|meeting| meeting.volume.0 <= volume).last();
        last.map_or(self.first_is_below, |meeting| Some(meeting.first_falls_below))
    }

    /// Adds one within the window; whether there is room for more.
    fn add(&mut self, volume: f64, first_falls_below: bool, within: (f64, f64), most: usize) -> bool {
        if volume > within.0 && volume < within.1 {
            // A win that ends where the next begins goes on.
            if self.list.last().is_some_and(|last| last.volume.0 == volume) {
                self.list.pop();
                return true;
            }
            if self.list.len() >= most {
                self.complete_to = volume;
                return false;
            }
            self.list.push(Meeting { volume: Tokens(volume), first_falls_below });
        }
        volume < within.1
    }
}

/// The first meetings of two rivals at volumes between two, in tokens a month.
#[must_use]
pub fn meetings(first: &Rival, second: &Rival, within: (f64, f64), most: usize) -> Meetings {
    match (first.side, second.side) {
        (Side::Api, Side::Api) => lines(&first.curves, &second.curves, within, most),
        (Side::SelfHost, Side::Api) => line_and_stairs(&second.curves, &first.curves, true, within, most),
        (Side::Api, Side::SelfHost) => line_and_stairs(&first.curves, &second.curves, false, within, most),
        (Side::SelfHost, Side::SelfHost) => stairs(first, second, within, most),
    }
}

fn lines(first: &Curves, second: &Curves, within: (f64, f64), most: usize) -> Meetings {
    let mut met = Meetings::new();
    let (dearer, fees) = (second.api_price.0 - first.api_price.0, first.platform_fee.0 - second.platform_fee.0);
    let apart = fees - dearer * within.0 / 1e6;
    let order = if apart == 0.0 { -dearer } else { apart };
    met.first_is_below = (order != 0.0).then_some(order < 0.0);
    if dearer != 0.0 {
        met.add(fees / dearer * 1e6, dearer > 0.0, within, most);
    }
    met
}

fn line_and_stairs(line: &Curves, stairs: &Curves, stairs_first: bool, within: (f64, f64), most: usize) -> Meetings {
    let mut met = Meetings::new();
    let both = Curves { platform_fee: line.platform_fee, api_price: line.api_price, ..*stairs };
    let outcome = BreakEven::of(&both);
    let mut wins = outcome.intervals_from(Tokens(within.0));
    let starts =
        wins.find(|win| win.high.is_none_or(|high| high.0 > within.0)).is_some_and(|win| win.low.0 <= within.0);
    met.first_is_below = Some(starts == stairs_first);
    for win in outcome.intervals_from(Tokens(within.0)) {
        let goes_on = met.add(win.low.0, stairs_first, within, most)
            && win.high.is_some_and(|high| met.add(high.0, !stairs_first, within, most));
        if !goes_on {
            break;
        }
    }
    met
}

/// The volumes between which two staircases may change places at all; the second is infinite for those that run in parallel.
fn contested(first: &Rival, second: &Rival) -> (f64, f64) {
    /// A little more on both sides, for rounding.
    const HAIR: f64 = 1e-9;
    let ((base, slope, rise), (other_base, other_slope, other_rise)) = (first.trend(), second.trend());
    let (apart, parting) = ((base - other_base).abs(), (slope - other_slope).abs());
    let wobble = rise.max(other_rise);
    let least = first.least_volume().max(second.least_volume());
    if parting <= (slope + other_slope) * EQUAL {
        return (0.0, if apart > wobble * (1.0 + EQUAL) { least } else { f64::INFINITY });
    }
    let (from, to) = ((apart - wobble) / parting * (1.0 - HAIR), (apart + wobble) / parting * (1.0 + HAIR));
    // Lines that part from the beginning on do not come near each other again.
    let from = if (base - other_base) * (slope - other_slope) < 0.0 { from } else { 0.0 };
    (if from > least { from } else { 0.0 }, to.max(least))
}

/// A walk up two staircases at once, from riser to riser.
struct Walk<'a> {
    pair: [&'a Curves; 2],
    levels: [f64; 2],
}

impl Walk<'_> {
    fn jump(&mut self, volume: f64) {
        self.levels = self.pair.map(|curves| curves.replicas(Tokens(volume)));
    }

    /// The volume of the next riser.
    fn next(&self) -> f64 {
        let top = |at: usize| self.pair[at].step.map_or(f64::INFINITY, |step| step.0 * self.levels[at]);
        top(0).min(top(1))
    }

    /// Up the risers at this volume.
    fn climb(&mut self, volume: f64) {
        for (curves, level) in self.pair.iter().zip(&mut self.levels) {
            if curves.step.is_some_and(|step| step.0 * *level <= volume * (1.0 + EQUAL)) {
                *level += 1.0;
            }
        }
    }

    /// Below zero where the first is cheaper; 0 where none is.
    fn order(&self) -> f64 {
        let [a, b] = [0, 1].map(|at| self.pair[at].level_cost(self.levels[at]).0);
        if (a - b).abs() <= (a + b) * EQUAL { 0.0 } else { (a - b).signum() }
    }
}

fn stairs(first: &Rival, second: &Rival, within: (f64, f64), most: usize) -> Meetings {
    let mut met = Meetings::new();
    let (mut from, to) = contested(first, second);
    let least = first.least_volume().max(second.least_volume());
    let mut walk = Walk { pair: [&first.curves, &second.curves], levels: [0.0; 2] };
    walk.jump(within.0);
    let mut order = walk.order();
    met.first_is_below = (order != 0.0).then_some(order < 0.0);
    for _ in 0..MOST_RISERS {
        let volume = walk.next();
        // Where both have cost the same so far, one of them parts from the other behind the contested volumes at the latest.
        if (volume > to && order != 0.0) || volume > within.1 || volume.is_infinite() {
            return met;
        }
        walk.climb(volume);
        let now = walk.order();
        if now != 0.0 && order != 0.0 && now != order && !met.add(volume, now < 0.0, within, most) {
            return met;
        }
        if now != 0.0 {
            order = now;
            met.first_is_below = met.first_is_below.or(Some(now < 0.0));
        }
        // Once the least replicas are behind, nothing changes until the contested volumes begin.
        if volume > least && volume < from && order != 0.0 {
            walk.jump(from);
            from = 0.0;
        }
    }
    met.complete_to = walk.next();
    met
}

/// Volumes at which one rival is the cheapest of all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Where it begins, tokens a month.
    pub from: f64,
    /// Where it ends; may be infinite.
    pub to: f64,
    /// Its place among the rivals.
    pub who: usize,
}

/// The cheapest at each volume, from the first to the last of the window or as far as it is known: where rivals alternate
/// without end, up to some volume only.
#[must_use]
pub fn envelope(rivals: &[Rival], within: (f64, f64)) -> Vec<Stretch> {
    let pairs: Vec<Vec<Meetings>> = rivals
        .iter()
        .enumerate()
        .map(|(at, one)| rivals[..at].iter().map(|other| meetings(one, other, within, MOST_MEETINGS)).collect())
        .collect();
    let all = || pairs.iter().flatten();
    let to = all().map(|met| met.complete_to).fold(within.1, f64::min);
    let met = all().flat_map(|met| &met.list).map(|meeting| meeting.volume.0);
    let mut edges: Vec<f64> = met.filter(|edge| *edge < to).chain([within.0]).collect();
    edges.sort_unstable_by(f64::total_cmp);
    edges.dedup();
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, from) in edges.iter().enumerate() {
        let (who, end) = (lowest(&pairs, *from), edges.get(at + 1).copied().unwrap_or(to));
        match stretches.last_mut() {
            Some(last) if last.who == who => last.to = end,
            _ => stretches.push(Stretch { from: *from, to: end, who }),
        }
    }
    stretches
}

/// Who costs least just above a volume, from the meetings of each with all before it.
fn lowest(pairs: &[Vec<Meetings>], volume: f64) -> usize {
    let mut best = 0;
    for (at, met) in pairs.iter().enumerate().skip(1) {
        if met[best].is_first_below(volume) == Some(true) {
            best = at;
        }
    }
    best
}

/// The first of those that cost least at one volume.
#[must_use]
pub fn cheapest(rivals: &[Rival], volume: Tokens) -> usize {
    let mut best = 0;
    for (at, rival) in rivals.iter().enumerate().skip(1) {
        if rival.cost(volume).0 < rivals[best].cost(volume).0 * (1.0 - EQUAL) {
            best = at;
        }
    }
    best
}
