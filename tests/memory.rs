//! Memory: KV caches as published, verdicts on hardware that is recommended, and what must hold for any model.

use llm_breakeven::catalogue::{self, gpu_spec, model_spec, specs};
use llm_breakeven::engine::memory::{CONTEXT, Fit, KV_BYTES, Memory, Placement, place, ranks};
use llm_breakeven::engine::specs::{KvLayout, Precision};
use proptest::prelude::*;

/// Bytes that the last token of 8,192 adds in 16 bits: from the models' config.json, as recomputed and published.
const PER_TOKEN: &[(&str, f64)] = &[
    ("llama-4-maverick", 196_608.0),
    ("llama-4-scout", 196_608.0),
    ("llama-3.3-70b", 327_680.0),
    ("llama-3.1-405b", 516_096.0),
    ("llama-3.1-8b", 131_072.0),
    ("mistral-small-3.1", 163_840.0),
    ("qwen-2.5-72b", 327_680.0),
    ("deepseek-v3", 70_272.0),
    ("deepseek-r1-0528", 70_272.0),
    ("deepseek-v3.1", 70_272.0),
    ("deepseek-v3.2", 70_272.0),
    ("qwen3-235b-a22b", 192_512.0),
    ("qwen3-30b-a3b", 98_304.0),
    ("qwen3-coder-480b-a35b", 253_952.0),
    ("qwen3-32b", 262_144.0),
    ("qwen3-8b", 147_456.0),
    ("qwen3.5-397b-a17b", 30_720.0),
    ("qwen3.5-122b-a10b", 24_576.0),
    ("qwen3.5-35b-a3b", 20_480.0),
    ("qwen3.5-27b", 65_536.0),
    ("gpt-oss-120b", 36_864.0),
    ("gpt-oss-20b", 24_576.0),
    ("glm-4.7", 376_832.0),
    ("glm-4.5-air", 188_416.0),
    ("glm-5", 89_856.0),
    ("glm-5.2", 89_856.0),
    ("kimi-k2", 70_272.0),
    ("kimi-k2.5", 70_272.0),
    ("minimax-m2.5", 253_952.0),
    ("minimax-m3", 122_880.0),
    ("gemma-3-27b", 81_920.0),
    ("gemma-4-31b", 40_960.0),
    ("gemma-4-26b-a4b", 10_240.0),
    ("mistral-small-3.2", 163_840.0),
    ("mistral-large-2", 360_448.0),
];

/// Models of which the catalogue does not know what attention keeps.
const UNKNOWN: &[&str] =
    &["mistral-small-4", "mistral-large-3", "ministral-3-14b", "deepseek-v4-pro", "deepseek-v4-flash"];

fn layout(model: &str) -> KvLayout {
    model_spec(model).and_then(|spec| spec.kv_layout()).unwrap_or_else(|| panic!("{model}: no KV layout"))
}

fn on(model: &str, precision: Precision, gpus: f64, gpu: &str, context: f64) -> Memory {
    let parameters = model_spec(model).and_then(|spec| spec.total_params_b).expect("the model has a size") * 1e9;
    let gpu_memory = gpu_spec(gpu).expect("the GPU is in the catalogue").vram_gb * 1e9;
    place(&Placement { parameters, kv: layout(model), precision, gpu_memory, gpus, context, kv_bytes: KV_BYTES })
}

#[test]
fn bytes_per_token_are_exact() {
    for (model, bytes) in PER_TOKEN {
        let layout = layout(model);
        assert_eq!(layout.per_token(CONTEXT, KV_BYTES), *bytes, "{model}");
        assert_eq!(layout.per_token(CONTEXT, 1.0), bytes / 2.0, "{model} in 8 bits");
    }
    for model in specs::MODELS {
        let known = PER_TOKEN.iter().any(|(id, _)| *id == model.id);
        assert!(known != UNKNOWN.contains(&model.id), "{} is either known or not", model.id);
        assert_eq!(model.kv_layout().is_some(), known, "{}", model.id);
    }
}

/// A sequence's bytes: model, tokens, ranks, bytes in 16 bits.
const PER_SEQUENCE: &[(&str, f64, f64, f64)] = &[
    ("llama-3.3-70b", 8192.0, 1.0, 2.684_354_56e9),
    ("llama-3.3-70b", 8192.0, 8.0, 2.684_354_56e9),
    // Eight KV heads on sixteen ranks: twice.
    ("llama-3.3-70b", 8192.0, 16.0, 2.0 * 2.684_354_56e9),
    // Four KV heads on eight.
    ("qwen3-235b-a22b", 1000.0, 8.0, 2.0 * 192_512_000.0),
    // A latent is on every rank.
    ("deepseek-v3", 8192.0, 1.0, 70_272.0 * 8192.0),
    ("deepseek-v3", 8192.0, 8.0, 8.0 * 70_272.0 * 8192.0),
    // Behind the chunk of 8,192 tokens only 12 of 48 layers grow.
    ("llama-4-maverick", 8192.0, 1.0, 196_608.0 * 8192.0),
    ("llama-4-maverick", 10_192.0, 1.0, 196_608.0 * 8192.0 + 49_152.0 * 2000.0),
    // 52 layers of 16 heads of 128 stop at 1,024 tokens: 0.87 GB.
    ("gemma-3-27b", 1024.0, 1.0, (81_920.0 + 425_984.0) * 1024.0),
    ("gemma-3-27b", 2024.0, 1.0, (81_920.0 + 425_984.0) * 1024.0 + 81_920_000.0),
    // Four global heads, sixteen in the window.
    ("gemma-4-31b", 1024.0, 8.0, (2.0 * 40_960.0 + 819_200.0) * 1024.0),
    // A recurrent state besides.
    ("qwen3.5-397b-a17b", 1000.0, 1.0, 30_720_000.0 + 94e6),
    ("gpt-oss-120b", 128.0, 1.0, 73_728.0 * 128.0),
    ("gpt-oss-120b", 1128.0, 1.0, 73_728.0 * 128.0 + 36_864_000.0),
];

#[test]
fn bytes_per_sequence_are_exact() {
    for (model, tokens, ranks, bytes) in PER_SEQUENCE {
        assert_eq!(layout(model).per_sequence(*tokens, KV_BYTES, *ranks), *bytes, "{model} {tokens} {ranks}");
    }
}

/// The published table's smallest hardware, model by model, with its verdict. 70B and 72B models in 16 bits on two cards, or
/// in 8 bits on one, and Mistral's on a card of just its size, hold the weights but nothing of what else is loaded with them.
const RECOMMENDED: &[(&str, Precision, f64, &str, Fit)] = &[
    ("llama-4-maverick", Precision::Bits16, 2.0, "h100-80gb", Fit::DoesNotLoad),
    ("llama-4-maverick", Precision::Int8, 1.0, "h100-80gb", Fit::DoesNotLoad),
    ("llama-4-scout", Precision::Bits16, 1.0, "h100-80gb", Fit::DoesNotLoad),
    ("llama-4-scout", Precision::Int8, 1.0, "l40s-48gb", Fit::DoesNotLoad),
    ("llama-3.3-70b", Precision::Bits16, 2.0, "a100-80gb", Fit::DoesNotLoad),
    ("llama-3.3-70b", Precision::Int8, 1.0, "h100-80gb", Fit::DoesNotLoad),
    ("llama-3.1-405b", Precision::Bits4, 4.0, "a100-80gb", Fit::Serves(14.0)),
    ("llama-3.1-405b", Precision::Bits16, 8.0, "h100-80gb", Fit::DoesNotLoad),
    ("llama-3.1-405b", Precision::Fp8, 8.0, "h100-80gb", Fit::Serves(35.0)),
    ("llama-3.1-8b", Precision::Bits16, 1.0, "a10g-24gb", Fit::Serves(4.0)),
    ("llama-3.1-8b", Precision::Int8, 1.0, "a10g-24gb", Fit::Serves(12.0)),
    ("mistral-small-3.1", Precision::Bits16, 1.0, "l40s-48gb", Fit::DoesNotLoad),
    ("mistral-small-3.1", Precision::Int8, 1.0, "a10g-24gb", Fit::DoesNotLoad),
    ("deepseek-v3", Precision::Int8, 2.0, "h100-80gb", Fit::DoesNotLoad),
    ("deepseek-v3", Precision::Int8, 4.0, "a100-80gb", Fit::DoesNotLoad),
    ("deepseek-v3", Precision::Bits4, 4.0, "a100-80gb", Fit::DoesNotLoad),
    ("qwen-2.5-72b", Precision::Bits16, 2.0, "a100-80gb", Fit::DoesNotLoad),
    ("qwen-2.5-72b", Precision::Int8, 1.0, "h100-80gb", Fit::DoesNotLoad),
    // What does serve: as the makers of the models say, or twice the cards.
    ("llama-4-maverick", Precision::Fp8, 8.0, "h100-80gb", Fit::Serves(96.0)),
    ("llama-4-scout", Precision::Bits4, 1.0, "h100-80gb", Fit::Serves(6.0)),
    ("llama-3.3-70b", Precision::Fp8, 2.0, "h100-80gb", Fit::Serves(26.0)),
    ("deepseek-v3", Precision::Fp8, 8.0, "h200-141gb", Fit::Serves(67.0)),
    ("mistral-small-3.1", Precision::Bits16, 1.0, "h100-80gb", Fit::Serves(16.0)),
    ("glm-4.5-air", Precision::Fp8, 2.0, "h100-80gb", Fit::Serves(21.0)),
    // Room for one sequence of 8,192 tokens; below, for none of 16,384.
    ("llama-3.3-70b", Precision::Bits4, 1.0, "l40s-48gb", Fit::Serves(1.0)),
];

#[test]
fn recommended_hardware_gets_its_verdict() {
    for (model, precision, gpus, gpu, fit) in RECOMMENDED {
        let memory = on(model, *precision, *gpus, gpu, CONTEXT);
        assert_eq!(memory.fit, *fit, "{model} {precision:?} on {gpus}x {gpu}: {memory:?}");
    }
    // Every model of the published table is above.
    for model in catalogue::published::MODELS {
        assert!(RECOMMENDED.iter().any(|row| row.0 == model.id), "{}", model.id);
    }
    assert_eq!(on("llama-3.3-70b", Precision::Bits4, 1.0, "l40s-48gb", 16_384.0).fit, Fit::CannotServe);
}

#[test]
fn the_intermediates_add_up() {
    let memory = on("llama-3.1-405b", Precision::Fp8, 8.0, "h100-80gb", CONTEXT);
    assert_eq!((memory.weights, memory.usable), (405.9e9, 576e9));
    assert_eq!(memory.kv_per_sequence, 516_096.0 * 8192.0);
    assert!((memory.free - (576e9 - 1.05 * 405.9e9)).abs() < 1.0);
    assert_eq!(memory.fit.sequences(), 35.0);
    assert_eq!([1.0, 2.0, 8.0, 16.0, 12.0].map(ranks), [1.0, 2.0, 8.0, 8.0, 6.0]);
}

#[test]
fn the_catalogue_agrees_with_itself() {
    for spec in specs::MODELS {
        let Some(model) = spec.for_engine() else { continue };
        let (shared, routed) = model.parts();
        assert!(model.active <= model.total && shared >= 0.0, "{}", spec.id);
        assert!((shared + routed - model.total).abs() < 1.0, "{}", spec.id);
        if let Some(experts) = model.experts {
            // What works on a token: everything outside of the experts and its share of them.
            let active = shared + routed * experts.per_token / experts.count;
            assert!((active / model.active - 1.0).abs() < 1e-6, "{}", spec.id);
        }
        assert!(spec.full_layers <= spec.layers, "{}", spec.id);
    }
    for published in catalogue::published::MODELS {
        let spec = model_spec(published.id).expect("a published model has specifications");
        let off = spec.total_params_b.expect("with a size") / published.total_params_b;
        assert!((off - 1.0).abs() < 0.011, "{}", published.id);
    }
    for gpu in catalogue::published::GPUS {
        assert_eq!(gpu_spec(gpu.id).map(|spec| spec.vram_gb), Some(gpu.vram_gb), "{}", gpu.id);
    }
}

fn any_precision() -> impl Strategy<Value = Precision> {
    prop::sample::select(vec![Precision::Bits16, Precision::Fp8, Precision::Int8, Precision::Bits4])
}

/// Any number at all, most of them of a size that occurs.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![4 => (0.0..14.0f64).prop_map(|log| 10f64.powf(log)), 1 => any::<f64>(), 1 => Just(0.0)]
}

fn any_layout() -> impl Strategy<Value = KvLayout> {
    (any_number(), prop::option::of(1.0..64.0f64), any_number(), 1.0..64.0f64, any_number(), any_number()).prop_map(
        |(full_values, full_heads, window_values, window_heads, window_tokens, state_bytes)| KvLayout {
            full_values,
            full_heads,
            window_values,
            window_heads,
            window_tokens,
            state_bytes,
        },
    )
}

prop_compose! {
    fn any_placement()(parameters in any_number(), kv in any_layout(), precision in any_precision(), gpu_memory in any_number(),
        gpus in any_number(), context in any_number(), kv_bytes in 0.5..2.0f64) -> Placement {
        Placement { parameters, kv, precision, gpu_memory, gpus, context, kv_bytes }
    }
}

proptest! {
    #[test]
    fn everything_is_finite(placement in any_placement()) {
        let memory = place(&placement);
        let figures = [memory.weights, memory.usable, memory.kv_per_token, memory.kv_per_sequence, memory.free, memory.fit.sequences()];
        prop_assert!(figures.iter().all(|figure| figure.is_finite()), "{memory:?}");
    }

    #[test]
    fn a_longer_context_never_serves_more(placement in any_placement(), more in 1.0..100.0f64) {
        let longer = Placement { context: placement.context * more, ..placement };
        prop_assert!(place(&longer).fit.sequences() <= place(&placement).fit.sequences());
    }

    #[test]
    fn fewer_bits_are_never_larger(placement in any_placement()) {
        let [four, eight, sixteen] = [Precision::Bits4, Precision::Fp8, Precision::Bits16]
            .map(|precision| place(&Placement { precision, ..placement }));
        prop_assert!(four.weights <= eight.weights && eight.weights <= sixteen.weights);
        prop_assert!(four.fit.sequences() >= eight.fit.sequences() && eight.fit.sequences() >= sixteen.fit.sequences());
    }

    #[test]
    fn twice_the_gpus_never_serve_less(placement in any_placement(), exponent in 0..5i32) {
        // A latent is copied to every GPU of a machine, so more of them hold no more sequences; still never fewer.
        let kv = KvLayout { state_bytes: 0.0, ..placement.kv };
        let some = Placement { gpus: 2f64.powi(exponent), kv, ..placement };
        let twice = Placement { gpus: 2.0 * some.gpus, ..some };
        prop_assert!(place(&twice).fit.sequences() >= place(&some).fit.sequences());
    }
}
