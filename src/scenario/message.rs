//! What a page around the calculator may say to it (`docs/embedding.md`), and whom it is believed from.

use super::Colours;

/// Of the messages; its number grows when they change.
pub const PROTOCOL: &str = "llm-breakeven:1";

/// A message that is understood. There is no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message<'a> {
    /// Somebody follows the height.
    Hello,
    /// Somebody wants the figures.
    Report,
    /// A link's query, to be shown as if it had been opened.
    Scenario(&'a str),
    /// Other colours.
    Theme(Colours),
}

impl<'a> Message<'a> {
    /// Understands a message of this kind; `None` for what is none, which is then as if nobody had spoken.
    #[must_use]
    pub fn of(kind: &str, value: &'a str) -> Option<Self> {
        match kind {
            "hello" => Some(Self::Hello),
            "report" => Some(Self::Report),
            "scenario" => Some(Self::Scenario(value)),
            "theme" => Colours::find(value).map(Self::Theme),
            _ => None,
        }
    }
}

/// The origin of an address: all before the slash that begins its path. `None` for one that no message can be sent to, such as
/// that of a page without an origin, which says `null`.
#[must_use]
pub fn origin_of(address: &str) -> Option<&str> {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let end = host.find('/').unwrap_or(host.len());
    (end > 0).then(|| address.get(..address.len() - host.len() + end)).flatten()
}
