//! Both cost curves of several scenarios side by side.

use super::lanes::{Lanes, Mask};
use crate::engine::break_even::EQUAL;

/// Tokens in the unit prices are quoted for.
pub(super) const TOKENS_PER_MTOK: f64 = 1e6;

/// [`Curves`](crate::engine::staircase::Curves) of several scenarios: USD a month, tokens a month, replicas.
#[derive(Clone, Copy, Debug)]
pub struct Wide {
    /// The scenarios' own volumes.
    pub tokens: Lanes,
    /// The API's platform fee.
    pub platform_fee: Lanes,
    /// The blended price, USD per 1M tokens.
    pub api_price: Lanes,
    /// One replica for a month.
    pub replica_month: Lanes,
    /// Overhead, whatever the number of replicas.
    pub overhead: Lanes,
    /// What one replica carries at target utilisation and peak; infinite is no limit.
    pub step: Lanes,
    /// Replicas that run whatever the volume.
    pub min_replicas: Lanes,
    /// Spare replicas.
    pub standby: Lanes,
    /// What a dollar buys; infinite where the API is free.
    pub tokens_per_usd: Lanes,
    /// Replicas one token asks for, the tolerance of steps taken off.
    pub(super) load: Lanes,
}

/// Volumes a month, in both units that are asked for: divided once, where many scenarios are asked at the same.
#[derive(Clone, Copy, Debug)]
pub struct Volume {
    /// Tokens.
    pub tokens: Lanes,
    /// Millions of tokens.
    pub millions: Lanes,
}

impl Volume {
    /// These tokens a month.
    #[must_use]
    #[inline(always)]
    pub fn of(tokens: Lanes) -> Self {
        Self { tokens, millions: tokens / TOKENS_PER_MTOK }
    }
}

impl Wide {
    /// What the API costs at these volumes.
    #[must_use]
    #[inline(always)]
    pub fn api(&self, volume: Volume) -> Lanes {
        self.platform_fee + volume.millions * self.api_price
    }

    /// Replicas that carry load.
    #[must_use]
    #[inline(always)]
    pub fn replicas(&self, volume: Volume) -> Lanes {
        self.min_replicas.at_least((volume.tokens * self.load).ceil())
    }

    /// What self-hosting costs at these volumes.
    #[must_use]
    #[inline(always)]
    pub fn self_host(&self, volume: Volume) -> Lanes {
        self.level_cost(self.replicas(volume))
    }

    /// Self-hosting with so many loaded replicas.
    #[inline(always)]
    fn level_cost(&self, replicas: Lanes) -> Lanes {
        self.replica_month * (replicas + self.standby) + self.overhead
    }

    #[inline(always)]
    pub(super) fn has_steps(&self) -> Mask {
        Lanes::NEVER.above(self.step)
    }

    /// What the API charges for one replica's volume.
    #[inline(always)]
    pub(super) fn fee_of_step(&self) -> Lanes {
        self.step / TOKENS_PER_MTOK * self.api_price
    }

    /// What a level costs above the platform fee; nothing within rounding.
    #[inline(always)]
    pub(super) fn missing(&self, level: Lanes) -> Lanes {
        let cost = self.level_cost(level);
        let missing = cost - self.platform_fee;
        let doubt = (cost + self.platform_fee) * EQUAL;
        doubt.above(missing.abs()).fails().keep(missing)
    }

    /// Where the platform fee alone pays for the least level.
    #[inline(always)]
    pub(super) fn wins_least(&self) -> Mask {
        let cost = self.level_cost(self.min_replicas);
        (cost - self.platform_fee).above((cost + self.platform_fee) * EQUAL).fails()
    }

    /// The volume this much money buys.
    #[inline(always)]
    pub(super) fn bought(&self, usd: Lanes) -> Lanes {
        usd * self.tokens_per_usd
    }

    /// Where the win on a level begins: its crossing, or its bottom where it wins whole.
    #[inline(always)]
    pub(super) fn low(&self, level: Lanes) -> Lanes {
        let bottom = level.above(self.min_replicas).keep(self.step * (level - 1.0));
        self.bought(self.missing(level)).at_least(bottom)
    }
}
