//! What is left of a datasheet's speed in practice.

use super::Replica;
use crate::engine::specs::{Model, Precision};

/// Factors fitted to measured runs; the same for every model and every GPU.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Efficiency {
    /// Part of the memory bandwidth reached when reading weights.
    pub bandwidth: f64,
    /// The same for experts, of which each has few tokens.
    pub expert_bandwidth: f64,
    /// The same for the KV cache.
    pub kv_bandwidth: f64,
    /// Part of the operations a second reached when computing in 8 or 16 bits.
    pub compute: f64,
    /// The same when computing in 4 bits.
    pub compute_four: f64,
    /// Part of the link's speed reached.
    pub link: f64,
    /// Seconds a layer takes at least.
    pub layer: f64,
    /// Seconds more of a layer with experts.
    pub expert_layer: f64,
    /// Seconds more of a layer for each doubling of the ranks that share it.
    pub doubling: f64,
    /// Seconds a sequence adds to a step: sampling, scheduling, writing text.
    pub per_sequence: f64,
    /// Most sequences in flight for each GPU.
    pub most_sequences: f64,
    /// Seconds a request takes to its first token besides the work: its way through the server.
    pub start: f64,
    /// Part of the other sequences that were read in just before a request, because they came together.
    pub crowd: f64,
}

impl Efficiency {
    /// Operations a second one GPU reaches.
    #[must_use]
    pub fn compute(&self, replica: &Replica) -> f64 {
        let four = replica.precision == Precision::Bits4 && replica.gpu.fp4.is_some();
        replica.gpu.peak(replica.precision) * if four { self.compute_four } else { self.compute }
    }

    /// Seconds a step takes however little there is to do.
    #[must_use]
    pub fn overhead(&self, model: &Model, ranks: f64) -> f64 {
        let experts = if model.experts.is_some() { self.expert_layer } else { 0.0 };
        model.layers * (self.layer + experts + self.doubling * ranks.log2())
    }
}
