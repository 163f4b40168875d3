//! The tables: cost by volume, GPU prices, model hardware. All are built by the same few functions, which keeps them small.

use super::element::{AnyView, El, classes, el, live, of_class};
use super::page::Page;
use crate::catalogue::{Model, Rental, published};
use crate::export::{hardware, table};
use crate::format::{money, rounded, volume};
use crate::scenario::Input;
use crate::units::Tokens;
use leptos::ev::Event;
use leptos::prelude::*;

/// A table in its panel. `id` names the heading.
fn panel(id: &'static str, testid: &'static str, title: &'static str, heads: El, body: Vec<AnyView>) -> El {
    let table = el("table").attr("data-testid", testid).el(el("thead").el(heads)).el(el("tbody").children(body));
    let scroll = of_class("div", "scroll").attr("tabindex", "0").attr("role", "group").attr("aria-labelledby", id);
    of_class("section", "panel")
        .attr("aria-labelledby", id)
        .el(el("h2").attr("id", id).text(title))
        .el(scroll.el(table))
}

/// The heading of a column, and whether it holds numbers.
fn head(number: bool) -> El {
    el("th").attr("scope", "col").maybe("class", number.then(|| "number".into()))
}

/// The cell that names its row.
fn title(text: String, value: String, you: bool) -> El {
    let title = el("th").attr("scope", "row").attr("data-value", value).text(text).text(" ");
    if you { title.el(of_class("span", "you").text("you")) } else { title }
}

/// A cell with its number for whoever reads the page by program.
fn cell(class: &'static str, value: Option<f64>, text: impl Into<String>) -> El {
    of_class("td", class).maybe("data-value", value.map(|value| value.to_string())).text(text)
}

/// A cell whose arithmetic can be seen, at the volume of its row.
fn derived(class: &'static str, value: f64, text: String, figure: &'static str, at: Tokens) -> El {
    let button = of_class("button", "how")
        .attr("type", "button")
        .attr("data-figure", figure)
        .attr("data-at", at.0.to_string())
        .text(text);
    of_class("td", class).attr("data-value", value.to_string()).el(button)
}

/// Both sides at the article's volumes and the visitor's own.
pub fn cost_table() -> El {
    let page = Page::here();
    let api = move || page.evaluation.with(|evaluation| format!("{} API", evaluation.api_name()));
    let own = move || page.evaluation.with(|evaluation| format!("Self-host {}", evaluation.resolved.names.model.name));
    let heads = el("tr")
        .el(head(false).text("Volume"))
        .el(head(true).says(api))
        .el(head(true).says(own))
        .el(head(true).text("Replicas"))
        .el(head(false).text("Savings"));
    let rows = (0..table::MOST_ROWS).map(|at| cost_row(page, at)).collect();
    panel("cost-title", "cost-table", "Cost a month", heads, rows)
}

/// One place of the table. While the volume is dragged only the visitor's own row is made anew, and what it passes.
fn cost_row(page: Page, at: usize) -> AnyView {
    let row = Memo::new(move |_| page.evaluation.with(|evaluation| table::rows(evaluation).get(at).copied()));
    live(move || row.get().into_iter().map(|row| costs(page, row)).collect())
}

fn costs(page: Page, at: table::Row) -> AnyView {
    let side = if at.is_even() {
        "even"
    } else if at.saving_share.0 > 0.0 {
        "saves"
    } else {
        "costs"
    };
    let (tokens, current) = (at.volume, at.is_current);
    let row = el("tr")
        .el(title(volume(tokens), tokens.0.to_string(), current))
        .el(derived("number", rounded(at.api).0, money(at.api), "api-month", tokens))
        .el(derived("number", rounded(at.self_host).0, money(at.self_host), "self-month", tokens))
        .el(derived("number", at.replicas, at.replicas.to_string(), "running", tokens))
        .el(derived(side, at.saving.0, at.saving_words(), "saving", tokens));
    // Table and chart point at each other.
    let pointed = move || page.pointed.get().is_some_and(|volume| at.is_nearest(volume));
    row.live("class", move || classes("", &[("current", current), ("pointed", pointed())]))
        .maybe("aria-current", current.then(|| "true".into()))
        .on("pointerenter", move |_: Event| page.pointed.set(Some(tokens.0)))
        .on("pointerleave", move |_: Event| page.pointed.set(None))
        .view()
}

/// A row of the catalogue, which may be the scenario's own.
fn catalogue_row(current: impl Fn() -> bool + Copy + Send + 'static) -> El {
    el("tr")
        .live("class", move || current().then(|| "current".into()))
        .live("aria-current", move || current().then(|| "true".into()))
}

/// The catalogue's GPU configurations at each provider.
pub fn gpu_prices() -> El {
    let page = Page::here();
    let mut heads = el("tr").el(head(false).text("GPU")).el(head(true).text("VRAM"));
    for provider in published::PROVIDERS {
        heads = heads.el(head(true).text(provider.name));
    }
    let heads = heads.el(head(false).text("Recommended for"));
    let rows: Vec<_> = hardware::gpu_rows().into_iter().map(|priced| gpu_row(page, priced)).collect();
    let remark =
        format!("Per hour and per month of 720 hours, as of {}, as published.", published::RENTALS[0].checked_on);
    panel("gpu-title", "gpu-prices", "GPU prices", heads, rows).el(of_class("p", "help").text(remark))
}

fn gpu_row(page: Page, priced: hardware::GpuRow) -> AnyView {
    let config = priced.config;
    let current = move || {
        page.evaluation.with(|evaluation| {
            evaluation.resolved.names.gpu.id == config.gpu
                && evaluation.scenario.number(Input::GpuCount) == Some(config.count)
        })
    };
    let mut row = catalogue_row(current).el(title(config.label.into(), config.label.into(), false)).el(cell(
        "number",
        Some(config.vram_gb),
        format!("{} GB", config.vram_gb),
    ));
    for rental in priced.prices {
        row = row.el(price(rental));
    }
    row.el(cell("", None, config.best_for)).view()
}

fn price(rental: Option<&'static Rental>) -> El {
    let Some(rental) = rental else { return cell("number", None, "–") };
    let month = hardware::month(rental);
    cell("number", Some(rental.usd_per_hour), hardware::hourly(rental))
        .attr("data-month", rounded(month).0.to_string())
        .text(" ")
        .el(of_class("span", "aside").text(money(month) + "/mo"))
}

/// What is said under the hardware of models.
const TOO_SMALL: &str = "The memory of the mixture-of-experts rows is too small: all experts must be in memory, so the \
                         weights alone take 2 bytes (FP16) or 1 byte (INT8) for each of all parameters. The table is shown \
                         as it was published.";

/// What the source says each model needs.
pub fn model_hardware() -> El {
    let page = Page::here();
    let heads = el("tr")
        .el(head(false).text("Model"))
        .el(head(false).text("Parameters"))
        .el(head(true).text("FP16 VRAM"))
        .el(head(true).text("INT8 VRAM"))
        .el(head(false).text("Least hardware"))
        .el(head(true).text("One stream"));
    let rows: Vec<_> = published::MODELS.iter().map(|model| model_row(page, model)).collect();
    panel("model-title", "model-hardware", "Model hardware, as published", heads, rows)
        .el(of_class("p", "help").text(TOO_SMALL))
}

fn model_row(page: Page, model: &'static Model) -> AnyView {
    catalogue_row(move || page.evaluation.with(|evaluation| evaluation.resolved.names.model.id == model.id))
        .el(title(model.name.into(), model.id.into(), false))
        .el(cell("", Some(model.total_params_b), hardware::parameters(model)))
        .el(cell("number", model.fp16_gb, hardware::about_gb(model.fp16_gb)))
        .el(cell("number", model.int8_gb, hardware::about_gb(model.int8_gb)))
        .el(cell("", None, model.min_gpu_config))
        .el(cell("number", model.decode_tok_s, hardware::about_speed(model.decode_tok_s)))
        .view()
}
