//! The smallest and the cheapest replica that serves, against what the models' makers recommend.

use llm_breakeven::catalogue::{gpu_spec, model_spec, published, specs};
use llm_breakeven::engine::fleet::{COUNTS, Offer, cheapest, fewest};
use llm_breakeven::engine::memory::{CONTEXT, Fit, KV_BYTES, Placement, place};
use llm_breakeven::engine::specs::Precision;

fn placement(model: &str, precision: Precision) -> Placement {
    let spec = model_spec(model).expect("the model is in the catalogue");
    let parameters = spec.total_params_b.expect("with a size") * 1e9;
    let kv = spec.kv_layout().expect("and a layout");
    Placement { parameters, kv, precision, gpu_memory: 0.0, gpus: 1.0, context: CONTEXT, kv_bytes: KV_BYTES }
}

/// Model, precision, GPU, fewest that serve. Meta: Maverick in FP8 on one H100 host, Scout in four bits on one H100; Z.ai: GLM-4.5
/// 16 in BF16 and 8 in FP8, Air 4 and 2; DeepSeek V3: 8 H200 or 16 H100.
const FEWEST: &[(&str, Precision, &str, Option<f64>)] = &[
    ("llama-4-maverick", Precision::Fp8, "h100-80gb", Some(8.0)),
    ("llama-4-maverick", Precision::Bits4, "h100-80gb", Some(4.0)),
    ("llama-4-scout", Precision::Bits4, "h100-80gb", Some(1.0)),
    ("llama-4-scout", Precision::Fp8, "h100-80gb", Some(2.0)),
    ("llama-4-scout", Precision::Bits16, "h100-80gb", Some(4.0)),
    ("glm-4.7", Precision::Bits16, "h100-80gb", Some(16.0)),
    ("glm-4.7", Precision::Fp8, "h100-80gb", Some(8.0)),
    ("glm-4.5-air", Precision::Bits16, "h100-80gb", Some(4.0)),
    ("glm-4.5-air", Precision::Fp8, "h100-80gb", Some(2.0)),
    ("deepseek-v3", Precision::Fp8, "h200-141gb", Some(8.0)),
    ("deepseek-v3", Precision::Fp8, "h100-80gb", Some(16.0)),
    ("deepseek-v3", Precision::Bits4, "h100-80gb", Some(8.0)),
    ("deepseek-v3", Precision::Bits16, "h100-80gb", None),
    ("llama-3.1-405b", Precision::Fp8, "h100-80gb", Some(8.0)),
    ("llama-3.1-8b", Precision::Bits16, "l4-24gb", Some(1.0)),
    ("mistral-small-3.1", Precision::Bits16, "l40s-48gb", Some(2.0)),
];

#[test]
fn the_fewest_are_what_makers_recommend() {
    for (model, precision, gpu, gpus) in FEWEST {
        let memory = gpu_spec(gpu).expect("a known GPU").vram_gb * 1e9;
        let found = fewest(&placement(model, *precision), memory).map(|(gpus, _)| gpus);
        assert_eq!(found, *gpus, "{model} {precision:?} {gpu}");
    }
}

#[test]
fn fewer_do_not_serve() {
    for model in specs::MODELS.iter().filter(|spec| spec.kv_layout().is_some() && spec.total_params_b.is_some()) {
        for gpu in specs::GPUS {
            let placement = placement(model.id, Precision::Fp8);
            let Some((gpus, memory)) = fewest(&placement, gpu.vram_gb * 1e9) else { continue };
            assert!(matches!(memory.fit, Fit::Serves(_)));
            for fewer in COUNTS.iter().filter(|count| **count < gpus) {
                let on = place(&Placement { gpu_memory: gpu.vram_gb * 1e9, gpus: *fewer, ..placement });
                assert!(!matches!(on.fit, Fit::Serves(_)), "{} on {fewer}x {}", model.id, gpu.id);
            }
        }
    }
}

/// The published rentals as offers.
fn offers() -> Vec<Offer> {
    let memory = |id: &str| gpu_spec(id).expect("a known GPU").vram_gb * 1e9;
    let rows = published::RENTALS.iter();
    rows.map(|row| Offer { gpu_memory: memory(row.gpu), usd_per_hour: row.usd_per_hour, count: row.count }).collect()
}

#[test]
fn the_cheapest_is_found_among_the_rentals() {
    for (model, precision, gpu, gpus, usd_per_hour) in [
        ("llama-3.1-8b", Precision::Bits16, "a10g-24gb", 1.0, 0.50),
        ("mistral-small-3.1", Precision::Fp8, "l40s-48gb", 1.0, 0.99),
        // Four A10Gs hold it for 2.00, two A100 for 3.78.
        ("llama-3.3-70b", Precision::Fp8, "l40s-48gb", 2.0, 1.98),
        // Eight A100 for 15.12; sixteen L40S for 15.84.
        ("llama-4-maverick", Precision::Fp8, "a100-80gb", 8.0, 15.12),
    ] {
        let found = cheapest(&placement(model, precision), &offers()).expect("something serves");
        assert_eq!((published::RENTALS[found.offer].gpu, found.gpus), (gpu, gpus), "{model}");
        assert!((found.usd_per_hour - usd_per_hour).abs() < 1e-9, "{model}: {}", found.usd_per_hour);
    }
}

#[test]
fn an_offer_without_price_or_room_is_passed_over() {
    let of = |usd_per_hour, count| Offer { gpu_memory: 80e9, usd_per_hour, count };
    let small = placement("llama-3.1-8b", Precision::Bits16);
    assert_eq!(cheapest(&small, &[]), None);
    assert_eq!(cheapest(&small, &[of(0.0, 1.0), of(f64::NAN, 1.0), of(f64::INFINITY, 1.0), of(1.0, 0.0)]), None);
    // Two at a time, and one is enough: both are rented.
    let pair = cheapest(&small, &[of(1.0, 2.0)]).expect("two serve");
    assert_eq!((pair.gpus, pair.usd_per_hour, pair.memory.usable), (2.0, 1.0, 144e9));
    let found = cheapest(&small, &[of(3.0, 1.0), of(2.0, 1.0), of(2.0, 1.0)]).expect("three serve");
    assert_eq!((found.offer, found.usd_per_hour), (1, 2.0));
    assert_eq!(cheapest(&placement("deepseek-v3", Precision::Bits16), &[of(1.0, 1.0)]), None);
}
