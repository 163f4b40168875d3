//! How old prices are.

use llm_breakeven::export::{Evaluation, age};

/// Date, today, months, words.
#[test]
fn how_old_a_price_is() {
    let rows = [
        ("2026-11-23", (2026, 11, 23), Some((0, None))),
        ("2026-11-23", (2026, 11, 22), None),
        ("2026-11-23", (2026, 12, 22), Some((0, None))),
        ("2026-11-23", (2026, 12, 23), Some((1, None))),
        ("2026-11-23", (2027, 2, 21), Some((2, None))),
        ("2026-11-23", (2027, 2, 22), Some((2, Some("2 months old")))),
        ("2026-11-23", (2027, 2, 23), Some((3, Some("3 months old")))),
        ("2026-04-01", (2026, 11, 23), Some((7, Some("7 months old")))),
        ("2025-11-30", (2026, 2, 28), Some((2, None))),
        ("2024-02-29", (2025, 2, 28), Some((11, Some("11 months old")))),
        ("2024-02-29", (2036, 2, 29), Some((144, Some("144 months old")))),
        ("2026-08", (2026, 11, 23), Some((3, Some("3 months old")))),
        ("2026-10", (2026, 11, 23), Some((1, None))),
        ("2026-12", (2026, 11, 23), None),
        ("2026-11-23", (2026, 13, 1), None),
        ("2026-11-23", (2027, 2, 29), None),
        ("", (2026, 11, 23), None),
        ("soon", (2026, 11, 23), None),
    ];
    for (date, today, expected) in rows {
        let expected = expected.map(|(months, words): (u32, Option<&str>)| (months, words.map(str::to_owned)));
        assert_eq!(age::age(date, today), expected, "{date} on {today:?}");
    }
}

/// Link: the prices in force with their dates and ages.
#[test]
fn each_price_in_force_has_its_age() {
    let rows = [
        ("", "API price GPT-4o 2026-04-01 7 months old; GPU price RunPod 2026-04-01 7 months old"),
        ("cat=now", "API price GPT-4o 2026-11-23; GPU price RunPod 2026-11-09"),
        ("cat=now&prov=aws", "API price GPT-4o 2026-11-23; GPU price AWS 2026-08 3 months old"),
        ("cat=now&pin=2", "API price GPT-4o, own; GPU price RunPod 2026-11-09"),
        ("cat=now&own=30000", "API price GPT-4o 2026-11-23; GPU price Owned hardware, own"),
        ("cat=now&rate=2", "API price GPT-4o 2026-11-23; GPU price RunPod, own"),
        (
            "pin=1&pout=2&pname=Large;Contract;2026-05-01&rate=2&rname=verda;SkyPilot;2026-11-20",
            "API price Large by Contract, own 2026-05-01 6 months old; GPU price verda by SkyPilot, own 2026-11-20",
        ),
        ("cat=now&gpu=b300-288gb", "API price GPT-4o 2026-11-23"),
        (
            "pin=2.5&pout=10&rate=2.4&ed=2026-04&mine=rate",
            "API price GPT-4o 2026-04 7 months old; GPU price RunPod, own",
        ),
        ("api=openai/gpt-5&today", "API price GPT-5 2026-11-23; GPU price RunPod 2026-04-01 7 months old"),
    ];
    for (query, expected) in rows {
        let aged = age::prices(&Evaluation::of_query(query), (2026, 11, 23));
        let words = |one: &age::Aged| {
            let old = one.words.as_ref().map(|words| format!(" {words}")).unwrap_or_default();
            let own = if one.own { ", own" } else { "" };
            let as_of = if one.as_of.is_empty() { String::new() } else { format!(" {}", one.as_of) };
            format!("{} {}{own}{as_of}{old}", one.what, one.whose)
        };
        assert_eq!(aged.iter().map(words).collect::<Vec<_>>().join("; "), expected, "{query}");
    }
}

/// An offer that has ended since it was looked up is said to be gone, on the day and after it.
#[test]
fn an_offer_ends_on_its_day() {
    let evaluation = Evaluation::of_query("cat=now&api=openai/gpt-5");
    for (today, expected) in [
        ((2026, 12, 10), None),
        ((2026, 12, 11), Some("not sold since 2026-12-11")),
        ((2027, 12, 1), Some("not sold since 2026-12-11")),
    ] {
        assert_eq!(
            age::of(&evaluation, "API price", today).expect("it has a price").words.as_deref(),
            expected,
            "{today:?}"
        );
    }
    // At a price of one's own it does not matter.
    let own = age::of(&Evaluation::of_query("cat=now&api=openai/gpt-5&pin=1&pout=2"), "API price", (2027, 12, 1));
    assert_eq!(own.expect("it has a price").words, None);
    assert_eq!(
        age::of(&evaluation, "API price", (2026, 11, 23)).expect("it has a price").says(),
        "GPT-5, as of 2026-11-23"
    );
}
