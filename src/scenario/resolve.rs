//! Where ids meet numbers: a scenario becomes the engine's inputs.

use super::note::say;
use super::renting::{self, gpu_cost};
use super::{Capacity, Input, Note, Scenario, serving, significant};
use crate::catalogue::{ApiOffer, Gpu, NamedModel, Provider, Rent};
use crate::engine::inputs::{ApiPrices, CapacityBasis, Hosting, Inputs, Overhead, Workload};
use crate::engine::{self, Report, api};
use crate::format;
use crate::units::{Hours, Share, Tokens, TokensPerSecond, Usd, UsdPerHour, UsdPerMTok};

/// The engine's inputs, with the names they came from and what there is to say of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// For the engine.
    pub inputs: Inputs,
    /// For words.
    pub names: Names,
    /// Remarks on how the inputs came about.
    pub notes: Vec<Note>,
}

/// The catalogue rows in force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Names {
    /// The API offer.
    pub api: ApiOffer,
    /// The open-weight model.
    pub model: NamedModel,
    /// The GPU.
    pub gpu: Gpu,
    /// The rental provider: the scenario's, or where that one does not have the GPU the one that takes its place.
    pub provider: Provider,
    /// What that provider asks; `None` where nobody has the GPU.
    pub rent: Option<Rent>,
}

impl Resolved {
    /// What a field shows: the value in force, wherever it comes from; `None` where there is none.
    #[must_use]
    pub fn shown(&self, scenario: &Scenario, input: Input) -> Option<f64> {
        let (api, workload) = (&self.inputs.api, &self.inputs.workload);
        match input {
            // What follows from requests is no one's own number: it is shown as it would be said.
            Input::Volume if scenario.by_requests() => Some(significant(workload.tokens.0, SHOWN_DIGITS)),
            Input::Volume => Some(workload.tokens.0),
            Input::InputShare if scenario.by_requests() => {
                Some(significant(workload.input_share.percent(), SHOWN_DIGITS))
            }
            Input::PriceIn => Some(api.input.0),
            Input::PriceOut => Some(api.output.0),
            Input::PriceCached => api.cached_input.map(|price| price.0),
            Input::BatchIn => api.batch_input.map(|price| price.0),
            Input::BatchOut => api.batch_output.map(|price| price.0),
            Input::GpuHour => scenario.number(input).or_else(|| renting::list_rate(&self.names)),
            Input::Decode => scenario.number(input).or(self.names.model.decode_tok_s),
            _ => scenario.number(input),
        }
    }
}

/// Digits of what a field shows that was not typed in it.
const SHOWN_DIGITS: i32 = 4;

/// A month unless the scenario's is longer: 30 days.
const MONTH: Hours = Hours(720.0);

/// Resolves and evaluates.
#[must_use]
pub fn evaluate(scenario: &Scenario) -> (Resolved, Report) {
    let resolved = resolve(scenario);
    let report = engine::evaluate(&resolved.inputs);
    (resolved, report)
}

/// Looks ids up and turns every input into the engine's units.
#[must_use]
pub fn resolve(scenario: &Scenario) -> Resolved {
    let mut notes = Vec::new();
    let names = renting::names(scenario);
    let workload = workload(scenario, &mut notes);
    let gpu_cost = gpu_cost(scenario, &names, &mut notes);
    let api = api_prices(scenario, &names.api);
    renting::say_whose_prices(scenario, &names, &mut notes);
    say_what_fell_back(&api, &workload, scenario.own_offer().map_or(names.api.name, |whose| &whose.name), &mut notes);
    let placement = serving::placement(scenario, &names);
    let hosting = Hosting {
        gpus_per_replica: value(scenario, Input::GpuCount),
        gpu_cost,
        hours: Hours(value(scenario, Input::HoursRun)),
        placement,
        capacity: capacity(scenario, &names, &workload, &mut notes),
        utilisation: share(scenario, Input::Utilisation),
        min_replicas: value(scenario, Input::MinReplicas),
        standby: value(scenario, Input::Standby),
        overhead: overhead(scenario),
    };
    serving::say_if_too_long(scenario, &names, &mut notes);
    Resolved { inputs: Inputs { workload, api, hosting, needs: scenario.needs }, names, notes }
}

/// The number in force; inputs without any are resolved by their own function.
pub(super) fn value(scenario: &Scenario, input: Input) -> f64 {
    scenario.number(input).unwrap_or_default()
}

pub(super) fn share(scenario: &Scenario, input: Input) -> Share {
    Share::from_percent(value(scenario, input))
}

pub(super) fn usd(scenario: &Scenario, input: Input) -> Usd {
    Usd(value(scenario, input))
}

/// Tokens a month: stated, or `requests a day · days of the month · (input + output tokens)`, which then gives the mix too.
fn workload(scenario: &Scenario, notes: &mut Vec<Note>) -> Workload {
    let stated = (Tokens(value(scenario, Input::Volume)), share(scenario, Input::InputShare));
    let each = [Input::TokensIn, Input::TokensOut].map(|input| scenario.number(input));
    let (tokens, input_share) = match (scenario.number(Input::Requests), each) {
        (Some(_), [None, None]) => {
            say(notes, Note::RequestsEmpty);
            stated
        }
        (Some(requests), _) => by_requests(scenario, requests, notes),
        (None, [None, None]) => stated,
        (None, _) => {
            say(notes, Note::RequestsMissing);
            stated
        }
    };
    Workload {
        tokens,
        input_share,
        cached_share: share(scenario, Input::CachedShare),
        batch_share: share(scenario, Input::BatchShare),
        peak_to_average: value(scenario, Input::Peak),
    }
}

/// Replicas that sleep at night do not shorten the month; a month of more than 30 days is longer for requests too.
fn days(scenario: &Scenario) -> f64 {
    Hours(value(scenario, Input::HoursRun).max(MONTH.0)).days()
}

impl Scenario {
    /// Days of a month for requests, where they give the volume: only together with the tokens of one.
    #[must_use]
    pub fn request_days(&self) -> Option<f64> {
        let sized = self.number(Input::TokensIn).is_some() || self.number(Input::TokensOut).is_some();
        (self.by_requests() && sized).then(|| days(self))
    }
}

#[cold]
fn by_requests(scenario: &Scenario, requests: f64, notes: &mut Vec<Note>) -> (Tokens, Share) {
    let (given_in, given_out) = (scenario.number(Input::TokensIn), scenario.number(Input::TokensOut));
    let (used_in, used_out) = (given_in.unwrap_or_default(), given_out.unwrap_or_default());
    if given_in.is_none() || given_out.is_none() {
        say(
            notes,
            Note::RequestIncomplete { used_in: format::link_number(used_in), used_out: format::link_number(used_out) },
        );
    }
    let each = used_in + used_out;
    let days = days(scenario);
    let mix = if each > 0.0 { Share(used_in / each) } else { share(scenario, Input::InputShare) };
    (Tokens(requests * days * each), mix)
}

/// The offer's prices, each replaced by the scenario's own where it has one.
fn api_prices(scenario: &Scenario, offer: &ApiOffer) -> ApiPrices {
    let own = |input| scenario.number(input).map(UsdPerMTok);
    // What an offer of the reader's own lacks is not what the catalogue's asks.
    let listed = |price: Option<f64>| price.filter(|_| scenario.own_offer().is_none()).map(UsdPerMTok);
    ApiPrices {
        input: own(Input::PriceIn).unwrap_or(UsdPerMTok(offer.input)),
        output: own(Input::PriceOut).unwrap_or(UsdPerMTok(offer.output)),
        cached_input: own(Input::PriceCached).or(listed(offer.cached_input)),
        batch_input: own(Input::BatchIn).or(listed(offer.batch_input)),
        batch_output: own(Input::BatchOut).or(listed(offer.batch_output)),
        blended: own(Input::Blend),
        platform_fee: usd(scenario, Input::PlatformFee),
    }
}

fn say_what_fell_back(prices: &ApiPrices, workload: &Workload, offer: &str, notes: &mut Vec<Note>) {
    let blend = api::blend(prices, workload);
    if blend.cached_fell_back {
        say(notes, Note::CachedFellBack { offer: offer.into() });
    }
    if blend.batch_fell_back {
        say(notes, Note::BatchFellBack { offer: offer.into() });
    }
    if blend.stated {
        let list = api::blend(&ApiPrices { blended: None, ..*prices }, workload);
        say(notes, Note::BlendStated { price: format::unit_price(blend.price), list: format::unit_price(list.price) });
    }
}

fn capacity(scenario: &Scenario, names: &Names, workload: &Workload, notes: &mut Vec<Note>) -> CapacityBasis {
    match scenario.capacity() {
        Capacity::Flat => CapacityBasis::Flat,
        Capacity::Stated(tokens) => CapacityBasis::Stated(Tokens(tokens)),
        Capacity::Rate => match scenario.number(Input::Decode).or(names.model.decode_tok_s) {
            Some(decode) => rate(scenario, decode),
            None => {
                say(notes, Note::SpeedMissing { model: names.model.name });
                CapacityBasis::Flat
            }
        },
        Capacity::Modelled => match scenario.number(Input::Decode) {
            Some(decode) => {
                let speed = format::quantity(decode, Input::Decode.bounds().unit);
                say(notes, Note::MeasuredWins { speed });
                rate(scenario, decode)
            }
            None => serving::capacity(scenario, names, workload, notes),
        },
    }
}

/// From measured speeds.
#[cold]
fn rate(scenario: &Scenario, decode: f64) -> CapacityBasis {
    CapacityBasis::Rate {
        decode: TokensPerSecond(decode),
        batching: value(scenario, Input::Batching),
        prefill: scenario.number(Input::Prefill).map(TokensPerSecond),
    }
}

fn overhead(scenario: &Scenario) -> Overhead {
    Overhead {
        storage: usd(scenario, Input::Storage),
        networking: usd(scenario, Input::Networking),
        monitoring: usd(scenario, Input::Monitoring),
        load_balancing: usd(scenario, Input::LoadBalancing),
        other: usd(scenario, Input::Other),
        engineer_hours: Hours(value(scenario, Input::EngineerHours)),
        engineer_rate: UsdPerHour(value(scenario, Input::EngineerRate)),
        one_off: usd(scenario, Input::OneOff),
        one_off_months: value(scenario, Input::OneOffMonths),
    }
}
