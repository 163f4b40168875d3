//! A model's `config.json`: what it says, what it does not, and whether the model fits.
//!
//! Lines: `u` key, value, name and unit of what was understood; `m` what is missing: key and name; `c` what to keep in mind;
//! `e` why the file cannot be read; then the lines of [`fit`](super::fit), for the precision, GPUs and context asked for. What
//! is not missing for memory alone answers memory alone.

use super::{fit, json, line};
use crate::catalogue::import::config::{Imported, Missing, read};
use crate::catalogue::{self, PriceList};
use crate::engine::memory::{CONTEXT, KV_BYTES, Placement, place};
use crate::export::fit::Fit;
use crate::format::{self, link_number};
use crate::scenario::Precision;
use crate::usage::text_of;

/// Reads a file and places its model: precision, id of the GPU, GPUs, context, parameters in 10^9, all and active.
pub fn answer(parts: &[&str], bytes: &[u8]) -> Vec<String> {
    let Some(file) = json::read(&text_of(bytes)) else {
        return vec![line('e', &["This is not JSON. A model's config.json stands beside its weights."])];
    };
    let mut imported = read(&file);
    let given = |at: usize| parts.get(at).and_then(|text| format::number(text).ok()).filter(|number| *number > 0.0);
    if let Some(total) = given(4) {
        imported.parameters = Some((total * 1e9, given(5).unwrap_or(total).min(total) * 1e9));
        imported.missing.retain(|missing| *missing != Missing::Parameters);
    }
    if imported.layers.is_none() && imported.hidden.is_none() {
        return vec![line('e', &["This file describes no language model: it has neither layers nor a hidden size."])];
    }
    let context = given(3).unwrap_or(CONTEXT);
    let mut lines = understood(&imported, context);
    let spec = catalogue::gpu_spec(parts.get(1).copied().unwrap_or_default());
    let Some(spec) = spec.or(catalogue::specs::GPUS.first()) else { return lines };
    let key = parts.first().copied().unwrap_or_default();
    let precision = Precision::ALL.into_iter().find(|precision| precision.key() == key).unwrap_or(Precision::Fp16);
    let placement = imported.parameters.zip(imported.kv).map(|((parameters, _), kv)| Placement {
        parameters,
        kv,
        precision: precision.for_engine(),
        gpu_memory: spec.vram_gb * 1e9,
        gpus: given(2).unwrap_or(1.0),
        context,
        kv_bytes: KV_BYTES,
    });
    lines.extend(fit::lines(&Fit {
        model: "this model".into(),
        precision,
        gpu: crate::export::fit::gpu_name(PriceList::Published, spec),
        prices: PriceList::Published,
        gpu_id: spec.id,
        gpus: given(2).unwrap_or(1.0),
        placement,
        memory: placement.as_ref().map(place),
    }));
    lines
}

/// What the file says, and what it does not; the KV cache at the end of the context.
fn understood(imported: &Imported, context: f64) -> Vec<String> {
    let (total, active) = imported.parameters.unzip();
    let experts = imported.experts;
    let per_token = imported.kv.map(|kv| kv.per_token(context, KV_BYTES));
    let rows = [
        ("total_params_b", total.map(|count| count / 1e9), "billion parameters"),
        ("active_params_b", active.map(|count| count / 1e9), "billion of them at work on a token"),
        ("layers", imported.layers, "layers"),
        ("hidden_size", imported.hidden, "hidden size"),
        ("kv_bytes_per_token", per_token, "bytes a token leaves in the KV cache, 16 bits"),
        ("experts", experts.map(|experts| experts.count), "experts in a layer"),
        ("experts_per_token", experts.map(|experts| experts.per_token), "of them at work on a token"),
        ("max_context", imported.max_context, "tokens of context at most"),
    ];
    let known = rows.iter().filter_map(|(key, value, name)| Some((key, (*value)?, name)));
    let mut lines: Vec<String> = known
        .map(|(key, value, name)| line('u', &[key, &link_number((value * 1000.0).round() / 1000.0), name]))
        .collect();
    lines.extend(imported.missing.iter().map(|missing| line('m', &[missing.key(), missing.name()])));
    if imported.has_other_parts {
        lines.push(line(
            'c',
            &["The file describes more than a language model; what reads images or sound is not counted."],
        ));
    }
    lines
}
