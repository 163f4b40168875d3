//! Undo and redo.

use super::Page;
use crate::scenario::history::History;
use leptos::prelude::*;

impl Page {
    /// Takes the last step back.
    pub fn undo(self) {
        self.step(|history| history.undo().map(str::to_owned));
    }

    /// Takes it again.
    pub fn redo(self) {
        self.step(|history| history.redo().map(str::to_owned));
    }

    fn step(self, take: impl FnOnce(&mut History) -> Option<String>) {
        let Some(link) = self.history.try_update_value(take).flatten() else { return };
        self.show(&link);
        self.tell_steps();
        self.writer.with_value(|writer| writer.replace(link));
    }

    /// Remembers what an edit of this key has led to; the link.
    pub(super) fn note_step(self, key: &str) -> String {
        let link = untrack(|| self.link());
        self.history.update_value(|history| history.edit(key, &link));
        self.tell_steps();
        link
    }

    /// The same for what is a step of its own, whatever is done before or after; the link.
    pub(super) fn whole_step(self) -> String {
        self.end_gesture();
        let link = self.note_step("");
        self.end_gesture();
        link
    }

    /// The next edit is a step of its own, of whatever key.
    pub(super) fn end_gesture(self) {
        self.history.update_value(History::end_gesture);
    }

    fn tell_steps(self) {
        let can = self.history.with_value(|history| (history.can_undo(), history.can_redo()));
        if self.can.get_untracked() != can {
            self.can.set(can);
        }
    }
}
