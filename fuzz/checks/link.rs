//! Any bytes are a link: it opens, settles at once, stays plain, and has a report.

use llm_breakeven::export::{Evaluation, markdown};
use llm_breakeven::scenario::{freeze, read, read_comparison, write};

/// Panics where that is not so.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let first = read(&text);
    let link = write(&first.scenario);
    assert!(link.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\'' | b'`')), "{link}");
    let second = read(&link);
    assert_eq!(second.scenario, first.scenario, "{link}");
    assert!(second.notes.is_empty(), "{link}");

    let comparison = read_comparison(&text).comparison;
    assert_eq!(read_comparison(&comparison.write()).comparison, comparison, "{link}");
    assert_eq!(freeze(&first.scenario).thawed(), first.scenario.thawed(), "{link}");

    let report = markdown::write(&Evaluation::of(first));
    assert!(report.split('`').step_by(2).all(|outside| !outside.contains('<')), "{report}");
}
