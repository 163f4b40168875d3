//! Several scenarios in one link.

#[path = "support/any.rs"]
mod any;

use any::{links, scenarios};
use llm_breakeven::scenario::{Comparison, Entry, MOST_COMPARED, read, read_comparison, write};
use proptest::prelude::*;

fn comparisons() -> impl Strategy<Value = Comparison> {
    let entry = ("\\PC{0,50}|[A-Za-z ]{0,12}", scenarios()).prop_map(|(name, scenario)| Entry::new(&name, scenario));
    prop::collection::vec(entry, 1..=MOST_COMPARED).prop_map(|mut entries| {
        let first = entries.remove(0);
        let start = Comparison::of(first.scenario).renamed(0, &first.name);
        entries.into_iter().fold(start, Comparison::added)
    })
}

fn names(comparison: &Comparison) -> Vec<&str> {
    comparison.entries().iter().map(|entry| entry.name.as_str()).collect()
}

fn of(link: &str) -> Comparison {
    read_comparison(link).comparison
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_link_brings_its_comparison_back(comparison in comparisons()) {
        let link = comparison.write();
        let reading = read_comparison(&link);
        prop_assert_eq!(reading.notes.concat(), vec![], "{}", link);
        prop_assert_eq!(&reading.comparison, &comparison, "{}", link);
        prop_assert_eq!(reading.comparison.write(), link);
    }

    #[test]
    fn the_page_of_one_scenario_keeps_the_others(comparison in comparisons()) {
        let link = comparison.write();
        let reading = read(&link);
        prop_assert_eq!(&reading.notes, &[], "{}", link);
        prop_assert_eq!(write(&reading.scenario), link);
    }

    #[test]
    fn a_link_of_one_scenario_is_a_comparison_of_one(scenario in scenarios()) {
        let link = write(&scenario);
        let reading = read_comparison(&link);
        prop_assert_eq!(reading.comparison.entries(), &[Entry { name: String::new(), scenario }][..]);
        prop_assert_eq!(reading.comparison.write(), link);
    }

    #[test]
    fn any_text_is_a_comparison_and_settles_at_once(first in links(), second in links(), name in "\\PC{0,60}") {
        let text = format!("{first}&c3={second}&name={name}&c2=%{name}");
        let once = of(&text);
        prop_assert!((1..=MOST_COMPARED).contains(&once.entries().len()));
        let link = once.write();
        let again = read_comparison(&link);
        prop_assert_eq!(&again.comparison, &once, "{} became {}", text, link);
        prop_assert_eq!(again.notes.concat(), vec![], "{} became {}", text, link);
    }
}

#[test]
fn links_of_comparisons_are_readable() {
    let rows = [
        ("", ""),
        ("vol=2B&name=Today", "vol=2B&name=Today"),
        ("vol=2B&c2=vol:2B;rate:2.1", "vol=2B&c2=vol:2B;rate:2.1"),
        ("c2=vol%3D3B%26api%3Dopenai%2Fgpt-4o%26rate%3D2", "c2=vol:3B;rate:2"),
        ("c2=", "c2="),
        ("c4=vol:3B&name4=D&c3=&name3=C", "c2=&name2=C&c3=vol:3B&name3=D"),
        ("name2=Nobody", ""),
        ("c5=vol:2B", "c5=vol:2B"),
        ("theme=dark&c2=theme:dark;name:x;c3:y;warp:9&vol=2B", "vol=2B&c2=warp:9&theme=dark"),
        ("vol=2B&warp=1&name=%20 A%0A`b`%20", "vol=2B&warp=1&name=A%27b%27"),
        ("c2=x:a%253Bb%25252C", "c2=x:a%253Bb%25252C"),
    ];
    for (given, link) in rows {
        assert_eq!(of(given).write(), link, "{given}");
    }
}

#[test]
fn wrong_values_are_told_of_the_scenario_they_are_in() {
    let reading = read_comparison("mix=abc&c2=vol:2B&c3=n:x;n:y");
    assert_eq!(reading.notes.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0, 2]);
}

#[test]
fn scenarios_are_added_copied_renamed_moved_and_removed() {
    let one = of("vol=2B&name=A&theme=dark");
    let two = one.clone().duplicated(0);
    assert_eq!(two.write(), "vol=2B&name=A&c2=vol:2B&name2=A%20%282%29&theme=dark");
    let three = two.clone().duplicated(0);
    assert_eq!(names(&three), ["A", "A (3)", "A (2)"]);
    let four = three.added(Entry::new("B", read("vol=5B&embed=1").scenario));
    assert!(!four.has_room());
    assert_eq!(four.clone().duplicated(0), four);
    assert_eq!(four.clone().added(Entry::default()), four);
    let moved = four.clone().moved(3, 0);
    assert_eq!(names(&moved), ["B", "A", "A (3)", "A (2)"]);
    assert!(moved.write().starts_with("vol=5B&name=B&c2=vol:2B&name2=A&"), "{}", moved.write());
    assert!(moved.write().ends_with("&theme=dark"), "{}", moved.write());
    assert_eq!(moved.clone().moved(0, 3), four);
    assert_eq!(moved.clone().moved(0, 4), moved);
    assert_eq!(names(&four.clone().removed(0).renamed(2, " C ")), ["A (3)", "A (2)", "C"]);
    assert_eq!(four.clone().removed(9), four);
    assert_eq!(one.clone().removed(0), one);
    let replaced = one.replaced(0, read("vol=3B&c2=vol:1M&name=Z").scenario);
    assert_eq!(replaced.write(), "vol=3B&name=A&theme=dark");
}

#[test]
fn names_are_short_and_plain() {
    let long = "x".repeat(100_000);
    let rows = [(long.as_str(), 40), ("", 0), ("  ", 0), ("\u{202e}abc\u{0}", 3), ("Größe 👍", 7)];
    for (name, length) in rows {
        assert_eq!(Entry::new(name, read("").scenario).name.chars().count(), length);
    }
    let full = Comparison::of(read("").scenario).renamed(0, &long).duplicated(0).duplicated(0);
    assert_eq!(names(&full).iter().map(|name| name.len()).collect::<Vec<_>>(), [40, 38, 38]);
    assert_eq!(of(&full.write()), full);
}
