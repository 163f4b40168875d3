//! Whether the model fits on its GPUs and which others would serve it; a model or a measurement that is pasted.

use super::answers::of_prices;
use super::arithmetic::{part, parts};
use super::element::{AnyView, El, el, live, of_class};
use super::page::Page;
use super::pictures::panel;
use super::seen::{column, mark_of_own, note, old, whole};
use crate::browser::{files, timer::Debounce};
use crate::format::{decimal, money, number, unit_price, volume};
use crate::scenario::{self, Capacity, Input};
use crate::units::{Tokens, Usd, UsdPerMTok};
use leptos::ev::Event;
use leptos::prelude::*;

/// How long a text that is being pasted must have rested.
const REST_MS: i32 = 150;

/// The verdict on memory, the fleet, and what can be pasted.
pub fn fit_panel() -> El {
    let page = Page::here();
    let lines = of_prices(page, "fit");
    let of_kind = move |kind: char| lines.with(|lines| parts(lines, kind));
    let said =
        move |kind: char, at: usize| move || of_kind(kind).first().map(|line| part(line, at)).unwrap_or_default();
    panel("fit", "Does it fit, and on what", "fit-title")
        .el(of_class("p", "answer").says(said('v', 1)))
        .el(el("p").says(said('w', 0)))
        .el(of_class("p", "help").says(said('t', 0)))
        .child(candidates(lines))
        .child(fleet(lines))
        .child(pasted_model())
        .child(pasted_measurement())
}

/// What the columns are called, and what holds numbers; where there is little room, without some.
const CANDIDATES: [(&str, &str); 5] = [
    ("Replica", ""),
    ("A GPU-hour", "number less"),
    ("One serves, modelled", "number less"),
    ("Replicas", "number less"),
    ("Rent a month", "number"),
];

/// Everything that could run the workload, the cheapest first.
fn candidates(lines: RwSignal<Vec<String>>) -> AnyView {
    let rows = move || lines.with(|lines| parts(lines, 'p')).iter().map(|line| candidate(line)).collect();
    let heads = el("tr").children(CANDIDATES.map(column)).el(el("td")).child(column(("From", "")));
    let table = el("table").attr("data-testid", "candidates").el(el("thead").el(heads));
    let scroll = of_class("div", "scroll held")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "What could run it");
    let none = move || lines.with(|lines| parts(lines, 'p').is_empty());
    let details =
        el("details").when("hidden", none).el(el("summary").text("What could run this workload, the cheapest first"));
    details.el(scroll.el(table.el(el("tbody").child(live(rows))))).view()
}

fn candidate(line: &[String]) -> AnyView {
    let usd = |at: usize| decimal(&part(line, at)).map(|usd| money(Usd(usd)));
    let hour = decimal(&part(line, 4)).map(|usd| unit_price(UsdPerMTok(usd)));
    let tokens = decimal(&part(line, 9)).map(|tokens| volume(Tokens(tokens)));
    let replicas = Some(part(line, 10)).filter(|count| !count.is_empty());
    let cell = |class: &'static str, words: Option<String>| {
        of_class("td", class).text(words.unwrap_or_else(|| "–".into())).view()
    };
    // Without a rent there would be no verdict.
    let priced = !part(line, 4).is_empty();
    let link = el("a").attr("href", format!("?{}", part(line, 12))).attr("data-scenario", "").text("Use it");
    let link = if priced { link } else { el("span").text("no price known") };
    let from = if priced { format!("{}, ", part(line, 6)) } else { "–".into() };
    // Of some GPUs nobody says how fast they read their memory.
    let month = usd(11).or_else(|| priced.then(|| "speed not known".to_owned()));
    let is_own = priced && part(line, 5).is_empty();
    let from = of_class("td", "wrap")
        .text(from)
        .child(whole(&part(line, 7)))
        .text(" ")
        .children(old(&part(line, 14)))
        .children(is_own.then(mark_of_own));
    el("tr")
        .el(el("th").attr("scope", "row").text(format!("{} × {}", part(line, 2), part(line, 1))))
        .child(cell("number less", hour))
        .children([cell("number less", tokens), cell("number less", replicas), cell("number", month)])
        .el(el("td").el(link))
        .el(from.children(note(&part(line, 13))))
        .view()
}

/// The fewest GPUs of each kind that serve the model.
fn fleet(lines: RwSignal<Vec<String>>) -> AnyView {
    let head = |name: &'static str| el("th").attr("scope", "col").text(name).view();
    let heads = ["GPU", "Fewest that serve", "Sequences at once", "A month", "From"].map(head);
    let rows = move || lines.with(|lines| parts(lines, 'f')).iter().map(|line| row(line)).collect();
    let table = el("table").el(el("thead").el(el("tr").children(heads))).el(el("tbody").child(live(rows)));
    let scroll = of_class("div", "scroll").attr("tabindex", "0").attr("role", "group").attr("aria-label", "Fleet");
    let details = el("details").el(el("summary").text("The smallest replica of each GPU"));
    details.el(scroll.el(table)).view()
}

fn row(line: &[String]) -> AnyView {
    let or_dash = |at: usize| Some(part(line, at)).filter(|text| !text.is_empty()).unwrap_or_else(|| "–".into());
    let month = decimal(&part(line, 4)).map_or_else(|| "–".into(), |usd| money(Usd(usd)));
    el("tr")
        .el(el("th").attr("scope", "row").text(part(line, 1)))
        .children([or_dash(2), or_dash(3), month, or_dash(5)].map(|cell| el("td").text(cell).view()))
        .view()
}

/// What a pasted text is answered with: sentences, and inputs to take over.
fn answered(lines: RwSignal<Vec<String>>) -> AnyView {
    let sentence = |kind: char, line: &[String]| {
        let words = match kind {
            'u' if line.len() > 1 => format!("{} {}", part(line, 1), part(line, 2)),
            'm' => format!("Not in the file: {}.", part(line, 1)),
            'v' => part(line, 1),
            _ => part(line, 0),
        };
        of_class("p", if kind == 'e' { "help wrong" } else { "help" }).text(words).view()
    };
    let all = move || {
        let kinds = ['e', 'u', 'm', 'c', 'v', 'w'];
        lines.with(|lines| {
            let of_kind = |kind: char| parts(lines, kind).into_iter().map(move |line| sentence(kind, &line));
            kinds.into_iter().flat_map(of_kind).collect()
        })
    };
    el("div").attr("aria-live", "polite").child(live(all)).view()
}

/// A model's `config.json`, for a model the catalogue lacks.
fn pasted_model() -> AnyView {
    let page = Page::here();
    let lines = RwSignal::new(Vec::<String>::new());
    let take = move |event: Event| {
        let Some(file) = files::chosen(&event).into_iter().next() else { return };
        let asked = page.evaluation.with_untracked(|evaluation| {
            let value = |input| evaluation.scenario.number(input).unwrap_or_default().to_string();
            [
                evaluation.scenario.precision().key().to_owned(),
                evaluation.resolved.names.gpu.id.to_owned(),
                value(Input::GpuCount),
                value(Input::Context),
            ]
        });
        let question: Vec<&str> = ["config"].into_iter().chain(asked.iter().map(String::as_str)).collect();
        page.ask(&question, Some(&file), move |answer| {
            let _ = lines.try_set(answer);
        });
    };
    let field = el("input").attr("type", "file").attr("id", "config-file").attr("accept", ".json").on("change", take);
    let help = "From the model's page on Hugging Face. It is read here and goes nowhere. Precision, GPU and context are the scenario's.";
    el("details")
        .attr("data-testid", "config")
        .el(el("summary").text("A model that is not listed: its config.json"))
        .el(of_class("div", "drop").el(el("label").attr("for", "config-file").text("Choose config.json")).el(field))
        .el(of_class("p", "help").text(help))
        .child(answered(lines))
        .view()
}

/// What vLLM's serving benchmark printed: measured speeds win over modelled ones.
fn pasted_measurement() -> AnyView {
    let page = Page::here();
    let lines = RwSignal::new(Vec::<String>::new());
    let rest = StoredValue::new_local(Debounce::new());
    let typed = move |event: Event| {
        let text = event_target_value(&event);
        rest.with_value(|rest| {
            rest.run(REST_MS, move || {
                page.ask(&["bench", &text], None, move |answer| {
                    let _ = lines.try_set(answer);
                });
            });
        });
    };
    let inputs = move || lines.with(|lines| parts(lines, 'i'));
    let use_them = move |_: Event| {
        page.edit(Input::Decode.bounds().key, |scenario| inputs().iter().for_each(|line| enter(scenario, line)));
    };
    let area = el("textarea").attr("id", "bench-text").attr("rows", "6").attr("spellcheck", "false").on("input", typed);
    let button = of_class("button", "button").attr("type", "button").when("hidden", move || inputs().is_empty());
    el("details")
        .attr("data-testid", "bench")
        .el(el("summary").text("Measured it? Paste what vllm bench serve printed"))
        .el(el("label")
            .attr("for", "bench-text")
            .text("The block that begins with \u{201c}Serving Benchmark Result\u{201d}"))
        .el(area)
        .child(answered(lines))
        .el(button.on("click", use_them).text("Use these speeds"))
        .view()
}

/// Sets one input of an answer; nothing as its value takes it away.
fn enter(scenario: &mut scenario::Scenario, line: &[String]) {
    let (key, value) = (part(line, 0), part(line, 1));
    match Input::of_key(&key) {
        Some(input) => scenario.set(input, number(&value).ok()),
        None if key == "cap" => scenario.set_capacity(Capacity::Rate),
        None => {}
    }
}
