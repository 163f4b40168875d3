//! The cheapest way by volume: one range, cut where the engine says. `strip_paint.rs` draws it.

use super::caption::{per_month, short_volume};
use crate::engine::Report;
use crate::engine::hybrid;
use crate::units::Tokens;

/// What is strictly cheapest over a range of volumes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cheapest {
    /// The API alone.
    Api,
    /// Self-hosting alone.
    SelfHost,
    /// Full replicas with the overflow on the API.
    Hybrid,
    /// Both sides cost the same.
    Even,
    /// It changes with every added replica, too often to be told one by one: self-hosting in turn with the API or,
    /// if this is true, with the hybrid.
    Alternating(bool),
}

impl Cheapest {
    /// As it stands in the band and in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Api => "API",
            Self::SelfHost => "Self-hosting",
            Self::Hybrid => "Hybrid",
            Self::Even => "Same cost",
            Self::Alternating(_) => "Alternating",
        }
    }
}

/// A range of volumes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Where it begins.
    pub from: Tokens,
    /// Where it ends.
    pub to: Tokens,
    /// What is cheapest in between.
    pub cheapest: Cheapest,
}

/// The whole range, cut into segments.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Without gaps, ascending; neighbours differ.
    pub segments: Vec<Segment>,
    /// The reader's own volume.
    pub current: Tokens,
}

/// From one to a million million tokens a month, the range of the slider.
pub const RANGE: (Tokens, Tokens) = (Tokens(1e6), Tokens(1e12));
/// Replicas told apart at most; a picture is not wider than this many times three pixels.
const MOST_LEVELS: f64 = 120.0;

impl Strip {
    /// Cuts a range exactly where the cheapest side changes. Changes at every added replica are told apart as long as
    /// a replica's volume is at least 1/[`MOST_LEVELS`] of the volume, and merged to [`Cheapest::Alternating`] beyond.
    /// The picture merges more, as its width demands.
    #[must_use]
    pub fn of(report: &Report, (low, high): (Tokens, Tokens), with_hybrid: bool) -> Self {
        let merged = merged(report, with_hybrid);
        let mut edges = edges(report, with_hybrid, high);
        edges.extend(merged.iter().flat_map(|segment| [segment.from.0, segment.to.0]));
        edges.extend([low.0, high.0]);
        edges.retain(|edge| (low.0..=high.0).contains(edge));
        edges.sort_unstable_by(f64::total_cmp);
        edges.dedup();
        let mut segments: Vec<Segment> = Vec::new();
        for pair in edges.windows(2) {
            let middle = f64::midpoint(pair[0], pair[1]);
            let within = merged.iter().find(|segment| (segment.from.0..segment.to.0).contains(&middle));
            let cheapest = match within {
                Some(segment) => segment.cheapest,
                None => cheapest(report, Tokens(middle), with_hybrid),
            };
            push(&mut segments, Segment { from: Tokens(pair[0]), to: Tokens(pair[1]), cheapest });
        }
        Self { segments, current: report.workload.tokens }
    }

    /// `Which side is cheapest, from 1M to 1T tokens a month`
    #[must_use]
    pub fn title(&self) -> String {
        let (low, high) = self.ends();
        format!("What is cheapest, from {} to {}", short_volume(low), per_month(high))
    }

    /// What the picture shows, in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        const TOLD: usize = 6;
        let told = self.segments.iter().take(TOLD).map(|segment| {
            let what = match segment.cheapest {
                Cheapest::Api => "the API is cheapest",
                Cheapest::SelfHost => "self-hosting is cheapest",
                Cheapest::Hybrid => "a hybrid is cheapest",
                Cheapest::Even => "both cost the same",
                Cheapest::Alternating(false) => "API and self-hosting take turns with every added replica",
                Cheapest::Alternating(true) => "hybrid and self-hosting take turns with every added replica",
            };
            format!("from {} to {} {what}", short_volume(segment.from), short_volume(segment.to))
        });
        let told: Vec<String> = told.collect();
        let more = match self.segments.len().saturating_sub(TOLD) {
            0 => String::new(),
            more => format!(", and {more} more ranges follow"),
        };
        format!("By tokens a month: {}{more}.", told.join(", "))
    }

    pub(super) fn ends(&self) -> (Tokens, Tokens) {
        let low = self.segments.first().map_or(RANGE.0, |first| first.from);
        (low, self.segments.last().map_or(RANGE.1, |last| last.to))
    }
}

fn cheapest(report: &Report, volume: Tokens, with_hybrid: bool) -> Cheapest {
    let (api, own) = (report.curves.api(volume), report.curves.self_host(volume));
    let mix = hybrid::cheapest(&report.curves, volume).month;
    if with_hybrid && mix < api && mix < own {
        Cheapest::Hybrid
    } else if own < api {
        Cheapest::SelfHost
    } else if own == api {
        Cheapest::Even
    } else {
        Cheapest::Api
    }
}

/// From here on replicas are too close together to be told apart.
fn crowd(report: &Report) -> f64 {
    report.curves.step.map_or(f64::INFINITY, |step| step.0 * MOST_LEVELS)
}

/// Adds a segment, or makes the last one longer.
pub(super) fn push(segments: &mut Vec<Segment>, next: Segment) {
    match segments.last_mut().filter(|last| last.cheapest == next.cheapest) {
        Some(last) => last.to = next.to,
        None => segments.push(next),
    }
}

/// Ranges in which the cheapest side changes with every replica, as far as they cannot be told apart. From its first
/// level on the hybrid, never the API, takes turns with self-hosting.
fn merged(report: &Report, with_hybrid: bool) -> Vec<Segment> {
    let crowd = crowd(report);
    let run = report.break_even.alternating().map(|run| (run.low.0, run.high.map_or(f64::MAX, |high| high.0), false));
    let mix = hybrid::wins(&report.curves).filter(|_| with_hybrid);
    let mix = mix.map(|wins| (wins.step.0 * wins.first, f64::MAX, true));
    let ranges = mix.into_iter().chain(run).filter(|(from, to, _)| from.max(crowd) < *to);
    ranges
        .map(|(from, to, mixed)| Segment {
            from: Tokens(from.max(crowd)),
            to: Tokens(to),
            cheapest: Cheapest::Alternating(mixed),
        })
        .collect()
}

/// Every volume up to the crowd at which the cheapest side may change.
fn edges(report: &Report, with_hybrid: bool, high: Tokens) -> Vec<f64> {
    let last = crowd(report).min(high.0);
    let mut edges = Vec::new();
    for win in report.break_even.intervals().take_while(|win| win.low.0 <= last) {
        edges.push(win.low.0);
        edges.extend(win.high.map(|high| high.0));
    }
    // Wins for good lie behind the run, which may be too long to walk.
    edges.extend(report.break_even.for_good().map(|tail| tail.0));
    if let Some(wins) = hybrid::wins(&report.curves).filter(|_| with_hybrid) {
        let mut level = wins.first;
        while wins.step.0 * level <= last {
            edges.extend([wins.step.0 * level, wins.step.0 * level + wins.reach.0]);
            level += 1.0;
        }
    }
    edges
}
