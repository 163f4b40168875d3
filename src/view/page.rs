//! The state of the page: one link as it was read and changed, and what follows from it.

mod asking;
mod side_by_side;
mod steps;

use super::element::whenever;
use crate::browser::timer::{Debounce, Pace};
use crate::browser::{self, address, keys, theme};
use crate::chart::Lens;
use crate::export::{Evaluation, sentences};
use crate::scenario::history::History;
use crate::scenario::{self, Choice, Comparison, Input, Note, Preset, Reading, Scenario, read_comparison};
use asking::Asking;
pub use asking::Standing;
use leptos::prelude::*;

/// How long the figures must not have changed to be at rest.
const REST_MS: i32 = 120;
/// At which pace tables follow what is dragged.
const PACE_MS: i32 = 100;

fn one_more(count: RwSignal<u32>) {
    // The page may be gone by then.
    let _ = count.try_update(|count| *count = count.wrapping_add(1));
}

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
    /// What the rows of the catalogue are called that are in force, or what has taken their place, in the order of [`Choice::ALL`]. While a number is dragged they stay.
    names: [Memo<String>; Choice::ALL.len()],
    /// Counts how often that has changed, ten times a second at most: tables of digits cannot be read faster.
    pub paced: RwSignal<u32>,
    /// Counts how often it has changed and then rested for a moment: a drag changes it sixty times a second.
    pub rested: RwSignal<u32>,
    /// Whether the page is dark.
    pub dark: RwSignal<bool>,
    /// Whether all of the program is there, so that what the first picture does without can be made.
    pub whole: RwSignal<bool>,
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
    asking: Asking,
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
            names: Choice::ALL
                .map(|choice| Memo::new(move |_| evaluation.with(|evaluation| evaluation.name_of(choice).to_owned()))),
            paced: RwSignal::new(0),
            rested: RwSignal::new(0),
            dark,
            whole: RwSignal::new(false),
            writer: StoredValue::new_local(if embedded { address::Writer::silent() } else { address::Writer::new() }),
            lens: RwSignal::new(Lens::default()),
            held: RwSignal::new(false),
            pointed: RwSignal::new(None),
            explained: RwSignal::new(Vec::new()),
            asked_of: StoredValue::new(<(String, String)>::default()),
            asking: Asking::new(),
            replaced,
        };
        page.watch();
        page
    }

    /// Follows the visitor back and forward, and knows when a gesture ends and when the figures rest. For as long as the page lives.
    fn watch(self) {
        let (rest, pace) = (Debounce::new(), Pace::new(PACE_MS, move || one_more(self.paced)));
        whenever(move || {
            self.evaluation.track();
            pace.run();
            rest.run(REST_MS, move || one_more(self.rested));
        });
        address::on_travel(move || {
            if self.writer.with_value(address::Writer::has_travelled) {
                self.show(&address::query());
                self.whole_step();
            }
        });
        // Wherever the pointer is by then; and when nobody may come back.
        for event in ["pointerup", "pointercancel", "focusout", "pagehide", "visibilitychange"] {
            browser::on_window(event, move |event| {
                if event.type_().starts_with("pointer") && self.held.get_untracked() {
                    self.held.set(false);
                }
                self.end_gesture();
                self.writer.with_value(address::Writer::flush);
            });
        }
        keys::on_undo(move |redo| if redo { self.redo() } else { self.undo() });
    }

    /// Does something now, and again whenever the figures have changed and then rested. What it reads is not tracked.
    pub fn when_rested(self, then: impl Fn() + 'static) {
        whenever(move || {
            self.rested.track();
            untrack(&then);
        });
    }

    /// The page of the component that asks.
    pub fn here() -> Self {
        expect_context::<Self>()
    }

    /// Reads from the scenario.
    pub fn scenario<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        self.reading.with(|reading| read(&reading.scenario))
    }

    /// What the row in force is called, or what has taken its place.
    pub fn name(self, choice: Choice) -> String {
        self.names[choice as usize].get()
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

    /// Sets inputs to what follows from something else, all of them or none; why not, in a sentence.
    pub fn take(self, values: &[(Input, f64)]) -> Result<(), String> {
        let mut outcome = Ok(());
        let key = values.first().map_or("", |(input, _)| input.bounds().key);
        self.edit(key, |scenario| outcome = scenario.take(values));
        outcome.map_err(|note| note.to_string())
    }

    /// The query of the scenario that is being edited, without question mark.
    pub fn query(self) -> String {
        self.scenario(scenario::write)
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
