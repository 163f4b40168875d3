//! Whatever bit patterns come in, what leaves is finite and no cost is negative.

use crate::case::{config, owned};
use crate::link;
use llm_breakeven::engine::inputs::{ApiPrices, CapacityBasis, GpuCost, Hosting, Inputs, Needs, Overhead, Workload};
use llm_breakeven::engine::memory::Placement;
use llm_breakeven::engine::specs::{KvLayout, Precision};
use llm_breakeven::engine::throughput::{Binding, Capacity, Modelled, Pace, Request, Step};
use llm_breakeven::engine::{Report, evaluate};
use llm_breakeven::export::{Evaluation, json, markdown};
use llm_breakeven::units::{Hours, Share, Tokens, TokensPerSecond, Usd, UsdPerHour, UsdPerMTok};
use proptest::prelude::*;

/// Numbers of one set of inputs, in the order of the fields.
const NUMBERS: usize = 40;

const ODD: [f64; 14] = [
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::MAX,
    f64::MIN,
    f64::MIN_POSITIVE,
    5e-324,
    -0.0,
    0.0,
    -1.0,
    1e18,
    1e-18,
    1e-300,
    1.0,
];

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<u64>().prop_map(f64::from_bits), prop::sample::select(ODD.to_vec()), 0.0..100.0, 0.0..1e12]
}

fn inputs(number: &[f64], cost: u8, basis: u8, missing: u8) -> Inputs {
    let n = |at: usize| number[at];
    let price = |bit: u8, at: usize| (missing & (1 << bit) != 0).then(|| UsdPerMTok(n(at)));
    let workload = Workload {
        tokens: Tokens(n(0)),
        input_share: Share(n(1)),
        cached_share: Share(n(2)),
        batch_share: Share(n(3)),
        peak_to_average: n(4),
    };
    let api = ApiPrices {
        input: UsdPerMTok(n(5)),
        output: UsdPerMTok(n(6)),
        cached_input: price(0, 7),
        batch_input: price(1, 8),
        batch_output: price(2, 9),
        blended: price(3, 10),
        platform_fee: Usd(n(11)),
    };
    Inputs { workload, api, hosting: hosting(&number[12..], cost, basis, missing), needs: Needs::default() }
}

fn hosting(number: &[f64], cost: u8, basis: u8, missing: u8) -> Hosting {
    let n = |at: usize| number[at];
    Hosting {
        gpus_per_replica: n(0),
        gpu_cost: match cost % 3 {
            0 => GpuCost::Rented { usd_per_gpu_hour: UsdPerHour(n(1)), discount: Share(n(2)) },
            1 => GpuCost::Quoted { usd_per_replica: Usd(n(1)) },
            _ => owned([n(1), n(2), n(3), n(4), n(5), n(6), n(7), n(8)]),
        },
        hours: Hours(n(9)),
        placement: Some(Placement {
            parameters: n(10),
            kv: KvLayout { full_values: n(11), full_heads: Some(n(12)), ..KvLayout::default() },
            precision: Precision::Fp8,
            gpu_memory: n(10),
            gpus: n(0),
            context: n(12),
            kv_bytes: n(11),
        }),
        capacity: match basis % 4 {
            0 => CapacityBasis::Flat,
            1 => CapacityBasis::Stated(Tokens(n(10))),
            2 => CapacityBasis::Modelled(modelled([n(10), n(11), n(12)])),
            _ => CapacityBasis::Rate {
                decode: TokensPerSecond(n(10)),
                batching: n(11),
                prefill: (missing & 16 != 0).then(|| TokensPerSecond(n(12))),
            },
        },
        utilisation: Share(n(13)),
        min_replicas: n(14),
        standby: n(15),
        overhead: overhead(&number[16..]),
    }
}

/// What was modelled, with three numbers in all its places.
fn modelled([a, b, c]: [f64; 3]) -> Modelled {
    let step = Step { weights: a, compute: b, kv: c, link: a, overhead: b };
    let pace = Pace { batch: c, ranks: a, step, prefill: b, first_token: c, per_token: a, output_rate: b, requests: a };
    let capacity = Capacity { pace, room: c, binding: Binding::Memory };
    Modelled { request: Request { input: b, output: c, cached_share: a }, kv_bytes: b, capacity }
}

fn overhead(number: &[f64]) -> Overhead {
    let n = |at: usize| number[at];
    Overhead {
        storage: Usd(n(0)),
        networking: Usd(n(1)),
        monitoring: Usd(n(2)),
        load_balancing: Usd(n(3)),
        other: Usd(n(4)),
        engineer_hours: Hours(n(5)),
        engineer_rate: UsdPerHour(n(6)),
        one_off: Usd(n(7)),
        one_off_months: n(8),
    }
}

fn names_no_number(text: &str) -> bool {
    // "infrastructure" and the like are words; a number stands after a bracket, a space or a dollar sign.
    ["NaN", "(inf", "(-inf", " inf,", " -inf,", " inf }", "$inf", "inf B", "infT"].iter().any(|odd| text.contains(odd))
}

/// Debug output names every field of the report, private ones included.
fn check(inputs: &Inputs) {
    let report = evaluate(inputs);
    let fields = format!("{report:?}");
    assert!(!names_no_number(&fields), "{fields}\nfrom {inputs:?}");
    for win in report.break_even.intervals().take(300) {
        let high = win.high.map_or(0.0, |high| high.0);
        assert!(win.low.0.is_finite() && win.low.0 >= 0.0 && high.is_finite(), "{win:?} from {inputs:?}");
    }
    assert!(report.break_even.count().unwrap_or(0.0).is_finite(), "{inputs:?}");
    assert!(report.api.month.0 >= 0.0 && report.self_host.month.0 >= 0.0 && report.hybrid.month.0 >= 0.0, "{inputs:?}");
    check_words(report, inputs);
}

/// In exports a number that is none would be a `null`, or the word itself.
fn check_words(report: Report, inputs: &Inputs) {
    let evaluation = Evaluation { report, ..link::opened("") };
    let json = json::write(&evaluation, false);
    let document: serde_json::Value = serde_json::from_str(&json).expect("what is written is JSON");
    for path in
        ["/api/usd_per_month", "/self_host/usd_per_month", "/self_host/gpus", "/hybrid/replicas", "/verdict/percent"]
    {
        assert!(document.pointer(path).is_some_and(serde_json::Value::is_number), "{path} of {json} from {inputs:?}");
    }
    assert!(!names_no_number(&markdown::write(&evaluation)), "{inputs:?}");
}

proptest! {
    #![proptest_config(config(2500))]

    #[test]
    fn any_bits(number in prop::collection::vec(any_number(), NUMBERS), cost in any::<u8>(), basis in any::<u8>(), missing in any::<u8>()) {
        check(&inputs(&number, cost, basis, missing));
    }
}

/// One odd number among ordinary ones, in every place.
#[test]
fn one_odd_number_anywhere() {
    for (at, odd) in (0..NUMBERS).flat_map(|at| ODD.map(|odd| (at, odd))) {
        // Every way to pay with every basis of capacity, prices given and missing in turn.
        for ways in 0..12u8 {
            let mut number = [1.5; NUMBERS];
            number[0] = 1e9;
            number[22] = 2e9;
            number[at] = odd;
            check(&inputs(&number, ways, ways / 3, ways.wrapping_mul(29)));
        }
    }
}

/// A price too small to print must not put the break-even beyond all numbers.
#[test]
fn a_vanishing_price() {
    for (price, replica) in [(5e-324, 0.0), (1e-310, 0.0), (1e-300, 1e-320), (1e-250, 1e-260)] {
        let mut number = [0.0; NUMBERS];
        (number[0], number[1], number[5], number[6]) = (1e9, 0.5, price, price);
        (number[13], number[22], number[25], number[32]) = (replica, 1e9, 1.0, 1000.0);
        check(&inputs(&number, 1, 1, 0));
    }
}
