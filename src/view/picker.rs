//! Choosing from a lot: a dialog that is searched as one types, with what each costs and how old that is.

use super::arithmetic::part;
use super::dialog::{button, dialog, open};
use super::element::{AnyView, El, classes, el, entered, live, of_class};
use super::page::{Page, Standing};
use crate::browser;
use crate::export::choices::has_words;
use crate::scenario::Choice;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

const ID: &str = "picker";
/// The field, and the row that Enter would choose.
const FIELD: &str = "picker-search";
const AT: &str = "picker-at";

/// What is being chosen.
#[derive(Clone, Copy)]
struct Wanted(RwSignal<Choice>);

/// To be called before a button or the dialog is made.
pub fn provide() {
    provide_context(Wanted(RwSignal::new(Choice::Api)));
}

/// Opens the dialog for one kind of choice.
pub fn search_button(choice: Choice, of_what: &str) -> El {
    let (page, Wanted(wanted)) = (Page::here(), expect_context::<Wanted>());
    let show = move |_: Event| {
        wanted.set(choice);
        open(page, ID);
    };
    button("Search", show)
        .attr("class", "reset")
        .attr("aria-label", format!("Search {of_what}"))
        .attr("data-search", choice.key())
}

/// The dialog.
pub fn picker_sheet() -> El {
    dialog(ID, "picker-title", "Choose", content)
}

/// The list as it was answered, what is typed, and which of the rows left is the one to choose.
#[derive(Clone, Copy)]
struct List {
    page: Page,
    choice: Choice,
    lines: RwSignal<Vec<String>>,
    loaded: RwSignal<bool>,
    typed: RwSignal<String>,
    at: RwSignal<usize>,
}

fn content(page: Page) -> Vec<AnyView> {
    let choice = expect_context::<Wanted>().0.get_untracked();
    let (lines, typed, at) = (RwSignal::new(Vec::new()), RwSignal::new(String::new()), RwSignal::new(0));
    let list = List { page, choice, lines, loaded: RwSignal::new(false), typed, at };
    let kind = if choice == Choice::Provider { "provider" } else { choice.key() };
    page.ask_for(&["choices", kind, &untrack(|| page.query())], None, move |answer| {
        let _ = lines.try_set(answer.unwrap_or_default());
        let _ = list.loaded.try_set(true);
        browser::focus(FIELD);
    });
    let field = el("input")
        .attr("id", FIELD)
        .attr("type", "search")
        .attr("role", "combobox")
        .attr("aria-label", "Search")
        .attr("aria-expanded", "true")
        .attr("aria-controls", "picker-list")
        .attr("aria-activedescendant", AT)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .on("input", move |event: Event| {
            typed.set(entered(&event));
            at.set(0);
        })
        .on("keydown", move |event: KeyboardEvent| list.pressed(&event));
    let none = of_class("p", "help").attr("role", "status").says(move || list.count());
    let rows =
        of_class("div", "options").attr("id", "picker-list").attr("role", "listbox").attr("aria-label", "Choices");
    vec![of_class("span", "box wide").el(field).view(), none.view(), rows.child(live(move || list.rows())).view()]
}

impl List {
    /// The groups and rows that have all the words, a row with its number among the rows.
    fn left(self) -> Vec<(Option<usize>, Vec<String>)> {
        let typed = self.typed.get();
        let (mut left, mut group, mut count) = (Vec::new(), None, 0);
        for line in self.lines.get() {
            let (kind, parts) = line.split_once('\t').unwrap_or_default();
            let parts: Vec<String> = parts.split('\t').map(Into::into).collect();
            if kind == "g" {
                group = Some(parts);
            } else if has_words(&format!("{} {}", group_name(&group, &left), parts.join(" ")), &typed) {
                left.extend(group.take().map(|name| (None, name)));
                left.push((Some(count), parts));
                count += 1;
            }
        }
        left
    }

    fn count(self) -> String {
        match self.left().iter().filter(|(number, _)| number.is_some()).count() {
            0 if !self.loaded.get() => "Loading…".into(),
            0 if self.page.standing() == Standing::Lacking => Standing::Lacking.words().into(),
            0 if self.lines.with(Vec::is_empty) => "Nothing to choose from: nobody rents this GPU here.".into(),
            0 => "Nothing has all of these words.".into(),
            count => format!("{count} to choose from. Arrow keys and Enter choose."),
        }
    }

    fn rows(self) -> Vec<AnyView> {
        let row = |(number, parts): (Option<usize>, Vec<String>)| match number {
            None => of_class("p", "sub").attr("role", "presentation").text(part(&parts, 0)).view(),
            Some(number) => self.option(number, &parts),
        };
        self.left().into_iter().map(row).collect()
    }

    fn option(self, number: usize, parts: &[String]) -> AnyView {
        let (id, is_at) = (part(parts, 0), move || self.at.get() == number);
        let chosen = part(parts, 4) == "chosen";
        el("div")
            .attr("role", "option")
            .live("class", move || classes("option", &[("at", is_at())]))
            .live("id", move || is_at().then(|| AT.into()))
            .attr("aria-selected", chosen.to_string())
            .on("click", move |_: Event| self.choose(&id))
            .el(el("b").text(part(parts, 1)))
            .el(el("span").text(part(parts, 2)))
            .el(of_class("span", "help").text(part(parts, 3)))
            .view()
    }

    fn choose(self, id: &str) {
        if let Some(id) = self.choice.find(id) {
            self.page.edit(self.choice.key(), |scenario| scenario.replace_choice(self.choice, id));
        }
        browser::close_dialog(ID);
    }

    fn pressed(self, event: &KeyboardEvent) {
        let left = untrack(|| self.left());
        let ids: Vec<&Vec<String>> =
            left.iter().filter(|(number, _)| number.is_some()).map(|(_, parts)| parts).collect();
        let at = self.at.get_untracked();
        let last = ids.len().saturating_sub(1);
        let to = match event.key().as_str() {
            "ArrowDown" => (at + 1).min(last),
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => (at + 10).min(last),
            "PageUp" => at.saturating_sub(10),
            "Enter" => {
                event.prevent_default();
                return ids.get(at).map(|parts| self.choose(&part(parts, 0))).unwrap_or_default();
            }
            _ => return,
        };
        event.prevent_default();
        self.at.set(to);
        // Once the row has its mark.
        leptos::task::spawn_local(async { browser::show_nearest(AT) });
    }
}

/// The group of the rows that follow: the one not shown yet, or the last that was.
fn group_name(next: &Option<Vec<String>>, left: &[(Option<usize>, Vec<String>)]) -> String {
    let last = left.iter().rev().find(|(number, _)| number.is_none()).map(|(_, name)| name);
    next.as_ref().or(last).map(|name| part(name, 0)).unwrap_or_default()
}
