//! Rows of the current edition. There are many, and the page carries them all to resolve a link: they are kept small.

use super::{ApiOffer, record};

/// A price in millionths of a US dollar: half the bytes of a float, and exact. Every price of the tables is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Micros(u32);

impl Micros {
    /// No price.
    pub const NONE: Self = Self(u32::MAX);

    /// So many millionths.
    #[must_use]
    pub const fn of(micros: u32) -> Self {
        Self(micros)
    }

    /// USD, where there is a price. The quotient is rounded once: it is the number that the digits of the table mean.
    #[must_use]
    pub fn price(self) -> Option<f64> {
        (self != Self::NONE).then(|| self.usd())
    }

    /// USD of a price that is there.
    #[must_use]
    pub fn usd(self) -> f64 {
        f64::from(self.0) / 1e6
    }
}

/// What a renter promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RentKind {
    /// As long as it is paid for.
    OnDemand,
    /// The same in a data centre, at a provider that also passes on other people's machines.
    Secure,
    /// On other people's machines.
    Community,
    /// From whoever offers, at a price that moves.
    Marketplace,
    /// Until somebody pays more.
    Spot,
}

impl RentKind {
    /// Whether production can stand on it.
    #[must_use]
    pub fn is_on_demand(self) -> bool {
        matches!(self, Self::OnDemand | Self::Secure)
    }

    /// All of them.
    pub const ALL: [Self; 5] = [Self::OnDemand, Self::Secure, Self::Community, Self::Marketplace, Self::Spot];

    /// As tables call it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::OnDemand => "on-demand",
            Self::Secure => "secure",
            Self::Community => "community",
            Self::Marketplace => "marketplace",
            Self::Spot => "spot",
        }
    }

    /// What tables call so.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// In a few words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OnDemand => "on demand",
            Self::Secure => "on demand, secure cloud",
            Self::Community => "community cloud",
            Self::Marketplace => "marketplace",
            Self::Spot => "spot",
        }
    }
}

record! {
    /// What a managed API asks by now, USD per 1M tokens.
    CurrentOffer {
        /// Id in links; what the published edition has as well has the same id there.
        id: &'static str,
        /// Who sells it.
        vendor: &'static str,
        /// Name on the page.
        name: &'static str,
        /// Input price.
        input: Micros,
        /// Output price.
        output: Micros,
        /// Cached input price.
        cached_input: Micros,
        /// Batch input price.
        batch_input: Micros,
        /// Batch output price.
        batch_output: Micros,
        /// The open model whose weights it serves.
        model: Option<&'static str>,
        /// From when on it is not sold any more, where that is known.
        ends_on: Option<&'static str>,
        /// What to know besides.
        note: super::Prose,
    }
}
record! {
    /// What a GPU is rented out for.
    CurrentRental {
        /// Id of the GPU.
        gpu: &'static str,
        /// Id of the provider.
        provider: &'static str,
        /// What is promised.
        kind: RentKind,
        /// Fewest that are rented at this price.
        min_gpus: f64,
        /// USD for one of them.
        usd_per_gpu_hour: Micros,
        /// Licence of the source, where it asks to be named.
        licence: super::Prose,
        /// What to know besides.
        note: super::Prose,
    }
}
record! {
    /// What became of an offer of the published edition.
    Successor {
        /// Id of the offer.
        offer: &'static str,
        /// Id of what took its place, or its own.
        now: &'static str,
        /// Whether its maker no longer lists the offer itself.
        is_successor: bool,
        /// What to know besides.
        note: super::Prose,
    }
}

impl CurrentOffer {
    /// Whether it was sold when it was looked up, and is on a day, `YYYY-MM-DD`. The day may be empty where nobody knows it.
    #[must_use]
    pub fn is_sold(&self, today: &str) -> bool {
        // Dates compare as their digits do.
        self.ends_on.is_none_or(|end| end > self.checked_on && end > today)
    }

    /// As the published edition has its own.
    #[must_use]
    pub fn offer(&self) -> ApiOffer {
        ApiOffer {
            id: self.id,
            name: self.name,
            provider: self.vendor,
            input: self.input.usd(),
            output: self.output.usd(),
            cached_input: self.cached_input.price(),
            batch_input: self.batch_input.price(),
            batch_output: self.batch_output.price(),
            blended_60_40: None,
            source: self.source,
            checked_on: self.checked_on,
        }
    }
}
