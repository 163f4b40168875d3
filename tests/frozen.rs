//! Frozen links: they mean the same whatever the catalogue says later, and say what it says now.

#[path = "support/any.rs"]
mod any;

use any::scenarios;
use llm_breakeven::engine::inputs::GpuCost;
use llm_breakeven::export::{Evaluation, frozen, sentences};
use llm_breakeven::format;
use llm_breakeven::scenario::{Input, PRESETS, Scenario, evaluate, freeze, read, write};
use llm_breakeven::units::{Tokens, Usd};
use proptest::prelude::*;

/// What is printed, as long as it counts for the result.
fn figures(scenario: &Scenario) -> [String; 4] {
    let evaluation = Evaluation::of_query(&write(scenario));
    let report = &evaluation.report;
    [
        sentences::headline(&evaluation),
        format::money(report.api.month),
        format::money(report.self_host.month),
        sentences::break_even(report),
    ]
}

fn frozen_link(query: &str) -> String {
    write(&freeze(&read(query).scenario))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn freezing_changes_no_figure(scenario in scenarios()) {
        let sealed = freeze(&scenario);
        let ((resolved, before), (_, after)) = (evaluate(&scenario), evaluate(&sealed));
        if matches!(resolved.inputs.hosting.gpu_cost, GpuCost::Quoted { .. }) {
            // The month in whole dollars becomes an hourly price, and may lose its last bit, which a figure of sixteen
            // digits shows.
            let near = |a: Usd, b: Usd| (a.0 - b.0).abs() <= 2e-15 * a.0.abs();
            prop_assert!(near(before.self_host.month, after.self_host.month), "{}", write(&sealed));
            prop_assert_eq!(before.break_even.kind(), after.break_even.kind(), "{}", write(&sealed));
            // In money: where the fee is nearly all that is paid, the break-even itself shows the lost bit enlarged.
            let first = before.break_even.first().unwrap_or(Tokens::ZERO);
            let first_after = after.break_even.first().unwrap_or(Tokens::ZERO);
            prop_assert!(near(before.curves.api(first), before.curves.api(first_after)), "{}", write(&sealed));
            if first.0 < 1e15 {
                prop_assert_eq!(figures(&scenario), figures(&sealed), "{}", write(&sealed));
            }
        } else {
            prop_assert_eq!(figures(&scenario), figures(&sealed), "{}", write(&sealed));
            prop_assert_eq!(format!("{:?}", before.curves), format!("{:?}", after.curves), "{}", write(&sealed));
            prop_assert_eq!(before.verdict, after.verdict);
        }
    }

    #[test]
    fn a_frozen_link_is_a_link_like_any_other(scenario in scenarios()) {
        let sealed = freeze(&scenario);
        prop_assert!(sealed.edition().is_some());
        let reading = read(&write(&sealed));
        prop_assert_eq!(&reading.notes, &[]);
        prop_assert_eq!(&reading.scenario, &sealed, "{}", write(&sealed));
        prop_assert_eq!(freeze(&sealed), sealed);
    }

    #[test]
    fn thawing_takes_back_what_freezing_did(scenario in scenarios()) {
        let scenario = scenario.thawed();
        prop_assert_eq!(scenario.edition(), None);
        let sealed = freeze(&scenario);
        prop_assert_eq!(sealed.thawed(), scenario, "{}", write(&sealed));
        let seen = sealed.frozen().expect("it is frozen");
        prop_assert_eq!(seen.changes, vec![], "{}", write(&sealed));
    }

    #[test]
    fn a_frozen_price_needs_no_catalogue(scenario in scenarios()) {
        // Every price that counts is in the link.
        let link = write(&freeze(&scenario));
        for key in ["pin=", "pout="] {
            prop_assert!(link.contains(key), "{}", link);
        }
    }
}

#[test]
fn the_link_carries_every_price_that_counts() {
    let rows = [
        ("", "pin=2.5&pout=10&rate=2.4902777777777776&ed=2026-04"),
        ("cap=rate", "pin=2.5&pout=10&rate=2.49&tps=65&cap=rate&ed=2026-04"),
        ("cache=50", "cache=50&pin=2.5&pout=10&pcache=2.5&rate=2.4902777777777776&ed=2026-04"),
        ("batch=50&hours=700", "batch=50&pin=2.5&pout=10&pbin=2.5&pbout=10&rate=2.49&hours=700&ed=2026-04"),
        ("own=28000", "pin=2.5&pout=10&own=28000&ed=2026-04"),
        ("pin=3&cap=2B", "pin=3&pout=10&rate=2.49&cap=2B&ed=2026-04&mine=pin"),
        ("s=deepseek-api&cap=2B", "s=deepseek-api&pin=0.27&pout=1.1&blend=0.6&rate=2.49&cap=2B&ed=2026-04"),
        ("s=deepseek-api&blend=&cap=2B", "s=deepseek-api&pin=0.27&pout=1.1&rate=2.49&cap=2B&ed=2026-04&mine=blend"),
    ];
    for (query, link) in rows {
        assert_eq!(frozen_link(query), link, "{query}");
    }
}

#[test]
fn every_quoted_month_stays_to_the_cent() {
    for row in llm_breakeven::catalogue::published::RENTALS {
        let query = format!("gpu={}&n={}&prov={}", row.gpu, row.count, row.provider);
        let (_, report) = evaluate(&freeze(&read(&query).scenario));
        let quoted = row.usd_per_month.expect("the source prints a month for each");
        assert!((report.curves.replica_month.0 - quoted).abs() < 1e-11, "{query}");
    }
}

#[test]
fn what_has_changed_since_is_listed() {
    let scenario = read("pin=3&pout=12&rate=2.4&cap=2B&ed=2025-11&mine=pin").scenario;
    let seen = scenario.frozen().expect("it is frozen");
    assert_eq!(seen.edition.to_string(), "2025-11");
    let changes: Vec<_> = seen.changes.iter().map(|change| (change.input, change.then, change.now)).collect();
    assert_eq!(changes, [(Input::PriceOut, 12.0, Some(10.0)), (Input::GpuHour, 2.4, Some(2.49))]);
    assert_eq!(write(&seen.thawed), "pin=3&cap=2B");
    assert!(read("pin=3").scenario.frozen().is_none());
    let said = frozen::words(&scenario).expect("it is frozen");
    assert_eq!(said.headline, "Prices are frozen as of November 2025; 2 of them are others today.");
    assert_eq!(said.changes, ["Output price: $12.00/1M then, $10.00/1M now.", "GPU price: $2.40/h then, $2.49/h now."]);
    assert_eq!(said.update, "pin=3&cap=2B");
    let now = Evaluation::of_query("pin=3&cap=2B");
    let verdict = llm_breakeven::export::sentences::headline(&now);
    assert_eq!(said.now, format!("With today's prices: {verdict}"));
}

#[test]
fn a_price_that_is_gone_is_said_to_be() {
    // Nobody rents out three of these, so there is no price for them today.
    let scenario =
        read("rate=1.9&gpu=a100-80gb&prov=runpod&model=qwen-2.5-72b&tps=50&cap=rate&ed=2025-11&other=1").scenario;
    assert!(scenario.frozen().expect("it is frozen").changes.iter().all(|change| change.now.is_some()));
    let said = frozen::words(&Scenario::of(&PRESETS[0]));
    assert_eq!(said, None);
    let same = frozen::words(&freeze(&Scenario::of(&PRESETS[0]))).expect("it is frozen");
    assert_eq!(same.headline, "Prices are frozen as of April 2026; they are the same today.");
    assert!(same.changes.is_empty() && same.update.is_empty());
}

#[test]
fn a_price_typed_into_a_frozen_scenario_is_the_readers_own() {
    let mut scenario = read("pin=2.5&pout=10&rate=2.4&ed=2026-04").scenario;
    scenario.enter(Input::GpuHour, 2.1);
    assert_eq!(write(&scenario), "pin=2.5&pout=10&rate=2.1&ed=2026-04&mine=rate");
    scenario.reset(Input::GpuHour);
    assert_eq!(write(&scenario), "pin=2.5&pout=10&ed=2026-04");
    let sources = |query: &str| llm_breakeven::export::sentences::sources(&Evaluation::of_query(query));
    assert_eq!(
        sources("pin=2.5&pout=10&rate=2.1&ed=2026-04&mine=rate"),
        "API price: as of April 2026, frozen. GPU price: the reader's own. Computed by llm-breakeven."
    );
}
