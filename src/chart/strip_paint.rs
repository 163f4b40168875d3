//! Draws the strip: one band on a logarithmic scale, its edges above it, the scale below.

use super::caption::short_volume;
use super::domain::Domain;
use super::geometry::Rect;
use super::marks::{Anchor, HairlineKind, Tone};
use super::picture::{Mark, Picture};
use super::sheet::{Paper, Sheet};
use super::spec::Scale;
use super::strip::{Cheapest, Segment, Strip, push};
use super::text::{LINE_HEIGHT, text_width};
use crate::units::Tokens;

/// Height of the band.
const BAND: f64 = 34.0;
/// Air beside words in the band.
const AIR: f64 = 6.0;
/// Two segments together narrower than this are too thin to be told apart.
const THIN: f64 = 6.0;
/// Pitch of the stripes where sides alternate.
const STRIPE: f64 = 4.0;

/// Draws the band with its edges above it and the scale below.
#[must_use]
pub fn strip(data: &Strip, paper: &Paper) -> Picture {
    let mut sheet = Sheet::new(paper, "tokens a month, log scale");
    let (low, high) = data.ends();
    let domain = Domain::new(low.0, high.0, Scale::Log);
    let above = if data.segments.len() > 1 { LINE_HEIGHT + 9.0 } else { 0.0 };
    let plot = Rect::new(sheet.left(), sheet.y + above, sheet.room(), BAND);
    let at = |volume: Tokens| plot.x + domain.fraction(volume.0).clamp(0.0, 1.0) * plot.w;
    let mut unnamed: Vec<Cheapest> = Vec::new();
    let mut named: Vec<Cheapest> = Vec::new();
    let shown = (low.0..=high.0).contains(&data.current.0);
    let drawn = thinned(&data.segments, at);
    for segment in &drawn {
        let area = Rect::new(at(segment.from), plot.y, at(segment.to) - at(segment.from), BAND);
        let told = piece(&mut sheet, segment.cheapest, area, shown.then(|| at(data.current)));
        let list = if told { &mut named } else { &mut unnamed };
        if !list.contains(&segment.cheapest) {
            list.push(segment.cheapest);
        }
    }
    // That sides alternate needs more words than there is room for in the band.
    unnamed.retain(|cheapest| !named.contains(cheapest));
    unnamed.extend(named.into_iter().filter(|cheapest| matches!(cheapest, Cheapest::Alternating(_))));
    let inner = drawn.iter().skip(1).map(|segment| segment.from);
    let inner: Vec<(f64, Tokens)> = inner.map(|edge| (at(edge), edge)).collect();
    edges_above(&mut sheet, &plot, &inner);
    scale_below(&mut sheet, &domain, &plot);
    if shown {
        current(&mut sheet, at(data.current), data.current, &plot);
    }
    legend(&mut sheet, &unnamed);
    sheet.finish(plot)
}

/// The same with segments that would be drawn too thin to be seen, several in a row, merged to alternating ones.
fn thinned(segments: &[Segment], at: impl Fn(Tokens) -> f64) -> Vec<Segment> {
    let close = |k: usize| match (segments.get(k), segments.get(k + 1)) {
        (Some(a), Some(b)) => at(b.to) - at(a.from) < THIN,
        _ => false,
    };
    let mut drawn: Vec<Segment> = Vec::new();
    for (k, segment) in segments.iter().enumerate() {
        let crowded = close(k) && (close(k + 1) || k > 0 && close(k - 1)) || k > 1 && close(k - 1) && close(k - 2);
        let mixed = |segment: &Segment| matches!(segment.cheapest, Cheapest::Hybrid | Cheapest::Alternating(true));
        let beside = segments.get(k + 1).is_some_and(mixed) || k > 0 && mixed(&segments[k - 1]);
        let cheapest = match segment.cheapest {
            Cheapest::Alternating(_) => segment.cheapest,
            Cheapest::SelfHost | Cheapest::Hybrid if crowded => Cheapest::Alternating(mixed(segment) || beside),
            _ if crowded => Cheapest::Alternating(false),
            whole => whole,
        };
        push(&mut drawn, Segment { cheapest, ..*segment });
    }
    drawn
}

/// One segment of the band; false where its name does not fit. The line at the reader's own volume parts the room.
fn piece(sheet: &mut Sheet, cheapest: Cheapest, area: Rect, line: Option<f64>) -> bool {
    let ground = coat(sheet, cheapest, area);
    let width = text_width(cheapest.name(), true);
    let middle = area.x + area.w / 2.0;
    let is_clear = |middle: f64| line.is_none_or(|x| (x - middle).abs() >= width / 2.0 + AIR);
    let parts = line.map_or([middle; 2], |x| [f64::midpoint(area.x, x), f64::midpoint(x, area.right())]);
    let inside = |middle: f64| (area.x + width / 2.0 + AIR..=area.right() - width / 2.0 - AIR).contains(&middle);
    let places = [middle, parts[0], parts[1]].into_iter().find(|middle| inside(*middle) && is_clear(*middle));
    let Some(middle) = places else { return false };
    let y = area.y + (BAND - LINE_HEIGHT) / 2.0;
    if matches!(cheapest, Cheapest::Alternating(_)) {
        let plate = Rect::new(middle - width / 2.0 - AIR, y - 2.0, width + 2.0 * AIR, LINE_HEIGHT + 4.0);
        sheet.fill(plate, ground);
    }
    sheet.write(cheapest.name(), (middle, y), Anchor::Middle, Tone::On(ground), true);
    true
}

/// Colours an area; returns what words on it stand on.
fn coat(sheet: &mut Sheet, cheapest: Cheapest, area: Rect) -> [u8; 3] {
    let theme = sheet.theme;
    let rgb = match cheapest {
        Cheapest::Api | Cheapest::Alternating(false) => theme.api,
        Cheapest::SelfHost => theme.self_host,
        Cheapest::Hybrid | Cheapest::Alternating(true) => theme.hybrid,
        Cheapest::Even => theme.rule,
    };
    sheet.fill(area, rgb);
    if !matches!(cheapest, Cheapest::Alternating(_)) {
        return rgb;
    }
    let stripes = (area.w / (2.0 * STRIPE)).floor() as u32;
    for k in 0..stripes {
        let x = area.x + (2.0 * f64::from(k) + 1.0) * STRIPE;
        sheet.fill(Rect::new(x, area.y, STRIPE, area.h), theme.self_host);
    }
    theme.paper
}

/// Prints the volumes of the edges, the first and the last before those between; where there is no room, a tick must do.
fn edges_above(sheet: &mut Sheet, plot: &Rect, edges: &[(f64, Tokens)]) {
    let mut order: Vec<&(f64, Tokens)> = edges.iter().collect();
    if order.len() > 2 {
        order[1..].rotate_right(1);
    }
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (x, volume) in order {
        let words = short_volume(*volume);
        let half = text_width(&words, true) / 2.0;
        let middle = x.clamp(sheet.left() + half, (sheet.right() - half).max(sheet.left() + half));
        let free = taken.iter().all(|(left, right)| middle + half + 6.0 <= *left || middle - half - 6.0 >= *right);
        if free {
            taken.push((middle - half, middle + half));
            sheet.write(&words, (middle, plot.y - 8.0 - LINE_HEIGHT), Anchor::Middle, Tone::Ink, true);
            let x = x.min(sheet.right() - 1.0);
            sheet.rule((x, plot.y - 6.0), (x, plot.y), HairlineKind::Current);
        }
    }
}

fn scale_below(sheet: &mut Sheet, domain: &Domain, plot: &Rect) {
    for x in sheet.scale_below(domain, plot) {
        let x = x.min(sheet.right() - 1.0);
        sheet.rule((x, plot.bottom()), (x, plot.bottom() + 4.0), HairlineKind::Axis);
    }
}

/// The reader's own volume: a line across the band, ringed in paper so that it shows on every colour, and words below.
fn current(sheet: &mut Sheet, x: f64, volume: Tokens, plot: &Rect) {
    let theme = sheet.theme;
    let left = (x - 1.0).clamp(sheet.left() + 1.0, sheet.right() - 3.0);
    sheet.fill(Rect::new(left - 1.0, plot.y, 4.0, BAND), theme.paper);
    sheet.fill(Rect::new(left, plot.y - 3.0, 2.0, BAND + 3.0), theme.ink);
    let middle = left + 1.0;
    let tip = sheet.y + 4.0;
    let head = vec![(middle - 4.0, tip + 5.0), (middle, tip), (middle + 4.0, tip + 5.0)];
    let head = head.into_iter().map(|(x, y)| (x.clamp(sheet.left(), sheet.right()), y)).collect();
    sheet.mark(Mark::Path(head, theme.ink, 2.0));
    let words = format!("your volume: {}", short_volume(volume));
    let half = text_width(&words, false) / 2.0;
    let centre = middle.clamp(sheet.left() + half, sheet.right() - half);
    sheet.write(&words, (centre, tip + 7.0), Anchor::Middle, Tone::Ink, false);
    sheet.y = tip + 7.0 + LINE_HEIGHT;
}

/// Names what is too narrow to be named in the band, beside a sample.
fn legend(sheet: &mut Sheet, unnamed: &[Cheapest]) {
    if unnamed.is_empty() {
        return;
    }
    let mut x = sheet.left();
    sheet.y += 8.0;
    for cheapest in unnamed {
        let words = match cheapest {
            Cheapest::Alternating(false) => "API and self-hosting by turns",
            Cheapest::Alternating(true) => "Hybrid and self-hosting by turns",
            other => other.name(),
        };
        let width = 24.0 + text_width(words, false);
        if x > sheet.left() && x + width > sheet.right() {
            (x, sheet.y) = (sheet.left(), sheet.y + LINE_HEIGHT + 4.0);
        }
        let swatch = Rect::new(x, sheet.y + 2.0, 16.0, 11.0);
        coat(sheet, *cheapest, swatch);
        let room = sheet.right() - x - 24.0;
        let words = sheet.write_in(words, room, (x + 24.0, sheet.y), Anchor::Start, Tone::Ink, false);
        x = words.right() + 18.0;
    }
    sheet.y += LINE_HEIGHT;
}
