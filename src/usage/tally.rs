//! Adding up rows.

use super::cell::Cell;
use super::day::Day;
use super::error::{Place, Skip, UsageError, Why, shown};
use super::layout::{Kind, OTHER_WORK};
use super::month::Usage;
use super::rows::Row;
use super::spots::{Spot, Spots};
use crate::units::Tokens;

/// As many skipped rows are kept with their reason.
const REASONS: usize = 5;
/// As many models are kept apart; the others share [`OTHERS`]. It keeps files with a new name in each row quick.
const MODELS: usize = 60;
/// Name of all models beyond the first.
const OTHERS: &str = "other models";
/// Name of rows that name no model.
const UNNAMED: &str = "no model named";

/// Adds up.
pub struct Tally<'m> {
    spots: Spots<'m>,
    comma: bool,
    usage: Usage,
}

impl<'m> Tally<'m> {
    /// Nothing yet. `comma`: numbers may be written with a decimal comma.
    #[must_use]
    pub fn new(kind: Kind, spots: Spots<'m>, comma: bool) -> Self {
        let counts_requests = spots.row_is_request || !spots.requests.is_empty();
        let usage = Usage {
            kind,
            input_tokens: Tokens::ZERO,
            cached_tokens: Tokens::ZERO,
            output_tokens: Tokens::ZERO,
            requests: counts_requests.then_some(0.0),
            batch_tokens: None,
            first_day: None,
            last_day: None,
            rows: 0,
            skipped: 0,
            reasons: Vec::new(),
            by_model: Vec::new(),
            is_part: false,
        };
        Self { spots, comma, usage }
    }

    /// One more row.
    pub fn add(&mut self, place: Place, row: &Row<'_>) {
        if let Err(why) = self.take(row) {
            self.skip(place, why);
        }
    }

    /// Leaves a row out.
    pub fn skip(&mut self, place: Place, why: Why) {
        self.usage.skipped += 1;
        if self.usage.reasons.len() < REASONS {
            self.usage.reasons.push(Skip { place, why });
        }
    }

    fn take(&mut self, row: &Row<'_>) -> Result<(), Why> {
        let model = first(row, &self.spots.model).text();
        self.refuse(row, model)?;
        let day = self.day(row)?;
        let spots = &self.spots;
        let says_tokens = |spots: &[Spot]| spots.iter().any(|spot| row.cell(spot) != Cell::None);
        if says_tokens(&spots.input) || says_tokens(&spots.output) {
            let (input, cached) = self.input(row)?;
            let output = self.first_count(row, &spots.output)?;
            let requests = self.first_count(row, &spots.requests)?;
            self.count(row, [input, cached, output, requests]);
            self.count_model(model, input + output);
        }
        if let Some(day) = day {
            let (first, last) = (self.usage.first_day.unwrap_or(day), self.usage.last_day.unwrap_or(day));
            self.usage.first_day = Some(first.min(day));
            self.usage.last_day = Some(last.max(day));
        }
        Ok(())
    }

    /// Rows that are not the work of a model.
    fn refuse(&self, row: &Row<'_>, model: &str) -> Result<(), Why> {
        if is_total(row.label()) || is_total(model) || is_total(first(row, &self.spots.date).text()) {
            return Err(Why::Total);
        }
        let work = first(row, &self.spots.work).text();
        if OTHER_WORK.iter().any(|other| work.contains(other)) {
            return Err(Why::OtherWork { written: shown(work) });
        }
        let replayed = first(row, &self.spots.replayed).text();
        if replayed.eq_ignore_ascii_case("true") { Err(Why::Replayed) } else { Ok(()) }
    }

    /// The day, where the file has days: a row without one may be the sum of all others.
    fn day(&self, row: &Row<'_>) -> Result<Option<Day>, Why> {
        let Some(last) = self.spots.date.last() else { return Ok(None) };
        let spot = self.spots.date.iter().find(|spot| row.cell(spot) != Cell::None).unwrap_or(last);
        let column = spot.name.to_owned();
        match row.cell(spot) {
            Cell::None => Err(Why::NoDate { column }),
            cell => match Day::read(cell) {
                Some(day) => Ok(Some(day)),
                None => Err(Why::NotADate { column, written: cell.written() }),
            },
        }
    }

    /// Input tokens, and those of them that were cached.
    fn input(&self, row: &Row<'_>) -> Result<(f64, f64), Why> {
        let mut input = 0.0;
        for spot in &self.spots.input {
            input += row.cell(spot).count(spot.name, self.comma)?;
        }
        let cached = self.greatest_count(row, &self.spots.cached)?;
        let written = self.greatest_count(row, &self.spots.written)?;
        if self.spots.cache_may_be_apart && cached + written > input {
            input += cached + written;
        }
        if cached > input { Err(Why::MoreCachedThanInput) } else { Ok((input, cached)) }
    }

    fn first_count(&self, row: &Row<'_>, spots: &[Spot<'_>]) -> Result<f64, Why> {
        let spot = spots.iter().find(|spot| row.cell(spot) != Cell::None);
        spot.map_or(Ok(0.0), |spot| row.cell(spot).count(spot.name, self.comma))
    }

    /// Of names for the same thing: some logs fill one and leave a zero in the other.
    fn greatest_count(&self, row: &Row<'_>, spots: &[Spot<'_>]) -> Result<f64, Why> {
        let mut greatest = 0.0_f64;
        for spot in spots {
            greatest = greatest.max(row.cell(spot).count(spot.name, self.comma)?);
        }
        Ok(greatest)
    }

    fn count(&mut self, row: &Row<'_>, [input, cached, output, requests]: [f64; 4]) {
        let tokens = Tokens(input + output);
        let usage = &mut self.usage;
        usage.rows += 1;
        usage.input_tokens += Tokens(input);
        usage.cached_tokens += Tokens(cached);
        usage.output_tokens += Tokens(output);
        if let Some(count) = &mut usage.requests {
            // Where each row is a request, those without tokens failed.
            let of_row = if tokens.0 > 0.0 { 1.0 } else { 0.0 };
            *count += if self.spots.row_is_request { of_row } else { requests };
        }
        let batch = first(row, &self.spots.batch).text();
        if !batch.is_empty() {
            let is_batch = batch.eq_ignore_ascii_case("true") || batch.eq_ignore_ascii_case("batch");
            let batched = usage.batch_tokens.unwrap_or_default();
            usage.batch_tokens = Some(if is_batch { batched + tokens } else { batched });
        }
    }

    fn count_model(&mut self, model: &str, tokens: f64) {
        let name = if model.is_empty() { UNNAMED.to_owned() } else { shown(model) };
        let models = &mut self.usage.by_model;
        let known = models.iter().position(|(other, _)| *other == name);
        let is_full = models.len() >= MODELS;
        if is_full && known.is_none() && models.len() == MODELS {
            models.push((OTHERS.to_owned(), Tokens::ZERO));
        }
        let place = known.or(is_full.then_some(MODELS));
        match place.and_then(|place| models.get_mut(place)) {
            Some((_, sum)) => *sum += Tokens(tokens),
            None => models.push((name, Tokens(tokens))),
        }
    }

    /// The sums.
    ///
    /// # Errors
    /// Where nothing could be added up.
    pub fn finish(self, is_part: bool) -> Result<Usage, UsageError> {
        let mut usage = self.usage;
        if (usage.input_tokens + usage.output_tokens).0 <= 0.0 {
            let first = usage.reasons.into_iter().next();
            return Err(UsageError::NothingUsable { skipped: usage.skipped, first });
        }
        usage.is_part = is_part;
        usage.by_model.sort_unstable_by(|(name, tokens), (other, more)| {
            more.0.total_cmp(&tokens.0).then_with(|| name.cmp(other))
        });
        Ok(usage)
    }
}

/// The first of the spots that says something.
fn first<'r>(row: &Row<'r>, spots: &[Spot<'_>]) -> Cell<'r> {
    for spot in spots {
        let cell = row.cell(spot);
        if cell != Cell::None {
            return cell;
        }
    }
    Cell::None
}

/// How spreadsheets and exports label the sum of all rows.
fn is_total(label: &str) -> bool {
    let label = label.trim_end_matches(':');
    ["total", "totals", "grand total", "sum"].iter().any(|total| label.eq_ignore_ascii_case(total))
}
