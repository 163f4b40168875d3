//! JSON: wrong types in it, and a tree against its text.

use crate::{file, read, sums};
use llm_breakeven::catalogue::import::json::Json;
use llm_breakeven::units::Tokens;
use llm_breakeven::usage::{Source, read_usage};

/// `null`, wrong types and nesting, one entry after a good one.
#[test]
fn json_of_wrong_types() {
    let good = r#"{"input_tokens":10,"output_tokens":5,"num_model_requests":1,"start_time":1759276800}"#;
    let rows = [
        ("7", "Entry 2: is no object with named values."),
        ("null", "Entry 2: is no object with named values."),
        (r#"{"input_tokens":"x","start_time":1759276800}"#, "Entry 2: `input_tokens` is not a number (`x`)."),
        (r#"{"input_tokens":true,"start_time":1759276800}"#, "Entry 2: `input_tokens` is not a number (`true`)."),
        (r#"{"input_tokens":[1],"start_time":1759276800}"#, "Entry 2: `input_tokens` is not a number (`[…]`)."),
        (r#"{"input_tokens":{"a":1},"start_time":1759276800}"#, "Entry 2: `input_tokens` is not a number (`{…}`)."),
        (r#"{"input_tokens":-1,"start_time":1759276800}"#, "Entry 2: `input_tokens` is negative (`-1`)."),
        (r#"{"input_tokens":0.5,"start_time":1759276800}"#, "Entry 2: `input_tokens` is not a whole number (`0.5`)."),
        (r#"{"input_tokens":1,"start_time":1e300}"#, "Entry 2: `start_time` is not a date like 2025-10-31 (`1e300`)."),
        (r#"{"input_tokens":1,"start_time":null}"#, "Entry 2: `start_time` is empty."),
    ];
    for (bad, reason) in rows {
        let usage = read(&format!("[{good},{bad}]"));
        assert_eq!(sums(&usage), (10.0, 0.0, 5.0, Some(1.0), None), "{bad}");
        assert_eq!(usage.reasons[0].to_string(), reason, "{bad}");
    }
    let lines = read(&format!("{good}\n{good}\n"));
    assert_eq!(lines.input_tokens, Tokens(20.0), "JSON line by line");
    let pages = read(&format!("[{{\"data\":[{good}],\"has_more\":true}},{{\"data\":[{good}],\"has_more\":false}}]"));
    assert_eq!((pages.input_tokens, pages.is_part), (Tokens(20.0), false), "pages one after the other");
}

#[test]
fn a_tree_reads_as_its_text_does() {
    for name in ["openai-api.json", "openai-activity.json", "anthropic-api.json", "litellm-spend-logs.json"] {
        let text = file(name);
        let tree = Json::from(serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON"));
        assert_eq!(read_usage(Source::Json(&tree)), read_usage(Source::Text(&text)), "{name}");
    }
}

#[test]
fn the_json_tree() {
    let tree = Json::from(serde_json::json!({"a": [1.5, "x", null, true], "b": {"c": 2}}));
    assert_eq!(tree.get("a").map(|list| list.items().len()), Some(4));
    assert_eq!(tree.get("a").and_then(|list| list.items()[0].as_f64()), Some(1.5));
    assert_eq!(tree.get("a").and_then(|list| list.items()[1].as_text()), Some("x"));
    assert_eq!(tree.get("b").and_then(|b| b.get("c")).and_then(Json::as_f64), Some(2.0));
    assert_eq!((tree.get("c"), tree.as_f64(), tree.as_text(), tree.items().len()), (None, None, None, 0));
}
