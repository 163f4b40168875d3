//! From one break-even volume to another, one named step after the other.
//!
//! Where the volumes lie within a factor of [`EVEN`] the scale is even and begins at zero; else it is logarithmic, and the
//! line below the title says so. "Never" has no place on either: it has a hatched strip of its own behind the right end.

use super::axis::{Along, ticks};
use super::caption::short_volume;
use super::domain::Domain;
use super::geometry::Rect;
use super::marks::{Anchor, HairlineKind, Tone};
use super::picture::{Mark, Picture, ink_on};
use super::sheet::{Paper, Sheet};
use super::spec::{LineRole, Quantity, Scale};
use super::text::{FONT, LINE_HEIGHT, text_width, wrap};
use crate::units::Tokens;

/// A break-even volume with the words for what led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Where one begins or ends, or what a step changes: `Weights that fit in memory`.
    pub label: String,
    /// The break-even there, tokens a month; `None` is never.
    pub volume: Option<Tokens>,
}

/// The way from one break-even to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// Where it begins.
    pub from: Stop,
    /// Each step with the break-even after it.
    pub steps: Vec<Stop>,
    /// Words for where it ends, which is where the last step led.
    pub to: String,
}

impl Waterfall {
    /// Where it ends.
    #[must_use]
    pub fn end(&self) -> Option<Tokens> {
        self.steps.last().map_or(self.from.volume, |last| last.volume)
    }

    /// `Break-even: from 724.7M to never, step by step`
    #[must_use]
    pub fn title(&self) -> String {
        let (from, to) = (self.from.volume, self.end());
        format!("Break-even: from {} to {}, step by step", words(from), words(to))
    }

    /// What the picture shows, in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut before = self.from.volume;
        let mut steps = Vec::new();
        for step in &self.steps {
            steps.push(format!("{} ({})", step.label, change(before, step.volume)));
            before = step.volume;
        }
        let way = if steps.is_empty() { "no step".into() } else { steps.join(", ") };
        format!(
            "The break-even in tokens a month goes from {} ({}) by {way} to {} ({}).",
            words(self.from.volume),
            self.from.label,
            words(before),
            self.to
        )
    }

    fn volumes(&self) -> impl Iterator<Item = Option<Tokens>> + '_ {
        std::iter::once(self.from.volume).chain(self.steps.iter().map(|step| step.volume))
    }
}

/// What a step did: `+1.2B, to 1.9B`, `no change`, `to never`.
#[must_use]
pub fn change(before: Option<Tokens>, after: Option<Tokens>) -> String {
    match (before, after) {
        (None, None) => "still never".into(),
        (Some(_), None) => "to never".into(),
        (None, Some(after)) => format!("from never to {}", short_volume(after)),
        (Some(a), Some(b)) if short_volume(a) == short_volume(b) => "no change".into(),
        (Some(a), Some(b)) => {
            let sign = if b.0 > a.0 { "+" } else { "−" };
            format!("{sign}{}, to {}", short_volume(Tokens((b.0 - a.0).abs())), short_volume(b))
        }
    }
}

fn words(volume: Option<Tokens>) -> String {
    volume.map_or_else(|| "never".into(), short_volume)
}

/// Volumes within this factor share an even scale.
const EVEN: f64 = 12.0;
/// Height of a bar.
const BAR: f64 = 14.0;
/// Height of a row beside one, two lines of words.
const ROWS: [f64; 2] = [30.0, 38.0];
/// Width of the strip for "never", and the gap before it.
const NEVER: (f64, f64) = (44.0, 8.0);
const GAP: f64 = 12.0;

/// Volume to distance.
struct Ruler {
    domain: Domain,
    /// Where volumes lie.
    plot: Rect,
    /// Where "never" lies, if it is needed.
    never: Option<Rect>,
}

impl Ruler {
    fn at(&self, volume: Option<Tokens>) -> f64 {
        match (volume, &self.never) {
            (Some(volume), _) => self.plot.x + self.domain.fraction(volume.0).clamp(0.0, 1.0) * self.plot.w,
            (None, Some(strip)) => strip.x + strip.w / 2.0,
            (None, None) => self.plot.right(),
        }
    }

    fn is_even(&self) -> bool {
        self.domain.scale() == Scale::Linear
    }
}

fn domain(data: &Waterfall) -> Domain {
    let finite = || data.volumes().flatten().map(|volume| volume.0).filter(|volume| *volume > 0.0);
    let (low, high) = finite().fold((f64::INFINITY, 0.0), |(low, high), v| (v.min(low), v.max(high)));
    if high <= 0.0 || high <= low * EVEN {
        return Domain::new(0.0, if high > 0.0 { high * 1.05 } else { 1e9 }, Scale::Linear);
    }
    Domain::new(low / 1.6, high * 1.3, Scale::Log)
}

/// One row: its words left and right, and its bar.
struct Row<'a> {
    label: &'a str,
    value: String,
    /// Where the bar begins; `None` for the two ends, which are marks.
    before: Option<Option<Tokens>>,
    after: Option<Tokens>,
}

fn rows(data: &Waterfall) -> Vec<Row<'_>> {
    let end = |label, after| Row { label, value: words(after), before: None, after };
    let mut rows = vec![end(&data.from.label, data.from.volume)];
    let mut before = data.from.volume;
    for step in &data.steps {
        let value = change(before, step.volume);
        rows.push(Row { label: &step.label, value, before: Some(before), after: step.volume });
        before = step.volume;
    }
    rows.push(end(&data.to, before));
    rows
}

/// Draws the way, top to bottom.
#[must_use]
pub fn waterfall(data: &Waterfall, paper: &Paper) -> Picture {
    let domain = domain(data);
    let scale = if domain.scale() == Scale::Linear { "even scale" } else { "log scale" };
    let mut sheet = Sheet::new(paper, &format!("break-even, tokens a month; {scale}"));
    let rows = rows(data);
    let value_room = rows.iter().map(|row| text_width(&row.value, true)).fold(0.0, f64::max);
    let wide = sheet.is_wide() && value_room <= 0.3 * sheet.room();
    let label_room = if wide { 0.3 * sheet.room() } else { sheet.room() - value_room - GAP };
    let labels: Vec<Vec<String>> = rows.iter().map(|row| wrap(row.label, false, FONT, label_room, 2)).collect();
    let taken = labels.iter().flatten().map(|line| text_width(line, true)).fold(0.0, f64::max);
    let (left, right) = if wide {
        (sheet.left() + taken + GAP, sheet.right() - value_room - GAP)
    } else {
        (sheet.left(), sheet.right())
    };
    let tall = labels.iter().any(|lines| lines.len() > 1);
    let down =
        |lines: usize| if wide { ROWS[usize::from(tall)] } else { LINE_HEIGHT * lines.max(1) as f64 + BAR + 16.0 };
    let height: f64 = labels.iter().map(|lines| down(lines.len())).sum();
    let strip = if data.volumes().any(|volume| volume.is_none()) { NEVER.0 + NEVER.1 } else { 0.0 };
    let plot = Rect::new(left.ceil(), sheet.y, (right - left - strip).floor(), height);
    let never = (strip > 0.0).then(|| Rect::new(plot.right() + NEVER.1, plot.y, NEVER.0, height));
    let ruler = Ruler { domain, plot, never };
    ground(&mut sheet, &ruler, wide);
    let mut place = Place { wide, y: plot.y, joint: None };
    for (row, lines) in rows.iter().zip(&labels) {
        let height = down(lines.len());
        place.row(&mut sheet, &ruler, (row, lines), height);
        place.y += height;
    }
    scale_below(&mut sheet, &ruler);
    sheet.finish(plot)
}

/// Grid and the strip for "never". On narrow paper words lie over the plot, so there is no grid.
fn ground(sheet: &mut Sheet, ruler: &Ruler, wide: bool) {
    let plot = &ruler.plot;
    if wide {
        for tick in ticks(&ruler.domain, Quantity::Tokens, Along::X, plot.w) {
            let x = ruler.at(Some(Tokens(tick.value)));
            sheet.rule((x, plot.y), (x, plot.bottom()), HairlineKind::Grid);
        }
    }
    if let Some(strip) = ruler.never.filter(|_| wide) {
        let rgb = sheet.theme.hatch;
        sheet.hatch(strip, rgb, 6.0);
    }
    sheet.rule((plot.x, plot.bottom()), (plot.right(), plot.bottom()), HairlineKind::Axis);
}

/// The scale, and the name of the strip.
fn scale_below(sheet: &mut Sheet, ruler: &Ruler) {
    if let Some(strip) = ruler.never {
        let y = ruler.plot.bottom();
        sheet.rule((strip.x, y), (strip.right(), y), HairlineKind::Axis);
        sheet.write("never", (strip.right(), y + 6.0), Anchor::End, Tone::Muted, true);
    }
    sheet.scale_below(&ruler.domain, &ruler.plot);
}

/// Where the next row goes, and where the one before ended.
struct Place {
    wide: bool,
    y: f64,
    joint: Option<(f64, f64)>,
}

impl Place {
    fn row(&mut self, sheet: &mut Sheet, ruler: &Ruler, (row, lines): (&Row, &[String]), height: f64) {
        let tone = tone(row);
        let words = LINE_HEIGHT * lines.len() as f64;
        let (top, bar) = if self.wide {
            (self.y + (height - words) / 2.0, self.y + (height - BAR) / 2.0)
        } else {
            (self.y, self.y + words.max(LINE_HEIGHT) + 4.0)
        };
        let is_end = row.before.is_none();
        for (k, line) in lines.iter().enumerate() {
            let at = (sheet.left(), top + LINE_HEIGHT * k as f64);
            sheet.write(line, at, Anchor::Start, Tone::Ink, is_end && text_width(line, true) <= sheet.room());
        }
        let beside = if self.wide { self.y + (height - LINE_HEIGHT) / 2.0 } else { top };
        sheet.write(&row.value, (sheet.right(), beside), Anchor::End, tone, true);
        self.bar(sheet, ruler, row, bar);
    }

    /// A mark for an end, a bar with its direction for a step, and the line down from the row above.
    fn bar(&mut self, sheet: &mut Sheet, ruler: &Ruler, row: &Row, y: f64) {
        let to = ruler.at(row.after);
        if let Some((x, above)) = self.joint.filter(|_| self.wide) {
            sheet.rule((x, above), (x, y), HairlineKind::Axis);
        }
        match row.before {
            Some(before) => step(sheet, (ruler.at(before), to), y, role(before, row.after)),
            None => {
                if ruler.is_even() && row.after.is_some() {
                    let rgb = sheet.theme.hairline;
                    sheet.fill(Rect::new(ruler.plot.x, y, to - ruler.plot.x, BAR), rgb);
                }
                let x = (to - 2.0).clamp(ruler.plot.x, sheet.right() - 4.0);
                let rgb = sheet.theme.ink;
                sheet.fill(Rect::new(x, y - 3.0, 4.0, BAR + 6.0), rgb);
            }
        }
        self.joint = Some((to.min(sheet.right() - 1.0), y + BAR));
    }
}

/// A step from one x to another, with an arrowhead where it is long enough for one.
fn step(sheet: &mut Sheet, (from, to): (f64, f64), y: f64, role: LineRole) {
    let (left, right) = (from.min(to), from.max(to));
    let rgb = sheet.theme.line(role);
    if right - left < 2.0 {
        let rgb = sheet.theme.muted;
        return sheet.fill(Rect::new((left - 1.0).clamp(sheet.left(), sheet.right() - 2.0), y, 2.0, BAR), rgb);
    }
    sheet.fill(Rect::new(left, y, right - left, BAR), rgb);
    if right - left >= 16.0 {
        let forth = if to > from { 1.0 } else { -1.0 };
        let (tip, back) = (to - 5.0 * forth, to - 9.0 * forth);
        let head = vec![(back, y + BAR / 2.0 - 4.0), (tip, y + BAR / 2.0), (back, y + BAR / 2.0 + 4.0)];
        sheet.mark(Mark::Path(head, ink_on(rgb), 1.5));
    }
}

/// A later break-even speaks for the API, an earlier one for self-hosting.
fn role(before: Option<Tokens>, after: Option<Tokens>) -> LineRole {
    let size = |volume: Option<Tokens>| volume.map_or(f64::INFINITY, |volume| volume.0);
    if size(after) < size(before) { LineRole::SelfHost } else { LineRole::Api }
}

fn tone(row: &Row) -> Tone {
    match row.before {
        None => Tone::Ink,
        Some(before) if words(before) == words(row.after) => Tone::Muted,
        Some(before) => Tone::Line(role(before, row.after)),
    }
}
