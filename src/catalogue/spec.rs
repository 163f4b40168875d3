//! Specifications of open-weight models and GPUs. An empty cell is unknown, and what needs it is then unknown too.

use super::{record, specs};
use crate::engine::specs::{Experts, Gpu, KvLayout, Model};

record! {
    /// An open-weight model's architecture.
    ModelSpec {
        /// Id in links.
        id: &'static str,
        /// Name on the page.
        name: &'static str,
        /// Repository on Hugging Face.
        hf_id: &'static str,
        /// Parameters, 10^9.
        total_params_b: Option<f64>,
        /// Parameters at work on one token, 10^9.
        active_params_b: Option<f64>,
        /// Layers.
        layers: Option<f64>,
        /// Width of the stream between layers.
        hidden_size: Option<f64>,
        /// Attention heads.
        heads: Option<f64>,
        /// Width of a head; with a latent, the mean of a key's and a value's.
        head_dim: Option<f64>,
        /// Layers that look at the whole context.
        full_layers: Option<f64>,
        /// KV heads of those.
        kv_heads: Option<f64>,
        /// Width of those.
        kv_head_dim: Option<f64>,
        /// What those store: 2 is keys and values, 1 is one tensor for both.
        kv_tensors: Option<f64>,
        /// Width of the latent stored in place of KV heads (MLA), its rotary part included.
        latent_dim: Option<f64>,
        /// Layers that look back over a window.
        window_layers: Option<f64>,
        /// Tokens it spans.
        window_tokens: Option<f64>,
        /// KV heads of those layers.
        window_kv_heads: Option<f64>,
        /// Width of those.
        window_head_dim: Option<f64>,
        /// Recurrent state of a sequence in the remaining layers, 10^6 bytes.
        state_mb: Option<f64>,
        /// Experts in a layer.
        experts: Option<f64>,
        /// Of those, at work on one token.
        experts_per_token: Option<f64>,
        /// Longest context, tokens.
        max_context: Option<f64>,
        /// Precision the weights are published in.
        native: Option<&'static str>,
    }
}
record! {
    /// A GPU's datasheet; speeds are dense, without structured sparsity.
    GpuSpec {
        /// Id in links.
        id: &'static str,
        /// Name on the page.
        name: &'static str,
        /// Memory, 10^9 bytes.
        vram_gb: f64,
        /// Memory bandwidth, 10^9 bytes a second.
        bandwidth_gb_s: Option<f64>,
        /// 16-bit floating point, 10^12 operations a second.
        fp16_tflops: Option<f64>,
        /// 8-bit floating point.
        fp8_tflops: Option<f64>,
        /// 8-bit integers.
        int8_tflops: Option<f64>,
        /// 4-bit floating point.
        fp4_tflops: Option<f64>,
        /// To the other GPUs of the machine, one way, 10^9 bytes a second.
        link_gb_s: Option<f64>,
        /// Power, watts.
        watts: Option<f64>,
        /// `a`: the maker says so; `b`: two independent sources agree; `c`: derived, or a single source.
        confidence: &'static str,
    }
}

/// The specifications of the model with this id. What the published edition names has a table of its own, so that a page of
/// that edition begins without all the others; likewise below.
#[must_use]
pub fn model_spec(id: &str) -> Option<&'static ModelSpec> {
    specs::PUBLISHED_MODELS.iter().find(|model| model.id == id).or_else(|| any_model_spec(id))
}

#[inline(never)]
fn any_model_spec(id: &str) -> Option<&'static ModelSpec> {
    specs::MODELS.iter().find(|model| model.id == id)
}

/// The specifications of the GPU with this id.
#[must_use]
pub fn gpu_spec(id: &str) -> Option<&'static GpuSpec> {
    specs::PUBLISHED_GPUS.iter().find(|gpu| gpu.id == id).or_else(|| any_gpu_spec(id))
}

#[inline(never)]
fn any_gpu_spec(id: &str) -> Option<&'static GpuSpec> {
    specs::GPUS.iter().find(|gpu| gpu.id == id)
}

impl ModelSpec {
    /// For the engine; `None` where a fact it needs is unknown.
    #[must_use]
    pub fn for_engine(&self) -> Option<Model> {
        let (layers, full_layers) = (self.layers?, self.full_layers?);
        Some(
            Model {
                total: self.total_params_b? * 1e9,
                active: self.active_params_b? * 1e9,
                layers,
                hidden: self.hidden_size?,
                attention: full_layers * self.heads? * self.head_dim?,
                kv: self.kv_layout()?,
                experts: self.experts()?,
            }
            .bounded(),
        )
    }

    /// What attention keeps; `None` is unknown.
    #[must_use]
    pub fn kv_layout(&self) -> Option<KvLayout> {
        let layers = self.full_layers?;
        let per_layer = match self.latent_dim {
            Some(latent) => latent,
            None => self.kv_tensors? * self.kv_heads? * self.kv_head_dim?,
        };
        let window_layers = self.window_layers.unwrap_or(0.0);
        let window_heads = self.window_kv_heads.unwrap_or(1.0);
        Some(KvLayout {
            full_values: layers * per_layer,
            full_heads: self.kv_heads,
            window_values: 2.0 * window_layers * window_heads * self.window_head_dim.unwrap_or(0.0),
            window_heads,
            window_tokens: self.window_tokens.unwrap_or(0.0),
            state_bytes: self.state_mb.unwrap_or(0.0) * 1e6,
        })
    }

    /// Experts; the outer `None` is unknown, the inner one a dense model.
    fn experts(&self) -> Option<Option<Experts>> {
        let Some(count) = self.experts else {
            // More parameters than are at work are experts of unknown number.
            let dense = self.active_params_b? >= self.total_params_b?;
            return dense.then_some(None);
        };
        Some(Some(Experts { count, per_token: self.experts_per_token? }))
    }
}

impl GpuSpec {
    /// For the engine; `None` where a speed it needs is unknown. Memory alone needs none of them.
    #[must_use]
    pub fn for_engine(&self) -> Option<Gpu> {
        let tera = |value: Option<f64>| value.map(|value| value * 1e12);
        Some(
            Gpu {
                memory: self.vram_gb * 1e9,
                bandwidth: self.bandwidth_gb_s? * 1e9,
                fp16: self.fp16_tflops? * 1e12,
                fp8: tera(self.fp8_tflops),
                int8: tera(self.int8_tflops),
                fp4: tera(self.fp4_tflops),
                link: self.link_gb_s.map(|value| value * 1e9),
            }
            .bounded(),
        )
    }
}
