//! What any page around the calculator may say to it: the first line is the kind of message, the rest its value. It is understood
//! or as if nobody had spoken; a scenario settles at once and shows nothing but itself.

use llm_breakeven::scenario::{Message, origin_of, read_comparison};

/// Panics where that is not so.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (kind, value) = text.split_once('\n').unwrap_or((&text, ""));
    match Message::of(kind, value) {
        Some(Message::Scenario(query)) => {
            let mut shown = read_comparison(query).comparison;
            shown.strip();
            let link = shown.write();
            assert!(link.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>'`".contains(&b)), "{link}");
            assert!(!link.split('&').any(|pair| pair.starts_with("embed=")), "{link}");
            assert_eq!(read_comparison(&link).comparison, shown, "{link}");
        }
        Some(Message::Theme(colours)) => assert_eq!(colours.key(), value),
        Some(Message::Hello | Message::Report) | None => {}
    }
    if let Some(origin) = origin_of(&text) {
        assert!(text.starts_with(origin) && origin.starts_with("http"), "{origin}");
        assert_eq!(origin.matches('/').count(), 2, "{origin}");
        assert_eq!(origin_of(origin), Some(origin));
    }
}
