//! Written by `make calibrate`; `tests/throughput/` holds the runs and what is left of the difference.

use super::Efficiency;

/// The factors that fit the measured runs best.
pub const FITTED: Efficiency = Efficiency {
    bandwidth: 0.771,
    expert_bandwidth: 0.594,
    kv_bandwidth: 0.717,
    compute: 0.615,
    compute_four: 0.357,
    link: 0.551,
    layer: 3.79e-5,
    expert_layer: 2.58e-5,
    doubling: 1.31e-5,
    per_sequence: 4.07e-6,
    most_sequences: 445.0,
    start: 0.0644,
    crowd: 0.11,
};

/// Three in four runs of models that were left out of the fit are within this factor of the model.
pub const TYPICAL: f64 = 1.26;
/// Nineteen in twenty of them are.
pub const NEARLY_ALL: f64 = 1.53;
