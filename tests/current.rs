//! The current edition: its rows, what a link means by it, who serves a model's weights, what could run a workload, what there
//! is to choose from, and how old prices are.

#[path = "support/any.rs"]
mod any;
#[path = "support/link.rs"]
mod link;

use llm_breakeven::catalogue::{Micros, PriceList, RentKind, current, gpu_spec, model_spec, published, specs};
use llm_breakeven::engine::api::blend;
use llm_breakeven::export::candidates::candidates;
use llm_breakeven::export::choices::{choices, credits};
use llm_breakeven::export::hosted::hosted;
use llm_breakeven::export::{Evaluation, age};
use llm_breakeven::later::answer;
use llm_breakeven::scenario::{Choice, Edition, Input, PRESETS, Scenario, evaluate, freeze, read, write};
use proptest::prelude::*;
use std::collections::BTreeSet;

const NOW: PriceList = PriceList::Current;
const THEN: PriceList = PriceList::Published;

/// The rows of a file of the edition, cell by cell.
fn rows(file: &str) -> Vec<csv::StringRecord> {
    let path = format!("{}/src/catalogue/current/{file}.csv", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path).expect("the file is there").records().map(|row| row.expect("a row")).collect()
}

#[test]
fn prices_are_the_digits_of_the_table() {
    let number = |cell: &str| cell.parse::<f64>().ok();
    let rows = rows("api");
    assert_eq!(rows.len(), current::API.len());
    for (row, offer) in rows.iter().zip(current::API) {
        assert_eq!(&row[0], offer.id);
        let prices = [offer.input, offer.output, offer.cached_input, offer.batch_input, offer.batch_output];
        for (cell, price) in row.iter().skip(3).zip(prices) {
            assert_eq!(number(cell), price.price(), "{}", offer.id);
        }
        assert_eq!((&row[10], &row[11]), (offer.note.text(), offer.source.text()), "{}", offer.id);
    }
    for (row, rental) in self::rows("rentals").iter().zip(current::RENTALS) {
        assert_eq!(number(&row[4]), rental.usd_per_gpu_hour.price(), "{row:?}");
        assert_eq!((&row[5], &row[7]), (rental.licence.text(), rental.source.text()));
    }
    assert_eq!((Micros::of(250_000).price(), Micros::NONE.price()), (Some(0.25), None));
}

#[test]
fn rows_are_many_and_none_stands_twice() {
    assert!(current::API.len() >= 85 && current::RENTALS.len() >= 75);
    assert_eq!((specs::MODELS.len(), specs::GPUS.len()), (40, 18));
    let ids: BTreeSet<_> = current::API.iter().map(|row| row.id).collect();
    assert_eq!(ids.len(), current::API.len());
    let names: BTreeSet<_> = current::API.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), current::API.len(), "no two offers read alike");
    let rents = current::RENTALS
        .iter()
        .map(|row| (row.gpu, row.provider, row.kind.name(), row.min_gpus as u32, row.checked_on));
    assert_eq!(rents.collect::<BTreeSet<_>>().len(), current::RENTALS.len());
    for row in current::RENTALS {
        assert!(row.min_gpus.fract() == 0.0 && (1.0..=8.0).contains(&row.min_gpus), "{} {}", row.gpu, row.provider);
    }
}

/// The edition is of the month in which its offers were looked up, and no row is newer.
#[test]
fn dates_are_of_the_edition() {
    let newest = current::API.iter().map(|row| row.checked_on).max().expect("it has offers");
    assert_eq!(&newest[..7], Edition::of(NOW).to_string());
    for (date, what) in current::RENTALS
        .iter()
        .map(|row| (row.checked_on, row.gpu))
        .chain(current::API.iter().map(|row| (row.checked_on, row.id)))
    {
        assert!((published::API_OFFERS[0].checked_on..=newest).contains(&date) || date >= "2026-03", "{what}: {date}");
        assert!(date <= newest, "{what}: {date}");
    }
    assert_eq!(&published::API_OFFERS[0].checked_on[..7], Edition::of(THEN).to_string());
}

#[test]
fn offers_and_rents_name_what_is_known() {
    for row in current::API {
        assert!(row.model.is_none_or(|id| model_spec(id).is_some()), "{}", row.id);
        assert!(row.ends_on.is_none_or(|date| date.starts_with("202")), "{}", row.id);
        // Cached input and batches are never dearer than what is neither.
        let least = |price: Micros, of: Micros| price.price().is_none_or(|price| price <= of.usd());
        assert!(least(row.cached_input, row.input) && least(row.batch_input, row.input), "{}", row.id);
        assert!(
            least(row.batch_output, row.output)
                && row.batch_input.price().is_some() == row.batch_output.price().is_some()
        );
    }
    for row in current::RENTALS {
        assert!(gpu_spec(row.gpu).is_some() && NOW.provider(row.provider).is_some(), "{} {}", row.gpu, row.provider);
    }
    for row in current::PROVIDERS {
        assert!(current::RENTALS.iter().any(|rent| rent.provider == row.id), "{} rents out nothing", row.id);
    }
}

/// What is in both editions has one id, so that a preset means something in either.
#[test]
fn every_published_id_is_current() {
    for row in published::API_OFFERS {
        assert_eq!(NOW.api(row.id).map(|offer| offer.name), Some(row.name));
    }
    for row in published::MODELS {
        assert_eq!(model_spec(row.id).map(|spec| spec.name), Some(row.name));
    }
    for row in published::GPUS {
        assert_eq!(gpu_spec(row.id).map(|spec| spec.vram_gb), Some(row.vram_gb), "{}", row.id);
        assert!(NOW.rents(row.id, 1.0).iter().any(|rent| rent.kind.is_on_demand()), "{}", row.id);
    }
    for row in published::PROVIDERS {
        assert!(NOW.provider(row.id).is_some(), "{}", row.id);
    }
}

/// Edition, GPU, provider, GPUs: USD an hour, date. Of several rows one on demand counts first, then one for so few, then the newest.
#[test]
fn of_several_rents_one_is_in_force() {
    let rows = [
        (NOW, "h100-80gb", "runpod", 2.0, Some((3.99, "2026-11-09"))),
        (NOW, "h100-80gb", "lambda", 1.0, Some((4.29, "2026-09-25"))),
        (NOW, "h100-80gb", "lambda", 8.0, Some((3.99, "2026-09-25"))),
        (NOW, "h100-80gb", "vast", 1.0, Some((2.4024, "2026-10-19"))),
        (NOW, "h100-80gb", "google-cloud", 1.0, Some((10.9791, "2026-09-26"))),
        (NOW, "h100-80gb", "aws", 1.0, Some((6.88, "2026-08"))),
        (NOW, "h100-80gb", "aws", 8.0, Some((6.88, "2026-11-09"))),
        (NOW, "a100-80gb", "lambda", 2.0, Some((2.79, "2026-09-25"))),
        (NOW, "h200-141gb", "runpod", 1.0, Some((4.59, "2026-09-25"))),
        (NOW, "a10g-24gb", "runpod", 1.0, None),
        (NOW, "rtx-5090-32gb", "runpod", 1.0, None),
        (THEN, "h100-80gb", "runpod", 2.0, Some((2.49, "2026-04-01"))),
        (THEN, "h100-80gb", "nebius", 2.0, Some((3.85, "2026-09-25"))),
        (THEN, "h200-141gb", "runpod", 2.0, Some((4.59, "2026-09-25"))),
    ];
    for (list, gpu, provider, gpus, expected) in rows {
        let rent = list.rent(gpu, provider, gpus).map(|rent| (rent.usd_per_gpu_hour, rent.checked_on));
        assert_eq!(rent, expected, "{list:?} {gpu} {provider} {gpus}");
    }
    let first = |gpu, gpus| NOW.rents(gpu, gpus).first().map(|rent| (rent.provider, rent.usd_per_gpu_hour));
    assert_eq!(first("h100-80gb", 1.0), Some(("nebius", 3.85)));
    assert_eq!(first("mi300x-192gb", 1.0), Some(("digitalocean", 2.59)));
    assert_eq!(first("b300-288gb", 1.0), None);
    for gpu in specs::GPUS {
        for (list, gpus) in [(NOW, 1.0), (NOW, 8.0), (THEN, 2.0)] {
            let rents = list.rents(gpu.id, gpus);
            assert_eq!(list.cheapest(gpu.id, gpus), rents.first().copied(), "{}", gpu.id);
        }
    }
    assert_eq!(NOW.rents("h100-80gb", 1.0).last().map(|rent| rent.kind), Some(RentKind::Marketplace));
    assert_eq!(THEN.rents("h100-80gb", 1.0).len(), 3);
}

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

/// A rent of the reader's own is paid to whom the reader says; one of the catalogue's, frozen, to whom it was.
#[test]
fn whom_the_rent_is_paid_to() {
    let paid_to = |query: &str| link::opened(query).resolved.names.provider.id;
    let frozen = write(&freeze(&read("cat=now&gpu=mi300x-192gb").scenario));
    for (query, expected) in [
        ("cat=now&gpu=mi300x-192gb", "digitalocean"),
        (&frozen, "digitalocean"),
        ("cat=now&gpu=mi300x-192gb&rate=2", "runpod"),
        ("cat=now&gpu=mi300x-192gb&prov=crusoe", "crusoe"),
        ("cat=now&gpu=b300-288gb&prov=aws", "aws"),
    ] {
        assert_eq!(paid_to(query), expected, "{query}");
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

/// By hand, at 70 % input, 50 % of it cached, 20 % batched, 2B tokens: DeepInfra asks for all input alike.
#[test]
fn who_serves_the_same_weights() {
    let evaluation = Evaluation::of_query("mix=70&cache=50&batch=20&vol=2B&model=gpt-oss-120b&fee=100");
    let all = hosted(&evaluation);
    let ids: Vec<_> = all.iter().map(|one| one.offer.id).collect();
    assert_eq!(
        ids,
        [
            "deepinfra/gpt-oss-120b",
            "bedrock/gpt-oss-120b",
            "groq/gpt-oss-120b",
            "together/gpt-oss-120b",
            "cerebras/gpt-oss-120b"
        ]
    );
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    assert!(near(all[0].blended.0, 0.7 * 0.037 + 0.3 * 0.17) && near(all[0].month.0, 2000.0 * all[0].blended.0));
    // Bedrock has a batch price, Groq a cached one.
    assert!(near(all[2].blended.0, 0.8 * (0.7 * 0.1125 + 0.3 * 0.6) + 0.2 * (0.7 * 0.15 + 0.3 * 0.6)));
    assert!(near(all[1].blended.0, 0.8 * (0.7 * 0.15 + 0.3 * 0.6) + 0.2 * (0.7 * 0.075 + 0.3 * 0.3)));
    assert!(all.iter().all(|one| one.fell_back && one.offer.source.text().contains("LiteLLM")));
    // Nobody sells it any more at the price of last year, nor at Together's of last month.
    let who = |query| hosted(&Evaluation::of_query(query)).iter().map(|one| one.offer.id).collect::<Vec<_>>();
    assert_eq!(who("s=deepseek-api"), ["deepinfra/deepseek-v3", "fireworks/deepseek-v3"]);
    assert_eq!(who("model=llama-3.3-70b&cat=now"), ["deepinfra/llama-3.3-70b", "nebius/llama-3.3-70b"]);
    assert_eq!(who("model=qwen3-8b"), [""; 0]);
}

/// The link of each is the same workload with that offer as its rival.
#[test]
fn the_rivals_links_say_what_their_lines_say() {
    for model in specs::MODELS {
        let evaluation = Evaluation::of_query(&format!("cat=now&model={}&vol=3B&mix=80&cap=model&pin=9", model.id));
        let all = hosted(&evaluation);
        assert!(all.windows(2).all(|pair| pair[0].blended.0 <= pair[1].blended.0), "{}", model.id);
        for one in all {
            let rival = Evaluation::of_query(&one.query);
            assert_eq!(rival.resolved.names.api.id, one.offer.id);
            assert_eq!(blend(&rival.resolved.inputs.api, &rival.resolved.inputs.workload).price, one.blended);
            assert_eq!(rival.report.api.month, one.month, "{}", one.query);
        }
    }
}

#[test]
fn what_could_run_a_workload() {
    for query in [
        "cat=now&prec=fp8",
        "cat=now&model=llama-3.1-8b&vol=300B&standby=1",
        "prec=fp8",
        "cat=now&model=minimax-m3&prec=int4&gpu=a10g-24gb&tps=30",
    ] {
        let evaluation = Evaluation::of_query(query);
        let all = candidates(&evaluation);
        assert!(all.len() >= 10, "{query}: {}", all.len());
        let costs: Vec<_> = all.iter().map_while(|one| one.load.filter(|_| one.rent.is_some())).collect();
        assert!(costs.len() >= 2 && costs.windows(2).all(|pair| pair[0].month.0 <= pair[1].month.0), "{query}");
        for one in &all {
            let own = Evaluation::of_query(&one.query);
            assert_eq!(own.resolved.names.gpu.id, one.gpu.id, "{}", one.query);
            assert_eq!(own.resolved.inputs.hosting.gpus_per_replica, one.gpus);
            assert_eq!(own.report.memory.map(|memory| memory.fit.sequences()), Some(one.sequences), "{}", one.query);
            assert_eq!(own.report.self_host.capacity, one.load.map(|load| load.capacity), "{}", one.query);
            if let (Some(load), Some(rent)) = (one.load, one.rent) {
                assert_eq!((own.report.self_host.running, own.report.self_host.compute), (load.replicas, load.month));
                assert_eq!(own.resolved.names.provider.id, rent.terms.provider, "{}", one.query);
                assert!((load.month.0 / load.replicas / rent.month.0 - 1.0).abs() < 1e-9, "{}", one.query);
            }
        }
    }
    // The published edition prices its own four kinds.
    let priced = |query| {
        candidates(&Evaluation::of_query(query))
            .iter()
            .filter_map(|one| one.rent.map(|_| one.gpu.id))
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(priced("model=llama-3.1-8b").len(), 4);
    assert_eq!(priced("model=llama-3.1-8b&cat=now").len(), 14);
    assert!(
        candidates(&Evaluation::of_query("cat=now&model=mistral-large-3")).is_empty(),
        "what is not known is not guessed"
    );
}

/// Date, today, months, words.
#[test]
fn how_old_a_price_is() {
    let rows = [
        ("2026-11-23", (2026, 11, 23), Some((0, None))),
        ("2026-11-23", (2026, 11, 22), None),
        ("2026-11-23", (2026, 12, 22), Some((0, None))),
        ("2026-11-23", (2026, 12, 23), Some((1, None))),
        ("2026-11-23", (2027, 2, 21), Some((2, None))),
        ("2026-11-23", (2027, 2, 22), Some((2, Some("2 months old")))),
        ("2026-11-23", (2027, 2, 23), Some((3, Some("3 months old")))),
        ("2026-04-01", (2026, 11, 23), Some((7, Some("7 months old")))),
        ("2025-11-30", (2026, 2, 28), Some((2, None))),
        ("2024-02-29", (2025, 2, 28), Some((11, Some("11 months old")))),
        ("2024-02-29", (2036, 2, 29), Some((144, Some("144 months old")))),
        ("2026-08", (2026, 11, 23), Some((3, Some("3 months old")))),
        ("2026-10", (2026, 11, 23), Some((1, None))),
        ("2026-12", (2026, 11, 23), None),
        ("2026-11-23", (2026, 13, 1), None),
        ("2026-11-23", (2027, 2, 29), None),
        ("", (2026, 11, 23), None),
        ("soon", (2026, 11, 23), None),
    ];
    for (date, today, expected) in rows {
        let expected = expected.map(|(months, words): (u32, Option<&str>)| (months, words.map(str::to_owned)));
        assert_eq!(age::age(date, today), expected, "{date} on {today:?}");
    }
}

/// Link: the prices in force with their dates and ages.
#[test]
fn each_price_in_force_has_its_age() {
    let rows = [
        ("", "API price GPT-4o 2026-04-01 7 months old; GPU price RunPod 2026-04-01 7 months old"),
        ("cat=now", "API price GPT-4o 2026-11-23; GPU price RunPod 2026-11-09"),
        ("cat=now&prov=aws", "API price GPT-4o 2026-11-23; GPU price AWS 2026-08 3 months old"),
        ("cat=now&pin=2", "GPU price RunPod 2026-11-09"),
        ("cat=now&own=30000", "API price GPT-4o 2026-11-23"),
        ("cat=now&gpu=b300-288gb", "API price GPT-4o 2026-11-23"),
        ("pin=2.5&pout=10&rate=2.4&ed=2026-04&mine=rate", "API price GPT-4o 2026-04 7 months old"),
    ];
    for (query, expected) in rows {
        let aged = age::prices(&Evaluation::of_query(query), (2026, 11, 23));
        let words = |one: &age::Aged| {
            let old = one.words.as_ref().map(|words| format!(" {words}")).unwrap_or_default();
            format!("{} {} {}{old}", one.what, one.whose, one.as_of)
        };
        assert_eq!(aged.iter().map(words).collect::<Vec<_>>().join("; "), expected, "{query}");
    }
}

#[test]
fn every_choice_can_be_chosen() {
    for prices in ["", "cat=now&"] {
        for (choice, count) in
            [(Choice::Api, current::API.len()), (Choice::Model, 40), (Choice::Gpu, 18), (Choice::Provider, 9)]
        {
            let groups = choices(&Evaluation::of_query(prices), choice);
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
                assert!(!item.name.is_empty() && !item.words.is_empty() && item.as_of.starts_with("2026-"), "{item:?}");
            }
        }
    }
}

#[test]
fn the_worker_answers() {
    let ask = |question: &[&str]| answer(question, None);
    let lines = ask(&["choices", "provider", "cat=now"]);
    assert_eq!(lines[..2], ["g\tOn demand", "i\tnebius\tNebius\t$3.85/h\t2026-09-25\t"]);
    assert!(lines.contains(&"i\trunpod\tRunPod\t$3.99/h\t2026-11-09\tchosen".into()));
    assert!(lines.contains(&"i\tvast\tVast.ai\t$2.402/h, marketplace\t2026-10-19\t".into()));
    let offers = ask(&["choices", "api", ""]);
    assert_eq!(
        offers[..2],
        ["g\tApril 2026, as published", "i\topenai/gpt-4o\tGPT-4o\t$2.50 in, $10.00 out\t2026-04-01\tchosen"]
    );
    assert!(offers.contains(&"i\topenai/gpt-5\tGPT-5\t$1.25 in, $10.00 out, until 2026-12-11\t2026-11-23\t".into()));
    let models = ask(&["choices", "model", "cat=now"]);
    assert_eq!(
        models[1],
        "i\tllama-4-maverick\tLlama 4 Maverick\t400B, 17B active; by API from $0.44\t2026-11-23\tchosen"
    );
    assert!(models.iter().any(|line| line.contains("size not known; architecture not known; by API from $0.126")));
    assert!(
        ask(&["choices", "gpu", ""]).contains(&"i\tb300-288gb\tB300 SXM 288GB\tno rent known\t2026-11-23\t".into())
    );
    assert_eq!(ask(&["choices", "colour", ""]), [""; 0]);
    let hosted = ask(&["hosted", "vol=2B"]);
    assert_eq!(
        hosted[0],
        "h\tdeepinfra/llama-4-maverick\tLlama 4 Maverick on DeepInfra\tDeepInfra\t0.2\t0.8\t\t0.44\t880\t2026-11-23\thttps://deepinfra.com/pricing (by LiteLLM 1.109.1)\t\tapi=deepinfra/llama-4-maverick&vol=2B"
    );
    assert_eq!(ask(&["hosted", "model=qwen3-8b"]), ["n\tNobody in the catalogue serves Qwen3 8B by API."]);
    assert_eq!(
        ask(&["credits"]),
        [
            "l\tCC BY 4.0\ttgarg01/silybench-data, derived/csv/gpu_prices.csv",
            "l\tMPL-2.0\tgpuhunt 0.1.34, providers/crusoe.py"
        ]
    );
    assert_eq!(credits().len(), 2);
    let possible: Vec<_> = ask(&["fit", "cat=now&prec=fp8"]).into_iter().filter(|line| line.starts_with('p')).collect();
    assert_eq!(
        possible[0],
        "p\tmi300x-192gb\tMI300X 192GB\t4\t168\t2.59\tdigitalocean\tDigitalOcean\t2026-10-07\t7459\t38264578543\t1\t7459\tcat=now&gpu=mi300x-192gb&prov=digitalocean&prec=fp8&n=4&cap=model"
    );
    assert!(possible.iter().all(|line| line.split('\t').count() == 14), "{possible:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scenario_is_answered(scenario in any::scenarios()) {
        let query = write(&scenario);
        for question in [&["hosted", &query][..], &["choices", "provider", &query], &["choices", "model", &query], &["fit", &query]] {
            for line in answer(question, None) {
                prop_assert!(!line.contains("NaN") && !line.contains("inf\t") && !line.contains('\n'), "{line}");
            }
        }
    }

    /// Volume, mix, overhead and memory are the scenario's own.
    #[test]
    fn editions_change_prices_and_nothing_else(scenario in any::scenarios()) {
        let mut other = scenario.clone();
        other.set_prices(NOW);
        let (now, _) = evaluate(&other);
        other.set_prices(THEN);
        let (then, _) = evaluate(&other);
        prop_assert_eq!(now.inputs.workload, then.inputs.workload);
        prop_assert_eq!(now.inputs.hosting.overhead, then.inputs.hosting.overhead);
        prop_assert_eq!(now.inputs.hosting.placement, then.inputs.hosting.placement);
        prop_assert_eq!(now.names.model.id, then.names.model.id);
    }
}

#[test]
fn presets_are_the_published_ones() {
    for preset in PRESETS {
        let scenario = Scenario::of(preset);
        assert!(scenario.prices() == THEN && scenario.is_as_published(), "{}", preset.id);
        assert!(Choice::ALL.into_iter().all(|choice| choice.is_published(preset.choice(choice))));
    }
}

#[test]
fn the_newest_edition_is_called_by_its_month() {
    let month = llm_breakeven::scenario::Edition::of(PriceList::Current).name();
    assert_eq!(llm_breakeven::catalogue::CURRENT_NAME, format!("{month}, current"));
}
