//! What a visitor brings along, read in the browser and never sent anywhere: usage files, a model's `config.json`, the closing
//! block of a serving benchmark.

pub mod config;
pub mod json;
mod parameters;
pub mod serving;
