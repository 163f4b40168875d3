//! One input: a field that takes numbers as people write them, with unit, help and reset.

use super::element::{El, Place, classes, el, entered, of_class, whenever};
use super::inputs::unit;
use super::page::Page;
use crate::format::{decimal, fixed, in_words, plain};
use crate::scenario::{self, Input, POSITIONS};
use leptos::ev::Event;
use leptos::prelude::*;

/// The label, unit and help of an input come from its row of the bounds table.
pub fn field(input: Input) -> El {
    Field::new(input).view(None)
}

/// With a slider under it.
pub fn field_with_slider(input: Input) -> El {
    Field::new(input).view(Some(slider(input)))
}

fn value_of(page: Page, input: Input) -> Option<f64> {
    page.evaluation.with(|evaluation| evaluation.resolved.shown(&evaluation.scenario, input))
}

fn is_changed(page: Page, input: Input) -> bool {
    page.evaluation.with(|evaluation| evaluation.scenario.is_changed(input))
}

#[derive(Clone, Copy)]
struct Field {
    page: Page,
    input: Input,
    /// What the scenario has for it, and whether the visitor has changed that. While another input is dragged, it stays.
    held: Memo<(Option<f64>, bool)>,
    /// What is being typed, until it is left.
    draft: RwSignal<Option<String>>,
    /// What is wrong with it.
    wrong: RwSignal<Option<String>>,
    place: Place,
}

impl Field {
    fn new(input: Input) -> Self {
        let page = Page::here();
        let held = Memo::new(move |_| (value_of(page, input), is_changed(page, input)));
        Self {
            page,
            input,
            held,
            draft: RwSignal::new(None),
            wrong: RwSignal::new(None),
            place: Place::new_local(None),
        }
    }

    fn shown(self) -> String {
        let value = || self.held.get().0.map(|value| self.input.bounds().unit.field(value));
        self.draft.get().or_else(value).unwrap_or_default()
    }

    fn typed(self, text: String) {
        let mut outcome = Ok(());
        self.page.edit(self.input.bounds().key, |scenario| {
            outcome = scenario::take_number(scenario, self.input, &text);
            if outcome.is_ok() {
                scenario.leave_requests_for(self.input);
            }
        });
        self.wrong.set(outcome.err().map(|note| note.under_field()));
        self.draft.set(Some(text));
    }

    /// While something is typed, what it was taken as.
    fn taken(self) -> Option<String> {
        self.draft.with(Option::is_some).then_some(())?;
        let words = in_words(self.held.get().0?, self.input.bounds().unit);
        Some(format!("Taken as {words}."))
    }

    /// A field that is left with a wrong text keeps it, with the sentence that says what is wrong.
    fn left(self) {
        if self.wrong.get_untracked().is_none() {
            self.draft.set(None);
        }
    }

    fn forget(self) {
        self.wrong.set(None);
        self.draft.set(None);
    }

    fn reset(self) {
        self.forget();
        self.page.edit(self.input.bounds().key, |scenario| scenario.reset(self.input));
        // The button is gone; the keyboard goes on from the field.
        let _ = self.place.get_untracked().map(|field| field.focus());
    }

    /// A wrong text is outdated once the value changes in any other way, such as by the slider; any text is once the whole
    /// scenario is another one.
    fn forget_what_is_outdated(self) {
        let mut before = None;
        whenever(move || {
            let now = (self.held.get().0, self.page.replaced.get());
            if before
                .is_some_and(|(was, count)| count != now.1 || (was != now.0 && self.wrong.get_untracked().is_some()))
            {
                self.forget();
            }
            before = Some(now);
        });
    }

    fn is_wrong(self) -> bool {
        self.wrong.with(Option::is_some)
    }

    fn view(self, slider: Option<El>) -> El {
        self.forget_what_is_outdated();
        let bounds = self.input.bounds();
        let help_id = format!("help-{}", bounds.key);
        let help = move || self.wrong.get().or_else(|| self.taken()).unwrap_or_else(|| bounds.help.into());
        let class = move || classes("field", &[("changed", self.held.get().1), ("wrong", self.is_wrong())]);
        let input = self.input(&help_id);
        let box_ =
            of_class("span", "box").el(unit(bounds.unit.prefix())).el(input).el(unit(bounds.unit.field_suffix()));
        let mut field = el("div").live("class", class).el(self.name()).el(box_);
        if let Some(slider) = slider {
            field = field.el(slider);
        }
        field.el(of_class("p", "help").attr("id", help_id).says(help))
    }

    fn name(self) -> El {
        let bounds = self.input.bounds();
        let reset = of_class("button", "reset")
            .attr("type", "button")
            .attr("aria-label", format!("Reset {}", bounds.name))
            .when("hidden", move || !self.held.get().1)
            .on("click", move |_: Event| self.reset())
            .text("Reset");
        let label = el("label").attr("for", format!("in-{}", bounds.key)).text(bounds.name);
        of_class("span", "name").el(label).el(reset)
    }

    fn input(self, help_id: &str) -> El {
        el("input")
            .at(self.place)
            .attr("id", format!("in-{}", self.input.bounds().key))
            .attr("type", "text")
            .attr("inputmode", "decimal")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("data-testid", if self.input == Input::Volume { "volume-text" } else { "" })
            .attr("aria-describedby", help_id)
            .live("aria-invalid", move || self.is_wrong().then(|| "true".into()))
            .attr("placeholder", "–")
            .value(move || self.shown())
            .on("input", move |event: Event| self.typed(entered(&event)))
            .on("blur", move |_: Event| self.left())
    }
}

/// The slider under a field.
fn slider(input: Input) -> El {
    let page = Page::here();
    let bounds = input.bounds();
    let position = move || scenario::position(input, value_of(page, input).unwrap_or_default());
    let moved = move |event: Event| {
        if let Some(position) = decimal(&entered(&event)) {
            page.edit(bounds.key, |scenario| scenario.enter(input, scenario::value_at(input, position)));
        }
    };
    let spoken = move || value_of(page, input).map(|value| crate::format::quantity(value, bounds.unit));
    of_class("input", "slider")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", plain(POSITIONS))
        .attr("data-testid", if input == Input::Volume { "volume" } else { "" })
        .attr("aria-label", bounds.name)
        .live("aria-valuetext", spoken)
        .value(move || plain(position()))
        .style("--filled", move || Some(fixed(position() / POSITIONS, 4)))
        .on("pointerdown", move |_: Event| page.held.set(true))
        .on("input", moved)
}
