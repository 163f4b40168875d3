//! Foreign text as it may be shown.

/// Text as it may stand in a sentence, in Markdown between backticks as well: without characters that control anything, turn
/// the direction of reading, or end the backticks. Not more than so many characters of it.
#[must_use]
pub fn harmless(text: &str, most: usize) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept = text.chars().filter(|c| !c.is_control() && !turns(*c)).take(most);
    kept.map(|c| if c == '`' { '\'' } else { c }).collect()
}
