//! One input: a field that takes numbers as people write them, with unit, help and reset.

use super::page::Page;
use crate::scenario::{self, Input, POSITIONS};
use leptos::prelude::*;

/// The label, unit and help of an input come from its row of the bounds table.
#[component]
pub fn NumberField(
    input: Input,
    #[prop(optional)] slider: bool,
    #[prop(optional)] testid: &'static str,
) -> impl IntoView {
    let page = Page::here();
    let bounds = input.bounds();
    // What is being typed, until it is left; what is wrong with it.
    let draft = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(None::<String>);
    let field = NodeRef::<leptos::html::Input>::new();
    let value = Signal::derive(move || {
        page.evaluation.with(|evaluation| evaluation.resolved.shown(&evaluation.scenario, input))
    });
    let changed = Signal::derive(move || page.evaluation.with(|evaluation| evaluation.scenario.is_changed(input)));
    let shown =
        move || draft.get().unwrap_or_else(|| value.get().map_or_else(String::new, |value| bounds.unit.field(value)));
    let typed = move |text: String| {
        let mut outcome = Ok(());
        page.edit(bounds.key, |scenario| {
            outcome = scenario::take_number(scenario, input, &text);
            if outcome.is_ok() {
                scenario.leave_requests_for(input);
            }
        });
        wrong.set(outcome.err().map(|note| note.to_string()));
        draft.set(Some(text));
    };
    // A field that is left with a wrong text keeps it, with the sentence that says what is wrong.
    let left = move |_| {
        if wrong.get_untracked().is_none() {
            draft.set(None);
        }
    };
    let reset = move |_| {
        draft.set(None);
        wrong.set(None);
        page.edit(bounds.key, |scenario| scenario.reset(input));
        // The button is gone; the keyboard goes on from the field.
        let _ = field.get_untracked().map(|field| field.focus());
    };
    // A wrong text is outdated once the value changes in any other way, such as by the slider; any text is once the whole
    // scenario is another one.
    Effect::new(move |before: Option<(Option<f64>, u32)>| {
        let now = (value.get(), page.replaced.get());
        if before.is_some_and(|(was, count)| count != now.1 || (was != now.0 && wrong.get_untracked().is_some())) {
            wrong.set(None);
            draft.set(None);
        }
        now
    });
    let id = format!("in-{}", bounds.key);
    let help_id = format!("help-{}", bounds.key);
    view! {
        <div class="field" class:changed=changed class:wrong=move || wrong.with(Option::is_some)>
            <span class="name">
                <label for=id.clone()>{bounds.name}</label>
                <button
                    class="reset"
                    type="button"
                    aria-label=format!("Reset {}", bounds.name)
                    hidden=move || !changed.get()
                    on:click=reset
                >
                    "Reset"
                </button>
            </span>
            <span class="box">
                <span class="unit" aria-hidden="true">{bounds.unit.prefix()}</span>
                <input
                    node_ref=field
                    id=id
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    spellcheck="false"
                    data-testid=testid
                    aria-describedby=help_id.clone()
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    placeholder="–"
                    prop:value=shown
                    on:input=move |event| typed(event_target_value(&event))
                    on:blur=left
                />
                <span class="unit" aria-hidden="true">{bounds.unit.field_suffix()}</span>
            </span>
            {slider.then(|| view! { <Slider input value /> })}
            <p class="help" id=help_id>
                {move || wrong.get().unwrap_or_else(|| bounds.help.into())}
            </p>
        </div>
    }
}

/// The slider under a field.
#[component]
fn Slider(input: Input, value: Signal<Option<f64>>) -> impl IntoView {
    let page = Page::here();
    let bounds = input.bounds();
    let testid = if input == Input::Volume { "volume" } else { "" };
    let position = move || scenario::position(input, value.get().unwrap_or_default());
    let moved = move |text: String| {
        if let Ok(position) = text.parse() {
            page.edit(bounds.key, |scenario| {
                scenario.enter(input, scenario::value_at(input, position));
            });
        }
    };
    view! {
        <input
            class="slider"
            type="range"
            min="0"
            max=POSITIONS.to_string()
            data-testid=testid
            aria-label=bounds.name
            aria-valuetext=move || value.get().map(|value| crate::format::quantity(value, bounds.unit))
            prop:value=move || position().to_string()
            style:--filled=move || (position() / POSITIONS).to_string()
            on:pointerdown=move |_| page.held.set(true)
            on:input=move |event| moved(event_target_value(&event))
        />
    }
}
