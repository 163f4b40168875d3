//! What one replica serves in a month at 100 %.

use super::inputs::{CapacityBasis, Workload};
use crate::units::{Hours, Tokens};

/// Less than this a month is no service; keeps the number of replicas finite.
pub(super) const LEAST: f64 = 1.0;
/// More than this a month is no limit.
pub(super) const MOST: f64 = 1e18;

/// Tokens a month of one replica, or `None` where nothing limits it.
///
/// From speeds: `seconds / (s·(1-c)/prefill + (1-s)/(decode·batching))`. A cached input token costs no prefill.
/// The article's 65 tok/s ×5 at 60/40 gives 2.1B in 720 hours, its "2-3B tokens/month".
#[must_use]
pub fn per_replica(basis: CapacityBasis, workload: &Workload, hours: Hours) -> Option<Tokens> {
    let tokens = match basis {
        CapacityBasis::Flat => return None,
        CapacityBasis::Stated(tokens) => tokens,
        CapacityBasis::Modelled(modelled) => modelled.tokens(hours),
        CapacityBasis::Rate { decode, batching, prefill } => {
            let fresh_input = workload.input_share * workload.cached_share.rest();
            let reading = prefill.map_or(0.0, |speed| fresh_input.0 / speed.0);
            let writing = workload.input_share.rest().0 / (decode.0 * batching);
            Tokens(hours.seconds() / (reading + writing))
        }
    };
    (tokens.0 < MOST).then_some(Tokens(tokens.0.max(LEAST)))
}
