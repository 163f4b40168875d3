//! Records as they are found, and how many were left out and why.

use super::batch::{Batch, Offer, Rental};
use super::date::lies_ahead;
use super::kind::{Kind, Skip};
use crate::catalogue::import::shown;
use crate::format::{Unit, quantity};

/// A file that was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// Which list it is.
    pub kind: Kind,
    /// What it holds; more than one of what this page has exported.
    pub batches: Vec<Batch>,
    /// How many entries were left out for each reason, and the first of them.
    pub left_out: Vec<(Skip, usize, String)>,
}

/// What is said of a provider's table that does not say whose it is.
const NAMELESS: &str =
    " The file does not say which provider's prices these are: it is told by its name, such as runpod.csv.";

/// While a file is read.
#[derive(Debug, Default)]
pub struct Tally {
    /// Offers found so far.
    pub offers: Vec<Offer>,
    /// Rents found so far, each with the day it was looked up where its row says so.
    pub rentals: Vec<(String, Rental)>,
    /// The day of the whole list, where it says so.
    pub date: String,
    left_out: [(usize, String); Skip::ALL.len()],
}

impl Imported {
    /// A file of which nothing is left out.
    #[must_use]
    pub fn of(kind: Kind, batches: Vec<Batch>) -> Self {
        Self { kind, batches, left_out: Vec::new() }
    }

    /// How many offers there are.
    #[must_use]
    pub fn offers(&self) -> usize {
        self.batches.iter().map(|batch| batch.offers.len()).sum()
    }

    /// How many rents there are.
    #[must_use]
    pub fn rentals(&self) -> usize {
        self.batches.iter().map(|batch| batch.rentals.len()).sum()
    }

    /// `LiteLLM: 3,223 API offers. Left out: 175 without a price, …`
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut taken = Vec::new();
        for (number, one, many) in
            [(self.offers(), "API offer", "API offers"), (self.rentals(), "GPU price", "GPU prices")]
        {
            if number > 0 {
                taken.push(format!("{} {}", counted(number), if number == 1 { one } else { many }));
            }
        }
        let name = match self.batches.first() {
            Some(batch) if self.kind.is_by_provider() => &batch.source,
            _ => self.kind.name(),
        };
        // Nothing in such a file says whose it is.
        let nameless = if self.kind.is_by_provider() && name == self.kind.name() { NAMELESS } else { "" };
        format!("{name}: {}.{}{nameless}", taken.join(" and "), left_out(&self.left_out))
    }
}

impl Tally {
    /// Leaves an entry out.
    pub fn skip(&mut self, why: Skip, name: &str) {
        if let Some((count, first)) = Skip::ALL.iter().position(|skip| *skip == why).map(|at| &mut self.left_out[at]) {
            if *count == 0 {
                *first = shown(name);
            }
            *count += 1;
        }
    }

    /// All that was found, in an order of its own: keys of JSON come in any.
    ///
    /// # Errors
    /// The sentence that nothing was found.
    pub fn finish(mut self, kind: Kind, today: &str) -> Result<Imported, String> {
        let date = dated(&self.date, today, today);
        for (own, _) in &mut self.rentals {
            *own = dated(own, &date, today);
        }
        self.sort();
        let source = self.source(kind);
        let mut batches = vec![Batch { source, date, offers: self.offers, rentals: Vec::new() }];
        for (date, rental) in self.rentals {
            let at = batches.iter().position(|batch| batch.date == date).unwrap_or_else(|| {
                batches.push(Batch { source: batches[0].source.clone(), date, ..Batch::default() });
                batches.len() - 1
            });
            batches[at].rentals.push(rental);
        }
        batches.retain(|batch| !batch.offers.is_empty() || !batch.rentals.is_empty());
        batches.sort_by(|a, b| b.date.cmp(&a.date));
        let counts = Skip::ALL.into_iter().zip(self.left_out).map(|(skip, (count, first))| (skip, count, first));
        let counts: Vec<_> = counts.filter(|(_, count, _)| *count > 0).collect();
        if batches.is_empty() {
            return Err(format!("{}: there is no price to take.{}", kind.name(), left_out(&counts)));
        }
        Ok(Imported { kind, batches, left_out: counts })
    }

    /// The list's name, with the provider's where the file is of one alone: another's is not to take its place.
    fn source(&self, kind: Kind) -> String {
        let first = self.rentals.first().map(|(_, rental)| rental.provider.as_str());
        match first {
            Some(provider)
                if kind.is_by_provider()
                    && !provider.eq_ignore_ascii_case(kind.name())
                    && self.rentals.iter().all(|(_, rental)| rental.provider == provider) =>
            {
                format!("{}, {provider}", kind.name())
            }
            _ => kind.name().into(),
        }
    }

    /// Of offers with one id the cheapest stays, of rents of the same the newest, then the cheapest.
    fn sort(&mut self) {
        let mut offers = std::mem::take(&mut self.offers);
        offers.sort_unstable_by(|a, b| {
            a.id.cmp(&b.id).then(a.input.total_cmp(&b.input)).then(a.output.total_cmp(&b.output))
        });
        for offer in offers {
            if self.offers.last().is_some_and(|last| last.id == offer.id) {
                self.skip(Skip::Again, &offer.id);
            } else {
                self.offers.push(offer);
            }
        }
        let mut rentals = std::mem::take(&mut self.rentals);
        rentals.sort_unstable_by(|(day, a), (other, b)| {
            let same = key(a).cmp(&key(b)).then(a.min_gpus.total_cmp(&b.min_gpus));
            same.then(other.cmp(day)).then(by_price(a, b))
        });
        for (day, rental) in rentals {
            if self.rentals.last().is_some_and(|(_, last)| is_same(last, &rental)) {
                self.skip(Skip::Again, &rental.gpu_name);
            } else {
                self.rentals.push((day, rental));
            }
        }
    }
}

/// A day as a list gives it, or another where it gives none, or one that is yet to come.
fn dated(given: &str, other: &str, today: &str) -> String {
    if given.is_empty() || lies_ahead(given, today) { other.into() } else { given.into() }
}

/// One offer's price is plausible, and there is one.
#[must_use]
pub fn unusable(offer: &Offer) -> Option<Skip> {
    let prices = [Some(offer.input), Some(offer.output), offer.cached, offer.batch_input, offer.batch_output];
    if offer.input <= 0.0 || offer.output <= 0.0 {
        Some(Skip::Zero)
    } else {
        prices.iter().flatten().any(|price| *price > super::price::MOST_PER_MTOK).then_some(Skip::Absurd)
    }
}

/// Of some tables only the memory tells GPUs of one name apart, and so do their ids.
fn key(rental: &Rental) -> (&str, &str, Option<&str>, &str) {
    (&rental.provider, &rental.gpu_name, rental.gpu, rental.kind.key())
}

fn by_price(a: &Rental, b: &Rental) -> std::cmp::Ordering {
    a.usd_per_gpu_hour.total_cmp(&b.usd_per_gpu_hour)
}

fn is_same(a: &Rental, b: &Rental) -> bool {
    key(a) == key(b) && a.min_gpus.total_cmp(&b.min_gpus).is_eq()
}

fn left_out(counts: &[(Skip, usize, String)]) -> String {
    let mut out = String::new();
    for (skip, count, first) in counts {
        out += if out.is_empty() { " Left out: " } else { ", " };
        out += &format!("{} {}", counted(*count), skip.words());
        if *skip == Skip::Absurd {
            out += &format!(" (the first is {first})");
        }
    }
    if !out.is_empty() {
        out.push('.');
    }
    out
}

/// Files have far fewer entries than a number holds exactly.
fn counted(number: usize) -> String {
    quantity(u32::try_from(number).map_or(f64::from(u32::MAX), f64::from), Unit::Count)
}
