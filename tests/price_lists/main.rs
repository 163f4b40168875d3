//! Price lists that visitors bring, asked as the page asks the worker. The files under `tests/prices/` were written for
//! this; only their shape is that of the real lists (see `src/catalogue/import/prices/`).

mod anything;
mod files;
mod gpus;
mod kinds;
mod large;
mod own;
mod refused;

use llm_breakeven::later::answer;

const TODAY: &str = "2026-11-23";

fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/prices/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("the file is there")
}

fn import(name: &str, bytes: &[u8]) -> Vec<String> {
    answer(&["import", name, TODAY], Some(bytes))
}

/// The lines of these kinds, a bar for each tab.
fn of(lines: &[String], kinds: &[char]) -> Vec<String> {
    lines.iter().filter(|line| line.starts_with(kinds)).map(|line| line.replace('\t', "|")).collect()
}

#[track_caller]
fn refuses(bytes: &[u8], sentence: &str) {
    let lines = import("prices.json", bytes);
    assert_eq!(lines, [format!("e\t{sentence}")], "{:.200}", String::from_utf8_lossy(bytes));
}
