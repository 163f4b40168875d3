//! What the worker is asked, and how it stands with that: somebody may have to wait, and there may be no answer.

use super::Page;
use crate::browser::{self, address, desk::Desk, timer::Debounce};
use leptos::prelude::*;

/// How long an answer takes of which nothing is said.
const SLOW_MS: i32 = 800;
/// Said in place of an answer that cannot be had.
const LACKING: &str = "This is worked out by a second program, which could not be loaded or does not answer: the connection is gone, \
                       a newer build has taken its place, or this page stands in a frame that may not start it. It is tried again with \
                       the next change; opening the page anew may help.";

/// How it stands with the answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// They come.
    Fine,
    /// They take their time.
    Slow,
    /// The last could not be had.
    Lacking,
}

impl Standing {
    /// What is said of it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Fine => "",
            Self::Slow => "Working…",
            Self::Lacking => LACKING,
        }
    }
}

/// The worker, and what is open.
#[derive(Clone, Copy)]
pub struct Asking {
    desk: StoredValue<Desk, LocalStorage>,
    slow: StoredValue<Debounce, LocalStorage>,
    open: StoredValue<u32>,
    standing: RwSignal<Standing>,
    /// Counts how often what was asked is worth asking again.
    again: RwSignal<u32>,
}

impl Asking {
    pub fn new() -> Self {
        Self {
            desk: StoredValue::new_local(Desk::new()),
            slow: StoredValue::new_local(Debounce::new()),
            open: StoredValue::new(0),
            standing: RwSignal::new(Standing::Fine),
            again: RwSignal::new(0),
        }
    }

    fn stands(self, now: Standing) {
        if self.standing.try_get_untracked().is_some_and(|before| before != now) {
            self.standing.set(now);
        }
    }

    fn asked(self) {
        self.open.update_value(|open| *open += 1);
        if self.open.get_value() == 1 {
            self.slow.with_value(|slow| slow.run(SLOW_MS, move || self.stands(Standing::Slow)));
        }
    }

    fn answered(self, is_answer: bool) {
        self.open.update_value(|open| *open -= 1);
        if self.open.get_value() == 0 {
            self.slow.with_value(Debounce::cancel);
        }
        self.stands(if is_answer { Standing::Fine } else { Standing::Lacking });
    }
}

impl Page {
    /// How it stands with the answers.
    pub fn standing(self) -> Standing {
        self.asking.standing.get()
    }

    /// To be read by whoever asks by itself: it changes when an answer that could not be had is worth asking for again.
    pub fn track_again(self) {
        self.asking.again.track();
    }

    /// For as long as the page lives.
    pub fn ask_again_once_online(self) {
        browser::on_window("online", move |_| {
            if self.asking.standing.get_untracked() == Standing::Lacking {
                self.asking.again.update(|again| *again += 1);
            }
        });
    }

    /// Asks what is only computed when somebody asks. Where there is no answer, there is a line that says why.
    pub fn ask(self, question: &[&str], file: Option<&web_sys::Blob>, then: impl FnOnce(Vec<String>) + 'static) {
        self.ask_for(question, file, move |answer| then(answer.unwrap_or_else(|| vec![format!("e\t{LACKING}")])));
    }

    /// The same; none where there is no answer.
    pub fn ask_for(
        self,
        question: &[&str],
        file: Option<&web_sys::Blob>,
        then: impl FnOnce(Option<Vec<String>>) + 'static,
    ) {
        self.asking.asked();
        self.asking.desk.with_value(|desk| {
            desk.ask(question, file, move |answer| {
                self.asking.answered(answer.is_some());
                then(answer);
            });
        });
    }

    /// Opens the arithmetic of a figure: of this scenario or of a link's, at its volume or at another.
    pub fn explain(self, figure: &str, query: Option<String>, volume: String) {
        self.asked_of.set_value((query.unwrap_or_else(|| self.query()), volume));
        self.explain_further(figure);
    }

    /// Opens that of a figure on which the open one rests, of the same scenario at the same volume.
    pub fn explain_further(self, figure: &str) {
        let (query, volume) = self.asked_of.get_value();
        self.ask_for(&["derive", &query, figure, &volume], None, move |lines| {
            let none = || vec!["n\tArithmetic\tNot available here".to_owned(), format!("s\t{LACKING}")];
            let _ = self.explained.try_set(lines.unwrap_or_else(none));
            if !browser::open_dialog("arithmetic") {
                // What was pressed in it may be gone: the keyboard goes on from the heading.
                browser::focus("arithmetic-title");
            }
        });
    }

    /// Has a file written of what is shown, by the name the worker has for it: name, type and text of the file.
    pub fn file(self, format: &str, then: impl FnOnce(&str, &str, &str) + 'static) {
        let look = if self.dark.get_untracked() { "dark " } else { "" }.to_owned() + &self.lens.get_untracked().words();
        // Picture, report and table are of all scenarios that the page shows.
        let query = untrack(|| if format == "json" { self.query_to_share() } else { self.link_to_share() });
        self.ask(&["export", format, &query, &address::with_query(""), &look], None, move |answer| {
            if let [head, text] = answer.as_slice() {
                let mut parts = head.split('\t').skip(1);
                then(parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), text);
            }
        });
    }
}
