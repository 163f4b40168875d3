//! Draws a heat map: colour for the saving, a line where there is none, words for both sides.

use super::axis::{Along, ticks};
use super::geometry::{Point, Rect};
use super::heat::{HeatMap, Span};
use super::marks::{Anchor, HairlineKind, Tone};
use super::picture::{Mark, Picture, mix};
use super::sheet::{Paper, Sheet};
use super::spec::{Quantity, Scale};
use super::text::{LINE_HEIGHT, text_width};
use super::theme::Theme;
use crate::engine::inputs::Side;
use crate::format::Unit;

/// Savings from which on the next colour is used, with how much of the side's colour it has. Below the first is a close call.
const LEVELS: [(f64, f64); 5] = [(0.0, 0.12), (0.10, 0.32), (0.25, 0.52), (0.50, 0.74), (0.75, 0.94)];
/// A cell is coloured in this many pieces each way, between its corners.
const FINER: (usize, usize) = (4, 2);
/// Between tick labels and the map.
const GAP: f64 = 8.0;
/// Height of the legend's swatches.
const SWATCH: f64 = 12.0;
/// Air around words on the map.
const AIR: f64 = 5.0;

/// Words on the map, and shorter ones.
const NAMES: [(Side, &str, &str); 2] =
    [(Side::Api, "API cheaper", "API"), (Side::SelfHost, "Self-hosting cheaper", "Self-hosting")];

/// Draws the map.
#[must_use]
pub fn heat(data: &HeatMap, paper: &Paper) -> Picture {
    let mut sheet = Sheet::new(paper, "saving, in % of the dearer side");
    sheet.lines(&format!("{} ↑", axis_title(&data.y)), 1);
    sheet.y += 2.0 + LINE_HEIGHT / 2.0;
    let labels = tick_labels(&data.y, Along::Y, height(sheet.room()));
    let widest = labels.iter().map(|(_, text)| text_width(text, false)).fold(0.0, f64::max);
    let left = (sheet.left() + widest + GAP).ceil();
    let top = sheet.y.round();
    let plot = Rect::new(left, top, (sheet.right() - left).floor(), height(sheet.room()));
    cells(&mut sheet, data, &plot);
    zero_line(&mut sheet, data, &plot);
    let ring = data.current.map(|at| place(&plot, at));
    let taken = ring.map(|at| Rect::around(at, 12.0));
    for (side, long, short) in NAMES {
        let _ = name_side(&mut sheet, data, &plot, (side, long), taken)
            || name_side(&mut sheet, data, &plot, (side, short), taken);
    }
    if let Some(at) = ring {
        sheet.mark(Mark::Ring(at));
    }
    for (part, text) in labels {
        let y = plot.bottom() - part * plot.h;
        sheet.write(&text, (plot.x - GAP, y - LINE_HEIGHT / 2.0), Anchor::End, Tone::Muted, false);
    }
    across(&mut sheet, &data.x, &plot);
    legend(&mut sheet, data);
    sheet.finish(plot)
}

fn height(room: f64) -> f64 {
    (room * 0.5).clamp(210.0, 400.0).round()
}

fn place(plot: &Rect, (across, up): Point) -> Point {
    (plot.x + across * plot.w, plot.bottom() - up * plot.h)
}

/// `Input share, %`
fn axis_title(span: &Span) -> String {
    let bounds = span.input.bounds();
    let unit = match bounds.unit {
        Unit::Tokens | Unit::Percent | Unit::TokensEach | Unit::PerDay | Unit::Count | Unit::Ratio => String::new(),
        unit => format!(", {}{}", unit.prefix(), unit.suffix()),
    };
    let log = if span.scale == Scale::Log { ", log scale" } else { "" };
    format!("{}{unit}{log}", bounds.name)
}

/// Positions and words of the ticks.
fn tick_labels(span: &Span, along: Along, length: f64) -> Vec<(f64, String)> {
    let unit = span.input.bounds().unit;
    let quantity = match unit {
        Unit::Usd | Unit::UsdPerMonth => Quantity::Usd,
        Unit::UsdPerMTok | Unit::UsdPerHour | Unit::UsdPerKwh => Quantity::UsdPerMTok,
        _ => Quantity::Tokens,
    };
    let suffix = if unit == Unit::Percent { "%" } else { "" };
    let domain = span.domain();
    let ticks = ticks(&domain, quantity, along, length);
    ticks.into_iter().map(|tick| (domain.fraction(tick.value), format!("{}{suffix}", tick.text))).collect()
}

fn colour(theme: &Theme, saving: f64) -> [u8; 3] {
    let side = if saving > 0.0 { theme.self_host } else { theme.api };
    let level = LEVELS.iter().rev().find(|(from, _)| saving.abs() >= *from);
    mix(theme.paper, side, level.map_or(0.0, |(_, part)| *part))
}

/// Bands of colour between the corners, a few to a row of cells: what has one colour is one fill. Edges lie on whole
/// pixels, so that no seams show.
fn cells(sheet: &mut Sheet, data: &HeatMap, plot: &Rect) {
    let (columns, rows) = data.cells();
    let (columns, rows) = (columns * FINER.0, rows * FINER.1);
    let x = |column: usize| (plot.x + plot.w * column as f64 / columns as f64).round();
    let y = |row: usize| (plot.bottom() - plot.h * row as f64 / rows as f64).round();
    let theme = sheet.theme;
    for row in 0..rows {
        let up = (row as f64 + 0.5) / FINER.1 as f64;
        let rgb_at = |column: usize| colour(&theme, data.between((column as f64 + 0.5) / FINER.0 as f64, up));
        let (mut begin, mut rgb) = (0, rgb_at(0));
        for column in 1..=columns {
            let next = rgb_at(column);
            if column == columns || next != rgb {
                sheet.fill(Rect::new(x(begin), y(row + 1), x(column) - x(begin), y(row) - y(row + 1)), rgb);
                (begin, rgb) = (column, next);
            }
        }
    }
}

/// Ink with paper on both sides, so that it shows on every colour.
fn zero_line(sheet: &mut Sheet, data: &HeatMap, plot: &Rect) {
    let (ink, paper) = (sheet.theme.ink, sheet.theme.paper);
    for (rgb, width) in [(paper, 4.0), (ink, 2.0)] {
        for path in &data.zero {
            let path = path.iter().map(|at| place(plot, *at)).collect();
            sheet.mark(Mark::Path(path, rgb, width));
        }
    }
}

/// Names a side on a plate near the middle of its part of the map; false where there is no room.
fn name_side(sheet: &mut Sheet, data: &HeatMap, plot: &Rect, (side, words): (Side, &str), taken: Option<Rect>) -> bool {
    let (columns, rows) = data.cells();
    let step = (plot.w / columns as f64, plot.h / rows as f64);
    let (width, height) = (text_width(words, true) + 2.0 * AIR, LINE_HEIGHT + 4.0);
    // Corners that the plate covers or comes close to, to each side.
    let reach = ((width / 2.0 / step.0).ceil() as usize + 1, (height / 2.0 / step.1).ceil() as usize + 1);
    let middle = middle_of(data, side);
    let mut best: Option<(f64, Rect)> = None;
    for row in reach.1..(rows + 1).saturating_sub(reach.1) {
        for column in reach.0..(columns + 1).saturating_sub(reach.0) {
            let at = place(plot, (column as f64 / columns as f64, row as f64 / rows as f64));
            let plate = Rect::new(at.0 - width / 2.0, at.1 - height / 2.0, width, height);
            let away = (at.0 - place(plot, middle).0).hypot(at.1 - place(plot, middle).1);
            let nearer = best.is_none_or(|(least, _)| away < least);
            let own = || {
                let mut near = (row - reach.1..=row + reach.1)
                    .flat_map(|r| (column - reach.0..=column + reach.0).map(move |c| (c, r)));
                near.all(|(c, r)| data.side(c, r) == side)
            };
            if nearer && !taken.is_some_and(|ring| ring.overlaps(&plate)) && own() {
                best = Some((away, plate));
            }
        }
    }
    let Some((_, plate)) = best else { return false };
    let paper = sheet.theme.paper;
    sheet.fill(plate, paper);
    sheet.write(words, (plate.x + width / 2.0, plate.y + 2.0), Anchor::Middle, Tone::Ink, true);
    true
}

/// The mean place of a side's corners, in parts of width and height.
fn middle_of(data: &HeatMap, side: Side) -> Point {
    let (columns, rows) = data.cells();
    let (mut sum, mut count) = ((0.0, 0.0), 0.0);
    for row in 0..=rows {
        for column in (0..=columns).filter(|column| data.side(*column, row) == side) {
            sum = (sum.0 + column as f64 / columns as f64, sum.1 + row as f64 / rows as f64);
            count += 1.0;
        }
    }
    if count > 0.0 { (sum.0 / count, sum.1 / count) } else { sum }
}

/// The scale below the map and what it measures.
fn across(sheet: &mut Sheet, span: &Span, plot: &Rect) {
    let y = plot.bottom();
    let mut taken = f64::NEG_INFINITY;
    for (part, text) in tick_labels(span, Along::X, plot.w) {
        let (x, half) = (plot.x + part * plot.w, text_width(&text, false) / 2.0);
        let middle = x.clamp(plot.x + half, (plot.right() - half).max(plot.x + half));
        let x = x.min(plot.right() - 1.0);
        sheet.rule((x, y), (x, y + 4.0), HairlineKind::Axis);
        if middle - half >= taken + 4.0 {
            taken = middle + half;
            sheet.write(&text, (middle, y + 7.0), Anchor::Middle, Tone::Muted, false);
        }
    }
    sheet.y = y + 7.0 + LINE_HEIGHT + 2.0;
    let title = format!("{} →", axis_title(span));
    sheet.write_in(&title, plot.w, (plot.right(), sheet.y), Anchor::End, Tone::Muted, false);
    sheet.y += LINE_HEIGHT + 10.0;
}

/// A swatch for every colour with the savings where it begins, and what line and ring are.
fn legend(sheet: &mut Sheet, data: &HeatMap) {
    let theme = sheet.theme;
    let steps = 2.0 * LEVELS.len() as f64;
    let width = (sheet.room() / steps).min(38.0).floor();
    let (left, y) = (sheet.left(), sheet.y + LINE_HEIGHT + 3.0);
    let middle = left + width * LEVELS.len() as f64;
    sheet.write("API cheaper", (left, sheet.y), Anchor::Start, Tone::Muted, false);
    sheet.write("self-hosting cheaper", (left + width * steps, sheet.y), Anchor::End, Tone::Muted, false);
    for (k, (from, part)) in LEVELS.iter().enumerate() {
        let (k, below) = (k as f64, y + SWATCH + 3.0);
        let (api, own) = (mix(theme.paper, theme.api, *part), mix(theme.paper, theme.self_host, *part));
        sheet.fill(Rect::new(middle - (k + 1.0) * width, y, width, SWATCH), api);
        sheet.fill(Rect::new(middle + k * width, y, width, SWATCH), own);
        let words = format!("{:.0}", from * 100.0);
        sheet.write(&words, (middle + k * width, below), Anchor::Middle, Tone::Muted, false);
        if k > 0.0 {
            sheet.write(&words, (middle - k * width, below), Anchor::Middle, Tone::Muted, false);
        }
    }
    sheet.fill(Rect::new(middle - 1.0, y - 2.0, 2.0, SWATCH + 4.0), theme.ink);
    let words = match data.current {
        Some(_) => format!("Line: same cost. Ring: your scenario, {}.", data.here()),
        None => format!("Line: same cost. Your scenario is off the map: {}.", data.here()),
    };
    let beside = left + width * steps + 28.0;
    if beside + text_width(&words, false) <= sheet.right() {
        sheet.write(&words, (beside, y - 2.0), Anchor::Start, Tone::Ink, false);
        sheet.y = y + SWATCH + 3.0 + LINE_HEIGHT;
    } else {
        sheet.y = y + SWATCH + 3.0 + LINE_HEIGHT + 4.0;
        sheet.lines(&words, 3);
    }
}
