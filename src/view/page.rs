//! The state of the page: one link as it was read and changed, and what follows from it.

mod side_by_side;
mod steps;

use crate::browser::{self, address, desk::Desk, keys, theme};
use crate::chart::Lens;
use crate::export::{Evaluation, sentences};
use crate::scenario::history::History;
use crate::scenario::{self, Comparison, Input, Note, Preset, Reading, Scenario, read_comparison};
use leptos::prelude::*;

/// Shown where the program that works out the arithmetic cannot be had: lines such as its own.
const NO_ARITHMETIC: [&str; 2] = [
    "n\tArithmetic\tNot available here",
    "s\tIt is worked out by a second program, which could not be loaded: the connection is gone, or this page stands in a frame that may not start it. The full calculator shows it.",
];

/// Handed to all components; copies share the state.
#[derive(Clone, Copy)]
pub struct Page {
    reading: RwSignal<Reading>,
    /// All scenarios of the link; the one that is being edited stands there as it was when it was turned to.
    comparison: RwSignal<Comparison>,
    /// The place of the one that is being edited.
    active: RwSignal<usize>,
    /// What was wrong in the link, for each of them.
    wrong: StoredValue<Vec<Vec<Note>>>,
    history: StoredValue<History>,
    /// The dialog that is open, of those made when they are opened.
    pub dialog: RwSignal<Option<&'static str>>,
    /// Whether what is taken away holds its prices.
    pub frozen: RwSignal<bool>,
    /// Whether there is a step to undo, and one to redo.
    pub can: RwSignal<(bool, bool)>,
    /// What follows from the scenario.
    pub evaluation: Memo<Evaluation>,
    /// Whether the page is dark.
    pub dark: RwSignal<bool>,
    writer: StoredValue<address::Writer, LocalStorage>,
    /// How the chart is looked at.
    pub lens: RwSignal<Lens>,
    /// Whether the visitor is dragging something: the chart's axis then stays where it is.
    pub held: RwSignal<bool>,
    /// The volume whose costs are being read off, in the chart or in the table.
    pub pointed: RwSignal<Option<f64>>,
    /// The derivation that is open, line by line.
    pub explained: RwSignal<Vec<String>>,
    /// The link and the volume, if another than the link's, of that derivation.
    asked_of: StoredValue<(String, String)>,
    desk: StoredValue<Desk, LocalStorage>,
    /// Counts how often the whole scenario was replaced, by a preset or by going back: what was being typed is then moot.
    pub replaced: RwSignal<u32>,
}

impl Page {
    /// Opens the page's own link, and follows the visitor back and forward. The address of an embedded page is not the
    /// visitor's: it is never written.
    pub fn open(embedded: bool) -> Self {
        let mut read = read_comparison(&address::query());
        if embedded {
            read.comparison.strip();
        }
        let history = History::of(&read.comparison.write());
        let reading = RwSignal::new(side_by_side::first(&read));
        let (comparison, wrong) = (RwSignal::new(read.comparison), StoredValue::new(read.notes));
        let evaluation =
            Memo::new_with_compare(move |_| reading.with(|reading| Evaluation::of(reading.clone())), |_, _| true);
        let dark = RwSignal::new(theme::is_dark());
        theme::apply(theme::is_dark());
        let replaced = RwSignal::new(0);
        theme::on_system_change(move || {
            let now = theme::is_dark();
            theme::apply(now);
            dark.set(now);
        });
        let page = Self {
            reading,
            comparison,
            active: RwSignal::new(0),
            wrong,
            history: StoredValue::new(history),
            dialog: RwSignal::new(None),
            frozen: RwSignal::new(false),
            can: RwSignal::new((false, false)),
            evaluation,
            dark,
            writer: StoredValue::new_local(if embedded { address::Writer::silent() } else { address::Writer::new() }),
            lens: RwSignal::new(Lens::default()),
            held: RwSignal::new(false),
            pointed: RwSignal::new(None),
            explained: RwSignal::new(Vec::new()),
            asked_of: StoredValue::new(<(String, String)>::default()),
            desk: StoredValue::new_local(Desk::new()),
            replaced,
        };
        page.watch();
        page
    }

    /// Follows the visitor back and forward, and knows when a gesture ends. For as long as the page lives.
    fn watch(self) {
        address::on_travel(move || {
            self.writer.with_value(address::Writer::forget);
            self.show(&address::query());
            self.whole_step();
        });
        // Wherever the pointer is by then.
        for event in ["pointerup", "pointercancel", "focusout"] {
            browser::on_window(event, move |event| {
                if event.type_() != "focusout" && self.held.get_untracked() {
                    self.held.set(false);
                }
                self.end_gesture();
            });
        }
        keys::on_undo(move |redo| if redo { self.redo() } else { self.undo() });
    }

    /// The page of the component that asks.
    pub fn here() -> Self {
        expect_context::<Self>()
    }

    /// Reads from the scenario.
    pub fn scenario<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        self.reading.with(|reading| read(&reading.scenario))
    }

    /// Changes the scenario, and the address with it. What was said of the changed key is settled.
    pub fn edit(self, key: &str, change: impl FnOnce(&mut Scenario)) {
        self.reading.update(|reading| {
            change(&mut reading.scenario);
            reading.notes.retain(|note| note.key() != Some(key));
        });
        let link = self.note_step(key);
        self.writer.with_value(|writer| writer.replace(link));
    }

    /// Goes to a preset: a step that the visitor can go back from.
    pub fn go_to(self, preset: &'static Preset) {
        let mut scenario = Scenario::of(preset);
        // Whose prices count was the visitor's choice, not the preset's.
        scenario.set_prices(untrack(|| self.scenario(Scenario::prices)));
        self.replace(Reading { scenario, notes: Vec::new() });
    }

    /// Goes to the scenario of a link, likewise.
    pub fn go_to_link(self, link: &str) {
        self.replace(scenario::read(link));
    }

    fn replace(self, mut next: Reading) {
        self.reading.update(|reading| {
            next.scenario.unknown = std::mem::take(&mut reading.scenario.unknown);
            *reading = next;
        });
        let link = self.whole_step();
        self.writer.with_value(|writer| writer.push(&link));
        self.replaced.update(|count| *count += 1);
    }

    /// Sets the volume by hand: what requests said of it is then moot.
    pub fn set_volume(self, tokens: f64) {
        self.edit(Input::Volume.bounds().key, |scenario| scenario.enter(Input::Volume, tokens));
    }

    /// Asks what is only computed when somebody asks.
    pub fn ask(self, question: &[&str], file: Option<&web_sys::Blob>, then: impl FnOnce(Vec<String>) + 'static) {
        self.desk.with_value(|desk| desk.ask(question, file, then));
    }

    /// Opens the arithmetic of a figure: of this scenario or of a link's, at its volume or at another.
    pub fn explain(self, figure: &str, query: Option<String>, volume: String) {
        self.asked_of.set_value((query.unwrap_or_else(|| self.query()), volume));
        self.explain_further(figure);
    }

    /// Opens that of a figure on which the open one rests, of the same scenario at the same volume.
    pub fn explain_further(self, figure: &str) {
        let (query, volume) = self.asked_of.get_value();
        self.ask(&["derive", &query, figure, &volume], None, move |lines| {
            let none = || NO_ARITHMETIC.iter().map(ToString::to_string).collect();
            let _ = self.explained.try_set(if lines.is_empty() { none() } else { lines });
            if !browser::open_dialog("arithmetic") {
                // What was pressed in it may be gone: the keyboard goes on from the heading.
                browser::focus("arithmetic-title");
            }
        });
    }

    /// The query of the scenario that is being edited, without question mark.
    pub fn query(self) -> String {
        self.scenario(scenario::write)
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

    /// What the scenario may be called: its own name, or whose costs are compared.
    pub fn short_name(self) -> String {
        let own = self.comparison.with(|all| all.entries().first().map(|entry| entry.name.clone()));
        own.filter(|name| !name.is_empty()).unwrap_or_else(|| {
            self.evaluation.with(|evaluation| {
                let names = &evaluation.resolved.names;
                format!("{} or {}", evaluation.api_name(), names.model.name)
            })
        })
    }

    /// Makes the page dark or light, as the visitor wants it from now on.
    pub fn set_dark(self, dark: bool) {
        theme::set_dark(dark);
        self.dark.set(dark);
    }

    /// Makes the page dark or light as it stands.
    pub fn show_dark(self, dark: bool) {
        theme::apply(dark);
        self.dark.set(dark);
    }

    /// For the browser's tab.
    pub fn title(self) -> String {
        self.evaluation.with(|evaluation| {
            let names = &evaluation.resolved.names;
            format!(
                "{} or {} self-hosted? {}",
                evaluation.api_name(),
                names.model.name,
                sentences::headline(evaluation)
            )
        })
    }
}
