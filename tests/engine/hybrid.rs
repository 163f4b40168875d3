//! The cheapest mix against every number of full replicas.

use crate::case::{Case, cases, config};
use llm_breakeven::engine::evaluate;
use llm_breakeven::engine::hybrid::wins;
use llm_breakeven::engine::inputs::{Need, Needs};
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

    #[test]
    fn its_share_is_what_it_hosts_of_the_volume(case in cases()) {
        let hybrid = evaluate(&case.inputs()).hybrid;
        let expected = if case.volume > 0.0 { hybrid.self_hosted.0 / case.volume } else { 0.0 };
        prop_assert!((hybrid.share.0 - expected).abs() <= 1e-12, "{:?}", hybrid);
    }

    /// The mix beats both sides where it is said to, behind every number of full replicas, and nowhere else.
    #[test]
    fn wins_where_it_says(case in cases(), part in 0.01..0.99, more in 0..4_u32) {
        let case = Case { min_replicas: case.min_replicas.min(20.0), ..case };
        let curves = evaluate(&case.inputs()).curves;
        let Some(step) = case.step() else {
            prop_assert_eq!(wins(&curves), None);
            return Ok(());
        };
        let said = wins(&curves);
        let first = said.map_or(case.min_replicas, |said| said.first);
        let reach = said.map_or(step, |said| said.reach.0);
        let replicas = first + f64::from(more);
        // What the full replicas save, where it is no matter of rounding.
        let saved = case.api(replicas * step) - case.fee - case.own(replicas * step);
        prop_assume!(reach > 1e-6 * step && replicas < 1e6 && saved.abs() > 1e-9 * case.own(replicas * step));
        prop_assert_ne!(gains(&case, replicas * step + part * reach), Some(said.is_none()));
        if let Some(said) = said {
            prop_assert!(said.first >= case.min_replicas && said.reach.0 <= step);
            if said.reach.0 < 0.999 * step {
                let behind = said.reach.0 + part * (step - said.reach.0);
                prop_assert_ne!(gains(&case, replicas * step + behind), Some(true));
            }
            if said.first > case.min_replicas {
                prop_assert_ne!(gains(&case, (said.first - 1.0) * step + part * said.reach.0), Some(true));
            }
        }
    }
}

/// Whether the mix is cheaper than either side; `None` where rounding could decide.
fn gains(case: &Case, volume: f64) -> Option<bool> {
    let case = Case { volume, ..*case };
    let (mixed, pure) = (brute_force(&case), case.api(volume).min(case.own(volume)));
    let near = (pure - mixed).abs() <= 1e-9 * pure && mixed < pure;
    (!near).then_some(mixed < pure)
}

#[test]
fn a_need_stays_ticked_however_often_it_is_ticked() {
    for need in Need::ALL {
        let ticked = Needs::default().with(need, true);
        assert!(ticked.has(need) && ticked.with(need, true).has(need));
        assert!(!ticked.with(need, false).with(need, false).has(need));
        let others = Need::ALL.into_iter().filter(|other| *other != need);
        assert!(others.into_iter().all(|other| !ticked.has(other) && ticked.with(other, true).has(need)));
    }
}
