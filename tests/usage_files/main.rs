//! Where volume comes from: usage files of every known kind, broken ones, typical requests, a bill. The files under
//! `tests/usage/` were written for this; only their columns are those of the real exports (see `src/usage/layout.rs`).

mod anything;
mod calendar;
mod dialects;
mod estimates;
mod json;
mod kinds;
mod large;
mod mapped;
mod refused;

use llm_breakeven::usage::{Day, Source, Usage, read_usage};

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

const SMALL: &str = "start_time,model,num_model_requests,input_tokens,input_cached_tokens,output_tokens\n";
