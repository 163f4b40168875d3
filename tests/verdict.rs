//! The verdict: money first, then what is needed besides.

#[path = "support/link.rs"]
mod link;

use llm_breakeven::engine::inputs::{Need, Needs, Side};
use llm_breakeven::engine::verdict::{Choice, RuleOfThumb, Verdict, judge};
use llm_breakeven::export::sentences;
use llm_breakeven::units::Usd;

const API: Choice = Choice::Pick(Side::Api);
const OWN: Choice = Choice::Pick(Side::SelfHost);
const CLOSE: Choice = Choice::CloseCall;

fn verdict(api: f64, own: f64, needs: &[Need]) -> Verdict {
    judge(Usd(api), Usd(own), needs.iter().fold(Needs::default(), |set, need| set.with(*need, true)))
}

#[track_caller]
fn picks(api: f64, own: f64, needs: &[Need], expected: Choice) {
    assert_eq!(verdict(api, own, needs).choice, expected, "API {api}, own {own}, {needs:?}");
}

#[test]
fn money_alone() {
    picks(5500.0, 3986.0, &[], OWN);
    picks(600.0, 4086.0, &[], API);
    picks(0.0, 1.0, &[], API);
    picks(1.0, 0.0, &[], OWN);
    picks(0.0, 0.0, &[], CLOSE);
    picks(100.0, 100.0, &[], CLOSE);
}

/// Ten per cent of the dearer side is still a close call; a little more is not. Tenths of dollars must not decide by rounding.
#[test]
fn close_call_ends_at_ten_per_cent() {
    for dearer in [1000.0, 100.0, 10.0, 70.0, 1.1, 0.3, 5500.0, 3986.0, 12_345.67, 1.9, 2.3] {
        let at = dearer * 0.9;
        picks(dearer, at, &[], CLOSE);
        picks(at, dearer, &[], CLOSE);
        picks(dearer, dearer - dearer / 10.0, &[], CLOSE);
        picks(dearer, at * (1.0 - 1e-9), &[], OWN);
        picks(at * (1.0 - 1e-9), dearer, &[], API);
    }
    picks(1.1, 0.99, &[], CLOSE);
    picks(0.99, 1.1, &[], CLOSE);
}

#[test]
fn the_saving_is_a_part_of_the_dearer_side() {
    // API, own -> saving, share, cheaper
    let rows = [
        (5500.0, 3986.0, 1514.0, 1514.0 / 5500.0, Some(Side::SelfHost)),
        (550.0, 3986.0, 3436.0, 3436.0 / 3986.0, Some(Side::Api)),
        (100.0, 100.0, 0.0, 0.0, None),
        (0.0, 0.0, 0.0, 0.0, None),
        (0.0, 5.0, 5.0, 1.0, Some(Side::Api)),
    ];
    for (api, own, saving, share, cheaper) in rows {
        let verdict = verdict(api, own, &[]);
        assert_eq!(
            (verdict.saving.0, verdict.saving_share.0, verdict.cheaper),
            (saving, share, cheaper),
            "{api} {own}"
        );
    }
}

#[test]
fn privacy_and_frontier_force_a_side() {
    use Need::{Burst, Frontier, Latency, Privacy};
    picks(1.0, 1000.0, &[Privacy], OWN);
    picks(1000.0, 1.0, &[Frontier], API);
    picks(100.0, 100.0, &[Privacy], OWN);
    picks(100.0, 100.0, &[Frontier, Latency], API);
    picks(1.0, 1000.0, &[Privacy, Frontier], OWN);
    picks(1000.0, 1.0, &[Privacy, Frontier, Burst], OWN);
    assert_eq!(verdict(1.0, 1000.0, &[Privacy]).forced_by, Some(Privacy));
    assert_eq!(verdict(1.0, 1000.0, &[Frontier]).forced_by, Some(Frontier));
    assert_eq!(verdict(1.0, 1000.0, &[Privacy, Frontier]).forced_by, Some(Privacy), "what has left cannot be recalled");
    assert_eq!(verdict(1.0, 1000.0, &[Latency]).forced_by, None);
    for (needs, conflict) in [(&[Privacy][..], false), (&[Frontier], false), (&[Privacy, Frontier], true), (&[], false)]
    {
        assert_eq!(verdict(1.0, 1.0, needs).needs_conflict, conflict, "{needs:?}");
    }
}

#[test]
fn other_needs_tip_close_calls_only() {
    use Need::{Burst, Finetuned, Latency, MultiModel, NoTeam, Predictable};
    picks(100.0, 95.0, &[Latency], OWN);
    picks(95.0, 100.0, &[Latency], OWN);
    picks(100.0, 95.0, &[NoTeam], API);
    picks(100.0, 100.0, &[Finetuned, Predictable, Burst], OWN);
    picks(100.0, 100.0, &[Finetuned, MultiModel, Burst], API);
    picks(100.0, 95.0, &[Latency, Burst], CLOSE);
    picks(100.0, 50.0, &[NoTeam, Burst, MultiModel], OWN);
    picks(50.0, 100.0, &[Latency, Finetuned, Predictable], API);
}

#[test]
fn says_what_tipped_it() {
    use Need::{Latency, NoTeam, Privacy};
    // API, own, needs -> tipped
    let rows: [(f64, f64, &[Need], bool); 6] = [
        (100.0, 95.0, &[], false),
        (100.0, 95.0, &[Latency], true),
        (100.0, 95.0, &[Latency, NoTeam], false),
        (100.0, 95.0, &[Latency, Privacy], false),
        (100.0, 50.0, &[Latency], false),
        (50.0, 100.0, &[Latency], false),
    ];
    for (api, own, needs, tipped) in rows {
        assert_eq!(verdict(api, own, needs).tipped_by_needs, tipped, "{api} {own} {needs:?}");
    }
}

#[test]
fn rule_of_thumb_and_where_it_disagrees() {
    use RuleOfThumb::{AboveHigh, BelowLow as Below, Between};
    // API, own -> what the rule says, whether the money says otherwise
    let rows = [
        (1999.99, 3000.0, Below, false),
        (1040.0, 460.0, Below, true),
        (1999.0, 1990.0, Below, false),
        (2000.0, 100.0, Between, false),
        (5000.0, 9000.0, Between, false),
        (5000.01, 9000.0, AboveHigh, true),
        (5500.0, 3986.0, AboveHigh, false),
        (5500.0, 5600.0, AboveHigh, false),
    ];
    for (api, own, rule, disagrees) in rows {
        let verdict = verdict(api, own, &[]);
        assert_eq!((verdict.rule_of_thumb, verdict.rule_disagrees), (rule, disagrees), "{api} {own}");
    }
}

#[test]
fn every_need_speaks_for_its_side() {
    for (at, need) in Need::ALL.into_iter().enumerate() {
        let side = if at < 4 { Side::SelfHost } else { Side::Api };
        assert_eq!(need.side(), side, "{need:?}");
        picks(100.0, 100.0, &[need], Choice::Pick(side));
        assert_eq!(need.forces(), matches!(need, Need::Privacy | Need::Frontier), "{need:?}");
    }
}

/// The first line of the page.
#[test]
fn headlines() {
    let rows = [
        ("", "At 1B tokens a month, self-hosting saves $1,514 a month."),
        ("vol=100M", "At 100M tokens a month, stay on the API: it is $3,436 a month cheaper."),
        ("vol=724M", "At 724M tokens a month, it is too close to call."),
        (
            "vol=724M&need=latency",
            "At 724M tokens a month, the money is too close to call; your needs speak for self-hosting.",
        ),
        ("vol=730M&need=latency", "At 730M tokens a month, your needs tip a close call towards self-hosting."),
        ("vol=724M&need=burst", "At 724M tokens a month, your needs tip a close call towards the API."),
        ("vol=1&need=privacy", "Self-host: your data may not leave your own infrastructure."),
        ("need=frontier", "Stay on the API: you need quality that no open-weight model reaches."),
        ("need=frontier,privacy", "Self-host: your data may not leave your own infrastructure."),
    ];
    for (query, headline) in rows {
        assert_eq!(sentences::headline(&link::opened(query)), headline, "{query}");
    }
}

/// What the reasons say of a close call is what the verdict made of it.
#[test]
fn reasons_agree_with_the_choice() {
    for query in ["blend=1.1&vol=1M&rate=0&n=1&other=0.99", "blend=10&vol=1M&rate=0&n=1&other=9", "vol=724M", ""] {
        let report = link::opened(query).report;
        let says_close = sentences::reasons(&report).iter().any(|reason| reason.contains("too close to call"));
        assert_eq!(says_close, report.verdict.choice == CLOSE, "{query}");
    }
}

#[test]
fn there_is_no_verdict_without_a_price() {
    for query in ["gpu=b300-288gb", "gpu=b300-288gb&cat=now", "gpu=rtx-pro-6000-96gb&vol=2B"] {
        let evaluation = link::opened(query);
        assert!(sentences::headline(&evaluation).contains(", no verdict: nobody has a price for "), "{query}");
        assert!(!sentences::figures(&evaluation).contains("cheaper"), "{query}");
        let priced = link::opened(&format!("{query}&rate=4"));
        assert!(!sentences::headline(&priced).contains("no verdict"), "{query}");
    }
}
