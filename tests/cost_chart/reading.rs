//! Reading the chart by keys, and the words that are read out.

use super::chart;
use crate::link;
use llm_breakeven::chart::{Lens, Step};
use llm_breakeven::export::{reading::CostsAt, table};
use llm_breakeven::scenario::{PRESETS, Preset};
use llm_breakeven::units::Tokens;

#[test]
fn keys_step_and_stop_at_the_ends() {
    let (_, spec, layout) = chart("cap=2.1B&vol=3B", Lens::default());
    let (low, high) = (spec.x.min, spec.x.max);
    let cases = [
        ("ArrowRight", 3e9, 3e9 + high / 100.0),
        ("ArrowLeft", 3e9, 3e9 - high / 100.0),
        ("ArrowUp", 0.0, high / 100.0),
        ("ArrowLeft", 0.0, 0.0),
        ("PageUp", 0.0, high / 10.0),
        ("PageUp", high, high),
        ("PageDown", high, high * 0.9),
        ("Home", 3e9, low),
        ("End", 3e9, high),
    ];
    for (key, from, to) in cases {
        let step = Step::of_key(key).expect("a key of the chart");
        let got = layout.step(from, step);
        assert!((got - to).abs() <= high * 1e-9, "{key} from {from}: {got}, not {to}");
    }
    assert_eq!(Step::of_key("x"), None);
    assert_eq!(Step::of_key("Tab"), None);
}

#[test]
fn n_and_p_go_from_crossing_to_crossing() {
    let (_, spec, layout) = chart("cap=2.1B&n=1&rate=12.2&vol=5B", Lens::default());
    let crossings: Vec<f64> = spec.crossings.iter().map(|crossing| crossing.volume).collect();
    assert!(crossings.len() > 3, "{crossings:?}");
    let mut at = 0.0;
    let mut seen = Vec::new();
    for _ in &crossings {
        at = layout.step(at, Step::CrossingAfter);
        seen.push(at);
    }
    assert_eq!(seen, crossings);
    // Behind the last there is none.
    assert_eq!(layout.step(at, Step::CrossingAfter), at);
    for expected in crossings.iter().rev().skip(1) {
        at = layout.step(at, Step::CrossingBefore);
        assert_eq!(at, *expected);
    }
    assert_eq!(layout.step(at, Step::CrossingBefore), at);
}

#[test]
fn a_dragged_handle_gives_round_volumes_under_the_pointer() {
    for link in ["", "vol=37M", "vol=123.456B&cap=2B"] {
        let (_, _, layout) = chart(link, Lens::default());
        for k in 0..=50 {
            let px = layout.plot.x + layout.plot.w * f64::from(k) / 50.0;
            let volume = layout.round_volume(px);
            assert!((layout.x_to_px(volume) - px).abs() <= 0.5, "{link}: {volume} is not under {px}");
            let digits = format!("{volume}");
            assert!(digits.trim_end_matches('0').len() <= 4, "{link}: {volume} is not round");
        }
    }
}

#[test]
fn costs_are_read_in_words() {
    let evaluation = link::opened("cap=2.1B");
    let read = |volume: f64, per_mtok, hybrid| CostsAt::read(&evaluation.report, Tokens(volume), per_mtok, hybrid);
    let cases = [
        (
            1e9,
            false,
            false,
            "1B tokens a month: API $5,500, self-hosting $3,986 with 1 replica, +$1,514 (self-host 28% cheaper)",
        ),
        (
            1e9,
            true,
            false,
            "1B tokens a month: API $5.50, self-hosting $3.986 with 1 replica, +$1,514 (self-host 28% cheaper)",
        ),
        (
            3e9,
            false,
            true,
            "3B tokens a month: API $16,500, self-hosting $7,571 with 2 replicas, hybrid $7,571 (self-host alone), +$8,929 (self-host 54% cheaper)",
        ),
        (
            2.2e9,
            false,
            true,
            "2.2B tokens a month: API $12,100, self-hosting $7,571 with 2 replicas, hybrid $4,536 (95% to self-host), +$4,529 (self-host 37% cheaper)",
        ),
        (
            1e8,
            false,
            true,
            "100M tokens a month: API $550, self-hosting $3,986 with 1 replica, hybrid $550 (API alone), −$3,436 (API cheaper)",
        ),
        (0.0, true, false, "0 tokens a month: API $0, self-hosting $3,986 with 1 replica, −$3,986 (API cheaper)"),
    ];
    for (volume, per_mtok, hybrid, words) in cases {
        assert_eq!(read(volume, per_mtok, hybrid).sentence(), words);
    }
}

#[test]
fn one_row_of_the_table_is_nearest() {
    let evaluation = link::opened("");
    for volume in [0.0, 1.0, 1e8, 2.2e8, 2.3e8, 7.2e8, 8.6e8, 1e9, 3.1e9, 3.2e9, 1e15] {
        let nearest = table::row(&evaluation, table::nearest(&evaluation, volume)).expect("one is nearest").volume.0;
        let off = |row: f64| (volume.max(1.0) / row).ln().abs();
        let rows = table::rows(&evaluation);
        assert!(rows.iter().all(|row| off(nearest) <= off(row.volume.0) + 1e-9), "at {volume}: {nearest}");
    }
}

#[test]
fn a_row_keeps_its_number_while_the_own_volume_moves() {
    let numbered = |link: &str| {
        let evaluation = link::opened(link);
        table::order(&evaluation)
            .into_iter()
            .map(|which| (which, table::row(&evaluation, which).expect("it is in the table").volume.0))
            .collect::<Vec<_>>()
    };
    let own = table::MOST_ROWS - 1;
    let listed = [(0, 1e8), (1, 5e8), (2, 7.24e8), (3, 1e9), (4, 2e9), (5, 5e9)];
    assert_eq!(numbered("vol=1B"), listed);
    assert_eq!(numbered("vol=3B"), [&listed[..5], &[(own, 3e9), (5, 5e9)]].concat());
    assert_eq!(numbered("vol=8B"), [&listed[..5], &[(6, 4e9), (5, 5e9), (own, 8e9), (7, 1.6e10)]].concat());
    assert_eq!(numbered("vol=10M"), [&[(6, 5e6), (own, 1e7), (7, 2e7)], &listed[..]].concat());
}

#[test]
fn the_table_has_a_place_for_every_row() {
    let rows =
        |preset: &Preset, volume: &str| table::rows(&link::opened(&format!("s={}&vol={volume}", preset.id))).len();
    let most = PRESETS.iter().flat_map(|preset| ["0", "1", "300M", "90T"].map(|volume| rows(preset, volume))).max();
    assert_eq!(most, Some(table::MOST_ROWS));
}
