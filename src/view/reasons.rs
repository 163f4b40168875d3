//! Why the verdict is what it is.

use super::page::Page;
use crate::export::sentences;
use leptos::prelude::*;

/// The reasons, the weightiest first.
#[component]
pub fn Reasons() -> impl IntoView {
    let page = Page::here();
    let reasons = move || page.evaluation.with(|evaluation| sentences::reasons(&evaluation.report));
    view! {
        <section class="panel" aria-labelledby="reasons-title">
            <h2 id="reasons-title">"Why"</h2>
            <ul class="reasons">
                {move || reasons().into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}
            </ul>
        </section>
    }
}
