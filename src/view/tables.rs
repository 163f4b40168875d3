//! The tables: cost by volume, GPU prices, model hardware.

use super::page::Page;
use crate::catalogue::published;
use crate::export::{hardware, table};
use crate::format::{money, rounded, volume};
use crate::scenario::Input;
use leptos::prelude::*;

/// Both sides at the article's volumes and the visitor's own.
#[component]
pub fn CostTable() -> impl IntoView {
    let page = Page::here();
    let rows = Memo::new(move |_| page.evaluation.with(table::rows));
    let api_name = Memo::new(move |_| page.evaluation.with(|evaluation| evaluation.resolved.names.api.name));
    let own_name = Memo::new(move |_| page.evaluation.with(|evaluation| evaluation.resolved.names.model.name));
    let body = move || rows.get().into_iter().map(cost_row).collect_view();
    view! {
        <section class="panel" aria-labelledby="cost-title">
            <h2 id="cost-title">"Cost a month"</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="cost-title">
                <table data-testid="cost-table">
                    <thead>
                        <tr>
                            <th scope="col">"Volume"</th>
                            <th scope="col" class="number">{api_name} " API"</th>
                            <th scope="col" class="number">{own_name} ", self-hosted"</th>
                            <th scope="col" class="number">"Replicas"</th>
                            <th scope="col">"Savings"</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        </section>
    }
}

fn cost_row(row: table::Row) -> impl IntoView {
    let side = if row.is_even() { "even" } else if row.saving_share.0 > 0.0 { "saves" } else { "costs" };
    view! {
        <tr class:current=row.is_current aria-current=row.is_current.then_some("true")>
            <th scope="row" data-value=row.volume.0.to_string()>
                {volume(row.volume)}
                {row.is_current.then(|| view! { <span class="you">"you"</span> })}
            </th>
            <td class="number" data-value=rounded(row.api).0.to_string()>{money(row.api)}</td>
            <td class="number" data-value=rounded(row.self_host).0.to_string()>{money(row.self_host)}</td>
            <td class="number" data-value=row.replicas.to_string()>{row.replicas.to_string()}</td>
            <td class=side data-value=row.saving.0.to_string()>{row.saving_words()}</td>
        </tr>
    }
}

/// The catalogue's GPU configurations at each provider.
#[component]
pub fn GpuPrices() -> impl IntoView {
    let providers =
        published::PROVIDERS.iter().map(|provider| view! { <th scope="col" class="number">{provider.name}</th> }).collect_view();
    let body = hardware::gpu_rows().into_iter().map(|row| view! { <GpuPriceRow row /> }).collect_view();
    view! {
        <section class="panel" aria-labelledby="gpu-title">
            <h2 id="gpu-title">"GPU prices"</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="gpu-title">
                <table data-testid="gpu-prices">
                    <thead>
                        <tr>
                            <th scope="col">"GPU"</th>
                            <th scope="col" class="number">"VRAM"</th>
                            {providers}
                            <th scope="col">"Recommended for"</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            <p class="help">"Per hour and per month of 720 hours, as of " {published::RENTALS[0].checked_on} ", as published."</p>
        </section>
    }
}

#[component]
fn GpuPriceRow(row: hardware::GpuRow) -> impl IntoView {
    let page = Page::here();
    let config = row.config;
    let current = Memo::new(move |_| {
        page.evaluation.with(|evaluation| {
            evaluation.resolved.names.gpu.id == config.gpu && evaluation.scenario.number(Input::GpuCount) == Some(config.count)
        })
    });
    let prices = row
        .prices
        .into_iter()
        .map(|price| match price {
            Some(rental) => {
                let month = hardware::month(rental);
                view! {
                    <td class="number" data-value=rental.usd_per_hour.to_string() data-month=rounded(month).0.to_string()>
                        {hardware::hourly(rental)} <span class="aside">{money(month)} "/mo"</span>
                    </td>
                }
                .into_any()
            }
            None => view! { <td class="number">"–"</td> }.into_any(),
        })
        .collect_view();
    view! {
        <tr class:current=current>
            <th scope="row">{config.label}</th>
            <td class="number" data-value=config.vram_gb.to_string()>{config.vram_gb.to_string()} " GB"</td>
            {prices}
            <td>{config.best_for}</td>
        </tr>
    }
}

/// What the source says each model needs.
#[component]
pub fn ModelHardware() -> impl IntoView {
    let page = Page::here();
    let current = Memo::new(move |_| page.evaluation.with(|evaluation| evaluation.resolved.names.model.id));
    let body = published::MODELS
        .iter()
        .map(|model| {
            view! {
                <tr class:current=move || current.get() == model.id>
                    <th scope="row">{model.name}</th>
                    <td data-value=model.total_params_b.to_string()>{hardware::parameters(model)}</td>
                    <td class="number" data-value=model.fp16_gb.map(|gb| gb.to_string())>{hardware::about_gb(model.fp16_gb)}</td>
                    <td class="number" data-value=model.int8_gb.map(|gb| gb.to_string())>{hardware::about_gb(model.int8_gb)}</td>
                    <td>{model.min_gpu_config}</td>
                    <td class="number" data-value=model.decode_tok_s.map(|speed| speed.to_string())>
                        {hardware::about_speed(model.decode_tok_s)}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="panel" aria-labelledby="model-title">
            <h2 id="model-title">"Model hardware, as published"</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="model-title">
                <table data-testid="model-hardware">
                    <thead>
                        <tr>
                            <th scope="col">"Model"</th>
                            <th scope="col">"Parameters"</th>
                            <th scope="col" class="number">"FP16 VRAM"</th>
                            <th scope="col" class="number">"INT8 VRAM"</th>
                            <th scope="col">"Least hardware"</th>
                            <th scope="col" class="number">"One stream"</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            <p class="help">
                "The memory of the mixture-of-experts rows is too small: all experts must be in memory, so the weights alone take "
                "2 bytes (FP16) or 1 byte (INT8) for each of all parameters. The table is shown as it was published."
            </p>
        </section>
    }
}
