//! Scenarios kept under names, as a value: where they are kept is the browser's affair.
//!
//! As text each is a line, `name<TAB>query`, which is also the file they are exported to.

use super::comparison::fit_name;
use super::{read_comparison, unique};

/// Scenarios kept at most.
pub const MOST_KEPT: usize = 200;
/// First line of the text.
const HEADER: &str = "llm-breakeven scenarios 1";
/// Bytes of a text that is read: a full shelf of the longest links there are has fewer.
const LONGEST: usize = 4_000_000;
/// Wrong lines that are named.
const MOST_NAMED: usize = 5;

/// One kept scenario, or comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Under which name; no two are the same.
    pub name: String,
    /// What: the query of its link.
    pub query: String,
}

/// All of them, in the order in which they were kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf(Vec<Kept>);

impl Shelf {
    /// The kept scenarios.
    #[must_use]
    pub fn kept(&self) -> &[Kept] {
        &self.0
    }

    /// Keeps another one, under its name or, where that is taken, under one beside it; the name, unless the shelf is full.
    pub fn add(&mut self, name: &str, query: &str) -> Option<String> {
        if self.0.len() >= MOST_KEPT {
            return None;
        }
        let name = self.free(name, None);
        self.0.push(Kept { name: name.clone(), query: canonical(query) });
        Some(name)
    }

    /// Gives the one at this place another name, or one beside it where that is taken.
    pub fn rename(&mut self, at: usize, name: &str) {
        let name = self.free(name, Some(at));
        if let Some(kept) = self.0.get_mut(at) {
            kept.name = name;
        }
    }

    /// Keeps another scenario under the name at this place.
    pub fn replace(&mut self, at: usize, query: &str) {
        if let Some(kept) = self.0.get_mut(at) {
            kept.query = canonical(query);
        }
    }

    /// Lets go of the one at this place.
    pub fn delete(&mut self, at: usize) -> Option<Kept> {
        (at < self.0.len()).then(|| self.0.remove(at))
    }

    /// The name, or one beside it that nobody but the one at `own` has.
    fn free(&self, name: &str, own: Option<usize>) -> String {
        let name = fit_name(name);
        let name = if name.is_empty() { "Scenario".into() } else { name };
        let taken = |name: &str| self.0.iter().enumerate().any(|(at, kept)| Some(at) != own && kept.name == name);
        if taken(&name) { unique(&name, &taken) } else { name }
    }

    /// The text to keep or to export.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = format!("{HEADER}\n");
        for kept in &self.0 {
            out += &format!("{}\t{}\n", kept.name, kept.query);
        }
        out
    }

    /// With all that a text holds added at the end. What is on the shelf already, under the same name, is not added again.
    ///
    /// # Errors
    /// The sentences that say which lines are wrong; then nothing is taken from the text.
    pub fn import(&self, text: &str) -> Result<Self, Vec<String>> {
        if text.len() > LONGEST {
            return Err(vec!["It is longer than any shelf could be.".into()]);
        }
        let mut shelf = self.clone();
        let mut wrong = Vec::new();
        let text = text.trim_start_matches('\u{feff}');
        for (index, line) in text.lines().enumerate() {
            let line = line.trim_end_matches('\r');
            if line.trim().is_empty() || (index == 0 && line == HEADER) {
                continue;
            }
            if let Err(why) = shelf.take(line) {
                wrong.push(format!("Line {} {why}.", index + 1));
            }
        }
        if wrong.is_empty() { Ok(shelf) } else { Err(short(wrong)) }
    }

    fn take(&mut self, line: &str) -> Result<(), &'static str> {
        let (name, query) = line.split_once('\t').ok_or("has no tab between a name and a link")?;
        let (name, query) = (fit_name(name), query.trim());
        if name.is_empty() {
            return Err("has no name");
        }
        // A whole link is taken as well as its query.
        let query = query.split_once('#').map_or(query, |(query, _)| query);
        let query = match query.split_once('?') {
            Some((before, query)) if before.contains("://") || before.is_empty() => query,
            _ => query,
        };
        if !query.is_empty() && !query.contains('=') {
            return Err("has no link behind its tab");
        }
        let again = Kept { name, query: canonical(query) };
        if !self.0.contains(&again) {
            self.add(&again.name, &again.query).ok_or("is one too many: the shelf is full")?;
        }
        Ok(())
    }
}

/// The first few, and how many more there are.
fn short(mut wrong: Vec<String>) -> Vec<String> {
    let more = wrong.len().saturating_sub(MOST_NAMED);
    wrong.truncate(MOST_NAMED);
    if more > 0 {
        wrong.push(format!("And {more} more lines like these."));
    }
    wrong
}

fn canonical(query: &str) -> String {
    read_comparison(query).comparison.write()
}
