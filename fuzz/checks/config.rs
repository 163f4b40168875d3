//! Any bytes as a model's `config.json`, with any parameters beside it: it is read or refused, and no figure of it is none.
use llm_breakeven::later::answer;

/// Panics where that is not so.
pub fn check(bytes: &[u8]) {
    for asked in [
        vec!["config", "fp16", "h100-80gb", "1", "8192"],
        vec!["config", "int4", "h100-80gb", "8", "131072", "70", "17"],
    ] {
        let lines = answer(&asked, Some(bytes));
        assert!(!lines.is_empty());
        for line in lines {
            assert!(!line.contains(['\n', '\r']), "{line:?}");
            assert!(!line.contains("NaN") || String::from_utf8_lossy(bytes).contains("NaN"), "{line:?}");
        }
    }
}
