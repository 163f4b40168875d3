//! What the cheaper side saves, over two inputs.

use super::check::{golden, golden_twice, paper, queries, sound};
use crate::link;
use llm_breakeven::chart::Scale;
use llm_breakeven::chart::caption::footnote;
use llm_breakeven::chart::heat;
use llm_breakeven::chart::heat::{HeatMap, Span};
use llm_breakeven::export::table;
use llm_breakeven::scenario::{self, Input};
use proptest::prelude::*;

fn map(query: &str, x: Input, y: Input) -> HeatMap {
    let evaluation = link::opened(query);
    HeatMap::of(&evaluation, Span::of(&evaluation, x), Span::of(&evaluation, y))
}

/// What the engine says of the scenario with both inputs set.
fn saving(query: &str, x: (Input, f64), y: (Input, f64)) -> f64 {
    let mut scenario = link::read(query).scenario;
    scenario.leave_requests_for(x.0);
    scenario.leave_requests_for(y.0);
    let (_, report) = scenario::evaluate(&scenario.with(x.0, Some(x.1)).with(y.0, Some(y.1)));
    table::row_at(&report, report.workload.tokens).saving_share.0
}

const STEPS: &str = "cap=665M&eh=15";

#[test]
fn pictures() {
    for (name, query, x, y) in [
        ("heat", "", Input::Volume, Input::InputShare),
        ("heat-steps", STEPS, Input::Volume, Input::InputShare),
        ("heat-prices", "cap=rate&vol=3B", Input::GpuHour, Input::PriceOut),
        ("heat-never", "s=deepseek-api&cap=rate&vol=20M", Input::EngineerHours, Input::CachedShare),
    ] {
        let (data, note) = (map(query, x, y), footnote(&link::opened(query)));
        let draw = |paper: &_| heat(&data, paper);
        if name == "heat" {
            golden(name, &data.title(), &note, draw)
        } else {
            golden_twice(name, &data.title(), &note, draw)
        }
    }
}

#[test]
fn ranges_and_scales() {
    let evaluation = link::opened("");
    let span = |input| Span::of(&evaluation, input);
    let all = |input| (span(input).low, span(input).high, span(input).scale);
    assert_eq!(all(Input::Volume), (1e6, 1e12, Scale::Log));
    assert_eq!(all(Input::InputShare), (0.0, 100.0, Scale::Linear));
    assert_eq!(all(Input::PriceOut), (2.5, 40.0, Scale::Log));
    assert_eq!(all(Input::GpuCount), (1.0, 8.0, Scale::Linear));
    assert_eq!(all(Input::EngineerHours), (0.0, 100.0, Scale::Linear));
    assert_eq!(all(Input::Peak), (1.0, 4.0, Scale::Linear));
}

#[test]
fn corners_are_what_the_engine_says() {
    let data = map("", Input::Volume, Input::InputShare);
    let (columns, rows) = data.cells();
    for (column, row) in [(0, 0), (columns, 0), (columns / 2, rows / 3), (columns, rows)] {
        let (volume, share) = data.values(column, row);
        assert_eq!(data.at(column, row).0, saving("", (Input::Volume, volume), (Input::InputShare, share)));
    }
    assert_eq!(
        data.summary(),
        "Over tokens a month (1M to 1T) and input share (0% to 100%), self-hosting is cheaper on \
         53% of the map; where the scenario stands, self-hosting is 28% cheaper."
    );
}

#[test]
fn every_pair_of_inputs_is_drawn() {
    for x in Input::ALL {
        let y = if *x == Input::InputShare { Input::Volume } else { Input::InputShare };
        // All of them once, and the odd ones with those that odd scenarios turn on.
        let queries = ["", "req=40000&tin=900&tout=300", "vol=0&rate=0&pin=0&pout=0&other=0"];
        for query in queries.into_iter().take(if (*x as usize) < 5 { 3 } else { 1 }) {
            let data = map(query, *x, y);
            sound(&heat(&data, &paper(320.0)));
            sound(&heat(&data, &paper(1100.0)));
            assert!(!data.summary().contains("NaN"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_line_parts_gains_from_losses(query in queries(), prices: bool, width in 320.0..1440.0f64) {
        let (x, y) = if prices { (Input::PriceOut, Input::GpuHour) } else { (Input::Volume, Input::InputShare) };
        let data = map(&query, x, y);
        sound(&heat(&data, &paper(width)));
        let (columns, rows) = data.cells();
        let (columns, rows) = (columns as f64, rows as f64);
        let span = |span: Span, part: f64| match span.scale {
            Scale::Log => span.low * (span.high / span.low).powf(part),
            Scale::Linear => span.low + (span.high - span.low) * part,
        };
        let gains = |at: (f64, f64)| {
            saving(&query, (x, span(data.x, at.0.clamp(0.0, 1.0))), (y, span(data.y, at.1.clamp(0.0, 1.0)))) > 0.0
        };
        // Half of the last halving along the grid edge, to each side of every corner of the line.
        for (across, up) in data.zero.iter().flatten() {
            let on_column = (across * columns - (across * columns).round()).abs() < 1e-9;
            let by = 1.0 / 256.0;
            let (aside, above) = if on_column { (0.0, by / rows) } else { (by / columns, 0.0) };
            prop_assert!(gains((across - aside, up - above)) != gains((across + aside, up + above)), "at {across} {up}");
        }
        // And the line is there wherever neighbours differ.
        let differ = (0..rows as usize).any(|r| (0..columns as usize).any(|c| (data.at(c, r).0 > 0.0) != (data.at(c + 1, r).0 > 0.0)));
        prop_assert!(!differ || !data.zero.is_empty());
    }
}
