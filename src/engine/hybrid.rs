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

/// Where the mix is strictly cheaper than either side alone: behind each of `first`, `first + 1`, … full replicas, until
/// the overflow has grown by `reach`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wins {
    /// The least number of full replicas.
    pub first: f64,
    /// Tokens a month one replica carries.
    pub step: Tokens,
    /// Overflow up to which the mix wins; no more than a step.
    pub reach: Tokens,
}

/// The mix beats the API alone where its full replicas save more than standby and overhead cost, `n·(b·K - m) > standby·m + O`;
/// it beats self-hosting alone as long as fee and overflow cost less than one more replica, `fee + x·b < m`.
#[must_use]
pub fn wins(curves: &Curves) -> Option<Wins> {
    let step = curves.step?;
    let gain = step * curves.api_price - curves.replica_month;
    let spare = curves.replica_month - curves.platform_fee;
    if gain <= Usd::ZERO || spare <= Usd::ZERO {
        return None;
    }
    let fixed = curves.replica_month * curves.standby + curves.overhead;
    let reach = spare.buys_at(curves.api_price);
    let first = ((fixed / gain).floor() + 1.0).max(curves.min_replicas);
    Some(Wins { first, step, reach: if reach < step { reach } else { step } })
}

fn option(volume: Tokens, month: Usd, replicas: f64, self_hosted: Tokens) -> Hybrid {
    let share = if volume.0 > 0.0 { Share(self_hosted / volume) } else { Share::ZERO };
    Hybrid { month, replicas, self_hosted, share }
}
