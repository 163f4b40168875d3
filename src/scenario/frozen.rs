//! Frozen links: the prices in force are written into the link, so that it means the same when the catalogue has moved on.
//!
//! `ed=2026-04` says which edition of the catalogue they were taken from. Of the prices in such a link, `mine=pin,rate` names
//! those that the reader had typed in before: today's prices do not replace them. What today's prices are, `cat` says.

use super::resolve::{Resolved, resolve};
use super::{Input, Note, Scenario};
use crate::catalogue::PriceList;
use crate::engine::inputs::{CapacityBasis, GpuCost};
use crate::format::MONTHS;
use std::fmt;

/// What the catalogue has a value for.
const PRICES: [Input; 8] = [
    Input::PriceIn,
    Input::PriceOut,
    Input::PriceCached,
    Input::BatchIn,
    Input::BatchOut,
    Input::Blend,
    Input::GpuHour,
    Input::Decode,
];

/// An edition of the catalogue: a year and a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    year: u16,
    /// 1 to 12.
    month: u8,
}

impl Edition {
    /// That of a price list.
    #[must_use]
    pub fn of(prices: PriceList) -> Self {
        let (year, month) = prices.edition();
        Self { year, month }
    }

    /// `2026-04`
    pub(super) fn read(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
        if bytes.len() != 7 || bytes[4] != b'-' || !digits(&bytes[..4]) || !digits(&bytes[5..]) {
            return None;
        }
        let (year, month) = (text[..4].parse().ok()?, text[5..].parse().ok()?);
        (1..=12).contains(&month).then_some(Self { year, month })
    }

    /// `April 2026`
    #[must_use]
    pub fn name(self) -> String {
        let month = MONTHS.get(usize::from(self.month) - 1).copied().unwrap_or_default();
        format!("{month} {}", self.year)
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// What makes a link a frozen one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seal {
    pub edition: Edition,
    /// One bit for each of [`PRICES`] that is the reader's own.
    own: u8,
}

impl Seal {
    /// With no price the reader's own.
    pub fn of(edition: Edition) -> Self {
        Self { edition, own: 0 }
    }

    fn is_own(self, input: Input) -> bool {
        PRICES.iter().position(|price| *price == input).is_some_and(|at| self.own & (1 << at) != 0)
    }

    /// Makes a price the reader's own; whether it is a price.
    pub fn claim(&mut self, input: Input) -> bool {
        let at = PRICES.iter().position(|price| *price == input);
        self.own |= at.map_or(0, |at| 1 << at);
        at.is_some()
    }

    /// The same for a price by its key.
    pub fn take(&mut self, key: &str) -> bool {
        let input = PRICES.into_iter().find(|price| price.bounds().key.eq_ignore_ascii_case(key));
        input.is_some_and(|input| self.claim(input))
    }

    /// Keys of the prices that are the reader's own, in the order of links.
    pub fn own_keys(self) -> Vec<&'static str> {
        PRICES.into_iter().filter(|price| self.is_own(*price)).map(|price| price.bounds().key).collect()
    }
}

/// A price that is another one today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Which price.
    pub input: Input,
    /// What the link says, in the unit of the input.
    pub then: f64,
    /// What the catalogue says; `None` where it says nothing any more.
    pub now: Option<f64>,
}

/// A frozen link, seen from today.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    /// Where its prices come from.
    pub edition: Edition,
    /// Prices that are others today, in the order of links.
    pub changes: Vec<Change>,
    /// The same scenario at today's prices.
    pub thawed: Scenario,
}

/// The scenario with every price in force written down, whatever the catalogue will say later. What is frozen already stays
/// as it is.
#[must_use]
pub fn freeze(scenario: &Scenario) -> Scenario {
    let resolved = resolve(scenario);
    // A price that only the current edition has is of that.
    let is_newer = resolved.notes.iter().any(|note| matches!(note, Note::FromCurrent { .. }));
    let prices = if is_newer { PriceList::Current } else { scenario.prices() };
    let mut seal = Seal::of(Edition::of(prices));
    for input in PRICES.into_iter().filter(|input| scenario.is_changed(*input)) {
        seal.claim(input);
    }
    let mut frozen = Scenario { seal: None, ..scenario.clone() };
    for input in PRICES.into_iter().filter(|input| !scenario.is_changed(*input)) {
        if let Some(value) = in_force(scenario, &resolved, input) {
            frozen.set(input, Some(value));
        }
    }
    frozen.whose.clone_from(&scenario.whose);
    frozen.seal(Some(scenario.seal.unwrap_or(seal)));
    frozen
}

/// The price that counts, where one does: what the mix leaves unused is not frozen.
fn in_force(scenario: &Scenario, resolved: &Resolved, input: Input) -> Option<f64> {
    let (api, workload) = (&resolved.inputs.api, &resolved.inputs.workload);
    let price = match input {
        Input::PriceIn => Some(api.input),
        Input::PriceOut => Some(api.output),
        Input::PriceCached if workload.cached_share.0 > 0.0 => Some(api.cached_input.unwrap_or(api.input)),
        Input::BatchIn if workload.batch_share.0 > 0.0 => Some(api.batch_input.unwrap_or(api.input)),
        Input::BatchOut if workload.batch_share.0 > 0.0 => Some(api.batch_output.unwrap_or(api.output)),
        Input::Blend => api.blended,
        Input::GpuHour => return gpu_hour(scenario, resolved),
        Input::Decode => return decode(resolved),
        _ => None,
    };
    price.map(|price| price.0)
}

fn decode(resolved: &Resolved) -> Option<f64> {
    match resolved.inputs.hosting.capacity {
        CapacityBasis::Rate { decode, .. } => Some(decode.0),
        _ => None,
    }
}

/// A month quoted in whole dollars becomes the hourly price that gives it. Every digit counts: a figure that lies on the edge
/// between two printed ones must stay on its side.
fn gpu_hour(scenario: &Scenario, resolved: &Resolved) -> Option<f64> {
    let hosting = &resolved.inputs.hosting;
    match hosting.gpu_cost {
        GpuCost::Rented { .. } => resolved.shown(scenario, Input::GpuHour),
        GpuCost::Quoted { usd_per_replica } => Some(usd_per_replica.0 / hosting.hours.0 / hosting.gpus_per_replica),
        GpuCost::Owned(_) => None,
    }
}

impl Scenario {
    /// The scenario seen from today, where its prices are frozen.
    #[must_use]
    pub fn frozen(&self) -> Option<Frozen> {
        let edition = self.edition()?;
        let thawed = self.thawed();
        let today = resolve(&thawed);
        let change = |input: Input| {
            let (then, now) = (self.number(input)?, in_force(&thawed, &today, input));
            (!self.is_own(input) && self.is_changed(input) && now != Some(then)).then_some(Change { input, then, now })
        };
        let changes = PRICES.into_iter().filter_map(change).collect();
        Some(Frozen { edition, changes, thawed })
    }

    /// The edition whose prices are frozen into the scenario.
    #[must_use]
    pub fn edition(&self) -> Option<Edition> {
        self.seal.map(|seal| seal.edition)
    }

    /// The same at today's prices; those the reader typed in stay.
    #[must_use]
    pub fn thawed(&self) -> Self {
        let Some(seal) = self.seal else { return self.clone() };
        let mut thawed = Self { seal: None, ..self.clone() };
        thawed.numbers.retain(|(input, _)| seal.is_own(*input) || !PRICES.contains(input));
        if seal.is_own(Input::Blend) && self.number(Input::Blend).is_none() {
            thawed.set(Input::Blend, None);
            thawed.whose.clone_from(&self.whose);
        }
        thawed.tidy();
        thawed
    }

    /// Whether a price of the link is the reader's own rather than an edition's.
    #[must_use]
    pub fn is_own(&self, input: Input) -> bool {
        self.is_changed(input) && self.seal.is_none_or(|seal| seal.is_own(input))
    }

    pub(super) fn seal(&mut self, seal: Option<Seal>) {
        self.seal = seal;
        self.tidy_seal();
    }

    /// Own prices are in the link, but for a blended one that was taken away.
    pub(super) fn tidy_seal(&mut self) {
        let Some(mut seal) = self.seal else { return };
        let taken_away = self.preset.number(Input::Blend).is_some() && self.number(Input::Blend).is_none();
        for (at, input) in PRICES.into_iter().enumerate() {
            let stands = self.is_changed(input) || (input == Input::Blend && taken_away);
            if !stands {
                seal.own &= !(1 << at);
            }
        }
        self.seal = Some(seal);
    }
}
