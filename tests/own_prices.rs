//! Prices taken over from a list of the visitor's own: what the verdict says, what the link holds, where they can be chosen.

#[path = "support/link.rs"]
mod link;

use llm_breakeven::export::{Evaluation, age, sentences};
use llm_breakeven::later::answer;
use llm_breakeven::scenario::{Input, Scenario, freeze, read, write};

const TODAY: &str = "2026-11-23";
const KEPT: &str = "llm-breakeven prices 1\n\
    s\tLiteLLM\t2026-05-01\n\
    o\tdeepinfra/meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8\tMaverick, our price\tDeepInfra\t0.1\t0.4\t\t\t\n\
    o\tnorth/llama-4-maverick\tMaverick North\tNorth\t0.3\t0.4\t\t\t\t2026-11-01\n\
    o\tnorth/large\tNorth; Large\tNorth\t1.9\t7.5\t0.95\t0.5\t4\n\
    s\tSkyPilot, verda\t2026-11-20\n\
    r\tverda\tH100\th100-80gb\t2.1\ton-demand\t1\n\
    r\tverda\tH100\th100-80gb\t0.8\tspot\t8\n\
    r\tgcp\tB300\tb300-288gb\t6\ton-demand\t8\n\
    r\tverda\tGH200\t\t1.1\ton-demand\t1\n";

/// The parts of the lines of one kind.
fn of(lines: &[String], kind: char) -> Vec<Vec<String>> {
    let parts = |line: &String| line.split('\t').skip(1).map(str::to_owned).collect();
    lines.iter().filter(|line| line.starts_with(kind)).map(parts).collect()
}

/// The queries of the imported rows of a table, by their first cell.
fn imported(table: &str, filter: &str) -> Vec<String> {
    let lines = answer(&["prices", table, filter, "usd", "up", KEPT, TODAY], None);
    let rows = lines.iter().filter(|line| line.contains("\town\t"));
    rows.map(|line| line.rsplit('\t').next().expect("it has parts").to_owned()).collect()
}

fn taken(query: &str, over: &str) -> Scenario {
    let mut scenario = read(query).scenario;
    scenario.take_over(&read(over).scenario);
    scenario
}

#[test]
fn the_verdict_says_whose_price_it_is() {
    let [over] = &imported("api", "north large")[..] else { panic!("one row") };
    assert_eq!(over, "pin=1.9&pout=7.5&pcache=0.95&pbin=0.5&pbout=4&pname=North,%20Large;LiteLLM;2026-05-01");
    let query = write(&taken("cat=now&blend=3", over));
    assert_eq!(query, format!("cat=now&{over}"));
    let evaluation = link::opened(&query);
    assert_eq!(evaluation.api_name(), "North, Large");
    let figures = sentences::figures(&evaluation);
    assert!(figures.starts_with("North, Large costs ") && !figures.contains("GPT-4o"), "{figures}");
    let sources = sentences::sources(&evaluation);
    assert!(sources.starts_with("API price: North, Large, the reader's own (LiteLLM, 2026-05-01). "), "{sources}");
    assert_eq!(sentences::whose_prices(&evaluation.scenario), "November 2026, current; some are your own");
    let aged = age::of(&evaluation, "API price", (2026, 11, 23)).expect("it has a price");
    assert_eq!(aged.says(), "North, Large by LiteLLM, your own price as of 2026-05-01");
    assert_eq!(aged.words.as_deref(), Some("6 months old"));
    for format in ["markdown", "json"] {
        let file = answer(&["export", format, &query, "https://example.com/", ""], None).concat();
        assert!(file.contains("North, Large, the reader's own (LiteLLM, 2026-05-01)"), "{format}: {file}");
    }
}

/// Typed by hand they stay the catalogue's offer at another price, as in every old link.
#[test]
fn prices_without_a_name_are_what_they_were() {
    let evaluation = link::opened("pin=1.9&pout=7.5&cache=50&cat=now");
    assert_eq!((evaluation.api_name(), evaluation.provider_name()), ("GPT-4o", "RunPod"));
    assert_eq!(evaluation.resolved.shown(&evaluation.scenario, Input::PriceCached), Some(1.25), "the catalogue's own");
    // A name without prices names nothing, and what is no name is none.
    for query in ["pname=North", "pin=1&pname=North", "rname=verda", "pin=1&pout=2&pname=;a", "rate=2&rname="] {
        let evaluation = Evaluation::of_query(query);
        assert_eq!((evaluation.api_name(), evaluation.provider_name()), ("GPT-4o", "RunPod"), "{query}");
        assert!(!write(&evaluation.scenario).contains("name"), "{query}");
    }
}

/// What an offer of one's own lacks costs what is ordinary, and that is said; the link pins nothing it does not have.
#[test]
fn what_an_own_offer_lacks_is_not_the_catalogues() {
    let [over] = &imported("api", "our price")[..] else { panic!("one row") };
    let query = write(&taken("cat=now&cache=50&batch=20", over));
    assert_eq!(query, "cat=now&cache=50&batch=20&pin=0.1&pout=0.4&pname=Maverick,%20our%20price;LiteLLM;2026-05-01");
    let evaluation = link::opened(&query);
    assert_eq!(evaluation.resolved.shown(&evaluation.scenario, Input::PriceCached), None);
    let notes: Vec<String> = evaluation.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "Maverick, our price has no price for cached input here; its input price was used.",
            "Maverick, our price has no batch price here; its ordinary price was used."
        ]
    );
    // By hand: 0.1 for all input, 0.4 for all output.
    assert!((evaluation.report.api.blend.price.0 - (0.6 * 0.1 + 0.4 * 0.4)).abs() < 1e-12);
}

#[test]
fn a_rent_comes_with_whom_it_is_paid_to_and_its_terms() {
    let rows = imported("rental", "verda h100");
    assert_eq!(
        rows,
        [
            "rate=0.8&rname=verda;SkyPilot,%20verda;2026-11-20;spot;8",
            "rate=2.1&rname=verda;SkyPilot,%20verda;2026-11-20"
        ]
    );
    let evaluation = link::opened(&write(&taken("cat=now", &rows[0])));
    assert_eq!(evaluation.provider_name(), "verda");
    let notes: Vec<String> = evaluation.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "The rent of H100 SXM 80GB at verda is not on demand: spot.",
            "verda rents out H100 SXM 80GB by 8 only; a replica of fewer pays for what it uses here."
        ]
    );
    // A provider that the catalogue knows is chosen as well, under whatever name.
    let [gcp] = &imported("rental", "gcp")[..] else { panic!("one row") };
    assert_eq!(
        write(&taken("cat=now", gcp)),
        "cat=now&gpu=b300-288gb&prov=google-cloud&rate=6&rname=gcp;SkyPilot,%20verda;2026-11-20;on-demand;8"
            .replace("on-demand", "")
    );
    // Of a GPU that nobody knows nothing can be taken.
    assert_eq!(imported("rental", "gh200"), [""]);
    assert_eq!(write(&taken("cat=now&rate=3", "")), "cat=now&rate=3");
}

#[test]
fn whoever_changes_the_price_makes_it_their_own() {
    let over = "cat=now&pin=1.9&pout=7.5&rate=2&pname=Large;A;2026-11-01&rname=verda;B;2026-11-01";
    let is_named = |change: &dyn Fn(&mut Scenario)| {
        let mut scenario = read(over).scenario;
        change(&mut scenario);
        (scenario.own_offer().is_some(), scenario.own_renter().is_some())
    };
    assert_eq!(is_named(&|_| {}), (true, true));
    assert_eq!(is_named(&|scenario| scenario.set(Input::PriceOut, Some(8.0))), (false, true));
    assert_eq!(is_named(&|scenario| scenario.reset(Input::PriceIn)), (false, true));
    assert_eq!(is_named(&|scenario| scenario.set(Input::GpuHour, Some(1.0))), (true, false));
    assert_eq!(is_named(&|scenario| scenario.set(Input::OwnPrice, Some(1.0))), (true, false));
    assert_eq!(is_named(&|scenario| scenario.set(Input::Volume, Some(1.0))), (true, true));
    assert_eq!(
        is_named(&|scenario| scenario.replace_choice(llm_breakeven::scenario::Choice::Api, "openai/gpt-5")),
        (false, true)
    );
    // Frozen they stay the reader's own, and thawed as well.
    let frozen = freeze(&read(over).scenario);
    assert!(frozen.own_offer().is_some() && frozen.own_renter().is_some(), "{}", write(&frozen));
    assert_eq!(read(&write(&frozen)).scenario, frozen);
    assert_eq!(write(&frozen.thawed()), over);
}

/// In the lists one chooses from, as yours, with their day.
#[test]
fn own_prices_can_be_chosen() {
    let items = |kind: &str, query: &str| of(&answer(&["choices", kind, query, TODAY, KEPT], None), 'i');
    let offers = answer(&["choices", "api", "cat=now", TODAY, KEPT], None);
    let at = offers.iter().position(|line| line == "g\tYour own: LiteLLM").expect("it has a group");
    let over = "pin=0.1&pout=0.4&pname=Maverick,%20our%20price;LiteLLM;2026-05-01";
    assert_eq!(
        offers[at + 1],
        format!("i\t\tMaverick, our price\t$0.10 in, $0.40 out\t2026-05-01\t\t6 months old\t\t{over}")
    );
    assert!(offers[at + 2].contains("$0.30 in, $0.40 out, not sold since 2026-11-01"), "{}", offers[at + 2]);
    let chosen: Vec<_> =
        items("api", &format!("cat=now&{over}")).into_iter().filter(|item| item[4] == "chosen").collect();
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0][1], "Maverick, our price", "and not the catalogue's offer it was taken over");
    let providers = items("provider", "cat=now");
    assert!(
        providers.iter().any(|item| item[1..4] == ["verda", "$0.80/h, spot, 8 at least", "2026-11-20"]),
        "{providers:?}"
    );
    let gpu = |id: &str| items("gpu", "cat=now").into_iter().find(|item| item[0] == id).expect("it is there");
    assert_eq!(gpu("b300-288gb")[2], "yours from $6.00/h");
    assert_eq!(gpu("h100-80gb")[2], "from $3.85/h at Nebius; yours from $2.10/h");
    assert_eq!(gpu("h200-141gb")[2], "from $4.29/h at Crusoe");
}

#[test]
fn own_offers_of_the_same_weights_are_listed_as_such() {
    let all = of(&answer(&["hosted", "vol=2B", TODAY, KEPT], None), 'h');
    assert_eq!(all.len(), 5, "the catalogue's four, and the one of ours that is still sold: {all:?}");
    assert_eq!(all[0][..3], ["", "Maverick, our price", "DeepInfra"]);
    assert_eq!(all[0][8..11], ["2026-05-01", "LiteLLM", ""]);
    let rival = link::opened(&all[0][11]);
    assert_eq!(
        (rival.api_name(), rival.report.api.month.0.round().to_string()),
        ("Maverick, our price", all[0][7].clone())
    );
}

#[test]
fn own_rents_are_among_what_could_run_it() {
    let all = |own: &str| of(&answer(&["fit", "cat=now&prec=fp8", TODAY, own], None), 'p');
    let h100 = |rows: Vec<Vec<String>>| {
        rows.into_iter().find(|row| row[0] == "h100-80gb" && row[2] == "8").expect("it serves")
    };
    let (listed, own) = (h100(all("")), h100(all(KEPT)));
    assert_eq!((listed[5].as_str(), listed[4].as_str()), ("nebius", "3.85"));
    assert_eq!(own[4..8], ["2.1", "", "verda", "2026-11-20"]);
    assert_eq!((own[13].as_str(), own[14].as_str()), ("SkyPilot, verda", ""));
    let scenario = link::opened(&own[12]);
    assert_eq!(scenario.provider_name(), "verda");
    assert_eq!(in_dollars(scenario.report.self_host.compute.0), own[11]);
    // One that needs more than there are is paid for all it needs; what nobody else rents has a price now.
    let b300 = all(KEPT).into_iter().find(|row| row[0] == "b300-288gb" && row[2] == "4").expect("it serves");
    assert_eq!(b300[4..9], ["6", "", "gcp", "2026-11-20", "34560"]);
}

fn in_dollars(usd: f64) -> String {
    format!("{}", usd.round())
}
