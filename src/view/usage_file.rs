//! A usage file, chosen or dropped: it is read in a worker of this browser and goes nowhere else.

use super::arithmetic::{part, parts};
use super::page::Page;
use crate::browser::files;
use crate::scenario::{self, Input};
use leptos::prelude::*;

/// What a person may say about columns, in the order in which the reader is told.
const COLUMNS: [(&str, &str); 5] = [
    ("col-in", "Input tokens"),
    ("col-out", "Output tokens"),
    ("col-cached", "Cached input"),
    ("col-requests", "Requests"),
    ("col-date", "Date"),
];

/// The file, what was understood of it, and the button that takes it over.
#[component]
pub fn UsageFile() -> impl IntoView {
    let page = Page::here();
    let lines = RwSignal::new(Vec::<String>::new());
    let file = StoredValue::new_local(None::<web_sys::File>);
    let chosen = RwSignal::new([0_usize; 5]);
    let read = move |columns: &[&str]| {
        let question: Vec<&str> = ["usage"].into_iter().chain(columns.iter().copied()).collect();
        file.with_value(|file| {
            page.ask(&question, file.as_deref(), move |answer| {
                let none = || vec!["e\tThe file could not be read in this browser.".to_owned()];
                let _ = lines.try_set(if answer.is_empty() { none() } else { answer });
            });
        });
    };
    let take = move |found: Option<web_sys::File>| {
        if let Some(found) = found {
            file.set_value(Some(found));
            chosen.set([0; 5]);
            read(&[]);
        }
    };
    let of_kind = move |kind: char| lines.with(|lines| parts(lines, kind));
    let said = move |kind: char| {
        of_kind(kind)
            .iter()
            .map(|line| view! { <p class="help" class:wrong=kind == 'e'>{part(line, 0)}</p> }.into_any())
            .collect_view()
    };
    let use_them = move |_| {
        page.edit(Input::Volume.bounds().key, |scenario| {
            for line in of_kind('i') {
                enter(scenario, &part(&line, 0), &part(&line, 1));
            }
        });
    };
    let columns = move || {
        let headers = of_kind('h').into_iter().next()?;
        Some(view! { <Columns headers chosen read=Callback::new(move |names: Vec<String>| {
            read(&names.iter().map(String::as_str).collect::<Vec<_>>());
        }) /> })
    };
    view! {
        <h3>"From a usage file"</h3>
        <div
            class="drop"
            on:dragover=move |event| event.prevent_default()
            on:drop=move |event| {
                event.prevent_default();
                take(files::dropped(&event));
            }
        >
            <label for="usage-file">"Choose or drop a file"</label>
            <input id="usage-file" type="file" accept=".csv,.json,.jsonl,.tsv,.txt" on:change=move |event| take(files::chosen(&event)) />
            <p class="help">
                "OpenAI usage export, Anthropic usage CSV, LiteLLM spend logs, or any table. It is read here and goes nowhere."
            </p>
        </div>
        <div aria-live="polite" data-testid="usage-said">{move || said('u')} {move || said('c')} {move || said('e')}</div>
        {columns}
        <button class="button" type="button" hidden=move || of_kind('i').is_empty() on:click=use_them>
            "Use these figures"
        </button>
    }
}

/// Sets one input by its key in links, as a visitor would.
fn enter(scenario: &mut scenario::Scenario, key: &str, text: &str) {
    if let Some(input) = Input::of_key(key) {
        // The reader writes numbers within the bounds; one that is not leaves the input as it was.
        let _ = scenario::take_number(scenario, input, text);
        scenario.leave_requests_for(input);
    }
}

/// Which column is which, where the file does not say.
#[component]
fn Columns(headers: Vec<String>, chosen: RwSignal<[usize; 5]>, read: Callback<Vec<String>>) -> impl IntoView {
    let names = StoredValue::new(headers);
    let days = StoredValue::new(String::new());
    let go = move || {
        let mut columns: Vec<String> = chosen
            .get_untracked()
            .into_iter()
            .map(|at| names.with_value(|names| if at == 0 { String::new() } else { part(names, at - 1) }))
            .collect();
        columns.push(days.get_value());
        read.run(columns);
    };
    let lists = COLUMNS.into_iter().enumerate().map(|(which, (id, name))| {
        let option = |header: String| view! { <option>{header}</option> };
        let options = std::iter::once("–".to_owned()).chain(names.get_value()).map(option).collect_view();
        let choose = move |at: usize| {
            chosen.update(|chosen| chosen[which] = at);
            go();
        };
        view! {
            <div class="field">
                <label for=id>{name}</label>
                <span class="box">
                    <select id=id on:change=move |event| choose(files::selected(&event))>
                        {options}
                    </select>
                </span>
            </div>
        }
        .into_any()
    });
    let take = move |text: &str| {
        days.set_value(text.trim().to_owned());
        go();
        Ok(String::new())
    };
    view! {
        {lists.collect_view()}
        {super::estimator::asked("col-days", "Days it covers", ["", ""], take)}
    }
}
