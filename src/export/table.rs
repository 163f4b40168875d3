//! The cost table: both sides at a handful of volumes.

use super::Evaluation;
use crate::engine::Report;
use crate::format;
use crate::scenario::significant;
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
}

/// Rows for a preset's volumes: most presets have as many.
pub const LISTED: usize = 6;
/// The table has no more rows than this: a preset's volumes, a ladder around the scenario's own, and that.
pub const MOST_ROWS: usize = LISTED + 3;

/// The preset's volumes and the scenario's own, in order.
#[must_use]
pub fn rows(evaluation: &Evaluation) -> Vec<Row> {
    order(evaluation).iter().filter_map(|which| row(evaluation, *which)).collect()
}

/// Which rows there are, in order: first the preset's volumes have numbers, then the ladder, then the scenario's own. So a row keeps its
/// number while that one moves among them.
#[must_use]
pub fn order(evaluation: &Evaluation) -> Vec<usize> {
    volumes(evaluation).into_iter().map(|(which, _)| which).collect()
}

/// The row of this number, if there is one.
#[must_use]
pub fn row(evaluation: &Evaluation, which: usize) -> Option<Row> {
    let (_, volume) = volumes(evaluation).into_iter().find(|(other, _)| *other == which)?;
    Some(row_at(&evaluation.report, Tokens(volume)))
}

/// The number of the row nearest to a volume: halfway between two lies by ratio, as the volumes of the table go.
#[must_use]
pub fn nearest(evaluation: &Evaluation, tokens: f64) -> usize {
    let volumes = volumes(evaluation);
    let nearer = volumes.windows(2).take_while(|pair| (pair[0].1 * pair[1].1).sqrt() <= tokens).count();
    volumes.get(nearer).map_or(0, |(which, _)| *which)
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
    }
}

/// The article's volumes, in order, with their numbers; where the scenario's own lies far off them, a ladder around it as well.
fn volumes(evaluation: &Evaluation) -> Vec<(usize, f64)> {
    let (listed, own) = (evaluation.scenario.preset().volumes, evaluation.report.workload.tokens.0);
    let mut volumes: Vec<(usize, f64)> = listed.iter().copied().enumerate().take(LISTED).collect();
    let (low, high) = (listed.first().copied().unwrap_or(0.0), listed.last().copied().unwrap_or(0.0));
    if own > 0.0 && (own < low || own > high) {
        volumes.extend([0.5, 2.0].iter().zip(LISTED..).map(|(factor, which)| (which, significant(own * factor, 3))));
    }
    volumes.push((MOST_ROWS - 1, own));
    // A volume that is listed keeps its row.
    volumes.sort_by(|a, b| a.1.total_cmp(&b.1));
    volumes.dedup_by(|a, b| a.1 == b.1);
    volumes
}

impl Row {
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
