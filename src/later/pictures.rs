//! Pictures besides the cost chart, as SVG, each with the table that says the same.
//!
//! Lines: `t` title, `y` what it shows in one sentence, `g` the SVG, `h` the table's headings, `d` a row of it.

use super::line;
use crate::chart::bars::{Bars, bars};
use crate::chart::bill::{Bills, bills};
use crate::chart::heat::{HeatMap, Span};
use crate::chart::strip::{RANGE, Strip};
use crate::chart::{Lens, Look, Paper, Picture, Shown, Theme, compare_chart, heat, picture_to_svg, strip, to_svg};
use crate::export::Evaluation;
use crate::export::bill::Item;
use crate::export::compare::Compared;
use crate::export::reality::Reality;
use crate::format::{decimal, money, percent, quantity, volume};
use crate::scenario::{Input, read_comparison};
use crate::units::Tokens;

/// Every so many corners of a heat map stand in its table.
const COARSE: usize = 6;

/// What a picture is drawn on, as the page asks for it; a width that is none is a phone's.
pub fn paper(width: &str, theme: &str) -> Paper {
    let theme = if theme == "dark" { Theme::dark() } else { Theme::light() };
    Paper { width: decimal(width).unwrap_or(320.0), theme, title: None, footnote: None }
}

/// One picture of a link.
pub fn picture(kind: &str, query: &str, paper: Paper, asked: &[&str]) -> Vec<String> {
    if kind == "compare" {
        return side_by_side(query, &paper, asked);
    }
    let evaluation = Evaluation::of_query(query);
    match kind {
        "bill" => {
            let data = Bills::of(&evaluation);
            let mut table = vec![line('h', &["Side", "Item", "A month", "Part"])];
            table.extend(data.bill.api.iter().map(|item| bill_row(&data.api, item)));
            table.extend(data.bill.self_host.iter().map(|item| bill_row(data.model, item)));
            lines(&data.title(), &data.summary(), &bills(&data, &paper), table)
        }
        "bars" => {
            let data = Bars::of_presets(evaluation.report.workload.tokens);
            let mut table = vec![line('h', &["Scenario", "API", "Self-host", "Saving"])];
            table.extend(
                data.pairs.iter().map(|pair| {
                    line('d', &[&pair.name, &money(pair.api), &money(pair.self_host), &percent(pair.saving)])
                }),
            );
            lines(&data.title(), &data.summary(), &bars(&data, &paper), table)
        }
        "strip" => {
            let data = Strip::of(&evaluation.report, RANGE, asked.first() == Some(&"hybrid"));
            let mut table = vec![line('h', &["From", "To", "Cheapest"])];
            table.extend(
                data.segments
                    .iter()
                    .map(|segment| line('d', &[&volume(segment.from), &volume(segment.to), segment.cheapest.name()])),
            );
            lines(&data.title(), &data.summary(), &strip(&data, &paper), table)
        }
        "reality" => {
            let data = crate::chart::reality::waterfall(&Reality::of(&evaluation.scenario));
            let volume = |tokens: Option<Tokens>| tokens.map_or_else(|| "never".into(), volume);
            let mut table = vec![line('h', &["Step", "Break-even after it"])];
            let stops = [&data.from].into_iter().chain(&data.steps);
            table.extend(stops.map(|stop| line('d', &[&stop.label, &volume(stop.volume)])));
            lines(&data.title(), &data.summary(), &crate::chart::waterfall::waterfall(&data, &paper), table)
        }
        "heat" => {
            let input = |at: usize, otherwise| asked.get(at).and_then(|key| Input::of_key(key)).unwrap_or(otherwise);
            let span = |input| Span::of(&evaluation, input);
            let data = HeatMap::of(&evaluation, span(input(0, Input::Volume)), span(input(1, Input::InputShare)));
            lines(&data.title(), &data.summary(), &heat(&data, &paper), heat_table(&data))
        }
        _ => Vec::new(),
    }
}

/// Several scenarios in one chart, with the words of a [`Lens`].
fn side_by_side(query: &str, paper: &Paper, words: &[&str]) -> Vec<String> {
    let compared = Compared::of(read_comparison(query));
    let mut lens = Lens::default();
    for word in words {
        lens.take(word);
    }
    let height = (paper.width * 0.5).clamp(280.0, 460.0);
    let look = Look { width: paper.width, height, theme: paper.theme, lens, hold: None };
    let spec = compare_chart(&compared, Shown::Cheapest, look);
    let mut lines = vec![
        line('t', &["What each costs at its cheaper side, by volume"]),
        line('y', &[&compared.cheapest_words().join(" ")]),
        line('g', &[&to_svg(&spec)]),
        line('h', &["Tokens a month", "What happens"]),
    ];
    lines.extend(compared.crossings().iter().map(|one| line('d', &[&volume(one.volume), &one.text])));
    lines
}

fn lines(title: &str, summary: &str, picture: &Picture, table: Vec<String>) -> Vec<String> {
    let mut lines = vec![line('t', &[title]), line('y', &[summary]), line('g', &[&picture_to_svg(picture)])];
    lines.extend(table);
    lines
}

fn bill_row(side: &str, item: &Item) -> String {
    line('d', &[side, item.name, &money(item.usd), &percent(item.share)])
}

fn heat_table(map: &HeatMap) -> Vec<String> {
    let (columns, rows) = map.cells();
    let across = || (0..=columns).step_by(COARSE);
    let value = |input: Input, value: f64| quantity(value, input.bounds().unit);
    let corner = format!("{} by {}", map.y.input.bounds().name, map.x.input.bounds().name);
    let heads: Vec<String> = across().map(|column| value(map.x.input, map.values(column, 0).0)).collect();
    let mut head = vec![corner.as_str()];
    head.extend(heads.iter().map(String::as_str));
    let mut table = vec![line('h', &head)];
    for row in (0..=rows).rev().step_by(COARSE) {
        let mut cells = vec![value(map.y.input, map.values(0, row).1)];
        cells.extend(across().map(|column| percent(map.at(column, row))));
        table.push(line('d', &cells.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    table
}
