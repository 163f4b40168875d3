//! When and where a price was seen, and that it is old where it is.

use super::arithmetic::link_out;
use super::element::{AnyView, el, of_class};
use crate::export::origin;

/// The date, which leads to the page where the price stands; that it is old; and what else its source says.
pub fn seen(date: &str, source: &str, age: &str) -> Vec<AnyView> {
    let (address, besides) = origin::address(source);
    let date = if address.is_empty() { whole(date) } else { link_out(address, date).view() };
    let besides = besides.trim();
    let bare = besides.strip_prefix('(').and_then(|words| words.strip_suffix(')'));
    [Some(date), old(age), note(bare.unwrap_or(besides))].into_iter().flatten().collect()
}

/// A date on one line.
pub fn whole(date: &str) -> AnyView {
    of_class("span", "date").text(date).view()
}

/// The head of a column, of a class or of none.
pub fn column((name, class): (&'static str, &'static str)) -> AnyView {
    let class = Some(class.to_owned()).filter(|class| !class.is_empty());
    el("th").attr("scope", "col").maybe("class", class).text(name).view()
}

/// `3 months old`; nothing for what is not.
pub fn old(age: &str) -> Option<AnyView> {
    (!age.is_empty()).then(|| of_class("span", "age").text(age).view())
}

/// A remark under what it is about; nothing for none.
pub fn note(words: &str) -> Option<AnyView> {
    (!words.is_empty()).then(|| of_class("span", "note").text(words).view())
}

/// That a row is of a list the visitor or the site's host has brought along.
pub fn mark_of_own() -> AnyView {
    of_class("span", "you").text("your own").view()
}
