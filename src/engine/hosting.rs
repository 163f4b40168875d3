//! What a replica costs for a month, and what is paid besides.

use super::inputs::{GpuCost, Hosting, Overhead, OwnedGpu};
use crate::units::{Hours, Share, Usd};

/// Months in a year, for turning a yearly interest rate into a monthly one.
const MONTHS_PER_YEAR: f64 = 12.0;
/// Watts in a kilowatt.
const WATTS_PER_KILOWATT: f64 = 1000.0;

/// One replica for one month: `gpus · usd_per_gpu_hour · (1 - discount) · hours`, or the price quoted for the month,
/// or capital recovery plus power plus hosting of owned GPUs.
#[must_use]
pub fn replica_month(hosting: &Hosting) -> Usd {
    match hosting.gpu_cost {
        GpuCost::Rented { usd_per_gpu_hour, discount } => {
            usd_per_gpu_hour * discount.rest() * hosting.hours * hosting.gpus_per_replica
        }
        GpuCost::Quoted { usd_per_replica } => usd_per_replica,
        GpuCost::Owned(gpu) => owned_month(hosting, &gpu),
    }
}

#[cold]
fn owned_month(hosting: &Hosting, gpu: &OwnedGpu) -> Usd {
    (capital_recovery(gpu) + power(gpu, hosting.hours)) * hosting.gpus_per_replica + gpu.hosting_per_replica
}

/// Electricity of one owned GPU for a month of these hours.
#[must_use]
pub fn power(gpu: &OwnedGpu, hours: Hours) -> Usd {
    Usd(gpu.watts / WATTS_PER_KILOWATT * gpu.pue * gpu.usd_per_kwh * hours.0)
}

/// The even monthly payment that returns price less residual value with interest over the life.
///
/// `CRF = r(1+r)^n / ((1+r)^n - 1)` with monthly rate `r = apr/12`, here as `r / (1 - (1+r)^-n)`, which stays finite; the
/// residual is worth `residual / (1+r)^n` today. Source: standard capital recovery factor of engineering economics.
/// Without interest it is straight-line depreciation.
#[must_use]
pub fn capital_recovery(gpu: &OwnedGpu) -> Usd {
    let rate = gpu.annual_rate.0 / MONTHS_PER_YEAR;
    let discounted = (-gpu.life_months * rate.ln_1p()).exp();
    // 1 - (1+r)^-n without losing the digits of a tiny rate.
    let repaid = -(-gpu.life_months * rate.ln_1p()).exp_m1();
    if repaid <= 0.0 || rate <= 0.0 {
        return gpu.price * gpu.residual.rest() / gpu.life_months;
    }
    gpu.price * Share(1.0 - gpu.residual.0 * discounted) * (rate / repaid)
}

/// The monthly overhead, line by line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverheadBill {
    /// Model weights and logs.
    pub storage: Usd,
    /// Bandwidth and egress.
    pub networking: Usd,
    /// Monitoring and alerting.
    pub monitoring: Usd,
    /// Load balancing.
    pub load_balancing: Usd,
    /// Anything else.
    pub other: Usd,
    /// Engineering hours at their rate.
    pub engineering: Usd,
    /// One-off cost, a month's part of it.
    pub one_off: Usd,
}

impl OverheadBill {
    /// The bill of these overhead inputs.
    #[must_use]
    pub fn of(overhead: &Overhead) -> Self {
        Self {
            storage: overhead.storage,
            networking: overhead.networking,
            monitoring: overhead.monitoring,
            load_balancing: overhead.load_balancing,
            other: overhead.other,
            engineering: overhead.engineer_rate * overhead.engineer_hours,
            one_off: overhead.one_off / overhead.one_off_months,
        }
    }

    /// The sum of all lines, per month.
    #[must_use]
    pub fn total(&self) -> Usd {
        self.storage
            + self.networking
            + self.monitoring
            + self.load_balancing
            + self.other
            + self.engineering
            + self.one_off
    }
}
