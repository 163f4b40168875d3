//! The tables: cost by volume, GPU prices, model hardware. All are built by the same few functions, which keeps them small.

use super::page::Page;
use crate::catalogue::{Rental, published};
use crate::export::{hardware, table};
use crate::format::{money, rounded, volume};
use crate::scenario::Input;
use crate::units::Tokens;
use leptos::prelude::*;

/// A column: its heading, and whether it holds numbers.
type Column = (String, bool);

/// A table in its panel. `id` names the heading; the body follows its signals.
fn panel(
    id: &'static str,
    testid: &'static str,
    title: &'static str,
    columns: impl Fn() -> Vec<Column> + Send + 'static,
    body: impl Fn() -> Vec<AnyView> + Send + 'static,
    remark: Option<String>,
) -> AnyView {
    let heads = move || columns().into_iter().map(|(name, number)| head(name, number)).collect_view();
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <div class="scroll" tabindex="0" role="group" aria-labelledby=id>
                <table data-testid=testid>
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            {remark.map(|text| view! { <p class="help">{text}</p> })}
        </section>
    }
    .into_any()
}

fn head(name: String, number: bool) -> AnyView {
    view! {
        <th scope="col" class:number=number>
            {name}
        </th>
    }
    .into_any()
}

/// A row that may be the scenario's own.
fn row(cells: Vec<AnyView>, current: impl Fn() -> bool + Copy + Send + 'static) -> AnyView {
    view! { <tr class:current=current aria-current=move || current().then_some("true")>{cells}</tr> }.into_any()
}

/// The cell that names its row.
fn title(text: String, value: String, you: bool) -> AnyView {
    view! {
        <th scope="row" data-value=value>
            {text}
            " "
            {you.then(|| view! { <span class="you">"you"</span> })}
        </th>
    }
    .into_any()
}

/// A cell with its number for whoever reads the page by program.
fn cell(class: &'static str, value: Option<f64>, text: String) -> AnyView {
    view! {
        <td class=class data-value=value.map(|value| value.to_string())>
            {text}
        </td>
    }
    .into_any()
}

/// A cell whose arithmetic can be seen, at the volume of its row.
fn derived(class: &'static str, value: f64, text: String, figure: &'static str, at: Tokens) -> AnyView {
    view! {
        <td class=class data-value=value.to_string()>
            <button class="how" type="button" data-figure=figure data-at=at.0.to_string()>
                {text}
            </button>
        </td>
    }
    .into_any()
}

/// Both sides at the article's volumes and the visitor's own.
#[component]
pub fn CostTable() -> impl IntoView {
    let page = Page::here();
    let columns = move || {
        page.evaluation.with(|evaluation| {
            let names = &evaluation.resolved.names;
            vec![
                ("Volume".into(), false),
                (format!("{} API", names.api.name), true),
                (format!("Self-host {}", names.model.name), true),
                ("Replicas".into(), true),
                ("Savings".into(), false),
            ]
        })
    };
    let body = move || page.evaluation.with(table::rows).into_iter().map(cost_row).collect();
    panel("cost-title", "cost-table", "Cost a month", columns, body, None)
}

fn cost_row(at: table::Row) -> AnyView {
    let side = if at.is_even() {
        "even"
    } else if at.saving_share.0 > 0.0 {
        "saves"
    } else {
        "costs"
    };
    let cells = vec![
        title(volume(at.volume), at.volume.0.to_string(), at.is_current),
        derived("number", rounded(at.api).0, money(at.api), "api-month", at.volume),
        derived("number", rounded(at.self_host).0, money(at.self_host), "self-month", at.volume),
        derived("number", at.replicas, at.replicas.to_string(), "running", at.volume),
        derived(side, at.saving.0, at.saving_words(), "saving", at.volume),
    ];
    // Table and chart point at each other.
    let page = Page::here();
    let pointed = move || page.pointed.get().is_some_and(|volume| at.is_nearest(volume));
    view! {
        <tr
            class:current=at.is_current
            class:pointed=pointed
            aria-current=at.is_current.then_some("true")
            on:pointerenter=move |_| page.pointed.set(Some(at.volume.0))
            on:pointerleave=move |_| page.pointed.set(None)
        >
            {cells}
        </tr>
    }
    .into_any()
}

/// The catalogue's GPU configurations at each provider.
#[component]
pub fn GpuPrices() -> impl IntoView {
    let columns = || {
        let providers = published::PROVIDERS.iter().map(|provider| (provider.name.into(), true));
        let ends = [("GPU".into(), false), ("VRAM".into(), true)];
        ends.into_iter().chain(providers).chain([("Recommended for".into(), false)]).collect()
    };
    let body = || hardware::gpu_rows().into_iter().map(gpu_row).collect();
    let remark =
        format!("Per hour and per month of 720 hours, as of {}, as published.", published::RENTALS[0].checked_on);
    panel("gpu-title", "gpu-prices", "GPU prices", columns, body, Some(remark))
}

fn gpu_row(priced: hardware::GpuRow) -> AnyView {
    let page = Page::here();
    let config = priced.config;
    let current = move || {
        page.evaluation.with(|evaluation| {
            evaluation.resolved.names.gpu.id == config.gpu
                && evaluation.scenario.number(Input::GpuCount) == Some(config.count)
        })
    };
    let mut cells = vec![
        title(config.label.into(), config.label.into(), false),
        cell("number", Some(config.vram_gb), format!("{} GB", config.vram_gb)),
    ];
    cells.extend(priced.prices.into_iter().map(price));
    cells.push(cell("", None, config.best_for.into()));
    row(cells, current)
}

fn price(rental: Option<&'static Rental>) -> AnyView {
    let Some(rental) = rental else { return cell("number", None, "–".into()) };
    let month = hardware::month(rental);
    view! {
        <td class="number" data-value=rental.usd_per_hour.to_string() data-month=rounded(month).0.to_string()>
            {hardware::hourly(rental)}
            " "
            <span class="aside">{money(month)} "/mo"</span>
        </td>
    }
    .into_any()
}

/// What the source says each model needs.
#[component]
pub fn ModelHardware() -> impl IntoView {
    let page = Page::here();
    let columns = || {
        let names = ["Model", "Parameters", "FP16 VRAM", "INT8 VRAM", "Least hardware", "One stream"];
        names
            .into_iter()
            .zip([false, false, true, true, false, true])
            .map(|(name, number)| (name.into(), number))
            .collect()
    };
    let body = move || {
        let model_row = |model: &'static crate::catalogue::Model| {
            let cells = vec![
                title(model.name.into(), model.id.into(), false),
                cell("", Some(model.total_params_b), hardware::parameters(model)),
                cell("number", model.fp16_gb, hardware::about_gb(model.fp16_gb)),
                cell("number", model.int8_gb, hardware::about_gb(model.int8_gb)),
                cell("", None, model.min_gpu_config.into()),
                cell("number", model.decode_tok_s, hardware::about_speed(model.decode_tok_s)),
            ];
            row(cells, move || page.evaluation.with(|evaluation| evaluation.resolved.names.model.id == model.id))
        };
        published::MODELS.iter().map(model_row).collect()
    };
    let remark = "The memory of the mixture-of-experts rows is too small: all experts must be in memory, so the weights alone \
                  take 2 bytes (FP16) or 1 byte (INT8) for each of all parameters. The table is shown as it was published.";
    panel("model-title", "model-hardware", "Model hardware, as published", columns, body, Some(remark.into()))
}
