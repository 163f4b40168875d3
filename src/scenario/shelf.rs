//! Scenarios kept under names, as a value: where they are kept is the browser's affair.
//!
//! As text each is a line, `name<TAB>query`, which is also the file they are exported to. Who holds a list of them may be outdated: what
//! is to be changed is named, not counted.

use super::comparison::fit_name;
use super::{read_comparison, unique};
use crate::format::harmless;

/// Scenarios kept at most.
pub const MOST_KEPT: usize = 200;
/// First line of the text.
const HEADER: &str = "llm-breakeven scenarios 1";
/// Bytes of a text that is read: a full shelf of the longest links there are has fewer.
pub const LONGEST: usize = 4_000_000;
/// What is said of a longer one.
pub const TOO_LONG: &str = "It is longer than any shelf could be.";
/// Wrong lines that are named.
const MOST_NAMED: usize = 5;
/// Characters that are shown of one.
const SHOWN: usize = 40;

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
pub struct Shelf {
    kept: Vec<Kept>,
    /// Lines of the browser's that cannot be read: they stay as they are, for whoever can.
    unread: Vec<String>,
}

impl Shelf {
    /// What a browser has kept. Whatever has happened to it, all that can be read of it is on the shelf.
    #[must_use]
    pub fn stored(text: &str) -> Self {
        let mut shelf = Self::default();
        for (_, line) in lines(text) {
            if shelf.kept.len() >= MOST_KEPT || shelf.take(line).is_err() {
                shelf.unread.push(line.into());
            }
        }
        shelf
    }

    /// The kept scenarios.
    #[must_use]
    pub fn kept(&self) -> &[Kept] {
        &self.kept
    }

    /// What is kept but cannot be read, in a sentence.
    #[must_use]
    pub fn left_out(&self) -> Option<String> {
        let first = self.unread.first()?;
        let mut readable = Self { kept: self.kept.clone(), unread: Vec::new() };
        let why = readable.take(first).err()?;
        let mut words = format!("Left out, as it cannot be read: \u{201c}{}\u{201d} {why}.", harmless(first, SHOWN));
        let more = self.unread.len() - 1;
        if more > 0 {
            words += &format!(" And {more} more like it.");
        }
        Some(words)
    }

    /// Lets go of what cannot be read.
    pub fn forget_left_out(&mut self) {
        self.unread.clear();
    }

    /// Takes over what has come to be kept elsewhere since `before`, beside what is here.
    pub fn join(&mut self, now: &Self, before: &Self) {
        for kept in now.kept.iter().filter(|kept| !before.kept.contains(kept)) {
            if !self.kept.contains(kept) {
                self.add(&kept.name, &kept.query);
            }
        }
        self.unread.extend(now.unread.iter().filter(|line| !before.unread.contains(line)).cloned());
    }

    /// Keeps another one, under its name or, where that is taken, under one beside it; the name, unless the shelf is full.
    pub fn add(&mut self, name: &str, query: &str) -> Option<String> {
        if self.kept.len() >= MOST_KEPT {
            return None;
        }
        let name = self.free(name, None);
        self.kept.push(Kept { name: name.clone(), query: canonical(query) });
        Some(name)
    }

    /// Gives one another name, or one beside it where that is taken; whether it is still there.
    pub fn rename(&mut self, which: &Kept, name: &str) -> bool {
        let Some(at) = self.place(which) else { return false };
        self.kept[at].name = self.free(name, Some(at));
        true
    }

    /// Lets go of one; whether it was still there.
    pub fn delete(&mut self, which: &Kept) -> bool {
        self.place(which).map(|at| self.kept.remove(at)).is_some()
    }

    fn place(&self, which: &Kept) -> Option<usize> {
        self.kept.iter().position(|kept| kept == which)
    }

    /// The name, or one beside it that nobody but the one at `own` has.
    fn free(&self, name: &str, own: Option<usize>) -> String {
        let name = fit_name(name);
        let name = if name.is_empty() { "Scenario".into() } else { name };
        let taken = |name: &str| self.kept.iter().enumerate().any(|(at, kept)| Some(at) != own && kept.name == name);
        if taken(&name) { unique(&name, &taken) } else { name }
    }

    /// The text to keep or to export.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = format!("{HEADER}\n");
        for kept in &self.kept {
            out += &format!("{}\t{}\n", kept.name, kept.query);
        }
        for line in &self.unread {
            out += line;
            out.push('\n');
        }
        out
    }

    /// With all that a text holds added at the end. What is on the shelf already, under the same name, is not added again.
    ///
    /// # Errors
    /// The sentences that say which lines are wrong; then nothing is taken from the text.
    pub fn import(&self, text: &str) -> Result<Self, Vec<String>> {
        if text.len() > LONGEST {
            return Err(vec![TOO_LONG.into()]);
        }
        let mut shelf = self.clone();
        let mut wrong = Vec::new();
        for (number, line) in lines(text) {
            if let Err(why) = shelf.take(line) {
                wrong.push(format!("Line {number} {why}."));
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
        if !self.kept.contains(&again) {
            self.add(&again.name, &again.query).ok_or("is one too many: the shelf is full")?;
        }
        Ok(())
    }
}

/// The lines that say something, each with its number.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.trim_start_matches('\u{feff}').lines().map(|line| line.trim_end_matches('\r'));
    let numbered = lines.enumerate().map(|(index, line)| (index + 1, line));
    numbered.filter(|(number, line)| !line.trim().is_empty() && (*number > 1 || *line != HEADER))
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
