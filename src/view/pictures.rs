//! Pictures besides the cost chart. A worker draws them as SVG, once the figures rest; each has its table.

use super::arithmetic::{part, parts};
use super::page::Page;
use crate::browser::{self, canvas::Size, canvas::Watcher, timer::Debounce};
use crate::scenario::Input;
use leptos::html::Div;
use leptos::prelude::*;

/// How long the figures must have rested.
const REST_MS: i32 = 120;

/// What the money goes to.
#[component]
pub fn MonthlyBill() -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="bill-title" data-testid="bill">
            <h2 id="bill-title">"Monthly bill"</h2>
            <Drawn kind=Signal::derive(|| "bill") asked=Signal::derive(Vec::new) />
        </section>
    }
}

/// The other pictures, one at a time.
const KINDS: [(&str, &str); 3] = [("strip", "By volume"), ("heat", "By two inputs"), ("bars", "All scenarios")];

/// What is cheapest where.
#[component]
pub fn MorePictures() -> impl IntoView {
    let kind = RwSignal::new("strip");
    let page = Page::here();
    let across = RwSignal::new(Input::Volume.bounds().key);
    let up = RwSignal::new(Input::InputShare.bounds().key);
    let buttons = KINDS.map(|(key, name)| {
        view! {
            <button type="button" aria-pressed=move || (kind.get() == key).to_string() on:click=move |_| kind.set(key)>
                {name}
            </button>
        }
        .into_any()
    });
    let asked = Signal::derive(move || match kind.get() {
        "heat" => vec![across.get(), up.get()],
        _ if page.lens.get().hybrid => vec!["hybrid"],
        _ => Vec::new(),
    });
    let names = || Input::ALL.iter().map(|input| (input.bounds().key, input.bounds().name)).collect::<Vec<_>>();
    let choose = |to: RwSignal<&'static str>| {
        Box::new(move |key: &str| {
            if let Some(input) = Input::of_key(key) {
                to.set(input.bounds().key);
            }
        })
    };
    view! {
        <section class="panel" aria-labelledby="more-title" data-testid="pictures">
            <div class="chart-head">
                <h2 id="more-title">"What is cheapest where"</h2>
                <div class="tools">
                    <div class="segments" role="group" aria-label="Picture">
                        {buttons.into_iter().collect_view()}
                    </div>
                </div>
            </div>
            <div class="columns" hidden=move || kind.get() != "heat">
                {super::inputs::select("across", "Across", names(), across.into(), choose(across))}
                {super::inputs::select("up", "Up", names(), up.into(), choose(up))}
            </div>
            <Drawn kind=kind.into() asked=asked />
        </section>
    }
}

/// One picture at the width there is.
#[component]
fn Drawn(kind: Signal<&'static str>, asked: Signal<Vec<&'static str>>) -> impl IntoView {
    let page = Page::here();
    let lines = RwSignal::new(Vec::<String>::new());
    let wrapper = NodeRef::<Div>::new();
    let width = RwSignal::new(0.0_f64);
    let watcher = StoredValue::new_local(None::<Watcher>);
    Effect::new(move || {
        if let Some(element) = wrapper.get() {
            watcher.set_value(Watcher::new(&element, move |Size { width: now, .. }| {
                if width.try_get_untracked() != Some(now) {
                    let _ = width.try_set(now);
                }
            }));
        }
    });
    let rest = Debounce::new();
    let asking = StoredValue::new(0_u32);
    Effect::new(move || {
        page.evaluation.track();
        let (kind, wide, asked) = (kind.get(), width.get(), asked.get());
        let theme = if page.dark.get() { "dark" } else { "light" };
        if wide <= 0.0 {
            return;
        }
        rest.run(REST_MS, move || {
            let (query, wide) = (page.query(), wide.to_string());
            let question: Vec<&str> = ["picture", kind, &query, &wide, theme].into_iter().chain(asked).collect();
            asking.update_value(|number| *number += 1);
            let mine = asking.get_value();
            page.ask(&question, None, move |answer| {
                // A later question may have been answered first.
                if asking.try_get_value() == Some(mine) {
                    let _ = lines.try_set(answer);
                }
            });
        });
    });
    let of_kind = move |kind: char| lines.with(|lines| parts(lines, kind));
    let first = move |kind: char| of_kind(kind).first().map(|line| part(line, 0));
    let table = move || {
        let heads = of_kind('h').concat().into_iter().map(|name| view! { <th scope="col">{name}</th> }.into_any());
        let rows = of_kind('d').into_iter().map(row).collect_view();
        view! {
            <thead>
                <tr>{heads.collect_view()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        }
    };
    view! {
            <div class="drawn" node_ref=wrapper data-kind=kind>
    <figure>
                <figcaption>{move || first('t')}</figcaption>
                <img alt=move || first('y') src=move || first('g').map(|svg| browser::picture(&svg)) />
                <p class="help">{move || first('y')}</p>
                <details>
                    <summary>"As a table"</summary>
                    <div class="scroll" tabindex="0" role="group" aria-label="Table">
                        <table>{table}</table>
                    </div>
                </details>
            </figure>
    </div>
        }
}

fn row(cells: Vec<String>) -> AnyView {
    let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> }.into_any()).collect_view();
    view! { <tr>{cells}</tr> }.into_any()
}
