//! The cost table: both sides at a handful of volumes.

use super::Evaluation;
use crate::engine::Report;
use crate::format;
use crate::scenario::{Scenario, significant};
use crate::units::{Share, Tokens, Usd};

/// One volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Tokens a month.
    pub volume: Tokens,
    /// The API's month.
    pub api: Usd,
    /// Self-hosting's month.
    pub self_host: Usd,
    /// Replicas, standby included.
    pub replicas: f64,
    /// What self-hosting saves: the difference of the two amounts as printed.
    pub saving: Usd,
    /// The same as a part of the dearer side.
    pub saving_share: Share,
    /// The scenario's own volume.
    pub is_current: bool,
    /// The volumes, in tokens a month, to which no other row of the table is nearer.
    pub reach: (f64, f64),
}

/// The table has no more rows than this: a preset's volumes, the scenario's own, and a ladder around it.
pub const MOST_ROWS: usize = 9;

/// The preset's volumes and the scenario's own, in order.
#[must_use]
pub fn rows(evaluation: &Evaluation) -> Vec<Row> {
    let current = evaluation.report.workload.tokens;
    let volumes = volumes(&evaluation.scenario, current);
    let rows = volumes.iter().enumerate().map(|(at, volume)| {
        // Halfway by ratio, as the volumes of the table go.
        let low = if at == 0 { 0.0 } else { (volumes[at - 1] * volume).sqrt() };
        let high = volumes.get(at + 1).map_or(f64::INFINITY, |next| (next * volume).sqrt());
        Row { reach: (low, high), ..row_at(&evaluation.report, Tokens(*volume)) }
    });
    rows.collect()
}

/// Both sides at any volume.
#[must_use]
pub fn row_at(report: &Report, volume: Tokens) -> Row {
    let (api, self_host) = (report.curves.api(volume), report.curves.self_host(volume));
    let dearer = if api > self_host { api } else { self_host };
    Row {
        volume,
        api,
        self_host,
        replicas: report.curves.replicas(volume) + report.curves.standby,
        saving: format::difference(api, self_host),
        saving_share: if dearer.0 > 0.0 { Share((api - self_host) / dearer) } else { Share::ZERO },
        is_current: volume == report.workload.tokens,
        reach: (volume.0, volume.0),
    }
}

/// The article's volumes; where the scenario's own lies far off them, a ladder around it as well.
fn volumes(scenario: &Scenario, current: Tokens) -> Vec<f64> {
    let mut volumes = scenario.preset().volumes.to_vec();
    let (low, high) = (volumes.first().copied().unwrap_or(0.0), volumes.last().copied().unwrap_or(0.0));
    if current.0 > 0.0 && (current.0 < low || current.0 > high) {
        volumes.extend([0.5, 2.0].map(|factor| significant(current.0 * factor, 3)));
    }
    volumes.push(current.0);
    volumes.sort_unstable_by(f64::total_cmp);
    volumes.dedup();
    volumes
}

impl Row {
    /// Whether this is the row nearest to a volume.
    #[must_use]
    pub fn is_nearest(&self, volume: f64) -> bool {
        self.reach.0 <= volume && volume < self.reach.1
    }

    /// Too little to print a per cent of.
    #[must_use]
    pub fn is_even(&self) -> bool {
        self.saving_share.0.abs() < 0.005
    }

    /// `+$1,514 (self-host 28% cheaper)`, `−$3,436 (API cheaper)`, `~Break even`
    #[must_use]
    pub fn saving_words(&self) -> String {
        let amount = format::signed_money(self.saving);
        if self.is_even() {
            "~Break even".into()
        } else if self.saving_share.0 > 0.0 {
            format!("{amount} (self-host {} cheaper)", format::percent(self.saving_share))
        } else {
            format!("{amount} (API cheaper)")
        }
    }
}
