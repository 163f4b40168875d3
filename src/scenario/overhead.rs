//! The published ranges of hidden costs, to begin with where one has no figures of one's own.

use super::{Input, Note, Scenario};
use crate::catalogue::{self, HiddenCost};

/// Which end of the ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The least of each.
    Low,
    /// What to start from.
    Typical,
    /// The most of each.
    High,
}

impl Level {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Low, Self::Typical, Self::High];

    /// As it stands on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Typical => "typical",
            Self::High => "high",
        }
    }

    fn of(self, cost: &HiddenCost) -> f64 {
        match self {
            Self::Low => cost.low_usd,
            Self::Typical => cost.typical_usd,
            Self::High => cost.high_usd,
        }
    }
}

/// The overhead lines that the ranges are for, by the id of their row. GPUs and redundancy are not among them: the first is
/// what the engine computes, the second is a standby replica.
const LINES: [(&str, Input); 4] = [
    ("storage", Input::Storage),
    ("networking", Input::Networking),
    ("monitoring", Input::Monitoring),
    ("load_balancing", Input::LoadBalancing),
];

fn published_cost(id: &str, level: Level) -> Option<f64> {
    catalogue::hidden_cost(id).map(|cost| level.of(cost))
}

impl Scenario {
    /// Fills the overhead lines and the engineering hours from the published ranges, in place of the lump.
    ///
    /// # Errors
    /// The sentence that says that an hour costs too little for the range to be hours; the scenario is as it was.
    pub fn fill_overhead(&mut self, level: Level) -> Result<(), Note> {
        let mut values = vec![(Input::Other, 0.0)];
        values.extend(LINES.iter().filter_map(|(id, input)| Some((*input, published_cost(id, level)?))));
        let rate = self.number(Input::EngineerRate).unwrap_or_default();
        if let Some(cost) = published_cost("engineering", level).filter(|_| rate > 0.0) {
            // Hours to two decimals keep the link short.
            values.push((Input::EngineerHours, (cost / rate * 100.0).round() / 100.0));
        }
        self.take(&values)
    }
}
