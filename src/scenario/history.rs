//! Undo and redo, as a value: a stack of links. Who edits says when a gesture ends; what the same control does within one
//! gesture is one step, however long it is dragged.

/// Steps kept.
const MOST_STEPS: usize = 200;

/// What was, what is, and what was undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    past: Vec<String>,
    now: String,
    future: Vec<String>,
    /// The key that is being edited, until its gesture ends.
    held: Option<String>,
}

impl History {
    /// Begins with this link.
    #[must_use]
    pub fn of(query: &str) -> Self {
        Self { past: Vec::new(), now: query.into(), future: Vec::new(), held: None }
    }

    /// The link that is.
    #[must_use]
    pub fn now(&self) -> &str {
        &self.now
    }

    /// An edit of the input with this key. Edits of one key within one gesture are one step.
    pub fn edit(&mut self, key: &str, query: &str) {
        if query == self.now {
            return;
        }
        let goes_on = self.held.as_deref() == Some(key);
        self.held = Some(key.into());
        self.future.clear();
        let before = std::mem::replace(&mut self.now, query.into());
        if !goes_on {
            self.past.push(before);
        } else if self.past.last() == Some(&self.now) {
            // Dragged back to where it began: nothing to undo.
            self.past.pop();
            self.held = None;
        }
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    /// The gesture is over: the next edit is a step of its own.
    pub fn end_gesture(&mut self) {
        self.held = None;
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes a step back; the link to go to, if there is one.
    pub fn undo(&mut self) -> Option<&str> {
        let before = self.past.pop()?;
        self.future.push(std::mem::replace(&mut self.now, before));
        self.held = None;
        Some(&self.now)
    }

    /// Takes a step forward again.
    pub fn redo(&mut self) -> Option<&str> {
        let after = self.future.pop()?;
        self.past.push(std::mem::replace(&mut self.now, after));
        self.held = None;
        Some(&self.now)
    }
}
