//! The scenarios of the link: which is being edited, and what may be done with all of them.

use super::Page;
use crate::scenario::{self, Comparison, ComparisonReading, Reading, freeze, read_comparison};
use leptos::prelude::*;

/// The scenario a link begins with.
pub(super) fn first(read: &ComparisonReading) -> Reading {
    nth(read, 0)
}

fn nth(read: &ComparisonReading, at: usize) -> Reading {
    let scenario = read.comparison.entries().get(at).map(|entry| entry.scenario.clone()).unwrap_or_default();
    Reading { scenario, notes: read.notes.get(at).cloned().unwrap_or_default() }
}

impl Page {
    /// The query of the whole link, without question mark: all scenarios, with what was edited.
    pub fn link(self) -> String {
        self.together().write()
    }

    /// All scenarios, with what was edited.
    fn together(self) -> Comparison {
        let at = self.active.get();
        let edited = self.scenario(Clone::clone);
        self.comparison.with(|all| all.clone().replaced(at, edited))
    }

    /// The same to hand on, with the prices in force in it or without.
    pub fn link_to_share(self) -> String {
        let together = self.together();
        if self.frozen.get() { together.frozen().write() } else { together.write() }
    }

    /// The same of the scenario that is being edited alone.
    pub fn query_to_share(self) -> String {
        if self.frozen.get() { self.scenario(|scenario| scenario::write(&freeze(scenario))) } else { self.query() }
    }

    /// Goes to all scenarios of a link: a step that the visitor can go back from.
    pub fn go_to_all(self, link: &str) {
        self.active.set(0);
        self.show(link);
        let link = self.whole_step();
        self.writer.with_value(|writer| writer.push(&link));
    }

    /// What the scenarios are called, in their order.
    pub fn names(self) -> Vec<String> {
        self.comparison.with(Comparison::labels)
    }

    /// Whether there are several scenarios.
    pub fn has_several(self) -> bool {
        self.comparison.with(|all| all.entries().len() > 1)
    }

    /// Whether another scenario may be added.
    pub fn has_room(self) -> bool {
        self.comparison.with(Comparison::has_room)
    }

    /// Whether not all was understood that the link says of the one at this place.
    pub fn is_doubted(self, at: usize) -> bool {
        self.wrong.with_value(|wrong| wrong.get(at).is_some_and(|notes| !notes.is_empty()))
    }

    /// The place of the scenario that is being edited.
    pub fn active(self) -> usize {
        self.active.get()
    }

    /// Turns to another scenario, to edit it.
    pub fn turn_to(self, at: usize) {
        let together = untrack(|| self.together());
        self.settle(together, at);
    }

    /// Adds a copy of one behind it, and turns to the copy.
    pub fn duplicate(self, at: usize) {
        if untrack(|| self.has_room()) {
            self.rearrange(|all| all.duplicated(at), at + 1);
        }
    }

    /// Takes one out; the page goes on with the one that takes its place.
    pub fn remove(self, at: usize) {
        let active = self.active.get_untracked();
        self.rearrange(|all| all.removed(at), if at < active { active - 1 } else { active });
    }

    /// Puts one in another's place.
    pub fn put(self, from: usize, to: usize) {
        let active = self.active.get_untracked();
        let follows = if active == from {
            to
        } else if active == to {
            from
        } else {
            active
        };
        self.rearrange(|all| all.moved(from, to), follows);
    }

    /// Gives one another name.
    pub fn rename(self, at: usize, name: &str) {
        let active = self.active.get_untracked();
        self.rearrange(|all| all.renamed(at, name), active);
    }

    fn rearrange(self, change: impl FnOnce(Comparison) -> Comparison, then: usize) {
        let all = change(untrack(|| self.together()));
        self.wrong.set_value(Vec::new());
        self.settle(all, then);
        let link = self.whole_step();
        self.writer.with_value(|writer| writer.replace(link));
    }

    /// Shows the scenarios of a link in place of all that there was, and goes on editing the same place.
    pub(super) fn show(self, link: &str) {
        let read = read_comparison(link);
        self.wrong.set_value(read.notes);
        let at = self.active.get_untracked();
        let all = self.comparison.with_untracked(|now| read.comparison.shown_as(now));
        self.settle(all, at);
    }

    fn settle(self, all: Comparison, at: usize) {
        let at = at.min(all.entries().len() - 1);
        let notes = self.wrong.with_value(|wrong| wrong.get(at).cloned().unwrap_or_default());
        let scenario = all.entries().get(at).map(|entry| entry.scenario.clone()).unwrap_or_default();
        self.comparison.set(all);
        self.active.set(at);
        self.reading.set(Reading { scenario, notes });
        self.replaced.update(|count| *count += 1);
    }
}
