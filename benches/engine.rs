//! How long an answer takes: once, for a frame of the chart, and a million times.

use divan::{Bencher, black_box};
use llm_breakeven::chart::heat::{HeatMap, Span};
use llm_breakeven::chart::strip::{RANGE, Strip};
use llm_breakeven::engine::evaluate;
use llm_breakeven::engine::inputs::Inputs;
use llm_breakeven::export::Evaluation;
use llm_breakeven::scenario::{Input, read, resolve};
use llm_breakeven::units::Tokens;

/// A scenario that takes every turn: steps, standby, overhead, intervals behind added replicas.
const LINK: &str = "cap=rate&util=60&peak=2&standby=1&eh=15&vol=7B";
/// Points of a chart as wide as a small screen.
const POINTS: u32 = 512;
const MILLION: u32 = 1_000_000;

fn main() {
    divan::main();
}

fn inputs() -> Inputs {
    resolve(&read(LINK).scenario).inputs
}

#[divan::bench]
fn one_evaluation(bencher: Bencher) {
    let inputs = inputs();
    bencher.bench(|| evaluate(black_box(&inputs)));
}

#[divan::bench]
fn chart_sweep_of_512_points(bencher: Bencher) {
    let curves = evaluate(&inputs()).curves;
    bencher.bench(|| {
        let volume = |point: u32| Tokens(1e6 * 1e6f64.powf(f64::from(point) / f64::from(POINTS)));
        let at = |point| (curves.api(volume(point)).0, curves.self_host(volume(point)).0);
        (0..POINTS).map(black_box(at)).fold((0.0, 0.0), |sum, cost| (sum.0 + cost.0, sum.1 + cost.1))
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn a_million_evaluations(bencher: Bencher) {
    let mut inputs = inputs();
    bencher.bench_local(|| {
        for volume in 0..MILLION {
            inputs.workload.tokens = Tokens(f64::from(volume) * 1e4);
            black_box(evaluate(black_box(&inputs)));
        }
    });
}

/// A link as the page reads it, words included.
#[divan::bench]
fn link_to_report(bencher: Bencher) {
    bencher.bench(|| llm_breakeven::export::Evaluation::of_query(black_box(LINK)));
}

/// Some two thousand evaluations, each from a scenario on.
#[divan::bench]
fn heat_map(bencher: Bencher) {
    let evaluation = Evaluation::of_query(LINK);
    let [x, y] = [Input::Volume, Input::InputShare].map(|input| Span::of(&evaluation, input));
    bencher.bench_local(|| HeatMap::of(black_box(&evaluation), x, y));
}

#[divan::bench]
fn strip_with_hybrid(bencher: Bencher) {
    let report = Evaluation::of_query(LINK).report;
    bencher.bench_local(|| Strip::of(black_box(&report), RANGE, true));
}
