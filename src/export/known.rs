//! What is known besides a link and the catalogue: what day it is, and the price lists that the visitor or the site's host has
//! brought along.

use super::age;
use crate::catalogue::import::prices::{Batch, Offer, Rental};
use crate::scenario::{self, Scenario, Whose};

/// Nothing by default: nothing is old then, and nothing the visitor's own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// `YYYY-MM-DD`; may be empty.
    pub today: &'a str,
    /// The lists.
    pub own: &'a [Batch],
}

impl<'a> Known<'a> {
    /// `3 months old`; empty for what is not.
    #[must_use]
    pub fn old(self, date: &str) -> String {
        age::day_of(self.today).and_then(|today| age::age(date, today)?.1).unwrap_or_default()
    }

    /// Whether something has ended, where that is known.
    #[must_use]
    pub fn is_over(self, ends_on: &str) -> bool {
        !ends_on.is_empty() && ends_on <= self.today
    }

    /// All offers with their lists.
    pub fn offers(self) -> impl Iterator<Item = (&'a Batch, &'a Offer)> {
        self.own.iter().flat_map(|batch| batch.offers.iter().map(move |offer| (batch, offer)))
    }

    /// All rents of a GPU with their lists.
    pub fn rents(self, gpu: &'static str) -> impl Iterator<Item = (&'a Batch, &'a Rental)> {
        let of = move |batch: &'a Batch| batch.rentals.iter().filter(move |rent| rent.gpu == Some(gpu));
        self.own.iter().flat_map(move |batch| of(batch).map(move |rent| (batch, rent)))
    }
}

/// The scenario with an offer's prices.
pub fn take_offer(scenario: &mut Scenario, batch: &Batch, offer: &Offer) {
    let prices = [Some(offer.input), Some(offer.output), offer.cached, offer.batch_input, offer.batch_output];
    scenario.take_offer(prices, Whose::offer(&offer.name, &batch.source, &batch.date));
}

/// The scenario with a rent, of a GPU that is known; otherwise as it was.
pub fn take_rent(scenario: &mut Scenario, batch: &Batch, rent: &Rental) {
    let whose = Whose::rent(&rent.provider, &batch.source, &batch.date, rent.kind, rent.min_gpus);
    scenario.take_rent(rent.gpu.unwrap_or_default(), rent.usd_per_gpu_hour, whose);
}

/// A query that [`Scenario::take_over`] takes an offer's prices from.
#[must_use]
pub fn offer_query(batch: &Batch, offer: &Offer) -> String {
    let mut scenario = Scenario::default();
    take_offer(&mut scenario, batch, offer);
    scenario::write(&scenario)
}

/// The same of a rent; empty where the GPU is not known.
#[must_use]
pub fn rent_query(batch: &Batch, rent: &Rental) -> String {
    let mut scenario = Scenario::default();
    take_rent(&mut scenario, batch, rent);
    scenario::write(&scenario)
}
