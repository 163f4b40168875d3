//! All prices of the current edition, and those the visitor has imported: sorted by any column, filtered by words and by what some
//! columns say. The worker has the rows; what is here is a page of them.

use super::arithmetic::{link_out, part, parts};
use super::dialog::button;
use super::element::{AnyView, El, classes, el, entered, live, of_class, whenever};
use super::host_prices::HostPrices;
use super::page::Page;
use super::price_import::{Imports, import_controls};
use super::price_lists::{PriceLists, today};
use super::seen::{mark_of_own, note, seen};
use crate::export::price_table::Table;
use crate::format::{decimal, unit_price};
use crate::scenario::{self, Input};
use crate::units::UsdPerMTok;
use leptos::ev::Event;
use leptos::prelude::*;

/// What the columns are called that are shown, in the order of [`Table::columns`]; where there is little room, without some.
const API: [(&str, bool); 8] = [
    ("Model", true),
    ("Sold by", true),
    ("Input", true),
    ("Output", true),
    ("Cached input", false),
    ("Batch input", false),
    ("Batch output", false),
    ("As of", true),
];
const RENTAL: [(&str, bool); 6] =
    [("GPU", true), ("Provider", true), ("A GPU-hour", true), ("Terms", true), ("Fewest GPUs", false), ("As of", true)];
/// What the columns are called of which one value can be asked for, in the order of [`Table::choices`].
const API_CHOICES: [&str; 1] = ["Sold by"];
const RENTAL_CHOICES: [&str; 3] = ["GPU", "Provider", "Terms"];
/// Before the cells of a row stands whose it is.
const CELLS: usize = 1;

/// What is asked for, and what was answered.
#[derive(Clone, Copy)]
struct Tables {
    page: Page,
    imports: Imports,
    lists: PriceLists,
    table: RwSignal<Table>,
    /// Place of the column sorted by.
    column: RwSignal<usize>,
    falling: RwSignal<bool>,
    filter: RwSignal<String>,
    /// What the columns to choose from have to say.
    wanted: RwSignal<[String; 3]>,
    lines: RwSignal<Vec<String>>,
    /// Counts the questions: an answer that was overtaken is not shown.
    asked: StoredValue<u32>,
}

/// A row as it was answered: its cells, then id, kind, remark, age, and what it is taken over from.
struct Row {
    own: bool,
    cells: Vec<String>,
    remark: String,
    age: String,
    query: String,
}

impl Row {
    fn of(line: &[String], table: Table) -> Self {
        let columns = table.columns().len();
        let behind = |at: usize| part(line, CELLS + columns + at);
        let cells = (0..columns).map(|at| part(line, at + CELLS)).collect();
        Self { own: part(line, 0) == "own", cells, remark: behind(2), age: behind(3), query: behind(4) }
    }
}

impl Tables {
    fn names(self) -> &'static [(&'static str, bool)] {
        if self.table.get() == Table::Api { &API } else { &RENTAL }
    }

    /// Asks for the rows, whenever something changes that they depend on.
    fn ask(self) {
        let (table, filter, kept) = (self.table.get(), self.filter.get(), self.lists.all());
        let column = table.columns().get(self.column.get()).map_or("", |(key, _)| key);
        let kind = if table == Table::Api { "api" } else { "rental" };
        let direction = if self.falling.get() { "down" } else { "up" };
        let (today, [first, second, third]) = (today(), self.wanted.get());
        self.asked.update_value(|asked| *asked += 1);
        let number = self.asked.get_value();
        let question = ["prices", kind, &filter, column, direction, &kept, &today, &first, &second, &third];
        self.page.ask(&question, None, move |answer| {
            if self.asked.try_get_value() == Some(number) {
                let none = || vec!["e\tThe tables could not be loaded.".to_owned()];
                let _ = self.lines.try_set(if answer.is_empty() { none() } else { answer });
            }
        });
    }

    fn sort_by(self, at: usize) {
        let again = self.column.get_untracked() == at;
        self.falling.update(|falling| *falling = again && !*falling);
        self.column.set(at);
    }

    fn show(self, table: Table) {
        self.table.set(table);
        self.column.set(0);
        self.falling.set(false);
        self.wanted.set(Default::default());
    }

    /// `89 prices`, `200 of 4,512 prices are shown: type more to find others.`
    fn counted(self) -> String {
        self.lines.with(|lines| {
            let count = |at: usize| parts(lines, 'n').first().map(|line| part(line, at)).unwrap_or_default();
            let (shown, matching, all) = (count(0), count(1), count(2));
            let prices = if all == "1" { "price" } else { "prices" };
            match () {
                () if all.is_empty() => "Loading…".into(),
                () if shown != matching => {
                    format!("{shown} of {matching} {prices} are shown: type more to find others.")
                }
                () if matching == all => format!("{all} {prices}."),
                () => format!("{matching} of {all} {prices}."),
            }
        })
    }
}

/// The panel; what is in it is made when it is unfolded for the first time.
pub fn price_tables() -> El {
    let page = Page::here();
    PriceLists::here().recall();
    let (host, open) = (HostPrices::sought(page), RwSignal::new(false));
    let content = move || if open.get() { content(page, host) } else { Vec::new() };
    let title = el("h2").attr("id", "prices-title").text("All prices, and your own");
    let also = el("span").attr("data-testid", "host-prices").says(move || host.name());
    let details = el("details").attr("data-testid", "price-tables").on("toggle", move |_: Event| {
        // Folding it away and out again leaves it as it was.
        if !open.get_untracked() {
            open.set(true);
        }
    });
    of_class("section", "panel")
        .attr("aria-labelledby", "prices-title")
        .el(details.el(el("summary").el(title).text(" ").el(also)).child(live(content)))
}

fn content(page: Page, host: HostPrices) -> Vec<AnyView> {
    let tables = Tables {
        page,
        imports: Imports::new(page, host),
        lists: PriceLists::here(),
        table: RwSignal::new(Table::Api),
        column: RwSignal::new(0),
        falling: RwSignal::new(false),
        filter: RwSignal::new(String::new()),
        wanted: RwSignal::default(),
        lines: RwSignal::new(Vec::new()),
        asked: StoredValue::new(0),
    };
    whenever(move || tables.ask());
    let said = of_class("p", "help").attr("role", "status").attr("data-testid", "prices-said");
    let wrong = of_class("p", "help wrong").says(move || {
        tables.lines.with(|lines| parts(lines, 'e').first().map(|line| part(line, 0)).unwrap_or_default())
    });
    let table = el("table")
        .attr("data-testid", "price-table")
        .el(el("thead").child(live(move || vec![heads(tables).view()])))
        .el(el("tbody").child(live(move || rows(tables))));
    let scroll = of_class("div", "scroll held tall").attr("tabindex", "0").attr("role", "group");
    vec![
        import_controls(tables.imports).view(),
        choice(tables).view(),
        said.says(move || tables.counted()).view(),
        wrong.view(),
        scroll.attr("aria-labelledby", "prices-title").el(table).view(),
        credits(page).when("hidden", move || tables.table.get() == Table::Api).view(),
    ]
}

/// Whose prices these are that ask to be named.
fn credits(page: Page) -> El {
    let lines = RwSignal::new(Vec::<String>::new());
    page.ask(&["credits"], None, move |answer| {
        let _ = lines.try_set(answer);
    });
    let credit = |(at, line): (usize, &Vec<String>)| {
        let before =
            if at == 0 { "Some rents are taken, selected and under other names, from " } else { ", and from " };
        let [list, address, licence, terms] = [0, 1, 2, 3].map(|at| part(line, at));
        let credit = el("span").text(before).el(link_out(&address, &list)).text(" (");
        credit.el(link_out(&terms, &licence)).text(")").view()
    };
    let all = move || lines.with(|lines| parts(lines, 'l')).iter().enumerate().map(credit).collect();
    of_class("p", "help").attr("data-testid", "credits").child(live(all))
}

/// Which table, and what is looked for in it.
fn choice(tables: Tables) -> El {
    let which = |table: Table, name: &'static str| {
        button(name, move |_| tables.show(table)).aria("aria-pressed", move || tables.table.get() == table)
    };
    let segments = of_class("div", "segments").attr("role", "group").attr("aria-label", "Which prices");
    let field = el("input")
        .attr("id", "prices-filter")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .value(move || tables.filter.get())
        .on("input", move |event: Event| tables.filter.set(entered(&event)));
    let choices = move || {
        let names: &[&str] = if tables.table.get() == Table::Api { &API_CHOICES } else { &RENTAL_CHOICES };
        names.iter().enumerate().map(|(at, name)| column_choice(tables, at, name).view()).collect()
    };
    of_class("div", "take")
        .el(segments.el(which(Table::Api, "APIs")).el(which(Table::Rental, "GPUs")))
        .el(el("label").attr("for", "prices-filter").text("Filter"))
        .el(of_class("span", "box wide").el(field))
        .el(of_class("span", "choices").child(live(choices)))
}

/// What a column has to say.
fn column_choice(tables: Tables, at: usize, name: &'static str) -> El {
    let wanted = move || tables.wanted.with(|wanted| wanted[at].clone());
    let values = Memo::new(move |_| {
        let mut values = tables.lines.with(|lines| parts(lines, 'f').into_iter().nth(at).unwrap_or_default());
        // What was chosen before its list was removed is still asked for.
        values.extend(Some(wanted()).filter(|wanted| !wanted.is_empty() && !values.contains(wanted)));
        values
    });
    let option = move |value: String, words: String| {
        let own = value.clone();
        el("option").attr("value", value).selected(move || wanted() == own).text(words).view()
    };
    let options = move || {
        let all = option(String::new(), format!("{name}: all"));
        let others = values.get().into_iter().map(|value| option(value.clone(), value));
        std::iter::once(all).chain(others).collect()
    };
    let list = el("select")
        .attr("aria-label", name)
        .on("change", move |event: Event| tables.wanted.update(|wanted| wanted[at] = entered(&event)));
    of_class("span", "box").el(list.child(live(options)))
}

/// Of a column: numbers stand on the right, and some columns only where there is room.
fn class_of(table: Table, at: usize, always: bool) -> Option<String> {
    let is_number = table.columns().get(at).is_some_and(|(_, number)| *number);
    classes("", &[("number", is_number), ("less", !always)])
}

fn heads(tables: Tables) -> El {
    let mut row = el("tr");
    let table = tables.table.get();
    for (at, (name, always)) in tables.names().iter().enumerate() {
        let sorted = move || {
            let direction = if tables.falling.get() { "descending" } else { "ascending" };
            (tables.column.get() == at).then(|| direction.to_owned())
        };
        let head = el("th").attr("scope", "col").maybe("class", class_of(table, at, *always));
        row = row.el(head.live("aria-sort", sorted).el(button(name, move |_| tables.sort_by(at))));
    }
    row
}

fn rows(tables: Tables) -> Vec<AnyView> {
    let table = tables.table.get_untracked();
    let kind = if table == Table::Api { 'a' } else { 'g' };
    tables.lines.with(|lines| parts(lines, kind).iter().map(|line| row(tables, table, Row::of(line, table))).collect())
}

fn row(tables: Tables, table: Table, row: Row) -> AnyView {
    let names: &[(&str, bool)] = if table == Table::Api { &API } else { &RENTAL };
    let mut shown = el("tr").maybe("data-own", row.own.then(String::new)).child(title(tables.page, &row));
    for (at, (_, always)) in names.iter().enumerate().skip(1) {
        let words = part(&row.cells, at);
        let cell = el("td").maybe("class", class_of(table, at, *always));
        let is_number = table.columns().get(at).is_some_and(|(_, number)| *number);
        shown = shown.el(match decimal(&words) {
            // So many GPUs is no price.
            Some(_) if table == Table::Rental && at == 4 => cell.attr("data-value", words.as_str()).text(words),
            Some(value) if is_number => cell.attr("data-value", words).text(unit_price(UsdPerMTok(value))),
            _ if at + 1 == names.len() => {
                cell.attr("class", "wrap").children(seen(&words, &part(&row.cells, at + 1), &row.age))
            }
            _ => cell.text(words),
        });
    }
    shown.view()
}

/// What the row is about, what to know of it, and where it is the visitor's own the button that counts with it.
fn title(page: Page, row: &Row) -> AnyView {
    let title = el("th").attr("scope", "row").text(part(&row.cells, 0));
    let title = title.children(row.own.then(mark_of_own)).children(note(&row.remark));
    if row.query.is_empty() {
        return title.view();
    }
    // Of lists the same may be on several.
    let cell = |at: usize| part(&row.cells, at);
    let label = format!(
        "Use the price of {} by {}, {}, {}",
        cell(0),
        cell(1),
        cell(3),
        row.cells.last().cloned().unwrap_or_default()
    );
    let query = row.query.clone();
    let act = move |_: Event| {
        let key = if query.starts_with("pin") { Input::PriceIn } else { Input::GpuHour };
        page.edit(key.bounds().key, |scenario| scenario.take_over(&scenario::read(&query).scenario));
    };
    title.el(button("Use", act).attr("class", "button").attr("aria-label", label)).view()
}
