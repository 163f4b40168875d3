//! The state of the page: one link as it was read and changed, and what follows from it.

use crate::browser::{self, address, desk::Desk, theme};
use crate::chart::Lens;
use crate::export::{Evaluation, sentences};
use crate::scenario::{self, Display, Input, Preset, Reading, Scenario};
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
        let read = move || {
            let mut read = scenario::read(&address::query());
            if embedded {
                Display::strip(&mut read.scenario);
            }
            read
        };
        let reading = RwSignal::new(read());
        let evaluation =
            Memo::new_with_compare(move |_| reading.with(|reading| Evaluation::of(reading.clone())), |_, _| true);
        let dark = RwSignal::new(theme::is_dark());
        theme::apply(theme::is_dark());
        let replaced = RwSignal::new(0);
        let writer = StoredValue::new_local(if embedded { address::Writer::silent() } else { address::Writer::new() });
        address::on_travel(move || {
            writer.with_value(address::Writer::forget);
            reading.set(read());
            replaced.update(|count| *count += 1);
        });
        theme::on_system_change(move || {
            let now = theme::is_dark();
            theme::apply(now);
            dark.set(now);
        });
        let held = RwSignal::new(false);
        // Wherever the pointer is by then. For as long as the page lives.
        for event in ["pointerup", "pointercancel"] {
            browser::on_window(event, move |_| {
                if held.get_untracked() {
                    held.set(false);
                }
            });
        }
        Self {
            reading,
            evaluation,
            dark,
            writer,
            lens: RwSignal::new(Lens::default()),
            held,
            pointed: RwSignal::new(None),
            explained: RwSignal::new(Vec::new()),
            asked_of: StoredValue::new(<(String, String)>::default()),
            desk: StoredValue::new_local(Desk::new()),
            replaced,
        }
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
        let query = self.query();
        self.writer.with_value(|writer| writer.replace(query));
    }

    /// Goes to a preset: a step that the visitor can go back from.
    pub fn go_to(self, preset: &'static Preset) {
        self.replace(Reading { scenario: Scenario::of(preset), notes: Vec::new() });
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
        let query = self.query();
        self.writer.with_value(|writer| writer.push(&query));
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

    /// The link's query, without question mark.
    pub fn query(self) -> String {
        self.scenario(scenario::write)
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
                names.api.name,
                names.model.name,
                sentences::headline(&evaluation.report)
            )
        })
    }
}
