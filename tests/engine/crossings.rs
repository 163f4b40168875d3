//! The closed form of the break-even against the two costs themselves, at edges and at random volumes.

use crate::case::{Case, cases, config, log_uniform};
use llm_breakeven::engine::break_even::{BreakEven, Interval, Kind};
use llm_breakeven::engine::evaluate;
use llm_breakeven::units::Tokens;
use proptest::prelude::*;

/// Intervals of one question that are looked at one by one.
const LISTED: usize = 5000;
/// Relative distance from an edge at which the winner must be right.
const BESIDE: f64 = 1e-9;

fn outcome(case: &Case) -> BreakEven {
    evaluate(&case.inputs()).break_even
}

/// Whether a volume lies so close to an edge or a step that rounding may decide.
fn is_beside(volume: f64, edge: f64) -> bool {
    (volume - edge).abs() <= BESIDE * volume
}

fn is_beside_step(case: &Case, volume: f64) -> bool {
    case.step().is_some_and(|step| is_beside(volume, (volume / step).round() * step))
}

/// Membership by looking it up: the last interval that begins below the volume.
fn lies_in(intervals: &[Interval], volume: f64) -> bool {
    let at = intervals.partition_point(|win| win.low.0 < volume);
    at > 0 && intervals[at - 1].high.is_none_or(|high| volume <= high.0)
}

#[track_caller]
fn assert_winner(case: &Case, volume: f64, expected: bool, interval: &Interval) {
    if let Some(wins) = case.wins(volume) {
        assert_eq!(wins, expected, "self-hosting wins at {volume}, beside {interval:?} of {case:?}");
    }
}

/// Just inside it wins; just outside it does not. `from` and `to` are where the neighbours end and begin: where they are
/// closer than the usual distance, half way to them is just as good.
fn check_edges(case: &Case, win: &Interval, from: f64, to: f64) {
    let (low, high) = (win.low.0, win.high.map_or(f64::INFINITY, |high| high.0));
    let beside = |edge: f64, other: f64| {
        let step = (edge * BESIDE).min((other - edge).abs() / 2.0);
        // Closer than that, the tolerance of steps decides.
        (step > 1e-11 * edge).then_some(edge + step.copysign(other - edge))
    };
    let inside = [beside(low, high), win.high.and_then(|_| beside(high, low))];
    let outside = [beside(low, from), win.high.and_then(|_| beside(high, to))];
    inside.into_iter().flatten().for_each(|volume| assert_winner(case, volume, true, win));
    outside.into_iter().flatten().for_each(|volume| assert_winner(case, volume, false, win));
    if low == 0.0 {
        assert_winner(case, 1e-3_f64.min(high / 2.0), true, win);
    }
}

fn check_all_edges(case: &Case) {
    let wins: Vec<_> = outcome(case).intervals().take(301).collect();
    for (at, win) in wins.iter().enumerate().take(300) {
        let from = if at == 0 { 0.0 } else { wins[at - 1].high.map_or(0.0, |high| high.0) };
        check_edges(case, win, from, wins.get(at + 1).map_or(f64::INFINITY, |next| next.low.0));
    }
}

/// Volumes around the ends of the first steps, and around those of a later one.
fn around_steps(case: &Case) -> Vec<f64> {
    let Some(step) = case.step() else { return Vec::new() };
    let levels = [case.min_replicas, case.min_replicas + 1.0, case.min_replicas + 7.0, 2.0, 3.0, 50.0, 1000.0];
    levels.iter().flat_map(|level| [0.5, 0.999, 1.001, 1.5].map(|part| (level - 1.0 + part) * step)).collect()
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn edges_are_where_the_winner_changes(case in cases()) {
        check_all_edges(&case);
    }

    #[test]
    fn membership_is_strict_comparison(case in cases(), random in prop::collection::vec(log_uniform(1.0, 1e15), 24)) {
        let intervals: Vec<_> = outcome(&case).intervals().take(LISTED).collect();
        let known = match intervals.last() {
            Some(Interval { high: Some(high), .. }) if intervals.len() == LISTED => high.0,
            _ => f64::INFINITY,
        };
        let edges = || intervals.iter().flat_map(|win| [Some(win.low), win.high]).flatten();
        for volume in random.into_iter().chain(around_steps(&case)).filter(|volume| *volume < known) {
            if edges().any(|edge| is_beside(volume, edge.0)) || is_beside_step(&case, volume) {
                continue;
            }
            if let Some(wins) = case.wins(volume) {
                prop_assert_eq!(lies_in(&intervals, volume), wins, "at {}", volume);
            }
        }
    }

    #[test]
    fn count_first_last_and_kind_agree_with_the_list(case in cases()) {
        let outcome = outcome(&case);
        let listed: Vec<_> = outcome.intervals().take(10_000).collect();
        match outcome.count() {
            Some(count) if count < 10_000.0 => {
                prop_assert_eq!(listed.len() as f64, count);
                let tail = listed.last().filter(|win| win.high.is_none()).map(|win| win.low);
                prop_assert_eq!(outcome.for_good(), tail);
            }
            _ => prop_assert_eq!(listed.len(), 10_000),
        }
        prop_assert_eq!(outcome.first(), listed.first().map(|win| win.low));
        let kind_fits = match outcome.kind() {
            Kind::Never(_) => listed.is_empty(),
            Kind::Always => listed == [Interval { low: Tokens(0.0), high: None }],
            Kind::From => listed.len() == 1 && listed[0].low.0 > 0.0 && listed[0].high.is_none(),
            Kind::Intervals => listed.len() > 1 || listed[0].high.is_some(),
        };
        prop_assert!(kind_fits, "{:?} for {:?}", outcome.kind(), listed.first());
    }

    #[test]
    fn intervals_are_in_order_and_apart(case in cases()) {
        let listed: Vec<_> = outcome(&case).intervals().take(1000).collect();
        for pair in listed.windows(2) {
            let high = pair[0].high.expect("only the last has no end");
            prop_assert!(pair[0].low < high && high < pair[1].low, "{:?}", pair);
        }
    }
}

#[test]
fn a_fee_that_pays_for_the_first_replica_wins_at_every_volume() {
    let case = Case {
        volume: 1.0,
        price: 1.0,
        fee: 3.0,
        overhead: 0.0,
        replica: 0.05,
        capacity: Some(1e6),
        utilisation: 1.0,
        peak: 1.0,
        standby: 0.0,
        min_replicas: 1.0,
    };
    let outcome = outcome(&case);
    assert_eq!((outcome.kind(), outcome.count()), (Kind::Always, Some(1.0)));
    assert_eq!(outcome.intervals().collect::<Vec<_>>(), [Interval { low: Tokens(0.0), high: None }]);
}

#[test]
fn a_million_replicas_answer_at_once() {
    let base = Case {
        volume: 1e15,
        price: 1.0,
        fee: 0.0,
        overhead: 0.0,
        replica: 0.0,
        capacity: Some(1e6),
        utilisation: 1.0,
        peak: 1.0,
        standby: 0.0,
        min_replicas: 1.0,
    };
    // overhead, replica's month -> pieces
    let rows = [
        (1e6 - 0.5, 0.0, 1.0),
        // The overhead is paid off at level 1e9, and a thousand or a million levels later a whole replica's price besides;
        // a part in 10^12 of the amounts, here two levels or so, is not told from rounding.
        (1e6, 0.999, 990.0),
        (1e3, 0.999_999, 990_000.0),
        (0.0, 1.000_001, 0.0),
    ];
    let begun = std::time::Instant::now();
    for (overhead, replica, least) in rows {
        let case = Case { overhead, replica, ..base };
        let outcome = outcome(&case);
        let count = outcome.count().expect("no platform fee, so no endless list");
        assert!(count >= least, "{count} pieces, at least {least} expected: {case:?}");
        check_all_edges(&case);
    }
    let many = Case { min_replicas: 1e6, fee: 3e6, replica: 1.5, ..base };
    check_all_edges(&many);
    // Generous: the closed form takes microseconds, a loop over the steps minutes.
    assert!(begun.elapsed().as_secs() < 2, "took {:?}", begun.elapsed());
}
