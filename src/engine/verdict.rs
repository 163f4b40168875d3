//! What the numbers, and what is needed besides money, say together.

use super::inputs::{Need, Needs, Side};
use crate::units::{Share, Usd};

/// Costs closer than this part of the dearer one are a close call: prices and volumes are seldom known better.
pub const CLOSE_CALL: Share = Share(0.10);
/// What rounding may add to a share: exactly [`CLOSE_CALL`] is close.
const ROUNDING: f64 = 1e-12;
/// The article's rule of thumb: below this API spend a month, use the API.
pub const SPEND_LOW: Usd = Usd(2_000.0);
/// The article's rule of thumb: above this API spend a month, self-hosting saves.
pub const SPEND_HIGH: Usd = Usd(5_000.0);

/// The recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One side, clearly.
    Pick(Side),
    /// Too close to call.
    CloseCall,
}

/// The article's spend rule of thumb, applied to the API bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleOfThumb {
    /// Below the low threshold: use the API.
    BelowLow,
    /// Between the thresholds: a grey zone.
    Between,
    /// Above the high threshold: self-host.
    AboveHigh,
}

/// The verdict at the current volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// The recommendation, needs included.
    pub choice: Choice,
    /// The cheaper side, `None` when both cost the same.
    pub cheaper: Option<Side>,
    /// How much the cheaper side saves a month; never negative.
    pub saving: Usd,
    /// The saving as a part of the dearer side's cost.
    pub saving_share: Share,
    /// What is needed besides money.
    pub needs: Needs,
    /// The need that settled the matter, if one did.
    pub forced_by: Option<Need>,
    /// Privacy and frontier quality are both asked for, which no offer gives at once.
    pub needs_conflict: bool,
    /// A close call that the other needs decided.
    pub tipped_by_needs: bool,
    /// What the article's spend thresholds say.
    pub rule_of_thumb: RuleOfThumb,
    /// Whether that rule says something else than the money does.
    pub rule_disagrees: bool,
}

/// Weighs the two monthly costs and the needs.
///
/// Money first: within [`CLOSE_CALL`] it is too close to call, and then the needs that do not force a side tip it by number.
/// Privacy forces self-hosting, frontier quality the API; privacy goes first, because data that has left cannot be recalled.
#[must_use]
pub fn judge(api: Usd, own: Usd, needs: Needs) -> Verdict {
    let (cheaper, saving, dearer) = match api.0.total_cmp(&own.0) {
        std::cmp::Ordering::Less => (Some(Side::Api), own - api, own),
        std::cmp::Ordering::Equal => (None, Usd::ZERO, own),
        std::cmp::Ordering::Greater => (Some(Side::SelfHost), api - own, api),
    };
    let saving_share = if dearer.0 > 0.0 { Share(saving / dearer) } else { Share::ZERO };
    let by_money = cheaper.filter(|_| !is_close(saving_share));
    let forced_by = needs.iter().find(|need| need.forces());
    let tipped = by_money.is_none().then(|| lean(needs)).flatten();
    let pick = forced_by.map(Need::side).or(by_money).or(tipped);
    let rule_of_thumb = rule_of_thumb(api);
    Verdict {
        choice: pick.map_or(Choice::CloseCall, Choice::Pick),
        cheaper,
        saving,
        saving_share,
        needs,
        forced_by,
        needs_conflict: needs.has(Need::Privacy) && needs.has(Need::Frontier),
        tipped_by_needs: forced_by.is_none() && tipped.is_some(),
        rule_of_thumb,
        rule_disagrees: matches!(
            (rule_of_thumb, by_money),
            (RuleOfThumb::BelowLow, Some(Side::SelfHost)) | (RuleOfThumb::AboveHigh, Some(Side::Api))
        ),
    }
}

/// Whether a saving of this part of the dearer side is too close to call.
#[must_use]
pub fn is_close(saving: Share) -> bool {
    saving.0 <= CLOSE_CALL.0 * (1.0 + ROUNDING)
}

/// The side that more of the needs speak for.
fn lean(needs: Needs) -> Option<Side> {
    let set = |side| needs.iter().filter(|need| need.side() == side).count();
    match set(Side::SelfHost).cmp(&set(Side::Api)) {
        std::cmp::Ordering::Greater => Some(Side::SelfHost),
        std::cmp::Ordering::Less => Some(Side::Api),
        std::cmp::Ordering::Equal => None,
    }
}

fn rule_of_thumb(api: Usd) -> RuleOfThumb {
    if api < SPEND_LOW {
        RuleOfThumb::BelowLow
    } else if api <= SPEND_HIGH {
        RuleOfThumb::Between
    } else {
        RuleOfThumb::AboveHigh
    }
}
