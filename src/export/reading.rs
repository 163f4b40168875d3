//! Both costs at any volume, as a pointer or a key reads them off the chart.

use super::table;
use crate::engine::{Report, hybrid};
use crate::format::{link_number, money, unit_price, volume};
use crate::units::{Tokens, Usd};

/// What the read-out says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostsAt {
    /// `1B tokens a month`
    pub volume: String,
    /// The API's cost.
    pub api: String,
    /// Self-hosting's cost.
    pub self_host: String,
    /// `1`
    pub replicas: String,
    /// The cheapest mix's cost, if asked for, and what it is.
    pub hybrid: Option<(String, String)>,
    /// `+$1,514 (self-host 28% cheaper)`
    pub saving: String,
}

impl CostsAt {
    /// Reads at a volume: a month's cost, or the cost per 1M tokens.
    #[must_use]
    pub fn read(report: &Report, at: Tokens, per_mtok: bool, with_hybrid: bool) -> Self {
        let row = table::row_at(report, at);
        let amount = |usd: Usd| match usd.per(at) {
            Some(price) if per_mtok => unit_price(price),
            _ => money(usd),
        };
        let mix = hybrid::cheapest(&report.curves, at);
        Self {
            volume: format!("{} tokens a month", volume(at)),
            api: amount(row.api),
            self_host: amount(row.self_host),
            replicas: link_number(row.replicas),
            hybrid: with_hybrid.then(|| (amount(mix.month), mix_words(&mix, at))),
            saving: row.saving_words(),
        }
    }

    /// The same in one line, for those who hear it.
    #[must_use]
    pub fn sentence(&self) -> String {
        let hybrid = self.hybrid.as_ref().map(|(cost, what)| format!(" hybrid {cost} ({what}),")).unwrap_or_default();
        let plural = if self.replicas == "1" { "replica" } else { "replicas" };
        format!(
            "{}: API {}, self-hosting {} with {} {plural},{hybrid} {}",
            self.volume, self.api, self.self_host, self.replicas, self.saving
        )
    }
}

/// What the cheapest mix is made of.
fn mix_words(mix: &hybrid::Hybrid, at: Tokens) -> String {
    if mix.replicas <= 0.0 {
        "API alone".into()
    } else if mix.self_hosted.0 >= at.0 {
        "self-host alone".into()
    } else {
        format!("{} to self-host", crate::format::percent(mix.share))
    }
}
