//! Any bytes as a price list, of a visitor or of the site's host: all of it is taken or nothing, and what is taken reads back.
use llm_breakeven::catalogue::import::prices::{read_text, together, with};
use llm_breakeven::later::answer;

/// Panics where that is not so.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for lines in
        [answer(&["import", "list", "2026-11-23"], Some(bytes)), answer(&["catalogue", "2026-11-23", &text], None)]
    {
        if lines[0].starts_with('e') {
            assert_eq!(lines.len(), 1, "{lines:?}");
            continue;
        }
        assert!(lines[0].starts_with("k\t"), "{lines:?}");
        let kept = with("", &lines);
        assert!(read_text(&kept).is_ok(), "{:?}", read_text(&kept));
        assert_eq!(together(&kept, &kept), kept);
        assert!(!answer(&["prices", "api", &text, "input", "up", &kept], None).is_empty());
    }
}
