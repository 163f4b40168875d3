//! Dated facts with their source: API offers, GPUs, rentals, models, overhead ranges.
//!
//! The rows are CSV files under `src/catalogue/`, checked and turned into constants by `build.rs`.

#![allow(clippy::unreadable_literal, reason = "the constants are generated from the CSV files as they stand")]

mod current_rows;
pub mod import;
mod price_list;
mod spec;

/// A text that most programs do not show, by its place among all of them. Only a program that asks for one carries them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prose(u16);

impl Prose {
    /// The text; empty where there is none.
    #[must_use]
    pub fn text(self) -> &'static str {
        generated::PROSE.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

/// How a model is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelKind {
    /// Every parameter works on every token.
    Dense,
    /// Only some experts work on a token; all of them must be in memory.
    MixtureOfExperts,
}

macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            /// Where the row was seen.
            pub source: $crate::catalogue::Prose,
            /// When, `YYYY-MM-DD`.
            pub checked_on: &'static str,
        }
    };
}
pub(crate) use record;

record! {
    /// A kind of GPU.
    Gpu {
        /// Id in links.
        id: &'static str,
        /// Name on the page.
        name: &'static str,
        /// Memory, 10^9 bytes.
        vram_gb: f64,
    }
}
record! {
    /// Who rents GPUs out.
    Provider {
        /// Id in links.
        id: &'static str,
        /// Name on the page.
        name: &'static str,
    }
}
record! {
    /// A number of GPUs listed together.
    GpuConfig {
        /// Id of the GPU.
        gpu: &'static str,
        /// How many.
        count: f64,
        /// Name of the configuration.
        label: &'static str,
        /// Memory in all, 10^9 bytes.
        vram_gb: f64,
        /// What the source recommends it for.
        best_for: &'static str,
    }
}
record! {
    /// A rental price.
    Rental {
        /// Id of the GPU.
        gpu: &'static str,
        /// How many GPUs the price is for.
        count: f64,
        /// Id of the provider.
        provider: &'static str,
        /// USD per hour for all of them.
        usd_per_hour: f64,
        /// USD per month for all of them, where the source prints one: it rounds to whole dollars.
        usd_per_month: Option<f64>,
    }
}
record! {
    /// A way to rent below the on-demand price.
    Term {
        /// Id.
        id: &'static str,
        /// Name on the page.
        name: &'static str,
        /// Discount, percent: least.
        low_percent: f64,
        /// Discount, percent: what to start from.
        typical_percent: f64,
        /// Discount, percent: most.
        high_percent: f64,
        /// What one gives up for it.
        note: &'static str,
    }
}
record! {
    /// An open-weight model, as its source describes it.
    Model {
        /// Id in links.
        id: &'static str,
        /// Name on the page.
        name: &'static str,
        /// Parameters, 10^9.
        total_params_b: f64,
        /// Parameters at work on one token, 10^9.
        active_params_b: f64,
        /// Dense or mixture of experts.
        kind: ModelKind,
        /// Memory the source states for 16-bit weights, 10^9 bytes.
        fp16_gb: Option<f64>,
        /// Memory the source states for 8-bit weights, 10^9 bytes.
        int8_gb: Option<f64>,
        /// Smallest hardware according to the source.
        min_gpu_config: &'static str,
        /// Output tokens per second of a single stream.
        decode_tok_s: Option<f64>,
    }
}
record! {
    /// A managed API's price list, USD per 1M tokens.
    ApiOffer {
        /// Id in links.
        id: &'static str,
        /// Name on the page.
        name: &'static str,
        /// Who offers it.
        provider: &'static str,
        /// Input price.
        input: f64,
        /// Output price.
        output: f64,
        /// Cached input price.
        cached_input: Option<f64>,
        /// Batch input price.
        batch_input: Option<f64>,
        /// Batch output price.
        batch_output: Option<f64>,
        /// Blended price at 60 % input, where the source prints one: it rounds to the cent.
        blended_60_40: Option<f64>,
    }
}
record! {
    /// A cost of self-hosting that a look at GPU prices misses, USD per month.
    HiddenCost {
        /// Id.
        id: &'static str,
        /// Name on the page.
        name: &'static str,
        /// Least.
        low_usd: f64,
        /// What to start from.
        typical_usd: f64,
        /// Most.
        high_usd: f64,
        /// What it is for.
        note: &'static str,
        /// Where the typical value comes from.
        typical_basis: &'static str,
    }
}
record! {
    /// A figure that others publish, to be computed again.
    Check {
        /// What it is.
        what: &'static str,
        /// The scenario, as a link's query.
        link: &'static str,
        /// Key of the figure.
        figure: &'static str,
        /// As published; a tilde says that its digits are cut off.
        expected: &'static str,
        /// How far off a figure may be that its source rounds; otherwise it must read the same.
        tolerance: Option<f64>,
        /// Whether it follows from its own source's numbers.
        reproduces: bool,
        /// Why not, or what to know.
        note: Option<&'static str>,
    }
}

mod generated {
    use super::{
        ApiOffer, Check, CurrentOffer, CurrentRental, Gpu, GpuConfig, GpuSpec, HiddenCost, Micros, Model, ModelKind,
        ModelSpec, Prose, Provider, RentKind, Rental, Successor, Term,
    };
    include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
}
pub use current_rows::{CurrentOffer, CurrentRental, Micros, RentKind, Successor};
pub use generated::{current, published, specs};
pub use price_list::{NamedModel, PriceList, Rent, current_offer};
pub use spec::{GpuSpec, ModelSpec, gpu_spec, model_spec};

/// Name of the newest edition, by the month in which an offer was last looked up.
pub const CURRENT_NAME: &str = current::NAME;
/// Name of the edition the published analysis is taken from.
pub const PUBLISHED_NAME: &str = "April 2026, as published";

/// The API offer with this id.
#[must_use]
pub fn api_offer(id: &str) -> Option<&'static ApiOffer> {
    published::API_OFFERS.iter().find(|offer| offer.id == id)
}

/// What became of the published offer with this id.
#[must_use]
pub fn successor(offer: &str) -> Option<&'static Successor> {
    current::SUCCESSORS.iter().find(|row| row.offer == offer)
}

/// The hidden cost with this id.
#[must_use]
pub fn hidden_cost(id: &str) -> Option<&'static HiddenCost> {
    published::HIDDEN_COSTS.iter().find(|cost| cost.id == id)
}

/// The model with this id.
#[must_use]
pub fn model(id: &str) -> Option<&'static Model> {
    published::MODELS.iter().find(|model| model.id == id)
}

/// The GPU with this id.
#[must_use]
pub fn gpu(id: &str) -> Option<&'static Gpu> {
    published::GPUS.iter().find(|gpu| gpu.id == id)
}

/// The provider with this id.
#[must_use]
pub fn provider(id: &str) -> Option<&'static Provider> {
    published::PROVIDERS.iter().find(|provider| provider.id == id)
}

/// The rental price for just this number of GPUs, where the source lists it.
#[must_use]
pub fn rental(gpu: &str, count: f64, provider: &str) -> Option<&'static Rental> {
    published::RENTALS
        .iter()
        .find(|row| row.gpu == gpu && row.count.total_cmp(&count).is_eq() && row.provider == provider)
}
