//! The search for the factors that bring the model and the measured runs together.

use crate::measured::{Row, first_token_ratio, ratio};
use llm_breakeven::engine::throughput::Efficiency;
use std::ops::Range;

/// Where the search starts, and what it returns to where the rows say nothing: what such systems usually reach.
pub const EXPECTED: Efficiency = Efficiency {
    bandwidth: 0.8,
    expert_bandwidth: 0.6,
    kv_bandwidth: 0.6,
    compute: 0.55,
    compute_four: 0.4,
    link: 0.6,
    layer: 30e-6,
    expert_layer: 30e-6,
    doubling: 10e-6,
    per_sequence: 5e-6,
    most_sequences: 512.0,
    start: 50e-3,
    crowd: 0.05,
};
/// What a factor that is e times the expected one costs, in units of the rows' mean loss.
const STRAIN: f64 = 0.002;
/// Beyond this logarithm of the ratio (×1.65) a row counts linearly: a few odd runs must not bend the factors.
const KNEE: f64 = 0.5;
/// Length of the search's first and last steps, in logarithms.
const FIRST_STEP: f64 = 0.3;
const LAST_STEP: f64 = 0.005;
/// Number of factors.
pub const COUNT: usize = 13;
/// The first of them make the output rate, the others only the time to the first token.
const OF_RATE: usize = 11;
/// Their names.
pub const NAMES: [&str; COUNT] = [
    "bandwidth",
    "expert_bandwidth",
    "kv_bandwidth",
    "compute",
    "compute_four",
    "link",
    "layer",
    "expert_layer",
    "doubling",
    "per_sequence",
    "most_sequences",
    "start",
    "crowd",
];
/// The first of them are parts of a whole.
const PARTS: usize = 6;

/// The factors in the order of their names.
pub fn values(e: &Efficiency) -> [f64; COUNT] {
    [
        e.bandwidth,
        e.expert_bandwidth,
        e.kv_bandwidth,
        e.compute,
        e.compute_four,
        e.link,
        e.layer,
        e.expert_layer,
        e.doubling,
        e.per_sequence,
        e.most_sequences,
        e.start,
        e.crowd,
    ]
}

/// The other way around.
pub fn efficiency(values: &[f64; COUNT]) -> Efficiency {
    let [bandwidth, expert_bandwidth, kv_bandwidth, compute, compute_four, link, rest @ ..] = *values;
    let [layer, expert_layer, doubling, per_sequence, most_sequences, start, crowd] = rest;
    Efficiency {
        bandwidth,
        expert_bandwidth,
        kv_bandwidth,
        compute,
        compute_four,
        link,
        layer,
        expert_layer,
        doubling,
        per_sequence,
        most_sequences,
        start,
        crowd,
    }
}

/// How wrong the factors are where they make `ratio`.
fn loss(rows: &[&Row], values: &[f64; COUNT], ratio: Ratio) -> f64 {
    let e = efficiency(values);
    let off: Vec<f64> = rows.iter().filter_map(|row| ratio(row, &e)).map(|ratio| ratio.ln().abs()).collect();
    let sum: f64 = off.iter().map(|off| if *off < KNEE { off * off } else { KNEE * (2.0 * off - KNEE) }).sum();
    let expected = self::values(&EXPECTED);
    let strain: f64 = values.iter().zip(expected).map(|(at, from)| (at / from).ln().powi(2)).sum();
    sum / off.len().max(1) as f64 + STRAIN * strain
}

/// Modelled over measured, where a row has it.
type Ratio = fn(&Row, &Efficiency) -> Option<f64>;

/// The factors that fit the rows best: those of the rate first, then those of the time to the first token.
pub fn fit(rows: &[&Row]) -> Efficiency {
    let mut at = values(&EXPECTED);
    descend(&mut at, 0..OF_RATE, |to| loss(rows, to, |row, e| Some(ratio(row, e))));
    descend(&mut at, OF_RATE..COUNT, |to| loss(rows, to, first_token_ratio));
    efficiency(&at.map(rounded))
}

/// Makes each factor in turn larger or smaller while that helps, in ever shorter steps.
fn descend(at: &mut [f64; COUNT], factors: Range<usize>, loss: impl Fn(&[f64; COUNT]) -> f64) {
    let mut least = loss(at);
    let mut step = FIRST_STEP;
    while step > LAST_STEP {
        let before = least;
        for factor in factors.clone() {
            for direction in [step.exp(), (-step).exp()] {
                let mut to = *at;
                to[factor] = (to[factor] * direction).min(if factor < PARTS { 1.0 } else { f64::INFINITY });
                let loss = loss(&to);
                if loss < least {
                    (*at, least) = (to, loss);
                    break;
                }
            }
        }
        if before - least < 1e-7 {
            step /= 2.0;
        }
    }
}

/// To three digits.
fn rounded(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}

/// Ratios of all rows, each modelled with the factors fitted to the rows of other groups only.
pub fn held_out(rows: &[Row], group: impl Fn(usize, &Row) -> String) -> Vec<f64> {
    let groups: Vec<String> = rows.iter().enumerate().map(|(at, row)| group(at, row)).collect();
    let mut names = groups.clone();
    names.sort_unstable();
    names.dedup();
    let mut ratios = vec![0.0; rows.len()];
    for name in names {
        let rest: Vec<&Row> = rows.iter().zip(&groups).filter(|(_, of)| **of != name).map(|(row, _)| row).collect();
        let factors = fit(&rest);
        for (at, row) in rows.iter().enumerate().filter(|(at, _)| groups[*at] == name) {
            ratios[at] = ratio(row, &factors);
        }
    }
    ratios
}
