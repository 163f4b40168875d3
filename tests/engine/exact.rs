//! Break-evens in whole cents and whole millions of tokens, where a tie is a tie: rounding must not move an edge by a step.

use crate::case::{Case, config};
use llm_breakeven::engine::evaluate;
use proptest::prelude::*;

/// Levels compared.
const LEVELS: i64 = 400;

/// Cents, and millions of tokens.
#[derive(Clone, Copy, Debug)]
struct Whole {
    price: i64,
    step: i64,
    replica: i64,
    fee: i64,
    overhead: i64,
    least: i64,
    standby: i64,
}

/// An interval: `low` as a fraction of millions of tokens, `high` in whole millions.
type Win = ((i64, i64), i64);

impl Whole {
    fn own(&self, level: i64) -> i64 {
        (level + self.standby) * self.replica + self.overhead
    }

    /// Where a level's win begins: at its bottom, or at the crossing; `None` where it has none.
    fn low(&self, level: i64) -> Option<(i64, i64)> {
        let bottom = if level == self.least { 0 } else { (level - 1) * self.step };
        let missing = self.own(level) - self.fee;
        if self.price == 0 {
            return (missing < 0).then_some((bottom, 1));
        }
        if missing >= level * self.step * self.price {
            None
        } else if missing > bottom * self.price {
            Some((missing, self.price))
        } else {
            Some((bottom, 1))
        }
    }

    /// All wins up to the highest level compared, those that touch joined.
    fn wins(&self) -> Vec<Win> {
        let mut wins: Vec<Win> = Vec::new();
        for level in self.least..=LEVELS {
            let Some(low) = self.low(level) else { continue };
            let high = level * self.step;
            match wins.last_mut() {
                Some(last) if low.1 == 1 && last.1 == low.0 => last.1 = high,
                _ => wins.push((low, high)),
            }
        }
        wins
    }

    fn case(&self) -> Case {
        let dollars = |cents: i64| cents as f64 / 100.0;
        Case {
            volume: 1e9,
            price: dollars(self.price),
            fee: dollars(self.fee),
            overhead: dollars(self.overhead),
            replica: dollars(self.replica),
            capacity: Some(self.step as f64 * 1e6),
            utilisation: 1.0,
            peak: 1.0,
            standby: self.standby as f64,
            min_replicas: self.least as f64,
        }
    }
}

/// The engine's list cut off at the highest level compared.
fn listed(whole: &Whole) -> Vec<(f64, f64)> {
    let end = (LEVELS * whole.step) as f64;
    let edge = |tokens: f64| tokens / 1e6;
    let report = evaluate(&whole.case().inputs());
    let wins =
        report.break_even.intervals().map(|win| (edge(win.low.0), win.high.map_or(f64::INFINITY, |high| edge(high.0))));
    wins.take_while(|win| win.0 < end * (1.0 - 1e-12)).map(|(low, high)| (low, high.min(end))).take(1000).collect()
}

fn is_near(ours: f64, expected: f64) -> bool {
    (ours - expected).abs() <= 1e-9 * expected.abs()
}

#[track_caller]
fn check(whole: &Whole) {
    let (ours, exact) = (listed(whole), whole.wins());
    assert_eq!(
        ours.len(),
        exact.len(),
        "{whole:?}\n ours {:?}\nexact {:?}",
        &ours[..ours.len().min(4)],
        &exact[..exact.len().min(4)]
    );
    for (ours, exact) in ours.iter().zip(exact) {
        let low = exact.0.0 as f64 / exact.0.1 as f64;
        assert!(is_near(ours.0, low) && is_near(ours.1, exact.1 as f64), "{whole:?}: {ours:?} is not {exact:?}");
    }
}

/// Small whole numbers, so that ties are frequent.
fn wholes() -> impl Strategy<Value = Whole> {
    (0..60i64, 1..12i64, 0..200i64, (0..700i64, 0..700i64), 1..5i64, 0..3i64).prop_map(
        |(price, step, replica, (fee, overhead), least, standby)| Whole {
            price,
            step,
            replica,
            fee,
            overhead,
            least,
            standby,
        },
    )
}

/// A first win, or a win for good, that begins exactly at the end of a step.
fn ties() -> impl Strategy<Value = Whole> {
    (1..60i64, 1..12i64, -20..20i64, 1..30i64, any::<bool>(), 0..3i64).prop_map(
        |(price, step, gain, level, whole, standby)| {
            let full = price * step;
            let replica = (full - gain).max(0);
            // Overhead (or, where negative, the fee) that is just paid off at the top of a level, or at its bottom.
            let lead = (full - replica) * level - if whole { full } else { 0 };
            let owed = lead - standby * replica;
            Whole { price, step, replica, fee: (-owed).max(0), overhead: owed.max(0), least: 1, standby }
        },
    )
}

proptest! {
    #![proptest_config(config(6000))]

    #[test]
    fn agrees_with_whole_numbers(whole in wholes()) {
        check(&whole);
    }

    #[test]
    fn agrees_where_costs_tie_at_a_step(whole in ties()) {
        check(&whole);
    }
}

#[test]
fn by_hand() {
    // Replica 7.20, API 1.00 per million, 10 million a replica: 2.80 saved by each; overhead 8.40 is paid off by three.
    check(&Whole { price: 100, step: 10, replica: 720, fee: 0, overhead: 840, least: 1, standby: 0 });
    // 0.80 = 0.10 + 0.70, and a full replica costs what the API asks.
    check(&Whole { price: 72, step: 10, replica: 720, fee: 80, overhead: 80, least: 1, standby: 0 });
}
