//! How fast a replica serves a model, from what both are: the roofline of decoding, with what is left of it in practice.
//!
//! One step writes a token of every sequence in the batch. It reads the weights at work and the KV cache of every sequence
//! ([`Step`]); while it runs, new requests are read in ([`prefill`]) on the same GPUs. A replica that keeps `B` sequences of
//! `out` tokens in flight thus takes `step(B) + B · prefill / out` seconds for a token of each. A larger batch always serves
//! more in all and each sequence slower: the best batch is the largest that memory and latency limits allow.
//!
//! What share of a datasheet's speed is reached, and what a layer takes at least, is fitted to measured runs
//! ([`Efficiency`], `make calibrate`).

mod efficiency;
mod fitted;
mod limits;

pub use efficiency::Efficiency;
pub use fitted::{FITTED, NEARLY_ALL, TYPICAL};
pub use limits::{Binding, Capacity, Limits, Modelled, Unable, capacity};

use super::finite::{amount, at_least};
use super::memory::ranks;
use super::specs::{Experts, Gpu, Model, Precision};
use crate::units::Share;

/// Bytes of one number that GPUs exchange: 16 bits.
const EXCHANGED: f64 = 2.0;
/// Bytes a second of a PCIe slot, where no faster link is known: 16 lanes of the fifth generation, one way.
const PCIE: f64 = 64e9;
/// Sequences from which a batch is worth dividing between the machines of a pipeline: an engine's usual limit for one batch.
const DIVIDED: f64 = 256.0;
/// Tokens of input an engine reads in at a time.
const CHUNK: f64 = 8192.0;

/// What serves what. [`capacity`] takes any numbers; [`pace`], [`step`] and [`prefill`] want them [bounded](Self::bounded).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Replica {
    /// The model.
    pub model: Model,
    /// Precision of its weights.
    pub precision: Precision,
    /// The kind of GPU.
    pub gpu: Gpu,
    /// How many, from 1.
    pub gpus: f64,
    /// Bytes of one value of the KV cache.
    pub kv_bytes: f64,
}

/// A request, tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Request {
    /// Input.
    pub input: f64,
    /// Output.
    pub output: f64,
    /// Part of the input that is in the prefix cache: not read in again, but kept and looked at.
    pub cached_share: f64,
}

impl Replica {
    /// The same with every number finite and in its possible range.
    #[must_use]
    pub fn bounded(&self) -> Self {
        Self {
            model: self.model.bounded(),
            gpu: self.gpu.bounded(),
            gpus: at_least(self.gpus, 1.0),
            kv_bytes: amount(self.kv_bytes),
            ..*self
        }
    }
}

impl Request {
    /// A request that fills a context with the workload's shares of input and of cached input.
    #[must_use]
    pub fn of_context(context: f64, input_share: Share, cached_share: Share) -> Self {
        let input = context * input_share.0;
        Self { input, output: context - input, cached_share: cached_share.0 }.bounded()
    }

    /// The same with every number finite and in its possible range.
    #[must_use]
    pub fn bounded(&self) -> Self {
        Self {
            input: amount(self.input),
            output: amount(self.output),
            cached_share: amount(self.cached_share).min(1.0),
        }
    }
}

/// Where the seconds of one step go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Reading the weights at work.
    pub weights: f64,
    /// Computing with them; takes place while they are read.
    pub compute: f64,
    /// Reading the KV cache.
    pub kv: f64,
    /// Exchange between GPUs.
    pub link: f64,
    /// What a step takes however little there is to do.
    pub overhead: f64,
}

impl Step {
    /// Seconds in all.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.weights.max(self.compute) + self.kv + self.link + self.overhead
    }
}

/// Serving with a steady number of sequences in flight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Sequences in flight.
    pub batch: f64,
    /// GPUs that share a layer.
    pub ranks: f64,
    /// One step of decoding.
    pub step: Step,
    /// Seconds to read in one request.
    pub prefill: f64,
    /// Seconds from a request's start to its first token.
    pub first_token: f64,
    /// Seconds between two tokens of a sequence, what other requests' reading in takes included.
    pub per_token: f64,
    /// Output tokens a second of the whole replica.
    pub output_rate: f64,
    /// Requests a second of the whole replica.
    pub requests: f64,
}

impl Pace {
    /// The same with every number finite and not negative.
    fn bounded(&self) -> Self {
        let Step { weights, compute, kv, link, overhead } = self.step;
        Self {
            batch: amount(self.batch),
            ranks: amount(self.ranks),
            step: Step {
                weights: amount(weights),
                compute: amount(compute),
                kv: amount(kv),
                link: amount(link),
                overhead: amount(overhead),
            },
            prefill: amount(self.prefill),
            first_token: amount(self.first_token),
            per_token: amount(self.per_token),
            output_rate: amount(self.output_rate),
            requests: amount(self.requests),
        }
    }
}

/// How a replica with `batch` sequences in flight serves such requests, its GPUs arranged as suits that best.
///
/// GPUs with a link share every layer. In PCIe slots, where the exchange is slow, fewer may share a layer and form a
/// pipeline instead.
#[must_use]
pub fn pace(replica: &Replica, request: &Request, batch: f64, efficiency: &Efficiency) -> Pace {
    let mut sharing = ranks(replica.gpus);
    let mut best = pace_of(replica, request, batch, sharing, efficiency);
    while replica.gpu.link.is_none() && sharing >= 2.0 {
        sharing /= 2.0;
        let other = pace_of(replica, request, batch, sharing, efficiency);
        if other.output_rate > best.output_rate {
            best = other;
        }
    }
    best
}

/// The same with `ranks` GPUs sharing a layer, which form a pipeline where the replica has more.
fn pace_of(replica: &Replica, request: &Request, batch: f64, ranks: f64, efficiency: &Efficiency) -> Pace {
    let output = request.output.max(1.0);
    // Parts of a pipeline that have a part of the batch of their own to work on.
    let lanes = (batch / DIVIDED).clamp(1.0, (replica.gpus / ranks).max(1.0));
    let step = step(replica, batch / lanes, request.input + output / 2.0, ranks, efficiency);
    let prefill = prefill(replica, request, ranks, efficiency);
    let per_token = step.seconds() + batch / lanes * prefill / output;
    let before = efficiency.crowd * (batch - 1.0).max(0.0);
    let first_token = efficiency.start + prefill * (1.0 + before) + step.seconds();
    Pace {
        batch,
        ranks,
        step,
        prefill,
        first_token,
        per_token,
        output_rate: batch / per_token,
        requests: batch / (per_token * output),
    }
}

/// One step of decoding: `batch` sequences with `context` tokens behind them each, on `ranks` that share every layer.
#[must_use]
pub fn step(replica: &Replica, batch: f64, context: f64, ranks: f64, efficiency: &Efficiency) -> Step {
    let Replica { model, gpu, .. } = replica;
    let bandwidth = ranks * gpu.bandwidth;
    let (shared, routed) = model.parts();
    let (shared_bytes, routed_bytes) = weight_bytes(replica);
    let shared = shared * shared_bytes / efficiency.bandwidth;
    let routed = routed * touched(model.experts, batch) * routed_bytes / efficiency.expert_bandwidth;
    let kv = batch * model.kv.per_sequence(context, replica.kv_bytes, ranks);
    Step {
        weights: (shared + routed) / bandwidth,
        compute: batch * operations(model, context) / (ranks * efficiency.compute(replica)),
        kv: kv / (bandwidth * efficiency.kv_bandwidth),
        link: exchange(replica, batch, ranks, efficiency),
        overhead: efficiency.overhead(model, ranks) + batch * efficiency.per_sequence,
    }
}

/// Seconds to read in a request: compute-bound but for mixtures of many experts, all of which are read for every chunk.
#[must_use]
pub fn prefill(replica: &Replica, request: &Request, ranks: f64, efficiency: &Efficiency) -> f64 {
    let Replica { model, gpu, .. } = replica;
    let fresh = request.input * (1.0 - request.cached_share);
    // A fresh token looks at what is cached and at half of what is fresh.
    let context = request.input - fresh / 2.0;
    let compute = fresh * operations(model, context) / (ranks * efficiency.compute(replica));
    let (shared_bytes, routed_bytes) = weight_bytes(replica);
    let (shared, routed) = model.parts();
    let read = shared * shared_bytes + routed * routed_bytes;
    let reading = fresh / CHUNK * read / (ranks * gpu.bandwidth * efficiency.bandwidth);
    compute.max(reading) + exchange(replica, fresh, ranks, efficiency)
}

/// Part of the experts that at least one of `tokens` needs: `1 − (1 − k/E)^tokens`.
#[must_use]
pub fn touched(experts: Option<Experts>, tokens: f64) -> f64 {
    experts.map_or(0.0, |experts| 1.0 - (1.0 - experts.per_token / experts.count).powf(tokens))
}

/// Bytes of a weight outside of the experts, and in them. A mixture stored in four bits keeps 16 bits outside of its experts
/// (gpt-oss, Kimi K2.5, NVIDIA's checkpoints).
fn weight_bytes(replica: &Replica) -> (f64, f64) {
    let bytes = replica.precision.bytes();
    let keeps_more = replica.precision == Precision::Bits4 && replica.model.experts.is_some();
    (if keeps_more { Precision::Bits16.bytes() } else { bytes }, bytes)
}

/// Operations for one token with `context` tokens behind it: a multiplication and an addition for each weight at work, and
/// for each product with a key and with a value.
fn operations(model: &Model, context: f64) -> f64 {
    2.0 * model.active + 4.0 * model.attention * context
}

/// Seconds to exchange `tokens` between the ranks: two sums over all ranks a layer, each of which sends and receives
/// `2 (ranks − 1) / ranks` of it.
fn exchange(replica: &Replica, tokens: f64, ranks: f64, efficiency: &Efficiency) -> f64 {
    let bytes = tokens * replica.model.hidden * EXCHANGED * 2.0 * replica.model.layers;
    bytes * 2.0 * (1.0 - 1.0 / ranks) / (replica.gpu.link.unwrap_or(PCIE) * efficiency.link)
}
