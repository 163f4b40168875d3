//! Several scenarios in one link: the first as it always stands, the others each in a value.
//!
//! `vol=2B&name=Today&c2=vol:2B;rate:2.1&name2=Cheaper%20rent`: keys and values of the others are set apart by `:` and `;`,
//! which need no escape in an address. Each scenario is complete, so that none changes with another. An old link is a
//! comparison of one.

use super::pairs::{PLAIN, Pairs};
use super::query::{self, of_pairs, push};
use super::{Note, Scenario, freeze, unique};
use crate::format::harmless;
use percent_encoding::{AsciiSet, utf8_percent_encode};

/// Scenarios in one comparison.
pub const MOST_COMPARED: usize = 4;
/// Characters of a name, of a scenario here or of one that is kept.
pub const LONGEST_NAME: usize = 40;
/// Keys of the names and of the scenarios behind the first.
const NAMES: [&str; MOST_COMPARED] = ["name", "name2", "name3", "name4"];
const OTHERS: [&str; MOST_COMPARED - 1] = ["c2", "c3", "c4"];
/// How the page is shown: it belongs to the link, not to a scenario.
const DISPLAY: [&str; 3] = ["embed", "theme", "hide"];
/// Within a scenario that stands in a value, what sets apart is escaped.
const INNER: &AsciiSet = &PLAIN.add(b':').add(b';');

/// One scenario of a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// What the visitor calls it; empty for nothing.
    pub name: String,
    /// What it is.
    pub scenario: Scenario,
}

impl Entry {
    /// With its name made fit for links and the page, and without what belongs to the link as a whole.
    #[must_use]
    pub fn new(name: &str, mut scenario: Scenario) -> Self {
        scenario.unknown.retain(|(key, _)| !is_of_link(key));
        Self { name: fit_name(name), scenario }
    }
}

/// A name without what could deceive, and not longer than a line.
pub(super) fn fit_name(name: &str) -> String {
    harmless(harmless(name, LONGEST_NAME * 4).trim(), LONGEST_NAME).trim_end().into()
}

/// One to four scenarios, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    entries: Vec<Entry>,
    /// How the page is shown.
    display: Vec<(String, String)>,
}

/// What a link said.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonReading {
    /// The scenarios.
    pub comparison: Comparison,
    /// What was wrong, for each of them.
    pub notes: Vec<Vec<Note>>,
}

impl Comparison {
    /// Of a single scenario without a name.
    #[must_use]
    pub fn of(scenario: Scenario) -> Self {
        Self { entries: vec![Entry::new("", scenario)], display: Vec::new() }
    }

    /// The scenarios, at least one.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What each is called: its name, or `Scenario 2`.
    #[must_use]
    pub fn labels(&self) -> Vec<String> {
        let label = |(at, entry): (usize, &Entry)| {
            if entry.name.is_empty() { format!("Scenario {}", at + 1) } else { entry.name.clone() }
        };
        self.entries.iter().enumerate().map(label).collect()
    }

    /// Whether there is room for another one.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.entries.len() < MOST_COMPARED
    }

    /// With another one at the end, while there is room.
    #[must_use]
    pub fn added(mut self, entry: Entry) -> Self {
        if self.has_room() {
            self.entries.push(entry);
        }
        self
    }

    /// With a copy behind the one at this place, under a name of its own.
    #[must_use]
    pub fn duplicated(mut self, at: usize) -> Self {
        if let Some(entry) = self.entries.get(at).filter(|_| self.has_room()) {
            let taken = |name: &str| self.entries.iter().any(|other| other.name == name);
            let name = if entry.name.is_empty() { String::new() } else { unique(&entry.name, &taken) };
            let copy = Entry { name, scenario: entry.scenario.clone() };
            self.entries.insert(at + 1, copy);
        }
        self
    }

    /// With another name at this place.
    #[must_use]
    pub fn renamed(mut self, at: usize, name: &str) -> Self {
        if let Some(entry) = self.entries.get_mut(at) {
            entry.name = fit_name(name);
        }
        self
    }

    /// With another scenario at this place, under the same name.
    #[must_use]
    pub fn replaced(mut self, at: usize, scenario: Scenario) -> Self {
        if let Some(entry) = self.entries.get_mut(at) {
            *entry = Entry::new(&entry.name, scenario);
        }
        self
    }

    /// Without the one at this place; the last one stays.
    #[must_use]
    pub fn removed(mut self, at: usize) -> Self {
        if at < self.entries.len() && self.entries.len() > 1 {
            self.entries.remove(at);
        }
        self
    }

    /// Forgets how the page is shown.
    pub fn strip(&mut self) {
        self.display.clear();
    }

    /// Shown as another is.
    #[must_use]
    pub fn shown_as(mut self, other: &Self) -> Self {
        self.display.clone_from(&other.display);
        self
    }

    /// With the prices in force written into each.
    #[must_use]
    pub fn frozen(mut self) -> Self {
        for entry in &mut self.entries {
            entry.scenario = freeze(&entry.scenario);
        }
        self
    }

    /// With the one at this place moved to another.
    #[must_use]
    pub fn moved(mut self, from: usize, to: usize) -> Self {
        if from < self.entries.len() && to < self.entries.len() {
            let entry = self.entries.remove(from);
            self.entries.insert(to, entry);
        }
        self
    }

    /// The link, without question mark.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::new();
        for (at, entry) in self.entries.iter().enumerate() {
            match at.checked_sub(1).and_then(|other| OTHERS.get(other)) {
                Some(key) => push(&mut out, key, &inner(&entry.scenario)),
                None => out = query::write(&entry.scenario),
            }
            if !entry.name.is_empty() {
                push(&mut out, NAMES.get(at).copied().unwrap_or_default(), &entry.name);
            }
        }
        for (key, value) in &self.display {
            push(&mut out, key, value);
        }
        out
    }
}

/// A scenario as it stands in a value: the link's pairs, otherwise set apart.
fn inner(scenario: &Scenario) -> String {
    let link = query::write(scenario);
    let mut out = String::new();
    for (key, value) in form_urlencoded::parse(link.as_bytes()) {
        if !out.is_empty() {
            out.push(';');
        }
        out.extend(utf8_percent_encode(&key, INNER));
        out.push(':');
        out.extend(utf8_percent_encode(&value, INNER));
    }
    out
}

/// Reads a query string, with or without its question mark. Never fails: there is always one scenario.
#[must_use]
pub fn read_comparison(query: &str) -> ComparisonReading {
    let mut pairs = Pairs::of_query(query);
    let mut names = NAMES.map(|key| pairs.take(key).unwrap_or_default());
    let others = OTHERS.map(|key| pairs.take(key));
    let mut display = Vec::new();
    pairs.pairs.retain(|pair| {
        let shown = DISPLAY.contains(&pair.0.as_str());
        if shown {
            display.push(pair.clone());
        }
        !shown
    });
    let mut entries = Vec::new();
    let mut notes = Vec::new();
    let texts = others.iter().zip(&mut names[1..]).filter_map(|(text, name)| {
        let text = text.as_deref()?;
        Some((nested(text), std::mem::take(name)))
    });
    let texts: Vec<_> = texts.collect();
    for (pairs, name) in std::iter::once((pairs, std::mem::take(&mut names[0]))).chain(texts) {
        let reading = of_pairs(pairs);
        entries.push(Entry::new(&name, reading.scenario));
        notes.push(reading.notes);
    }
    ComparisonReading { comparison: Comparison { entries, display }, notes }
}

fn nested(text: &str) -> Pairs {
    let mut pairs = Pairs::of_value(text);
    pairs.pairs.retain(|(key, _)| !is_of_link(key));
    pairs
}

/// Whether a key belongs to the whole link: it has no meaning within one of its scenarios.
fn is_of_link(key: &str) -> bool {
    NAMES.contains(&key) || OTHERS.contains(&key) || DISPLAY.contains(&key)
}
