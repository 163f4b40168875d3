//! What the cheaper side saves, over two inputs at once. `heat_paint.rs` draws it.

use super::contour::Grid;
use super::domain::Domain;
use super::geometry::Point;
use super::spec::Scale;
use crate::engine::inputs::Side;
use crate::export::Evaluation;
use crate::export::table::row_at;
use crate::format::{self, Unit};
use crate::scenario::{self, Input, POSITIONS, Scenario, value_at};
use crate::units::{Share, Tokens};

/// Cells of the map. With the corners of the zero line it takes less than 64 · 40 evaluations, unless that line is long.
const COLUMNS: usize = 48;
const ROWS: usize = 30;

/// A range of one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The input.
    pub input: Input,
    /// From where, in the unit of the input's bounds.
    pub low: f64,
    /// To where.
    pub high: f64,
    /// How values turn into distance.
    pub scale: Scale,
}

impl Span {
    /// The range that is worth a look: of volumes what the slider reaches, of shares all, of everything else from a quarter
    /// of its value to four times that, within its bounds. Volumes are logarithmic, and what spans a factor of eight.
    #[must_use]
    pub fn of(evaluation: &Evaluation, input: Input) -> Self {
        let bounds = input.bounds();
        let value = evaluation.resolved.shown(&evaluation.scenario, input).unwrap_or_default();
        let (low, high) = match bounds.unit {
            Unit::Tokens => (value_at(input, 0.0), value_at(input, POSITIONS)),
            Unit::Percent => (bounds.min, bounds.max),
            _ if value > 0.0 => ((value / 4.0).max(bounds.min), (value * 4.0).min(bounds.max)),
            unit => (bounds.min, bounds.max.min(bounds.min + first_guess(unit))),
        };
        let log = low > 0.0 && high / low >= 8.0 && !bounds.whole() && bounds.unit != Unit::Percent;
        Self { input, low, high, scale: if log { Scale::Log } else { Scale::Linear } }
    }

    pub(super) fn domain(&self) -> Domain {
        Domain::new(self.low, self.high, self.scale)
    }

    /// The value at a part of the range, as the input takes it.
    fn value(&self, part: f64) -> f64 {
        let bounds = self.input.bounds();
        let value = self.domain().value(part).clamp(bounds.min, bounds.max);
        if bounds.whole() { value.round() } else { value }
    }

    /// Where a value lies in the range, if it does.
    fn part(&self, value: Option<f64>) -> Option<f64> {
        value.map(|value| self.domain().fraction(value)).filter(|part| (0.0..=1.0).contains(part))
    }
}

/// How far to look where there is no value to start from.
fn first_guess(unit: Unit) -> f64 {
    match unit {
        Unit::Count => 8.0,
        Unit::Hours => 100.0,
        Unit::UsdPerMTok => 20.0,
        Unit::UsdPerHour => 10.0,
        Unit::UsdPerKwh => 1.0,
        Unit::UsdPerMonth => 5000.0,
        _ => 1000.0,
    }
}

/// What self-hosting saves as a part of the dearer side, from -1 to 1, over two inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatMap {
    /// Left to right.
    pub x: Span,
    /// Bottom to top.
    pub y: Span,
    /// The saving at the corners of the cells, row by row from the bottom; see [`Self::at`].
    savings: Vec<f64>,
    /// Where both sides cost the same: paths in parts of the width and of the height.
    pub zero: Vec<Vec<Point>>,
    /// The scenario's own place, in the same parts, if it is in range.
    pub current: Option<Point>,
    /// The scenario's own saving.
    pub saving: Share,
}

impl HeatMap {
    /// Evaluates the scenario over both ranges, everything else as it stands.
    #[must_use]
    pub fn of(evaluation: &Evaluation, x: Span, y: Span) -> Self {
        let mut base = evaluation.scenario.clone();
        base.leave_requests_for(x.input);
        base.leave_requests_for(y.input);
        let saving = |(across, up): Point| {
            let at = (x.value(across / COLUMNS as f64), y.value(up / ROWS as f64));
            saving(base.clone().with(x.input, Some(at.0)).with(y.input, Some(at.1)))
        };
        let mut savings = Vec::with_capacity((COLUMNS + 1) * (ROWS + 1));
        for row in 0..=ROWS {
            savings.extend((0..=COLUMNS).map(|column| saving((column as f64, row as f64))));
        }
        let grid = Grid { columns: COLUMNS, rows: ROWS, values: &savings, value_at: &saving };
        let zero = grid.zero_line().into_iter().map(|path| path.into_iter().map(parts).collect()).collect();
        let own = |input| evaluation.resolved.shown(&evaluation.scenario, input);
        let current = x.part(own(x.input)).zip(y.part(own(y.input)));
        let report = &evaluation.report;
        Self { x, y, savings, zero, current, saving: row_at(report, report.workload.tokens).saving_share }
    }

    /// Columns and rows of cells; there is one corner more each way.
    #[must_use]
    pub fn cells(&self) -> (usize, usize) {
        (COLUMNS, ROWS)
    }

    /// The saving at a corner, counted from the lower left; beyond the map it is nothing.
    #[must_use]
    pub fn at(&self, column: usize, row: usize) -> Share {
        Share(self.savings.get(row * (COLUMNS + 1) + column).copied().unwrap_or_default())
    }

    /// Values of both inputs at a corner.
    #[must_use]
    pub fn values(&self, column: usize, row: usize) -> (f64, f64) {
        (self.x.value(column as f64 / COLUMNS as f64), self.y.value(row as f64 / ROWS as f64))
    }

    /// The saving between corners, counted in cells from the lower left.
    pub(super) fn between(&self, across: f64, up: f64) -> f64 {
        let (column, row) = (across.floor() as usize, up.floor() as usize);
        let (right, above) = (across.fract(), up.fract());
        let along = |row: usize| self.at(column, row).0 * (1.0 - right) + self.at(column + 1, row).0 * right;
        along(row) * (1.0 - above) + along(row + 1) * above
    }

    /// The side that is cheaper at a corner.
    pub(super) fn side(&self, column: usize, row: usize) -> Side {
        if self.at(column, row).0 > 0.0 { Side::SelfHost } else { Side::Api }
    }

    /// `Where self-hosting pays: tokens a month and input share`
    #[must_use]
    pub fn title(&self) -> String {
        let [x, y] = [self.x, self.y].map(|span| lowered(span.input.bounds().name));
        format!("Where self-hosting pays, by {x} and {y}")
    }

    /// What the picture shows, in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let gains = self.savings.iter().filter(|saving| **saving > 0.0).count();
        let part = format::percent(Share(gains as f64 / self.savings.len().max(1) as f64));
        let range = |span: Span| {
            let bounds = span.input.bounds();
            let [low, high] = [span.low, span.high].map(|value| match bounds.unit {
                Unit::Tokens => format::volume(Tokens(value)),
                Unit::Percent => format::percent(Share::from_percent(value)),
                unit => format::quantity(value, unit),
            });
            format!("{} ({low} to {high})", lowered(bounds.name))
        };
        format!(
            "Over {} and {}, self-hosting is cheaper on {part} of the map; where the scenario stands, {}.",
            range(self.x),
            range(self.y),
            self.here()
        )
    }

    /// `self-hosting is 28% cheaper`
    pub(super) fn here(&self) -> String {
        let less = format::percent(Share(self.saving.0.abs()));
        match self.saving.0 {
            share if share > 0.0 => format!("self-hosting is {less} cheaper"),
            share if share < 0.0 => format!("the API is {less} cheaper"),
            _ => "both cost the same".into(),
        }
    }
}

/// A name within a sentence: `input share`, but `GPU price`.
fn lowered(name: &str) -> String {
    let mut name = name.to_string();
    let is_word = name.get(1..2).is_some_and(|second| second != second.to_ascii_uppercase());
    if let Some(first) = name.get_mut(..1).filter(|_| is_word) {
        first.make_ascii_lowercase();
    }
    name
}

fn saving(scenario: Scenario) -> f64 {
    let (_, report) = scenario::evaluate(&scenario);
    row_at(&report, report.workload.tokens).saving_share.0
}

fn parts((across, up): Point) -> Point {
    (across / COLUMNS as f64, up / ROWS as f64)
}
