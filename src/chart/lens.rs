//! How the visitor looks at the cost chart: display only, no part of the scenario.
//!
//! In words, for whoever is to draw the same: `per-mtok log hybrid 1000000..5000000000`.

use super::domain::Domain;
use super::spec::Scale;
use super::theme::Theme;
use crate::format::{decimal, link_number};

/// Closer than this part of its right end a window is not opened: ticks could no longer be told apart.
const CLOSEST: f64 = 1e-6;

/// How to look at a report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Colours.
    pub theme: Theme,
    /// What is shown, and on which scale.
    pub lens: Lens,
    /// The volumes at the left and right end until now, to be kept while the visitor drags: the axis then only grows.
    pub hold: Option<Window>,
}

/// What is shown, and on which scale.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lens {
    /// Cost per 1M tokens instead of a month's cost.
    pub per_mtok: bool,
    /// Both axes logarithmic.
    pub log: bool,
    /// Also the cheapest mix of both.
    pub hybrid: bool,
    /// The volumes zoomed to; `None` shows what matters.
    pub window: Option<Window>,
}

/// The volumes at the left and right end, in tokens a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Left end, at least 0.
    pub from: f64,
    /// Right end, above the left one.
    pub to: f64,
}

impl Lens {
    /// How both axes turn values into distance.
    #[must_use]
    pub fn scale(&self) -> Scale {
        if self.log { Scale::Log } else { Scale::Linear }
    }

    /// In words, set apart by spaces.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = Vec::new();
        for (word, holds) in [("per-mtok", self.per_mtok), ("log", self.log), ("hybrid", self.hybrid)] {
            if holds {
                words.push(word.to_owned());
            }
        }
        words.extend(self.window.map(|window| format!("{}..{}", link_number(window.from), link_number(window.to))));
        words.join(" ")
    }

    /// Takes one of these words in; one that is none changes nothing.
    pub fn take(&mut self, word: &str) {
        match word {
            "per-mtok" => self.per_mtok = true,
            "log" => self.log = true,
            "hybrid" => self.hybrid = true,
            _ => self.window = Window::read(word).or(self.window),
        }
    }
}

impl Window {
    /// What a volume axis shows.
    #[must_use]
    pub fn of(axis: &Domain) -> Self {
        Self { from: axis.min(), to: axis.max() }
    }

    /// The part between two fractions of the width, in either order; `None` if it is too narrow to show.
    #[must_use]
    pub fn part(axis: &Domain, one: f64, other: f64) -> Option<Self> {
        let lowest = if axis.scale() == Scale::Log { 1.0 } else { 0.0 };
        let (from, to) = (axis.value(one.min(other)).max(lowest), axis.value(one.max(other)));
        (to - from > to * CLOSEST).then_some(Self { from, to })
    }

    /// Shrunk (factor below 1) or grown around the point at `fraction` of the width; `None` if it is too narrow to show.
    #[must_use]
    pub fn zoomed(axis: &Domain, fraction: f64, factor: f64) -> Option<Self> {
        Self::part(axis, fraction * (1.0 - factor), fraction + (1.0 - fraction) * factor)
    }

    /// Moved by a part of the width.
    #[must_use]
    pub fn moved(axis: &Domain, by: f64) -> Option<Self> {
        Self::part(axis, by, 1.0 + by)
    }

    /// `1000000..5000000000`
    fn read(word: &str) -> Option<Self> {
        let (from, to) = word.split_once("..")?;
        let (from, to) = (decimal(from)?, decimal(to)?);
        (from >= 0.0 && from < to && to < f64::INFINITY).then_some(Self { from, to })
    }

    /// Whether all of the other is in view.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}
