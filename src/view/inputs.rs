//! The inputs, grouped as the engine groups them; the few that matter first, the rest one click away.

use super::element::{El, classes, el, entered, live, of_class, whenever};
use super::estimator::estimator;
use super::field::{field, field_with_slider};
use super::page::Page;
use super::picker::search_button;
use crate::browser;
use crate::catalogue::{PriceList, published};
use crate::export::shortlist::shortlist;
use crate::export::{age, hardware, sentences};
use crate::format::link_tokens;
use crate::scenario::{self, Capacity, Choice, Input, Level, Precision, Scenario};
use leptos::ev::Event;
use leptos::prelude::*;

/// All panels. On a narrow screen they are a sheet at its lower edge, of which only the volume shows until it is opened.
pub fn inputs() -> El {
    let open = RwSignal::new(false);
    let turn = move |_: Event| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            browser::show("verdict-line");
        }
    };
    let grip = of_class("button", "grip")
        .attr("type", "button")
        .aria("aria-expanded", move || open.get())
        .on("click", turn)
        .says(move || if open.get() { "Done" } else { "All inputs" }.into());
    el("section")
        .live("class", move || classes("inputs", &[("open", open.get())]))
        .attr("aria-label", "Inputs")
        .el(grip)
        .el(workload())
        .el(api())
        .el(hardware())
        .el(operations())
}

fn panel(name: &'static str) -> El {
    of_class("fieldset", "panel").el(el("legend").text(name))
}

/// What is one click away. It is made with that click, or when all of the page is made: the first picture does without.
pub fn folded(name: &'static str, content: impl Fn() -> Vec<El> + Send + 'static) -> El {
    any_folded(name, Box::new(content))
}

/// Not generic: each use would be compiled anew.
fn any_folded(name: &'static str, content: Box<dyn Fn() -> Vec<El> + Send>) -> El {
    let page = Page::here();
    let made = RwSignal::new(false);
    let make = move || {
        if !made.get_untracked() {
            made.set(true);
        }
    };
    whenever(move || {
        if page.whole.get() {
            make();
        }
    });
    let content = move || if made.get() { content().into_iter().map(El::view).collect() } else { Vec::new() };
    el("details").on("toggle", move |_: Event| make()).el(el("summary").text(name)).child(live(content))
}

/// Fields most visitors do not need.
fn more(name: &'static str, inputs: &'static [Input]) -> El {
    folded(name, || inputs.iter().copied().map(field).collect())
}

fn with_fields(mut panel: El, inputs: &[Input]) -> El {
    for input in inputs {
        panel = panel.el(field(*input));
    }
    panel
}

fn workload() -> El {
    panel("Workload")
        .el(field_with_slider(Input::Volume))
        .el(field_with_slider(Input::InputShare))
        .el(estimator())
        .el(more("By requests", &[Input::Requests, Input::TokensIn, Input::TokensOut]))
        .el(more("Cache, batch, peaks", &[Input::CachedShare, Input::BatchShare, Input::Peak]))
}

fn api() -> El {
    let panel = panel("API").el(edition_select()).el(catalogue_select(Choice::Api, "Offer")).el(priced("API price"));
    with_fields(panel, &[Input::PriceIn, Input::PriceOut])
        .el(more("Cached price, fee, blended price", &[Input::PriceCached, Input::PlatformFee, Input::Blend]))
}

/// Whose prices count where the visitor has none of their own.
fn edition_select() -> El {
    let page = Page::here();
    let lists = [PriceList::Published, PriceList::Current];
    let options = lists.map(|list| (scenario::price_list_key(list), sentences::edition_words(list))).into();
    let chosen = move || page.scenario(|scenario| scenario::price_list_key(scenario.prices()));
    let choose = move |key: &str| {
        if let Some(list) = lists.into_iter().find(|list| scenario::price_list_key(*list) == key) {
            page.edit("cat", |scenario| scenario.set_prices(list));
        }
    };
    select("cat", "Prices", options, chosen, choose)
}

/// Whose price this is, of when, and that it is old where it is.
fn priced(what: &'static str) -> El {
    let (page, today) = (Page::here(), browser::today());
    let aged = move || {
        page.rested.track();
        page.evaluation.with_untracked(|evaluation| age::of(evaluation, what, today))
    };
    let whose = move || aged().map(|aged| aged.says() + " ").unwrap_or_default();
    let age = move || aged().and_then(|aged| aged.words).unwrap_or_default();
    let badge = of_class("span", "age").when("hidden", move || age().is_empty()).says(age);
    of_class("p", "help").attr("data-testid", "priced").when("hidden", move || aged().is_none()).says(whose).el(badge)
}

/// What it takes to own the hardware.
const OWNED: [Input; 8] = [
    Input::OwnPrice,
    Input::Life,
    Input::Residual,
    Input::Interest,
    Input::Power,
    Input::Pue,
    Input::PowerPrice,
    Input::Colocation,
];

fn hardware() -> El {
    let discount = || vec![term(), field(Input::Discount), field(Input::HoursRun)];
    let panel = panel("Model and hardware")
        .el(catalogue_select(Choice::Model, "Model"))
        .el(precision_select())
        .el(catalogue_select(Choice::Gpu, "GPU"))
        .el(field(Input::GpuCount))
        .el(catalogue_select(Choice::Provider, "Provider"))
        .el(priced("GPU price"))
        .el(field(Input::GpuHour));
    with_capacity(panel)
        .el(more("Speeds and utilisation", &[Input::Decode, Input::Batching, Input::Prefill, Input::Utilisation]))
        .el(more("Context and latency limits", &[Input::Context, Input::FirstToken, Input::PerToken]))
        .el(folded("Discount and hours", discount))
        .el(more("Owned hardware", &OWNED))
}

/// What the lump of other costs is made of.
const OVERHEAD: [Input; 5] =
    [Input::Storage, Input::Networking, Input::Monitoring, Input::LoadBalancing, Input::EngineerRate];

fn operations() -> El {
    let lines = || std::iter::once(fill_overhead()).chain(OVERHEAD.into_iter().map(field)).collect();
    with_fields(panel("Operations"), &[Input::Other, Input::EngineerHours])
        .el(folded("Overhead line by line", lines))
        .el(more("Standby and least replicas", &[Input::Standby, Input::MinReplicas]))
        .el(more("One-off cost", &[Input::OneOff, Input::OneOffMonths]))
}

/// A list to choose one from: keys with names, the chosen key, what to do with another.
pub fn select(
    key: &'static str,
    name: &'static str,
    options: Vec<(&'static str, &'static str)>,
    chosen: impl Fn() -> &'static str + Send + Sync + 'static,
    choose: impl Fn(&str) + 'static,
) -> El {
    any_select(key, name, options, Memo::new(move |_| chosen()), Box::new(choose))
}

/// Not generic: each use would be compiled anew.
fn any_select(
    key: &'static str,
    name: &'static str,
    options: Vec<(&'static str, &'static str)>,
    chosen: Memo<&'static str>,
    choose: Box<dyn Fn(&str)>,
) -> El {
    let id = format!("in-{key}");
    let label = el("label").attr("for", id.as_str()).text(name);
    let mut list = el("select").attr("id", id).on("change", move |event: Event| choose(&entered(&event)));
    for (key, name) in options {
        list = list.el(option(key, name, chosen));
    }
    of_class("div", "field").el(label).el(of_class("span", "box").el(list))
}

/// `selected` on each option: a value set on the list itself may come before its options exist.
fn option(key: &'static str, name: &str, chosen: Memo<&'static str>) -> El {
    el("option").attr("value", key).selected(move || chosen.get() == key).text(name)
}

/// Stands in a list for what was taken over from one of the visitor's own.
const TAKEN: &str = "-";

/// Chooses a row of the catalogue: of those most people want, or of all by searching. Prices typed over the old row go with it.
fn catalogue_select(choice: Choice, name: &'static str) -> El {
    let page = Page::here();
    // They change when the visitor chooses, not with every move of a slider.
    let prices = Memo::new(move |_| page.scenario(Scenario::prices));
    let chosen = Memo::new(move |_| {
        page.scenario(|scenario| if scenario.has_taken(choice) { TAKEN } else { scenario.choice(choice) })
    });
    let id = format!("in-{}", choice.key());
    let choose = move |event: Event| {
        if let Some(id) = choice.find(&entered(&event)) {
            page.edit(choice.key(), |scenario| scenario.replace_choice(choice, id));
        }
    };
    let options = move || {
        let (listed, now) = (shortlist(choice, prices.get()), chosen.get());
        let mut options: Vec<_> = listed.iter().map(|(id, name)| option(id, name, chosen).view()).collect();
        // One that was found by searching, or taken over.
        if listed.iter().all(|(id, _)| *id != now) {
            options.push(option(now, &page.name(choice), chosen).view());
        }
        options
    };
    let list = el("select").attr("id", id.as_str()).on("change", choose);
    let named = of_class("span", "name").el(el("label").attr("for", id).text(name)).el(search_button(choice, name));
    of_class("div", "field").el(named).el(of_class("span", "box").el(list.child(live(options))))
}

fn precision_select() -> El {
    let page = Page::here();
    let options = Precision::ALL.map(|precision| (precision.key(), precision.name())).into();
    let chosen = move || page.scenario(|scenario| scenario.precision().key());
    let choose = move |key: &str| {
        if let Some(precision) = Precision::ALL.into_iter().find(|precision| precision.key() == key) {
            page.edit("prec", |scenario| scenario.set_precision(precision));
        }
    };
    select("prec", "Precision", options, chosen, choose)
}

/// A way to rent below the list price: sets the discount to what is typical for it.
fn term() -> El {
    let page = Page::here();
    let mut options: Vec<_> = published::TERMS.iter().map(|term| (term.id, term.name)).collect();
    options.push(("own", "Own discount"));
    let discount = move || page.scenario(|scenario| scenario.number(Input::Discount));
    let current = move || published::TERMS.iter().find(|term| Some(term.typical_percent) == discount());
    let chosen = move || current().map_or("own", |term| term.id);
    let choose = move |id: &str| {
        if let Some(term) = published::TERMS.iter().find(|term| term.id == id) {
            page.edit(Input::Discount.bounds().key, |scenario| {
                scenario.set(Input::Discount, Some(term.typical_percent))
            });
        }
    };
    let range = move || current().map(hardware::term).unwrap_or_default();
    el("div").el(select("term", "Rental term", options, chosen, choose)).el(of_class("p", "help").says(range))
}

/// Fills the lines from the published ranges.
fn fill_overhead() -> El {
    let page = Page::here();
    let wrong = RwSignal::new(String::new());
    let mut buttons = of_class("p", "fill help").text("Published ranges, in place of the lump: ");
    for level in Level::ALL {
        let fill = move |_: Event| {
            let mut outcome = Ok(());
            page.edit(Input::Other.bounds().key, |scenario| outcome = scenario.fill_overhead(level));
            wrong.set(outcome.err().map(|note| note.to_string()).unwrap_or_default());
        };
        let button = of_class("button", "reset")
            .attr("type", "button")
            .attr("aria-label", format!("Fill in {} overhead", level.name()))
            .on("click", fill);
        buttons = buttons.el(button.text(level.name()));
    }
    buttons.text(" ").el(of_class("span", "wrong").attr("role", "status").says(move || wrong.get()))
}

/// What is said under the list while capacity is without limit.
const NO_LIMIT: &str =
    "One replica carries any volume: model, precision, speeds, utilisation and peaks then change no cost.";

/// With what one replica can serve.
fn with_capacity(panel: El) -> El {
    let page = Page::here();
    let options =
        vec![("flat", "No limit (as published)"), ("rate", "From speeds"), ("model", "Modelled"), ("stated", "Stated")];
    let chosen = move || match page.scenario(scenario::Scenario::capacity) {
        Capacity::Flat => "flat",
        Capacity::Rate => "rate",
        Capacity::Modelled => "model",
        Capacity::Stated(_) => "stated",
    };
    // What is wrong with the text in the field, and the text.
    let wrong = RwSignal::new(None::<String>);
    let draft = StoredValue::new(String::new());
    let choose = move |key: &str| {
        let capacity = match key {
            "flat" => Capacity::Flat,
            "rate" => Capacity::Rate,
            "model" => Capacity::Modelled,
            _ => Capacity::STATED,
        };
        wrong.set(None);
        page.edit("cap", |scenario| scenario.set_capacity(capacity));
    };
    let limit = of_class("p", "help").when("hidden", move || chosen() != "flat").text(NO_LIMIT);
    panel
        .el(select("cap", "Capacity", options, chosen, choose))
        .el(limit)
        .el(stated_capacity(page, wrong, draft).when("hidden", move || chosen() != "stated"))
}

fn stated_capacity(page: Page, wrong: RwSignal<Option<String>>, draft: StoredValue<String>) -> El {
    let typed = move |event: Event| {
        let text = entered(&event);
        let mut outcome = Ok(());
        page.edit("cap", |scenario| outcome = scenario::take_capacity(scenario, &text));
        draft.set_value(text);
        wrong.set(outcome.err().map(|note| note.to_string()));
    };
    let is_wrong = move || wrong.with(Option::is_some);
    // A wrong text stays to be mended.
    let stated = move || match page.scenario(scenario::Scenario::capacity) {
        _ if is_wrong() => draft.get_value(),
        Capacity::Stated(tokens) => link_tokens(tokens),
        _ => String::new(),
    };
    let input = el("input")
        .attr("id", "in-stated")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("aria-describedby", "help-stated")
        .live("aria-invalid", move || is_wrong().then(|| "true".into()))
        .value(stated)
        .on("change", typed);
    let help = move || wrong.get().unwrap_or_else(|| "Tokens a month of one replica at 100 % utilisation.".into());
    el("div")
        .live("class", move || classes("field", &[("wrong", is_wrong())]))
        .el(el("label").attr("for", "in-stated").text("One replica serves"))
        .el(of_class("span", "box").el(input).el(unit("tokens/mo")))
        .el(of_class("p", "help").attr("id", "help-stated").says(help))
}

/// A unit beside a field, which its label says already to those who hear it.
pub fn unit(name: &'static str) -> El {
    of_class("span", "unit").attr("aria-hidden", "true").text(name)
}
