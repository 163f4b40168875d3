//! How many parameters an architecture has, where its `config.json` says enough. Norms and biases are left out: less than
//! one in ten thousand.

use super::config::{EXPERTS, Layers, PER_TOKEN, head_dim};
use super::json::Json;

/// Parameters, all and at work on one token; `None` where the file leaves one of the parts open.
pub(super) fn count(config: &Json, layers: Layers) -> Option<(f64, f64)> {
    let hidden = config.count("hidden_size")?;
    let vocabulary = config.count("vocab_size")? * hidden;
    let embeddings = if is_tied(config)? { vocabulary } else { 2.0 * vocabulary };
    let attending = (layers.full + layers.window) * attention(config, hidden)?;
    let linear = if layers.linear > 0.0 { layers.linear * linear_attention(config, hidden)? } else { 0.0 };
    let all_layers = layers.full + layers.window + layers.linear;
    let (total, active) = feed_forward(config, hidden, all_layers)?;
    let shared = embeddings + attending + linear;
    Some((shared + total, shared + active))
}

/// Whether reading in and writing out share a table. Gemma's always do; others say so.
fn is_tied(config: &Json) -> Option<bool> {
    let is_gemma = config.text("model_type").starts_with("gemma");
    config.flag("tie_word_embeddings").or(is_gemma.then_some(true))
}

/// Parameters of one layer's attention.
fn attention(config: &Json, hidden: f64) -> Option<f64> {
    let heads = config.count("num_attention_heads")?;
    if let Some(latent) = config.count("kv_lora_rank") {
        return latent_attention(config, hidden, heads, latent);
    }
    // Layers of two kinds of heads: not counted.
    if config.get("global_head_dim").is_some() {
        return None;
    }
    let dim = head_dim(config)?;
    let queries = if config.flag("attn_output_gate") == Some(true) { 3.0 } else { 2.0 };
    Some(hidden * dim * (queries * heads + 2.0 * config.count("num_key_value_heads")?))
}

/// The same with a latent in place of KV heads (MLA).
fn latent_attention(config: &Json, hidden: f64, heads: f64, latent: f64) -> Option<f64> {
    let (rope, nope) = (config.count("qk_rope_head_dim")?, config.count("qk_nope_head_dim")?);
    let value = config.count("v_head_dim")?;
    let key = heads * (nope + rope);
    let queries = config.count("q_lora_rank").map_or(hidden * key, |rank| rank * (hidden + key));
    Some(queries + hidden * (latent + rope) + latent * heads * (nope + value) + heads * value * hidden)
}

/// Parameters of one layer with linear attention (Gated DeltaNet): queries, keys, values, their gate, and the way out.
fn linear_attention(config: &Json, hidden: f64) -> Option<f64> {
    let keys = config.count("linear_num_key_heads")? * config.count("linear_key_head_dim")?;
    let heads = config.count("linear_num_value_heads")?;
    let values = heads * config.count("linear_value_head_dim")?;
    Some(hidden * (2.0 * keys + 3.0 * values + 2.0 * heads))
}

/// Parameters of all feed-forward layers, all and at work on one token.
fn feed_forward(config: &Json, hidden: f64, layers: f64) -> Option<(f64, f64)> {
    let is_gemma = config.text("model_type").starts_with("gemma");
    let activation = config.text("hidden_act");
    // Three matrices with this activation, two with most others.
    if !(activation == "silu" || is_gemma) {
        return None;
    }
    let mlp = |width: f64| 3.0 * hidden * width;
    let width = config.count("intermediate_size");
    let Some(count) = config.any_count(&EXPERTS).filter(|count| *count > 1.0) else {
        let dense = layers * mlp(width?);
        return Some((dense, dense));
    };
    let per_token = config.any_count(&PER_TOKEN)?.min(count);
    let expert = mlp(config.count("moe_intermediate_size").or(width)?);
    let dense_layers = dense_layers(config, layers)?;
    let dense =
        if dense_layers > 0.0 { dense_layers * mlp(config.count("intermediate_size_mlp").or(width)?) } else { 0.0 };
    let mixed = layers - dense_layers;
    let around = dense + mixed * (shared_expert(config, hidden, expert) + hidden * count);
    Some((around + mixed * count * expert, around + mixed * per_token * expert))
}

/// Parameters of the expert that works on every token, in one layer.
fn shared_expert(config: &Json, hidden: f64, expert: f64) -> f64 {
    if let Some(width) = config.count("shared_expert_intermediate_size") {
        return 3.0 * hidden * width;
    }
    // Llama 4 has one without saying so.
    let unsaid = if config.text("model_type").starts_with("llama4") { 1.0 } else { 0.0 };
    config.any_count(&["n_shared_experts", "num_shared_experts"]).unwrap_or(unsaid) * expert
}

/// Layers without experts among those of a mixture.
fn dense_layers(config: &Json, layers: f64) -> Option<f64> {
    let first = config.count("first_k_dense_replace").unwrap_or(0.0);
    let listed = config.list("mlp_only_layers").len() as f64;
    let every = config.any_count(&["interleave_moe_layer_step", "decoder_sparse_step"]).unwrap_or(1.0);
    let alternating = layers - (layers / every).floor();
    let dense = first + listed + alternating;
    (dense < layers).then_some(dense)
}
