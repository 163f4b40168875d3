//! A Hugging Face `config.json` as a model. What the file does not say is listed, not guessed.

use super::json::Json;
use super::parameters;
use crate::engine::specs::{Experts, KvLayout, Model};

/// Something the file does not say, and that an answer needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// `num_hidden_layers`.
    Layers,
    /// `hidden_size`.
    HiddenSize,
    /// `num_attention_heads`.
    Heads,
    /// `num_key_value_heads`.
    KvHeads,
    /// Width of a head, where it is not the hidden size over the heads.
    HeadDim,
    /// Which layers look back over how long a window.
    Windows,
    /// What attention keeps, in a layout this reader does not know.
    Attention,
    /// Experts at work on one token.
    ExpertsPerToken,
    /// Parameters: the file does not say enough to count them.
    Parameters,
}

impl Missing {
    /// In a word, for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Layers => "layers",
            Self::HiddenSize => "hidden_size",
            Self::Heads => "heads",
            Self::KvHeads => "kv_heads",
            Self::HeadDim => "head_dim",
            Self::Windows => "windows",
            Self::Attention => "attention",
            Self::ExpertsPerToken => "experts_per_token",
            Self::Parameters => "parameters",
        }
    }

    /// In words, for a list.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Layers => "number of layers",
            Self::HiddenSize => "hidden size",
            Self::Heads => "number of attention heads",
            Self::KvHeads => "number of key-value heads",
            Self::HeadDim => "width of an attention head",
            Self::Windows => "which layers have a sliding window, and its length",
            Self::Attention => "size of the KV cache: the file describes an attention this page does not know",
            Self::ExpertsPerToken => "experts at work on one token",
            Self::Parameters => "total and active parameters",
        }
    }
}

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Parameters, all and at work on one token; may be filled in where they are missing.
    pub parameters: Option<(f64, f64)>,
    /// Layers.
    pub layers: Option<f64>,
    /// Width of the stream between layers.
    pub hidden: Option<f64>,
    /// Layers that look at the whole context × heads × width of a head.
    pub attention: Option<f64>,
    /// What attention keeps.
    pub kv: Option<KvLayout>,
    /// Experts in a layer, where there are any and the file says how many work.
    pub experts: Option<Experts>,
    /// Longest context, tokens.
    pub max_context: Option<f64>,
    /// The file describes more than a language model (an encoder of images or sound), whose parameters are not counted.
    pub has_other_parts: bool,
    /// What to ask for.
    pub missing: Vec<Missing>,
}

impl Imported {
    /// For the engine, once nothing it needs is missing.
    #[must_use]
    pub fn for_engine(&self) -> Option<Model> {
        let (total, active) = self.parameters?;
        if self.missing.contains(&Missing::ExpertsPerToken) {
            return None;
        }
        let (layers, hidden, attention, kv) = (self.layers?, self.hidden?, self.attention?, self.kv?);
        Some(Model { total, active, layers, hidden, attention, kv, experts: self.experts }.bounded())
    }
}

/// Which layers keep what, by number of layers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Layers {
    /// Looking at the whole context.
    pub full: f64,
    /// Looking back over a window.
    pub window: f64,
    /// With linear attention: a state of fixed size.
    pub linear: f64,
}

impl Layers {
    fn full(full: f64) -> Self {
        Self { full, ..Self::default() }
    }

    /// Of `all` layers one in `every` looks at the whole context.
    fn one_in(every: f64, all: f64) -> (f64, f64) {
        let full = (all / every).floor();
        (full, all - full)
    }
}

/// Reads a file.
#[must_use]
pub fn read(file: &Json) -> Imported {
    let nested = ["text_config", "language_config", "llm_config"].iter().find_map(|key| file.get(key));
    let config = nested.filter(|inner| matches!(inner, Json::Object(_))).unwrap_or(file);
    let mut missing = Vec::new();
    let mut asked = |value: Option<f64>, what: Missing| {
        if value.is_none() {
            missing.push(what);
        }
        value
    };
    let layers = asked(config.count("num_hidden_layers"), Missing::Layers);
    let hidden = asked(config.count("hidden_size"), Missing::HiddenSize);
    let heads = asked(config.count("num_attention_heads"), Missing::Heads);
    let mut read = Imported { layers, hidden, ..Imported::default() };
    read.max_context = config.count("max_position_embeddings");
    read.has_other_parts = ["vision_config", "audio_config"].iter().any(|key| file.get(key).is_some());
    read.missing = missing;
    let of_layers = layers.and_then(|all| layer_kinds(config, all, &mut read.missing));
    if let (Some(of_layers), Some(heads)) = (of_layers, heads) {
        attention(config, of_layers, heads, &mut read);
    }
    experts(config, &mut read);
    read.parameters = of_layers.and_then(|of_layers| parameters::count(config, of_layers));
    if read.parameters.is_none() {
        read.missing.push(Missing::Parameters);
    }
    read
}

/// Keys of attention this reader does not know: compressed, state-space, mixed in other ways.
const FOREIGN: [&str; 6] =
    ["compress_ratios", "attn_type_list", "hybrid_override_pattern", "layers_block_type", "mamba_d_state", "ssm_cfg"];

/// How many layers keep what.
fn layer_kinds(config: &Json, all: f64, missing: &mut Vec<Missing>) -> Option<Layers> {
    if FOREIGN.iter().any(|key| config.get(key).is_some()) {
        missing.push(Missing::Attention);
        return None;
    }
    let types = config.list("layer_types");
    let known = if types.is_empty() { untyped_layers(config, all) } else { typed_layers(types, all) };
    let is_complete = known.is_some_and(|layers| layers.window < 1.0 || window_tokens(config).is_some());
    if !is_complete {
        missing.push(if types.is_empty() { Missing::Windows } else { Missing::Attention });
    }
    known.filter(|_| is_complete)
}

/// From a list with the kind of every layer.
fn typed_layers(types: &[Json], all: f64) -> Option<Layers> {
    let mut layers = Layers::default();
    for kind in types {
        let Json::Text(kind) = kind else { return None };
        match kind.as_str() {
            "full_attention" => layers.full += 1.0,
            "sliding_attention" | "chunked_attention" => layers.window += 1.0,
            "linear_attention" => layers.linear += 1.0,
            _ => return None,
        }
    }
    (layers.full + layers.window + layers.linear - all).abs().lt(&0.5).then_some(layers)
}

/// From what older files say in its place. `None` where they say that there is a window, not of which layers.
fn untyped_layers(config: &Json, all: f64) -> Option<Layers> {
    if let Some(every) = config.count("full_attention_interval") {
        let (full, linear) = Layers::one_in(every, all);
        return Some(Layers { full, linear, ..Layers::default() });
    }
    if config.count("attention_chunk_size").is_some() {
        // Llama 4: layers without a rotary position look at everything.
        let marks = config.list("no_rope_layers");
        let (full, window) = if marks.is_empty() {
            Layers::one_in(config.count("no_rope_layer_interval")?, all)
        } else {
            let full = marks.iter().filter(|mark| **mark == Json::Number(0.0)).count() as f64;
            (full, all - full)
        };
        return (window >= 0.0).then_some(Layers { full, window, linear: 0.0 });
    }
    if config.count("sliding_window").is_none() || config.flag("use_sliding_window") == Some(false) {
        return Some(Layers::full(all));
    }
    if let Some(every) = config.count("sliding_window_pattern") {
        let (full, window) = Layers::one_in(every, all);
        return Some(Layers { full, window, linear: 0.0 });
    }
    if config.flag("use_sliding_window") == Some(true) {
        let full = config.count("max_window_layers")?.min(all);
        return Some(Layers { full, window: all - full, linear: 0.0 });
    }
    // These have it in every layer.
    let every_layer = matches!(config.text("model_type"), "mistral" | "mixtral" | "phi3");
    every_layer.then_some(Layers { window: all, ..Layers::default() })
}

fn window_tokens(config: &Json) -> Option<f64> {
    config.any_count(&["sliding_window", "attention_chunk_size"])
}

/// Width of a head: what the file says, or what follows.
pub(super) fn head_dim(config: &Json) -> Option<f64> {
    let even = || {
        let dim = config.count("hidden_size")? / config.count("num_attention_heads")?;
        (dim.fract() == 0.0).then_some(dim)
    };
    config.count("head_dim").or_else(even)
}

/// What attention keeps and computes.
fn attention(config: &Json, layers: Layers, heads: f64, read: &mut Imported) {
    if let Some(latent) = config.count("kv_lora_rank") {
        let width = latent_width(config);
        let Some((rope, width)) = width else { return read.missing.push(Missing::HeadDim) };
        read.attention = Some(layers.full * heads * width);
        read.kv = Some(KvLayout { full_values: layers.full * (latent + rope), ..KvLayout::default() });
        return;
    }
    let dim = head_dim(config);
    let kv_heads = config.count("num_key_value_heads");
    if dim.is_none() {
        read.missing.push(Missing::HeadDim);
    }
    if kv_heads.is_none() {
        read.missing.push(Missing::KvHeads);
    }
    let (Some(dim), Some(kv_heads)) = (dim, kv_heads) else { return };
    let Some(state_bytes) = state_bytes(config, layers) else { return read.missing.push(Missing::Attention) };
    // Layers that look at everything may have heads of their own, and keep keys only (Gemma 4).
    let full_heads = config.count("num_global_key_value_heads").unwrap_or(kv_heads);
    let full_dim = config.count("global_head_dim").unwrap_or(dim);
    let tensors = if config.flag("attention_k_eq_v") == Some(true) { 1.0 } else { 2.0 };
    read.attention = Some(layers.full * heads * full_dim);
    read.kv = Some(KvLayout {
        full_values: layers.full * tensors * full_heads * full_dim,
        full_heads: Some(full_heads),
        window_values: layers.window * 2.0 * kv_heads * dim,
        window_heads: if layers.window > 0.0 { kv_heads } else { 1.0 },
        window_tokens: window_tokens(config).unwrap_or(0.0),
        state_bytes,
    });
}

/// Of a latent: the width of its rotary part, and the mean width of a key and a value.
fn latent_width(config: &Json) -> Option<(f64, f64)> {
    let rope = config.count("qk_rope_head_dim")?;
    Some((rope, (config.count("qk_nope_head_dim")? + rope + config.count("v_head_dim")?) / 2.0))
}

/// Bytes of the state that layers with linear attention keep of a sequence, in 16 bits: a matrix a head.
fn state_bytes(config: &Json, layers: Layers) -> Option<f64> {
    if layers.linear < 1.0 {
        return Some(0.0);
    }
    let matrix = config.count("linear_key_head_dim")? * config.count("linear_value_head_dim")?;
    Some(layers.linear * config.count("linear_num_value_heads")? * matrix * 2.0)
}

/// Experts in a layer.
pub(super) const EXPERTS: [&str; 3] = ["num_local_experts", "n_routed_experts", "num_experts"];
/// Experts at work on a token.
pub(super) const PER_TOKEN: [&str; 3] = ["num_experts_per_tok", "experts_per_token", "moe_topk"];

fn experts(config: &Json, read: &mut Imported) {
    let Some(count) = config.any_count(&EXPERTS).filter(|count| *count > 1.0) else { return };
    match config.any_count(&PER_TOKEN).filter(|per_token| *per_token < count) {
        Some(per_token) => read.experts = Some(Experts { count, per_token }),
        None => read.missing.push(Missing::ExpertsPerToken),
    }
}
