//! Prices of the visitor's own, taken over from a list.

use super::{Choice, Input, Scenario};

impl Scenario {
    /// Counts with an offer's prices, USD per 1M tokens: input, output, cached input, batch input, batch output. What it does
    /// not have costs what it costs otherwise, not what the catalogue's offer asks.
    pub fn take_offer(&mut self, prices: [Option<f64>; 5]) {
        let [Some(input), Some(output), cached, batch_input, batch_output] = prices else { return };
        self.reset(Input::Blend);
        for (which, price) in [
            (Input::PriceIn, input),
            (Input::PriceOut, output),
            (Input::PriceCached, cached.unwrap_or(input)),
            (Input::BatchIn, batch_input.unwrap_or(input)),
            (Input::BatchOut, batch_output.unwrap_or(output)),
        ] {
            self.set(which, Some(price));
        }
    }

    /// Counts with a rent in USD per GPU-hour, of a GPU of the catalogue.
    pub fn take_rent(&mut self, gpu: &str, usd_per_gpu_hour: f64) {
        if let Some(id) = Choice::Gpu.find(gpu) {
            self.replace_choice(Choice::Gpu, id);
            self.set(Input::GpuHour, Some(usd_per_gpu_hour));
        }
    }
}
