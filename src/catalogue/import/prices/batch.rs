//! What comes out of a file: plain records, and where they come from.

use crate::catalogue::RentKind;

/// What an API asks, USD per 1M tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Id in its file, before it the provider's where that is apart. No two of a file are the same.
    pub id: String,
    /// Name on the page.
    pub name: String,
    /// Who sells it.
    pub vendor: String,
    /// Input price.
    pub input: f64,
    /// Output price.
    pub output: f64,
    /// Cached input price.
    pub cached: Option<f64>,
    /// Batch input price.
    pub batch_input: Option<f64>,
    /// Batch output price.
    pub batch_output: Option<f64>,
    /// From when on it is not sold any more, `YYYY-MM-DD`; empty where nobody says so.
    pub ends_on: String,
}

/// What a GPU is rented out for.
#[derive(Clone, Debug, PartialEq)]
pub struct Rental {
    /// Who rents it out.
    pub provider: String,
    /// Name of the GPU in its file.
    pub gpu_name: String,
    /// Id of the GPU in the catalogue, where it is known there.
    pub gpu: Option<&'static str>,
    /// USD for an hour of one GPU.
    pub usd_per_gpu_hour: f64,
    /// What is promised.
    pub kind: RentKind,
    /// Fewest that are rented at this price.
    pub min_gpus: f64,
}

/// The records of one origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// Which list.
    pub source: String,
    /// When it was read or looked up, `YYYY-MM-DD`; may be empty.
    pub date: String,
    /// Offers, by id.
    pub offers: Vec<Offer>,
    /// Rents, by provider and GPU.
    pub rentals: Vec<Rental>,
}
