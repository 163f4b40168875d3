//! Price lists of the visitor's own: read in a worker of this browser, kept in it, and nowhere else.

use super::arithmetic::{part, parts};
use super::dialog::button;
use super::element::{AnyView, El, el, entered, live, of_class};
use super::host_prices::HostPrices;
use super::page::Page;
use crate::browser::{files, save, storage};
use crate::catalogue::import::prices::{Origin, origins, together, with, without};
use crate::catalogue::import::shown;
use leptos::ev::{DragEvent, Event};
use leptos::prelude::*;

/// Under which key the browser keeps them.
const KEY: &str = "prices";
/// The file they are exported to.
const FILE: &str = "llm-breakeven-prices.tsv";
const KINDS: &str = "Price lists of LiteLLM, OpenRouter, models.dev, genai-prices and llm-prices, tables of GPU prices of \
                     silybench, SkyPilot and gpuhunt, and what was saved here. They are read here and go nowhere.";
const REFUSED: &str =
    " This browser keeps nothing for this page, so the list is gone when the page is closed. Save it to a file.";
const UNREADABLE: &str = "The file could not be read in this browser.";

/// What was imported.
#[derive(Clone, Copy)]
pub struct Imports {
    page: Page,
    /// As it is kept; empty for none.
    text: RwSignal<String>,
    /// Those of the site's host, which are not kept.
    host: HostPrices,
    said: RwSignal<String>,
    wrong: RwSignal<bool>,
    pasted: RwSignal<String>,
}

impl Imports {
    /// What this browser has kept.
    pub fn stored(page: Page, host: HostPrices) -> Self {
        Self {
            page,
            host,
            text: RwSignal::new(storage::read(KEY).unwrap_or_default()),
            said: RwSignal::new(String::new()),
            wrong: RwSignal::new(false),
            pasted: RwSignal::new(String::new()),
        }
    }

    /// All that the tables show: of a list that is also the host's, the visitor's own counts.
    pub fn all(self) -> String {
        self.host.text.with(|host| self.text.with(|own| together(host, own)))
    }

    /// The host's list, where no list of the visitor's has taken its place.
    fn of_host(self) -> Vec<Origin> {
        let own = self.text.with(|text| origins(text));
        let mut all = self.host.text.with(|text| origins(text));
        all.retain(|origin| own.iter().all(|other| other.source != origin.source));
        all
    }

    /// Keeps another text, and says so. What another tab has kept meanwhile counts as well.
    fn change(self, change: impl FnOnce(&str) -> String, said: &str) {
        let before = storage::read(KEY).unwrap_or_else(|| self.text.get_untracked());
        let text = change(&before);
        let kept = storage::write(KEY, Some(text.as_str()).filter(|text| !text.is_empty()));
        let _ = self.text.try_set(text);
        self.say(format!("{said}{}", if kept { "" } else { REFUSED }), false);
    }

    fn say(self, words: String, wrong: bool) {
        let _ = self.said.try_set(words);
        let _ = self.wrong.try_set(wrong);
    }

    fn read(self, file: Option<web_sys::File>) {
        if let Some(file) = file {
            let name = file.name();
            self.say(format!("Reading {}…", shown(&name)), false);
            self.page.ask(&["import", &name, ""], Some(&file), move |answer| self.answered(&answer));
        }
    }

    fn paste(self) {
        let pasted = self.pasted.get_untracked();
        self.page.ask(&["import", "", "", &pasted], None, move |answer| self.answered(&answer));
    }

    fn answered(self, answer: &[String]) {
        let first = |kind, at| parts(answer, kind).first().map(|line| part(line, at));
        match first('k', 1) {
            Some(sentence) => {
                let _ = self.pasted.try_set(String::new());
                self.change(|kept| with(kept, answer), &sentence);
            }
            None => self.say(first('e', 0).unwrap_or_else(|| UNREADABLE.into()), true),
        }
    }

    fn remove(self, source: &str) {
        self.change(|kept| without(kept, source), &format!("{source} is removed."));
    }
}

/// The file, dropped, chosen or pasted; what is there, to be removed; and all of it as a file.
pub fn import_controls(imports: Imports) -> El {
    let said = el("p").attr("role", "status").attr("data-testid", "import-said");
    let said = said.live("class", move || Some(if imports.wrong.get() { "help wrong" } else { "help" }.into()));
    let list = move || {
        let mut items: Vec<AnyView> = imports.of_host().iter().map(|origin| hosts(origin).view()).collect();
        let own = imports.text.with(|text| origins(text));
        items.extend(own.into_iter().map(|origin| imported(imports, origin).view()));
        items
    };
    let none = move || imports.text.with(String::is_empty);
    let export =
        move |_: Event| imports.text.with_untracked(|text| save::text(FILE, "text/tab-separated-values", text));
    of_class("div", "imports")
        .el(of_class("p", "sub").text("Import prices of your own"))
        .el(drop_zone(imports))
        .el(paste_field(imports))
        .el(said.says(move || imports.said.get()))
        .el(of_class("p", "help wrong").attr("data-testid", "host-said").says(move || imports.host.wrong.get()))
        .el(of_class("ul", "kept").attr("data-testid", "import-list").child(live(list)))
        .el(of_class("div", "files").el(button("Save them to a file", export).when("disabled", none)))
}

fn drop_zone(imports: Imports) -> El {
    let chosen = move |event: Event| {
        imports.read(files::chosen(&event));
        files::empty(&event);
    };
    let input = el("input").attr("id", "prices-file").attr("type", "file");
    of_class("div", "drop")
        .on("dragover", |event: Event| event.prevent_default())
        .on("drop", move |event: DragEvent| {
            event.prevent_default();
            imports.read(files::dropped(&event));
        })
        .el(el("label").attr("for", "prices-file").text("Choose or drop a file"))
        .el(input.attr("accept", ".json,.csv,.tsv,.txt").on("change", chosen))
        .el(of_class("p", "help").text(KINDS))
}

fn paste_field(imports: Imports) -> El {
    let area = el("textarea")
        .attr("id", "prices-text")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .value(move || imports.pasted.get())
        .on("input", move |event: Event| imports.pasted.set(entered(&event)));
    of_class("div", "field").el(el("label").attr("for", "prices-text").text("Or paste it")).el(area).el(button(
        "Read the text",
        move |_| imports.paste(),
    )
    .attr("class", "button")
    .when("hidden", move || imports.pasted.with(|text| text.trim().is_empty())))
}

/// `Example Ltd: 3 prices, 2026-11-01`
fn words(origin: &Origin) -> String {
    let Origin { source, date, records } = origin;
    let comma = if date.is_empty() { "" } else { ", " };
    format!("{source}: {records} prices{comma}{date}")
}

fn hosts(origin: &Origin) -> El {
    el("li").text(words(origin) + ", from this site")
}

fn imported(imports: Imports, origin: Origin) -> El {
    let label = format!("Remove {}", origin.source);
    let words = words(&origin) + " ";
    let remove = button("Remove", move |_| imports.remove(&origin.source));
    el("li").text(words).el(remove.attr("aria-label", label))
}
