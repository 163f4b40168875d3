//! Light and dark: the system's choice unless the visitor made one.

use super::{media, root, storage, window};

const KEY: &str = "theme";
/// Stands above what is kept.
const MARK: &str = "data-colours";
const DARK: &str = "(prefers-color-scheme: dark)";
/// The visitor insists on the system's own colours.
pub const FORCED: &str = "(forced-colors: active)";

/// Whether the page is dark now.
#[must_use]
pub fn is_dark() -> bool {
    match marked().or_else(|| storage::read(KEY)).as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => system_is_dark(),
    }
}

/// The choice of whoever put the page where it is.
fn marked() -> Option<String> {
    root()?.get_attribute(MARK)
}

/// Lets `light`, `dark` or the system decide, whatever this browser keeps.
pub fn decide(choice: &str) {
    super::mark(MARK, choice);
}

fn system_is_dark() -> bool {
    media::holds(DARK)
}

/// Makes the page dark or light and keeps the choice; what the system says anyway is not kept.
pub fn set_dark(dark: bool) {
    let name = if dark { "dark" } else { "light" };
    storage::write(KEY, (dark != system_is_dark()).then_some(name));
    apply(dark);
}

/// Marks the root, which the style sheet follows.
pub fn apply(dark: bool) {
    super::mark("data-theme", if dark { "dark" } else { "light" });
}

/// Calls back when the system changes its mind. For as long as the page lives.
pub fn on_system_change(then: impl FnMut() + 'static) {
    if window().is_some() {
        media::on_change(DARK, then);
    }
}

/// Background, text and outline of an element, which the style sheet has given system colours where those are [`FORCED`].
#[must_use]
pub fn colours_of(element: &web_sys::Element) -> Option<[[u8; 3]; 3]> {
    let style = window()?.get_computed_style(element).ok().flatten()?;
    let colour = |name: &str| style.get_property_value(name).ok().and_then(|text| rgb(&text));
    Some([colour("background-color")?, colour("color")?, colour("outline-color")?])
}

/// The numbers of `rgb(1, 2, 3)`, as browsers print a computed colour.
fn rgb(text: &str) -> Option<[u8; 3]> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
    Some([numbers.next()?, numbers.next()?, numbers.next()?])
}
