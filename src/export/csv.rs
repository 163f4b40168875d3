//! The cost table as CSV: plain numbers, one header.

use super::{Evaluation, table};
use crate::format::{self, link_number};

/// Columns of [`write`].
const HEADER: &str = "tokens_per_month,api_usd,self_host_usd,replicas,saving_usd,saving_percent,is_current";

/// Amounts in whole dollars as on the page.
#[must_use]
pub fn write(evaluation: &Evaluation) -> String {
    let mut out = format!("{HEADER}\n");
    for row in table::rows(evaluation) {
        let cells = [
            link_number(row.volume.0),
            link_number(format::rounded(row.api).0),
            link_number(format::rounded(row.self_host).0),
            link_number(row.replicas),
            link_number(row.saving.0),
            link_number((row.saving_share.percent() * 100.0).round() / 100.0),
            row.is_current.to_string(),
        ];
        out += &cells.join(",");
        out.push('\n');
    }
    out
}
