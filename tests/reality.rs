//! The way from a published break-even to a checked one: every preset's as a text, the sum of the steps, and the capacity the
//! way rests on. `UPDATE_GOLDEN=1 cargo test --test reality` rewrites the texts.

use llm_breakeven::catalogue::{current, published};
use llm_breakeven::chart::reality::waterfall;
use llm_breakeven::export::reality::Reality;
use llm_breakeven::export::{Evaluation, fit, walk};
use llm_breakeven::scenario::{Input, PRESETS, Scenario, read};
use proptest::prelude::*;
use proptest::sample::select;
use std::path::Path;
use std::{env, fs};

/// File, link.
const WALKS: [(&str, &str); 8] = [
    ("maverick-gpt4o", ""),
    ("llama8b-haiku", "s=llama8b-haiku"),
    ("deepseek-api", "s=deepseek-api"),
    ("mistral-flash", "s=mistral-flash"),
    // Nothing of this edition holds it; the published speed is what is left.
    ("nothing-holds-it", "s=deepseek-api&prec=fp16&cap=rate&cache=50"),
    // Measured, owned, paid for: only the capacity comes into force.
    ("own-figures", "n=8&prec=fp8&tps=80&bf=20&util=30&own=28000&eh=20&er=100&blend=4"),
    // No number of these GPUs holds it; others do.
    ("other-gpus", "gpu=a10g-24gb&n=4&rate=0.4&prec=fp8&vol=8B"),
    // Already at today's prices, but for an offer that has a successor.
    ("current", "s=deepseek-api&cat=now"),
];

#[test]
fn walks_do_not_change_unnoticed() {
    for preset in PRESETS {
        assert!(WALKS.iter().any(|(name, _)| *name == preset.id), "{} has no walk", preset.id);
    }
    for (name, query) in WALKS {
        let text = walk::write(&Evaluation::of_query(query));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/reality/{name}.txt"));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &text).expect("the golden text can be written");
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        let differs = golden.lines().zip(text.lines()).find(|(was, is)| was != is);
        assert!(golden == text, "{name}: {differs:?}\nIf that is meant: UPDATE_GOLDEN=1 cargo test --test reality");
    }
}

/// By hand: 16 · 2.49 · 720 is 28,684.80; with 400 of overhead over 5.50 a million that is 5.288B; 2,250 of engineering more, 5.697B.
#[test]
fn the_first_preset_comes_out_as_by_hand() {
    let reality = Reality::of(&read("").scenario);
    let volumes: Vec<_> =
        reality.steps.iter().map(|step| step.stop.break_even.map(|tokens| tokens.0 / 5.5e-6)).collect();
    assert_eq!(volumes.len(), 4);
    let near = |at: usize, usd: f64| {
        reality.steps[at].stop.break_even.is_some_and(|tokens| (tokens.0 * 5.5e-6 - usd).abs() < 0.01)
    };
    assert!(near(0, 29_084.80) && near(1, 29_084.80) && near(2, 31_334.80) && near(3, 31_334.80), "{reality:#?}");
    assert_eq!(reality.printed, Some("~724M"));
}

/// The offers of the presets have a price of today, and no row is of an offer that is not there.
#[test]
fn current_prices_are_of_offers() {
    for offer in published::API_OFFERS {
        let row = current::SUCCESSORS.iter().find(|row| row.offer == offer.id);
        let row = row.unwrap_or_else(|| panic!("{} has no current price", offer.id));
        assert!(row.checked_on > offer.checked_on, "{}", offer.id);
        assert!(row.is_successor != (row.now == offer.id), "{}", offer.id);
    }
    assert_eq!(current::SUCCESSORS.len(), published::API_OFFERS.len());
}

/// Every stop is what its link says, each step begins where the one before ended, and the last is the checked one.
fn check(query: &str) {
    let scenario = read(query).scenario;
    let reality = Reality::of(&scenario);
    let mut before = &reality.published;
    for step in &reality.steps {
        let again = Evaluation::of_query(&step.stop.query);
        assert_eq!(again.notes.iter().filter(|note| note.key().is_some()).count(), 0, "{}", step.stop.query);
        assert_eq!(again.report.break_even.first(), step.stop.break_even, "{} of {query}", step.what);
        assert_eq!(again.report.break_even.for_good(), step.stop.for_good, "{} of {query}", step.what);
        assert!(step.changes || *before == step.stop, "{} changes nothing, yet leads elsewhere: {query}", step.what);
        assert!(step.changes == (before.query != step.stop.query), "{} of {query}: {step:?}", step.what);
        assert!(step.sentence.ends_with('.') && !step.sentence.contains("NaN"), "{}", step.sentence);
        before = &step.stop;
    }
    assert_eq!(before, reality.checked());
    adds_up(&reality);
    let twice = Reality::of(&read(&reality.checked().query).scenario);
    // Who already pays a price of today is asked for no other; nothing else is left to be changed.
    assert!(twice.steps.iter().all(|step| !step.changes), "{query}: {:#?}", twice.steps);
}

/// The differences of all steps are the difference of the ends, to the last bit where volumes are whole numbers of tokens.
fn adds_up(reality: &Reality) {
    let way = waterfall(reality);
    assert_eq!(way.from.volume, reality.published.break_even);
    assert_eq!(way.end(), reality.checked().break_even);
    assert_eq!(way.steps.len(), reality.steps.len());
    let mut volumes = vec![way.from.volume];
    volumes.extend(way.steps.iter().map(|step| step.volume));
    let Some(volumes) = volumes.into_iter().collect::<Option<Vec<_>>>() else { return };
    let sum: f64 = volumes.windows(2).map(|pair| pair[1].0 - pair[0].0).sum();
    let total = volumes[volumes.len() - 1].0 - volumes[0].0;
    assert!((sum - total).abs() <= 1e-12 * volumes.iter().map(|volume| volume.0).sum::<f64>(), "{sum} is not {total}");
}

#[test]
fn steps_lead_from_one_end_to_the_other() {
    for (_, query) in WALKS {
        check(query);
    }
}

fn links() -> impl Strategy<Value = String> {
    let set = select(Input::ALL).prop_flat_map(|input| {
        let bounds = input.bounds();
        let (low, high) = (bounds.min.max(1e-2), bounds.max.min(1e11));
        let whole = bounds.whole();
        (low.ln()..=high.ln()).prop_map(move |log| {
            let value = log.exp().clamp(low, high);
            format!("{}={}", bounds.key, if whole { value.round() } else { value })
        })
    });
    let row = prop_oneof![
        select(published::MODELS).prop_map(|row| format!("model={}", row.id)),
        select(published::GPUS).prop_map(|row| format!("gpu={}", row.id)),
        select(vec!["cap=rate", "cap=model", "cap=2B", "prec=fp8", "prec=int4", "prec=fp16"]).prop_map(str::to_owned),
    ];
    let parts = (0..PRESETS.len(), prop::collection::vec(row, 0..4), prop::collection::vec(set, 0..6));
    parts.prop_map(|(preset, rows, sets)| {
        let mut parts = vec![format!("s={}", PRESETS[preset].id)];
        parts.extend(rows.into_iter().chain(sets));
        parts.join("&")
    })
}

/// A replica of the published catalogue with a modelled capacity, if it has one.
fn capacity(model: &str, precision: &str, gpus: f64, more: &str) -> Option<f64> {
    let report = Evaluation::of_query(&format!("model={model}&prec={precision}&n={gpus}&cap=model&{more}")).report;
    report.throughput?;
    let capacity = report.self_host.capacity.expect("what is modelled has an end").0;
    assert!(capacity.is_finite() && capacity >= 1.0, "{model} {precision} {gpus} {more}: {capacity}");
    Some(capacity)
}

/// Prompts without answers, with a measured speed: modelled, there is no limit, and nothing is left to be changed.
#[test]
fn prompts_alone_have_their_way() {
    check("s=maverick-gpt4o&tps=1&req=1.032868282546127&tin=127130478.80484402");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scenario_has_its_way(link in links()) {
        check(&link);
    }

    #[test]
    fn modelled_capacity_is_monotone(
        model in select(published::MODELS), precision in select(vec!["fp16", "fp8", "int4"]), gpus in select(vec![1.0, 2.0, 4.0, 8.0]),
        gpu in select(vec!["h100-80gb", "a100-80gb", "l40s-48gb"]), ctx in 64.0..30_000.0f64, longer in 1.0..3.0f64,
        mix in 5.0..95.0f64, tpot in 5.0..200.0f64, ttft in 50.0..20_000.0f64,
    ) {
        let of = |gpus: f64, more: &str| capacity(model.id, precision, gpus, &format!("gpu={gpu}&mix={mix}&{more}"));
        let Some(base) = of(gpus, &format!("ctx={ctx}")) else { return Ok(()) };
        let no_more = |other: Option<f64>, what: &str| {
            prop_assert!(other.is_none_or(|other| other <= base * (1.0 + 1e-6)), "{what}: {other:?} of {base}");
            Ok(())
        };
        no_more(of(gpus, &format!("ctx={}", ctx * longer)), "a longer context")?;
        no_more(of(gpus, &format!("ctx={ctx}&tpot={tpot}")), "a limit for each token")?;
        no_more(of(gpus, &format!("ctx={ctx}&ttft={ttft}")), "a limit for the first token")?;
        no_more(of(gpus, &format!("ctx={ctx}&hours=360")), "half a month")?;
        if gpu != "l40s-48gb" {
            let twice = of(gpus * 2.0, &format!("ctx={ctx}&hours=720"));
            prop_assert!(gpus > 4.0 || twice.is_some_and(|twice| twice >= base * 0.98), "twice the GPUs: {twice:?} of {base}");
        }
    }
}

#[test]
fn sentences_say_what_holds() {
    let verdict = |query: &str| fit::sentence(&fit::Fit::of(&Evaluation::of_query(query)));
    let rows = [
        (
            "",
            "Llama 4 Maverick on 2 × H100 80GB: Does not load: FP16 weights are 800 GB, 2 × H100 80GB have 144 GB usable. The smallest that can is 16 × H100 80GB at FP16, rented at $28,685 a month; the cheapest is 16 × A100 80GB at FP16, rented at $21,773 a month.",
        ),
        (
            "n=1&prec=fp8",
            "Llama 4 Maverick on 1 × H100 80GB: Does not load: FP8 weights are 400 GB, 1 × H100 80GB has 72 GB usable. The smallest that can is 8 × H100 80GB at FP8, rented at $14,342 a month; the cheapest is 8 × A100 80GB at FP8, rented at $10,886 a month.",
        ),
        (
            "model=llama-3.3-70b&gpu=a100-80gb",
            "Llama 3.3 70B on 2 × A100 80GB: Does not load: FP16 weights of 141 GB take 148 GB with what is loaded besides, 2 × A100 80GB have 144 GB usable. The smallest that can is 4 × A100 80GB at FP16, rented at $5,443 a month; the cheapest is 4 × L40S 48GB at FP16, rented at $2,851 a month.",
        ),
        ("s=llama8b-haiku", "Llama 3.1 8B on 1 × A10G 24GB: Serves 4 sequences of 8,192 tokens at once."),
        ("s=llama8b-haiku&ctx=32768", "Llama 3.1 8B on 1 × A10G 24GB: Serves 1 sequence of 32,768 tokens at a time."),
        (
            "s=llama8b-haiku&ctx=65536",
            "Llama 3.1 8B on 1 × A10G 24GB: Loads but cannot serve: 1 × A10G 24GB has 4.7 GB left beside the FP16 weights, one sequence of 65,536 tokens takes 8.6 GB. The smallest that can is 2 × A10G 24GB at FP16, rented at $720 a month; the cheapest is 1 × L40S 48GB at FP16, rented at $713 a month.",
        ),
        (
            "s=deepseek-api&prec=fp16",
            "DeepSeek V3 on 2 × H100 80GB: Does not load: FP16 weights are 1,342 GB, 2 × H100 80GB have 144 GB usable. No replica of up to 16 GPUs of this edition can.",
        ),
        (
            "s=deepseek-api&gpu=l40s-48gb",
            "DeepSeek V3 on 2 × L40S 48GB: Does not load: INT8 weights are 671 GB, 2 × L40S 48GB have 86 GB usable. Not even 16 of them can; the cheapest that can is 16 × A100 80GB at INT8, rented at $21,773 a month.",
        ),
    ];
    for (query, expected) in rows {
        assert_eq!(verdict(query), expected, "{query}");
    }
}

#[test]
fn what_is_not_known_is_said_to_be_so() {
    let known = fit::Fit::of(&Evaluation::of(llm_breakeven::scenario::Reading {
        scenario: Scenario::default(),
        notes: Vec::new(),
    }));
    let unknown = fit::Fit { placement: None, memory: None, ..known };
    assert_eq!((unknown.key(), unknown.serves(), unknown.fleet(), unknown.cheapest()), ("unknown", None, vec![], None));
    assert_eq!(fit::way_out(&unknown), None);
    assert_eq!(
        fit::verdict(&unknown),
        "Whether it fits is unknown: the catalogue does not know the architecture of Llama 4 Maverick."
    );
}

#[test]
fn other_hardware_that_pays_back_sooner_is_named() {
    let of = |query: &str| Reality::of(&read(query).scenario).on_cheapest();
    let (hardware, stop) = of("s=deepseek-api&cat=now&vol=10B").expect("the same GPUs never pay back");
    assert_eq!(hardware, "8 × MI300X 192GB");
    let again = Evaluation::of_query(&stop.query);
    assert_eq!(again.report.break_even.first(), stop.break_even);
    assert!(stop.break_even.is_some());
    // What is cheapest already is not beaten by itself.
    assert_eq!(of(&stop.query), None);
}
