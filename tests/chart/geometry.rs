//! Where things end up, for sensible charts and for senseless ones.

use std::fs;

use llm_breakeven::chart::{
    Axis, ChartSpec, Crossing, Current, Layout, Line, Point, Rect, Region, Scale, StepMark, Tone, to_svg,
};
use proptest::prelude::*;

use super::specs;

fn examples() -> Vec<ChartSpec> {
    vec![
        specs::flat(),
        specs::steps(),
        specs::log(),
        specs::many(),
        specs::never(),
        specs::equal(),
        specs::per_million(),
        specs::alone(),
    ]
}

#[test]
fn crossings_lie_where_they_are() {
    for spec in [specs::flat(), specs::steps(), specs::log(), specs::per_million()] {
        let (layout, crossing) = (Layout::of(&spec), &spec.crossings[0]);
        let (x, y) = layout.rings[0];
        assert!((x - layout.x_to_px(crossing.volume)).abs() <= 0.5);
        assert!((y - layout.y_to_px(crossing.usd)).abs() <= 0.5);
        assert!(layout.curves.iter().all(|curve| nearest(curve.segments(), (x, y)) <= 1.0), "both lines pass the ring");
    }
}

#[test]
fn risers_are_vertical_and_where_they_are() {
    let layout = Layout::of(&specs::steps());
    let risers: Vec<(Point, Point)> = layout.curves[1].segments().filter(|(a, b)| (a.1 - b.1).abs() > 1.0).collect();
    assert_eq!(risers.len(), 2);
    for (riser, volume) in risers.iter().zip([2.11e9, 4.22e9]) {
        assert_eq!(riser.0.0, riser.1.0);
        assert!((riser.0.0 - layout.x_to_px(volume)).abs() <= 0.5);
    }
}

#[test]
fn lines_and_words_stay_named() {
    for spec in [specs::flat(), specs::steps(), specs::log(), specs::never(), specs::equal()] {
        assert_eq!(Layout::of(&spec).labelled[..3], [true, true, false], "{:?}", spec.lines[0].label);
    }
    assert_eq!(Layout::of(&specs::many()).labelled[..3], [true; 3]);
}

#[test]
fn words_do_not_move_with_the_readers_own_volume() {
    let at = |volume| Current { volume, api_usd: volume * 5.5e-6, self_host_usd: 3986.0 };
    let words = |volume| Layout::of(&ChartSpec { current: Some(at(volume)), ..specs::steps() }).texts;
    assert_eq!(words(1e9), words(7.3e8));
}

#[test]
fn replicas_are_named_up_to_six_and_drawn_up_to_forty() {
    let spec = specs::many();
    for (count, names) in [(3, 3), (12, 6), (40, 6), (41, 0)] {
        let steps: Vec<_> = (0..count).map(|k| step(f64::from(k + 1) * 1.2e8)).collect();
        let layout = Layout::of(&ChartSpec { steps, ..spec.clone() });
        let named = layout.texts.iter().filter(|text| text.text == "+1").count();
        assert_eq!(named, names, "{count} steps");
    }
}

#[test]
fn a_name_that_ranges_share_is_printed_once() {
    let spec = specs::steps();
    let parts = [(7.3e8, 1.5e9), (1.6e9, 2.1e9), (2.4e9, 4.9e9)];
    let regions = parts.map(|(from, to)| Region { from, to, ..spec.regions[0].clone() }).to_vec();
    let layout = Layout::of(&ChartSpec { regions, ..spec });
    assert_eq!(layout.texts.iter().filter(|text| text.tone == Tone::Win).count(), 1);
}

#[test]
fn a_picture_that_stands_alone_names_its_lines_somewhere() {
    let layout = Layout::of(&specs::sized(specs::alone(), 340.0, 360.0));
    assert_eq!(layout.swatches.len(), 2);
    assert!(layout.labelled[..2] == [true, true]);
}

#[test]
fn only_the_painter_and_the_canvas_door_know_plotters() {
    let doors = ["paint.rs", "canvas.rs"];
    let room = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/chart")).expect("the chart has a directory");
    for path in room.map(|entry| entry.expect("an entry").path()) {
        let text = fs::read_to_string(&path).expect("source is text");
        let named = text.contains("plotters::") || text.contains("plotters_");
        assert!(!named || doors.iter().any(|door| path.ends_with(door)), "{}", path.display());
    }
}

#[test]
fn senseless_specs_are_drawn_too() {
    let spec = specs::steps();
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e-300, 1e15, 1e300, f64::MAX];
    for a in odd {
        for b in odd {
            for scale in [Scale::Linear, Scale::Log] {
                let mut wild = spec.clone();
                wild.x = Axis { min: a, max: b, scale, ..wild.x };
                wild.y = Axis { min: b, max: a, scale, ..wild.y };
                wild.lines[0].points = vec![(a, b), (b, a)];
                wild.lines[1].points = vec![(a, a)];
                wild.crossings.push(Crossing { volume: a, usd: b, label: String::new() });
                wild.regions[0].from = a;
                wild.regions[0].to = b;
                wild.current = Some(Current { volume: a, api_usd: b, self_host_usd: a });
                check(&wild);
            }
        }
    }
}

proptest! {
    #[test]
    fn px_to_x_undoes_x_to_px(share in 0.0..1.0f64, log: bool, width in 280.0..1200.0f64) {
        let spec = if log { specs::log() } else { specs::steps() };
        let layout = Layout::of(&specs::sized(spec, width, 300.0));
        let px = layout.plot.x + share * layout.plot.w;
        prop_assert!((layout.x_to_px(layout.px_to_x(px)) - px).abs() < 1e-6);
    }

    #[test]
    fn words_keep_apart_at_any_size(width in 1.0..1400.0f64, height in 1.0..700.0f64, which in 0usize..8) {
        check(&specs::sized(examples().swap_remove(which), width, height));
    }

    #[test]
    fn words_keep_apart_for_any_numbers(
        width in 280.0..1200.0f64,
        height in 150.0..500.0f64,
        volumes in 6.0..15.0f64,
        cost in 1.0..8.0f64,
        logs in any::<(bool, bool)>(),
        steps in 0u32..90,
        crossings in prop::collection::vec((0.0..1.0f64, 0.0..1.0f64), 0..9),
        stairs in prop::collection::vec(0.0..1.2f64, 0..30),
    ) {
        let (x, y) = (10f64.powf(volumes), 10f64.powf(cost));
        check(&random(specs::sized(specs::many(), width, height), (x, y), logs, steps, &crossings, &stairs));
    }
}

fn random(
    mut spec: ChartSpec,
    (x, y): (f64, f64),
    logs: (bool, bool),
    steps: u32,
    crossings: &[(f64, f64)],
    stairs: &[f64],
) -> ChartSpec {
    let scale = |log| if log { Scale::Log } else { Scale::Linear };
    spec.x = Axis { max: x, scale: scale(logs.0), ..spec.x };
    spec.y = Axis { max: y, scale: scale(logs.1), ..spec.y };
    spec.steps = (1..=steps).map(|k| step(x * f64::from(k) / f64::from(steps + 1))).collect();
    let named = |(a, b): &(f64, f64)| Crossing { volume: x * a, usd: y * b, label: "break-even 12.3M".into() };
    spec.crossings = crossings.iter().map(named).collect();
    let treads = stairs.len().max(1) as f64;
    let tread = |(k, level): (usize, &f64)| [0.0, 1.0].map(|end| ((k as f64 + end) / treads * x, level * y));
    spec.lines[0].points = vec![(0.0, 0.0), (x, y * 1.1)];
    spec.lines[1] = Line { points: stairs.iter().enumerate().flat_map(tread).collect(), ..spec.lines[1].clone() };
    spec.lines[2].points = vec![(0.0, y * 0.2), (x, y * 0.7)];
    spec
}

fn step(volume: f64) -> StepMark {
    StepMark { volume, label: "+1".into() }
}

/// Everything is finite and inside; no words touch words, and none inside the plot touches a line.
fn check(spec: &ChartSpec) {
    let layout = Layout::of(spec);
    let page = Rect::new(0.0, 0.0, spec.width, spec.height);
    let plot = layout.plot.grown(1e-6);
    assert!(layout.curves.iter().flat_map(|curve| curve.points()).all(|point| plot.contains(point)));
    assert!(layout.rings.iter().chain(layout.dots.iter().map(|dot| &dot.at)).all(|point| plot.contains(*point)));
    assert!(
        layout.hairlines.iter().all(|line| page.grown(1.0).contains(line.from) && page.grown(1.0).contains(line.to))
    );
    for (index, text) in layout.texts.iter().enumerate() {
        assert!(page.holds(&text.area), "{text:?} leaves the page");
        assert!(!text.text.contains("NaN") && !text.text.contains("inf"), "{text:?}");
        for other in &layout.texts[index + 1..] {
            assert!(!text.area.overlaps(&other.area), "{text:?} overlaps {other:?}");
        }
        let struck =
            layout.curves.iter().flat_map(|curve| curve.segments()).any(|(a, b)| text.area.clip(a, b).is_some());
        assert!(!struck, "a line strikes {text:?}");
    }
    assert!(!to_svg(spec).contains("NaN"));
}

/// Distance from a point to the nearest segment.
fn nearest(segments: impl Iterator<Item = (Point, Point)>, at: Point) -> f64 {
    let away = |(a, b): (Point, Point)| {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let along = ((at.0 - a.0) * dx + (at.1 - a.1) * dy) / (dx * dx + dy * dy);
        let t = along.clamp(0.0, 1.0);
        (a.0 + t * dx - at.0).hypot(a.1 + t * dy - at.1)
    };
    segments.map(away).fold(f64::INFINITY, f64::min)
}
