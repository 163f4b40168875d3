//! A usage file, chosen or dropped: it is read in a worker of this browser and goes nowhere else.

use super::arithmetic::{part, parts};
use super::drop::Drop;
use super::element::{AnyView, El, el, live, of_class};
use super::estimator::{Remark, asked};
use super::page::Page;
use crate::browser::files;
use crate::catalogue::import::shown;
use crate::format::link_number;
use crate::scenario::{self, Input};
use crate::usage::asked::{DAYS, LARGEST_FILE, TOO_LARGE};
use leptos::ev::Event;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// What a person may say about columns, in the order in which the reader is told.
const COLUMNS: [(&str, &str); 5] = [
    ("col-in", "Input tokens"),
    ("col-out", "Output tokens"),
    ("col-cached", "Cached input"),
    ("col-requests", "Requests"),
    ("col-date", "Date"),
];

/// What was chosen: the file, and for each of `COLUMNS` which of the file's it is, counted from one; none is zero.
#[derive(Default)]
struct Chosen {
    file: Option<web_sys::File>,
    columns: [usize; 5],
}

/// The file being read, and what was answered, line by line.
#[derive(Clone, Copy)]
struct Reader {
    page: Page,
    lines: RwSignal<Vec<String>>,
    /// What has to be said of the file, which stays to be changed: its columns, where they are not known, and the days it
    /// covers.
    open: RwSignal<Option<Vec<String>>>,
    chosen: StoredValue<Chosen, LocalStorage>,
}

impl Reader {
    fn read(self, columns: &[&str]) {
        let question = [&["usage"], columns].concat();
        self.chosen.with_value(|chosen| {
            self.page.ask(&question, chosen.file.as_deref(), move |answer| self.answered(answer));
        });
    }

    fn answered(self, answer: Vec<String>) {
        let headers = parts(&answer, 'h').into_iter().next();
        let undated = !parts(&answer, 'u').is_empty() && parts(&answer, 'i').is_empty();
        if self.open.with_untracked(Option::is_none) && (headers.is_some() || undated) {
            let _ = self.open.try_set(Some(headers.unwrap_or_default()));
        }
        let _ = self.lines.try_set(answer);
    }

    fn take(self, file: Option<web_sys::File>) {
        let Some(file) = file else { return };
        self.open.set(None);
        if file.size() > LARGEST_FILE {
            return self.lines.set(vec![format!("e\t{TOO_LARGE}")]);
        }
        self.lines.set(vec![format!("u\tReading {}…", shown(&file.name()))]);
        self.chosen.set_value(Chosen { file: Some(file), columns: [0; 5] });
        self.read(&[]);
    }

    fn of_kind(self, kind: char) -> Vec<Vec<String>> {
        self.lines.with(|lines| parts(lines, kind))
    }

    fn said(self, kind: char) -> AnyView {
        live(move || {
            let said = |line: &Vec<String>| {
                of_class("p", if kind == 'e' { "help wrong" } else { "help" }).text(part(line, 0)).view()
            };
            self.of_kind(kind).iter().map(said).collect()
        })
    }

    /// Writes what was read into the scenario.
    fn use_them(self) {
        self.page.edit(Input::Volume.bounds().key, |scenario| {
            for line in self.of_kind('i') {
                enter(scenario, &part(&line, 0), &part(&line, 1));
            }
        });
    }
}

const FILE: Drop = Drop {
    id: "usage-file",
    words: "Choose or drop a file",
    accept: ".csv,.json,.jsonl,.tsv,.txt",
    help: "OpenAI usage export, Anthropic usage CSV, LiteLLM spend logs, or any table. It is read here and goes nowhere.",
    many: false,
};

/// The file, what was understood of it, and the button that takes it over.
pub fn with_usage_file(details: El, page: Page) -> El {
    let (lines, chosen) = (RwSignal::new(Vec::new()), StoredValue::new_local(Chosen::default()));
    let reader = Reader { page, lines, open: RwSignal::new(None), chosen };
    let said = el("div").attr("aria-live", "polite").attr("data-testid", "usage-said");
    let said = said.child(reader.said('u')).text(" ").child(reader.said('c')).text(" ").child(reader.said('e'));
    let button = of_class("button", "button")
        .attr("type", "button")
        .when("hidden", move || reader.of_kind('i').is_empty())
        .on("click", move |_: Event| reader.use_them())
        .text("Use these figures");
    details
        .el(of_class("p", "sub").text("From a usage file"))
        .el(FILE.zone(move |files| reader.take(files.into_iter().next())))
        .el(said)
        .child(live(move || reader.open.get().map(|names| columns(reader, names)).unwrap_or_default()))
        .el(button)
}

/// Sets one input by its key in links, as a visitor would.
fn enter(scenario: &mut scenario::Scenario, key: &str, text: &str) {
    if let Some(input) = Input::of_key(key) {
        // The reader writes numbers within the bounds; one that is not leaves the input as it was.
        let _ = scenario::take_number(scenario, input, text);
        scenario.leave_requests_for(input);
    }
}

/// Which column is which, where the file does not say: their names in the file, and the days it covers.
fn columns(reader: Reader, names: Vec<String>) -> Vec<AnyView> {
    let days = Rc::new(RefCell::new(String::new()));
    let mut headers = vec!["–".to_owned()];
    headers.extend_from_slice(&names);
    let go: Rc<dyn Fn()> = {
        let days = Rc::clone(&days);
        Rc::new(move || {
            let name = |at: usize| if at == 0 { "" } else { names.get(at - 1).map_or("", String::as_str) };
            let mut columns = reader.chosen.with_value(|chosen| chosen.columns).map(name).to_vec();
            let days = days.borrow().clone();
            columns.push(&days);
            reader.read(&columns);
        })
    };
    let mut all = Vec::new();
    let asked_for = if headers.len() > 1 { COLUMNS.as_slice() } else { &[] };
    for (which, (id, name)) in asked_for.iter().copied().enumerate() {
        let go = Rc::clone(&go);
        let choose = move |at: usize| {
            reader.chosen.update_value(|chosen| chosen.columns[which] = at);
            go();
        };
        all.push(column(id, name, &headers, choose).view());
    }
    let take = move |said: Option<f64>| {
        days.replace(said.map(link_number).unwrap_or_default());
        go();
        Ok(String::new())
    };
    all.push(asked(&DAYS, Remark::new(), take).view());
    all
}

fn column(id: &'static str, name: &'static str, headers: &[String], choose: impl Fn(usize) + 'static) -> El {
    let mut list = el("select").attr("id", id).on("change", move |event: Event| choose(files::selected(&event)));
    for header in headers {
        list = list.el(el("option").text(header.as_str()));
    }
    of_class("div", "field").el(el("label").attr("for", id).text(name)).el(of_class("span", "box").el(list))
}
