//! The page. Components show what the report says; they compute nothing.

mod chart;
mod field;
mod figures;
mod handle;
mod header;
mod inputs;
mod notes;
mod page;
mod plot;
mod readout;
mod reasons;
mod tables;

use crate::browser;
use leptos::prelude::*;
use page::Page;

/// Starts the page.
pub fn start() {
    leptos::mount::mount_to_body(App);
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let page = Page::open();
    provide_context(page);
    Effect::new(move || browser::set_title(&page.title()));
    view! {
        <header::Header />
        <main>
            <header::Presets />
            <inputs::Inputs />
            <figures::Verdict />
            <chart::ChartPanel />
            <div class="details">
                <tables::CostTable />
                <reasons::Reasons />
                <tables::GpuPrices />
                <tables::ModelHardware />
            </div>
        </main>
        <header::Footer />
        <figures::Spoken />
    }
}
