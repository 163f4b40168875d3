//! Values that could not be used, and remarks on the figures.

use super::page::Page;
use leptos::prelude::*;

/// One sentence each; nothing to say is said too.
#[component]
pub fn Notes() -> impl IntoView {
    let page = Page::here();
    let items = move || {
        let notes = page.evaluation.with(|evaluation| evaluation.notes.clone());
        if notes.is_empty() {
            return view! { <li>"Nothing to remark on these inputs."</li> }.into_any();
        }
        notes
            .into_iter()
            .map(|note| view! { <li class:problem=note.is_problem()>{note.to_string()}</li> })
            .collect_view()
            .into_any()
    };
    view! {
        <section class="panel" data-testid="notes" aria-labelledby="notes-title">
            <h2 id="notes-title">"Notes"</h2>
            <ul class="notes" role="status">{items}</ul>
        </section>
    }
}
