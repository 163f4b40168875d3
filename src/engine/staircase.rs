//! The two cost curves: the API is a line, self-hosting a staircase.

use crate::units::{Tokens, Usd, UsdPerMTok};

/// A load this little above a step still fits: rounding in the last digits must not buy a replica.
pub(super) const STEP_TOLERANCE: f64 = 1e-12;

/// Cost of both sides at any volume. All parts are finite and not negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curves {
    /// The API's platform fee a month.
    pub platform_fee: Usd,
    /// The API's blended price.
    pub api_price: UsdPerMTok,
    /// One replica for a month.
    pub replica_month: Usd,
    /// Overhead a month, whatever the number of replicas.
    pub overhead: Usd,
    /// Average monthly volume that one replica carries at target utilisation and peak, `C·util/peak`; `None` is no limit.
    pub step: Option<Tokens>,
    /// Replicas that run whatever the volume, at least 1.
    pub min_replicas: f64,
    /// Spare replicas.
    pub standby: f64,
}

impl Curves {
    /// `platform_fee + V/1e6 · blend`
    #[must_use]
    pub fn api(&self, volume: Tokens) -> Usd {
        self.platform_fee + volume * self.api_price
    }

    /// Replicas that carry load: `max(min_replicas, ceil(V·peak / (C·util)))`.
    #[must_use]
    pub fn replicas(&self, volume: Tokens) -> f64 {
        self.min_replicas.max(self.replicas_by_load(volume))
    }

    /// Replicas the volume alone asks for.
    #[must_use]
    pub fn replicas_by_load(&self, volume: Tokens) -> f64 {
        self.step.map_or(0.0, |step| (volume / step * (1.0 - STEP_TOLERANCE)).ceil())
    }

    /// `(replicas + standby) · replica_month + overhead`
    #[must_use]
    pub fn self_host(&self, volume: Tokens) -> Usd {
        self.level_cost(self.replicas(volume))
    }

    /// Self-hosting with this many loaded replicas.
    #[must_use]
    pub fn level_cost(&self, replicas: f64) -> Usd {
        self.replica_month * (replicas + self.standby) + self.overhead
    }

    /// Whether self-hosting is strictly cheaper at this volume.
    #[must_use]
    pub fn self_host_wins(&self, volume: Tokens) -> bool {
        self.self_host(volume) < self.api(volume)
    }

    /// What a fully loaded replica costs per token, without overhead: the price that must be beaten for good.
    #[must_use]
    pub fn full_replica_price(&self) -> Option<UsdPerMTok> {
        self.step.and_then(|step| self.replica_month.per(step))
    }

    /// Volume that still fits before the next replica is needed.
    #[must_use]
    pub fn headroom(&self, volume: Tokens) -> Option<Tokens> {
        self.step.map(|step| Tokens((step.0 * self.replicas(volume) - volume.0).max(0.0)))
    }
}
