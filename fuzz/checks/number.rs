//! Any text in any field: a number within bounds, or a sentence and the value as it was.

use llm_breakeven::scenario::{Input, Scenario, take_number};

/// Panics where that is not so.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for input in Input::ALL {
        let mut scenario = Scenario::default();
        let before = scenario.number(*input);
        match take_number(&mut scenario, *input, &text) {
            Ok(()) => {
                let bounds = input.bounds();
                let within = |value| (bounds.min..=bounds.max).contains(&value);
                assert!(scenario.number(*input).is_none_or(within), "{text:?}");
            }
            Err(note) => {
                assert!(!note.to_string().contains(char::is_control), "{text:?}");
                assert_eq!(scenario.number(*input), before, "{text:?}");
            }
        }
    }
}
