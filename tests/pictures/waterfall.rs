//! From one break-even to another.

use super::check::{golden, golden_twice, paper, sound};
use llm_breakeven::chart::waterfall::{Stop, Waterfall, change, waterfall};
use llm_breakeven::chart::{Mark, Theme};
use llm_breakeven::units::Tokens;
use proptest::prelude::*;

fn stop(label: &str, volume: Option<f64>) -> Stop {
    Stop { label: label.into(), volume: volume.map(Tokens) }
}

fn way(from: Option<f64>, steps: &[(&str, Option<f64>)]) -> Waterfall {
    let steps = steps.iter().map(|(label, volume)| stop(label, *volume)).collect();
    Waterfall { from: stop("As published", from), steps, to: "As we reckon".into() }
}

/// Made up, as all figures here.
fn honest() -> Waterfall {
    way(
        Some(7.247e8),
        &[
            ("All experts in memory: 8 × H100", Some(2.5e9)),
            ("Engineering, 15 hours a month", Some(3.1e9)),
            ("One standby replica", Some(9.4e9)),
            ("Spot discount of 45%", Some(5.2e9)),
            ("Prompt cache on the API side, which takes half off the input", Some(1.3e10)),
        ],
    )
}

fn near() -> Waterfall {
    way(Some(7.2e8), &[("Current prices", Some(6.1e8)), ("A longer month", Some(6.1e8)), ("Monitoring", Some(7.9e8))])
}

fn never() -> Waterfall {
    way(
        Some(2.6e9),
        &[
            ("Two replicas", Some(4e10)),
            ("Today's API price", None),
            ("Cheaper GPUs", Some(1.1e10)),
            ("Capacity", None),
        ],
    )
}

#[test]
fn pictures() {
    for (name, data) in [("waterfall", honest()), ("waterfall-even", near()), ("waterfall-never", never())] {
        let (note, draw) = ("Made-up figures.", |paper: &_| waterfall(&data, paper));
        if name == "waterfall" {
            golden(name, &data.title(), note, draw)
        } else {
            golden_twice(name, &data.title(), note, draw)
        }
    }
}

#[test]
fn changes_in_words() {
    let rows = [
        (Some(1e9), Some(2.5e9), "+1.5B, to 2.5B"),
        (Some(2.5e9), Some(1e9), "−1.5B, to 1B"),
        (Some(1e9), Some(1e9), "no change"),
        (Some(1e9), None, "to never"),
        (None, Some(1e9), "from never to 1B"),
        (None, None, "still never"),
    ];
    for (before, after, words) in rows {
        assert_eq!(change(before.map(Tokens), after.map(Tokens)), words);
    }
    assert_eq!(
        near().summary(),
        "The break-even in tokens a month goes from 720M (As published) by Current prices (−110M, to 610M), \
         A longer month (no change), Monitoring (+180M, to 790M) to 790M (As we reckon)."
    );
}

#[test]
fn odd_figures_are_drawn_too() {
    let odd = [None, Some(0.0), Some(1.0), Some(1e-300), Some(f64::MAX), Some(f64::INFINITY)];
    for a in odd {
        for b in odd {
            for width in [0.0, 320.0, 1440.0] {
                sound(&waterfall(
                    &way(a, &[("up", b), ("a label much longer than the room that is there for it, by far", a)]),
                    &paper(width),
                ));
                sound(&waterfall(&way(a, &[]), &paper(width)));
            }
        }
    }
}

proptest! {
    #[test]
    fn bars_lie_between_their_volumes(
        powers in prop::collection::vec(prop::option::weighted(0.9, 6.0..12.0f64), 2..9),
        width in 320.0..1440.0f64,
    ) {
        let volumes: Vec<Option<f64>> = powers.iter().map(|power| power.map(|power| 10f64.powf(power))).collect();
        let steps: Vec<(&str, Option<f64>)> = volumes[1..].iter().map(|volume| ("A step", *volume)).collect();
        let picture = waterfall(&way(volumes[0], &steps), &paper(width));
        sound(&picture);
        // Equal ratios are equal distances, or equal differences are: both ends of every bar tell.
        let sides = [Theme::light().api, Theme::light().self_host];
        let bars = picture.marks.iter().filter_map(|mark| match mark {
            Mark::Fill(area, rgb) if sides.contains(rgb) => Some(*area),
            _ => None,
        });
        let bars: Vec<_> = bars.collect();
        if volumes.iter().all(Option::is_some) && bars.len() == steps.len() {
            let values: Vec<f64> = volumes.iter().map(|volume| volume.expect("it is there")).collect();
            let most = values.iter().copied().fold(0.0, f64::max);
            let least = values.iter().copied().fold(f64::INFINITY, f64::min);
            let (low, high) = if most <= least * 12.0 { (0.0, most * 1.05) } else { ((least / 1.6).ln(), (most * 1.3).ln()) };
            let lift = |value: f64| if most <= least * 12.0 { value } else { value.ln() };
            let x = |value: f64| picture.plot.x + (lift(value) - low) / (high - low) * picture.plot.w;
            for (bar, pair) in bars.iter().zip(values.windows(2)) {
                prop_assert!((bar.x - x(pair[0].min(pair[1]))).abs() <= 0.5);
                prop_assert!((bar.right() - x(pair[0].max(pair[1]))).abs() <= 0.5);
            }
        }
    }
}
