//! The largest batch that memory and latency allow, and what it serves.

use super::{Efficiency, Pace, Replica, Request, pace};
use crate::engine::finite::{amount, at_least};
use crate::engine::memory::{LOADED, ranks, usable, weights};
use crate::units::{Hours, Tokens};

/// Halvings that find the largest batch, to far less than a sequence.
const HALVINGS: u32 = 40;

/// What users can bear. `None` is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// Seconds to the first token.
    pub first_token: Option<f64>,
    /// Seconds for a token after it.
    pub per_token: Option<f64>,
    /// Sequences in flight.
    pub sequences: Option<f64>,
}

/// What holds the batch where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// Memory for the KV cache.
    Memory,
    /// The time to the first token.
    FirstToken,
    /// The time for a token.
    PerToken,
    /// The number of sequences asked for.
    Sequences,
    /// The number of sequences engines run at once.
    Engine,
}

/// What a replica serves at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capacity {
    /// At the largest batch.
    pub pace: Pace,
    /// Sequences that have room in memory.
    pub room: f64,
    /// What keeps the batch from being larger.
    pub binding: Binding,
}

/// Why a replica serves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unable {
    /// The weights do not fit.
    DoesNotLoad,
    /// Not even one request has room next to them.
    NoRoom,
    /// A single sequence takes too long to its first token.
    FirstToken,
    /// A single sequence takes too long for a token.
    PerToken,
}

/// What a replica serves of such requests.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Modelled {
    /// A request.
    pub request: Request,
    /// Bytes of one value of the KV cache.
    pub kv_bytes: f64,
    /// What is served at most.
    pub capacity: Capacity,
}

impl Modelled {
    /// Input and output tokens of so many hours.
    #[must_use]
    pub fn tokens(&self, hours: Hours) -> Tokens {
        self.capacity.tokens(&self.request, hours)
    }

    /// The same with every number finite and in its possible range.
    #[must_use]
    pub fn bounded(&self) -> Self {
        let Capacity { pace, room, binding } = self.capacity;
        Self {
            request: self.request.bounded(),
            kv_bytes: amount(self.kv_bytes),
            capacity: Capacity { pace: pace.bounded(), room: amount(room), binding },
        }
    }
}

impl Capacity {
    /// Input and output tokens of so many hours.
    #[must_use]
    pub fn tokens(&self, request: &Request, hours: Hours) -> Tokens {
        Tokens(self.pace.requests * (request.input + request.output.max(1.0)) * hours.seconds())
    }
}

impl Limits {
    /// The latency limit that is broken, if any.
    fn broken(&self, pace: &Pace) -> Option<Unable> {
        let over = |limit: Option<f64>, seconds: f64| limit.is_some_and(|limit| seconds > limit);
        if over(self.first_token, pace.first_token) {
            Some(Unable::FirstToken)
        } else if over(self.per_token, pace.per_token) {
            Some(Unable::PerToken)
        } else {
            None
        }
    }
}

/// What a replica serves at most.
///
/// # Errors
/// Why it serves nothing.
pub fn capacity(
    replica: &Replica,
    request: &Request,
    limits: &Limits,
    efficiency: &Efficiency,
) -> Result<Capacity, Unable> {
    let (replica, request) = (replica.bounded(), request.bounded());
    let room = room(&replica, &request)?;
    let (most, binding) = most(room, &replica, limits, efficiency);
    let at = |batch: f64| pace(&replica, &request, batch, efficiency);
    if limits.broken(&at(most)).is_none() {
        return Ok(Capacity { pace: at(most), room, binding });
    }
    if let Some(unable) = limits.broken(&at(1.0)) {
        return Err(unable);
    }
    let (mut low, mut high) = (1.0, most);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if limits.broken(&at(middle)).is_some() { high = middle } else { low = middle }
    }
    let binding = match limits.broken(&at(high)) {
        Some(Unable::FirstToken) => Binding::FirstToken,
        _ => Binding::PerToken,
    };
    Ok(Capacity { pace: at(low), room, binding })
}

/// The largest batch before latencies are looked at, and what limits it.
fn most(room: f64, replica: &Replica, limits: &Limits, efficiency: &Efficiency) -> (f64, Binding) {
    let engine = efficiency.most_sequences * replica.gpus;
    let asked = limits.sequences.map_or(f64::INFINITY, |sequences| at_least(sequences, 1.0));
    if asked <= room.min(engine) {
        (asked, Binding::Sequences)
    } else if room <= engine {
        (room, Binding::Memory)
    } else {
        (engine, Binding::Engine)
    }
}

/// Sequences that have room next to the weights, each in its full length.
fn room(replica: &Replica, request: &Request) -> Result<f64, Unable> {
    let Replica { model, precision, gpu, gpus, kv_bytes } = replica;
    let free = usable(gpu.memory, *gpus) - LOADED * weights(model.total, *precision);
    if free < 0.0 {
        return Err(Unable::DoesNotLoad);
    }
    // A model that keeps nothing is bound by no memory; a byte keeps the number finite.
    let each = model.kv.per_sequence(request.input + request.output, *kv_bytes, ranks(*gpus)).max(1.0);
    if free < each { Err(Unable::NoRoom) } else { Ok(free / each) }
}
