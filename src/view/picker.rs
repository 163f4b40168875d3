//! Choosing from a lot: a dialog that is searched as one types, with what each costs and how old that is.

use super::arithmetic::part;
use super::dialog::{button, dialog_called, open};
use super::element::{AnyView, El, classes, el, entered, live, of_class};
use super::page::{Page, Standing};
use super::price_lists::{PriceLists, today};
use super::seen::{mark_of_own, note, old};
use crate::browser;
use crate::export::choices::has_words;
use crate::scenario::{self, Choice};
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

const ID: &str = "picker";
/// The field, and the row that Enter would choose.
const FIELD: &str = "picker-search";
const AT: &str = "picker-at";

/// Rows that are shown: of more nobody finds one but by typing.
const MOST_SHOWN: usize = 200;

/// A group by its name, or a row with its number among all rows.
type Left = (Option<usize>, Vec<String>);

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
    let Wanted(wanted) = expect_context::<Wanted>();
    let title = move || {
        let what = match wanted.get() {
            Choice::Api => "an API offer",
            Choice::Model => "an open model",
            Choice::Gpu => "a GPU",
            Choice::Provider => "a provider",
        };
        format!("Choose {what}")
    };
    dialog_called(ID, el("h2").attr("id", "picker-title").says(title), "picker-title", content)
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
    let (query, lists) = untrack(|| (page.query(), PriceLists::here().all()));
    page.ask_for(&["choices", kind, &query, &today(), &lists], None, move |answer| {
        // It may have been closed meanwhile.
        if lines.try_set(answer.unwrap_or_default()).is_some() {
            return;
        }
        list.loaded.set(true);
        list.go_to_chosen();
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
    /// The groups and rows that have all the words, a row with its number among the rows; and how many rows there are of these.
    fn left(self) -> (Vec<Left>, usize) {
        let typed = self.typed.get();
        let (mut left, mut group, mut is_new, mut count) = (Vec::new(), String::new(), false, 0);
        self.lines.with(|lines| {
            for line in lines {
                let (kind, rest) = line.split_once('\t').unwrap_or_default();
                if kind == "g" {
                    (group, is_new) = (rest.into(), true);
                } else if has_words(&format!("{group} {}", rest.replace('\t', " ")), &typed) {
                    count += 1;
                    if count > MOST_SHOWN {
                        continue;
                    }
                    if is_new {
                        left.push((None, vec![group.clone()]));
                        is_new = false;
                    }
                    left.push((Some(count - 1), rest.split('\t').map(Into::into).collect()));
                }
            }
        });
        (left, count)
    }

    fn count(self) -> String {
        match self.left().1 {
            0 if !self.loaded.get() => "Loading…".into(),
            0 if self.page.standing() == Standing::Lacking => Standing::Lacking.words().into(),
            0 if self.lines.with(Vec::is_empty) => "Nothing to choose from: nobody rents this GPU here.".into(),
            0 => "Nothing has all of these words.".into(),
            count if count > MOST_SHOWN => {
                format!("{MOST_SHOWN} of {count} are shown: type more to find others. Arrow keys and Enter choose.")
            }
            count => format!("{count} to choose from. Arrow keys and Enter choose."),
        }
    }

    fn rows(self) -> Vec<AnyView> {
        let row = |(number, parts): Left| match number {
            None => of_class("p", "sub").attr("role", "presentation").text(part(&parts, 0)).view(),
            Some(number) => self.option(number, &parts),
        };
        self.left().0.into_iter().map(row).collect()
    }

    fn option(self, number: usize, parts: &[String]) -> AnyView {
        let (parts, is_at) = (parts.to_vec(), move || self.at.get() == number);
        let chosen = part(&parts, 4) == "chosen";
        let [id, name, words, date, age, remark] = [0, 1, 2, 3, 5, 6].map(|at| part(&parts, at));
        el("div")
            .attr("role", "option")
            .live("class", move || classes("option", &[("at", is_at())]))
            .live("id", move || is_at().then(|| AT.into()))
            .attr("aria-selected", chosen.to_string())
            .on("click", move |_: Event| self.choose(&parts))
            .el(el("b").text(name).children(id.is_empty().then(mark_of_own)))
            .el(el("span").text(words).children(note(&remark)))
            .el(of_class("span", "help").text(date).text(" ").children(old(&age)))
            .view()
    }

    /// Opens where the scenario is.
    fn go_to_chosen(self) {
        let (left, _) = untrack(|| self.left());
        let chosen = left.iter().find(|(_, parts)| part(parts, 4) == "chosen");
        if let Some(number) = chosen.and_then(|(number, _)| *number) {
            self.go_to(number);
        }
    }

    fn go_to(self, number: usize) {
        let _ = self.at.try_set(number);
        // Once the row has its mark.
        leptos::task::spawn_local(async { browser::show_nearest(AT) });
    }

    fn choose(self, parts: &[String]) {
        let (id, query) = (part(parts, 0), part(parts, 7));
        self.page.edit(self.choice.key(), |scenario| match self.choice.find(&id) {
            Some(id) => scenario.replace_choice(self.choice, id),
            None => scenario.take_over(&scenario::read(&query).scenario),
        });
        browser::close_dialog(ID);
    }

    fn pressed(self, event: &KeyboardEvent) {
        let (left, _) = untrack(|| self.left());
        let rows: Vec<&Vec<String>> =
            left.iter().filter(|(number, _)| number.is_some()).map(|(_, parts)| parts).collect();
        let at = self.at.get_untracked();
        let last = rows.len().saturating_sub(1);
        let to = match event.key().as_str() {
            "ArrowDown" => (at + 1).min(last),
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => (at + 10).min(last),
            "PageUp" => at.saturating_sub(10),
            // In a field of this kind it would only empty the field, in some browsers.
            "Escape" => {
                event.prevent_default();
                return browser::close_dialog(ID);
            }
            "Enter" => {
                event.prevent_default();
                return rows.get(at).map(|parts| self.choose(parts)).unwrap_or_default();
            }
            _ => return,
        };
        event.prevent_default();
        self.go_to(to);
    }
}
