//! Any scenario, and any text that may be taken for a link.

#![allow(dead_code, reason = "each test crate uses a part of it")]

use llm_breakeven::catalogue::{PriceList, current, published, specs};
use llm_breakeven::engine::inputs::Need;
use llm_breakeven::scenario::{Capacity, Choice, Input, PRESETS, Precision, Scenario, freeze, read};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;

/// A value within the bounds of an input: the ends, short ones, and any others.
fn value(input: Input) -> BoxedStrategy<f64> {
    let bounds = input.bounds();
    let (min, max) = (bounds.min, bounds.max);
    if bounds.whole() {
        return prop_oneof![Just(min), Just(max), (min as u64..=max as u64).prop_map(|whole| whole as f64)].boxed();
    }
    let logs = (max.max(1.0).ln() - 40.0..max.max(1.0).ln()).prop_map(f64::exp);
    let shorts = (0..100_000u32).prop_map(|hundredths| f64::from(hundredths) / 100.0);
    let any = prop_oneof![Just(min), Just(max), min..=max, logs, shorts];
    any.prop_map(move |value| value.clamp(min, max)).boxed()
}

/// One thing a visitor does.
#[derive(Clone, Debug)]
enum Step {
    Set(Input, Option<f64>),
    Reset(Input),
    Choose(Choice, &'static str),
    Replace(Choice, &'static str),
    Precision(Precision),
    Capacity(Capacity),
    Prices(PriceList),
    Need(Need, bool),
    LeaveRequests(Input),
    TakeOver(String),
}

fn input() -> impl Strategy<Value = Input> {
    prop::sample::select(Input::ALL)
}

fn set() -> impl Strategy<Value = Step> {
    input().prop_flat_map(|input| {
        let empty = input.bounds().default.is_none();
        (value(input), prop::bool::weighted(0.2))
            .prop_map(move |(value, clear)| Step::Set(input, (!(clear && empty)).then_some(value)))
    })
}

fn ids(choice: Choice) -> Vec<&'static str> {
    match choice {
        Choice::Api => {
            published::API_OFFERS.iter().map(|row| row.id).chain(current::API.iter().map(|row| row.id)).collect()
        }
        Choice::Model => specs::MODELS.iter().map(|row| row.id).collect(),
        Choice::Gpu => specs::GPUS.iter().map(|row| row.id).collect(),
        Choice::Provider => current::PROVIDERS.iter().map(|row| row.id).collect(),
    }
}

fn choose() -> impl Strategy<Value = Step> {
    let choice = prop::sample::select(Choice::ALL.to_vec());
    let id = choice.prop_flat_map(|choice| (Just(choice), prop::sample::select(ids(choice))));
    (id, any::<bool>())
        .prop_map(|((choice, id), replace)| if replace { Step::Replace(choice, id) } else { Step::Choose(choice, id) })
}

fn step() -> impl Strategy<Value = Step> {
    let capacity = prop_oneof![
        Just(Capacity::Flat),
        Just(Capacity::Rate),
        Just(Capacity::Modelled),
        Just(Capacity::STATED),
        (0.0..18.0f64).prop_map(|power| Capacity::Stated(10f64.powf(power).clamp(1.0, 1e18)))
    ];
    prop_oneof![
        6 => set(),
        1 => input().prop_map(Step::Reset),
        2 => choose(),
        1 => prop::sample::select(Precision::ALL.to_vec()).prop_map(Step::Precision),
        1 => capacity.prop_map(Step::Capacity),
        1 => prop::sample::select(vec![PriceList::Published, PriceList::Current]).prop_map(Step::Prices),
        1 => (prop::sample::select(Need::ALL.to_vec()), any::<bool>()).prop_map(|(need, ticked)| Step::Need(need, ticked)),
        1 => input().prop_map(Step::LeaveRequests),
        1 => taken().prop_map(Step::TakeOver),
    ]
}

/// What may have been taken over from a list, in whatever words.
fn taken() -> impl Strategy<Value = String> {
    let rents = prop::sample::select(vec!["", "&gpu=h200-141gb", "&gpu=b300-288gb"]);
    let words = "[a-zA-Z0-9 ,.;:%&=é-]{0,12}";
    (words, words, 0.0..9.0f64, rents, any::<bool>()).prop_map(|(name, list, usd, gpu, api)| {
        let name = utf8_percent_encode(&format!("{name};{list};2026-11-01;spot;8"), NON_ALPHANUMERIC).to_string();
        if api { format!("pin={usd}&pout=2&pname={name}") } else { format!("rate={usd}{gpu}&rname={name}") }
    })
}

fn take(scenario: &mut Scenario, step: Step) {
    match step {
        Step::Set(input, value) => scenario.set(input, value),
        Step::Reset(input) => scenario.reset(input),
        Step::Choose(choice, id) => scenario.choose(choice, id),
        Step::Replace(choice, id) => scenario.replace_choice(choice, id),
        Step::Precision(precision) => scenario.set_precision(precision),
        Step::Capacity(capacity) => scenario.set_capacity(capacity),
        Step::Prices(prices) => scenario.set_prices(prices),
        Step::Need(need, ticked) => scenario.needs = scenario.needs.with(need, ticked),
        Step::LeaveRequests(input) => scenario.leave_requests_for(input),
        Step::TakeOver(query) => scenario.take_over(&read(&query).scenario),
    }
}

pub fn scenarios() -> impl Strategy<Value = Scenario> {
    let unknown = prop::collection::btree_map("[a-z]{5,8}|\\PC{1,6}", "\\PC{0,12}", 0..3);
    (0..PRESETS.len(), prop::collection::vec(step(), 0..14), unknown, 0..30usize).prop_map(
        |(preset, steps, unknown, frozen_at)| {
            let mut scenario = Scenario::of(&PRESETS[preset]);
            for (at, step) in steps.into_iter().enumerate() {
                if frozen_at == at {
                    scenario = freeze(&scenario);
                }
                take(&mut scenario, step);
            }
            scenario.unknown = unknown.into_iter().filter(|(key, _)| !is_known(key)).collect();
            scenario
        },
    )
}

fn is_known(key: &str) -> bool {
    let inputs = Input::ALL.iter().map(|input| input.bounds().key);
    inputs
        .chain(Choice::ALL.map(Choice::key))
        .chain([
            "v", "s", "cat", "prec", "cap", "need", "ed", "mine", "pname", "rname", "name", "embed", "theme", "hide",
        ])
        .any(|known| known == key)
}

/// Texts that look like links: known keys with values that are nearly right, and anything else.
pub fn links() -> impl Strategy<Value = String> {
    let keys: Vec<_> = Input::ALL.iter().map(|input| input.bounds().key).collect();
    let known = prop::sample::select(keys).prop_map(str::to_owned);
    let other = prop::sample::select(vec![
        "v", "s", "cat", "api", "model", "gpu", "prov", "prec", "cap", "need", "ed", "mine", "pname", "rname", "embed",
        "",
    ])
    .prop_map(str::to_owned);
    let key = prop_oneof![4 => known, 2 => other, 1 => "\\PC{0,6}"];
    let near = "[-+$]{0,2}[0-9]{0,4}[.,]?[0-9]{0,3}[ %+]{0,1}[kKmMbBtTe]?[0-9]{0,3}";
    let good = prop::sample::select(vec![
        "llama8b-haiku",
        "deepseek-api",
        "int4",
        "rate",
        "model",
        "flat",
        "privacy,burst",
        "2.5B",
        "now",
        "openai/gpt-5",
        "mi300x-192gb",
        "nebius",
        "2026-04",
        "pin,rate",
        "Large;Example Ltd;2026-11-01",
        "verda;SkyPilot;2026-11-24;spot;8",
        "1",
        "",
    ]);
    let value =
        prop_oneof![3 => near, 2 => good.prop_map(str::to_owned), 1 => "\\PC{0,10}", 1 => "(%[0-9A-Fa-f]{2}){0,4}"];
    let pair = (key, value).prop_map(|(key, value)| format!("{key}={value}"));
    let pairs = prop::collection::vec(pair, 0..8).prop_map(|pairs| pairs.join("&"));
    let bytes =
        prop::collection::vec(any::<u8>(), 0..60).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    prop_oneof![4 => pairs, 1 => bytes, 1 => "\\PC{0,60}"]
}
