//! Scenarios that this browser keeps under names.

use super::dialog::{button, dialog, name_field, name_input};
use super::element::{AnyView, El, el, entered, live, of_class};
use super::page::Page;
use crate::browser::{desk, files, on_window, save, storage};
use crate::scenario::shelf::{Kept, LONGEST, Shelf, TOO_LONG};
use leptos::ev::Event;
use leptos::prelude::*;

/// Under which key the browser keeps them.
const KEY: &str = "shelf";
/// The dialog.
const ID: &str = "kept";
/// The file they are exported to.
const FILE: &str = "llm-breakeven-scenarios.tsv";
const REFUSED: &str = "This browser does not keep it: it has no room left, or keeps nothing for this page (a private window, or a frame \
                       without storage). The list, as it stands here, is gone when the page is closed. Save it to a file, or keep the link.";
const FULL: &str = "No more can be kept: delete one first.";

/// The list, and what was last said of it. It lives as long as the page, as the browser may refuse to keep it.
#[derive(Clone, Copy)]
struct List {
    page: Page,
    shelf: RwSignal<Shelf>,
    /// What the browser had when it was last asked; where it refused what is shown, the two differ.
    stored: StoredValue<Shelf>,
    said: RwSignal<String>,
    /// What was deleted last, as long as nothing else has happened.
    gone: RwSignal<Option<Kept>>,
}

impl List {
    fn new(page: Page) -> Self {
        Self {
            page,
            shelf: RwSignal::new(Shelf::default()),
            stored: StoredValue::new(Shelf::default()),
            said: RwSignal::new(String::new()),
            gone: RwSignal::new(None),
        }
    }

    /// What another tab has kept meanwhile counts as well.
    fn follow(self) {
        let Some(now) = storage::read(KEY).map(|text| Shelf::stored(&text)) else { return };
        let before = self.stored.get_value();
        let kept_all = self.shelf.with_untracked(|shelf| *shelf == before);
        if kept_all {
            self.shelf.set(now.clone());
        } else {
            self.shelf.update(|shelf| shelf.join(&now, &before));
        }
        self.stored.set_value(now);
    }

    /// Changes the list, and says what came of it and whether the browser keeps it.
    fn change(self, change: impl FnOnce(&mut Shelf) -> String) {
        self.follow();
        let mut shelf = self.shelf.get_untracked();
        let before = shelf.clone();
        let mut said = change(&mut shelf);
        self.gone.set(None);
        if shelf != before {
            if storage::write(KEY, Some(&shelf.write())) {
                self.stored.set_value(shelf.clone());
            } else {
                said = format!("{said} {REFUSED}");
            }
            self.shelf.set(shelf);
        }
        self.said.set(said);
    }

    fn keep(self, name: &str) {
        let link = untrack(|| self.page.link());
        self.change(|shelf| {
            shelf.add(name, &link).map_or(FULL.into(), |name| format!("\u{201c}{name}\u{201d} is kept."))
        });
    }

    fn delete(self, kept: Kept) {
        let mut done = false;
        self.change(|shelf| {
            done = shelf.delete(&kept);
            if done { format!("\u{201c}{}\u{201d} is deleted.", kept.name) } else { elsewhere(&kept) }
        });
        self.gone.set(done.then_some(kept));
    }

    fn rename(self, kept: &Kept, name: &str) {
        self.change(|shelf| if shelf.rename(kept, name) { String::new() } else { elsewhere(kept) });
    }

    fn restore(self) {
        if let Some(gone) = self.gone.get_untracked() {
            self.change(|shelf| shelf.add(&gone.name, &gone.query).map_or(FULL.into(), |_| String::new()));
        }
    }

    fn import(self, text: &str) {
        self.change(|shelf| match shelf.import(text) {
            Err(wrong) => format!("Nothing was taken from the file. {}", wrong.join(" ")),
            Ok(next) => {
                let more = next.kept().len() - shelf.kept().len();
                *shelf = next;
                if more == 0 {
                    "The file holds nothing that is not here already.".into()
                } else {
                    format!("Added from the file: {more}.")
                }
            }
        });
    }
}

/// Said of one that another tab has changed since it was shown here.
fn elsewhere(kept: &Kept) -> String {
    format!("\u{201c}{}\u{201d} was changed in another tab; nothing was done here.", kept.name)
}

/// The dialog.
pub fn kept_sheet() -> El {
    let list = List::new(Page::here());
    provide_context(list);
    on_window("storage", move |_| {
        if list.page.dialog.get_untracked() == Some(ID) {
            list.follow();
        }
    });
    dialog(ID, "kept-title", "Kept in this browser", content)
}

fn content(_: Page) -> Vec<AnyView> {
    let list = expect_context::<List>();
    untrack(|| list.follow());
    list.said.set(String::new());
    list.gone.set(None);
    let restore = button("Undo", move |_| list.restore()).when("hidden", move || list.gone.with(Option::is_none));
    let status = of_class("p", "help").attr("role", "status").attr("data-testid", "kept-said");
    let status = of_class("div", "take").el(status.says(move || list.said.get())).el(restore);
    let rows = move || list.shelf.with(|shelf| shelf.kept().iter().map(|kept| row(list, kept)).collect());
    let none = of_class("p", "help")
        .when("hidden", move || list.shelf.with(|shelf| !shelf.kept().is_empty() || shelf.left_out().is_some()))
        .text("Nothing yet. What is kept stays in this browser and goes nowhere.");
    let rows = of_class("ul", "kept").attr("data-testid", "kept-list").child(live(rows));
    vec![form(list).view(), status.view(), none.view(), left_out(list), rows.view(), file(list).view()]
}

/// What cannot be read of what is kept, and the button that lets go of it.
fn left_out(list: List) -> AnyView {
    live(move || {
        let Some(words) = list.shelf.with(Shelf::left_out) else { return Vec::new() };
        let forget = move |_: Event| {
            list.change(|shelf| {
                shelf.forget_left_out();
                String::new()
            });
        };
        let words = of_class("p", "help wrong").attr("data-testid", "kept-left-out").text(words);
        vec![of_class("div", "take").el(words).el(button("Drop it", forget)).view()]
    })
}

/// The name for the scenario on the page, and the button that keeps it.
fn form(list: List) -> El {
    let name = RwSignal::new(untrack(|| list.page.short_name()));
    let field = name_input()
        .attr("id", "kept-name")
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

fn row(list: List, kept: &Kept) -> AnyView {
    let [open, rename, delete] = [(); 3].map(|()| kept.clone());
    let name = kept.name.clone();
    let open = move |_: Event| list.page.go_to_all(&open.query);
    let rename = move |event: Event| list.rename(&rename, &entered(&event));
    let delete = move |_: Event| list.delete(delete.clone());
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
        if file.size() > LONGEST as f64 {
            return list.said.set(TOO_LONG.into());
        }
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
