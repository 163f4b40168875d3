//! Where volume comes from: usage files of every known kind, broken ones, typical requests, a bill. The files under
//! `tests/usage/` were written for this; only their columns are those of the real exports (see `src/usage/layout.rs`).

use llm_breakeven::catalogue::import::json::Json;
use llm_breakeven::engine::reverse::{NoVolume, volume_for_bill};
use llm_breakeven::units::{Tokens, Usd, UsdPerMTok};
use llm_breakeven::usage::{
    Day, Demand, Kind, Mapping, PROFILES, Place, Source, Usage, UsageError, profile, read_mapped, read_usage,
    sentences, text_of,
};
use proptest::prelude::*;

fn file(name: &str) -> String {
    let path = format!("{}/tests/usage/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("the file is there")
}

#[track_caller]
fn read(text: &str) -> Usage {
    match read_usage(Source::Text(text)) {
        Ok(usage) => usage,
        Err(error) => panic!("{error}"),
    }
}

#[track_caller]
fn refuses(text: &str, sentence: &str) {
    match read_usage(Source::Text(text)) {
        Ok(usage) => panic!("read as {usage:?}"),
        Err(error) => assert_eq!(error.to_string(), sentence, "{text:?}"),
    }
}

/// Input, cached, output, requests, batch.
fn sums(usage: &Usage) -> (f64, f64, f64, Option<f64>, Option<f64>) {
    let Usage { input_tokens, cached_tokens, output_tokens, requests, batch_tokens, .. } = usage;
    (input_tokens.0, cached_tokens.0, output_tokens.0, *requests, batch_tokens.map(|tokens| tokens.0))
}

fn days(usage: &Usage) -> (Option<Day>, Option<Day>) {
    (usage.first_day, usage.last_day)
}

fn models(usage: &Usage) -> Vec<(&str, f64)> {
    usage.by_model.iter().map(|(name, tokens)| (name.as_str(), tokens.0)).collect()
}

#[test]
fn every_known_file() {
    type Row<'a> = (&'a str, Kind, (f64, f64, f64, Option<f64>, Option<f64>), [(i32, i32, i32); 2], (usize, usize));
    let rows: &[Row] = &[
        (
            "openai-export.csv",
            Kind::OpenAi,
            (354e6, 87e6, 88.5e6, Some(117_500.0), Some(7.5e6)),
            [(2025, 10, 1), (2025, 10, 31)],
            (44, 0),
        ),
        (
            "openai-api.json",
            Kind::OpenAi,
            (4200.0, 800.0, 1300.0, Some(10.0), Some(300.0)),
            [(2025, 10, 1), (2025, 10, 3)],
            (3, 1),
        ),
        (
            "openai-activity.json",
            Kind::OpenAi,
            (1000.0, 60.0, 200.0, Some(5.0), Some(770.0)),
            [(2024, 11, 4), (2024, 11, 5)],
            (2, 1),
        ),
        (
            "anthropic-console.csv",
            Kind::Anthropic,
            (1e6, 625_000.0, 100_000.0, None, Some(70_000.0)),
            [(2026, 3, 20), (2026, 3, 29)],
            (3, 0),
        ),
        (
            "anthropic-api.json",
            Kind::Anthropic,
            (5000.0, 2000.0, 1000.0, None, Some(1500.0)),
            [(2026, 3, 1), (2026, 3, 3)],
            (2, 0),
        ),
        (
            "litellm-spend-logs.json",
            Kind::LiteLlm,
            (15_284.0, 11_000.0, 967.0, Some(3.0), None),
            [(2026, 5, 1), (2026, 5, 10)],
            (4, 2),
        ),
        (
            "litellm-spend-logs.csv",
            Kind::LiteLlm,
            (15_284.0, 11_000.0, 967.0, Some(3.0), None),
            [(2026, 5, 1), (2026, 5, 10)],
            (4, 2),
        ),
    ];
    for (name, kind, expected, [first, last], counts) in rows {
        let usage = read(&file(name));
        assert_eq!(usage.kind, *kind, "{name}");
        assert_eq!(sums(&usage), *expected, "{name}");
        let day = |(year, month, day): (i32, i32, i32)| Day::of(year, month, day);
        assert_eq!(days(&usage), (day(*first), day(*last)), "{name}");
        assert_eq!((usage.rows, usage.skipped), *counts, "{name}: {:?}", usage.reasons);
        assert_eq!(usage.is_part, *name == "openai-api.json", "{name}");
        let by_model: f64 = usage.by_model.iter().map(|(_, tokens)| tokens.0).sum();
        assert_eq!(by_model, usage.tokens().0, "{name}");
    }
}

#[test]
fn models_the_largest_first() {
    assert_eq!(
        models(&read(&file("openai-export.csv"))),
        [("gpt-4o-2024-08-06", 435e6), ("gpt-4o-mini-2024-07-18", 7.5e6)]
    );
    assert_eq!(models(&read(&file("litellm-spend-logs.csv"))), [("gpt-4o", 10_300.0), ("claude-sonnet-4", 5951.0)]);
    let mut many = String::from("usage_date_utc,model_version,usage_input_tokens_no_cache,usage_output_tokens\n");
    for model in 0..200 {
        many += &format!("2026-01-01,m{model},1,1\n");
    }
    let usage = read(&many);
    assert_eq!((usage.by_model.len(), models(&usage)[0]), (61, ("other models", 280.0)));
}

#[test]
fn what_was_understood_in_words() {
    let rows = [
        (
            "openai-export.csv",
            "31 days of OpenAI usage (1–31 Oct 2025): 442.5M tokens, 80% input, 25% of it cached → 428.2M a month of 30 days.",
            &[][..],
        ),
        (
            "openai-api.json",
            "3 days of OpenAI usage (1–3 Oct 2025): 5.5K tokens, 76% input, 19% of it cached → 55K a month of 30 days.",
            &[
                "1 row was left out. Entry 5: is not text generation (`organization.usage.embeddings.result`).",
                "The file says that it is one page of several.",
                "It covers less than a week, so quiet and busy days may not even out.",
            ],
        ),
        (
            "litellm-spend-logs.csv",
            "10 days of LiteLLM usage (1–10 May 2026): 16.3K tokens, 94% input, 72% of it cached → 48.8K a month of 30 days.",
            &["2 rows were left out. Line 5: was answered from the proxy's own cache, without the model."],
        ),
    ];
    for (name, sentence, cautions) in rows {
        let usage = read(&file(name));
        assert_eq!(sentences::understood(&usage), sentence);
        assert_eq!(sentences::cautions(&usage), cautions, "{name}");
    }
    let spans = [
        (
            "2026-01-01",
            "2026-01-01",
            "1 day of OpenAI usage (1 Jan 2026): 4 tokens, 50% input → 120 a month of 30 days.",
        ),
        (
            "2025-12-31",
            "2026-01-01",
            "2 days of OpenAI usage (31 Dec 2025 – 1 Jan 2026): 4 tokens, 50% input → 60 a month of 30 days.",
        ),
        (
            "2024-02-28",
            "2024-03-01",
            "3 days of OpenAI usage (28 Feb – 1 Mar 2024): 4 tokens, 50% input → 40 a month of 30 days.",
        ),
    ];
    for (first, last, sentence) in spans {
        let text = format!("start_time,num_model_requests,input_tokens,output_tokens\n{first},1,1,1\n{last},1,1,1");
        assert_eq!(sentences::understood(&read(&text)), sentence);
    }
}

#[test]
fn a_month_at_the_files_pace() {
    let month = read(&file("openai-export.csv")).month().expect("the file has dates");
    assert_eq!((month.days, month.volume), (31.0, Tokens(442.5e6 * (30.0 / 31.0))));
    assert_eq!((month.input_share.0, month.cached_share.0), (0.8, 87.0 / 354.0));
    assert_eq!(month.batch_share.map(|share| share.0), Some(7.5 / 442.5));
    let load = month.requests.expect("the file counts requests");
    assert_eq!((load.requests_per_day, load.cached_share), (117_500.0 / 31.0, month.cached_share));
    let back = load.requests_per_day * 30.0 * (load.tokens_in + load.tokens_out);
    assert!((back - month.volume.0).abs() < 1.0, "requests give the same volume: {back}");
    assert_eq!(sentences::requests(&load), "3,790 requests a day of 3,013 tokens in and 753 out");
    let anthropic = read(&file("anthropic-console.csv")).month().expect("the file has dates");
    assert_eq!((anthropic.days, anthropic.volume, anthropic.requests), (10.0, Tokens(3.3e6), None));
}

const SMALL: &str = "start_time,model,num_model_requests,input_tokens,input_cached_tokens,output_tokens\n";

/// Ways to write the one row of 1,234,567 input, 1,000 cached and 250 output tokens.
#[test]
fn tables_of_every_dialect() {
    let plain = SMALL.to_owned() + "2025-10-01,m,2,1234567,1000,250\n";
    let rows = [
        plain.clone(),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        plain.trim_end().to_owned(),
        format!("\u{feff}{plain}"),
        plain.replace('\n', "\n\n\n"),
        plain.replace(',', ";"),
        plain.replace(',', "\t"),
        plain.replace(',', "|"),
        plain.replace(',', ";").replace("1234567", "1.234.567").replace("1000", "1.000"),
        plain.replace(',', ";").replace("1234567", "1,234,567").replace("1000", "1000,00"),
        plain.replace(',', "\t").replace("1234567", "1,234,567").replace("1000", "1e3"),
        plain.replace("1234567", "\"1,234,567\"").replace("1000", "1000.0"),
        plain.replace("1234567", "1 234\u{202f}567").replace("1000", " 1000 "),
        plain.replace("1234567", "1'234'567"),
        plain.replace(",m,2,", ",\"a \"\"b\"\"\r\nc, d\",2,"),
        plain.replace("start_time", "Start Time").replace("input_tokens", "Input-Tokens"),
        plain.replace("2025-10-01", "1759276800"),
        plain.replace("2025-10-01", "1759276800000"),
        plain.replace("2025-10-01", "2025-10-01T23:59:59.999Z"),
        plain.replace("2025-10-01", "2025-10-01 05:00:00+02"),
        plain.replace("2025-10-01", "2025/10/1"),
        plain.replace("2025-10-01", "01.10.2025"),
        plain.replace('\n', ",\n"),
        plain.clone() + "Total,,2,1234567,1000,250\n",
        plain.clone() + ",,2,1234567,1000,250\n",
        plain.clone() + ",,,,,\n \n",
    ];
    for text in &rows {
        let usage = read(text);
        assert_eq!(sums(&usage), (1_234_567.0, 1000.0, 250.0, Some(2.0), None), "{text:?}: {:?}", usage.reasons);
        assert_eq!(days(&usage).0, Day::of(2025, 10, 1), "{text:?}");
    }
}

#[test]
fn bytes_of_every_encoding() {
    let text = SMALL.to_owned() + "2025-10-01,modèle,2,10,1,5\n";
    let utf16 =
        |join: fn(u16) -> [u8; 2]| "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(join).collect();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin 1")).collect();
    let rows: [(Vec<u8>, &str); 4] = [
        (text.clone().into_bytes(), "modèle"),
        (utf16(u16::to_le_bytes), "modèle"),
        (utf16(u16::to_be_bytes), "modèle"),
        (latin, "mod\u{fffd}le"),
    ];
    for (bytes, model) in rows {
        assert_eq!(models(&read(&text_of(&bytes))), [(model, 15.0)]);
    }
}

/// One bad row between two good ones: it is left out, with its reason.
#[test]
fn bad_rows_are_left_out() {
    let rows = [
        ("2025-10-02,m,1,abc,0,1", "`input_tokens` is not a number (`abc`)."),
        ("2025-10-02,m,1,-5,0,1", "`input_tokens` is negative (`-5`)."),
        ("2025-10-02,m,1,1.5,0,1", "`input_tokens` is not a whole number (`1.5`)."),
        ("2025-10-02,m,1,1.234,0,1", "`input_tokens` is not a whole number (`1.234`)."),
        ("2025-10-02,m,1,1e16,0,1", "`input_tokens` is more than one row can hold (`1e16`)."),
        ("2025-10-02,m,1,1e400,0,1", "`input_tokens` is not a number (`1e400`)."),
        ("2025-10-02,m,1,NaN,0,1", "`input_tokens` is not a number (`NaN`)."),
        ("2025-10-02,m,1,$5,0,1", "`input_tokens` is not a number (`$5`)."),
        ("2025-10-02,m,1,5%,0,1", "`input_tokens` is not a number (`5%`)."),
        ("2025-10-02,m,1,5,6,1", "more input is cached than there is input."),
        ("2025-10-02,m,many,5,0,1", "`num_model_requests` is not a number (`many`)."),
        ("2025-10-02,m,1,5,0", "has 5 columns, the header 6."),
        ("2025-10-02,m,1,1,234,0,1", "has 7 columns, the header 6."),
        ("10/11/2025,m,1,5,0,1", "`start_time` is not a date like 2025-10-31 (`10/11/2025`)."),
        ("2025-02-29,m,1,5,0,1", "`start_time` is not a date like 2025-10-31 (`2025-02-29`)."),
        ("0,m,1,5,0,1", "`start_time` is not a date like 2025-10-31 (`0`)."),
        (",m,1,5,0,1", "`start_time` is empty."),
        ("Total,,1,5,0,1", "is a sum of other rows."),
        ("2025-10-02,Grand total:,1,5,0,1", "is a sum of other rows."),
        (
            "2025-10-02,m,1,<img src=x onerror=alert(1)>aaaaaaaaaaaaaaaaaaaaaaaa,0,1",
            "`input_tokens` is not a number (`<img src=x onerror=alert(1)>aaaaaaaaaaaa…`).",
        ),
    ];
    for (bad, why) in rows {
        let usage = read(&format!("{SMALL}2025-10-01,m,1,10,2,3\n{bad}\n2025-10-03,m,1,10,2,3\n"));
        assert_eq!(sums(&usage), (20.0, 4.0, 6.0, Some(2.0), None), "{bad}");
        let reasons: Vec<String> = usage.reasons.iter().map(ToString::to_string).collect();
        assert_eq!(reasons, [format!("Line 3: {why}")], "{bad}");
        assert_eq!((usage.rows, usage.skipped), (2, 1), "{bad}");
    }
    let many = SMALL.to_owned() + "2025-10-01,m,1,10,2,3\n" + &"x,,,x,,\n".repeat(100);
    let usage = read(&many);
    assert_eq!((usage.rows, usage.skipped, usage.reasons.len()), (1, 100, 5));
    assert_eq!(usage.reasons[4].place, Place::Line(7));
    assert_eq!(
        sentences::cautions(&usage)[0],
        "100 rows were left out. Line 3: `start_time` is not a date like 2025-10-31 (`x`)."
    );
}

#[test]
fn a_line_is_that_of_the_file() {
    let text = format!("{SMALL}2025-10-01,\"a\n\nb\",1,10,2,3\n\n\n2025-10-01,m,1,x,2,3\n");
    assert_eq!(read(&text).reasons[0].place, Place::Line(7));
}

#[test]
fn a_file_cut_off_keeps_its_whole_rows() {
    let whole = file("litellm-spend-logs.csv");
    let cut = &whole[..whole.find("\nb,").expect("there is a second row") + 300];
    let usage = read(cut);
    assert_eq!((usage.rows, usage.skipped), (1, 1));
    assert_eq!(usage.reasons[0].to_string(), "Line 3: a quote is never closed.");
}

#[test]
fn files_that_give_nothing() {
    refuses("", "The file is empty.");
    refuses("\u{feff} \n\r\n;;\n", "The file is empty.");
    refuses(SMALL, "The file has no rows of usage.");
    refuses(&(SMALL.to_owned() + "2025-10-01,,,,,\n"), "The file has no rows of usage.");
    refuses(
        &(SMALL.to_owned() + "2025-10-01,m,1,x,0,1\n"),
        "Its only row cannot be used. Line 2: `input_tokens` is not a number (`x`).",
    );
    refuses(
        &(SMALL.to_owned() + "2025-10-01,m,1,x,0,1\n2025-10-01,m,1,1,y,1\n"),
        "None of its 2 rows can be used. Line 2: `input_tokens` is not a number (`x`).",
    );
    let costs = "The file has costs but no tokens: export the usage instead, or give the amount as your monthly bill.";
    refuses("start_time,end_time,amount_value,amount_currency,line_item\n1759622400,1759708800,0.9,usd,\n", costs);
    refuses("usage_date_utc,model,workspace,cost_usd\n2026-01-01,m,Default,1.5\n", costs);
    refuses(
        r#"{"object":"page","data":[{"start_time":1,"results":[{"amount":{"value":0.06,"currency":"usd"}}]}]}"#,
        costs,
    );
    refuses("{\"data\": [", "The file begins like JSON, but is not whole: EOF while parsing a list at line 1 colum….");
    refuses("[1, 2, \"x\"]", "The file has no rows of usage.");
    refuses("[]", "The file has no rows of usage.");
    refuses("{}", "The file has no rows of usage.");
}

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

const FOREIGN: &str =
    "Tag;Anfragen;Eingabe;davon gecacht;Ausgabe;;Tag\n01.10.2025;3;1.000;200;50;x;<b>y</b>\n03.10.2025;1;500;0;50;;\n";

#[test]
fn other_files_are_shown_and_then_mapped() {
    let Err(UsageError::Unknown { headers, sample }) = read_usage(Source::Text(FOREIGN)) else {
        panic!("its columns are not known")
    };
    assert_eq!(headers, ["Tag", "Anfragen", "Eingabe", "davon gecacht", "Ausgabe", "column 6", "Tag (column 7)"]);
    assert_eq!(sample[0], ["01.10.2025", "3", "1.000", "200", "50", "x", "<b>y</b>"]);
    let mapping = Mapping {
        input: &["Eingabe"],
        cached: &["davon gecacht"],
        output: &["Ausgabe"],
        requests: &["Anfragen"],
        date: &["Tag"],
        model: &["Tag (column 7)"],
        ..Mapping::default()
    };
    let usage = read_mapped(Source::Text(FOREIGN), &mapping).expect("it is mapped");
    assert_eq!(sums(&usage), (1500.0, 200.0, 100.0, Some(4.0), None));
    assert_eq!((usage.kind, usage.days()), (Kind::Mapped, Some(3.0)));
    let apart = Mapping { input: &["Eingabe", "davon gecacht"], ..mapping };
    let usage = read_mapped(Source::Text(FOREIGN), &apart).expect("it is mapped");
    assert_eq!(sums(&usage), (1700.0, 200.0, 100.0, Some(4.0), None), "cached tokens counted apart");
    let undated = Mapping { date: &[], ..mapping };
    let usage = read_mapped(Source::Text(FOREIGN), &undated).expect("it is mapped");
    assert_eq!((usage.month(), usage.month_of(15.0).volume), (None, Tokens(3200.0)));
    assert_eq!(
        sentences::understood(&usage),
        "Read as usage: 1.6K tokens, 94% input, 13% of it cached. It has no dates: say how many days it covers."
    );
}

#[test]
fn other_json_is_shown_and_then_mapped() {
    let text = r#"{"data":[{"at":"2026-01-01","usage":{"in":10,"out":5},"tags":[1]},{"at":"2026-01-02","usage":{"in":20},"who":"me"}]}"#;
    let Err(UsageError::Unknown { headers, sample }) = read_usage(Source::Text(text)) else {
        panic!("its names are not known")
    };
    assert_eq!(headers, ["at", "usage.in", "usage.out", "who"]);
    assert_eq!(sample, [["2026-01-01", "10", "5", ""], ["2026-01-02", "20", "", "me"]]);
    let mapping = Mapping {
        input: &["usage.in"],
        output: &["usage.out"],
        date: &["at"],
        row_is_request: true,
        ..Mapping::default()
    };
    let usage = read_mapped(Source::Text(text), &mapping).expect("it is mapped");
    assert_eq!(sums(&usage), (30.0, 0.0, 5.0, Some(2.0), None));
}

#[test]
fn mappings_that_do_not_fit() {
    let says = |mapping: &Mapping, sentence: &str| {
        let error = read_mapped(Source::Text(FOREIGN), mapping).expect_err("it does not fit");
        assert_eq!(error.to_string(), sentence);
    };
    says(&Mapping::default(), "Say which column holds input tokens, or which holds output tokens.");
    says(&Mapping { input: &["tokens"], ..Mapping::default() }, "The file has no column `tokens`.");
    says(&Mapping { input: &["Eingabe"], model: &["x"], ..Mapping::default() }, "The file has no column `x`.");
    says(
        &Mapping { input: &["Tag"], ..Mapping::default() },
        "None of its 2 rows can be used. Line 2: `Tag` is not a number (`01.10.2025`).",
    );
}

#[test]
fn days_of_the_calendar() {
    let mut day = Day::of(2000, 1, 1).expect("it is a day");
    let lengths = |year: i32| {
        [
            31,
            if year % 4 == 0 && year % 100 != 0 || year % 400 == 0 { 29 } else { 28 },
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
        ]
    };
    for year in 2000..2200 {
        for (month, length) in (1..).zip(lengths(year)) {
            for date in 1..=length {
                let here = Day::of(year, month, date).expect("it is a day");
                assert_eq!(here.date(), (year, month, date));
                assert!(here == day || day.days_to(here) == 2.0, "{here} follows {day}");
                day = here;
            }
            assert_eq!(Day::of(year, month, length + 1), None);
        }
    }
    assert_eq!((Day::of(1999, 12, 31), Day::of(2200, 1, 1), Day::of(2025, 0, 1)), (None, None, None));
}

#[test]
fn profiles_are_plausible_and_say_that_they_are_assumed() {
    for profile in &PROFILES {
        let load = profile.workload(Demand::Users(70.0));
        assert!((load.requests_per_day - 50.0 * profile.per_user_day).abs() < 1e-9, "{}", profile.id);
        assert_eq!(profile.workload(Demand::RequestsPerDay(12.0)).requests_per_day, 12.0);
        for nonsense in [-1.0, f64::NAN] {
            assert_eq!(profile.workload(Demand::Users(nonsense)).requests_per_day, 0.0);
        }
        assert!(profile.cached_percent == 0.0 || profile.tokens_in >= 1000.0, "{}: too short to be cached", profile.id);
        assert!(sentences::assumption(profile).starts_with("Assumed, not measured: each "), "{}", profile.id);
    }
    let chat = profile("chat").expect("there is one");
    assert_eq!(
        sentences::assumption(chat),
        "Assumed, not measured: each turn sends standing instructions and the conversation so far, and gets a few \
         paragraphs back. That is 1,500 tokens in, 30% of them cached and 350 out, 10 times a working day for each \
         active user."
    );
    let load = chat.workload(Demand::Users(1400.0));
    assert_eq!((load.tokens_in, load.tokens_out, load.cached_share.0), (1500.0, 350.0, 0.3));
    assert_eq!(sentences::requests(&load), "10,000 requests a day of 1,500 tokens in and 350 out");
    assert_eq!(profile("nothing"), None);
}

#[test]
fn a_bill_is_a_volume() {
    let rows = [
        (5500.0, 0.0, 5.5, Ok(1e9)),
        (5600.0, 100.0, 5.5, Ok(1e9)),
        (100.0, 100.0, 5.5, Ok(0.0)),
        (99.0, 100.0, 5.5, Err(NoVolume::BelowFee)),
        (-1.0, 0.0, 5.5, Err(NoVolume::BelowFee)),
        (f64::NAN, 0.0, 5.5, Err(NoVolume::BelowFee)),
        (100.0, 0.0, 0.0, Err(NoVolume::NoPrice)),
        (0.0, 0.0, 0.0, Err(NoVolume::NoPrice)),
        (100.0, 0.0, f64::NAN, Err(NoVolume::NoPrice)),
        (100.0, 0.0, 1e-300, Err(NoVolume::TooLarge)),
        (f64::INFINITY, 0.0, 1.0, Err(NoVolume::TooLarge)),
    ];
    for (bill, fee, price, expected) in rows {
        let found = volume_for_bill(Usd(bill), Usd(fee), UsdPerMTok(price)).map(|tokens| tokens.0);
        assert_eq!(found, expected, "{bill} {fee} {price}");
    }
    let says = |bill: f64, fee: f64, price: f64| match sentences::bill(Usd(bill), Usd(fee), UsdPerMTok(price)) {
        Ok((_, sentence)) | Err(sentence) => sentence,
    };
    assert_eq!(says(5500.0, 0.0, 5.5), "$5,500 a month at $5.50 per 1M tokens is 1B tokens.");
    assert_eq!(says(5600.0, 100.0, 5.5), "$5,600 a month less the fee of $100 at $5.50 per 1M tokens is 1B tokens.");
    assert_eq!(says(50.0, 100.0, 5.5), "A bill of $50 is less than the platform fee of $100 alone.");
    assert_eq!(says(50.0, 0.0, 0.0), "At a price of zero, no bill says how many tokens there were.");
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A row of the small table: good ones mostly.
fn row() -> impl Strategy<Value = String> {
    let count =
        prop_oneof![8 => (0_u32..100_000).prop_map(|n| n.to_string()), 1 => Just("x".into()), 1 => Just(String::new())];
    (1..29_u32, "[a-c]", count.clone(), count.clone(), count.clone(), count).prop_map(
        |(day, model, requests, input, cached, output)| {
            format!("2025-10-{day:02},{model},{requests},{input},{cached},{output}\n")
        },
    )
}

fn read_rows(rows: &[String]) -> Option<Usage> {
    read_usage(Source::Text(&(SMALL.to_owned() + &rows.concat()))).ok()
}

fn swapped(text: &str, order: &[usize]) -> String {
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        order.iter().map(|place| cells[*place]).collect::<Vec<_>>().join(",") + "\n"
    };
    text.lines().map(line).collect()
}

proptest! {
    #![proptest_config(config(400))]

    /// Sums of two files are those of the file that holds the rows of both.
    #[test]
    fn totals_add_up(one in prop::collection::vec(row(), 1..20), other in prop::collection::vec(row(), 1..20)) {
        if let (Some(a), Some(b), Some(both)) = (read_rows(&one), read_rows(&other), read_rows(&[one, other].concat())) {
            prop_assert_eq!(both.input_tokens, a.input_tokens + b.input_tokens);
            prop_assert_eq!(both.cached_tokens, a.cached_tokens + b.cached_tokens);
            prop_assert_eq!(both.output_tokens, a.output_tokens + b.output_tokens);
            prop_assert_eq!(both.requests, Some(a.requests.unwrap_or_default() + b.requests.unwrap_or_default()));
            prop_assert_eq!((both.rows, both.skipped), (a.rows + b.rows, a.skipped + b.skipped));
            prop_assert_eq!(both.first_day, a.first_day.min(b.first_day));
            prop_assert_eq!(both.last_day, a.last_day.max(b.last_day));
        }
    }

    #[test]
    fn the_order_of_columns_does_not_matter(
        rows in prop::collection::vec(row(), 1..20),
        order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let text = SMALL.to_owned() + &rows.concat();
        prop_assert_eq!(read_usage(Source::Text(&swapped(&text, &order))), read_usage(Source::Text(&text)));
    }

    #[test]
    fn no_bytes_stop_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = text_of(&bytes);
        let _ = read_usage(Source::Text(&text));
        let _ = read_usage(Source::Text(&(SMALL.to_owned() + &text)));
        let _ = read_mapped(Source::Text(&text), &Mapping { input: &["a"], ..Mapping::default() });
    }

    /// As above, of letters that mean something here.
    #[test]
    fn no_text_stops_it(text in "([,;\t\"\n\r 0-9a.{}\\[\\]:-]|total|[à-ü]|input_tokens|\"metadata\"){0,60}") {
        let _ = read_usage(Source::Text(&text));
        let _ = read_usage(Source::Text(&(SMALL.to_owned() + &text)));
        let logs = format!("prompt_tokens,completion_tokens,startTime,metadata\n1,1,2026-01-01,{text}");
        if let Ok(usage) = read_usage(Source::Text(&logs)) {
            let _ = (sentences::understood(&usage), sentences::cautions(&usage));
        }
    }

    /// Whatever a cell says, what is counted is whole, not negative, and no more cached than there is.
    #[test]
    fn counts_are_counts(cell in "[-+]?[0-9]{0,4}[.,e']?[0-9]{0,17}[KMB%]?") {
        for delimiter in [",", ";", "\t"] {
            let text = (SMALL.to_owned() + "2025-10-01,m,1,7,3,5\n").replace(',', delimiter)
                + &["2025-10-01", "m", "1", &format!("\"{cell}\""), "0", "1\n"].join(delimiter);
            let usage = read(&text);
            prop_assert!(usage.input_tokens.0 >= 7.0 && usage.input_tokens.0.fract() == 0.0, "{}", cell);
            prop_assert_eq!(usage.rows + usage.skipped, 2);
        }
    }
}

/// Megabytes of rows with a new model in each, of one quote, of cells, of columns. What is not linear here is noticed.
#[test]
fn a_large_file() {
    let mut text = SMALL.to_owned();
    for line in 0..200_000_u32 {
        text += &format!("2025-10-{:02},model-{line},1,100,50,10\n", line % 31 + 1);
    }
    let usage = read(&text);
    assert_eq!((usage.rows, usage.tokens(), usage.days()), (200_000, Tokens(22e6), Some(31.0)));
    let quote = SMALL.to_owned() + &"\"".repeat(10_000_001);
    refuses(&quote, "Its only row cannot be used. Line 2: a quote is never closed.");
    let commas = ",".repeat(10_000_000);
    assert!(matches!(read_usage(Source::Text(&commas)), Err(UsageError::Empty)));
    let names: String = (0..1_000_000).map(|name| format!("{name},")).collect();
    assert!(matches!(read_usage(Source::Text(&names)), Err(UsageError::Unknown { .. })));
}
