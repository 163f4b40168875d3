//! Old links open forever, and mean what they meant. Each file of `tests/links/` begins with a link's query; its other lines
//! are `path = value` pairs that the report must hold. Adding a file adds a test.

mod support;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use support::{at, is_near, report};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    let entries = fs::read_dir(folder).expect("the links are in the repository");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

/// Lists are compared by their length, numbers to nine digits, everything else as it stands.
fn holds(value: &Value, expected: &str) -> bool {
    match (value, expected.parse::<f64>()) {
        (Value::Array(list), Ok(length)) => list.len() as f64 == length,
        (Value::Number(number), Ok(expected)) => number.as_f64().is_some_and(|number| is_near(number, expected)),
        (Value::String(text), _) => text == expected,
        (Value::Bool(truth), _) => expected.parse() == Ok(*truth),
        (Value::Null, _) => expected == "null",
        _ => false,
    }
}

/// What is wrong with one file, as `line: what`.
fn wrongs(text: &str) -> Vec<String> {
    let mut lines = text.lines();
    let document = report(lines.next().unwrap_or_default());
    let mut wrongs = Vec::new();
    let mut checked = 0;
    for (index, line) in lines.enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let Some((path, expected)) = line.split_once(" = ") else {
            wrongs.push(format!("{}: `{line}` is not `path = value`", index + 2));
            continue;
        };
        let value = at(&document, path);
        checked += 1;
        if !holds(value, expected) {
            wrongs.push(format!("{}: {path} is {value}, not {expected}", index + 2));
        }
    }
    if checked == 0 {
        wrongs.push("1: nothing is expected of this link".into());
    }
    wrongs
}

#[test]
fn old_links_mean_what_they_meant() {
    let files = files();
    assert!(files.len() >= 12, "only {} links were found", files.len());
    let mut found = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("links are text");
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        found.extend(wrongs(&text).into_iter().map(|wrong| format!("tests/links/{name}:{wrong}")));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn a_wrong_expectation_is_found() {
    assert_eq!(wrongs("vol=2B\nworkload.tokens_per_month = 2000000000\nnotes = 1\nquery = vol=2B"), [""; 0]);
    assert_eq!(
        wrongs("vol=2B\n\n# By mistake\nworkload.tokens_per_month = 1"),
        ["4: workload.tokens_per_month is 2000000000, not 1"]
    );
    assert_eq!(
        wrongs("vol=2B\nnotes = 0"),
        ["2: notes is [\"Rent is the published $3,586 a month for a replica; to the cent it is $3,585.60.\"], not 0"]
    );
    assert_eq!(
        wrongs("vol=2B\napi.usd_per_month: 5"),
        ["2: `api.usd_per_month: 5` is not `path = value`", "1: nothing is expected of this link"]
    );
}
