//! The cheapest side by volume.

use super::check::{golden, golden_twice, paper, queries, sound};
use crate::link;
use llm_breakeven::chart::caption::footnote;
use llm_breakeven::chart::strip;
use llm_breakeven::chart::strip::{Cheapest, RANGE, Segment, Strip};
use llm_breakeven::chart::{Mark, Theme};
use llm_breakeven::engine::{Report, hybrid};
use llm_breakeven::units::Tokens;
use proptest::prelude::*;

fn report(query: &str) -> Report {
    link::opened(query).report
}

fn kinds(strip: &Strip) -> Vec<Cheapest> {
    strip.segments.iter().map(|segment| segment.cheapest).collect()
}

/// A full replica saves a little more than nothing: wins and losses take turns for long.
const STEPS: &str = "cap=665M&vol=4B";
const NEVER: &str = "s=deepseek-api&cap=rate&vol=300M";
const WHILE: &str = "s=deepseek-api&cap=1B&fee=4500&vol=30M";

#[test]
fn pictures() {
    for (name, query, mix) in [
        ("strip", "", false),
        ("strip-steps", "cap=rate&standby=1&eh=15", false),
        ("strip-hybrid", "cap=rate&standby=1&eh=15", true),
        ("strip-alternating", STEPS, false),
        ("strip-never", NEVER, false),
        ("strip-while", WHILE, false),
    ] {
        let evaluation = link::opened(query);
        let data = Strip::of(&evaluation.report, RANGE, mix);
        let (note, draw) = (footnote(&evaluation), |paper: &_| strip(&data, paper));
        if name == "strip" {
            golden(name, &data.title(), &note, draw)
        } else {
            golden_twice(name, &data.title(), &note, draw)
        }
    }
}

#[test]
fn ranges_by_hand() {
    let published = Strip::of(&report(""), RANGE, false);
    assert_eq!(kinds(&published), [Cheapest::Api, Cheapest::SelfHost]);
    assert!((published.segments[1].from.0 - 3986.0 / 5.5e-6).abs() < 1e-3);
    assert_eq!(kinds(&Strip::of(&report(NEVER), RANGE, false)), [Cheapest::Api]);
    assert_eq!(kinds(&Strip::of(&report("pin=0&pout=0&rate=0&other=0"), RANGE, true)), [Cheapest::Even]);
    assert_eq!(
        published.summary(),
        "By tokens a month: from 1M to 724.7M the API is cheapest, from 724.7M to 1T self-hosting is cheapest."
    );
}

#[test]
fn odd_scenarios_are_drawn_too() {
    for query in [
        "cap=1",
        "cap=1&fee=1e9",
        "vol=0",
        "vol=1e15&cap=1e18",
        "cap=1e6&pin=1e6",
        "pin=0&pout=0&fee=0",
        "minrep=1e6&cap=5",
    ] {
        for mix in [false, true] {
            for range in [RANGE, (Tokens(1.0), Tokens(1e15)), (Tokens(1e9), Tokens(1e9))] {
                for width in [0.0, 320.0, 1440.0] {
                    sound(&strip(&Strip::of(&report(query), range, mix), &paper(width)));
                }
            }
        }
    }
}

/// What the engine says is cheapest, by comparing costs.
fn says(report: &Report, volume: f64, mix: bool) -> Cheapest {
    let volume = Tokens(volume);
    let (api, own) = (report.curves.api(volume), report.curves.self_host(volume));
    let both = hybrid::cheapest(&report.curves, volume).month;
    if mix && both < api && both < own {
        Cheapest::Hybrid
    } else if own < api {
        Cheapest::SelfHost
    } else if own == api {
        Cheapest::Even
    } else {
        Cheapest::Api
    }
}

/// Where `share` of the segment lies below.
fn inside(segment: &Segment, share: f64) -> f64 {
    segment.from.0 + (segment.to.0 - segment.from.0) * share
}

proptest! {
    #[test]
    fn segments_are_what_the_engine_says(query in queries(), mix: bool, width in 320.0..1440.0f64) {
        let report = report(&query);
        let data = Strip::of(&report, RANGE, mix);
        prop_assert!(data.segments.len() < 600);
        prop_assert_eq!((data.segments[0].from, data.segments[data.segments.len() - 1].to), RANGE);
        prop_assert!(data.segments.windows(2).all(|pair| pair[0].to == pair[1].from && pair[0].cheapest != pair[1].cheapest));
        for segment in &data.segments {
            let seen: Vec<Cheapest> = (1..100).map(|k| says(&report, inside(segment, f64::from(k) / 100.0), mix)).collect();
            if let Cheapest::Alternating(_) = segment.cheapest {
                prop_assert!(segment.from.0 >= report.curves.step.map_or(f64::INFINITY, |step| step.0 * 119.0));
            } else if segment.to.0 > segment.from.0 * (1.0 + 1e-9) {
                prop_assert!(seen.iter().all(|kind| *kind == segment.cheapest), "{segment:?} {seen:?}");
            }
        }
        let picture = strip(&data, &paper(width));
        sound(&picture);
        let line = |mark: &Mark| matches!(mark, Mark::Fill(_, rgb) if *rgb == Theme::light().ink);
        for mark in picture.marks.iter().filter(|mark| line(mark)) {
            let Mark::Fill(area, _) = mark else { continue };
            let struck = picture.texts().find(|text| text.area.overlaps(area));
            prop_assert!(struck.is_none(), "the line at the current volume strikes {struck:?}");
        }
        // The band is cut where the data is: fills of the sides' colours begin where their segments do.
        let theme = Theme::light();
        let x = |volume: Tokens| picture.plot.x + (volume.0 / 1e6).log10() / 6.0 * picture.plot.w;
        for segment in data.segments.iter().filter(|segment| segment.cheapest == Cheapest::SelfHost) {
            let (left, right) = (x(segment.from), x(segment.to));
            let drawn = picture.marks.iter().any(|mark| matches!(mark, Mark::Fill(area, rgb)
                if *rgb == theme.self_host && (area.x - left).abs() <= 0.5 && (area.right() - right).abs() <= 0.5));
            // Narrow ones may have been merged.
            prop_assert!(drawn || right - left < 6.0, "{segment:?} is not drawn from {left} to {right}");
        }
    }
}
