//! Numbers that no field lets pass and that arise all the same: from an estimate, a gesture, a range of somebody else's. None of them
//! gets into a scenario, as its link would open as another one, and whoever asked is told.

#[path = "support/hostile.rs"]
#[expect(dead_code, reason = "what reads files is not asked here")]
mod hostile;

use hostile::all;
use llm_breakeven::scenario::{Input, Level, Scenario, read, write};
use llm_breakeven::usage::asked::{Asked, BILL, DAYS, USERS};

const NUMBERS: [f64; 14] = [
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::MAX,
    f64::MIN,
    f64::MIN_POSITIVE,
    -1.0,
    -0.0,
    0.0,
    0.1 + 0.2,
    1.5,
    1023.5,
    1e16,
    1e22,
];

fn assert_within(scenario: &Scenario, input: Input, case: &str) {
    let (bounds, value) = (input.bounds(), scenario.number(input));
    assert!(
        value.is_none_or(|value| bounds.hold(value) && value.to_bits() != (-0.0f64).to_bits()),
        "{case}: {value:?}"
    );
    let reading = read(&write(scenario));
    assert_eq!((&reading.scenario, reading.notes), (scenario, Vec::new()), "{case}");
}

#[test]
fn whatever_is_set_stays_within_bounds_and_opens_again() {
    for input in Input::ALL {
        for value in NUMBERS {
            let case = format!("{value} in {}", input.bounds().key);
            assert_within(&Scenario::default().with(*input, Some(value)), *input, &case);
            let mut entered = Scenario::default();
            entered.enter(*input, value);
            assert_within(&entered, *input, &case);
        }
    }
}

#[test]
fn of_values_that_follow_from_another_all_are_taken_or_none() {
    for input in Input::ALL {
        for value in NUMBERS {
            let (bounds, case) = (input.bounds(), format!("{value} in {}", input.bounds().key));
            let mut scenario = Scenario::default();
            match scenario.take(&[(Input::Storage, 77.0), (*input, value)]) {
                Ok(()) => assert!(bounds.hold(value) && scenario.number(*input) == Some(value), "{case}"),
                Err(note) => {
                    assert!(!bounds.hold(value), "{case}");
                    assert_eq!(scenario, Scenario::default(), "{case}");
                    let note = note.to_string();
                    assert!(note.contains(bounds.name) && note.ends_with("nothing was changed."), "{case}: {note}");
                    assert!(note.len() < 600, "{case}: {note}");
                }
            }
        }
    }
}

#[test]
fn a_range_of_costs_that_would_be_more_hours_than_there_can_be_is_refused() {
    let mut scenario = read("er=0.0001").scenario;
    let before = scenario.clone();
    let note = scenario.fill_overhead(Level::Typical).expect_err("too many hours");
    assert!(note.to_string().starts_with("Engineering would be 22,500,000 h/mo, which is not between"), "{note}");
    assert_eq!(scenario, before);
    scenario.set(Input::EngineerRate, Some(150.0));
    assert_eq!(scenario.fill_overhead(Level::Typical), Ok(()));
    assert_eq!(scenario.number(Input::EngineerHours), Some(15.0));
}

#[test]
fn an_answer_is_a_number_within_its_bounds_or_a_sentence() {
    for asked in [USERS, BILL, DAYS] {
        for (name, text) in all() {
            let case = format!("{name} in {}", asked.id);
            match asked.read(&text) {
                Ok(value) => {
                    assert!((asked.min..=asked.max).contains(&value) && value.is_sign_positive(), "{case}: {value}");
                }
                Err(sentence) => {
                    assert!(sentence.ends_with('.') && sentence.chars().count() < 200, "{case}: {sentence}");
                    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
                    assert!(!sentence.chars().any(|c| c.is_control() || turns(c)), "{case}: {sentence:?}");
                }
            }
        }
    }
}

#[test]
fn answers_as_other_people_write_them() {
    let rows: &[(Asked, &str, Result<f64, &str>)] = &[
        (USERS, "1,000", Ok(1000.0)),
        (USERS, "1k", Ok(1000.0)),
        (USERS, "-0", Ok(0.0)),
        (USERS, "1e13", Err("“1e13” is not between 0 and 10,000,000,000.")),
        (USERS, "1e308", Err("“1e308” is not between 0 and 10,000,000,000.")),
        (USERS, "-3", Err("“-3” is not between 0 and 10,000,000,000.")),
        (USERS, "a lot", Err("“a lot” is not a number.")),
        (BILL, "$11,000", Ok(11_000.0)),
        (BILL, "-0", Ok(0.0)),
        (BILL, "1e300", Err("“1e300” is not between 0 and 1,000,000,000,000.")),
        (BILL, "\u{202e}<b>\u{7}", Err("“<b>” is not a number.")),
        (DAYS, "30", Ok(30.0)),
        (DAYS, "2.5", Ok(2.5)),
        (DAYS, "1,5", Err("“1,5” has a comma that does not part thousands (write decimals with a point).")),
        (DAYS, "abc", Err("“abc” is not a number.")),
        (DAYS, "0", Err("“0” is not between 1 and 36,525.")),
        (DAYS, "-3", Err("“-3” is not between 1 and 36,525.")),
    ];
    for (asked, text, expected) in rows {
        assert_eq!(asked.read(text), expected.map_err(str::to_owned), "{text:?} in {}", asked.id);
    }
}
