//! Self-hosted base load, overflow to the API.

use super::staircase::Curves;
use crate::units::{Share, Tokens, Usd};

/// The cheapest way to serve a volume when both sides may be used at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hybrid {
    /// Cost a month.
    pub month: Usd,
    /// Loaded replicas; 0 is the API alone.
    pub replicas: f64,
    /// Tokens a month served by them; the rest goes to the API.
    pub self_hosted: Tokens,
    /// The part of the volume they serve.
    pub share: Share,
}

/// The cheapest of: API alone, self-hosting alone, and every number of full replicas with the overflow on the API.
///
/// Cost is linear in the number of full replicas, so the least is at one end: the fewest or the most that the volume fills.
/// The platform fee is paid as soon as one token overflows. Overflow is taken from the average volume: a replica's part
/// keeps the whole load's peak-to-average.
#[must_use]
pub fn cheapest(curves: &Curves, volume: Tokens) -> Hybrid {
    let api = option(volume, curves.api(volume), 0.0, Tokens::ZERO);
    let alone = option(volume, curves.self_host(volume), curves.replicas(volume), volume);
    let mixed = curves.step.into_iter().flat_map(|step| {
        [curves.min_replicas, (volume / step).floor()]
            .into_iter()
            .filter(move |replicas| *replicas >= curves.min_replicas && (step * *replicas).0 < volume.0)
            .map(move |replicas| {
                let base = step * replicas;
                option(volume, curves.level_cost(replicas) + curves.api(volume - base), replicas, base)
            })
    });
    mixed.chain([alone]).fold(api, |best, next| if next.month < best.month { next } else { best })
}

fn option(volume: Tokens, month: Usd, replicas: f64, self_hosted: Tokens) -> Hybrid {
    let share = if volume.0 > 0.0 { Share(self_hosted / volume) } else { Share::ZERO };
    Hybrid { month, replicas, self_hosted, share }
}
