//! What is refused: wrong prices, files that break off, are too large or no price list at all.

use crate::{file, import, refuses};
use llm_breakeven::catalogue::import::prices::MOST_JSON_BYTES;
use llm_breakeven::later::answer;

/// A LiteLLM list of one entry with this in the place of its input price.
fn one_price(price: &str) -> String {
    format!(
        r#"{{"m/a":{{"litellm_provider":"m","mode":"chat","input_cost_per_token":{price},"output_cost_per_token":1e-6}}}}"#
    )
}

#[test]
fn prices_of_the_wrong_kind_refuse_the_file() {
    const NOTHING: &str = "Nothing was taken from the file.";
    for (price, what) in [
        ("-0.000001", "is negative (`-0.000001`)"),
        ("\"0.000001\"", "is a text and not a number (`0.000001`)"),
        ("\"<img src=x>\"", "is a text and not a number (`<img src=x>`)"),
        ("true", "is no number (`…`)"),
        ("[1]", "is no number (`…`)"),
        ("{}", "is no number (`…`)"),
        ("1e305", "is not a number (`1e305`)"),
    ] {
        refuses(one_price(price).as_bytes(), &format!("m/a: `input_cost_per_token` {what}. {NOTHING}"));
    }
    // Not all that is odd is wrong.
    for (price, said) in [
        ("null", "1 without a price"),
        ("0", "1 at a price of zero, which is free or not known"),
        ("1", "1 at a price beyond belief (the first is m/a)"),
    ] {
        refuses(one_price(price).as_bytes(), &format!("LiteLLM: there is no price to take. Left out: {said}."));
    }
}

#[test]
fn every_other_format_refuses_a_wrong_price_too() {
    const NOTHING: &str = "Nothing was taken from the file.";
    let json = |name: &str, from: &str, to: &str, sentence: &str| {
        let text = String::from_utf8(file(name)).expect("it is text");
        let broken = text.replacen(from, to, 1);
        assert_ne!(text, broken, "{name}: {from}");
        refuses(broken.as_bytes(), &format!("{sentence} {NOTHING}"));
    };
    json("openrouter.json", "\"0.00001\"", "\"free\"", "north/large: `completion` is not a number (`free`).");
    json("openrouter.json", "\"0.00001\"", "\"inf\"", "north/large: `completion` is not a number (`inf`).");
    json("openrouter.json", "\"0.00001\"", "[]", "north/large: `completion` is no number (`…`).");
    json("openrouter.json", "\"0.00000125\"", "\"-1\"", "north/large: `input_cache_read` is negative (`-1`).");
    json(
        "openrouter.json",
        "{ \"id\": \"north/small\"",
        "7, { \"id\": \"north/small\"",
        "Entry 2 of data is no object with named values.",
    );
    json("models-dev.json", "\"output\": 10", "\"output\": -10", "north/large: `output` is negative (`-10`).");
    json("models-dev.json", "\"paint\": {", "\"x\": 1, \"paint\": {", "x is no object with named values.");
    json(
        "genai.json",
        "\"base\": 1.25",
        "\"base\": \"1.25\"",
        "north/long: `input_mtok` is a text and not a number (`1.25`).",
    );
    json(
        "genai.json",
        "\"output_mtok\": 15",
        "\"output_mtok\": -15",
        "north/moved: `output_mtok` is negative (`-15`).",
    );
    json("llm-prices.json", "\"input\": 0.0375", "\"input\": false", "north/small: `input` is no number (`…`).");
    json("silybench.csv", "2.69", "-2.69", "Line 2: `usd_per_gpu_hour` is negative (`-2.69`).");
    json(
        "silybench.csv",
        "2.69",
        "2690",
        "Line 2: `usd_per_gpu_hour` is more than a GPU-hour costs anywhere (`2690`).",
    );
    json("silybench.csv", "2.69", "n/a", "Line 2: `usd_per_gpu_hour` is not a number (`n/a`).");
    json("silybench.csv", "3.99,8", "3.99,8.5", "Line 6: `min_gpus` is no number of GPUs (`8.5`).");
    json("silybench.csv", "runpod,", ",", "Line 2: it is not said whose price that is.");
    json("silybench.csv", "\"8 GPUs, and 26 vCPU\"", "\"8 GPUs", "Line 5: a quote is never closed.");
    json("skypilot.csv", "31.92", "nan", "Line 3: `Price` is not a number (`nan`).");
    json("skypilot.csv", "12.8", "x", "Line 3: `SpotPrice` is not a number (`x`).");
    json("gpuhunt.csv", "25.6", "-25.6", "Line 2: `price` is negative (`-25.6`).");
    let cut = |name: &str, bytes: usize, sentence: &str| {
        let whole = file(name);
        refuses(&whole[..whole.len() - bytes], sentence);
    };
    cut("litellm.json", 20, "The file breaks off on line 14: it is not whole. Nothing was taken from it.");
    cut("genai.json", 200, "The file breaks off on line 11: it is not whole. Nothing was taken from it.");
    cut("gpuhunt.csv", 12, "Line 10 has 9 columns, the header 11: the file may be cut off. Nothing was taken from it.");
}

#[test]
fn what_is_no_price_list() {
    const UNKNOWN: &str = "This is no price list that can be read here: those of LiteLLM, OpenRouter, models.dev, \
                           genai-prices, llm-prices, silybench, SkyPilot and gpuhunt are, and what this page has saved.";
    for empty in ["", " \n\t", "\u{feff}"] {
        refuses(empty.as_bytes(), "The file is empty.");
    }
    for other in
        ["{}", "[]", "[1]", "[[]]", "{\"a\":1}", "{\"data\":[]}", "{\"model_type\":\"llama\"}", "a,b\n1,2", "x"]
    {
        refuses(other.as_bytes(), UNKNOWN);
    }
    refuses(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", UNKNOWN);
    refuses(b"[1,]", "This is not JSON: trailing comma at line 1 column 4.");
    refuses(b"{\"a\": nan}", "This is not JSON: expected ident at line 1 column 8.");
    assert!(answer(&["import"], None).is_empty());
    assert!(answer(&["import", "", ""], None).is_empty());
}

#[test]
fn files_that_are_too_large_are_not_read() {
    let mut ten = vec![b' '; 10_000_000];
    ten[0] = b'{';
    refuses(&ten, "The file has 10 MB; a price list has 8 at most. Nothing was taken from it.");
    ten[0] = b'[';
    ten.truncate(MOST_JSON_BYTES);
    refuses(&ten, "The file breaks off on line 1: it is not whole. Nothing was taken from it.");
    refuses(&vec![b'x'; 33_000_000], "The file has 33 MB; a price list has 32 at most. Nothing was taken from it.");
    // A table of ten megabytes is read: one row, a thousand times as long as any.
    let table = format!("gpu_name,gpu_count,price\n{}\n", "x".repeat(10_000_000));
    refuses(
        table.as_bytes(),
        "Line 2 has 1 columns, the header 3: the file may be cut off. Nothing was taken from it.",
    );
    // Nested beyond all reason.
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert!(import("", deep.as_bytes())[0].starts_with("e\tThis is not JSON: "));
}
