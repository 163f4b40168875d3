//! Whether a model fits on a replica's GPUs, and how many sequences it serves there at once.
//!
//! All experts of a mixture count. What is left of the memory after the weights holds the KV cache.

use super::finite::at_least;
use super::specs::{KvLayout, MACHINE, Precision};

/// Part of the nominal memory an engine uses (vLLM's default, `--gpu-memory-utilization`, until 2025).
pub const USABLE: f64 = 0.90;
/// What weights, activations, captured graphs and communication buffers take, over the weights alone.
pub const LOADED: f64 = 1.05;
/// Bytes of one value of the KV cache: 16 bits.
pub const KV_BYTES: f64 = 2.0;
/// Tokens of one sequence unless the scenario says otherwise.
pub const CONTEXT: f64 = 8192.0;

/// A model on a replica.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// Parameters, experts and all.
    pub parameters: f64,
    /// What attention keeps.
    pub kv: KvLayout,
    /// Precision of its weights.
    pub precision: Precision,
    /// Bytes of memory of one GPU, nominal.
    pub gpu_memory: f64,
    /// GPUs of the replica.
    pub gpus: f64,
    /// Tokens of one sequence.
    pub context: f64,
    /// Bytes of one value of the KV cache.
    pub kv_bytes: f64,
}

/// The answer, every intermediate included, in bytes over all GPUs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Weights.
    pub weights: f64,
    /// What the engine may use.
    pub usable: f64,
    /// What the last token of the context adds to the KV cache, stored once: as published for a model.
    pub kv_per_token: f64,
    /// KV cache of one sequence of the context, copies on several ranks included.
    pub kv_per_sequence: f64,
    /// Tokens of that sequence.
    pub context: f64,
    /// GPUs that share every layer.
    pub ranks: f64,
    /// What is left for the KV cache; negative where the weights do not fit.
    pub free: f64,
    /// The verdict.
    pub fit: Fit,
}

/// Whether it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fit {
    /// The loaded weights are larger than the usable memory.
    DoesNotLoad,
    /// It loads, and one sequence of the context has no room.
    CannotServe,
    /// Serves this many sequences of the context at once: 1 or more.
    Serves(f64),
}

impl Fit {
    /// Sequences at once, 0 where there are none.
    #[must_use]
    pub fn sequences(self) -> f64 {
        if let Self::Serves(count) = self { count } else { 0.0 }
    }
}

/// Bytes of the weights.
#[must_use]
pub fn weights(parameters: f64, precision: Precision) -> f64 {
    parameters * precision.bytes()
}

/// What an engine may use of a replica's memory.
#[must_use]
pub fn usable(gpu_memory: f64, gpus: f64) -> f64 {
    gpu_memory * gpus * USABLE
}

/// GPUs that share every layer: those of one machine. With several machines each keeps a part of the layers.
#[must_use]
pub fn ranks(gpus: f64) -> f64 {
    gpus / (gpus / MACHINE).ceil().max(1.0)
}

impl KvLayout {
    /// What a token at this place of a sequence adds, stored once.
    #[must_use]
    pub fn per_token(&self, place: f64, value_bytes: f64) -> f64 {
        let window = if place <= self.window_tokens { self.window_values } else { 0.0 };
        (self.full_values + window) * value_bytes
    }

    /// A sequence of `tokens` on `ranks` that share every layer, over all of them: a rank keeps at least one whole KV head,
    /// and all of a latent.
    #[must_use]
    pub fn per_sequence(&self, tokens: f64, value_bytes: f64, ranks: f64) -> f64 {
        let full = self.full_values * tokens * self.full_heads.map_or(ranks, |heads| copies(ranks, heads));
        let window = self.window_values * tokens.min(self.window_tokens) * copies(ranks, self.window_heads);
        (full + window) * value_bytes + self.state_bytes
    }
}

/// How often each KV head is stored.
fn copies(ranks: f64, heads: f64) -> f64 {
    (ranks / heads.max(1.0)).max(1.0)
}

/// Places a model on a replica.
#[must_use]
pub fn place(placement: &Placement) -> Memory {
    let kv = placement.kv.bounded();
    let (gpus, context) = (at_least(placement.gpus, 1.0), at_least(placement.context, 1.0));
    let value_bytes = at_least(placement.kv_bytes, 0.0);
    let weights = weights(at_least(placement.parameters, 1.0), placement.precision);
    let usable = usable(at_least(placement.gpu_memory, 0.0), gpus);
    let ranks = ranks(gpus);
    let kv_per_sequence = kv.per_sequence(context, value_bytes, ranks);
    let free = usable - LOADED * weights;
    Memory {
        weights,
        usable,
        kv_per_token: kv.per_token(context, value_bytes),
        kv_per_sequence,
        context,
        ranks,
        free,
        fit: fit(free, kv_per_sequence),
    }
}

fn fit(free: f64, kv_per_sequence: f64) -> Fit {
    // A model that keeps nothing is bound by no memory; a byte keeps the number finite.
    let sequences = (free / kv_per_sequence.max(1.0)).floor();
    if free < 0.0 {
        Fit::DoesNotLoad
    } else if sequences < 1.0 {
        Fit::CannotServe
    } else {
        Fit::Serves(sequences)
    }
}
