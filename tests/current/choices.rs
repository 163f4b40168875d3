//! What there is to choose from, and what the worker answers.

use llm_breakeven::catalogue::current;
use llm_breakeven::export::Evaluation;
use llm_breakeven::export::choices::{choices, has_words};
use llm_breakeven::export::credits::{credit, credits};
use llm_breakeven::export::known::Known;
use llm_breakeven::later::answer;
use llm_breakeven::scenario::{Choice, PRESETS, read};
use std::collections::BTreeSet;

#[test]
fn every_choice_can_be_chosen() {
    for prices in ["", "cat=now&"] {
        for (choice, count) in
            [(Choice::Api, current::API.len()), (Choice::Model, 40), (Choice::Gpu, 18), (Choice::Provider, 9)]
        {
            let groups = choices(&Evaluation::of_query(prices), choice, Known::default());
            let items: Vec<_> = groups.iter().flat_map(|group| &group.items).collect();
            let ids: BTreeSet<_> = items.iter().map(|item| item.id).collect();
            assert_eq!((items.len(), ids.len()), (items.len(), items.len()), "{choice:?}: none twice");
            // Not every provider has the GPU.
            assert!(items.len() == count || choice == Choice::Provider, "{choice:?}: {}", items.len());
            let chosen: Vec<_> = items.iter().filter(|item| item.chosen).map(|item| item.id).collect();
            assert_eq!(chosen, [PRESETS[0].choice(choice)]);
            for item in items {
                let reading = read(&format!("{prices}{}={}", choice.key(), item.id));
                assert_eq!((reading.notes, reading.scenario.choice(choice)), (vec![], item.id));
                assert!(
                    !item.name.is_empty()
                        && !item.words.is_empty()
                        && (item.as_of.starts_with("2026-") || item.words == "no rent known"),
                    "{item:?}"
                );
            }
        }
    }
}

#[test]
fn the_worker_answers() {
    let ask = |question: &[&str]| answer(question, None);
    let lines = ask(&["choices", "provider", "cat=now"]);
    assert_eq!(lines[..2], ["g\tOn demand", "i\tnebius\tNebius\t$3.85/h\t2026-09-25\t\t\t\t"]);
    assert!(lines.contains(&"i\trunpod\tRunPod\t$3.99/h\t2026-11-09\tchosen\t\t\t".into()));
    assert!(lines.contains(&"i\tvast\tVast.ai\t$2.402/h, marketplace\t2026-10-19\t\t\tmedian of 4 verified rentable offers; 3.47 on 2026-09-28 and 6.15 on 2026-10-07: marketplace prices swing 2.5x in weeks\t".into()));
    let offers = ask(&["choices", "api", ""]);
    assert_eq!(
        offers[..2],
        ["g\tApril 2026, as published", "i\topenai/gpt-4o\tGPT-4o\t$2.50 in, $10.00 out\t2026-04-01\tchosen\t\t\t"]
    );
    assert!(
        offers.contains(&"i\topenai/gpt-5\tGPT-5\t$1.25 in, $10.00 out, until 2026-12-11\t2026-11-23\t\t\t\t".into())
    );
    let models = ask(&["choices", "model", "cat=now"]);
    assert_eq!(
        models[1],
        "i\tllama-4-maverick\tLlama 4 Maverick\t400B, 17B active; by API from $0.44\t2026-11-23\tchosen\t\t\t"
    );
    assert!(models.iter().any(|line| line.contains("size not known; architecture not known; by API from $0.126")));
    assert!(ask(&["choices", "gpu", ""]).contains(&"i\tb300-288gb\tB300 SXM 288GB\tno rent known\t\t\t\t\t".into()));
    assert_eq!(ask(&["choices", "colour", ""]), [""; 0]);
    let hosted = ask(&["hosted", "vol=2B"]);
    assert_eq!(
        hosted[0],
        "h\tdeepinfra/llama-4-maverick\tLlama 4 Maverick on DeepInfra\tDeepInfra\t0.2\t0.8\t\t0.44\t880\t2026-11-23\thttps://deepinfra.com/pricing (by LiteLLM 1.109.1)\t\tapi=deepinfra/llama-4-maverick&vol=2B\t\t"
    );
    assert_eq!(ask(&["hosted", "model=qwen3-8b"]), ["n\tNobody in the catalogue serves Qwen3 8B by API."]);
    assert_eq!(
        ask(&["credits"])[0],
        "l\tsilybench-data by tgarg01\thttps://github.com/tgarg01/silybench-data\tCC BY 4.0\thttps://creativecommons.org/licenses/by/4.0/"
    );
    assert_eq!(credits().len(), 2);
    // Every row whose licence asks for it has its credit, here and in the repository.
    let notice = include_str!("../../NOTICE.md");
    for row in current::RENTALS.iter().filter(|row| !row.licence.text().is_empty()) {
        let credit = credit(row.licence.text(), row.source.text()).expect("it is named");
        assert!(notice.contains(credit.address), "{}", credit.address);
    }
    let possible: Vec<_> = ask(&["fit", "cat=now&prec=fp8"]).into_iter().filter(|line| line.starts_with('p')).collect();
    assert_eq!(
        possible[0],
        "p\tmi300x-192gb\tMI300X 192GB\t4\t168\t2.59\tdigitalocean\tDigitalOcean\t2026-10-07\t7459\t38264578543\t1\t7459\tcat=now&gpu=mi300x-192gb&prov=digitalocean&prec=fp8&n=4&cap=model\t\t"
    );
    assert!(possible.iter().all(|line| line.split('\t').count() == 16), "{possible:#?}");
}

/// What is typed, in any spelling.
#[test]
fn words_are_found_however_they_are_written() {
    for (text, typed, found) in [
        ("OpenAI GPT-5 $1.25 in", "gpt5", true),
        ("OpenAI GPT-5 mini", "GPT 5 Mini", true),
        ("RTX PRO 6000 96GB", "rtxpro6000", true),
        ("Llama 4 Scout on DeepInfra", "scout deepinfra", true),
        ("H100 SXM 80GB from $3.99/h", "$3.99", true),
        ("H100 SXM 80GB", "h200", false),
        ("GPT-4o", "- /", false),
        ("GPT-4o", "é", false),
        ("", "x", false),
        ("x", "", true),
    ] {
        assert_eq!(has_words(text, typed), found, "{text} {typed}");
    }
}

/// Offers end on a day, rents grow old.
#[test]
fn choices_know_what_day_it_is() {
    let gpt5 = |today: &str| {
        answer(&["choices", "api", "cat=now", today], None).into_iter().find(|line| line.contains("openai/gpt-5\t"))
    };
    let words = |today: &str| gpt5(today).expect("it is there").split('\t').nth(3).map(str::to_owned);
    assert_eq!(words("2026-12-10").as_deref(), Some("$1.25 in, $10.00 out, until 2026-12-11"));
    assert_eq!(words("2026-12-11").as_deref(), Some("$1.25 in, $10.00 out, not sold since 2026-12-11"));
    let nebius = answer(&["choices", "provider", "cat=now", "2027-03-01"], None)[1].clone();
    assert_eq!(nebius, "i\tnebius\tNebius\t$3.85/h\t2026-09-25\t\t5 months old\t\t");
    // Nobody serves a model any more whose offer has ended.
    let sellers = |today: &str| answer(&["hosted", "", today], None).len();
    assert_eq!((sellers("2027-03-29"), sellers("2027-03-30")), (4, 3));
    assert!(answer(&["hosted", "", "2027-03-29"], None)[0].ends_with("\t4 months old"));
}
