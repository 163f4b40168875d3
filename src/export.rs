//! A report in words and files, one small file a format. What is exported is what the page shows.

pub mod age;
#[cfg(not(target_arch = "wasm32"))]
pub mod arithmetic;
pub mod bill;
pub mod candidates;
pub mod choices;
pub mod compare;
pub mod credits;
pub mod csv;
pub mod derivation;
pub mod figures;
pub mod fit;
pub mod frozen;
pub mod hardware;
pub mod hosted;
pub mod json;
pub mod known;
pub mod markdown;
pub mod origin;
pub mod price_table;
pub mod qr;
pub mod reading;
pub mod reality;
pub mod rents;
pub mod self_check;
pub mod sentences;
pub mod shortlist;
pub mod snippet;
pub mod table;
#[cfg(not(target_arch = "wasm32"))]
pub mod text;
#[cfg(not(target_arch = "wasm32"))]
pub mod walk;

use crate::engine::Report;
use crate::scenario::{self, Choice, Note, Reading, Resolved, Scenario};

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

    /// What the API's side is called: the offer in force, or the one whose prices the reader has taken over.
    #[must_use]
    pub fn api_name(&self) -> &str {
        self.scenario.own_offer().map_or(self.resolved.names.api.name, |whose| &whose.name)
    }

    /// Who the GPUs are rented from, likewise.
    #[must_use]
    pub fn provider_name(&self) -> &str {
        self.scenario.own_renter().map_or(self.resolved.names.provider.name, |whose| &whose.name)
    }

    /// The name of a row of the catalogue, or of what stands in its place.
    #[must_use]
    pub fn name_of(&self, choice: Choice) -> &str {
        match choice {
            Choice::Api => self.api_name(),
            Choice::Provider => self.provider_name(),
            Choice::Model => self.resolved.names.model.name,
            Choice::Gpu => self.resolved.names.gpu.name,
        }
    }

    /// Reads and evaluates a query string.
    #[must_use]
    pub fn of_query(query: &str) -> Self {
        Self::of(scenario::read(query))
    }
}
