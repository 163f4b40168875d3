//! One break-even question in plain numbers, and strategies for random ones.

use llm_breakeven::engine::inputs::{
    ApiPrices, CapacityBasis, GpuCost, Hosting, Inputs, Needs, Overhead, OwnedGpu, Workload,
};
use llm_breakeven::units::{Hours, Share, Tokens, Usd, UsdPerHour, UsdPerMTok};
use proptest::prelude::*;

/// What the curves are made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    pub volume: f64,
    pub price: f64,
    pub fee: f64,
    pub overhead: f64,
    /// A replica's month.
    pub replica: f64,
    /// Capacity at 100 %; `None` is no limit.
    pub capacity: Option<f64>,
    pub utilisation: f64,
    pub peak: f64,
    pub standby: f64,
    pub min_replicas: f64,
}

impl Case {
    /// What the engine is asked.
    pub fn inputs(&self) -> Inputs {
        Inputs {
            workload: Workload {
                tokens: Tokens(self.volume),
                input_share: Share(0.6),
                cached_share: Share(0.0),
                batch_share: Share(0.0),
                peak_to_average: self.peak,
            },
            api: api(self.price, self.fee),
            hosting: Hosting {
                gpus_per_replica: 1.0,
                gpu_cost: GpuCost::Quoted { usd_per_replica: Usd(self.replica) },
                hours: Hours(720.0),
                placement: None,
                capacity: self.capacity.map_or(CapacityBasis::Flat, |tokens| CapacityBasis::Stated(Tokens(tokens))),
                utilisation: Share(self.utilisation),
                min_replicas: self.min_replicas,
                standby: self.standby,
                overhead: Overhead { other: Usd(self.overhead), one_off_months: 12.0, ..Overhead::default() },
            },
            needs: Needs::default(),
        }
    }

    /// The same question with the replica rented by the hour: 2 GPUs, 720 hours, a quarter off.
    pub fn rented(&self, list_price: f64) -> Inputs {
        let mut inputs = self.inputs();
        inputs.hosting.gpus_per_replica = 2.0;
        inputs.hosting.gpu_cost = GpuCost::Rented { usd_per_gpu_hour: UsdPerHour(list_price), discount: Share(0.25) };
        inputs
    }

    /// Volume of one replica at target utilisation and peak.
    pub fn step(&self) -> Option<f64> {
        self.capacity.map(|capacity| capacity * self.utilisation / self.peak)
    }

    /// `platform_fee + V/1e6 · blend`, from the definition.
    pub fn api(&self, volume: f64) -> f64 {
        self.fee + volume / 1e6 * self.price
    }

    /// `(max(min_replicas, ceil(V·peak / (C·util))) + standby) · replica_month + overhead`, from the definition.
    pub fn own(&self, volume: f64) -> f64 {
        let loaded = self.capacity.map_or(0.0, |c| (volume * self.peak / (c * self.utilisation)).ceil());
        (loaded.max(self.min_replicas) + self.standby) * self.replica + self.overhead
    }

    /// Whether self-hosting is strictly cheaper; `None` where rounding could decide.
    pub fn wins(&self, volume: f64) -> Option<bool> {
        let (api, own) = (self.api(volume), self.own(volume));
        ((api - own).abs() > 1e-12 * (api + own)).then_some(own < api)
    }
}

fn api(price: f64, fee: f64) -> ApiPrices {
    ApiPrices {
        input: UsdPerMTok(price),
        output: UsdPerMTok(price),
        cached_input: None,
        batch_input: None,
        batch_output: None,
        blended: None,
        platform_fee: Usd(fee),
    }
}

/// An owned GPU without anything but numbers.
pub fn owned(numbers: [f64; 8]) -> GpuCost {
    let [price, life_months, residual, rate, watts, pue, usd_per_kwh, hosting] = numbers;
    GpuCost::Owned(OwnedGpu {
        price: Usd(price),
        life_months,
        residual: Share(residual),
        annual_rate: Share(rate),
        watts,
        pue,
        usd_per_kwh,
        hosting_per_replica: Usd(hosting),
    })
}

/// Evenly spread over orders of magnitude.
pub fn log_uniform(low: f64, high: f64) -> impl Strategy<Value = f64> {
    (low.ln()..high.ln()).prop_map(f64::exp)
}

/// Questions around the point where a full replica costs what the API asks: there the answers change.
pub fn cases() -> impl Strategy<Value = Case> {
    let price = prop_oneof![1 => Just(0.0), 9 => log_uniform(0.01, 100.0)];
    let ratio = prop_oneof![
        1 => Just(0.0),
        2 => Just(1.0),
        5 => 0.05..1.0,
        4 => 1.0..4.0,
        2 => (-1e-3..1e-3).prop_map(|part: f64| 1.0 + part),
    ];
    // Fee and overhead in replicas.
    let part = || prop_oneof![3 => Just(0.0), 5 => 0.0..3.0, 3 => 0.0..80.0];
    let load = (prop_oneof![Just(1.0), 0.01..1.0], prop_oneof![Just(1.0), 1.0..20.0]);
    let least =
        prop_oneof![6 => Just(1.0), 3 => (1..12u32).prop_map(f64::from), 1 => (1..=1_000_000u32).prop_map(f64::from)];
    let capacity = prop_oneof![1 => Just(None), 9 => log_uniform(1e6, 1e12).prop_map(Some)];
    (price, ratio, (part(), part()), load, least, 0..4u32, capacity, log_uniform(1.0, 1e15)).prop_map(
        |(price, ratio, (fee, overhead), (utilisation, peak), min_replicas, standby, capacity, volume)| {
            let mut case = Case {
                volume,
                price,
                fee: 0.0,
                overhead: 0.0,
                replica: 0.0,
                capacity,
                utilisation,
                peak,
                standby: f64::from(standby),
                min_replicas,
            };
            let full = case.step().unwrap_or(1e9) / 1e6 * price;
            let unit = if full > 0.0 { full } else { 1000.0 };
            case.replica = ratio * unit;
            case.fee = fee * unit;
            case.overhead = overhead * unit;
            case
        },
    )
}

/// Few enough to be quick, no files left behind.
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}
