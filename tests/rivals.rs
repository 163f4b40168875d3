//! Where costs meet, and who is cheapest, against evaluating every cost at every volume that matters.

#[path = "support/any.rs"]
mod any;

use any::scenarios;
use llm_breakeven::chart::{Layout, Lens, LineRole, Look, Shown, Theme, compare_chart, compare_picture, to_svg};
use llm_breakeven::engine::inputs::Side;
use llm_breakeven::engine::rivals::{Rival, cheapest, envelope, meetings};
use llm_breakeven::engine::staircase::Curves;
use llm_breakeven::export::compare::Compared;
use llm_breakeven::scenario::{Comparison, Entry, read_comparison};
use llm_breakeven::units::{Tokens, Usd, UsdPerMTok};
use proptest::prelude::*;

/// Round numbers, so that ties, parallels and common risers come up.
fn rivals() -> impl Strategy<Value = Rival> {
    let money = || prop_oneof![(0..20u32).prop_map(|n| f64::from(n) * 500.0), 0.0..10_000.0];
    let step = prop_oneof![Just(None), (1..8u32).prop_map(|n| Some(f64::from(n) * 250e6)), (1e8..3e9).prop_map(Some),];
    let api = (prop_oneof![Just(0.0), Just(2000.0), 0.0..9000.0], prop_oneof![Just(0.0), Just(2.0), 0.0..12.0]);
    (api, money(), money(), step, 1..4u32, 0..3u32, any::<bool>()).prop_map(
        |((fee, price), month, overhead, step, least, standby, api)| Rival {
            curves: Curves {
                platform_fee: Usd(fee),
                api_price: UsdPerMTok(price),
                replica_month: Usd(month),
                overhead: Usd(overhead),
                step: step.map(Tokens),
                min_replicas: f64::from(least),
                standby: f64::from(standby),
            },
            side: if api { Side::Api } else { Side::SelfHost },
        },
    )
}

/// Volumes at which anything may change, a little to each side, and between.
fn volumes(rivals: &[Rival], to: f64) -> Vec<f64> {
    let mut volumes: Vec<f64> = (1..400).map(|part| to * f64::from(part) / 400.0).collect();
    for step in rivals.iter().filter_map(|rival| rival.curves.step) {
        let risers = (1..60).map(|level| step.0 * f64::from(level));
        volumes.extend(risers.flat_map(|at| [at * (1.0 - 1e-7), at * (1.0 + 1e-7)]));
    }
    volumes.retain(|volume| *volume < to);
    volumes
}

/// Whether one cost is below another by more than rounding.
fn is_below(a: Usd, b: Usd) -> bool {
    a.0 < b.0 - (a.0 + b.0) * 1e-11
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_changes_only_where_two_meet(first in rivals(), second in rivals()) {
        let to = 20e9;
        let met = meetings(&first, &second, (0.0, to), 10_000);
        prop_assert!(met.complete_to.is_infinite());
        let edges: Vec<f64> = met.list.iter().map(|meeting| meeting.volume.0).collect();
        prop_assert!(edges.is_sorted() && edges.iter().all(|edge| *edge > 0.0 && *edge < to), "{:?}", edges);
        for pair in met.list.windows(2) {
            prop_assert!(pair[0].first_falls_below != pair[1].first_falls_below, "{:?}", met);
        }
        for volume in volumes(&[first, second], to) {
            if edges.iter().any(|edge| (edge - volume).abs() < volume * 1e-8) {
                continue;
            }
            let (a, b) = (first.cost(Tokens(volume)), second.cost(Tokens(volume)));
            let last = met.list.iter().rev().find(|meeting| meeting.volume.0 < volume);
            let next = met.list.iter().find(|meeting| meeting.volume.0 > volume);
            for (meeting, before) in [(last, false), (next, true)] {
                let Some(meeting) = meeting else { continue };
                let wrong = if meeting.first_falls_below == before { is_below(a, b) } else { is_below(b, a) };
                prop_assert!(!wrong, "{volume}: {a:?} {b:?} {:?}", met);
            }
            if next == met.list.first() {
                let wrong = match met.first_is_below {
                    Some(true) => is_below(b, a),
                    Some(false) => is_below(a, b),
                    None => is_below(a, b) || is_below(b, a),
                };
                prop_assert!(!wrong, "{volume}: {a:?} {b:?} {:?}", met);
            }
            if met.list.is_empty() {
                let (a0, b0) = (first.cost(Tokens(1.0)), second.cost(Tokens(1.0)));
                prop_assert!(!(is_below(a, b) && is_below(b0, a0)), "{volume}");
                prop_assert!(!(is_below(b, a) && is_below(a0, b0)), "{volume}");
            }
        }
    }

    #[test]
    fn nobody_is_below_the_envelope(rivals in prop::collection::vec(rivals(), 1..8), from in prop_oneof![Just(0.0), 1e6..5e9]) {
        let to = 20e9;
        let stretches = envelope(&rivals, (from, to));
        prop_assert_eq!(stretches[0].from, from);
        for pair in stretches.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from);
            prop_assert!(pair[0].who != pair[1].who && pair[0].from < pair[0].to);
        }
        let known = stretches.last().map_or(from, |last| last.to);
        for volume in volumes(&rivals, to).into_iter().filter(|volume| *volume > from && *volume < known) {
            let near = |edge: f64| (edge - volume).abs() < volume * 1e-8;
            if stretches.iter().any(|stretch| near(stretch.from) || near(stretch.to)) {
                continue;
            }
            let who = stretches.iter().find(|stretch| volume < stretch.to).map_or(0, |stretch| stretch.who);
            let least = rivals[cheapest(&rivals, Tokens(volume))].cost(Tokens(volume));
            prop_assert!(!is_below(least, rivals[who].cost(Tokens(volume))), "{volume} {:?}", stretches);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_comparison_has_its_words_and_its_chart(all in prop::collection::vec(scenarios(), 1..5), bits in 0..8u8) {
        let mut comparison = Comparison::of(all[0].clone());
        for scenario in &all[1..] {
            comparison = comparison.added(Entry::new("", scenario.clone()));
        }
        let compared = Compared::of(read_comparison(&comparison.write()));
        prop_assert!(compared.rows().iter().all(|row| row.values.len() == all.len()));
        prop_assert!(!compared.cheapest_words().is_empty());
        let _ = compared.crossings();
        let lens = Lens { per_mtok: bits & 1 > 0, log: bits & 2 > 0, ..Lens::default() };
        let shown = if bits & 4 > 0 { Shown::SelfHost } else { Shown::Cheapest };
        let spec = compare_chart(&compared, shown, look(lens));
        prop_assert_eq!(spec.lines.len(), all.len() + 1);
        for line in &spec.lines {
            prop_assert!(line.points.iter().all(|point| point.0.is_finite() && point.1.is_finite()), "{:?}", line);
            prop_assert!(line.points.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{:?}", line);
        }
        let _ = Layout::of(&spec);
    }
}

fn look(lens: Lens) -> Look {
    Look { width: 960.0, height: 540.0, theme: Theme::light(), lens, hold: None }
}

fn compared(link: &str) -> Compared {
    Compared::of(read_comparison(link))
}

/// The published scenario, the same at another provider, and the small model.
const THREE: &str = "name=RunPod&c2=prov:lambda&name2=Lambda&c3=s:llama8b-haiku";

#[test]
fn sides_that_cost_the_same_are_one() {
    let labels: Vec<_> = compared(THREE).rivals.into_iter().map(|named| named.label).collect();
    assert_eq!(
        labels,
        [
            "RunPod and Lambda, API",
            "RunPod, self-hosted",
            "Lambda, self-hosted",
            "Scenario 3, API",
            "Scenario 3, self-hosted"
        ]
    );
}

#[test]
fn meetings_are_named_in_order_of_volume() {
    let texts: Vec<_> = compared(THREE).crossings().into_iter().map(|crossing| crossing.text).collect();
    assert_eq!(
        texts,
        [
            "At 83.6M tokens a month, Scenario 3, self-hosted, falls below RunPod and Lambda, API.",
            "At 221.2M tokens a month, Scenario 3, self-hosted, falls below Scenario 3, API.",
            "At 724.7M tokens a month, RunPod, self-hosted, falls below RunPod and Lambda, API.",
            "At 803.3M tokens a month, Lambda, self-hosted, falls below RunPod and Lambda, API.",
            "At 1.92B tokens a month, RunPod, self-hosted, falls below Scenario 3, API.",
            "At 2.12B tokens a month, Lambda, self-hosted, falls below Scenario 3, API.",
        ]
    );
    assert_eq!(
        compared(THREE).cheapest_words(),
        ["Up to 221.2M tokens a month: Scenario 3, API.", "From 221.2M tokens a month on: Scenario 3, self-hosted."]
    );
    assert_eq!(compared("pin=0&pout=0").cheapest_words(), ["At every volume: Scenario 1, API."]);
}

#[test]
fn the_table_has_a_row_for_each_figure() {
    let compared = compared(THREE);
    let rows = compared.rows();
    let row = |name: &str| rows.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no row {name}"));
    assert_eq!(row("API").values, ["GPT-4o", "GPT-4o", "Claude Haiku 3.5"]);
    assert!(row("API").differs && row("Hardware").differs);
    let by_key = |key: &str| rows.iter().find(|row| row.key == key).unwrap_or_else(|| panic!("no row {key}"));
    assert_eq!(by_key("self-month").values, ["$3,986", "$4,418", "$460"]);
    assert_eq!(by_key("break-even").values, ["724.7M", "803.3M", "221.2M"]);
    assert!(!by_key("volume").differs && by_key("blend").differs);
}

#[test]
fn staircases_that_run_in_parallel_are_followed_only_so_far() {
    let stairs = |overhead: f64, month: f64, step: f64| Rival {
        curves: Curves {
            platform_fee: Usd(0.0),
            api_price: UsdPerMTok(1.0),
            replica_month: Usd(month),
            overhead: Usd(overhead),
            step: Some(Tokens(step)),
            min_replicas: 1.0,
            standby: 0.0,
        },
        side: Side::SelfHost,
    };
    let (small, large) = (stairs(50.0, 100.0, 1e6), stairs(0.0, 200.0, 2e6));
    let met = meetings(&small, &large, (0.0, f64::INFINITY), 5);
    assert_eq!(met.list.len(), 5);
    assert!(met.complete_to.is_finite());
    let stretches = envelope(&[small, large], (0.0, f64::INFINITY));
    assert!(stretches.last().is_some_and(|last| last.to.is_finite()) && stretches.len() > 100);
    // Far apart, the risers between are passed over.
    let (cheap, dear) = (stairs(1e9, 1.0, 1e6), stairs(0.0, 2.0, 1e6));
    let met = meetings(&cheap, &dear, (0.0, f64::INFINITY), 5);
    assert_eq!((met.list.len(), met.list[0].volume.0.round()), (1, 1e15));
    assert!(met.list[0].first_falls_below);
}

#[test]
fn a_picture_of_four_names_them_all() {
    let link = format!("{THREE}&c4=s:mistral-flash;cap:rate&name4=%3Cb%3E%26");
    let spec = compare_picture(&compared(&link), Shown::Cheapest, look(Lens::default()));
    let roles: Vec<_> = spec.lines.iter().map(|line| line.role).collect();
    assert_eq!(roles[..2], [LineRole::Envelope, LineRole::Other(0)]);
    let svg = to_svg(&spec);
    assert!(svg.contains("&lt;b&gt;&amp;") && !svg.contains("<b>"), "markup of a name stays text");
    for name in ["RunPod", "Lambda", "Scenario 3", "cheapest of all"] {
        assert!(svg.contains(name), "{name} is not named");
    }
}

/// A replica carries 1B at $1,000.
fn stairs(overhead: f64, least: f64, side: Side) -> Rival {
    let curves = Curves {
        platform_fee: Usd(100.0),
        api_price: UsdPerMTok(2.0),
        replica_month: Usd(1000.0),
        overhead: Usd(overhead),
        step: Some(Tokens(1e9)),
        min_replicas: least,
        standby: 0.0,
    };
    Rival { curves, side }
}

#[test]
fn a_rival_costs_what_its_side_costs() {
    for (volume, api, own) in [(0.0, 100.0, 2500.0), (1.5e9, 3100.0, 2500.0), (2.5e9, 5100.0, 3500.0)] {
        assert_eq!(stairs(500.0, 2.0, Side::Api).cost(Tokens(volume)), Usd(api), "{volume}");
        assert_eq!(stairs(500.0, 2.0, Side::SelfHost).cost(Tokens(volume)), Usd(own), "{volume}");
    }
}

/// Two staircases of one slope, so far apart that steps alone would not let them meet: the least replicas do.
#[test]
fn parallel_stairs_meet_where_the_least_replicas_end() {
    let (many, dear) = (stairs(0.0, 4.0, Side::SelfHost), stairs(2500.0, 1.0, Side::SelfHost));
    let met = meetings(&many, &dear, (0.0, 20e9), 10);
    assert_eq!(met.first_is_below, Some(false));
    let list: Vec<_> = met.list.iter().map(|meeting| (meeting.volume, meeting.first_falls_below)).collect();
    assert_eq!(list, [(Tokens(1e9), true)]);
}
