//! What must hold of both cost curves and of the break-even whatever the numbers.

use crate::case::{Case, cases, config, log_uniform};
use llm_breakeven::engine::evaluate;
use llm_breakeven::units::Tokens;
use proptest::prelude::*;

fn edges(case: &Case, scale: f64) -> Vec<(f64, Option<f64>)> {
    let report = evaluate(&case.inputs());
    let wins = report.break_even.intervals().take(50);
    wins.map(|win| (win.low.0 * scale, win.high.map(|high| high.0 * scale))).collect()
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn costs_never_fall_with_volume(case in cases(), a in log_uniform(1e-3, 1e15), b in log_uniform(1e-3, 1e15)) {
        let curves = evaluate(&case.inputs()).curves;
        let (low, high) = (Tokens(a.min(b)), Tokens(a.max(b)));
        prop_assert!(curves.api(low) <= curves.api(high));
        prop_assert!(curves.self_host(low) <= curves.self_host(high));
        prop_assert!(curves.self_host(Tokens(0.0)) <= curves.self_host(low));
    }

    #[test]
    fn costs_are_the_definition(case in cases(), volume in log_uniform(1.0, 1e15)) {
        let curves = evaluate(&case.inputs()).curves;
        let (api, own) = (case.api(volume), case.own(volume));
        prop_assert!((curves.api(Tokens(volume)).0 - api).abs() <= 1e-12 * api);
        let fits_just = case.step().is_some_and(|step| (volume / step - (volume / step).round()).abs() <= 1e-9 * volume / step);
        let tolerance = if fits_just { case.replica * (1.0 + 1e-9 * volume / case.step().unwrap_or(1.0)) } else { 0.0 };
        prop_assert!((curves.self_host(Tokens(volume)).0 - own).abs() <= 1e-12 * own + tolerance);
    }

    /// Powers of two, so that not one bit may differ.
    #[test]
    fn another_currency_changes_no_volume(case in cases(), power in -20..20i32) {
        let rate = 2f64.powi(power);
        let scaled = Case {
            price: case.price * rate,
            fee: case.fee * rate,
            overhead: case.overhead * rate,
            replica: case.replica * rate,
            ..case
        };
        prop_assert_eq!(edges(&case, 1.0), edges(&scaled, 1.0));
    }

    /// A thousand tokens at a thousandth of the price are the same money.
    #[test]
    fn another_unit_of_volume_scales_every_edge(case in cases(), power in -10..10i32) {
        let factor = 2f64.powi(power);
        let scaled = Case { capacity: case.capacity.map(|tokens| tokens * factor), price: case.price / factor, ..case };
        prop_assert_eq!(edges(&case, factor), edges(&scaled, 1.0));
    }

    #[test]
    fn a_cheaper_gpu_raises_no_break_even(case in cases(), part in 0.0..1.0) {
        let cheaper = Case { replica: case.replica * part, ..case };
        let (before, after) = (evaluate(&case.inputs()).break_even, evaluate(&cheaper.inputs()).break_even);
        let or_never = |volume: Option<Tokens>| volume.map_or(f64::INFINITY, |tokens| tokens.0);
        prop_assert!(or_never(after.first()) <= or_never(before.first()) * (1.0 + 1e-12));
        prop_assert!(or_never(after.for_good()) <= or_never(before.for_good()) * (1.0 + 1e-12));
    }

    #[test]
    fn replicas_carry_the_load(case in cases()) {
        let report = evaluate(&case.inputs());
        if let (Some(step), Some(headroom)) = (case.step(), report.self_host.headroom) {
            let carried = step * report.self_host.replicas;
            prop_assert!(carried * (1.0 + 2e-12) >= case.volume);
            prop_assert!((headroom.0 - (carried - case.volume).max(0.0)).abs() <= 1e-9 * carried);
        }
        prop_assert_eq!(report.self_host.running, report.self_host.replicas + case.standby);
    }
}
