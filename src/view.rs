//! The page. Components show what the report says; they compute nothing.

mod answers;
mod arithmetic;
mod chart;
mod checklist;
mod compare;
mod dialog;
mod element;
mod embed;
mod estimator;
mod field;
mod figures;
mod fit;
mod frozen;
mod handle;
mod header;
mod host_prices;
mod hosted;
mod inputs;
mod kept;
mod notes;
mod page;
mod picker;
mod pictures;
mod plot;
mod price_import;
mod price_tables;
mod prose;
mod readout;
mod reality;
mod reasons;
mod share;
mod snippet;
mod tables;
mod usage_file;

use crate::browser::{self, address};
use crate::scenario::{self, Display};
use leptos::prelude::*;
use page::Page;

/// Starts the page, or what of it is shown inside another page.
pub fn start() {
    let Some(place) = browser::slots::by_id("app") else { return };
    place.replace_children_with_node_0();
    let display = Display::of(&scenario::read(&address::query()).scenario);
    if display.embedded {
        embed::prepare(display);
        leptos::mount::mount_to(place, move || embed::embed(display)).forget();
    } else {
        leptos::mount::mount_to(place, App).forget();
    }
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let page = Page::open(false);
    provide_context(page);
    snippet::provide();
    picker::provide();
    Effect::new(move || browser::set_title(&page.title()));
    prose::keep_true(page);
    view! {
        <header::Header />
        <main>
            <header::Presets />
            <inputs::Inputs />
            <figures::Verdict />
            <chart::ChartPanel />
            <div class="details">
                <compare::Compare />
                <tables::CostTable />
                <reasons::Reasons />
                <pictures::MonthlyBill />
                <reality::RealityCheck />
                <fit::FitPanel />
                <hosted::Hosted />
                <pictures::MorePictures />
                <checklist::Checklist />
                <tables::GpuPrices />
                <tables::ModelHardware />
                <price_tables::PriceTables />
                <arithmetic::AllFigures />
                <arithmetic::SelfCheck />
            </div>
        </main>
        <header::Footer />
        <figures::Spoken />
        <arithmetic::Arithmetic />
        {share::share_sheet().view()}
        {kept::kept_sheet().view()}
        {picker::picker_sheet().view()}
        <snippet::SnippetSheet />
    }
}
