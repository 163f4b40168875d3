//! Values that could not be used, and remarks on the figures.

use super::page::Page;
use leptos::prelude::*;

/// One sentence each, right under the verdict they qualify.
#[component]
pub fn Notes() -> impl IntoView {
    let page = Page::here();
    let items = move || {
        page.evaluation.with(|evaluation| {
            let item =
                |note: &crate::scenario::Note| view! { <li class:problem=note.is_problem()>{note.to_string()}</li> };
            evaluation.notes.iter().map(item).collect_view()
        })
    };
    view! {
        <div role="status" data-testid="notes">
            <ul class="notes" aria-label="Notes">
                {items}
            </ul>
        </div>
    }
}
