//! A list as large as the largest there is.

use crate::{import, of};
use std::fmt::Write;

/// A list of as many entries as LiteLLM's has, in its proportions and with as much beside the prices.
fn large() -> (String, Vec<String>, [usize; 3]) {
    let (mut text, mut offers, mut left_out) = (String::from("{"), Vec::new(), [0; 3]);
    for at in 0..4500_u32 {
        let id = format!("vendor-{}/model-{at:04}", at % 37);
        let (input, output) = (f64::from(at % 100 + 1) / 20.0, f64::from(at % 90 + 1) / 4.0);
        let (mode, prices) = match at % 18 {
            0..4 => ("image_generation", String::from("\"output_cost_per_image\": 0.04")),
            4 => ("chat", String::from("\"tiered_pricing\": [{\"range\": [0, 32000]}, {\"range\": [32000, 128000]}]")),
            5 => ("chat", String::from("\"input_cost_per_token\": 0, \"output_cost_per_token\": 0.0")),
            _ => {
                let (per_in, per_out) = (input / 1e6, output / 1e6);
                ("chat", format!("\"input_cost_per_token\": {per_in:e}, \"output_cost_per_token\": {per_out:e}"))
            }
        };
        match at % 18 {
            0..4 => left_out[0] += 1,
            4 => left_out[1] += 1,
            5 => left_out[2] += 1,
            _ => offers.push(format!("o\t{id}\t{id}\tvendor-{}\t{input}\t{output}\t\t\t", at % 37)),
        }
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\n    \"{id}\": {{\n        {prices},\n        \"mode\": \"{mode}\",\n        ");
        let _ = write!(
            text,
            "\"litellm_provider\": \"vendor-{}\",\n        \"max_input_tokens\": 131072,\n        ",
            at % 37
        );
        for flag in 0..12 {
            let _ = write!(text, "\"supports_something_or_other_{flag}\": true,\n        ");
        }
        text.push_str("\"source\": \"https://example.com/a/price/list/of/models\"\n    }");
    }
    text.push_str("\n}\n");
    offers.sort_unstable();
    (text, offers, left_out)
}

#[test]
fn a_list_of_4500_entries() {
    let (text, offers, [other, none, zero]) = large();
    assert!(text.len() > 3_000_000, "{}", text.len());
    let lines = import("model_prices_and_context_window.json", text.as_bytes());
    assert_eq!(
        of(&lines, &['k', 'e']),
        [
            "k|LiteLLM|LiteLLM: 3,000 API offers. Left out: 1,000 for other work than text (images, speech, embeddings), 250 \
          without a price, 250 at a price of zero, which is free or not known.|3000|0"
        ]
    );
    assert_eq!((offers.len(), other, none, zero), (3000, 1000, 250, 250));
    assert_eq!(lines[2..], offers);
    // One wrong price in the last of them, and nothing is taken.
    let at = text.rfind("\"output_cost_per_token\": ").expect("it has prices") + "\"output_cost_per_token\": ".len();
    let broken = format!("{}-{}", &text[..at], &text[at..]);
    assert!(import("", broken.as_bytes())[0].contains("`output_cost_per_token` is negative"));
    assert_eq!(import("", broken.as_bytes()).len(), 1);
}
