//! What a model and a GPU are to the engine: plain numbers, in bytes, operations and seconds.

use super::finite::{amount, at_least};

/// GPUs in one machine, linked fast enough to share every layer. More GPUs are more machines, a part of the layers each.
pub const MACHINE: f64 = 8.0;

/// How a weight is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 16 bits, floating point.
    Bits16,
    /// 8 bits, floating point.
    Fp8,
    /// 8 bits, integer.
    Int8,
    /// 4 bits, of the format that suits the GPU: computed in 4 bits where it can, in 16 where not.
    Bits4,
}

impl Precision {
    /// Bytes of one weight. Four bits carry a 16-bit scale and a 4-bit zero point for every 128 weights: 4.25 bits.
    #[must_use]
    pub fn bytes(self) -> f64 {
        match self {
            Self::Bits16 => 2.0,
            Self::Fp8 | Self::Int8 => 1.0,
            Self::Bits4 => 0.53125,
        }
    }

    /// Bytes of one value of the KV cache as engines set it up for throughput: 8 bits next to weights of 8 bits or fewer.
    #[must_use]
    pub fn kv_bytes(self) -> f64 {
        if self == Self::Bits16 { 2.0 } else { 1.0 }
    }
}

/// What attention keeps of a sequence. A value is one number of a key, of a value or of a latent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KvLayout {
    /// Values a token leaves in all layers that look at the whole context.
    pub full_values: f64,
    /// KV heads of those layers; `None` where one latent serves all heads (MLA) and every rank keeps it whole.
    pub full_heads: Option<f64>,
    /// Values a token leaves in all layers that look back over a window only.
    pub window_values: f64,
    /// KV heads of those.
    pub window_heads: f64,
    /// Tokens the window spans.
    pub window_tokens: f64,
    /// Bytes of a sequence whatever its length: the recurrent state of linear attention.
    pub state_bytes: f64,
}

impl KvLayout {
    /// The same with every number finite and in its possible range.
    #[must_use]
    pub fn bounded(&self) -> Self {
        Self {
            full_values: amount(self.full_values),
            full_heads: self.full_heads.map(|heads| at_least(heads, 1.0)),
            window_values: amount(self.window_values),
            window_heads: at_least(self.window_heads, 1.0),
            window_tokens: amount(self.window_tokens),
            state_bytes: amount(self.state_bytes),
        }
    }
}

/// Experts of a mixture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Experts {
    /// In a layer.
    pub count: f64,
    /// Of those, at work on one token.
    pub per_token: f64,
}

/// An open-weight model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// Parameters: all are in memory.
    pub total: f64,
    /// Parameters at work on one token.
    pub active: f64,
    /// Layers.
    pub layers: f64,
    /// Width of the stream between layers.
    pub hidden: f64,
    /// Products of a query with one token of the context, over all layers that look at the whole context: layers × heads ×
    /// width of a head.
    pub attention: f64,
    /// What attention keeps.
    pub kv: KvLayout,
    /// Experts; `None` is a dense model.
    pub experts: Option<Experts>,
}

impl Model {
    /// The same with every number finite and in its possible range.
    #[must_use]
    pub fn bounded(&self) -> Self {
        let total = at_least(self.total, 1.0);
        Self {
            total,
            active: at_least(self.active, 1.0).min(total),
            layers: at_least(self.layers, 1.0),
            hidden: amount(self.hidden),
            attention: amount(self.attention),
            kv: self.kv.bounded(),
            experts: self.experts.filter(|experts| experts.count > experts.per_token && experts.per_token >= 1.0).map(
                |experts| Experts { count: at_least(experts.count, 2.0), per_token: at_least(experts.per_token, 1.0) },
            ),
        }
    }

    /// Parameters outside of the experts, and in all experts. Both follow from the totals: all experts are
    /// `(total − active) · count / (count − per token)`.
    #[must_use]
    pub fn parts(&self) -> (f64, f64) {
        let Some(Experts { count, per_token }) = self.experts else { return (self.total, 0.0) };
        let routed = ((self.total - self.active) * count / (count - per_token)).min(self.total);
        (self.total - routed, routed)
    }
}

/// One GPU. Unknown speeds are `None`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gpu {
    /// Bytes of memory, nominal.
    pub memory: f64,
    /// Bytes a second from memory.
    pub bandwidth: f64,
    /// Operations a second in 16 bits, without structured sparsity.
    pub fp16: f64,
    /// In 8-bit floating point; `None` computes in 16 bits.
    pub fp8: Option<f64>,
    /// In 8-bit integers; `None` computes in 16 bits.
    pub int8: Option<f64>,
    /// In 4-bit floating point; `None` computes in 16 bits.
    pub fp4: Option<f64>,
    /// Bytes a second to the other GPUs of the machine, one way; `None` is a PCIe slot.
    pub link: Option<f64>,
}

impl Gpu {
    /// The same with every number finite and above zero.
    #[must_use]
    pub fn bounded(&self) -> Self {
        let speed = |value: f64| at_least(value, 1.0);
        Self {
            memory: speed(self.memory),
            bandwidth: speed(self.bandwidth),
            fp16: speed(self.fp16),
            fp8: self.fp8.map(speed),
            int8: self.int8.map(speed),
            fp4: self.fp4.map(speed),
            link: self.link.map(speed),
        }
    }

    /// Operations a second on weights of this precision.
    #[must_use]
    pub fn peak(&self, precision: Precision) -> f64 {
        let native = match precision {
            Precision::Bits16 => None,
            Precision::Fp8 => self.fp8,
            Precision::Int8 => self.int8,
            Precision::Bits4 => self.fp4,
        };
        native.unwrap_or(self.fp16)
    }
}
