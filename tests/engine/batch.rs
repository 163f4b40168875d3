//! Many scenarios at once against one evaluation each.

use crate::case::{Case, cases, config, log_uniform};
use llm_breakeven::engine::batch::{Column, Columns, Crossings, Prices, Replica, Volume, Wide};
use llm_breakeven::engine::inputs::Inputs;
use llm_breakeven::engine::{Report, evaluate};
use llm_breakeven::units::{Share, Tokens, UsdPerMTok};
use proptest::prelude::*;

/// What a batch says of one scenario.
#[derive(Debug, PartialEq)]
struct Answer {
    /// Blended price, a replica's month, both costs: the same operations as one evaluation, so the same bits.
    exact: [f64; 4],
    /// First break-even and the one for good, infinite for never: money times what a dollar buys, not divided by the price.
    nearly: [f64; 2],
}

fn answers(columns: &Columns, count: usize) -> Vec<Answer> {
    let mut answers = Vec::new();
    columns.for_each(count, |range, wide| {
        let lanes = lanes(wide);
        answers.extend(lanes.into_iter().take(range.len()));
    });
    answers
}

fn lanes(wide: &Wide) -> Vec<Answer> {
    let (volume, crossings) = (Volume::of(wide.tokens), Crossings::of(wide));
    let exact =
        [wide.api_price, wide.replica_month, wide.api(volume), wide.self_host(volume)].map(|lanes| lanes.each());
    let nearly = [crossings.first, crossings.for_good].map(|lanes| lanes.each());
    (0..exact[0].len())
        .map(|at| Answer { exact: exact.map(|lane| lane[at]), nearly: nearly.map(|lane| lane[at]) })
        .collect()
}

fn expected(report: &Report) -> Answer {
    let or_never = |volume: Option<Tokens>| volume.map_or(f64::INFINITY, |tokens| tokens.0);
    let hosting = &report.self_host;
    Answer {
        exact: [report.api.blend.price.0, hosting.replica_month.0, report.api.month.0, hosting.month.0],
        nearly: [or_never(report.break_even.first()), or_never(report.break_even.for_good())],
    }
}

#[track_caller]
fn assert_same(batch: &Answer, single: &Answer) {
    assert_eq!(batch.exact.map(f64::to_bits), single.exact.map(f64::to_bits), "{batch:?} is not {single:?}");
    for (left, right) in batch.nearly.into_iter().zip(single.nearly) {
        assert!(left == right || (left - right).abs() <= 1e-12 * right.abs(), "{batch:?} is not {single:?}");
    }
}

/// Every number of these cases in a column of its own.
fn check_columns(cases: &[Case]) {
    let column = |of: fn(&Case) -> f64| cases.iter().map(of).collect::<Vec<f64>>();
    let (tokens, price, fee) = (column(|c| c.volume), column(|c| c.price), column(|c| c.fee));
    let (replica, overhead) = (column(|c| c.replica), column(|c| c.overhead));
    let capacity = column(|c| c.capacity.unwrap_or(f64::INFINITY));
    let (used, peak) = (column(|c| c.utilisation), column(|c| c.peak));
    let (least, standby) = (column(|c| c.min_replicas), column(|c| c.standby));
    let Some(first) = cases.first() else { return };
    let mut columns = Columns::of(&first.inputs());
    columns.tokens = Column::Each(&tokens);
    columns.price = Prices {
        input: Column::Each(&price),
        output: Column::Each(&price),
        platform_fee: Column::Each(&fee),
        ..columns.price
    };
    columns.replica = Replica::Month(Column::Each(&replica));
    columns.overhead = Column::Each(&overhead);
    columns.capacity = Column::Each(&capacity);
    columns.utilisation = Column::Each(&used);
    columns.peak_to_average = Column::Each(&peak);
    columns.min_replicas = Column::Each(&least);
    columns.standby = Column::Each(&standby);
    let answers = answers(&columns, cases.len());
    assert_eq!(answers.len(), cases.len());
    answers.iter().zip(cases).for_each(|(answer, case)| assert_same(answer, &expected(&evaluate(&case.inputs()))));
}

/// A case at a volume that fills its replicas to the last token.
fn at_the_end_of_a_step(case: &Case, level: u32) -> Case {
    Case { volume: case.step().map_or(case.volume, |step| step * f64::from(level)), ..*case }
}

fn mixed(case: &Case, shares: [f64; 3], prices: [f64; 5]) -> Inputs {
    let mut inputs = case.rented(prices[4]);
    let [input, cached, batch] = shares.map(Share);
    (inputs.workload.input_share, inputs.workload.cached_share, inputs.workload.batch_share) = (input, cached, batch);
    let [output, cached, batch, batch_output, _] = prices.map(UsdPerMTok);
    inputs.api.output = output;
    (inputs.api.cached_input, inputs.api.batch_input) = (Some(cached), Some(batch));
    inputs.api.batch_output = Some(batch_output);
    inputs
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn columns_say_what_evaluations_say(cases in prop::collection::vec(cases(), 1..7)) {
        check_columns(&cases);
    }

    #[test]
    fn the_last_token_of_a_step_buys_no_replica(case in cases(), level in 1..100_000u32) {
        check_columns(&[at_the_end_of_a_step(&case, level)]);
    }

    #[test]
    fn blends_and_rents_are_the_same(
        case in cases(),
        shares in prop::array::uniform3(prop_oneof![Just(0.0), Just(1.0), 0.0..1.0]),
        prices in prop::array::uniform5(log_uniform(0.01, 100.0)),
    ) {
        let inputs = mixed(&case, shares, prices);
        answers(&Columns::of(&inputs), 3).iter().for_each(|answer| assert_same(answer, &expected(&evaluate(&inputs))));
    }
}

/// What no field takes: out of range, not a number, columns too short.
#[test]
fn hostile_columns_are_bounded_as_inputs_are() {
    for value in [f64::NAN, f64::INFINITY, -1.0, 1e300, 1e-300, 0.0] {
        let case = Case {
            volume: value,
            price: value,
            fee: value,
            overhead: value,
            replica: value,
            capacity: Some(value),
            utilisation: value,
            peak: value,
            standby: value,
            min_replicas: value,
        };
        check_columns(&[case; 3]);
    }
    let inputs = Case {
        volume: 0.0,
        price: 1.0,
        fee: 0.0,
        overhead: 5.0,
        replica: 9.0,
        capacity: None,
        utilisation: 1.0,
        peak: 1.0,
        standby: 0.0,
        min_replicas: 1.0,
    }
    .inputs();
    let columns = Columns { tokens: Column::Each(&[]), ..Columns::of(&inputs) };
    answers(&columns, 3).iter().for_each(|answer| assert_same(answer, &expected(&evaluate(&inputs))));
}
