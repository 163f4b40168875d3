//! The cheapest mix against every number of full replicas.

use crate::case::{Case, cases, config};
use llm_breakeven::engine::evaluate;
use proptest::prelude::*;

/// API alone, self-hosting alone, or `n` full replicas with the overflow on the API.
fn brute_force(case: &Case) -> f64 {
    let report = evaluate(&case.inputs());
    let pure = report.api.month.0.min(report.self_host.month.0);
    let Some(step) = case.step() else { return pure };
    let full = (case.volume / step).floor() as u64;
    let mixed = (case.min_replicas as u64..=full).map(|n| {
        let overflow = (case.volume - n as f64 * step).max(0.0);
        let api = if overflow > 0.0 { case.api(overflow) } else { 0.0 };
        (n as f64 + case.standby) * case.replica + case.overhead + api
    });
    mixed.fold(pure, f64::min)
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn never_dearer_than_one_side_alone(case in cases()) {
        let report = evaluate(&case.inputs());
        prop_assert!(report.hybrid.month <= report.api.month && report.hybrid.month <= report.self_host.month);
        prop_assert!((0.0..=1.0).contains(&report.hybrid.share.0));
        prop_assert!(report.hybrid.self_hosted <= report.workload.tokens);
    }

    #[test]
    fn is_the_cheapest_of_all_numbers(case in cases(), loads in 0.0..60.0) {
        let small = Case { volume: case.step().unwrap_or(1e9) * loads, min_replicas: case.min_replicas.min(20.0), ..case };
        let (ours, expected) = (evaluate(&small.inputs()).hybrid.month.0, brute_force(&small));
        prop_assert!((ours - expected).abs() <= 1e-9 * (expected + 1e-9), "{} is not {}: {:?}", ours, expected, small);
    }

    /// What it says it does costs what it says it costs.
    #[test]
    fn its_parts_give_its_cost(case in cases()) {
        let (hybrid, curves) = { let report = evaluate(&case.inputs()); (report.hybrid, report.curves) };
        let overflow = case.volume - hybrid.self_hosted.0;
        let own = if hybrid.replicas > 0.0 { curves.level_cost(hybrid.replicas).0 } else { 0.0 };
        let api = if overflow > 0.0 { case.api(overflow) } else { 0.0 };
        prop_assert!((own + api - hybrid.month.0).abs() <= 1e-9 * (hybrid.month.0 + 1e-9), "{:?}", hybrid);
    }
}
