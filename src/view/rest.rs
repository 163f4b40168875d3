//! What of the page is made when its first picture stands: panels further down, and dialogs. Its code comes with the second part of the
//! program (`scripts/split.mjs`).

use super::element::{AnyView, whenever};
use super::page::Page;
use super::{
    arithmetic, checklist, compare, fit, hosted, kept, picker, pictures, price_tables, prose, reality, reasons, share,
    snippet, tables,
};
use crate::browser;

/// Above the table of costs.
pub fn above() -> Vec<AnyView> {
    vec![compare::compare()]
}

/// Below it.
pub fn below() -> Vec<AnyView> {
    vec![
        reasons::reasons().view(),
        pictures::monthly_bill().view(),
        reality::reality_check().view(),
        fit::fit_panel().view(),
        hosted::hosted().view(),
        pictures::more_pictures().view(),
        checklist::checklist().view(),
        tables::gpu_prices().view(),
        tables::model_hardware().view(),
        price_tables::price_tables().view(),
        arithmetic::all_figures().view(),
        arithmetic::self_check().view(),
    ]
}

/// Dialogs, and what follows the scenario outside of the program's own part of the page. The last to be made.
pub fn beside() -> Vec<AnyView> {
    let page = Page::here();
    prose::keep_true(page);
    page.ask_again_once_online();
    browser::files::stay();
    let dialogs = vec![
        arithmetic::arithmetic().view(),
        share::share_sheet().view(),
        kept::kept_sheet().view(),
        picker::picker_sheet().view(),
        snippet::snippet_sheet().view(),
    ];
    whenever(browser::mark_whole);
    dialogs
}

/// The same inside another page.
pub fn of_frame() -> Vec<AnyView> {
    prose::keep_true(Page::here());
    whenever(browser::mark_whole);
    vec![arithmetic::arithmetic().view()]
}
