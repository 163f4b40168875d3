//! Scenarios that this browser keeps under names.

use super::dialog::{button, dialog, name_field};
use super::element::{AnyView, El, el, entered, live, of_class};
use super::page::Page;
use crate::browser::{desk, files, save, storage};
use crate::scenario::shelf::{Kept, Shelf};
use leptos::ev::Event;
use leptos::prelude::*;

/// Under which key the browser keeps them; and where a text goes that cannot be read, so that it is not lost.
const KEY: &str = "shelf";
const UNREADABLE: &str = "shelf-unreadable";
/// The file they are exported to.
const FILE: &str = "llm-breakeven-scenarios.tsv";
const REFUSED: &str = "This browser keeps nothing for this page (a private window, or a frame without storage), so the list \
                       is gone when the page is closed. Save it to a file, or keep the link.";
const FULL: &str = "No more can be kept: delete one first.";

/// The list while it is open, and what was last said of it.
#[derive(Clone, Copy)]
struct List {
    page: Page,
    shelf: RwSignal<Shelf>,
    said: RwSignal<String>,
    /// What was deleted last, as long as nothing else has happened.
    gone: RwSignal<Option<Kept>>,
}

impl List {
    /// What another tab has kept meanwhile counts as well.
    fn change<T>(self, change: impl FnOnce(&mut Shelf) -> T) -> T {
        let mut shelf = stored().unwrap_or_else(|| self.shelf.get_untracked());
        let outcome = change(&mut shelf);
        let kept = storage::write(KEY, Some(&shelf.write()));
        self.shelf.set(shelf);
        self.gone.set(None);
        self.said.set(if kept { String::new() } else { REFUSED.into() });
        outcome
    }

    fn keep(self, name: &str) {
        let link = untrack(|| self.page.link());
        match self.change(|shelf| shelf.add(name, &link)) {
            None => self.said.set(FULL.into()),
            Some(name) if self.said.with_untracked(String::is_empty) => {
                self.said.set(format!("\u{201c}{name}\u{201d} is kept."))
            }
            Some(_) => {}
        }
    }

    fn delete(self, at: usize) {
        if let Some(gone) = self.change(|shelf| shelf.delete(at)) {
            self.said.set(format!("\u{201c}{}\u{201d} is deleted.", gone.name));
            self.gone.set(Some(gone));
        }
    }

    fn restore(self) {
        if let Some(gone) = self.gone.get_untracked() {
            self.change(|shelf| shelf.add(&gone.name, &gone.query));
        }
    }

    fn import(self, text: &str) {
        let before = self.shelf.with_untracked(|shelf| shelf.kept().len());
        let outcome = self.change(|shelf| shelf.import(text).map(|next| *shelf = next));
        let more = self.shelf.with_untracked(|shelf| shelf.kept().len()).saturating_sub(before);
        match outcome {
            Err(wrong) => self.said.set(format!("Nothing was taken from the file. {}", wrong.join(" "))),
            Ok(()) if !self.said.with_untracked(String::is_empty) => {}
            Ok(()) if more == 0 => self.said.set("The file holds nothing that is not here already.".into()),
            Ok(()) => self.said.set(format!("Added from the file: {more}.")),
        }
    }
}

/// What the browser has kept; `None` where it keeps nothing.
fn stored() -> Option<Shelf> {
    let text = storage::read(KEY)?;
    let shelf = Shelf::default().import(&text);
    if shelf.is_err() {
        storage::write(UNREADABLE, Some(&text));
    }
    Some(shelf.unwrap_or_default())
}

/// The dialog.
pub fn kept_sheet() -> El {
    dialog("kept", "kept-title", "Kept in this browser", content)
}

fn content(page: Page) -> Vec<AnyView> {
    let shelf = RwSignal::new(stored().unwrap_or_default());
    let list = List { page, shelf, said: RwSignal::new(String::new()), gone: RwSignal::new(None) };
    let restore = button("Undo", move |_| list.restore()).when("hidden", move || list.gone.with(Option::is_none));
    let status = of_class("p", "help").attr("role", "status").attr("data-testid", "kept-said");
    let status = of_class("div", "take").el(status.says(move || list.said.get())).el(restore);
    let rows = move || {
        list.shelf.with(|shelf| shelf.kept().iter().enumerate().map(|(at, kept)| row(list, at, kept)).collect())
    };
    let none = of_class("p", "help")
        .when("hidden", move || list.shelf.with(|shelf| !shelf.kept().is_empty()))
        .text("Nothing yet. What is kept stays in this browser and goes nowhere.");
    let rows = of_class("ul", "kept").attr("data-testid", "kept-list").child(live(rows));
    vec![form(list).view(), status.view(), none.view(), rows.view(), file(list).view()]
}

/// The name for the scenario on the page, and the button that keeps it.
fn form(list: List) -> El {
    let name = RwSignal::new(untrack(|| list.page.short_name()));
    let field = el("input")
        .attr("id", "kept-name")
        .attr("type", "text")
        .attr("maxlength", "40")
        .attr("autocomplete", "off")
        .value(move || name.get())
        .on("input", move |event: Event| name.set(entered(&event)));
    let keep = move |event: Event| {
        event.prevent_default();
        list.keep(&name.get_untracked());
    };
    let button = of_class("button", "button").attr("type", "submit").text("Keep this scenario");
    of_class("form", "take")
        .on("submit", keep)
        .el(el("label").attr("for", "kept-name").attr("class", "spoken").text("Name"))
        .el(of_class("span", "box wide").el(field))
        .el(button)
}

fn row(list: List, at: usize, kept: &Kept) -> AnyView {
    let (name, query) = (kept.name.clone(), kept.query.clone());
    let open = move |_: Event| list.page.go_to_all(&query);
    let rename = move |event: Event| list.change(|shelf| shelf.rename(at, &entered(&event)));
    let delete = move |_: Event| list.delete(at);
    let field = name_field(name.clone(), rename);
    el("li")
        .el(of_class("span", "box wide").el(field))
        .el(button("Open", open).attr("aria-label", format!("Open {name}")))
        .el(button("Delete", delete).attr("aria-label", format!("Delete {name}")))
        .view()
}

/// All of them as a file, and back.
fn file(list: List) -> El {
    let export =
        move |_: Event| save::text(FILE, "text/tab-separated-values", &list.shelf.with_untracked(Shelf::write));
    let import = move |event: Event| {
        let Some(file) = files::chosen(&event).into_iter().next() else { return };
        files::empty(&event);
        leptos::task::spawn_local(async move {
            let text = desk::text_of(file).await;
            match text {
                Some(text) => list.import(&text),
                None => list.said.set("The file could not be read as text.".into()),
            }
        });
    };
    let field =
        el("input").attr("id", "kept-file").attr("type", "file").attr("accept", ".tsv,.txt").on("change", import);
    of_class("div", "files")
        .el(button("Save all to a file", export)
            .when("disabled", move || list.shelf.with(|shelf| shelf.kept().is_empty())))
        .el(of_class("label", "button").attr("for", "kept-file").text("Add from a file"))
        .el(field)
}
