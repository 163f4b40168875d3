//! Price lists of the visitor's own: read in a worker of this browser, kept in it, and nowhere else.

use super::arithmetic::{part, parts};
use super::dialog::button;
use super::drop::Drop;
use super::element::{AnyView, El, Place, el, entered, live, of_class};
use super::host_prices::HostPrices;
use super::page::Page;
use super::price_lists::{Keeping, PriceLists, today};
use crate::browser::save;
use crate::catalogue::import::prices::{Origin, origins, replaced, together, with, without};
use crate::catalogue::import::shown;
use leptos::ev::Event;
use leptos::prelude::*;
use web_sys::File;

/// The file they are exported to.
const FILE: &str = "llm-breakeven-prices.tsv";
const FILES: Drop = Drop {
    id: "prices-file",
    words: "Choose or drop files",
    accept: ".json,.csv,.tsv,.txt",
    help: "Price lists of LiteLLM, OpenRouter, models.dev, genai-prices and llm-prices, tables of GPU prices of silybench, SkyPilot \
           and gpuhunt, and what was saved here. They are read here and go nowhere.",
    many: true,
};
const REFUSED: &str =
    " This browser keeps nothing for this page, so the list is gone when the page is closed. Save it to a file.";
const FULL: &str = " There is no room in this browser to keep it: it is gone when the page is closed, and what was kept before \
                    is not. Save it to a file, or remove another list.";
const UNREADABLE: &str = "The file could not be read in this browser.";

/// What was imported.
#[derive(Clone, Copy)]
pub struct Imports {
    page: Page,
    lists: PriceLists,
    host: HostPrices,
    /// What is said of each file, and whether it is refused.
    said: RwSignal<Vec<(String, bool)>>,
    /// How many files are being read, and the name of the last.
    reading: RwSignal<(usize, String)>,
    pasted: RwSignal<String>,
    /// What there was before the last one was removed.
    gone: RwSignal<Option<String>>,
    /// Where the keyboard goes on when a button is gone.
    heading: Place,
}

impl Imports {
    /// With nothing said yet.
    pub fn new(page: Page, host: HostPrices) -> Self {
        Self {
            page,
            host,
            lists: PriceLists::here(),
            said: RwSignal::new(Vec::new()),
            reading: RwSignal::new((0, String::new())),
            pasted: RwSignal::new(String::new()),
            gone: RwSignal::new(None),
            heading: Place::new_local(None),
        }
    }

    /// The host's list, where no list of the visitor's has taken its place.
    fn of_host(self) -> Vec<Origin> {
        let own = self.lists.own.with(|text| origins(text));
        let mut all = self.lists.host.with(|text| origins(text));
        all.retain(|origin| own.iter().all(|other| other.source != origin.source));
        all
    }

    /// Keeps other lists, and says so.
    fn change(self, change: impl FnOnce(&str) -> String, said: &str) {
        let why = match self.lists.change(change) {
            Keeping::Kept => "",
            Keeping::Full => FULL,
            Keeping::Refused => REFUSED,
        };
        self.say(format!("{said}{why}"), false);
    }

    fn say(self, words: String, wrong: bool) {
        let _ = self.said.try_update(|said| said.push((words, wrong)));
    }

    /// What was said last is over.
    fn begin(self) {
        self.said.set(Vec::new());
        self.gone.set(None);
    }

    fn read(self, files: &[File]) {
        self.begin();
        for file in files {
            let name = file.name();
            self.reading.update(|(count, last)| {
                *count += 1;
                *last = shown(&name);
            });
            self.page.ask(&["import", &name, &today()], Some(file), move |answer| self.answered(&answer));
        }
    }

    fn paste(self) {
        self.begin();
        let pasted = self.pasted.get_untracked();
        self.reading.update(|(count, _)| *count += 1);
        self.page.ask(&["import", "", &today(), &pasted], None, move |answer| {
            if parts(&answer, 'e').is_empty() {
                let _ = self.pasted.try_set(String::new());
            }
            self.answered(&answer);
        });
    }

    fn answered(self, answer: &[String]) {
        let _ = self.reading.try_update(|(count, _)| *count = count.saturating_sub(1));
        let first = |kind, at| parts(answer, kind).first().map(|line| part(line, at));
        match first('k', 1) {
            Some(sentence) => {
                let gone = self.lists.own.with_untracked(|kept| replaced(kept, answer));
                let gone: String =
                    gone.iter().map(|origin| format!(" It takes the place of {}.", words(origin))).collect();
                self.change(|kept| with(kept, answer), &format!("{sentence}{gone}"));
            }
            None => self.say(first('e', 0).unwrap_or_else(|| UNREADABLE.into()), true),
        }
    }

    fn remove(self, source: &str) {
        self.begin();
        let before = self.lists.own.get_untracked();
        self.change(|kept| without(kept, source), &format!("{source} is removed."));
        self.gone.set(Some(before));
        self.go_on();
    }

    /// What was removed last is there again, beside what has come meanwhile.
    fn restore(self) {
        let before = self.gone.get_untracked().unwrap_or_default();
        self.begin();
        self.change(|kept| together(&before, kept), "It is there again.");
        self.go_on();
    }

    /// The button that was pressed is gone.
    fn go_on(self) {
        let _ = self.heading.get_untracked().map(|heading| heading.focus());
    }

    /// What is being read, then what came of each file.
    fn sentences(self) -> Vec<AnyView> {
        let (count, name) = self.reading.get();
        let reading = match count {
            0 => None,
            1 => Some(format!("Reading {name}…")),
            _ => Some(format!("Reading {name}, {count} files to go…")),
        };
        let sentence =
            |words: &str, wrong: bool| of_class("p", if wrong { "help wrong" } else { "help" }).text(words).view();
        let mut all: Vec<AnyView> = self.said.get().iter().map(|(words, wrong)| sentence(words, *wrong)).collect();
        all.extend(reading.map(|words| sentence(&words, false)));
        let undo = || button("Undo", move |_| self.restore()).attr("class", "reset").view();
        all.extend(self.gone.with(Option::is_some).then(undo));
        all
    }
}

/// The files, dropped, chosen or pasted; what is there, to be removed; and all of it as a file.
pub fn import_controls(imports: Imports) -> El {
    let said = el("div").attr("role", "status").attr("data-testid", "import-said");
    let own = imports.lists.own;
    let list = move || {
        let mut items: Vec<AnyView> = imports.of_host().iter().map(|origin| hosts(origin).view()).collect();
        let own = own.with(|text| origins(text));
        items.extend(own.into_iter().map(|origin| imported(imports, origin).view()));
        items
    };
    let none = move || own.with(String::is_empty);
    let export = move |_: Event| own.with_untracked(|text| save::text(FILE, "text/tab-separated-values", text));
    let title = of_class("h3", "sub").attr("tabindex", "-1").at(imports.heading).text("Import prices of your own");
    of_class("div", "imports")
        .el(title)
        .el(FILES.zone(move |files| imports.read(&files)))
        .el(paste_field(imports))
        .el(said.child(live(move || imports.sentences())))
        .el(of_class("p", "help wrong").attr("data-testid", "host-said").says(move || imports.host.wrong.get()))
        .el(of_class("ul", "kept").attr("data-testid", "import-list").child(live(list)))
        .el(of_class("div", "files").when("hidden", none).el(button("Save them to a file", export)))
}

fn paste_field(imports: Imports) -> El {
    let area = el("textarea")
        .attr("id", "prices-text")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .value(move || imports.pasted.get())
        .on("input", move |event: Event| imports.pasted.set(entered(&event)));
    let read = button("Read the text", move |_| imports.paste())
        .attr("class", "button")
        .when("hidden", move || imports.pasted.with(|text| text.trim().is_empty()));
    of_class("div", "paste").el(el("label").attr("for", "prices-text").text("Or paste it")).el(area).el(read)
}

/// `Example Ltd: 3 prices, 2026-11-01`
fn words(origin: &Origin) -> String {
    let Origin { source, date, since, records } = origin;
    let comma = if date.is_empty() { "" } else { ", " };
    let since = if since == date { String::new() } else { format!("{since} to ") };
    let prices = if *records == 1 { "price" } else { "prices" };
    format!("{source}: {records} {prices}{comma}{since}{date}")
}

fn hosts(origin: &Origin) -> El {
    el("li").text(words(origin) + ", from this site")
}

fn imported(imports: Imports, origin: Origin) -> El {
    let label = format!("Remove {}", origin.source);
    let words = words(&origin) + " ";
    let remove = button("Remove", move |_| imports.remove(&origin.source));
    el("li").el(el("span").text(words)).el(remove.attr("aria-label", label))
}
