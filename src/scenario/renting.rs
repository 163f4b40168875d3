//! The catalogue rows in force, and what the GPUs cost by them.

use super::note::say;
use super::resolve::{share, usd, value};
use super::{Capacity, Choice, Input, Names, Note, Scenario};
use crate::catalogue::{self, PriceList, Provider, Rent, RentKind};
use crate::engine::inputs::{GpuCost, OwnedGpu};
use crate::format;
use crate::units::{Hours, Usd, UsdPerHour, UsdPerMTok};

/// The rows the scenario names, in its edition where that has them.
pub(super) fn names(scenario: &Scenario) -> Names {
    let list = scenario.prices();
    let id = |choice| scenario.choice(choice);
    let rent = rent(scenario);
    let provider = rent.map_or(id(Choice::Provider), |rent| rent.provider);
    // Ids come from the catalogue, so the first row is never needed; it keeps a panic out of reach.
    Names {
        api: list.api(id(Choice::Api)).unwrap_or(catalogue::published::API_OFFERS[0]),
        model: list.model(id(Choice::Model)).unwrap_or(catalogue::published::MODELS[0].named()),
        gpu: list.gpu(id(Choice::Gpu)).unwrap_or(catalogue::published::GPUS[0]),
        provider: seen(list.provider(provider).unwrap_or(catalogue::published::PROVIDERS[0]), rent),
        rent,
    }
}

/// A provider where and when its rent was seen.
fn seen(provider: Provider, rent: Option<Rent>) -> Provider {
    let (source, checked_on) =
        rent.map_or((provider.source, provider.checked_on), |rent| (rent.source, rent.checked_on));
    Provider { source, checked_on, ..provider }
}

/// What the provider asks, or where it does not have the GPU, what the cheapest asks that does. A rent of the reader's own is
/// paid to whom the reader says.
fn rent(scenario: &Scenario) -> Option<Rent> {
    let (list, gpus) = (scenario.prices(), value(scenario, Input::GpuCount));
    let (gpu, provider) = (scenario.choice(Choice::Gpu), scenario.choice(Choice::Provider));
    let own = list.rent(gpu, provider, gpus);
    if own.is_some() || scenario.is_own(Input::GpuHour) {
        return own;
    }
    list.cheapest(gpu, gpus)
}

/// The catalogue's price of one GPU for an hour.
pub(super) fn list_rate(names: &Names) -> Option<f64> {
    names.rent.map(|rent| rent.usd_per_gpu_hour)
}

/// Prices that are in force but not the edition's, or not what one would expect of them.
pub(super) fn say_whose_prices(scenario: &Scenario, names: &Names, notes: &mut Vec<Note>) {
    let is_set = |input| scenario.number(input).is_some();
    let priced = (is_set(Input::PriceIn) && is_set(Input::PriceOut)) || is_set(Input::Blend);
    let is_published = scenario.prices() == PriceList::Published && Choice::Api.is_published(names.api.id);
    let offer = if priced || is_published { None } else { catalogue::current_offer(names.api.id) };
    if let Some(offer) = offer {
        if scenario.prices() == PriceList::Published {
            say(notes, Note::FromCurrent { what: offer.name.into(), as_of: offer.checked_on });
        }
        if let Some(since) = offer.ends_on.filter(|_| !offer.is_sold("")) {
            say(notes, Note::NotSold { offer: offer.name, since });
        }
    }
    if let Some(whose) = scenario.own_renter() {
        say_terms(scenario, names, &whose.name, (whose.kind, whose.min_gpus), notes);
    } else if !is_set(Input::OwnPrice) && !is_set(Input::GpuHour) {
        say_whose_rent(scenario, names, notes);
    }
}

fn say_whose_rent(scenario: &Scenario, names: &Names, notes: &mut Vec<Note>) {
    let (list, gpu, used) = (scenario.prices(), names.gpu.name, names.provider.name);
    let Some(rent) = names.rent else {
        say(notes, Note::NoRental { gpu });
        return;
    };
    let asked = scenario.choice(Choice::Provider);
    if let Some(other) = list.provider(asked).filter(|_| asked != rent.provider) {
        say(notes, Note::OtherProvider { gpu, provider: other.name, used });
    }
    if list == PriceList::Published && catalogue::rental(names.gpu.id, 1.0, rent.provider).is_none() {
        say(notes, Note::FromCurrent { what: format!("{gpu} at {used}"), as_of: rent.checked_on });
    }
    say_terms(scenario, names, used, (rent.kind, rent.min_gpus), notes);
}

/// What one might not expect of a rent: that one cannot stand on it, or that fewer GPUs are not rented out.
fn say_terms(scenario: &Scenario, names: &Names, provider: &str, terms: (RentKind, f64), notes: &mut Vec<Note>) {
    let (gpu, (kind, least)) = (names.gpu.name, terms);
    if !kind.is_on_demand() {
        say(notes, Note::NotOnDemand { gpu, provider: provider.into(), kind: kind.name() });
    }
    if least > value(scenario, Input::GpuCount) {
        say(notes, Note::RentedBy { gpu, provider: provider.into(), least: format::link_number(least) });
    }
}

/// In this order: owned hardware, the scenario's own rate, the source's own month where it applies, the source's hourly rate.
pub(super) fn gpu_cost(scenario: &Scenario, names: &Names, notes: &mut Vec<Note>) -> GpuCost {
    if let Some(price) = scenario.number(Input::OwnPrice) {
        return GpuCost::Owned(owned(scenario, Usd(price)));
    }
    let discount = share(scenario, Input::Discount);
    let rate = scenario.number(Input::GpuHour);
    let quoted = if rate.is_none() { quoted_month(scenario, names, notes) } else { None };
    quoted.unwrap_or_else(|| {
        let rate = rate.or_else(|| list_rate(names)).unwrap_or_default();
        GpuCost::Rented { usd_per_gpu_hour: UsdPerHour(rate), discount }
    })
}

/// The article rounds each month's rent to the dollar before it goes on. As long as a scenario prices hosting the way the
/// article does (its configuration, 720 hours, no discount, no capacity limit), so do we, and say so; its break-evens come
/// out only that way. Everything else is to the cent.
fn quoted_month(scenario: &Scenario, names: &Names, notes: &mut Vec<Note>) -> Option<GpuCost> {
    let as_published = scenario.prices() == PriceList::Published
        && scenario.capacity() == Capacity::Flat
        && [Input::HoursRun, Input::Discount].into_iter().all(|input| !scenario.is_changed(input));
    let row = catalogue::rental(names.gpu.id, value(scenario, Input::GpuCount), names.provider.id)
        .filter(|_| as_published)?;
    let month = Usd(row.usd_per_month?);
    let exact = UsdPerHour(row.usd_per_hour) * Hours(value(scenario, Input::HoursRun));
    if month != exact {
        say(notes, Note::QuotedMonth { month: format::money(month), exact: format::unit_price(UsdPerMTok(exact.0)) });
    }
    Some(GpuCost::Quoted { usd_per_replica: month })
}

#[cold]
fn owned(scenario: &Scenario, price: Usd) -> OwnedGpu {
    OwnedGpu {
        price,
        life_months: value(scenario, Input::Life),
        residual: share(scenario, Input::Residual),
        annual_rate: share(scenario, Input::Interest),
        watts: value(scenario, Input::Power),
        pue: value(scenario, Input::Pue),
        usd_per_kwh: value(scenario, Input::PowerPrice),
        hosting_per_replica: usd(scenario, Input::Colocation),
    }
}
