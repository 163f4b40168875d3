//! What a link means by either edition, how it is written, and that it is said whose prices count.

use crate::{THEN, link};
use llm_breakeven::scenario::{Choice, Input, PRESETS, Scenario, freeze, read, write};

/// Link: offer's input price and date, GPU's hour, provider and date, edition if it were frozen.
#[test]
fn a_link_means_the_edition_it_names() {
    let rows = [
        ("", "2.5 2026-04-01", "2.49 runpod 2026-04-01", "2026-04"),
        ("cat=published", "2.5 2026-04-01", "2.49 runpod 2026-04-01", "2026-04"),
        ("cat=now", "2.5 2026-11-23", "3.99 runpod 2026-11-09", "2026-11"),
        ("cat=NOW&s=mistral-flash", "0.3 2026-11-23", "1.09 runpod 2026-09-25", "2026-11"),
        ("cat=now&s=llama8b-haiku", "0.8 2026-11-23", "1.006 aws 2026-08-17", "2026-11"),
        ("cat=now&api=openai/gpt-6-luna&gpu=mi300x-192gb", "0.1 2026-11-23", "2.59 digitalocean 2026-10-07", "2026-11"),
        ("api=openai/gpt-5", "1.25 2026-11-23", "2.49 runpod 2026-04-01", "2026-11"),
        ("gpu=b200-180gb&prov=lambda", "2.5 2026-04-01", "6.99 lambda 2026-09-25", "2026-11"),
        ("model=glm-4.7", "2.5 2026-04-01", "2.49 runpod 2026-04-01", "2026-04"),
    ];
    for (query, api, rent, edition) in rows {
        let evaluation = link::opened(query);
        let names = &evaluation.resolved.names;
        let said = names.rent.expect("somebody rents it out");
        assert_eq!(format!("{} {}", names.api.input, names.api.checked_on), api, "{query}");
        assert_eq!(
            format!("{} {} {}", said.usd_per_gpu_hour, names.provider.id, names.provider.checked_on),
            rent,
            "{query}"
        );
        assert_eq!(
            freeze(&evaluation.scenario).edition().map(|edition| edition.to_string()).as_deref(),
            Some(edition),
            "{query}"
        );
    }
}

#[test]
fn the_link_is_written_in_one_way() {
    let rows = [
        ("cat=now", "cat=now"),
        ("cat=published&vol=2B", "vol=2B"),
        ("cat=", ""),
        ("cat=2026", ""),
        ("gpu=h200-141gb&cat=now&s=deepseek-api", "s=deepseek-api&cat=now&gpu=h200-141gb"),
        ("cat=now&s=deepseek-api&blend=", "s=deepseek-api&cat=now"),
        ("cat=now&s=deepseek-api&blend=0.6", "s=deepseek-api&cat=now&blend=0.6"),
        ("cat=now&c2=cat:now;vol:2B", "cat=now&c2=cat:now;vol:2B"),
    ];
    for (query, expected) in rows {
        assert_eq!(write(&read(query).scenario), expected, "{query}");
    }
    let frozen = write(&freeze(&read("cat=now&gpu=mi300x-192gb&cache=20").scenario));
    assert_eq!(frozen, "cat=now&gpu=mi300x-192gb&cache=20&pin=2.5&pout=10&pcache=1.25&rate=2.59&ed=2026-11");
    // Thawed, it is compared with the edition it names.
    let seen = read("cat=now&pin=2.5&pout=12&rate=2.49&ed=2026-04").scenario.frozen().expect("it is frozen");
    let changes: Vec<_> = seen.changes.iter().map(|change| (change.input, change.now)).collect();
    assert_eq!(changes, [(Input::PriceOut, Some(10.0)), (Input::GpuHour, Some(3.99))]);
    let mut scenario = read("s=deepseek-api&cat=now").scenario;
    assert!(!scenario.is_as_published() && scenario.number(Input::Blend).is_none());
    scenario.set_prices(THEN);
    assert!(scenario.is_as_published() && scenario.number(Input::Blend) == Some(0.6));
}

/// Link and every remark on its prices.
#[test]
fn whose_prices_count_is_said() {
    let rows: &[(&str, &[&str])] = &[
        ("cat=now", &[]),
        ("cat=now&model=qwen3-32b", &["No speed is known for Qwen3 32B; give `tps`. Capacity was left without limit."]),
        ("cat=now&model=qwen3-32b&tps=40", &[]),
        ("cat=other", &["`cat=other` is not known; used published."]),
        ("api=openai/gpt-5", &["The published edition has no price of GPT-5; that of 2026-11-23 was used."]),
        ("api=openai/gpt-5&pin=1&pout=8", &[]),
        ("prov=nebius", &["The published edition has no price of H100 80GB at Nebius; that of 2026-09-25 was used."]),
        (
            "gpu=mi300x-192gb",
            &[
                "RunPod has no price for MI300X 192GB here; that of DigitalOcean was used, the cheapest on demand.",
                "The published edition has no price of MI300X 192GB at DigitalOcean; that of 2026-10-07 was used.",
            ],
        ),
        ("cat=now&gpu=mi300x-192gb&rate=2", &[]),
        ("cat=now&gpu=b300-288gb&own=40000", &[]),
        (
            "cat=now&gpu=b300-288gb",
            &[
                "Nobody has a price for B300 SXM 288GB here; give `rate` or `own`. Until then it counts as free, and self-hosting as too cheap.",
            ],
        ),
        ("cat=now&prov=vast", &["The rent of H100 SXM 80GB at Vast.ai is not on demand: marketplace."]),
        (
            "cat=now&prov=azure",
            &["Azure rents out H100 SXM 80GB by 8 only; a replica of fewer pays for what it uses here."],
        ),
        ("cat=now&prov=azure&n=8", &[]),
        ("cat=now&s=deepseek-api", &["DeepSeek V3 has not been sold since 2025-09; its last price was used."]),
    ];
    for (query, expected) in rows {
        let said: Vec<String> =
            link::opened(&format!("{query}&cap=rate")).notes.iter().map(ToString::to_string).collect();
        assert_eq!(said, *expected, "{query}");
    }
    let modelled = link::opened("cat=now&model=mistral-large-3&cap=model");
    assert_eq!(
        modelled.notes[0].to_string(),
        "`cap=model` needs the architecture of Mistral Large 3, which is not known. Capacity was left without limit."
    );
    let problems = |query| link::opened(query).notes.iter().filter(|note| note.is_problem()).count();
    assert_eq!((problems("api=openai/gpt-5&gpu=mi300x-192gb"), problems("cat=now&gpu=b300-288gb")), (0, 1));
}

#[test]
fn presets_are_the_published_ones() {
    for preset in PRESETS {
        let scenario = Scenario::of(preset);
        assert!(scenario.prices() == THEN && scenario.is_as_published(), "{}", preset.id);
        assert!(Choice::ALL.into_iter().all(|choice| choice.is_published(preset.choice(choice))));
    }
}
