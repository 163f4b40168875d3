//! The two editions of the prices, looked up the same way. What an edition does not have comes from the other.

use super::{
    ApiOffer, CurrentOffer, CurrentRental, Gpu, Model, Prose, Provider, RentKind, current, gpu, gpu_spec, model,
    model_spec, published, record, rental,
};
use std::cmp::Ordering;

/// Which prices count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PriceList {
    /// Those of the published analysis.
    #[default]
    Published,
    /// The newest known.
    Current,
}

record! {
    /// An open model as scenarios name it.
    NamedModel {
        /// Id in links.
        id: &'static str,
        /// Name on the page.
        name: &'static str,
        /// Output tokens per second of a single stream, where somebody has published it.
        decode_tok_s: Option<f64>,
    }
}
record! {
    /// What a GPU is rented for at one provider.
    Rent {
        /// Id of the provider.
        provider: &'static str,
        /// USD for one GPU.
        usd_per_gpu_hour: f64,
        /// What is promised for it.
        kind: RentKind,
        /// Fewest GPUs that are rented at this price.
        min_gpus: f64,
        /// What to know besides.
        note: Prose,
    }
}

impl Model {
    /// As scenarios name it.
    #[must_use]
    pub fn named(&self) -> NamedModel {
        NamedModel {
            id: self.id,
            name: self.name,
            decode_tok_s: self.decode_tok_s,
            source: self.source,
            checked_on: self.checked_on,
        }
    }
}

/// The current offer with this id.
#[inline(never)]
#[must_use]
pub fn current_offer(id: &str) -> Option<&'static CurrentOffer> {
    current::API.iter().find(|offer| offer.id == id)
}

impl PriceList {
    /// Year and month, as a frozen link names them.
    #[must_use]
    pub fn edition(self) -> (u16, u8) {
        match self {
            Self::Published => (2026, 4),
            Self::Current => current::EDITION,
        }
    }

    /// The API offer with this id.
    #[must_use]
    pub fn api(self, id: &str) -> Option<ApiOffer> {
        let own = (self == Self::Published).then(|| published::API_OFFERS.iter().find(|offer| offer.id == id));
        own.flatten().copied().or_else(|| current_offer(id).map(CurrentOffer::offer))
    }

    /// The open model with this id; speeds are those of the published edition.
    #[must_use]
    pub fn model(self, id: &str) -> Option<NamedModel> {
        model(id).map(Model::named).or_else(|| {
            model_spec(id).map(|row| NamedModel {
                id: row.id,
                name: row.name,
                decode_tok_s: None,
                source: row.source,
                checked_on: row.checked_on,
            })
        })
    }

    /// The GPU with this id. By now names tell variants apart that the published edition does not.
    #[must_use]
    pub fn gpu(self, id: &str) -> Option<Gpu> {
        let own = (self == Self::Published).then(|| gpu(id)).flatten().copied();
        own.or_else(|| {
            gpu_spec(id).map(|row| Gpu {
                id: row.id,
                name: row.name,
                vram_gb: row.vram_gb,
                source: row.source,
                checked_on: row.checked_on,
            })
        })
    }

    /// The provider with this id.
    #[must_use]
    pub fn provider(self, id: &str) -> Option<Provider> {
        let own = (self == Self::Published).then(|| super::provider(id)).flatten();
        own.or_else(|| current_provider(id)).copied()
    }

    /// What a provider asks for GPUs of a kind, a replica having so many. Of several prices the first that counts is on
    /// demand, for no more GPUs than these, the newest, the least.
    #[must_use]
    pub fn rent(self, gpu: &str, provider: &str, gpus: f64) -> Option<Rent> {
        let listed = (self == Self::Published).then(|| rental(gpu, 1.0, provider)).flatten();
        if let Some(row) = listed {
            return Some(Rent {
                provider: row.provider,
                usd_per_gpu_hour: row.usd_per_hour,
                kind: RentKind::OnDemand,
                min_gpus: 1.0,
                note: Prose::default(),
                source: row.source,
                checked_on: row.checked_on,
            });
        }
        current_rent(gpu, provider, gpus)
    }

    /// What every provider of the edition asks for GPUs of a kind: first those one can stand on for no more GPUs than these,
    /// of each the cheapest first. The published edition lists what it has; where it has nothing, what is current counts.
    #[must_use]
    pub fn rents(self, gpu: &str, gpus: f64) -> Vec<Rent> {
        let mut rents: Vec<Rent> =
            self.renters(gpu).iter().filter_map(|renter| self.rent(gpu, renter.id, gpus)).collect();
        rents.sort_unstable_by(|a, b| {
            if is_better(a, b, gpus) {
                Ordering::Less
            } else if is_better(b, a, gpus) {
                Ordering::Greater
            } else {
                a.provider.cmp(b.provider)
            }
        });
        rents
    }

    /// The first of those. The page needs no more: it is not sorted for.
    #[inline(never)]
    #[must_use]
    pub fn cheapest(self, gpu: &str, gpus: f64) -> Option<Rent> {
        let mut best: Option<Rent> = None;
        for renter in self.renters(gpu) {
            let rent = self.rent(gpu, renter.id, gpus);
            if let Some(rent) = rent.filter(|rent| best.is_none_or(|best| is_better(rent, &best, gpus))) {
                best = Some(rent);
            }
        }
        best
    }

    fn renters(self, gpu: &str) -> &'static [Provider] {
        let is_listed = self == Self::Published && published::RENTALS.iter().any(|row| row.gpu == gpu);
        if is_listed { published::PROVIDERS } else { current::PROVIDERS }
    }
}

/// Whether a rent comes before another of so many GPUs.
fn is_better(rent: &Rent, other: &Rent, gpus: f64) -> bool {
    let rank = |rent: &Rent| (!rent.kind.is_on_demand(), rent.min_gpus > gpus);
    let (own, others) = (rank(rent), rank(other));
    own < others || (own == others && rent.usd_per_gpu_hour < other.usd_per_gpu_hour)
}

#[inline(never)]
fn current_provider(id: &str) -> Option<&'static Provider> {
    current::PROVIDERS.iter().find(|row| row.id == id)
}

#[inline(never)]
fn current_rent(gpu: &str, provider: &str, gpus: f64) -> Option<Rent> {
    let mut best: Option<&'static CurrentRental> = None;
    for row in current::RENTALS.iter().filter(|row| row.gpu == gpu && row.provider == provider) {
        if best.is_none_or(|best| goes_before(row, best, gpus)) {
            best = Some(row);
        }
    }
    best.map(|row| Rent {
        provider: row.provider,
        usd_per_gpu_hour: row.usd_per_gpu_hour.usd(),
        kind: row.kind,
        min_gpus: row.min_gpus,
        note: row.note,
        source: row.source,
        checked_on: row.checked_on,
    })
}

/// Whether a price counts before another of the same GPU and provider.
fn goes_before(row: &CurrentRental, other: &CurrentRental, gpus: f64) -> bool {
    let rank = |row: &CurrentRental| (row.kind.is_on_demand(), row.min_gpus <= gpus, row.checked_on);
    let (own, others) = (rank(row), rank(other));
    own > others || (own == others && row.usd_per_gpu_hour.usd() < other.usd_per_gpu_hour.usd())
}
