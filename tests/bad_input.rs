//! Tables of bad input: every text a visitor, a link, a file or another program hands over, times everything that could be wrong
//! with it. Each gets a clear sentence or is ignored, what was there stays, and 10 MB take no longer than they must: a test
//! that took time squared would not end.

#[path = "support/hostile.rs"]
mod hostile;

use hostile::{HUGE, READERS, all, hostile};
use llm_breakeven::later::answer;
use llm_breakeven::scenario::shelf::Shelf;
use llm_breakeven::scenario::{
    Comparison, Input, Message, Scenario, origin_of, read, read_comparison, take_capacity, take_number, write,
};

/// A sentence that can be shown: of one line, short, without anything that controls or turns text.
fn assert_clear(sentence: &str, case: &str) {
    assert!(sentence.ends_with(['.', '?', '!', ':']) && sentence.len() > 10, "{case}: {sentence:?}");
    assert!(sentence.chars().count() < 600, "{case}: {} characters", sentence.chars().count());
    assert_plain(sentence, case);
}

fn assert_plain(text: &str, case: &str) {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.chars().any(|c| (c.is_control() && c != '\t') || turns(c)), "{case}: {text:?}");
}

/// As a link would carry it.
fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[test]
fn a_number_field_takes_a_number_within_bounds_or_says_what_is_wrong_and_keeps_its_value() {
    let some = [Input::Volume, Input::FirstToken];
    for (name, text) in all() {
        for input in if text.len() < HUGE / 2 { Input::ALL } else { &some } {
            let (bounds, case) = (input.bounds(), format!("{name} in {}", input.bounds().key));
            let mut scenario = Scenario::default();
            let before = scenario.number(*input);
            match take_number(&mut scenario, *input, &text) {
                Ok(()) => {
                    let taken = scenario.number(*input);
                    assert!(taken.is_none_or(|value| (bounds.min..=bounds.max).contains(&value)), "{case}: {taken:?}");
                    assert!(taken.is_some() || text.trim().is_empty(), "{case}: lost");
                }
                Err(note) => {
                    assert_clear(&note.to_string(), &case);
                    assert_eq!(scenario.number(*input), before, "{case}");
                }
            }
        }
    }
}

/// What a number field makes of a text: its value, or the end of what it says.
#[test]
fn numbers_as_other_people_write_them() {
    const OTHER: &str = "is not a number";
    const COMMA: &str = "has a comma that does not part thousands (write decimals with a point)";
    const BOUNDS: &str = "is not between";
    let table: &[(&str, Result<f64, &str>)] = &[
        ("2B", Ok(2e9)),
        (" 2 b ", Ok(2e9)),
        ("2,500,000,000", Ok(2.5e9)),
        ("2 500 000 000", Ok(2.5e9)),
        ("2\u{a0}500\u{202f}000 000", Ok(2.5e9)),
        ("2e9", Ok(2e9)),
        ("2E+9", Ok(2e9)),
        ("+2B", Ok(2e9)),
        ("2.5 billion", Ok(2.5e9)),
        ("1,5B", Err(COMMA)),
        ("2.500.000,5", Err(COMMA)),
        ("1'000'000", Err(OTHER)),
        ("१२३", Err(OTHER)),
        ("１２３Ｂ", Err(OTHER)),
        ("1e400", Err(OTHER)),
        ("-2B", Err(BOUNDS)),
        ("−2B", Err(BOUNDS)),
        ("1e300", Err(BOUNDS)),
        ("1e-300", Ok(1e-300)),
        ("2B\u{202e}", Err(OTHER)),
        ("2B\0", Err(OTHER)),
        ("2Bits", Err(OTHER)),
        ("<b>2B</b>", Err(OTHER)),
    ];
    for (text, expected) in table {
        let mut scenario = Scenario::default();
        match (take_number(&mut scenario, Input::Volume, text), expected) {
            (Ok(()), Ok(value)) => assert_eq!(scenario.number(Input::Volume), Some(*value), "{text:?}"),
            (Err(note), Err(why)) => assert!(note.to_string().contains(why), "{text:?}: {note}"),
            (outcome, _) => panic!("{text:?}: {outcome:?}"),
        }
    }
}

#[test]
fn a_capacity_is_taken_or_stays() {
    for (name, text) in all() {
        let mut scenario = Scenario::default();
        let before = scenario.capacity();
        if let Err(note) = take_capacity(&mut scenario, &text) {
            assert_clear(&note.to_string(), name);
            assert_eq!(scenario.capacity(), before, "{name}");
        }
    }
}

#[test]
fn a_link_opens_whatever_is_in_it_and_the_rest_of_it_counts() {
    for (name, text) in all() {
        // Browsers hand over no address longer than 2 MB.
        let text: String = text.chars().take(HUGE / 10).collect();
        let value = if text.len() < HUGE / 20 { encoded(&text) } else { text.replace('&', ";") };
        for link in [text, format!("vol=2B&mix={value}"), format!("vol=2B&{value}=1"), format!("vol=2B&c2={value}")] {
            let reading = read(&link);
            for note in &reading.notes {
                assert_clear(&note.to_string(), name);
            }
            if link.starts_with("vol=2B&mix") || link.starts_with("vol=2B&c2") {
                assert_eq!(reading.scenario.number(Input::Volume), Some(2e9), "{name}");
            }
            let all = read_comparison(&link);
            assert!((1..=4).contains(&all.comparison.entries().len()), "{name}");
            for note in all.notes.iter().flatten() {
                assert_clear(&note.to_string(), name);
            }
            let written = all.comparison.write();
            assert!(written.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>'`".contains(&b)), "{name}");
        }
    }
}

#[test]
fn a_name_is_short_plain_and_comes_back_from_the_link() {
    for (name, text) in all() {
        let named = Comparison::of(Scenario::default()).renamed(0, &text);
        let kept = &named.entries()[0].name;
        assert!(kept.chars().count() <= 60, "{name}: {kept}");
        assert_plain(kept, name);
        assert_eq!(&read_comparison(&named.write()).comparison.entries()[0].name, kept, "{name}");
    }
}

#[test]
fn a_shelf_takes_a_whole_file_or_nothing_and_loses_nothing() {
    let mut shelf = Shelf::default();
    shelf.add("Mine", "vol=2B");
    for (name, text) in all() {
        for file in [&text, &format!("Good\tvol=3B\n{text}"), &format!("{text}\tvol=3B"), &format!("Good\t{text}")] {
            match shelf.import(file) {
                Ok(next) => {
                    assert_eq!(next.kept()[0], shelf.kept()[0], "{name}");
                    assert!(next.kept().len() <= 200, "{name}");
                    assert_eq!(Shelf::default().import(&next.write()), Ok(next), "{name}");
                }
                Err(wrong) => {
                    assert!(wrong.len() <= 6, "{name}");
                    for sentence in wrong {
                        assert_clear(&sentence, name);
                    }
                }
            }
        }
    }
}

/// What a browser has kept may have been changed by anybody: what can be read of it is there, what cannot stays and is said.
#[test]
fn a_damaged_list_loses_nothing() {
    for (name, text) in all() {
        for kept in [text.clone(), format!("Good\tvol=3B\n{text}"), format!("{text}\nGood\tvol=3B\n")] {
            let shelf = Shelf::stored(&kept);
            let is_full = shelf.kept().len() == 200;
            let good = shelf.kept().iter().any(|kept| kept.name == "Good" && kept.query == "vol=3B");
            assert!(good || is_full || kept == text, "{name}");
            let left_out = shelf.left_out();
            if let Some(sentence) = &left_out {
                assert_clear(sentence, name);
            }
            assert_eq!(Shelf::stored(&shelf.write()), shelf, "{name}");
            let written = shelf.write();
            let whole = |line: &str| line.trim().is_empty() || written.contains(line.trim_start_matches('\u{feff}'));
            assert!(text.len() > HUGE / 2 || kept.lines().all(|line| whole(line) || line.contains('\t')), "{name}");
        }
    }
}

/// Files and pastes that the worker reads: the question, and whether the text is its file.
#[test]
fn a_file_or_a_paste_is_read_or_refused_in_a_sentence() {
    let usage = ["usage"];
    let mapped = ["usage", "a", "b", "", "", "", "30"];
    for (name, text) in all() {
        let mut said: Vec<_> = READERS.iter().map(|(what, read)| (*what, read(&text))).collect();
        if text.len() < HUGE / 2 {
            said.push(("mapped", answer(&mapped, Some(text.as_bytes()))));
            said.push(("UTF-16", answer(&usage, Some(&utf16(&text)))));
        }
        for (what, lines) in said {
            let case = format!("{name} as {what}");
            assert!(!lines.is_empty(), "{case}: no answer");
            assert!(lines.len() < 200, "{case}: {} lines", lines.len());
            for line in &lines {
                // The names of columns are what they are: they come back as they were given.
                if !line.starts_with('h') {
                    assert_plain(line, &case);
                }
                assert!(line.len() < 20_000, "{case}: a line of {} bytes", line.len());
            }
            for error in lines.iter().filter_map(|line| line.strip_prefix("e\t")) {
                assert_clear(error, &case);
            }
        }
    }
}

/// What a page around the calculator says: all kinds of messages with all values, none longer than the browser's side lets pass.
#[test]
fn a_message_is_understood_or_is_none() {
    for (name, text) in all() {
        let text: String = text.chars().take(16_384).collect();
        for kind in ["hello", "report", "theme", &text] {
            let said = Message::of(kind, &text);
            assert_eq!(said.is_some(), matches!(kind, "hello" | "report"), "{name} as {kind}: {said:?}");
        }
        assert_eq!(Message::of("scenario", &text), Some(Message::Scenario(&text)), "{name}");
        let mut shown = read_comparison(&text).comparison;
        shown.strip();
        assert_eq!(read_comparison(&shown.write()).comparison, shown, "{name}");
        assert_eq!(origin_of(&text), None, "{name}");
    }
}

/// Every question with every text in every place: the page never sends these, another page's worker might.
#[test]
fn any_question_gets_an_answer_or_none() {
    for (name, text) in hostile() {
        for asked in [
            vec!["derive", &text, "break-even", ""],
            vec!["derive", "", &text, ""],
            vec!["derive", "", "break-even", &text],
            vec!["picture", &text, "", "800", "light"],
            vec!["picture", "bill", &text, &text, &text],
            vec!["reality", &text],
            vec!["fit", &text],
            vec!["choices", &text, &text],
            vec!["hosted", &text],
            vec!["config", &text, &text, &text, &text, &text, &text],
            vec!["usage", &text, &text, &text, &text, &text, &text],
            vec!["export", &text, &text, &text, &text],
            vec!["export", "markdown", &text, &text, &text],
            vec!["compare", &text],
            vec!["frozen", &text],
            vec!["qr", &text],
            vec!["prices", &text, &text, &text, &text, &text],
            vec!["prices", "api", &text, &text, &text, &text],
            vec!["import", &text, &text],
            vec![&text],
        ] {
            for line in answer(&asked, Some(b"{\"num_hidden_layers\": 1}")) {
                // Files have lines of their own.
                assert!(
                    asked[0] == "export" || !line.chars().any(|c| c.is_control() && c != '\t' && c != '\n'),
                    "{name} in {asked:?}: {line:?}"
                );
            }
        }
    }
}

#[test]
fn nothing_bad_reaches_the_link() {
    for (name, text) in hostile() {
        let link = write(&read(&format!("vol={}", encoded(&text))).scenario);
        assert!(link.bytes().all(|b| b.is_ascii_graphic()), "{name}: {link}");
    }
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}
