//! Which ticks an axis gets, one line a case.

use llm_breakeven::chart::{Along, Domain, Quantity, Scale, ticks};

use Along::{X, Y};
use Quantity::{Tokens, Usd, UsdPerMTok};
use Scale::{Linear, Log};

#[rustfmt::skip]
const CASES: &[(f64, f64, Scale, Quantity, Along, f64, &str)] = &[
    (0.0, 5e9, Linear, Tokens, X, 640.0, "0 1B 2B 3B 4B 5B"),
    (0.0, 5e9, Linear, Tokens, X, 1040.0, "0 500M 1B 1.5B 2B 2.5B 3B 3.5B 4B 4.5B 5B"),
    (0.0, 5e9, Linear, Tokens, X, 250.0, "0 2B 4B"),
    (0.0, 1e15, Linear, Tokens, X, 500.0, "0 200T 400T 600T 800T 1,000T"),
    (0.0, 3e4, Linear, Usd, Y, 350.0, "$0 $5k $10k $15k $20k $25k $30k"),
    (0.0, 5e3, Linear, Usd, Y, 450.0, "$0 $500 $1k $1.5k $2k $2.5k $3k $3.5k $4k $4.5k $5k"),
    (0.0, 5e4, Linear, Usd, Y, 100.0, "$0 $20k $40k"),
    (1e4, 1.5e4, Linear, Usd, Y, 120.0, "$10k $12k $14k"),
    (0.0, 2.4e6, Linear, Usd, Y, 200.0, "$0 $500k $1M $1.5M $2M"),
    (0.0, 2.0, Linear, UsdPerMTok, Y, 200.0, "$0 $0.50 $1.00 $1.50 $2.00"),
    (0.0, 20.0, Linear, UsdPerMTok, Y, 200.0, "$0 $5 $10 $15 $20"),
    (0.0, 0.01, Linear, UsdPerMTok, Y, 100.0, "$0 $0.005 $0.010"),
    (0.3, 0.300003, Linear, UsdPerMTok, Y, 100.0, "$0.300000 $0.300002"),
    (1e9, 1.0001e9, Linear, Tokens, X, 300.0, "1B 1.00005B 1.0001B"),
    (1e7, 1e11, Log, Tokens, X, 700.0, "10M 100M 1B 10B 100B"),
    (1e6, 1e12, Log, Tokens, X, 250.0, "1M 100M 10B 1T"),
    (5e7, 5e9, Log, Tokens, X, 900.0, "50M 100M 200M 500M 1B 2B 5B"),
    (5e7, 5e9, Log, Tokens, X, 270.0, "100M 300M 1B 3B"),
    (2e9, 6e9, Log, Tokens, X, 500.0, "2B 3B 4B 5B 6B"),
    (1e2, 1e6, Log, Usd, Y, 300.0, "$100 $1k $10k $100k $1M"),
    (0.1, 10.0, Log, UsdPerMTok, Y, 300.0, "$0.10 $0.20 $0.50 $1 $2 $5 $10"),
    (0.0, 5e9, Log, Tokens, X, 500.0, "1M 10M 100M 1B"),
    (5e9, 0.0, Linear, Tokens, X, 640.0, "0 1B 2B 3B 4B 5B"),
    (0.0, 0.0, Linear, Usd, Y, 100.0, "$0 $0.50 $1.00"),
    (7e9, 7e9, Linear, Tokens, X, 300.0, "6.5B 7B 7.5B"),
    (f64::NAN, f64::INFINITY, Linear, Tokens, X, 200.0, "0 0.5 1"),
    (0.0, 5e9, Linear, Tokens, X, 0.0, ""),
    (0.0, 5e9, Linear, Tokens, X, f64::NAN, ""),
];

#[test]
fn ticks_are_round_and_fit() {
    for &(min, max, scale, quantity, along, length, expected) in CASES {
        let set = ticks(&Domain::new(min, max, scale), quantity, along, length);
        let texts: Vec<&str> = set.iter().map(|tick| tick.text.as_str()).collect();
        assert_eq!(texts.join(" "), expected, "{min}..{max} {scale:?} {quantity:?} on {length} px");
    }
}
