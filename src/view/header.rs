//! Top and bottom of the page: name, edition, theme, link; presets; what the page is.

use super::page::Page;
use super::snippet::EmbedButton;
use crate::browser::{address, clipboard};
use crate::catalogue::PUBLISHED_NAME;
use crate::scenario::PRESETS;
use leptos::prelude::*;

/// Name, edition, theme switch, link.
#[component]
pub fn Header() -> impl IntoView {
    let page = Page::here();
    view! {
        <header class="top">
            <div class="bar">
                <h1>"LLM break-even"</h1>
                <p class="tagline">"Managed API or self-hosted model, and from which volume on?"</p>
                <p class="edition">"Prices: " {PUBLISHED_NAME}</p>
                <button
                    class="quiet"
                    type="button"
                    aria-label="Dark colours"
                    aria-pressed=move || page.dark.get().to_string()
                    on:click=move |_| page.set_dark(!page.dark.get_untracked())
                >
                    "Dark"
                </button>
                <EmbedButton />
                <ShareLink />
            </div>
        </header>
    }
}

/// What the copy button last did.
#[derive(Clone, Copy, PartialEq)]
enum Copied {
    NotYet,
    Yes,
    Refused,
}

/// Copies the link. Where the browser refuses, the link is shown to be copied by hand.
#[component]
fn ShareLink() -> impl IntoView {
    let page = Page::here();
    let copied = RwSignal::new(Copied::NotYet);
    let link = move || address::with_query(&page.evaluation.with(|_| page.query()));
    Effect::new(move || {
        page.evaluation.track();
        copied.set(Copied::NotYet);
    });
    let copy = move |_| {
        let link = link();
        leptos::task::spawn_local(async move {
            let done = if clipboard::copy(link).await { Copied::Yes } else { Copied::Refused };
            // The page may be gone by the time the browser answers.
            let _ = copied.try_set(done);
        });
    };
    view! {
        <span class="share">
            <input
                class="link"
                type="text"
                readonly
                hidden=move || copied.get() != Copied::Refused
                prop:value=link
                aria-label="Link to this scenario"
            />
            <button class="primary" type="button" data-testid="share-link" data-link=link on:click=copy>
                <span aria-live="polite">
                    {move || match copied.get() {
                        Copied::NotYet => "Copy link",
                        Copied::Yes => "Link copied",
                        Copied::Refused => "Copy it here",
                    }}
                </span>
            </button>
        </span>
    }
}

/// The four published scenarios.
#[component]
pub fn Presets() -> impl IntoView {
    let page = Page::here();
    let chosen = move || page.scenario(|scenario| scenario.preset().id);
    let buttons = PRESETS
        .iter()
        .map(|preset| {
            view! {
                <button
                    type="button"
                    data-preset=preset.id
                    aria-pressed=move || (chosen() == preset.id).to_string()
                    on:click=move |_| page.go_to(preset)
                >
                    {preset.name}
                </button>
            }
        })
        .collect_view();
    view! {
        <nav class="presets" aria-label="Scenarios to begin with" data-testid="preset">
            {buttons}
        </nav>
    }
}

/// What the page does and does not do.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="bottom">
            <p>
                "Everything is computed in your browser; nothing you type leaves it. Figures are those of a published analysis of "
                "April 2026: check today's prices before you stake a budget on them. Cost says nothing about quality: two models "
                "at the same price need not do the same work."
            </p>
        </footer>
    }
}
