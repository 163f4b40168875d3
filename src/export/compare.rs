//! Several scenarios side by side: their figures in one table, where their costs meet, and which is cheapest where.

use super::derivation::Figure;
use super::{Evaluation, figures, markdown, sentences};
use crate::engine::inputs::Side;
use crate::engine::rivals::{self, Rival, Stretch};
use crate::format;
use crate::scenario::{ComparisonReading, Reading};
use crate::units::Tokens;

/// Figures in the table, in its order.
const FIGURES: [Figure; 18] = [
    Figure::Volume,
    Figure::InputShare,
    Figure::Blend,
    Figure::ApiMonth,
    Figure::GpuHour,
    Figure::ReplicaMonth,
    Figure::Capacity,
    Figure::Replicas,
    Figure::Gpus,
    Figure::Compute,
    Figure::Overhead,
    Figure::SelfMonth,
    Figure::SelfAverage,
    Figure::Saving,
    Figure::SavingPercent,
    Figure::BreakEven,
    Figure::ForGood,
    Figure::Hybrid,
];
/// Meetings of one pair that are named, and of all pairs.
const MOST_OF_PAIR: usize = 3;
const MOST_NAMED: usize = 12;

/// A row of words.
type Words = fn(&Evaluation) -> String;

/// Scenarios with everything that follows from having them side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// What each is called: its name, or `Scenario 2`.
    pub labels: Vec<String>,
    /// What follows from each alone.
    pub evaluations: Vec<Evaluation>,
    /// Both sides of each; sides that cost the same at every volume are one.
    pub rivals: Vec<Named>,
}

/// A cost curve and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The curve.
    pub rival: Rival,
    /// The scenarios that have it.
    pub of: Vec<usize>,
    /// `Today, self-hosted`
    pub label: String,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Key of the figure, for its arithmetic; empty for rows of words.
    pub key: &'static str,
    /// What it is.
    pub name: &'static str,
    /// As printed, one for each scenario.
    pub values: Vec<String>,
    /// Whether not all of them are the same.
    pub differs: bool,
}

/// Two costs meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// Tokens a month.
    pub volume: Tokens,
    /// Places of the rivals: the cheaper one from here on, and the other.
    pub rivals: [usize; 2],
    /// `At 724.7M tokens a month, A, self-hosted, falls below B, API.`
    pub text: String,
}

impl Compared {
    /// Evaluates what a link said.
    #[must_use]
    pub fn of(reading: ComparisonReading) -> Self {
        let labels = reading.comparison.labels();
        let entries = reading.comparison.entries().iter().zip(reading.notes);
        let evaluations: Vec<Evaluation> =
            entries.map(|(entry, notes)| Evaluation::of(Reading { scenario: entry.scenario.clone(), notes })).collect();
        let rivals = named(&labels, &evaluations);
        Self { labels, evaluations, rivals }
    }

    /// Figure by figure.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let words: [(&'static str, Words); 5] = [
            ("Prices", prices),
            ("API", |one| one.api_name().into()),
            ("Model", |one| format!("{} {}", one.resolved.names.model.name, one.scenario.precision().name())),
            ("Hardware", hardware),
            ("Verdict", sentences::headline),
        ];
        let words = words.into_iter().map(|(name, of)| self.row("", name, &of));
        let figures =
            FIGURES.into_iter().map(|figure| self.row(figure.key(), figure.name(), &|one| value(one, figure)));
        words.chain(figures).collect()
    }

    /// The table as CSV: figures as printed, one column for each scenario.
    #[must_use]
    pub fn csv(&self) -> String {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let line = |name: &str, values: &[String]| {
            let cells: Vec<String> =
                std::iter::once(name).chain(values.iter().map(String::as_str)).map(quoted).collect();
            cells.join(",") + "\n"
        };
        let rows: String = self.rows().iter().map(|row| line(row.name, &row.values)).collect();
        line("figure", &self.labels) + &rows
    }

    /// Table, who is cheapest where, where costs meet, and the report of each, as Markdown. `page` is the page's address, `query`
    /// that of the link.
    #[must_use]
    pub fn markdown(&self, page: &str, query: &str) -> String {
        let cells = |name: &str, values: &[String]| {
            let values: Vec<String> = values.iter().map(|value| plain(value)).collect();
            format!("| {name} | {} |\n", values.join(" | "))
        };
        let labels: Vec<String> = self.labels.iter().map(|label| plain(label)).collect();
        let mut out = format!("# {} side by side\n\n", labels.join(", "));
        out += &cells("", &self.labels);
        out += &format!("|---|{}\n", "---|".repeat(labels.len()));
        out.extend(self.rows().iter().map(|row| cells(row.name, &row.values)));
        let list = |lines: Vec<String>| lines.iter().map(|line| format!("- {}\n", plain(line))).collect::<String>();
        out += &format!("\n## Cheapest at each volume\n\n{}", list(self.cheapest_words()));
        let crossings: Vec<String> = self.crossings().into_iter().map(|one| one.text).collect();
        out += &format!("\n## Where two costs meet\n\n{}\nLink: `{page}?{query}`\n", list(crossings));
        for (label, evaluation) in labels.iter().zip(&self.evaluations) {
            out += &format!("\n---\n\n*{label}*\n\n{}", markdown::write_with(evaluation, page));
        }
        out
    }

    fn row(&self, key: &'static str, name: &'static str, of: &dyn Fn(&Evaluation) -> String) -> Row {
        let values: Vec<String> = self.evaluations.iter().map(of).collect();
        let differs = values.iter().any(|value| *value != values[0]);
        Row { key, name, values, differs }
    }

    /// The first volumes at which two of the costs meet, in their order.
    #[must_use]
    pub fn crossings(&self) -> Vec<Crossing> {
        let mut found = Vec::new();
        for (first, one) in self.rivals.iter().enumerate() {
            for (second, other) in self.rivals.iter().enumerate().skip(first + 1) {
                let met = rivals::meetings(&one.rival, &other.rival, (0.0, f64::INFINITY), MOST_OF_PAIR);
                let pairs = met.list.into_iter().map(|meeting| {
                    let pair = if meeting.first_falls_below { [first, second] } else { [second, first] };
                    (meeting.volume, pair)
                });
                found.extend(pairs);
            }
        }
        found.sort_unstable_by(|a, b| a.0.0.total_cmp(&b.0.0).then(a.1.cmp(&b.1)));
        found.truncate(MOST_NAMED);
        found.into_iter().map(|(volume, rivals)| self.crossing(volume, rivals)).collect()
    }

    fn crossing(&self, volume: Tokens, rivals: [usize; 2]) -> Crossing {
        let [below, above] = rivals.map(|at| &self.rivals[at].label);
        let text = format!("At {} tokens a month, {below}, falls below {above}.", format::volume(volume));
        Crossing { volume, rivals, text }
    }

    /// Which is cheapest from which volume on, between two volumes in tokens a month.
    #[must_use]
    pub fn cheapest(&self, within: (f64, f64)) -> Vec<Stretch> {
        let curves: Vec<Rival> = self.rivals.iter().map(|named| named.rival).collect();
        rivals::envelope(&curves, within)
    }

    /// The same in words: `Up to 724.7M tokens a month: A, API.`
    #[must_use]
    pub fn cheapest_words(&self) -> Vec<String> {
        let stretches = self.cheapest((0.0, f64::INFINITY));
        let volume = |tokens: f64| format::volume(Tokens(tokens));
        let more = stretches.len().saturating_sub(MOST_NAMED);
        let words = stretches.iter().take(MOST_NAMED).map(|stretch| {
            let range = match (stretch.from > 0.0, stretch.to.is_finite()) {
                (false, false) => "At every volume".into(),
                (false, true) => format!("Up to {} tokens a month", volume(stretch.to)),
                (true, false) => format!("From {} tokens a month on", volume(stretch.from)),
                (true, true) => format!("From {} to {}", volume(stretch.from), volume(stretch.to)),
            };
            format!("{range}: {}.", self.rivals[stretch.who].label)
        });
        let mut words: Vec<String> = words.collect();
        if more > 0 {
            words.push(format!("And so on, {more} times more."));
        }
        words
    }
}

/// Both sides of all, those that are the same only once.
fn named(labels: &[String], evaluations: &[Evaluation]) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for (at, evaluation) in evaluations.iter().enumerate() {
        for side in sides(evaluation) {
            let rival = Rival { curves: evaluation.report.curves, side };
            match all.iter_mut().find(|named| named.rival.is_same(&rival)) {
                Some(named) => named.of.push(at),
                None => all.push(Named { rival, of: vec![at], label: String::new() }),
            }
        }
    }
    for named in &mut all {
        let of: Vec<&str> = named.of.iter().map(|at| labels[*at].as_str()).collect();
        let side = match named.rival.side {
            Side::Api => "API",
            Side::SelfHost => "self-hosted",
        };
        named.label = format!("{}, {side}", of.join(" and "));
    }
    all
}

/// Without a price for its GPUs, self-hosting is no rival to anybody.
#[must_use]
pub fn sides(evaluation: &Evaluation) -> Vec<Side> {
    if evaluation.unpriced().is_some() { vec![Side::Api] } else { vec![Side::Api, Side::SelfHost] }
}

/// `April 2026, as published`, `April 2026, frozen`
fn prices(one: &Evaluation) -> String {
    let frozen = one.scenario.edition().map(|edition| format!("{}, frozen", edition.name()));
    frozen.unwrap_or_else(|| sentences::edition_words(one.scenario.prices()).into())
}

fn hardware(one: &Evaluation) -> String {
    let from = if one.unpriced().is_some() { "nobody known" } else { one.provider_name() };
    format!("{} from {from}", sentences::hardware(one))
}

fn value(one: &Evaluation, figure: Figure) -> String {
    let rests_on_rent = !matches!(
        figure,
        Figure::Volume
            | Figure::InputShare
            | Figure::Blend
            | Figure::ApiMonth
            | Figure::Capacity
            | Figure::Replicas
            | Figure::Gpus
            | Figure::Overhead
    );
    if rests_on_rent && one.unpriced().is_some() {
        return "not known".into();
    }
    figures::value(one, figure).text()
}

/// A name as it may stand in Markdown, in a table as well: nothing in it means anything.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '|' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '\\' | '#' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
