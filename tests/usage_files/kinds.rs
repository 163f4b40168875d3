//! Files of every known kind: their sums, what is said of them, and the month they make.

use crate::{days, file, models, read, sums};
use llm_breakeven::units::Tokens;
use llm_breakeven::usage::{Day, Kind, sentences};

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
        assert_eq!(sentences::understood(&usage, None), sentence);
        assert_eq!(sentences::cautions(&usage, None), cautions, "{name}");
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
        assert_eq!(sentences::understood(&read(&text), None), sentence);
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
