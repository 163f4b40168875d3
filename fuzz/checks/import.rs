//! Any bytes as a file or a paste: usage files, with columns found or named, a `config.json`, a benchmark's block, a shelf. Each is
//! read or refused, and a shelf that takes them comes back from its own file.

use llm_breakeven::later::answer;
use llm_breakeven::scenario::shelf::Shelf;

/// Panics where that is not so.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for lines in [
        answer(&["usage"], Some(bytes)),
        answer(&["usage", "a", "b", "", "", "", "30"], Some(bytes)),
        answer(&["config", "fp16", "a100-80", "1", "8192"], Some(bytes)),
        answer(&["bench", &text], None),
    ] {
        assert!(!lines.is_empty());
        assert!(lines.iter().all(|line| !line.contains(['\n', '\r'])), "{lines:?}");
    }
    if let Ok(shelf) = Shelf::default().import(&text) {
        assert_eq!(Shelf::default().import(&shelf.write()), Ok(shelf));
    }
}
