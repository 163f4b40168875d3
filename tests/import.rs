//! What visitors paste: `config.json` files of every kind of attention, with gaps and with nonsense; the block of a benchmark.

use llm_breakeven::catalogue::import::config::{Imported, Missing, read};
use llm_breakeven::catalogue::import::json::Json;
use llm_breakeven::catalogue::import::serving;
use llm_breakeven::catalogue::model_spec;
use llm_breakeven::engine::specs::{Experts, Model};
use proptest::prelude::*;
use serde_json::Value;

/// The tree of a document; its parser is not ours.
fn tree(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(value) => Json::Number(value.as_f64().unwrap_or(f64::NAN)),
        Value::String(value) => Json::Text(value.clone()),
        Value::Array(values) => Json::List(values.iter().map(tree).collect()),
        Value::Object(members) => Json::Object(members.iter().map(|(key, value)| (key.clone(), tree(value))).collect()),
    }
}

fn file(name: &str) -> Imported {
    let path = format!("{}/tests/import/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the file is in the repository");
    read(&tree(&serde_json::from_str(&text).expect("it is JSON")))
}

/// File, the catalogue's model, and its parameters as others recomputed them: all and active, 10^9.
const COMPLETE: &[(&str, &str, f64, f64)] = &[
    ("llama-3.1-70b", "llama-3.3-70b", 70.55, 70.55),
    ("deepseek-v3", "deepseek-v3", 671.0, 37.6),
    ("qwen3-235b-a22b", "qwen3-235b-a22b", 235.1, 22.2),
    ("llama-4-maverick", "llama-4-maverick", 400.7, 17.2),
    ("gemma-3-27b", "gemma-3-27b", 27.01, 27.01),
    // The published 5.13 leaves the 0.58 of the input table out.
    ("gpt-oss-120b", "gpt-oss-120b", 116.8, 5.71),
];

#[test]
fn complete_files_give_the_catalogues_model() {
    for (name, id, total, active) in COMPLETE {
        let imported = file(name);
        assert_eq!(imported.missing, [], "{name}");
        let ours = imported.for_engine().expect("nothing is missing");
        let spec = model_spec(id).expect("it is in the catalogue");
        let known = spec.for_engine().expect("and known");
        assert_eq!(
            (ours.kv, ours.layers, ours.hidden, ours.attention, ours.experts),
            (known.kv, known.layers, known.hidden, known.attention, known.experts),
            "{name}"
        );
        assert!((ours.total / total / 1e9 - 1.0).abs() < 0.001, "{name}: {} of {total}", ours.total);
        assert!((ours.active / active / 1e9 - 1.0).abs() < 0.006, "{name}: {} of {active}", ours.active);
        assert_eq!(imported.has_other_parts, matches!(*name, "llama-4-maverick" | "gemma-3-27b"), "{name}");
    }
    assert_eq!(file("llama-3.1-70b").max_context, Some(131_072.0));
}

#[test]
fn linear_layers_keep_a_state() {
    let imported = file("hybrid");
    let kv = imported.kv.expect("the layout is known");
    assert_eq!((kv.full_values * 2.0, kv.full_heads), (30_720.0, Some(2.0)));
    // The catalogue's 94 MB.
    assert_eq!(kv.state_bytes, 45.0 * 64.0 * 128.0 * 128.0 * 2.0);
    assert_eq!(imported.experts, Some(Experts { count: 512.0, per_token: 10.0 }));
    assert_eq!(imported.missing, [Missing::Parameters]);
    assert_eq!(imported.for_engine(), None);
    // What was asked for makes it whole.
    let asked = Imported { parameters: Some((397e9, 17e9)), ..imported };
    assert_eq!(asked.for_engine().map(|model| (model.total, model.active)), Some((397e9, 17e9)));
}

#[test]
fn what_a_file_does_not_say_is_listed() {
    use Missing::*;
    for (name, missing) in [
        ("old", vec![KvHeads, Parameters]),
        ("state-space", vec![Attention, Parameters]),
        ("windows-unsaid", vec![Windows, Parameters]),
        ("hostile", vec![Layers, HiddenSize, Heads, Parameters]),
    ] {
        let imported = file(name);
        assert_eq!(imported.missing, missing, "{name}");
        assert_eq!(imported.for_engine(), None, "{name}");
        assert!(imported.missing.iter().all(|what| !what.name().is_empty()));
    }
    assert_eq!(read(&Json::Null).missing, [Layers, HiddenSize, Heads, Parameters]);
}

/// A complete file with one member changed or, with `null`, taken away; what is then missing.
const CHANGED: &[(&str, &str, &str, &[Missing])] = &[
    ("llama-3.1-70b", "num_key_value_heads", "null", &[Missing::KvHeads, Missing::Parameters]),
    ("llama-3.1-70b", "vocab_size", "null", &[Missing::Parameters]),
    ("llama-3.1-70b", "tie_word_embeddings", "null", &[Missing::Parameters]),
    ("llama-3.1-70b", "hidden_act", "\"gelu\"", &[Missing::Parameters]),
    ("llama-3.1-70b", "num_attention_heads", "63", &[Missing::HeadDim, Missing::Parameters]),
    ("llama-3.1-70b", "head_dim", "128", &[]),
    ("llama-3.1-70b", "sliding_window", "4096", &[Missing::Windows, Missing::Parameters]),
    ("llama-3.1-70b", "compress_ratios", "[4]", &[Missing::Attention, Missing::Parameters]),
    ("deepseek-v3", "v_head_dim", "null", &[Missing::HeadDim, Missing::Parameters]),
    ("deepseek-v3", "num_experts_per_tok", "null", &[Missing::ExpertsPerToken, Missing::Parameters]),
    ("deepseek-v3", "num_experts_per_tok", "256", &[Missing::ExpertsPerToken]),
    ("gpt-oss-120b", "layer_types", "[\"full_attention\"]", &[Missing::Attention, Missing::Parameters]),
    ("gpt-oss-120b", "sliding_window", "null", &[Missing::Attention, Missing::Parameters]),
];

#[test]
fn every_gap_is_seen() {
    for (name, key, value, missing) in CHANGED {
        let path = format!("{}/tests/import/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the file is in the repository");
        let mut document: Value = serde_json::from_str(&text).expect("it is JSON");
        document[*key] = serde_json::from_str(value).expect("so is the change");
        assert_eq!(read(&tree(&document)).missing, *missing, "{name} with {key} {value}");
    }
}

#[test]
fn windows_of_older_files_are_read() {
    let base = r#""hidden_size":4096,"num_attention_heads":32,"num_key_value_heads":8,"num_hidden_layers":32"#;
    for (rest, full, window) in [
        (r#""model_type":"mistral","sliding_window":4096"#, 0.0, 32.0),
        (r#""model_type":"mistral","sliding_window":null"#, 32.0, 0.0),
        (r#""model_type":"qwen2","sliding_window":4096,"use_sliding_window":false"#, 32.0, 0.0),
        (r#""sliding_window":4096,"use_sliding_window":true,"max_window_layers":28"#, 28.0, 4.0),
        (r#""sliding_window":4096,"sliding_window_pattern":6"#, 5.0, 27.0),
        (r#""attention_chunk_size":8192,"no_rope_layer_interval":4"#, 8.0, 24.0),
    ] {
        let text = format!("{{{base},{rest}}}");
        let kv = read(&tree(&serde_json::from_str(&text).expect("JSON"))).kv.expect("the layout is known");
        assert_eq!((kv.full_values, kv.window_values), (full * 2048.0, window * 2048.0), "{rest}");
    }
}

fn any_json() -> impl Strategy<Value = Json> {
    let keys = prop::sample::select(vec![
        "num_hidden_layers",
        "hidden_size",
        "num_attention_heads",
        "num_key_value_heads",
        "head_dim",
        "vocab_size",
        "intermediate_size",
        "num_experts",
        "num_experts_per_tok",
        "layer_types",
        "sliding_window",
        "kv_lora_rank",
        "qk_rope_head_dim",
        "qk_nope_head_dim",
        "v_head_dim",
        "text_config",
        "tie_word_embeddings",
        "hidden_act",
        "full_attention_interval",
        "no_rope_layers",
        "attention_chunk_size",
        "max_window_layers",
        "first_k_dense_replace",
        "use_sliding_window",
        "interleave_moe_layer_step",
        "linear_key_head_dim",
    ]);
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<f64>().prop_map(Json::Number),
        (1..200u32).prop_map(|count| Json::Number(f64::from(count))),
        prop::sample::select(vec!["silu", "full_attention", "sliding_attention", "gemma", ""])
            .prop_map(|text| Json::Text(text.into())),
    ];
    leaf.prop_recursive(3, 64, 26, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
            prop::collection::vec((keys.clone().prop_map(str::to_owned), inner), 0..26).prop_map(Json::Object),
        ]
    })
}

fn is_finite(model: &Model) -> bool {
    let kv = model.kv;
    [
        model.total,
        model.active,
        model.layers,
        model.hidden,
        model.attention,
        kv.full_values,
        kv.window_values,
        kv.window_tokens,
        kv.state_bytes,
    ]
    .iter()
    .all(|figure| figure.is_finite() && *figure >= 0.0)
}

proptest! {
    #[test]
    fn any_document_is_read(document in any_json()) {
        let imported = read(&document);
        if let Some(model) = imported.for_engine() {
            prop_assert!(is_finite(&model), "{model:?}");
        }
        prop_assert!(imported.for_engine().is_some() || !imported.missing.is_empty(), "{imported:?}");
    }

    #[test]
    fn any_text_is_read(text in ".{0,200}") {
        prop_assert_eq!(serving::read(&text), None);
        let _ = serving::read(&format!("Serving Benchmark Result\nOutput token throughput (tok/s): {text}"));
    }
}

/// As vLLM prints it, with what comes before on a terminal.
const BLOCK: &str = "\
100%|██████████| 1000/1000 [00:57<00:00, 17.29it/s]
============ Serving Benchmark Result ============
Successful requests:                     1000
Maximum request concurrency:             64
Benchmark duration (s):                  57.83
Total input tokens:                      1021255
Total generated tokens:                  197846
Request throughput (req/s):              17.29
Output token throughput (tok/s):         3421.16
Total Token throughput (tok/s):          21080.73
---------------Time to First Token----------------
Mean TTFT (ms):                          231.04
Median TTFT (ms):                        198.11
P99 TTFT (ms):                           902.52
-----Time per Output Token (excl. 1st token)------
Mean TPOT (ms):                          18.20
Median TPOT (ms):                        17.93
P99 TPOT (ms):                           33.06
==================================================
";

#[test]
fn a_benchmark_is_read() {
    let result = serving::read(BLOCK).expect("there is a block");
    assert_eq!(result.requests, Some(17.29));
    assert_eq!((result.output_rate, result.total_rate), (Some(3421.16), Some(21080.73)));
    assert_eq!((result.first_token_ms, result.per_token_ms), (Some(231.04), Some(18.2)));
    assert_eq!((result.served, result.seconds), (Some(1000.0), Some(57.83)));
    let share = result.input_share().expect("tokens are counted");
    assert!((share - 0.837_712).abs() < 1e-6, "{share}");
    assert_eq!(result.tokens_per_second(), Some(21080.73));
    // Later versions write the line in lower case.
    let lower = BLOCK.replace("Total Token throughput", "Total token throughput");
    assert_eq!(serving::read(&lower), Some(result));
    // Without it, the counts say the same.
    let counted = serving::read(&BLOCK.replace("Total Token throughput", "Nothing"))
        .and_then(|result| result.tokens_per_second());
    assert!(counted.is_some_and(|rate| (rate / 21080.73 - 1.0).abs() < 1e-3), "{counted:?}");
}

#[test]
fn a_benchmark_that_says_nothing_is_none() {
    assert_eq!(serving::read(""), None);
    assert_eq!(serving::read("Output token throughput (tok/s): 3421.16"), None);
    assert_eq!(serving::read("== Serving Benchmark Result ==\nSuccessful requests: 3\n"), None);
    for wrong in ["-1", "NaN", "inf", "1e300", "x", ""] {
        assert_eq!(serving::read(&BLOCK.replace("3421.16", wrong).replace("21080.73", wrong)), None, "{wrong}");
    }
    // Of several, the last.
    let two = format!("{BLOCK}{}", BLOCK.replace("3421.16", "4000"));
    assert_eq!(serving::read(&two).and_then(|result| result.output_rate), Some(4000.0));
}
