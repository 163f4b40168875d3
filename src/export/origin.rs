//! Where a price was seen, as its source says: an address with a remark behind it, or the name of a file or a list.

/// The address that a source begins with, and what it says besides: `https://example.com/prices`, ` (by LiteLLM)`. No address
/// where it begins with none.
#[must_use]
pub fn address(source: &str) -> (&str, &str) {
    // Whoever follows a link is to come where it seems to lead.
    if !source.starts_with("https://") {
        return ("", source);
    }
    let end = source.find(char::is_whitespace).unwrap_or(source.len());
    let address = source[..end].trim_end_matches([',', ';', ')']);
    source.split_at(address.len())
}
