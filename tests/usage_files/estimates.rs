//! Volume without a file: typical requests, and a bill.

use llm_breakeven::engine::reverse::{NoVolume, volume_for_bill};
use llm_breakeven::units::{Usd, UsdPerMTok};
use llm_breakeven::usage::{Demand, PROFILES, profile, sentences};

#[test]
fn profiles_are_plausible_and_say_that_they_are_assumed() {
    for profile in &PROFILES {
        let load = profile.workload(Demand::Users(70.0));
        assert!((load.requests_per_day - 50.0 * profile.per_user_day).abs() < 1e-9, "{}", profile.id);
        assert_eq!(profile.workload(Demand::RequestsPerDay(12.0)).requests_per_day, 12.0);
        for nonsense in [-1.0, f64::NAN] {
            assert_eq!(profile.workload(Demand::Users(nonsense)).requests_per_day, 0.0);
        }
        assert!(profile.cached_percent == 0.0 || profile.tokens_in >= 1000.0, "{}: too short to be cached", profile.id);
        assert!(sentences::assumption(profile).starts_with("Assumed, not measured: each "), "{}", profile.id);
    }
    let chat = profile("chat").expect("there is one");
    assert_eq!(
        sentences::assumption(chat),
        "Assumed, not measured: each turn sends standing instructions and the conversation so far, and gets a few \
         paragraphs back. That is 1,500 tokens in, 30% of them cached and 350 out, 10 times a working day for each \
         active user."
    );
    let load = chat.workload(Demand::Users(1400.0));
    assert_eq!((load.tokens_in, load.tokens_out, load.cached_share.0), (1500.0, 350.0, 0.3));
    assert_eq!(sentences::requests(&load), "10,000 requests a day of 1,500 tokens in and 350 out");
    assert_eq!(profile("nothing"), None);
}

#[test]
fn a_bill_is_a_volume() {
    let rows = [
        (5500.0, 0.0, 5.5, Ok(1e9)),
        (5600.0, 100.0, 5.5, Ok(1e9)),
        (100.0, 100.0, 5.5, Ok(0.0)),
        (99.0, 100.0, 5.5, Err(NoVolume::BelowFee)),
        (-1.0, 0.0, 5.5, Err(NoVolume::BelowFee)),
        (f64::NAN, 0.0, 5.5, Err(NoVolume::BelowFee)),
        (100.0, 0.0, 0.0, Err(NoVolume::NoPrice)),
        (0.0, 0.0, 0.0, Err(NoVolume::NoPrice)),
        (100.0, 0.0, f64::NAN, Err(NoVolume::NoPrice)),
        (100.0, 0.0, 1e-300, Err(NoVolume::TooLarge)),
        (f64::INFINITY, 0.0, 1.0, Err(NoVolume::TooLarge)),
    ];
    for (bill, fee, price, expected) in rows {
        let found = volume_for_bill(Usd(bill), Usd(fee), UsdPerMTok(price)).map(|tokens| tokens.0);
        assert_eq!(found, expected, "{bill} {fee} {price}");
    }
    let says = |bill: f64, fee: f64, price: f64| match sentences::bill(Usd(bill), Usd(fee), UsdPerMTok(price)) {
        Ok((_, sentence)) | Err(sentence) => sentence,
    };
    assert_eq!(says(5500.0, 0.0, 5.5), "$5,500 a month at $5.50 per 1M tokens is 1B tokens.");
    assert_eq!(says(5600.0, 100.0, 5.5), "$5,600 a month less the fee of $100 at $5.50 per 1M tokens is 1B tokens.");
    assert_eq!(says(50.0, 100.0, 5.5), "A bill of $50 is less than the platform fee of $100 alone.");
    assert_eq!(says(50.0, 0.0, 0.0), "At a price of zero, no bill says how many tokens there were.");
}
