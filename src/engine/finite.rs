//! The guard at the engine's door: what comes in is finite and not negative, so what leaves is finite.

use super::inputs::{ApiPrices, CapacityBasis, GpuCost, Hosting, Inputs, Overhead, OwnedGpu, Workload};
use crate::units::{Hours, Share, Tokens, TokensPerSecond, Usd, UsdPerHour, UsdPerMTok};

/// Larger than any quantity in the field, small enough that the product of any few stays finite.
pub(super) const CEILING: f64 = 1e18;
/// Smaller than any quantity in the field, large enough that dividing by a few stays finite.
pub(super) const LEAST: f64 = 1e-18;

/// A plan to use nothing of a replica would need infinitely many: a millionth is the least.
pub(super) const LEAST_USED: f64 = 1e-6;

/// The nearest finite number from 0 to 10^18, but 0 up to 10^-18; "not a number" counts as 0.
pub(super) fn amount(value: f64) -> f64 {
    // Written so that "not a number" fails.
    if value > LEAST { value.min(CEILING) } else { 0.0 }
}

fn share(value: Share) -> Share {
    Share(amount(value.0).min(1.0))
}

pub(super) fn at_least(value: f64, least: f64) -> f64 {
    amount(value).max(least)
}

fn price(value: UsdPerMTok) -> UsdPerMTok {
    UsdPerMTok(amount(value.0))
}

fn usd(value: Usd) -> Usd {
    Usd(amount(value.0))
}

/// The same inputs with every number finite and in its possible range.
#[must_use]
pub fn bounded(inputs: &Inputs) -> Inputs {
    Inputs {
        workload: workload(&inputs.workload),
        api: api(&inputs.api),
        hosting: hosting(&inputs.hosting),
        needs: inputs.needs,
    }
}

fn workload(given: &Workload) -> Workload {
    Workload {
        tokens: Tokens(amount(given.tokens.0)),
        input_share: share(given.input_share),
        cached_share: share(given.cached_share),
        batch_share: share(given.batch_share),
        peak_to_average: at_least(given.peak_to_average, 1.0),
    }
}

fn api(given: &ApiPrices) -> ApiPrices {
    ApiPrices {
        input: price(given.input),
        output: price(given.output),
        cached_input: given.cached_input.map(price),
        batch_input: given.batch_input.map(price),
        batch_output: given.batch_output.map(price),
        blended: given.blended.map(price),
        platform_fee: usd(given.platform_fee),
    }
}

fn hosting(given: &Hosting) -> Hosting {
    Hosting {
        gpus_per_replica: at_least(given.gpus_per_replica, 1.0),
        gpu_cost: gpu_cost(&given.gpu_cost),
        hours: Hours(amount(given.hours.0)),
        // Bounds itself.
        placement: given.placement,
        capacity: capacity(given.capacity),
        utilisation: Share(share(given.utilisation).0.max(LEAST_USED)),
        min_replicas: at_least(given.min_replicas, 1.0).ceil(),
        standby: amount(given.standby).ceil(),
        overhead: overhead(&given.overhead),
    }
}

fn gpu_cost(given: &GpuCost) -> GpuCost {
    match *given {
        GpuCost::Rented { usd_per_gpu_hour, discount } => {
            GpuCost::Rented { usd_per_gpu_hour: UsdPerHour(amount(usd_per_gpu_hour.0)), discount: share(discount) }
        }
        GpuCost::Quoted { usd_per_replica } => GpuCost::Quoted { usd_per_replica: usd(usd_per_replica) },
        GpuCost::Owned(gpu) => GpuCost::Owned(OwnedGpu {
            price: usd(gpu.price),
            life_months: at_least(gpu.life_months, 1.0),
            residual: share(gpu.residual),
            annual_rate: Share(amount(gpu.annual_rate.0)),
            watts: amount(gpu.watts),
            pue: at_least(gpu.pue, 1.0),
            usd_per_kwh: amount(gpu.usd_per_kwh),
            hosting_per_replica: usd(gpu.hosting_per_replica),
        }),
    }
}

fn capacity(given: CapacityBasis) -> CapacityBasis {
    let speed = |value: TokensPerSecond| TokensPerSecond(at_least(value.0, 1e-6));
    match given {
        CapacityBasis::Flat => CapacityBasis::Flat,
        CapacityBasis::Stated(tokens) => CapacityBasis::Stated(Tokens(amount(tokens.0))),
        CapacityBasis::Modelled(modelled) => CapacityBasis::Modelled(modelled.bounded()),
        CapacityBasis::Rate { decode, batching, prefill } => CapacityBasis::Rate {
            decode: speed(decode),
            batching: at_least(batching, 1e-6),
            prefill: prefill.map(speed),
        },
    }
}

fn overhead(given: &Overhead) -> Overhead {
    Overhead {
        storage: usd(given.storage),
        networking: usd(given.networking),
        monitoring: usd(given.monitoring),
        load_balancing: usd(given.load_balancing),
        other: usd(given.other),
        engineer_hours: Hours(amount(given.engineer_hours.0)),
        engineer_rate: UsdPerHour(amount(given.engineer_rate.0)),
        one_off: usd(given.one_off),
        one_off_months: at_least(given.one_off_months, 1.0),
    }
}
