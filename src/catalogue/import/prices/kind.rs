//! Which price list a file is, by its shape, and why an entry of it may be left out.

use crate::catalogue::import::csv::same_name;
use crate::catalogue::import::json::Json;

/// Who wrote the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `model_prices_and_context_window.json` of LiteLLM, and what has its shape (tokencost). USD per token, by id.
    LiteLlm,
    /// `/api/v1/models` of OpenRouter. USD per token, as texts.
    OpenRouter,
    /// `api.json` of models.dev. USD per 1M tokens, by provider and id.
    ModelsDev,
    /// genai-prices, `data.json` and `data_slim.json` of version 2. USD per 1M tokens, which may begin at a date.
    GenaiPrices,
    /// `current-v1.json` of llm-prices. USD per 1M tokens.
    LlmPrices,
    /// `derived/csv/gpu_prices.csv` of silybench. USD per GPU-hour.
    Silybench,
    /// `vms.csv` of SkyPilot's catalogue. USD per hour of a machine, in each region.
    SkyPilot,
    /// A provider's table of gpuhunt. USD per hour of a machine, in each region.
    Gpuhunt,
    /// `catalogue.json`, as `docs/catalogue.md` describes it.
    Own,
    /// What this page has exported.
    Kept,
}

/// Why an entry is left out: it is not wrong, but nothing to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// Embeddings, images, speech.
    OtherWork,
    /// No price for input or none for output, or none for an hour.
    NoPrice,
    /// Free, or not known.
    Zero,
    /// Whatever the model costs to which it is passed on.
    Variable,
    /// More than anybody asks: a slip of whoever keeps the list.
    Absurd,
    /// A machine without a whole GPU.
    NoGpu,
    /// Rented for months in advance, or on terms that are not known.
    OtherTerms,
    /// A price that is over, or yet to come.
    NotNow,
    /// The same once more.
    Again,
}

/// What is said of a file that is none of these.
pub const UNKNOWN: &str = "This is no price list that can be read here: those of LiteLLM, OpenRouter, models.dev, \
                           genai-prices, llm-prices, silybench, SkyPilot and gpuhunt are, and what this page has saved.";
/// Entries looked at to find out what a document is.
const LOOKED_AT: usize = 50;

impl Skip {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 9] = [
        Self::OtherWork,
        Self::NoPrice,
        Self::Zero,
        Self::Variable,
        Self::Absurd,
        Self::NoGpu,
        Self::OtherTerms,
        Self::NotNow,
        Self::Again,
    ];

    /// After a number: `175` …
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::OtherWork => "for other work than text (images, speech, embeddings)",
            Self::NoPrice => "without a price",
            Self::Zero => "at a price of zero, which is free or not known",
            Self::Variable => "whose price varies",
            Self::Absurd => "at a price beyond belief",
            Self::NoGpu => "without a whole GPU",
            Self::OtherTerms => "on other terms than by the hour",
            Self::NotNow => "out of force today",
            Self::Again => "repeating another (of several the newest counts, then the cheapest)",
        }
    }
}

impl Kind {
    /// Whether each of its files has the prices of one provider.
    #[must_use]
    pub fn is_by_provider(self) -> bool {
        matches!(self, Self::SkyPilot | Self::Gpuhunt)
    }

    /// As it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LiteLlm => "LiteLLM",
            Self::OpenRouter => "OpenRouter",
            Self::ModelsDev => "models.dev",
            Self::GenaiPrices => "genai-prices",
            Self::LlmPrices => "llm-prices",
            Self::Silybench => "silybench",
            Self::SkyPilot => "SkyPilot",
            Self::Gpuhunt => "gpuhunt",
            Self::Own => "catalogue.json",
            Self::Kept => "Saved prices",
        }
    }
}

/// Which list of offers a document is.
pub fn of_tree(document: &Json) -> Option<Kind> {
    match document {
        Json::List(providers) => any(providers.iter(), "models").then_some(Kind::GenaiPrices),
        Json::Object(pairs) => {
            let values = || pairs.iter().map(|(_, value)| value);
            if any(document.list("data").iter(), "pricing") {
                Some(Kind::OpenRouter)
            } else if any(document.list("prices").iter(), "input") {
                Some(Kind::LlmPrices)
            } else if any(values(), "litellm_provider") || any(values(), "input_cost_per_token") {
                Some(Kind::LiteLlm)
            } else {
                any(values(), "models").then_some(Kind::ModelsDev)
            }
        }
        _ => None,
    }
}

/// Whether one of the first has such a key.
fn any<'j>(mut entries: impl Iterator<Item = &'j Json>, key: &str) -> bool {
    entries.by_ref().take(LOOKED_AT).any(|entry| entry.get(key).is_some())
}

/// Tables of rents, and the columns by which each is known.
const TABLES: [(Kind, [&str; 3]); 3] = [
    // tgarg01/silybench-data, derived/csv/gpu_prices.csv (CC BY 4.0), seen 2026-11-23.
    (Kind::Silybench, ["gpu_type", "provisioning", "usd_per_gpu_hour"]),
    // skypilot-org/skypilot-catalog, catalogs/v8/<cloud>/vms.csv; the order of columns differs by cloud. Seen 2026-11-23.
    (Kind::SkyPilot, ["AcceleratorName", "AcceleratorCount", "Price"]),
    // dstackai/gpuhunt, CATALOG_V2_FIELDS; seen 2026-11-23.
    (Kind::Gpuhunt, ["gpu_name", "gpu_count", "price"]),
];

/// Which table of rents has these columns.
pub fn of_table(headers: &[String]) -> Option<Kind> {
    let has = |name: &&str| headers.iter().any(|header| same_name(header, name));
    TABLES.iter().find(|(_, names)| names.iter().all(has)).map(|(kind, _)| *kind)
}
