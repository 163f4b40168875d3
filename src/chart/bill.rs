//! The monthly bill of both sides: two bars on one scale, cut into items.

use super::caption::{per_month, short_money};
use super::geometry::Rect;
use super::marks::{Anchor, HairlineKind, Tone};
use super::picture::{Picture, mix};
use super::sheet::{Paper, Sheet};
use super::spec::LineRole;
use super::text::{LINE_HEIGHT, text_width};
use crate::export::Evaluation;
use crate::export::bill::{Bill, Item, bill};
use crate::format;
use crate::units::{Tokens, Usd};

/// Both bills with the names of their sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Bills {
    /// Tokens a month.
    pub volume: Tokens,
    /// Name of the API offer.
    pub api: String,
    /// Name of the model that is hosted.
    pub model: &'static str,
    /// The items.
    pub bill: Bill,
}

impl Bills {
    /// At the evaluation's own volume.
    #[must_use]
    pub fn of(evaluation: &Evaluation) -> Self {
        let names = &evaluation.resolved.names;
        Self {
            volume: evaluation.report.workload.tokens,
            api: evaluation.api_name().into(),
            model: names.model.name,
            bill: bill(&evaluation.report),
        }
    }

    /// `What the money for 1B tokens a month goes to`
    #[must_use]
    pub fn title(&self) -> String {
        format!("What the money for {} goes to", per_month(self.volume))
    }

    /// What the picture shows, in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let side = |name: &str, items: &[Item], month| {
            let each = items.iter().map(|item| format!("{} {}", item.name, format::money(item.usd)));
            let each: Vec<String> = each.collect();
            let each = if each.is_empty() { String::new() } else { format!(" ({})", each.join(", ")) };
            format!("{name} costs {}{each}", format::money(month))
        };
        let bill = &self.bill;
        let api = side(&format!("the {} API", self.api), &bill.api, bill.api_month);
        let own = side(&format!("self-hosting {}", self.model), &bill.self_host, bill.self_host_month);
        format!("At {}, {api}; {own}.", per_month(self.volume))
    }
}

/// Height of a bar: two lines of words with air.
const BAR: f64 = 44.0;
/// Air beside words in a segment.
const AIR: f64 = 7.0;
/// Between two segments.
const CUT: f64 = 1.0;
/// From one number below a bar to the next.
const PITCH: f64 = 19.0;

/// Draws the bills. Items are named in their segment or, where it is too narrow, by number below.
#[must_use]
pub fn bills(data: &Bills, paper: &Paper) -> Picture {
    let mut sheet = Sheet::new(paper, "US dollars a month; both bars on one scale");
    let bill = &data.bill;
    let most = bill.api_month.0.max(bill.self_host_month.0);
    let scale = if most > 0.0 { sheet.room() / most } else { 0.0 };
    let top = sheet.y;
    side(&mut sheet, LineRole::Api, (&format!("{} API", data.api), bill.api_month), &bill.api, scale);
    sheet.y += 16.0;
    side(
        &mut sheet,
        LineRole::SelfHost,
        (&format!("{}, self-hosted", data.model), bill.self_host_month),
        &bill.self_host,
        scale,
    );
    let plot = Rect::new(sheet.left(), top, sheet.room(), sheet.y - top);
    sheet.finish(plot)
}

/// Name and total, the bar, and the list of what is too small to be named in it.
fn side(sheet: &mut Sheet, role: LineRole, (name, month): (&str, Usd), items: &[Item], scale: f64) {
    let total = short_money(month);
    let room = sheet.room() - text_width(&total, true) - 12.0;
    let (left, right, y) = (sheet.left(), sheet.right(), sheet.y);
    sheet.write_in(name, room, (left, y), Anchor::Start, Tone::Ink, true);
    sheet.write(&total, (right, y), Anchor::End, Tone::Line(role), true);
    sheet.y += LINE_HEIGHT + 7.0;
    let mut x = left;
    let mut small: Vec<(f64, &Item)> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let area = Rect::new(x, sheet.y, item.usd.0 * scale, BAR);
        x += area.w;
        if !segment(sheet, shade(sheet, role, index), area, item) {
            small.push((area.x + area.w / 2.0, item));
        }
    }
    if items.is_empty() {
        sheet.rule((left, sheet.y), (left, sheet.y + BAR), HairlineKind::Axis);
    }
    sheet.y += BAR;
    if !small.is_empty() {
        numbers(sheet, &small);
        list(sheet, &small);
    }
}

/// Neighbours differ in lightness as well as by the cut between them.
fn shade(sheet: &Sheet, role: LineRole, index: usize) -> [u8; 3] {
    const PAPER: [f64; 4] = [0.0, 0.45, 0.2, 0.62];
    mix(sheet.theme.line(role), sheet.theme.paper, PAPER[index % PAPER.len()])
}

/// One item; false where its words do not fit.
fn segment(sheet: &mut Sheet, rgb: [u8; 3], area: Rect, item: &Item) -> bool {
    let cut = if area.w > 3.0 * CUT { CUT } else { 0.0 };
    sheet.fill(Rect::new(area.x, area.y, area.w - cut, area.h), rgb);
    let (money, share) = (short_money(item.usd), format::percent(item.share));
    let amount = format!("{money}, {share}");
    let room = area.w - cut - 2.0 * AIR;
    let short = if text_width(&amount, false) <= room { amount } else { money };
    let fits = text_width(item.name, true) <= room && text_width(&short, false) <= room;
    if fits {
        let at = (area.x + AIR, area.y + (BAR - 2.0 * LINE_HEIGHT) / 2.0);
        sheet.write(item.name, at, Anchor::Start, Tone::On(rgb), true);
        sheet.write(&short, (at.0, at.1 + LINE_HEIGHT), Anchor::Start, Tone::On(rgb), false);
    }
    fits
}

/// A number below the bar for each small segment, moved aside where they crowd, with a line that leads to it.
fn numbers(sheet: &mut Sheet, small: &[(f64, &Item)]) {
    let at = spread(small, sheet.left() + PITCH / 2.0, sheet.right() - PITCH / 2.0);
    let (top, rgb) = (sheet.y, sheet.theme.rule);
    for (index, ((from, _), x)) in small.iter().zip(&at).enumerate() {
        let path = vec![(*from, top + 2.0), (*from, top + 4.0), (*x, top + 10.0), (*x, top + 12.0)];
        sheet.mark(super::picture::Mark::Path(path, rgb, 1.0));
        sheet.write(&(index + 1).to_string(), (*x, top + 13.0), Anchor::Middle, Tone::Muted, true);
    }
    sheet.y += 13.0 + LINE_HEIGHT + 5.0;
}

/// Where the numbers go: [`PITCH`] apart, as near to their segments as that allows.
fn spread(small: &[(f64, &Item)], least: f64, most: f64) -> Vec<f64> {
    let (mut right, mut left) = (least, most);
    let mut at: Vec<f64> = Vec::new();
    for (x, _) in small {
        at.push(x.max(right));
        right = x.max(right) + PITCH;
    }
    // Pushed rightwards they keep apart, pushed leftwards too, and so does what lies halfway.
    let mut ends: Vec<f64> = small.iter().map(|(x, _)| *x).collect();
    for x in ends.iter_mut().rev() {
        *x = x.min(left);
        left = *x - PITCH;
    }
    for (x, end) in at.iter_mut().zip(ends) {
        *x = f64::midpoint(*x, end);
    }
    // Pushed past an end, they come back from it.
    for k in (0..at.len()).rev() {
        at[k] = at[k].min(most - PITCH * (at.len() - 1 - k) as f64);
    }
    for (k, x) in at.iter_mut().enumerate() {
        *x = x.max(least + PITCH * k as f64);
    }
    at
}

/// What the numbers stand for, side by side as far as the width goes.
fn list(sheet: &mut Sheet, small: &[(f64, &Item)]) {
    let mut x = sheet.left();
    for (index, (_, item)) in small.iter().enumerate() {
        let number = format!("{} ", index + 1);
        let words = format!("{} {}, {}", item.name, short_money(item.usd), format::percent(item.share));
        let width = text_width(&number, true) + text_width(&words, false);
        if x > sheet.left() && x + width > sheet.right() {
            (x, sheet.y) = (sheet.left(), sheet.y + LINE_HEIGHT + 3.0);
        }
        let number = sheet.write(&number, (x, sheet.y), Anchor::Start, Tone::Muted, true);
        let room = sheet.right() - number.right();
        let words = sheet.write_in(&words, room, (number.right(), sheet.y), Anchor::Start, Tone::Ink, false);
        x = words.right() + 18.0;
    }
    sheet.y += LINE_HEIGHT;
}
