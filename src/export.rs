//! A report in words and files, one small file a format. What is exported is what the page shows.

pub mod age;
#[cfg(not(target_arch = "wasm32"))]
pub mod arithmetic;
pub mod bill;
pub mod candidates;
pub mod choices;
pub mod compare;
pub mod csv;
pub mod derivation;
pub mod figures;
pub mod fit;
pub mod frozen;
pub mod hardware;
pub mod hosted;
pub mod json;
pub mod markdown;
pub mod origin;
pub mod price_table;
pub mod qr;
pub mod reading;
pub mod reality;
pub mod rents;
pub mod self_check;
pub mod sentences;
pub mod snippet;
pub mod table;
#[cfg(not(target_arch = "wasm32"))]
pub mod text;
#[cfg(not(target_arch = "wasm32"))]
pub mod walk;

use crate::engine::Report;
use crate::scenario::{self, Note, Reading, Resolved, Scenario};

/// A scenario with everything that follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// What was asked.
    pub scenario: Scenario,
    /// What it was taken to mean.
    pub resolved: Resolved,
    /// What follows.
    pub report: Report,
    /// What was wrong with the link, then remarks on the figures.
    pub notes: Vec<Note>,
}

impl Evaluation {
    /// Evaluates what a link said.
    #[must_use]
    pub fn of(reading: Reading) -> Self {
        let (mut resolved, report) = scenario::evaluate(&reading.scenario);
        let mut notes = reading.notes;
        notes.append(&mut resolved.notes);
        Self { scenario: reading.scenario, resolved, report, notes }
    }

    /// The GPU that nobody has a price for: without one self-hosting has no bill, and there is no verdict.
    #[must_use]
    pub fn unpriced(&self) -> Option<&'static str> {
        self.notes.iter().find_map(|note| if let Note::NoRental { gpu } = note { Some(*gpu) } else { None })
    }

    /// Reads and evaluates a query string.
    #[must_use]
    pub fn of_query(query: &str) -> Self {
        Self::of(scenario::read(query))
    }
}
