//! Files of megabytes.

use crate::{SMALL, read, refuses};
use llm_breakeven::units::Tokens;
use llm_breakeven::usage::{Source, UsageError, read_usage};

/// Megabytes of rows with a new model in each, of one quote, of cells, of columns. What is not linear here is noticed.
#[test]
fn a_large_file() {
    let mut text = SMALL.to_owned();
    for line in 0..200_000_u32 {
        text += &format!("2025-10-{:02},model-{line},1,100,50,10\n", line % 31 + 1);
    }
    let usage = read(&text);
    assert_eq!((usage.rows, usage.tokens(), usage.days()), (200_000, Tokens(22e6), Some(31.0)));
    let quote = SMALL.to_owned() + &"\"".repeat(10_000_001);
    refuses(&quote, "Its only row cannot be used. Line 2: a quote is never closed.");
    let commas = ",".repeat(10_000_000);
    assert!(matches!(read_usage(Source::Text(&commas)), Err(UsageError::Empty)));
    let names: String = (0..1_000_000).map(|name| format!("{name},")).collect();
    assert!(matches!(read_usage(Source::Text(&names)), Err(UsageError::Unknown { .. })));
}
