//! The question asked backwards, asked forwards again.

use crate::case::{Case, cases, config};
use llm_breakeven::engine::inputs::{GpuCost, Inputs};
use llm_breakeven::engine::{Report, evaluate};
use llm_breakeven::units::{Hours, Share, Tokens, UsdPerHour};
use proptest::prelude::*;

fn costs_tie(report: &Report) -> bool {
    let (api, own) = (report.api.month.0, report.self_host.month.0);
    (api - own).abs() <= 1e-9 * (api + own)
}

/// Questions at a volume of some replicas, where limits exist.
fn loaded() -> impl Strategy<Value = Case> {
    (cases(), prop_oneof![0.0..3.0, 0.0..100.0]).prop_map(|(case, loads)| {
        let min_replicas = case.min_replicas.min(5.0);
        Case { volume: case.step().unwrap_or(1e9) * loads, min_replicas, ..case }
    })
}

fn with_utilisation(case: &Case, share: f64) -> Inputs {
    Case { utilisation: share, ..*case }.inputs()
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn gpu_price(case in loaded(), list in 0.0..10.0) {
        let mut inputs = case.rented(list);
        let before = evaluate(&inputs);
        match before.limits.gpu_hour {
            Some(limit) => {
                inputs.hosting.gpu_cost = GpuCost::Rented { usd_per_gpu_hour: limit, discount: Share(0.25) };
                prop_assert!(costs_tie(&evaluate(&inputs)), "{:?}", limit);
            }
            None => prop_assert!(before.api.month <= before.curves.overhead, "even free GPUs do not help"),
        }
    }

    #[test]
    fn engineer_hours(case in loaded(), hours in 0.0..40.0, rate in prop_oneof![Just(0.0), 1.0..300.0]) {
        let mut inputs = case.inputs();
        inputs.hosting.overhead.engineer_hours = Hours(hours);
        inputs.hosting.overhead.engineer_rate = UsdPerHour(rate);
        let before = evaluate(&inputs);
        match before.limits.engineer_hours {
            Some(limit) => {
                inputs.hosting.overhead.engineer_hours = limit;
                prop_assert!(costs_tie(&evaluate(&inputs)), "{:?}", limit);
            }
            None => {
                let (api, own) = (before.api.month.0, before.self_host.month.0);
                prop_assert!(rate == 0.0 || own - hours * rate > api - 1e-9 * (api + own), "pays for some hours");
            }
        }
    }

    #[test]
    fn api_price(case in loaded()) {
        let mut inputs = case.inputs();
        let before = evaluate(&inputs);
        match before.limits.api_price {
            Some(limit) => {
                inputs.api.blended = Some(limit);
                prop_assert!(costs_tie(&evaluate(&inputs)), "{:?}", limit);
            }
            None => prop_assert!(case.volume == 0.0 || before.self_host.month.0 < case.fee),
        }
    }

    #[test]
    fn utilisation(case in loaded()) {
        let before = evaluate(&case.inputs());
        match before.limits.utilisation {
            // The engine plans to use a millionth at least.
            Some(limit) if limit.0 < 1e-5 => {}
            Some(limit) => {
                let at = evaluate(&with_utilisation(&case, limit.0));
                prop_assert!(at.self_host.month < at.api.month || costs_tie(&at), "does not win at {:?}", limit);
                let below = evaluate(&with_utilisation(&case, limit.0 * (1.0 - 1e-6)));
                prop_assert!(below.self_host.month >= below.api.month, "still wins below {:?}", limit);
            }
            None if case.replica > 0.0 && case.volume > 0.0 && case.capacity.is_some() => {
                let full = evaluate(&with_utilisation(&case, 1.0));
                prop_assert!(full.self_host.month >= full.api.month || costs_tie(&full), "wins at full use");
            }
            None => {}
        }
    }

    #[test]
    fn nearest_flip_is_a_flip_and_the_nearest(case in loaded()) {
        let report = evaluate(&case.inputs());
        let distance = |edge: f64| (edge - case.volume).abs();
        let listed: Vec<_> = report.break_even.intervals().take(2000).flat_map(|win| [Some(win.low), win.high]).flatten().collect();
        let nearest = listed.iter().filter(|edge| edge.0 > 0.0).map(|edge| distance(edge.0)).reduce(f64::min);
        match report.nearest_flip {
            Some(flip) => {
                // Half way to the next flip, where that is close.
                let gap = listed.iter().filter(|edge| **edge != flip).map(|edge| (edge.0 - flip.0).abs()).reduce(f64::min);
                let beside = (flip.0 * 1e-9).min(gap.unwrap_or(f64::MAX) / 2.0);
                prop_assume!(beside > flip.0 * 1e-11);
                let sides = [flip.0 - beside, flip.0 + beside].map(|volume| case.wins(volume));
                prop_assert!(sides[0] != sides[1] || sides.contains(&None), "the same side wins beside {:?}", flip);
                prop_assert!(nearest.is_some_and(|nearest| distance(flip.0) <= nearest * (1.0 + 1e-9)));
            }
            None => prop_assert_eq!(nearest, None),
        }
    }
}

/// Utilisation decides nothing where replicas are free, where nothing is to be served, and without a capacity limit.
#[test]
fn no_limit_of_utilisation_where_it_plays_no_part() {
    let case = Case {
        volume: 1e9,
        price: 2.0,
        fee: 0.0,
        overhead: 100.0,
        replica: 500.0,
        capacity: Some(1e9),
        utilisation: 0.5,
        peak: 1.0,
        standby: 0.0,
        min_replicas: 1.0,
    };
    let limit = |case: Case| evaluate(&case.inputs()).limits.utilisation;
    assert_eq!(limit(case), Some(Share(1.0 / 3.0)), "$1,900 left pay for three replicas");
    assert_eq!(limit(Case { replica: 0.0, ..case }), None);
    assert_eq!(limit(Case { replica: 0.0, overhead: 2000.0, ..case }), None, "free replicas, and still no win");
    assert_eq!(limit(Case { volume: 0.0, fee: 5000.0, ..case }), None);
    assert_eq!(limit(Case { capacity: None, ..case }), None);
}

/// Three replicas filled to the brim win; dividing by the utilisation in force must not round that away.
#[test]
fn utilisation_may_have_to_be_full() {
    for part in [0.1, 0.3, 0.49, 0.55, 0.7, 0.9, 0.97, 1.0] {
        for capacity in [1e9, 2.1e9, 7e8, 3.3e9 / 7.0] {
            let replica = 500.0;
            let volume = 3.0 * capacity;
            let price = 3.5 * replica / (volume / 1e6);
            let case = Case {
                volume,
                price,
                fee: 0.0,
                overhead: 0.0,
                replica,
                capacity: Some(capacity),
                utilisation: part,
                peak: 1.0,
                standby: 0.0,
                min_replicas: 1.0,
            };
            let limit = evaluate(&case.inputs()).limits.utilisation.map(|share| share.0);
            assert!(
                limit.is_some_and(|share| (1.0 - 1e-12..=1.0).contains(&share)),
                "{limit:?} at {part} of {capacity}"
            );
        }
    }
}

#[test]
fn nearest_flip_by_hand() {
    // A replica carries 1B at $1,000, the API asks $1.50 per million, $600 besides: crossings at 1.0667B, 1.7333B, 2.4B.
    let case = Case {
        volume: 0.0,
        price: 1.5,
        fee: 0.0,
        overhead: 600.0,
        replica: 1000.0,
        capacity: Some(1e9),
        utilisation: 1.0,
        peak: 1.0,
        standby: 0.0,
        min_replicas: 1.0,
    };
    let rows = [(0.1e9, 1.733e9), (1.9e9, 2.0e9), (2.1e9, 2.0e9), (2.3e9, 2.4e9), (1e12, 3.066e9)];
    for (volume, expected) in rows {
        let flip =
            evaluate(&Case { volume, ..case }.inputs()).nearest_flip.map(|Tokens(flip)| (flip / 1e6).floor() * 1e6);
        assert_eq!(flip, Some(expected), "from {volume}");
    }
    // At $1.10 every replica wins at its end, up to the tenth: just behind the fourth its end is nearest, a step below.
    let many = Case { volume: 4.1e9, price: 1.1, overhead: 0.0, ..case };
    assert_eq!(evaluate(&many.inputs()).nearest_flip, Some(Tokens(4e9)));
}
