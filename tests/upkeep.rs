//! Keeping prices current: `make prices`, and the table that finds our rows in LiteLLM's list.

#[path = "upkeep/update.rs"]
mod update;

use llm_breakeven::catalogue::{current, current_offer};
use update::update;

const API: &str = "\
id,vendor,name,input,output,cached_input,batch_input,batch_output,model,ends_on,note,source,checked_on
n/large,North,Large,2.5,10,1.25,,,,,\"a, b\",https://example.com (by LiteLLM 1.109.1),2026-11-23
n/small,North,Small,0.15,0.6,,,,,,,\"LiteLLM 1.109.1 (genai-prices agrees, too)\",2026-11-23
n/gone,North,Gone,1,2,,,,,,,https://example.com,2026-11-23
n/free,North,Free,1,2,,,,,,,https://example.com,2026-11-23
n/own,North,Own,1,2,,,,,,,https://example.com,2026-11-23
";
const MAPPING: &str = "id,litellm\nn/large,large\nn/small,small\nn/gone,gone\nn/free,free\n";
const LIST: &str = r#"{
    "sample_spec": {"litellm_provider": "one of them"},
    "large": {"litellm_provider": "n", "mode": "chat", "input_cost_per_token": 2e-6, "output_cost_per_token": 1e-5,
              "input_cost_per_token_batches": 1e-6, "deprecation_date": "2027-01-31"},
    "small": {"litellm_provider": "n", "mode": "chat", "input_cost_per_token": 1.5e-7, "output_cost_per_token": 3e-6},
    "free": {"litellm_provider": "n", "mode": "chat", "input_cost_per_token": 0, "output_cost_per_token": 0}
}"#;

#[test]
fn rows_are_renewed_and_what_changed_is_said() {
    let updated = update(API, MAPPING, LIST, "2026-12-01").expect("the texts are right");
    assert_eq!(
        updated.lines,
        [
            "  n/large: input 2.5 → 2 (−20%)",
            "! n/large: cached_input 1.25 is not in the list any more, left as it is",
            "  n/large: batch_input is new: 1",
            "! n/large: the list says that it ends on 2027-01-31; ends_on is \"\"",
            "! n/small: output 0.6 → 3 (+400%)",
            "! n/gone: gone has no price in the list any more, left as it is",
            "! n/free: free has no price in the list any more, left as it is",
            "  n/own: not in litellm.csv, left as it is",
            "0 rows are the same.",
        ]
    );
    let expected = API
        .replace("Large,2.5,10,1.25,,,", "Large,2,10,1.25,1,,")
        .replace("(by LiteLLM 1.109.1),2026-11-23", "(by LiteLLM of 2026-12-01),2026-12-01")
        .replace("0.15,0.6", "0.15,3")
        .replace(
            "\"LiteLLM 1.109.1 (genai-prices agrees, too)\",2026-11-23",
            "\"LiteLLM of 2026-12-01 (genai-prices agrees, too)\",2026-12-01",
        );
    assert_eq!(updated.csv, expected);
    // Once more, and nothing but the dates is new.
    let again = update(&updated.csv, MAPPING, LIST, "2026-12-02").expect("the texts are right");
    assert_eq!(again.csv, expected.replace("2026-12-01", "2026-12-02"));
    assert!(again.lines.iter().all(|line| !line.contains('→')), "{:?}", again.lines);
}

#[test]
fn what_cannot_be_read_changes_nothing() {
    for (list, date, sentence) in [
        ("", "2026-12-01", "The list is not JSON: EOF while parsing a value at line 1 column 0."),
        (&LIST[..80], "2026-12-01", "The list is not JSON: EOF while parsing a string at line 3 column 22."),
        (LIST, "1.12.2026", "`1.12.2026` is not a date like 2026-11-23."),
        (
            r#"{"prices": [{"id": "a", "vendor": "b", "input": 1, "output": 2}]}"#,
            "2026-12-01",
            "This is the list of llm-prices, not of LiteLLM.",
        ),
        (
            r#"{"a": {"litellm_provider": "b", "input_cost_per_token": -1, "output_cost_per_token": 1}}"#,
            "2026-12-01",
            "a: `input_cost_per_token` is negative (`-1`). Nothing was taken from the file.",
        ),
    ] {
        assert_eq!(update(API, MAPPING, list, date).expect_err("it is wrong"), sentence);
    }
}

const OWN_API: &str = include_str!("../src/catalogue/current/api.csv");
const OWN_MAPPING: &str = include_str!("../src/catalogue/current/litellm.csv");

/// LiteLLM's list as it would have to be for our rows.
fn own_list() -> String {
    let mut list = serde_json::Map::new();
    let mut reader = csv::Reader::from_reader(OWN_MAPPING.as_bytes());
    for row in reader.records() {
        let row = row.expect("a row");
        let offer = current_offer(&row[0]).unwrap_or_else(|| panic!("{} is not in api.csv", &row[0]));
        let mut entry = serde_json::Map::new();
        entry.insert("litellm_provider".into(), offer.vendor.into());
        for (field, price) in [
            ("input_cost_per_token", offer.input),
            ("output_cost_per_token", offer.output),
            ("cache_read_input_token_cost", offer.cached_input),
            ("input_cost_per_token_batches", offer.batch_input),
            ("output_cost_per_token_batches", offer.batch_output),
        ] {
            if let Some(usd) = price.price() {
                entry.insert(field.into(), (usd / 1e6).into());
            }
        }
        assert!(list.insert(row[1].to_owned(), entry.into()).is_none(), "{} stands twice", &row[1]);
    }
    serde_json::Value::Object(list).to_string()
}

#[test]
fn our_own_rows_come_out_as_they_are() {
    let updated = update(OWN_API, OWN_MAPPING, &own_list(), "2026-11-23").expect("they are right");
    assert!(updated.lines.iter().all(|line| !line.contains('→') && !line.starts_with('!')), "{:?}", updated.lines);
    let unmapped = updated.lines.iter().filter(|line| line.ends_with("not in litellm.csv, left as it is")).count();
    let same = current::API.len() - unmapped;
    assert_eq!(updated.lines.last(), Some(&format!("{same} rows are the same.")));
    assert!(same > 50, "few rows are found in the list: {same}");
    // But for source and date, every cell is what it was.
    let cells = |csv: &str| -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        reader.records().map(|row| row.expect("a row").iter().take(11).map(str::to_owned).collect()).collect()
    };
    assert_eq!(cells(&updated.csv), cells(OWN_API));
}
