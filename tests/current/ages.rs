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
        ("cat=now&pin=2", "GPU price RunPod 2026-11-09"),
        ("cat=now&own=30000", "API price GPT-4o 2026-11-23"),
        ("cat=now&gpu=b300-288gb", "API price GPT-4o 2026-11-23"),
        ("pin=2.5&pout=10&rate=2.4&ed=2026-04&mine=rate", "API price GPT-4o 2026-04 7 months old"),
    ];
    for (query, expected) in rows {
        let aged = age::prices(&Evaluation::of_query(query), (2026, 11, 23));
        let words = |one: &age::Aged| {
            let old = one.words.as_ref().map(|words| format!(" {words}")).unwrap_or_default();
            format!("{} {} {}{old}", one.what, one.whose, one.as_of)
        };
        assert_eq!(aged.iter().map(words).collect::<Vec<_>>().join("; "), expected, "{query}");
    }
}
