//! What can be taken away: the link, with the prices in it or without, as a code, and files.

use super::answers::{answers, standing};
use super::arithmetic::{part, parts};
use super::dialog::{Copied, button, copier, dialog};
use super::element::{AnyView, El, el, live, of_class, text};
use super::page::Page;
use super::snippet::embed_button;
use crate::browser::{self, address, save};
use leptos::ev::Event;
use leptos::prelude::*;

/// Pixels of a PNG for one of the picture's own: sharp on paper and on any screen.
const PNG_RATIO: f64 = 2.0;
/// What the worker calls a file, and what the button says.
const FILES: [(&str, &str); 4] =
    [("markdown", "Report, Markdown"), ("csv", "Table, CSV"), ("json", "All figures, JSON"), ("svg", "Chart, SVG")];

/// What is said where there are several scenarios.
const OF_ONE: &str = "Link, report, table and chart hold all scenarios, and the link opens with the first of them; the JSON and an embedded page the one that is being edited.";

/// The dialog.
pub fn share_sheet() -> El {
    dialog("share", "share-title", "Share and take away", content)
}

fn content(page: Page) -> Vec<AnyView> {
    page.frozen.set(false);
    let link = move || address::with_query(&page.link_to_share());
    let said = standing(page).attr("role", "status");
    vec![link_part(page.frozen, link).view(), code(page, link).view(), said.view(), files(page).view()]
}

fn link_part(frozen: RwSignal<bool>, link: impl Fn() -> String + Copy + Send + Sync + 'static) -> El {
    let copied = RwSignal::new(Copied::NotYet);
    let field = el("input")
        .attr("id", "share-address")
        .attr("type", "text")
        .attr("readonly", "")
        .attr("aria-label", "Link")
        .value(link)
        .on("focus", |event: Event| browser::files::select_all(&event));
    let freeze = el("input").attr("type", "checkbox").attr("data-testid", "freeze").on("change", move |_: Event| {
        frozen.update(|frozen| *frozen = !*frozen);
        copied.set(Copied::NotYet);
    });
    let long = move || format!("The link holds everything: {} characters.", link().len());
    el("div")
        .el(of_class("div", "take").el(of_class("span", "box wide").el(field)).el(copier("button", "Copy", copied, link)))
        .el(of_class("p", "help").says(long))
        .el(of_class("label", "tick").el(freeze).text("Freeze today\u{2019}s prices into the link"))
        .el(of_class("p", "help").text(
            "Opened later, it still shows these figures, says which prices have changed since, and what the verdict would be then. It holds for files and frames from here as well.",
        ))
}

/// The link for a phone's camera.
fn code(page: Page, link: impl Fn() -> String + Copy + 'static) -> El {
    let changed = move || {
        page.evaluation.track();
        page.frozen.track();
    };
    let lines = answers(page, changed, move || Some(vec!["qr".into(), link()]));
    let drawn = move || {
        let of = |kind| lines.with(|lines| parts(lines, kind)).first().map(|line| part(line, 0));
        let image = of('q').map(|svg| {
            let image = el("img").attr("src", browser::picture(&svg)).attr("alt", "QR code of the link");
            image.attr("width", "164").attr("height", "164").view()
        });
        image.or_else(|| of('e').map(text)).into_iter().collect()
    };
    of_class("div", "code").child(live(drawn))
}

fn files(page: Page) -> El {
    let take = |kind: &'static str| move |_: Event| page.file(kind, save::text);
    let png = move |_: Event| page.file("svg", |name, _, svg| save::png(&name.replace(".svg", ".png"), svg, PNG_RATIO));
    let buttons = FILES.map(|(kind, name)| button(name, take(kind)).attr("data-file", kind).view());
    let print = |_: Event| save::print();
    let of_one = of_class("p", "help").when("hidden", move || !page.has_several()).text(OF_ONE);
    el("div").el(el("h3").text("Take away")).el(of_one).el(of_class("div", "files")
        .children(buttons)
        .el(button("Chart, PNG", png).attr("data-file", "png"))
        .el(button("Print, or save as PDF", print))
        .el(embed_button("share")))
}
