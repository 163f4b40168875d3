//! What a frozen link says to somebody who opens it later.

use super::{Evaluation, sentences};
use crate::format::quantity;
use crate::scenario::{self, Change, Reading, Scenario};

/// The sentences, and the link at today's prices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Whose prices these are, and whether they still hold.
    pub headline: String,
    /// A line for each price that is another one today.
    pub changes: Vec<String>,
    /// What the verdict would be at today's prices.
    pub now: String,
    /// The query of the link at today's prices.
    pub update: String,
}

/// The sentences for a frozen scenario; `None` where nothing is frozen.
#[must_use]
pub fn words(scenario: &Scenario) -> Option<Words> {
    let frozen = scenario.frozen()?;
    let changed = match frozen.changes.len() {
        0 => "they are the same today".into(),
        1 => "one of them is another today".into(),
        many => format!("{many} of them are others today"),
    };
    let update = scenario::write(&frozen.thawed);
    let today = Evaluation::of(Reading { scenario: frozen.thawed, notes: Vec::new() });
    Some(Words {
        headline: format!("Prices are frozen as of {}; {changed}.", frozen.edition.name()),
        changes: frozen.changes.iter().map(change).collect(),
        now: format!("With today's prices: {}", sentences::headline(&today)),
        update,
    })
}

fn change(change: &Change) -> String {
    let bounds = change.input.bounds();
    let then = quantity(change.then, bounds.unit);
    match change.now {
        Some(now) => format!("{}: {then} then, {} now.", bounds.name, quantity(now, bounds.unit)),
        None => format!("{}: {then} then, not known now.", bounds.name),
    }
}
