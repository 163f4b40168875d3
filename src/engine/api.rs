//! The managed API: one blended price for the workload's mix.

use super::inputs::{ApiPrices, Workload};
use crate::units::UsdPerMTok;

/// The blended price and what had to fall back to get it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blend {
    /// Average price of a token of this workload.
    pub price: UsdPerMTok,
    /// Average price of an input token, cache and batch included; the mix of the list prices where one price is stated.
    pub input: UsdPerMTok,
    /// Average price of an output token, batch included; likewise.
    pub output: UsdPerMTok,
    /// The workload has cached input, the offer no price for it.
    pub cached_fell_back: bool,
    /// The workload has a batch part, the offer lacks a batch price.
    pub batch_fell_back: bool,
    /// One stated price was used; the mix has no effect.
    pub stated: bool,
    /// What the price is made of.
    pub parts: Parts,
}

/// What each kind of token adds to the average price. Together they are the price, but for rounding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// Input at the ordinary price.
    pub input: UsdPerMTok,
    /// Input from the prompt cache.
    pub cached_input: UsdPerMTok,
    /// Output at the ordinary price.
    pub output: UsdPerMTok,
    /// Input and output through the batch API.
    pub batch: UsdPerMTok,
    /// All tokens alike, where one price is stated; everything else is then nothing.
    pub stated: UsdPerMTok,
}

/// `(1-b)·[s·((1-c)·in + c·cached) + (1-s)·out] + b·[s·batch_in + (1-s)·batch_out]`
///
/// with input share `s`, cached share of input `c`, batch share `b`.
/// Assumes that batched tokens get no cache discount on top, as providers' price lists state the two apart.
#[must_use]
pub fn blend(prices: &ApiPrices, workload: &Workload) -> Blend {
    let (input, cached, batch) = (workload.input_share, workload.cached_share, workload.batch_share);
    let cached_input = prices.cached_input.unwrap_or(prices.input);
    let batch_input = prices.batch_input.unwrap_or(prices.input);
    let batch_output = prices.batch_output.unwrap_or(prices.output);
    let fresh_or_cached = prices.input * cached.rest() + cached_input * cached;
    let ordinary = fresh_or_cached * input + prices.output * input.rest();
    let batched = batch_input * input + batch_output * input.rest();
    let stated = prices.blended.is_some();
    let parts = Parts {
        input: prices.input * cached.rest() * input * batch.rest(),
        cached_input: cached_input * cached * input * batch.rest(),
        output: prices.output * input.rest() * batch.rest(),
        batch: batched * batch,
        stated: UsdPerMTok::ZERO,
    };
    Blend {
        price: prices.blended.unwrap_or(ordinary * batch.rest() + batched * batch),
        input: fresh_or_cached * batch.rest() + batch_input * batch,
        output: prices.output * batch.rest() + batch_output * batch,
        parts: prices.blended.map_or(parts, |stated| Parts { stated, ..Parts::default() }),
        cached_fell_back: !stated && cached.0 > 0.0 && prices.cached_input.is_none(),
        batch_fell_back: !stated && batch.0 > 0.0 && (prices.batch_input.is_none() || prices.batch_output.is_none()),
        stated,
    }
}
