//! Links of arbitrary scenarios, and scenarios of arbitrary links.

#[path = "support/any.rs"]
mod any;

use any::{links, scenarios};
use llm_breakeven::export::{Evaluation, markdown};
use llm_breakeven::scenario::{Choice, Input, PRESETS, read, resolve, write};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_link_brings_its_scenario_back(scenario in scenarios()) {
        let link = write(&scenario);
        let reading = read(&link);
        prop_assert_eq!(&reading.notes, &[], "{}", link);
        prop_assert_eq!(&reading.scenario, &scenario, "{}", link);
        prop_assert_eq!(write(&reading.scenario), link);
        // Debug output tells numbers apart to the last bit.
        prop_assert_eq!(format!("{:?}", resolve(&reading.scenario)), format!("{:?}", resolve(&scenario)));
    }

    #[test]
    fn links_are_plain_ascii(scenario in scenarios()) {
        let link = write(&scenario);
        prop_assert!(link.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'#' | b'?' | b'"' | b'<' | b'>' | b'+' | b'\'')), "{}", link);
    }

    #[test]
    fn any_text_opens_and_settles_at_once(text in links()) {
        let first = read(&text);
        let link = write(&first.scenario);
        let second = read(&link);
        prop_assert_eq!(&second.scenario, &first.scenario, "{} became {}", text, link);
        prop_assert_eq!(&second.notes, &[], "{} became {}", text, link);
        prop_assert_eq!(write(&second.scenario), link);
    }

    #[test]
    fn values_read_are_within_bounds(text in links()) {
        let scenario = read(&text).scenario;
        for input in Input::ALL {
            let (bounds, value) = (input.bounds(), scenario.number(*input));
            prop_assert!(value.is_none_or(|value| (bounds.min..=bounds.max).contains(&value)), "{} {:?}", bounds.key, value);
            prop_assert!(value.is_some() || bounds.default.is_none(), "{}", bounds.key);
        }
    }

    #[test]
    fn unknown_keys_survive(key in "[a-z]{6,9}", value in "\\PC{0,20}", scenario in scenarios()) {
        let link = write(&scenario);
        let mut scenario = scenario;
        scenario.unknown.retain(|(other, _)| *other != key);
        scenario.unknown.push((key.clone(), value.clone()));
        let reading = read(&write(&scenario));
        prop_assert!(reading.scenario.unknown.contains(&(key, value)), "{}", link);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_keys_does_not_matter(scenario in scenarios(), turn in 0..40usize) {
        let mut scenario = scenario;
        scenario.unknown.clear();
        let link = write(&scenario);
        let mut pairs: Vec<&str> = link.split('&').collect();
        let turn = turn % pairs.len();
        pairs.rotate_left(turn);
        prop_assert_eq!(write(&read(&pairs.join("&")).scenario), link.clone());
        pairs.reverse();
        prop_assert_eq!(write(&read(&pairs.join("&")).scenario), link);
    }

    #[test]
    fn a_broken_escape_breaks_only_its_value(scenario in scenarios(), at in 0..400usize, stub in "%|%[0-9A-Fa-f]|%[G-Z]{2}|%C3|%FF%FE") {
        let mut link = write(&scenario);
        link.insert_str(at.min(link.len()), &stub);
        let first = read(&link);
        let again = read(&write(&first.scenario));
        prop_assert_eq!(&again.scenario, &first.scenario, "{}", link);
        prop_assert_eq!(&again.notes, &[], "{}", link);
    }

    #[test]
    fn of_keys_given_twice_the_last_counts(scenario in scenarios(), other in scenarios()) {
        let (link, mut second) = (write(&scenario), write(&other));
        second.insert(0, '&');
        let reading = read(&(link.clone() + &second));
        let keys = |link: &str| form_urlencoded::parse(link.as_bytes()).map(|(key, _)| key.into_owned()).collect::<Vec<_>>();
        let said = reading.notes.iter().filter(|note| note.to_string().contains("more than once")).count();
        let given = keys(&link);
        prop_assert_eq!(said, keys(&second).iter().filter(|key| given.contains(key)).count(), "{}{}", link, second);
    }
}

#[test]
fn typical_links_are_short() {
    for query in [
        "vol=1.5B&mix=70&api=anthropic/claude-haiku-3.5&model=llama-3.3-70b&gpu=a100-80gb&n=2&prov=lambda&cap=rate",
        "s=deepseek-api&req=40000&tin=900&tout=300&cache=40&cap=2.5B&util=60&peak=2.5&standby=1&eh=15&need=privacy",
        "store=125&net=175&mon=125&lb=60&other=0&eh=15&once=20000&over=24&disc=37.5&hours=730&vol=724.7M",
        "own=28000&life=36&resid=20&apr=7&watts=1000&pue=1.3&kwh=0.12&host=200&cap=rate&tps=65&bf=5&pre=5000",
    ] {
        let scenario = read(query).scenario;
        let link = write(&scenario);
        assert!(link.len() < 200, "{} characters: {link}", link.len());
        let frozen = write(&llm_breakeven::scenario::freeze(&scenario));
        assert!(frozen.len() < 200, "{} characters: {frozen}", frozen.len());
    }
}

#[test]
fn long_links_are_read_to_their_end_and_bounded() {
    const LENGTH: usize = 100_000;
    let many: String = (0..LENGTH / 6).map(|number| format!("k{number}&")).collect();
    let rows = [
        ("&".repeat(LENGTH), 0),
        ("=&".repeat(LENGTH / 2), 0),
        ("a&".repeat(LENGTH / 2), 1),
        ("vol=1&".repeat(LENGTH / 6), 1),
        ("%".repeat(LENGTH), 0),
        ("%FF".repeat(LENGTH / 3), 0),
        (format!("vol={}", "9".repeat(LENGTH)), 1),
        (format!("x={}", "y".repeat(LENGTH)), 0),
        (format!("need={}", "x,".repeat(LENGTH / 2)), 8),
        (format!("need={}", "privacy,".repeat(LENGTH / 8)), 0),
        (many, 1),
    ];
    for (link, notes) in rows {
        let reading = read(&format!("{link}&mix=70"));
        let kept = reading.scenario.unknown.len();
        assert_eq!(reading.scenario.number(Input::InputShare), Some(70.0), "{}", &link[..40]);
        assert_eq!(
            reading.notes.len(),
            notes,
            "{} has {:?}",
            &link[..40],
            reading.notes.iter().take(3).collect::<Vec<_>>()
        );
        assert!(kept <= 100, "{kept} unknown keys");
        let again = read(&write(&reading.scenario));
        assert_eq!((again.scenario, again.notes.len()), (reading.scenario, 0));
    }
}

#[test]
fn markup_of_a_link_stays_text() {
    const HOSTILE: [&str; 4] = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "`<img src=x>`",
        "a\u{202e}b\u{2066}<b>\n# Heading\u{0}",
    ];
    for text in HOSTILE {
        let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        for key in ["vol", "s", "api", "need", "cap", "ed", "mine", "v", "x"] {
            let evaluation = Evaluation::of_query(&format!("{key}={encoded}&{key}={encoded}"));
            for note in &evaluation.notes {
                let said = note.to_string();
                assert!(said.matches('`').count() % 2 == 0, "{said}");
                let outside: String = said.split('`').step_by(2).collect();
                assert!(!outside.contains(['<', '>', '#']), "{said}");
                assert!(!said.chars().any(|c| c.is_control() || c == '\u{202e}' || c == '\u{2066}'), "{said:?}");
            }
            let written = markdown::write(&evaluation);
            let outside: String = written.split('`').step_by(2).collect();
            assert!(!outside.contains('<'), "{written}");
        }
    }
}

#[test]
fn defaults_and_presets_lie_within_bounds() {
    for input in Input::ALL {
        let bounds = input.bounds();
        let presets = PRESETS.iter().filter_map(|preset| preset.number(*input));
        for value in bounds.default.into_iter().chain(presets) {
            assert!((bounds.min..=bounds.max).contains(&value), "{} {value}", bounds.key);
        }
        assert!(bounds.min < bounds.max && !bounds.name.is_empty() && bounds.help.ends_with('.'), "{}", bounds.key);
    }
    let mut keys: Vec<_> = Input::ALL.iter().map(|input| input.bounds().key).collect();
    keys.extend(Choice::ALL.map(Choice::key));
    keys.sort_unstable();
    let count = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), count, "no two inputs share a key");
}

#[test]
fn writes_only_what_differs_in_a_fixed_order() {
    let rows = [
        ("", ""),
        ("?vol=1B", ""),
        ("s=maverick-gpt4o&v=1&vol=1000000000&mix=60&n=2&other=400&cap=flat&prec=fp16", ""),
        ("vol=724700000", "vol=724.7M"),
        ("er=200&vol=1.5e9&s=llama8b-haiku", "s=llama8b-haiku&vol=1.5B&er=200"),
        (
            "need=burst,privacy&cap=2100M&util=60 %25&prec=int4&gpu=a100-80gb",
            "gpu=a100-80gb&prec=int4&util=60&cap=2.1B&need=privacy,burst",
        ),
        ("api=openai/gpt-4o", ""),
        ("api=anthropic/claude-haiku-3.5", "api=anthropic/claude-haiku-3.5"),
        ("theme=dark&vol=2B&embed=1", "vol=2B&theme=dark&embed=1"),
        ("note=a+b%26c", "note=a%20b%26c"),
        ("s=deepseek-api&blend=", "s=deepseek-api&blend="),
        ("s=deepseek-api&blend=0.6", "s=deepseek-api"),
        ("s=deepseek-api&pin=1&blend=0.6", "s=deepseek-api&pin=1&blend=0.6"),
        ("vol=abc&mix=200", ""),
        ("pin=0.0000001", "pin=1e-7"),
        ("vol=-0", "vol=0"),
        ("ed=2026-04", "ed=2026-04"),
        ("ed=2026-13&mine=pin", ""),
        ("mine=pin&pin=2", "pin=2"),
        ("mine=RATE,pin,pin,tps&ed=2025-01&rate=2&pin=3", "pin=3&rate=2&ed=2025-01&mine=pin,rate"),
        ("s=deepseek-api&pin=1&mine=blend&ed=2026-04", "s=deepseek-api&pin=1&ed=2026-04&mine=blend"),
        ("c2=vol:2B;rate:2.1&name2=A b", "c2=vol:2B;rate:2.1&name2=A%20b"),
    ];
    for (given, canonical) in rows {
        assert_eq!(write(&read(given).scenario), canonical, "{given}");
    }
}
