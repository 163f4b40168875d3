//! Prices of the visitor's own, taken over from a list, and whose they are.
//!
//! `pname=Large;Example Ltd;2026-11-01` says so of the API's prices `pin` and `pout`, `rname=verda;SkyPilot;2026-11-24;spot;8` of the
//! rent `rate`: name, list, date, and where it is not the ordinary one what is promised, and the fewest GPUs.

use super::{Choice, Input, Scenario};
use crate::catalogue::{Provider, RentKind, current};
use crate::format::{decimal, harmless, link_number};

/// Characters of a name.
const LONGEST: usize = 60;
/// Digits and dashes of a date.
const DATE: usize = 10;
/// What parts are set apart by.
const APART: char = ';';
/// What others call a provider that the catalogue calls otherwise.
const CALLED: [(&str, &str); 2] = [("gcp", "google-cloud"), ("lambdalabs", "lambda")];

/// Whose a price is that the reader has taken over.
#[derive(Clone, Debug, PartialEq)]
pub struct Whose {
    /// The offer, or who rents the GPU out.
    pub name: String,
    /// The list that says so.
    pub source: String,
    /// When it was looked up, `YYYY-MM-DD`; may be empty.
    pub date: String,
    /// What is promised for a rent.
    pub kind: RentKind,
    /// Fewest GPUs that are rented at this price.
    pub min_gpus: f64,
}

impl Whose {
    /// An offer's.
    #[must_use]
    pub fn offer(name: &str, source: &str, date: &str) -> Self {
        Self::rent(name, source, date, RentKind::OnDemand, 1.0)
    }

    /// A rent's.
    #[must_use]
    pub fn rent(name: &str, source: &str, date: &str, kind: RentKind, min_gpus: f64) -> Self {
        let fit =
            |text: &str, most| harmless(text, most * 4).replace(APART, ",").chars().take(most).collect::<String>();
        let words = |text: &str| fit(text, LONGEST).trim().to_owned();
        Self { name: words(name), source: words(source), date: words(&fit(date, DATE)), kind, min_gpus }
    }

    /// As it stands in a link; no name is nobody's.
    #[must_use]
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(APART);
        let mut next = || parts.next().unwrap_or_default();
        let (name, source, date) = (next(), next(), next());
        let kind = RentKind::of_key(next()).unwrap_or(RentKind::OnDemand);
        let least = decimal(next()).filter(|count| count.fract() == 0.0 && (1.0..=1e5).contains(count));
        Some(Self::rent(name, source, date, kind, least.unwrap_or(1.0))).filter(|whose| !whose.name.is_empty())
    }

    /// The text for a link.
    pub(super) fn write(&self) -> String {
        let kind = if self.kind == RentKind::OnDemand { "" } else { self.kind.key() };
        let least = if self.min_gpus > 1.0 { link_number(self.min_gpus) } else { String::new() };
        let parts = [&self.name, &self.source, &self.date, kind, &least];
        let text = parts.join(";");
        text.trim_end_matches(APART).into()
    }
}

impl Scenario {
    /// Whose the API's prices are, where the reader has taken both over.
    #[must_use]
    pub fn own_offer(&self) -> Option<&Whose> {
        let priced = self.is_own(Input::PriceIn) && self.is_own(Input::PriceOut) && self.number(Input::Blend).is_none();
        self.whose.0.as_ref().filter(|_| priced)
    }

    /// Whom the reader pays the rent that was taken over.
    #[must_use]
    pub fn own_renter(&self) -> Option<&Whose> {
        let rented = self.is_own(Input::GpuHour) && self.number(Input::OwnPrice).is_none();
        self.whose.1.as_ref().filter(|_| rented)
    }

    /// Whether something from a list of the reader's own stands in the place of this row of the catalogue.
    #[must_use]
    pub fn has_taken(&self, choice: Choice) -> bool {
        match choice {
            Choice::Api => self.own_offer().is_some(),
            Choice::Provider => self.own_renter().is_some(),
            Choice::Model | Choice::Gpu => false,
        }
    }

    /// Counts with an offer's prices, USD per 1M tokens: input, output, cached input, batch input, batch output. What it does
    /// not have is not what the catalogue's offer asks.
    pub fn take_offer(&mut self, prices: [Option<f64>; 5], whose: Whose) {
        let [Some(input), Some(output), cached, batch_input, batch_output] = prices else { return };
        self.reset(Input::Blend);
        for (which, price) in [
            (Input::PriceIn, Some(input)),
            (Input::PriceOut, Some(output)),
            (Input::PriceCached, cached),
            (Input::BatchIn, batch_input),
            (Input::BatchOut, batch_output),
        ] {
            self.set(which, price);
        }
        self.whose.0 = Some(whose);
    }

    /// Counts with a rent in USD per GPU-hour, of a GPU of the catalogue.
    pub fn take_rent(&mut self, gpu: &str, usd_per_gpu_hour: f64, whose: Whose) {
        let Some(gpu) = Choice::Gpu.find(gpu) else { return };
        self.replace_choice(Choice::Gpu, gpu);
        if let Some(provider) = known_provider(&whose.name) {
            self.replace_choice(Choice::Provider, provider);
        }
        self.set(Input::GpuHour, Some(usd_per_gpu_hour));
        self.whose.1 = Some(whose);
    }

    /// Takes over what another scenario has taken from lists: its API's prices, or its GPU with the rent.
    pub fn take_over(&mut self, other: &Self) {
        if let Some(whose) = other.own_offer() {
            let inputs = [Input::PriceIn, Input::PriceOut, Input::PriceCached, Input::BatchIn, Input::BatchOut];
            self.take_offer(inputs.map(|input| other.number(input)), whose.clone());
        }
        if let (Some(whose), Some(usd)) = (other.own_renter(), other.number(Input::GpuHour)) {
            self.take_rent(other.choice(Choice::Gpu), usd, whose.clone());
        }
    }

    /// A price that is changed is no longer the list's.
    pub(super) fn disown(&mut self, input: Input) {
        match input {
            Input::PriceIn | Input::PriceOut | Input::PriceCached | Input::BatchIn | Input::BatchOut | Input::Blend => {
                self.whose.0 = None
            }
            Input::GpuHour => self.whose.1 = None,
            _ => {}
        }
    }

    /// Of prices that are gone nobody is the owner.
    pub(super) fn tidy_whose(&mut self) {
        if !self.is_changed(Input::PriceIn) || !self.is_changed(Input::PriceOut) {
            self.whose.0 = None;
        }
        if !self.is_changed(Input::GpuHour) {
            self.whose.1 = None;
        }
    }
}

/// The catalogue's provider with such a name.
fn known_provider(name: &str) -> Option<&'static str> {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    let name = plain(name);
    let name = CALLED.iter().find(|(called, _)| *called == name).map_or(name.as_str(), |(_, id)| id).to_owned();
    let is_it = |row: &&Provider| plain(row.id) == plain(&name) || plain(row.name) == plain(&name);
    current::PROVIDERS.iter().find(is_it).map(|row| row.id)
}
