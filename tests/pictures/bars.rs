//! All scenarios at one volume.

use super::check::{golden, paper, sound};
use llm_breakeven::chart::bars::{Bars, Pair, bars};
use llm_breakeven::chart::caption::footnote_of_all;
use llm_breakeven::chart::{Mark, Picture, Rect, Theme};
use llm_breakeven::units::{Share, Tokens, Usd};
use proptest::prelude::*;

const SOURCE: &str = "openai/gpt-4o";

fn source() -> String {
    footnote_of_all(llm_breakeven::catalogue::api_offer(SOURCE).expect("the offer is in the catalogue"))
}

/// The bars of both sides, in the order they are drawn.
fn lengths(picture: &Picture) -> Vec<Rect> {
    let sides = [Theme::light().api, Theme::light().self_host];
    let fill = |mark: &Mark| match mark {
        Mark::Fill(area, rgb) if sides.contains(rgb) => Some(*area),
        _ => None,
    };
    picture.marks.iter().filter_map(fill).collect()
}

fn pair(api: f64, self_host: f64) -> Pair {
    let saving = if api.max(self_host) > 0.0 { (api - self_host) / api.max(self_host) } else { 0.0 };
    Pair { name: "A vs B".into(), api: Usd(api), self_host: Usd(self_host), saving: Share(saving) }
}

#[test]
fn pictures() {
    let data = Bars::of_presets(Tokens(1e9));
    golden("bars", &data.title(), &source(), |paper| bars(&data, paper));
}

#[test]
fn the_figures_are_the_published_ones() {
    let data = Bars::of_presets(Tokens(1e9));
    let first = &data.pairs[0];
    assert_eq!((first.api, first.self_host, data.pairs.len()), (Usd(5500.0), Usd(3986.0), 4));
    assert_eq!(
        data.summary(),
        "At 1B tokens a month self-hosting is cheaper in 2 of 4 scenarios: \
         Llama 4 Maverick vs GPT-4o, API $5,500, self-hosting $3,986; \
         Llama 3.1 8B vs Claude Haiku 3.5, API $2,080, self-hosting $460; \
         DeepSeek V3 vs its own API, API $600, self-hosting $4,086; \
         Mistral Small 3.1 vs Gemini 2.5 Flash, API $330, self-hosting $863."
    );
}

#[test]
fn odd_figures_are_drawn_too() {
    let rows: &[&[Pair]] = &[
        &[],
        &[pair(0.0, 0.0)],
        &[pair(0.0, 5.0)],
        &[pair(7.0, 7.0), pair(1e18, 1.0)],
        &[pair(1e36, 1e18)],
        &[Pair { name: "A name that is longer than any paper could hold ".repeat(9), ..pair(1.0, 2.0) }],
    ];
    for pairs in rows {
        for width in [f64::NAN, 0.0, 240.0, 320.0, 1440.0, f64::INFINITY] {
            let data = Bars { volume: Tokens(1e9), pairs: pairs.to_vec() };
            sound(&bars(&data, &paper(width)));
            assert!(!data.summary().is_empty());
        }
    }
}

proptest! {
    #[test]
    fn bars_are_as_long_as_their_cost(
        costs in prop::collection::vec((0.0..8.0f64, 0.0..8.0f64), 1..7),
        width in 320.0..1440.0f64,
    ) {
        let costs: Vec<(f64, f64)> = costs.iter().map(|(a, b)| (10f64.powf(*a), 10f64.powf(*b))).collect();
        let data = Bars { volume: Tokens(1e9), pairs: costs.iter().map(|(a, b)| pair(*a, *b)).collect() };
        let picture = bars(&data, &paper(width));
        sound(&picture);
        let values: Vec<f64> = costs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let most = values.iter().copied().fold(0.0, f64::max);
        let drawn = lengths(&picture);
        prop_assert_eq!(drawn.len(), values.len());
        for (bar, value) in drawn.iter().zip(values) {
            prop_assert!((bar.w - value / most * picture.plot.w).abs() <= 0.5);
            prop_assert!(bar.x == picture.plot.x);
        }
    }
}
