//! The arithmetic shown behind every figure: worked out again from what is printed.

#[path = "support/link.rs"]
mod link;
#[path = "derivation/reader.rs"]
mod reader;

use llm_breakeven::catalogue::published;
use llm_breakeven::export::derivation::{Derivation, Figure, derive};
use llm_breakeven::export::{arithmetic, figures};
use llm_breakeven::scenario::{Input, PRESETS};
use proptest::prelude::*;
use proptest::sample::select;
use std::path::Path;
use std::{env, fs};

/// Each with what it shows.
const SCENARIOS: [(&str, &str); 13] = [
    ("maverick-gpt4o", ""),
    ("llama8b-haiku", "s=llama8b-haiku"),
    ("deepseek-api", "s=deepseek-api"),
    ("mistral-flash", "s=mistral-flash"),
    (
        "owned-hardware",
        "n=8&own=28000&life=36&apr=8&resid=20&watts=1200&pue=1.3&kwh=0.12&host=900&other=0&eh=15&vol=10B&cap=12B",
    ),
    ("batch-and-cache", "cache=30&batch=20&pcache=1.25&fee=99.5&rate=2.9&disc=15&eh=7.5"),
    ("standby", "standby=1&minrep=2&store=50&net=60&mon=70&lb=20&once=6000&over=24&disc=37.5"),
    ("capacity", "s=deepseek-api&cap=rate&pre=5000&util=60&peak=2.5&vol=3B&blend="),
    ("requests", "req=40000&tin=900&tout=300&hours=730&cap=2B&util=80&peak=3"),
    ("modelled", "prec=fp8&n=8&cap=model&util=60&vol=90B&ctx=4096"),
    ("hybrid", "vol=4.5B&cap=2.1B&standby=1&fee=20"),
    // Everything of the current edition, at a provider that takes the place of the one that does not have the GPU.
    (
        "current",
        "cat=now&api=openai/gpt-6-luna&model=qwen3-235b-a22b&gpu=mi300x-192gb&prec=fp8&n=2&cap=model&cache=20&batch=10&vol=9B",
    ),
    // The very weights, by API and in one's own hands; without `cat` what the published edition lacks is of the current one.
    ("same-weights", "api=bedrock/llama-4-maverick&batch=30&prov=nebius&prec=fp8&n=8&vol=20B&cap=model"),
];

#[test]
fn derivations_do_not_change_unnoticed() {
    for (name, query) in SCENARIOS {
        let text = arithmetic::write(&link::opened(query));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/derivation/{name}.txt"));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &text).expect("the golden text can be written");
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        let differs = golden.lines().zip(text.lines()).find(|(was, is)| was != is);
        assert!(
            golden == text,
            "{name}: {differs:?}\nIf that is meant, read it and run: UPDATE_GOLDEN=1 cargo test --test derivation"
        );
    }
}

/// The richer scenarios are what they are named for.
#[test]
fn every_figure_has_a_number_somewhere() {
    for figure in Figure::ALL {
        let shown = SCENARIOS.iter().any(|(_, query)| {
            let derivation = derive(&link::opened(query), *figure);
            derivation.steps.iter().any(|step| reader::read(&step.text).is_some())
        });
        assert!(shown, "{figure:?} is worked out in none of the scenarios");
    }
}

#[test]
fn keys_are_unique_and_read_back() {
    let bare = link::opened("");
    for (at, figure) in Figure::ALL.iter().enumerate() {
        assert_eq!(Figure::of_key(figure.key()), Some(*figure));
        let below = &Figure::ALL[..at];
        assert!(figure.rests_on().iter().all(|other| below.contains(other)), "{figure:?} rests on a later one");
        assert_eq!(figures::figure_text(&bare, figure.key()), Some(derive(&bare, *figure).value));
    }
    assert_eq!(Figure::of_key(""), None);
    assert_eq!(figures::figure_text(&bare, "price"), None);
}

#[test]
fn sources_say_whose_number_it_is() {
    let source = |query, figure, what| {
        let derivation = derive(&link::opened(query), figure);
        let line = derivation.sources.into_iter().find(|line| line.what == what);
        line.map(|line| (line.text, line.source.split(' ').next().unwrap_or_default().to_owned(), line.as_of))
    };
    let line =
        |text: &str, who: &str, as_of: Option<&str>| Some((text.to_owned(), who.to_owned(), as_of.map(str::to_owned)));
    let checked = Some("2026-04-01");
    assert_eq!(source("", Figure::InputPrice, "Input price"), line("$2.50/1M", "Open", checked));
    assert_eq!(source("pin=3", Figure::InputPrice, "Input price"), line("$3.00/1M", "your", None));
    assert_eq!(source("", Figure::Overhead, "Other overhead"), line("$400/mo", "the", None));
    assert_eq!(source("eh=15", Figure::Engineering, "Engineer's hour"), line("$150.00/h", "default", None));
    assert_eq!(source("", Figure::ReplicaMonth, "Month of a replica"), line("$3,586", "Open", checked));
    assert_eq!(source("cap=2B", Figure::ReplicaMonth, "Month of a replica"), None);
    assert_eq!(source("prov=aws&cap=2B", Figure::GpuHour, "GPU price"), line("$3.67/h", "Open", checked));
    assert_eq!(source("cap=2B", Figure::Capacity, "Capacity"), line("2B tokens/mo", "your", None));
    assert_eq!(source("cap=rate", Figure::Capacity, "Speed of one stream"), line("65 tok/s", "Open", checked));
}

/// Works every line out again; returns how many lines had to be "about".
fn check(derivation: &Derivation, query: &str) -> usize {
    let mut about = 0;
    assert!(!derivation.steps.is_empty(), "{} of {query} has no lines", derivation.name);
    let has_value = derivation.steps.iter().any(|step| step.text.contains(&derivation.value));
    let is_number = derivation.value.starts_with(|c: char| c == '$' || c.is_ascii_digit());
    assert!(has_value || !is_number, "{derivation:#?} does not lead to its value ({query})");
    for step in &derivation.steps {
        for odd in ["NaN", "inf ", "$inf", "infT", "-0"] {
            assert!(!step.text.contains(odd), "{} ({query})", step.text);
        }
        let Some(line) = reader::read(&step.text) else { continue };
        let (result, last) = line.result;
        // Half of the last digit, and what reading the digits in another order may lose.
        let slack = last * 0.5 * (1.0 + 1e-6) + 1e-9 * result.abs();
        let off = (line.left - result).abs();
        match line.sign {
            '=' => assert!(off <= slack, "{} comes to {} ({query})", step.text, line.left),
            '≈' => {
                assert!(off <= 2.0 * slack, "{} comes to {} ({query})", step.text, line.left);
                about += 1;
            }
            _ => assert!(result >= 1e18 || result <= 1.0, "{} ({query})", step.text),
        }
        if let Some((up, whole)) = line.rounded {
            let follows = if up { result.ceil() } else { result.ceil() - 1.0 };
            assert!((follows - whole).abs() <= 1e-9 * whole.abs(), "{} ({query})", step.text);
        }
    }
    about
}

fn check_all(query: &str) -> usize {
    let evaluation = link::opened(query);
    let mut about = 0;
    for figure in Figure::ALL {
        let derivation = derive(&evaluation, *figure);
        assert_eq!(Some(&derivation.value), figures::figure_text(&evaluation, figure.key()).as_ref());
        assert!(!derivation.value.is_empty() && !derivation.value.contains("NaN") && !derivation.value.contains("inf"));
        about += check(&derivation, query);
    }
    about
}

#[test]
fn the_shown_scenarios_work_out_exactly() {
    for preset in PRESETS {
        assert!(SCENARIOS.iter().any(|(name, _)| *name == preset.id), "{}", preset.id);
    }
    for (name, query) in SCENARIOS {
        assert_eq!(check_all(query), 0, "{name}");
    }
}

/// A value as people enter it: few digits, within bounds.
fn sensible(input: Input) -> BoxedStrategy<f64> {
    let bounds = input.bounds();
    let (low, high) = (bounds.min.max(1e-2), bounds.max.min(1e11));
    let whole = bounds.whole();
    let logs = (low.ln()..=high.ln()).prop_map(f64::exp);
    let digits = prop_oneof![Just(2usize), Just(3), Just(12)];
    (logs, digits)
        .prop_map(move |(value, digits)| {
            let short: f64 = format!("{value:.digits$e}").parse().expect("a number");
            (if whole { short.round() } else { short }).clamp(bounds.min, bounds.max)
        })
        .boxed()
}

/// Any value within bounds.
fn any_value(input: Input) -> BoxedStrategy<f64> {
    let bounds = input.bounds();
    let (min, max) = (bounds.min, bounds.max);
    let any = prop_oneof![Just(min), Just(max), min..=max, (-40.0..0.0f64).prop_map(move |e| max * e.exp())];
    any.prop_map(move |value| (if bounds.whole() { value.round() } else { value }).clamp(min, max)).boxed()
}

fn query(value: fn(Input) -> BoxedStrategy<f64>) -> impl Strategy<Value = String> {
    let set = select(Input::ALL)
        .prop_flat_map(move |input| value(input).prop_map(move |value| format!("{}={value}", input.bounds().key)));
    let choice = prop_oneof![
        select(published::API_OFFERS).prop_map(|row| format!("api={}", row.id)),
        select(published::GPUS).prop_map(|row| format!("gpu={}", row.id)),
        select(published::PROVIDERS).prop_map(|row| format!("prov={}", row.id)),
    ];
    let capacity = prop_oneof![
        Just(String::from("cap=flat")),
        Just(String::from("cap=rate")),
        Just(String::from("cap=model")),
        (7.0..12.0f64).prop_map(|power| format!("cap={:.0}", 10f64.powf(power))),
    ];
    let volume = (6.0..11.0f64).prop_map(|power| format!("vol={:.0}", 10f64.powf(power)));
    let parts = (0..4usize, volume, capacity, prop::option::of(choice), prop::collection::vec(set, 0..10));
    parts.prop_map(|(preset, volume, capacity, choice, sets)| {
        let mut parts = vec![format!("s={}", PRESETS[preset].id), volume, capacity];
        parts.extend(choice);
        parts.extend(sets);
        parts.join("&")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_comes_to_what_is_printed(query in query(sensible)) {
        check_all(&query);
    }

    #[test]
    fn at_the_bounds_too(query in query(any_value)) {
        check_all(&query);
    }
}
