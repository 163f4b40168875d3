//! All scenarios at one volume: two bars each, what the API costs and what self-hosting costs.

use super::caption::{per_month, short_money};
use super::geometry::Rect;
use super::marks::{Anchor, HairlineKind, Tone};
use super::picture::Picture;
use super::sheet::{Paper, Sheet};
use super::spec::LineRole;
use super::text::{FONT, LINE_HEIGHT, fit, text_width};
use crate::export::table::row_at;
use crate::format;
use crate::scenario::{self, Input, PRESETS, Scenario};
use crate::units::{Share, Tokens, Usd};

/// One scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// What is compared: `Llama 4 Maverick vs GPT-4o`.
    pub name: String,
    /// The API's month.
    pub api: Usd,
    /// Self-hosting's month.
    pub self_host: Usd,
    /// What self-hosting saves, as a part of the dearer side; negative where the API is cheaper.
    pub saving: Share,
}

/// Scenarios side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Tokens a month, for all of them.
    pub volume: Tokens,
    /// The scenarios, in the order they are shown.
    pub pairs: Vec<Pair>,
}

impl Bars {
    /// Every preset at this volume, everything else as it stands.
    #[must_use]
    pub fn of_presets(volume: Tokens) -> Self {
        let pair = |preset| {
            let (_, report) = scenario::evaluate(&Scenario::of(preset).with(Input::Volume, Some(volume.0)));
            let row = row_at(&report, report.workload.tokens);
            Pair { name: preset.name.into(), api: row.api, self_host: row.self_host, saving: row.saving_share }
        };
        Self { volume, pairs: PRESETS.iter().map(pair).collect() }
    }

    /// `What 1B tokens a month cost, scenario by scenario`
    #[must_use]
    pub fn title(&self) -> String {
        format!("What {} cost, scenario by scenario", per_month(self.volume))
    }

    /// What the picture shows, in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let at = format!("At {}", per_month(self.volume));
        if self.pairs.is_empty() {
            return format!("{at} there is no scenario to compare.");
        }
        let wins = self.pairs.iter().filter(|pair| pair.saving.0 > 0.0).count();
        let each = self.pairs.iter().map(|pair| {
            format!("{}, API {}, self-hosting {}", pair.name, format::money(pair.api), format::money(pair.self_host))
        });
        let each = each.collect::<Vec<_>>().join("; ");
        format!("{at} self-hosting is cheaper in {wins} of {} scenarios: {each}.", self.pairs.len())
    }

    fn dearest(&self) -> f64 {
        self.pairs.iter().flat_map(|pair| [pair.api.0, pair.self_host.0]).fold(0.0, f64::max)
    }
}

impl Pair {
    /// `self-hosting 28% cheaper`
    fn verdict(&self) -> String {
        let less = format::percent(Share(self.saving.0.abs()));
        if self.saving.0.abs() < 0.005 {
            "about even".into()
        } else if self.saving.0 > 0.0 {
            format!("self-hosting {less} cheaper")
        } else {
            format!("API {less} cheaper")
        }
    }
}

/// Words before the bars.
const SIDES: [(&str, LineRole); 2] = [("API", LineRole::Api), ("Self-hosting", LineRole::SelfHost)];
/// Height of a bar.
const BAR: f64 = 16.0;
/// From bar to bar, and from words to bars.
const GAP: f64 = 8.0;

/// Draws the bars. All begin at one line and are as long as their cost.
#[must_use]
pub fn bars(data: &Bars, paper: &Paper) -> Picture {
    let mut sheet = Sheet::new(paper, "US dollars a month; all bars on one scale");
    let names = text_width(SIDES[1].0, false) + GAP;
    let amounts = data.pairs.iter().flat_map(|pair| [pair.api, pair.self_host]);
    let widest = amounts.map(|amount| text_width(&short_money(amount), true)).fold(0.0, f64::max);
    let left = (sheet.left() + names).ceil();
    let longest = (sheet.right() - left - GAP - widest).floor();
    let scale = if data.dearest() > 0.0 { longest / data.dearest() } else { 0.0 };
    let top = sheet.y;
    for pair in &data.pairs {
        heading(&mut sheet, pair);
        let rows = sheet.y;
        for ((name, role), amount) in SIDES.into_iter().zip([pair.api, pair.self_host]) {
            let area = Rect::new(left, sheet.y, amount.0 * scale, BAR);
            bar(&mut sheet, (name, role), area, amount);
        }
        sheet.rule((left, rows - 3.0), (left, sheet.y - 1.0), HairlineKind::Axis);
        sheet.y += 14.0;
    }
    sheet.y -= if data.pairs.is_empty() { 0.0 } else { 14.0 };
    let plot = Rect::new(left, top, longest, sheet.y - top);
    sheet.finish(plot)
}

/// What is compared, and the outcome at the right end or, without room, below.
fn heading(sheet: &mut Sheet, pair: &Pair) {
    let verdict = pair.verdict();
    let tone = if pair.saving.0.abs() < 0.005 {
        Tone::Muted
    } else {
        Tone::Line(if pair.saving.0 > 0.0 { LineRole::SelfHost } else { LineRole::Api })
    };
    let beside = text_width(&pair.name, true) + 2.0 * GAP + text_width(&verdict, false) <= sheet.room();
    let name = fit(&pair.name, true, FONT, sheet.room());
    sheet.write(&name, (sheet.left(), sheet.y), Anchor::Start, Tone::Ink, true);
    if beside {
        sheet.write(&verdict, (sheet.right(), sheet.y), Anchor::End, tone, false);
    } else {
        sheet.y += LINE_HEIGHT + 2.0;
        sheet.write(&verdict, (sheet.left(), sheet.y), Anchor::Start, tone, false);
    }
    sheet.y += LINE_HEIGHT + GAP;
}

fn bar(sheet: &mut Sheet, (name, role): (&str, LineRole), area: Rect, amount: Usd) {
    let middle = area.y + (BAR - LINE_HEIGHT) / 2.0;
    sheet.write(name, (sheet.left(), middle), Anchor::Start, Tone::Muted, false);
    let rgb = sheet.theme.line(role);
    sheet.fill(area, rgb);
    sheet.write(&short_money(amount), (area.right() + GAP, middle), Anchor::Start, Tone::Line(role), true);
    sheet.y = area.bottom() + 4.0;
}
