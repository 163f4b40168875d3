//! The few choices that most people want, of the edition whose prices count: those of the published analysis, or what has come in
//! their place.

use crate::catalogue::{PriceList, published, successor};
use crate::scenario::Choice;

/// Ids with names.
#[must_use]
pub fn shortlist(choice: Choice, prices: PriceList) -> Vec<(&'static str, &'static str)> {
    match choice {
        _ if prices == PriceList::Current => of_today(choice),
        Choice::Api => published::API_OFFERS.iter().map(|row| (row.id, row.name)).collect(),
        Choice::Model => published::MODELS.iter().map(|row| (row.id, row.name)).collect(),
        Choice::Gpu => published::GPUS.iter().map(|row| (row.id, row.name)).collect(),
        Choice::Provider => published::PROVIDERS.iter().map(|row| (row.id, row.name)).collect(),
    }
}

/// An offer that is not sold any more is nobody's first choice.
#[cold]
fn of_today(choice: Choice) -> Vec<(&'static str, &'static str)> {
    let list = PriceList::Current;
    match choice {
        Choice::Api => {
            let now = published::API_OFFERS.iter().map(|row| successor(row.id).map_or(row.id, |next| next.now));
            named(now, |id| list.api(id).map(|row| row.name))
        }
        Choice::Model => published::MODELS.iter().map(|row| (row.id, row.name)).collect(),
        Choice::Gpu => named(published::GPUS.iter().map(|row| row.id), |id| list.gpu(id).map(|row| row.name)),
        Choice::Provider => {
            named(published::PROVIDERS.iter().map(|row| row.id), |id| list.provider(id).map(|row| row.name))
        }
    }
}

/// Each with what the edition calls it.
fn named(
    ids: impl Iterator<Item = &'static str>,
    name: impl Fn(&'static str) -> Option<&'static str>,
) -> Vec<(&'static str, &'static str)> {
    ids.filter_map(|id| Some((id, name(id)?))).collect()
}
