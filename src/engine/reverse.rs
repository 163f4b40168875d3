//! The question asked backwards: how far may one input move before self-hosting stops winning at this volume?

use super::hosting::OverheadBill;
use super::inputs::{GpuCost, Inputs, Overhead};
use super::staircase::Curves;
use crate::units::{Hours, Share, Tokens, Usd, UsdPerHour, UsdPerMTok};

/// What rounding may add to a share: exactly full is possible.
const ROUNDING: f64 = 1e-12;

/// Limits at the current volume, all other inputs as they are. `None`: no value of that input makes it win, or the
/// input plays no part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// The list price of a GPU-hour, before discount, at which both sides cost the same.
    pub gpu_hour: Option<UsdPerHour>,
    /// The lowest target utilisation that still wins.
    pub utilisation: Option<Share>,
    /// The engineering hours a month at which both sides cost the same.
    pub engineer_hours: Option<Hours>,
    /// The blended API price at which both sides cost the same.
    pub api_price: Option<UsdPerMTok>,
}

/// Finds the limits.
#[must_use]
pub fn limits(inputs: &Inputs, curves: &Curves) -> Limits {
    let volume = inputs.workload.tokens;
    let api = curves.api(volume);
    let own = curves.self_host(volume);
    Limits {
        gpu_hour: gpu_hour(inputs, api - curves.overhead, curves.replicas(volume) + curves.standby),
        utilisation: utilisation(inputs, curves),
        engineer_hours: engineer_hours(inputs, api, curves),
        api_price: (own - curves.platform_fee).per(volume).filter(|price| price.0 >= 0.0),
    }
}

/// `(api - overhead) / (replicas · gpus · hours · (1 - discount))`
fn gpu_hour(inputs: &Inputs, left_for_gpus: Usd, replicas: f64) -> Option<UsdPerHour> {
    let discount = match inputs.hosting.gpu_cost {
        GpuCost::Rented { discount, .. } => discount,
        GpuCost::Quoted { .. } => Share::ZERO,
        GpuCost::Owned(_) => return None,
    };
    let paid_hours = replicas * inputs.hosting.gpus_per_replica * inputs.hosting.hours.0 * discount.rest().0;
    (left_for_gpus.0 > 0.0 && paid_hours > 0.0).then(|| UsdPerHour(left_for_gpus.0 / paid_hours))
}

/// The most replicas the API's price pays for must carry the volume: `util ≥ V·peak / (C·replicas)`. It plays no part where
/// replicas cost nothing or nothing is to be served.
fn utilisation(inputs: &Inputs, curves: &Curves) -> Option<Share> {
    let step = curves.step.filter(|_| curves.replica_month.0 > 0.0 && inputs.workload.tokens.0 > 0.0)?;
    let left = curves.api(inputs.workload.tokens) - curves.overhead;
    let affordable = strictly_below(left / curves.replica_month) - curves.standby;
    let loads_at_full = inputs.workload.tokens / (step / inputs.hosting.utilisation.0);
    let lowest = loads_at_full / affordable;
    (affordable >= curves.min_replicas && lowest <= 1.0 + ROUNDING).then_some(Share(lowest.min(1.0)))
}

/// The greatest whole number strictly below `count`.
fn strictly_below(count: f64) -> f64 {
    count.ceil().min(1e18) - 1.0
}

/// `(api - all else) / rate`. All else is added up anew: taking engineering away from the sum again would leave nothing of costs
/// that are tiny beside it.
fn engineer_hours(inputs: &Inputs, api: Usd, curves: &Curves) -> Option<Hours> {
    let overhead = &inputs.hosting.overhead;
    let unattended = Overhead { engineer_hours: Hours(0.0), ..*overhead };
    let others = Curves { overhead: OverheadBill::of(&unattended).total(), ..*curves };
    let hours = (api - others.self_host(inputs.workload.tokens)).0 / overhead.engineer_rate.0;
    (overhead.engineer_rate.0 > 0.0 && hours >= 0.0).then_some(Hours(hours))
}

/// Why a bill stands for no volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoVolume {
    /// It is less than the fee, or no amount.
    BelowFee,
    /// Tokens cost nothing.
    NoPrice,
    /// More than 10^18 tokens.
    TooLarge,
}

/// The API line backwards: `(bill - fee) / price`, the volume at which the API costs `bill` a month.
///
/// # Errors
/// Why no volume costs that much.
pub fn volume_for_bill(bill: Usd, fee: Usd, price: UsdPerMTok) -> Result<Tokens, NoVolume> {
    // Each asks for what is good, so that "not a number" fails.
    let left = bill - fee;
    let tokens = left.buys_at(price);
    match (left.0 >= 0.0, price.0 > 0.0, tokens.0 <= 1e18) {
        (false, ..) => Err(NoVolume::BelowFee),
        (_, false, _) => Err(NoVolume::NoPrice),
        (.., false) => Err(NoVolume::TooLarge),
        _ => Ok(tokens),
    }
}
