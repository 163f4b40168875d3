//! The hardware tables: what GPUs cost by the month, what models ask for.

use crate::catalogue::{self, GpuConfig, Model, ModelKind, Rental, Term, published};
use crate::format;
use crate::units::{Hours, Usd, UsdPerHour, UsdPerMTok};

/// Hours of a month in the published tables: 30 days.
const MONTH: Hours = Hours(720.0);

/// One configuration with its price at each provider.
#[derive(Clone, Debug, PartialEq)]
pub struct GpuRow {
    /// The configuration.
    pub config: &'static GpuConfig,
    /// Prices in the order of the catalogue's providers.
    pub prices: Vec<Option<&'static Rental>>,
}

/// All configurations of the catalogue.
#[must_use]
pub fn gpu_rows() -> Vec<GpuRow> {
    let prices = |config: &GpuConfig| {
        published::PROVIDERS.iter().map(|provider| catalogue::rental(config.gpu, config.count, provider.id)).collect()
    };
    published::GPU_CONFIGS.iter().map(|config| GpuRow { config, prices: prices(config) }).collect()
}

/// What a rental costs for a month of 720 hours.
#[must_use]
pub fn month(rental: &Rental) -> Usd {
    UsdPerHour(rental.usd_per_hour) * MONTH
}

/// `$2.49/hr`
#[must_use]
pub fn hourly(rental: &Rental) -> String {
    format!("{}/hr", format::unit_price(UsdPerMTok(rental.usd_per_hour)))
}

/// `30–60% off, typically 45%: may be taken away at any moment.`; nothing for a term without discount.
#[must_use]
pub fn term(term: &Term) -> String {
    let [low, typical, high] = [term.low_percent, term.typical_percent, term.high_percent].map(format::link_number);
    if term.high_percent > 0.0 {
        format!("{low}–{high}% off, typically {typical}%: {}.", term.note)
    } else {
        String::new()
    }
}

/// `400B MoE (17B active)`, `70B dense`
#[must_use]
pub fn parameters(model: &Model) -> String {
    match model.kind {
        ModelKind::Dense => format!("{}B dense", model.total_params_b),
        ModelKind::MixtureOfExperts => format!("{}B MoE ({}B active)", model.total_params_b, model.active_params_b),
    }
}

/// `~160 GB`, or a dash where the source gives none.
#[must_use]
pub fn about_gb(gb: Option<f64>) -> String {
    gb.map_or_else(|| "–".into(), |gb| format!("~{} GB", format::link_number(gb)))
}

/// `~65 tok/s`, or a dash where the source gives none.
#[must_use]
pub fn about_speed(speed: Option<f64>) -> String {
    speed.map_or_else(|| "–".into(), |speed| format!("~{} tok/s", format::link_number(speed)))
}
