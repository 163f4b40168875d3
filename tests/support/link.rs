//! Every scenario a test evaluates goes through its own link first.

#![allow(dead_code, reason = "each test crate uses a part of it")]

use llm_breakeven::export::Evaluation;
use llm_breakeven::scenario::{self, Reading, read_comparison};

/// What a link says, having made sure that the link written of it says the same, to the last bit.
#[track_caller]
pub fn read(query: &str) -> Reading {
    let reading = scenario::read(query);
    let link = scenario::write(&reading.scenario);
    let again = scenario::read(&link);
    assert_eq!(again.scenario, reading.scenario, "{query} became {link}");
    assert_eq!(again.notes, [], "{query} became {link}");
    // Debug output tells numbers apart to the last bit.
    let inputs = |reading: &Reading| format!("{:?}", scenario::resolve(&reading.scenario).inputs);
    assert_eq!(inputs(&again), inputs(&reading), "{query} became {link}");
    assert_eq!(read_comparison(&link).comparison.write(), link, "{query}");
    reading
}

/// A link with everything that follows from it.
#[track_caller]
pub fn opened(query: &str) -> Evaluation {
    Evaluation::of(read(query))
}
