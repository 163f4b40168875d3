//! All prices of the current edition, and those the visitor has imported: sorted by any column, filtered by words. The worker
//! has the rows; what is here is a page of them.

use super::arithmetic::{part, parts};
use super::dialog::button;
use super::element::{AnyView, El, el, entered, live, of_class, whenever};
use super::host_prices::HostPrices;
use super::page::Page;
use super::price_import::{Imports, import_controls};
use super::price_lists::PriceLists;
use crate::export::price_table::Table;
use crate::format::{decimal, unit_price};
use crate::scenario::Input;
use crate::units::UsdPerMTok;
use leptos::ev::Event;
use leptos::prelude::*;

/// What the columns are called that are shown, in the order of [`Table::columns`].
const API: [&str; 8] = ["Model", "Sold by", "Input", "Output", "Cached input", "Batch input", "Batch output", "As of"];
const RENTAL: [&str; 6] = ["GPU", "Provider", "A GPU-hour", "Terms", "Fewest GPUs", "As of"];
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
    lines: RwSignal<Vec<String>>,
    /// Counts the questions: an answer that was overtaken is not shown.
    asked: StoredValue<u32>,
}

impl Tables {
    fn names(self) -> &'static [&'static str] {
        if self.table.get() == Table::Api { &API } else { &RENTAL }
    }

    /// Asks for the rows, whenever something changes that they depend on.
    fn ask(self) {
        let (table, filter, kept) = (self.table.get(), self.filter.get(), self.lists.all());
        let column = table.columns().get(self.column.get()).map_or("", |(key, _)| key);
        let kind = if table == Table::Api { "api" } else { "rental" };
        let direction = if self.falling.get() { "down" } else { "up" };
        self.asked.update_value(|asked| *asked += 1);
        let number = self.asked.get_value();
        self.page.ask(&["prices", kind, &filter, column, direction, &kept], None, move |answer| {
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
    }

    /// `89 prices`, `200 of 4,512 prices are shown: type more to find others.`
    fn counted(self) -> String {
        self.lines.with(|lines| {
            let count = |at: usize| parts(lines, 'n').first().map(|line| part(line, at)).unwrap_or_default();
            let (shown, matching, all) = (count(0), count(1), count(2));
            match () {
                () if all.is_empty() => String::new(),
                () if shown != matching => format!("{shown} of {matching} prices are shown: type more to find others."),
                () if matching == all => format!("{all} prices."),
                () => format!("{matching} of {all} prices."),
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
    let scroll = of_class("div", "scroll").attr("tabindex", "0").attr("role", "group");
    vec![
        import_controls(tables.imports).view(),
        choice(tables).view(),
        said.says(move || tables.counted()).view(),
        wrong.view(),
        scroll.attr("aria-labelledby", "prices-title").el(table).view(),
    ]
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
    of_class("div", "take")
        .el(segments.el(which(Table::Api, "APIs")).el(which(Table::Rental, "GPUs")))
        .el(el("label").attr("for", "prices-filter").text("Filter"))
        .el(of_class("span", "box wide").el(field))
}

fn heads(tables: Tables) -> El {
    let mut row = el("tr");
    for (at, name) in tables.names().iter().enumerate() {
        let is_number = tables.table.get().columns().get(at).is_some_and(|(_, number)| *number);
        let sorted = move || {
            let direction = if tables.falling.get() { "descending" } else { "ascending" };
            (tables.column.get() == at).then(|| direction.to_owned())
        };
        let head = el("th").attr("scope", "col").maybe("class", is_number.then(|| "number".into()));
        row = row.el(head.live("aria-sort", sorted).el(button(name, move |_| tables.sort_by(at))));
    }
    row.el(el("td"))
}

fn rows(tables: Tables) -> Vec<AnyView> {
    let is_api = tables.table.get_untracked() == Table::Api;
    let kind = if is_api { 'a' } else { 'g' };
    tables.lines.with(|lines| parts(lines, kind).into_iter().map(|line| row(tables, is_api, line)).collect())
}

fn row(tables: Tables, is_api: bool, line: Vec<String>) -> AnyView {
    let (names, columns) = if is_api { (&API[..], Table::Api) } else { (&RENTAL[..], Table::Rental) };
    let own = part(&line, 0) == "own";
    let mut row = el("tr").maybe("data-own", own.then(String::new));
    for at in 0..names.len() {
        let words = part(&line, at + CELLS);
        let is_number = columns.columns().get(at).is_some_and(|(_, number)| *number);
        row = row.el(match decimal(&words) {
            Some(value) if is_number => {
                // So many GPUs is no price.
                let shown = if !is_api && at == 4 { words.clone() } else { unit_price(UsdPerMTok(value)) };
                of_class("td", "number").attr("data-value", words).text(shown)
            }
            _ if at == 0 => el("th").attr("scope", "row").text(words),
            _ if at + 1 == names.len() && own => el("td").text(format!("{} {words}", part(&line, at + CELLS + 1))),
            _ => el("td").text(words),
        });
    }
    // What stands behind the cells that are shown: the source, and the id.
    let gpu = part(&line, names.len() + CELLS + 1);
    if !own || (!is_api && gpu.is_empty()) {
        return row.el(el("td")).view();
    }
    let label = format!("Use the price of {}", part(&line, CELLS));
    let act = move |_: Event| {
        let price = |at: usize| decimal(&part(&line, at + CELLS));
        if is_api {
            tables.page.edit(Input::PriceIn.bounds().key, |scenario| {
                scenario.take_offer([price(2), price(3), price(4), price(5), price(6)]);
            });
        } else if let Some(usd) = price(2) {
            tables.page.edit(Input::GpuHour.bounds().key, |scenario| scenario.take_rent(&gpu, usd));
        }
    };
    row.el(el("td").el(button("Use", act).attr("class", "button").attr("aria-label", label))).view()
}
