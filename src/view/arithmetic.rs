//! The arithmetic behind any figure, in a dialog; and all figures of the scenario to choose from.

use super::page::Page;
use crate::export::derivation::Figure;
use crate::export::figures;
use leptos::prelude::*;

/// The parts of an answer's lines of one kind, which their first letter says.
pub fn parts(lines: &[String], kind: char) -> Vec<Vec<String>> {
    let of_kind = lines.iter().filter_map(|line| line.strip_prefix(kind)?.strip_prefix('\t'));
    of_kind.map(|rest| rest.split('\t').map(str::to_owned).collect()).collect()
}

/// One part of a line; nothing where it has fewer.
pub fn part(line: &[String], at: usize) -> String {
    line.get(at).cloned().unwrap_or_default()
}

/// What a figure is, how it came about, and where its numbers come from.
#[component]
pub fn Arithmetic() -> impl IntoView {
    let page = Page::here();
    let lines = move |kind: char| page.explained.with(|lines| parts(lines, kind));
    let name = move || lines('n').first().map(|line| part(line, 0));
    let value = move || lines('n').first().map(|line| part(line, 1));
    let steps = move || lines('s').iter().map(|line| view! { <li>{part(line, 0)}</li> }).collect_view();
    let others = move || lines('r').iter().map(|line| other(line)).collect_view();
    let sources = move || lines('o').iter().map(|line| source(line)).collect_view();
    view! {
        <dialog id="arithmetic" class="sheet" aria-labelledby="arithmetic-title">
            <form method="dialog">
                <button class="close" aria-label="Close">"×"</button>
            </form>
            <h2 id="arithmetic-title">{name}</h2>
            <p class="answer">{value}</p>
            <ol class="steps">{steps}</ol>
            <p class="rests" hidden=move || lines('r').is_empty()>"Rests on " {others}</p>
            <ul class="origins">{sources}</ul>
        </dialog>
    }
}

fn other(line: &[String]) -> AnyView {
    view! {
        <button class="reset" type="button" data-figure=part(line, 0)>
            {part(line, 1)}
        </button>
        " "
    }
    .into_any()
}

fn source(line: &[String]) -> AnyView {
    let (from, as_of) = (part(line, 2), part(line, 3));
    let from = if from.starts_with("https://") {
        view! { <a href=from.clone() rel="external noreferrer">{from.clone()}</a> }.into_any()
    } else {
        from.into_any()
    };
    let as_of = (!as_of.is_empty()).then(|| format!(", as of {as_of}"));
    view! { <li>{part(line, 0)} ": " <b>{part(line, 1)}</b> ". " {from} {as_of}</li> }.into_any()
}

/// All figures, for those who want to check every number. Made when it is opened.
#[component]
pub fn AllFigures() -> impl IntoView {
    let page = Page::here();
    let open = RwSignal::new(false);
    let rows = move || {
        open.get().then(|| {
            page.evaluation.with(|evaluation| {
                let row = |figure: &Figure| figure_row(*figure, figures::value(evaluation, *figure).text());
                Figure::ALL.iter().map(row).collect_view()
            })
        })
    };
    view! {
        <section class="panel" aria-labelledby="figures-title">
            <details on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>
                    <h2 id="figures-title">"Every figure, and how it is computed"</h2>
                </summary>
                <dl class="all">{rows}</dl>
            </details>
        </section>
    }
}

fn figure_row(figure: Figure, value: String) -> AnyView {
    view! {
        <div>
            <dt>{figure.name()}</dt>
            <dd>
                <button class="how" type="button" data-figure=figure.key()>
                    {value}
                </button>
            </dd>
        </div>
    }
    .into_any()
}

/// Published figures computed again in this browser. Made when it is opened.
#[component]
pub fn SelfCheck() -> impl IntoView {
    let page = Page::here();
    let lines = RwSignal::new(Vec::<String>::new());
    let open = move |_| {
        if lines.with_untracked(Vec::is_empty) {
            page.ask(&["check"], None, move |answer| {
                let _ = lines.try_set(answer);
            });
        }
    };
    let rows = move || lines.with(|lines| parts(lines, 'c')).iter().map(|line| checked(line)).collect_view();
    let summary = move || {
        let all = lines.with(|lines| parts(lines, 'c'));
        let agree = all.iter().filter(|line| part(line, 4) == "agrees").count();
        (!all.is_empty()).then(|| {
            format!("Computed just now in this browser: {agree} of {} agree. The others do not follow from their source's own numbers; each says why.", all.len())
        })
    };
    view! {
        <section class="panel" aria-labelledby="check-title">
            <details on:toggle=open data-testid="self-check">
                <summary>
                    <h2 id="check-title">"Self-check against published figures"</h2>
                </summary>
                <p class="help">{summary}</p>
                <div class="scroll" tabindex="0" role="group" aria-labelledby="check-title">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">"Figure"</th>
                                <th scope="col" class="number">"Published"</th>
                                <th scope="col" class="number">"Here"</th>
                                <th scope="col">"Outcome"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </details>
        </section>
    }
}

fn checked(line: &[String]) -> AnyView {
    let agrees = part(line, 4) == "agrees";
    let words = if agrees { "✓ agrees".into() } else { format!("✗ differs. {}", part(line, 5)) };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("?{}", part(line, 1)) data-scenario="">
                    {part(line, 0)}
                </a>
            </th>
            <td class="number">{part(line, 2)}</td>
            <td class="number">{part(line, 3)}</td>
            <td class=if agrees { "saves wrap" } else { "costs wrap" }>{words}</td>
        </tr>
    }
    .into_any()
}
