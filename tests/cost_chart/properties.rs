//! For scenarios of every kind, looked at in every way.

use super::{chart, lenses, look};
use crate::link;
use llm_breakeven::chart::{Layout, Lens, LineRole, Window, cost_chart, natural};
use llm_breakeven::engine::hybrid;
use llm_breakeven::units::Tokens;
use proptest::prelude::*;

/// Links with every kind of answer: never, always, from, intervals, many replicas, fees, standby, nothing at all.
const LINKS: [&str; 14] = [
    "",
    "s=llama8b-haiku",
    "s=deepseek-api",
    "s=mistral-flash",
    "cap=2.1B",
    "cap=2.1B&standby=1&minrep=2",
    "cap=100M&vol=900M",
    "cap=2.1B&n=1&rate=12.2&vol=300M",
    "cap=300M&fee=9000&pin=1&pout=1",
    "vol=0",
    "pin=0&pout=0&fee=0",
    "cap=1M&vol=1T",
    "other=0&rate=0",
    "cap=2.1B&pin=0&pout=0&fee=20000",
];

fn all() -> impl Iterator<Item = (&'static str, Lens)> {
    LINKS.into_iter().flat_map(|link| lenses().map(move |lens| (link, lens)))
}

#[test]
fn a_crossing_is_drawn_where_the_engine_says() {
    for (link, lens) in all() {
        let (evaluation, spec, layout) = chart(link, lens);
        let curves = &evaluation.report.curves;
        for crossing in &spec.crossings {
            let at = Tokens(crossing.volume);
            let unit = if lens.per_mtok { 1e6 / crossing.volume } else { 1.0 };
            let (x, y) = (layout.x_to_px(crossing.volume), layout.y_to_px(curves.api(at).0 * unit));
            let near = layout.rings.iter().any(|ring| (ring.0 - x).abs() < 9.5 && (ring.1 - y).abs() < 9.5);
            let inside = layout.plot.contains((x, y));
            assert!(near || !inside, "{link} {lens:?}: no ring near {x} {y}");
            let edge =
                evaluation.report.break_even.intervals().take(400).any(|win| win.low == at || win.high == Some(at));
            assert!(edge, "{link} {lens:?}: {at:?} is no edge of a win");
        }
        if let [only] = spec.crossings.as_slice() {
            let (x, y) = (layout.x_to_px(only.volume), layout.y_to_px(only.usd));
            assert!(layout.rings.iter().all(|ring| (ring.0 - x).abs() <= 0.5 && (ring.1 - y).abs() <= 0.5), "{link}");
        }
    }
}

#[test]
fn every_vertex_is_what_the_engine_says() {
    for (link, lens) in all() {
        let (evaluation, spec, _) = chart(link, lens);
        let curves = &evaluation.report.curves;
        for line in &spec.lines {
            for (volume, cost) in &line.points {
                let unit = if lens.per_mtok { 1e6 / volume } else { 1.0 };
                let expected = match line.role {
                    LineRole::Api => [curves.api(Tokens(*volume)).0; 2],
                    // Both ends of a riser stand at the same volume.
                    LineRole::SelfHost => {
                        [curves.self_host(Tokens(*volume)).0, curves.self_host(Tokens(volume * (1.0 + 1e-9))).0]
                    }
                    LineRole::Hybrid => [hybrid::cheapest(curves, Tokens(*volume)).month.0; 2],
                    other => panic!("{other:?} is no line of one scenario"),
                };
                let right = expected.iter().any(|usd| (usd * unit - cost).abs() <= 1e-9 * (usd * unit).abs());
                assert!(right, "{link} {lens:?} {:?} at {volume}: {cost} but {expected:?} × {unit}", line.role);
            }
        }
    }
}

#[test]
fn the_hybrid_line_is_the_cheapest_mix_to_half_a_pixel() {
    for link in LINKS {
        let (evaluation, spec, layout) = chart(link, Lens { hybrid: true, ..Lens::default() });
        let curves = &evaluation.report.curves;
        if curves.step.is_some_and(|step| spec.x.max / step.0 > 300.0) {
            continue;
        }
        let line = spec.lines.iter().find(|line| line.role == LineRole::Hybrid).expect("it was asked for");
        for pair in line.points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if layout.x_to_px(b.0) - layout.x_to_px(a.0) < 1.0 {
                continue;
            }
            for part in [0.1, 0.37, 0.5, 0.71, 0.93] {
                let volume = a.0 + (b.0 - a.0) * part;
                let drawn = a.1 + (b.1 - a.1) * part;
                let cheapest = hybrid::cheapest(curves, Tokens(volume)).month.0;
                let off = (layout.y_to_px(drawn) - layout.y_to_px(cheapest)).abs();
                assert!(off <= 0.5, "{link} at {volume}: drawn {drawn}, cheapest {cheapest}");
            }
        }
    }
}

#[test]
fn the_hybrid_line_bends_once_between_two_risers() {
    let link = "vol=7753998694503.624&cap=294936758543.75323&pin=119.2329154359456&pout=119.2329154359456&fee=51951.4&rate=37.436";
    let (evaluation, spec, _) = chart(link, Lens { log: true, hybrid: true, ..Lens::default() });
    let levels = spec.x.max / evaluation.report.curves.step.expect("it has a capacity").0;
    let line = spec.lines.iter().find(|line| line.role == LineRole::Hybrid).expect("it was asked for");
    assert!((line.points.len() as f64) <= 3.0 * (levels + 2.0), "{} points on {levels} levels", line.points.len());
}

#[test]
fn the_current_volume_and_the_first_break_even_are_in_view() {
    for (link, lens) in all() {
        let (evaluation, spec, _) = chart(link, lens);
        let volume = evaluation.report.workload.tokens.0;
        let first = evaluation.report.break_even.first().map_or(0.0, |first| first.0);
        for wanted in [volume, first].into_iter().filter(|wanted| *wanted > 0.0) {
            assert!(spec.x.min <= wanted && wanted <= spec.x.max, "{link} {lens:?}: {wanted} not in {:?}", spec.x);
        }
        assert!(spec.y.min < spec.y.max && spec.y.max.is_finite(), "{link} {lens:?}: {:?}", spec.y);
        assert!(lens.log == (spec.y.min > 0.0), "{link} {lens:?}: {:?}", spec.y);
    }
}

#[test]
fn while_held_the_axis_only_grows() {
    let held = Window { from: 0.0, to: 2e9 };
    for (volume, right) in [(1e6, 2e9), (5e8, 2e9), (1.9e9, 2e9), (2e9, 2.04e9), (1e12, 1.02e12)] {
        let evaluation = link::opened(&format!("vol={volume}"));
        let spec = cost_chart(&evaluation, llm_breakeven::chart::Look { hold: Some(held), ..look(Lens::default()) });
        assert_eq!((spec.x.min, spec.x.max), (0.0, right), "at {volume}");
    }
}

#[test]
fn a_window_shows_what_it_says() {
    let window = Window { from: 4e9, to: 6e9 };
    for lens in lenses() {
        let (_, spec, layout) = chart("cap=2.1B&vol=5B", Lens { window: Some(window), ..lens });
        assert_eq!((spec.x.min, spec.x.max), (4e9, 6e9));
        assert_eq!(spec.steps.len(), 1, "{lens:?}");
        assert!(
            (layout.px_to_x(layout.plot.x) - 4e9).abs() < 1.0
                && (layout.px_to_x(layout.plot.right()) - 6e9).abs() < 1.0
        );
        for line in &spec.lines {
            assert!(line.points.iter().all(|p| (4e9..=6e9 * (1.0 + 1e-8)).contains(&p.0)), "{lens:?} {:?}", line.role);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]
    #[test]
    fn any_window_of_any_scenario_can_be_drawn(
        volume in 0.0..1e13_f64, capacity in 1e5..1e12_f64, price in 0.0..200.0_f64, fee in 0.0..1e5_f64, rate in 0.0..50.0_f64,
        from in 0.0..1e13_f64, width in 1.0..1e13_f64, bits in 0..16, w in 200.0..1500.0_f64,
    ) {
        let link = format!("vol={volume}&cap={capacity}&pin={price}&pout={price}&fee={fee}&rate={rate}");
        let evaluation = link::opened(&link);
        let window = (bits & 8 > 0).then_some(Window { from, to: from + width });
        let lens = Lens { per_mtok: bits & 1 > 0, log: bits & 2 > 0, hybrid: bits & 4 > 0, window };
        let spec = cost_chart(&evaluation, llm_breakeven::chart::Look { width: w, ..look(lens) });
        let layout = Layout::of(&spec);
        prop_assert!(spec.lines.iter().all(|line| line.points.len() < 2_500));
        for (k, text) in layout.texts.iter().enumerate() {
            for other in &layout.texts[..k] {
                prop_assert!(!text.area.overlaps(&other.area), "{} over {}", text.text, other.text);
            }
        }
        for curve in &layout.curves {
            for point in curve.points() {
                prop_assert!(layout.plot.grown(2.0).contains(point), "{point:?} outside {:?}", layout.plot);
            }
        }
        let all = natural(&evaluation.report, lens);
        prop_assert!(all.from < all.to && all.to.is_finite());
    }
}
