//! What `make fuzz` looks for by the hour with every input there is, looked for with some inputs that are nearly right: the checks are
//! the same (`fuzz/checks/`). `THROWN` says how many inputs each gets.

#[path = "../fuzz/checks/config.rs"]
mod config;
#[path = "../fuzz/checks/import.rs"]
mod import;
#[path = "../fuzz/checks/link.rs"]
mod link;
#[path = "../fuzz/checks/message.rs"]
mod message;
#[path = "support/mutate.rs"]
mod mutate;
#[path = "../fuzz/checks/number.rs"]
mod number;
#[path = "../fuzz/checks/prices.rs"]
mod prices;
#[path = "support/thrown.rs"]
mod thrown;

use mutate::Mutator;
use std::fs;

/// The files in these folders whose names end so.
fn files(folders: &[&str], ending: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("it is there")).collect();
    let mut paths: Vec<_> = paths.drain(..).map(|entry| entry.expect("it can be read").path()).collect();
    // In the same order everywhere.
    paths.sort();
    let wanted = paths.iter().filter(|path| path.is_file() && path.to_string_lossy().ends_with(ending));
    wanted.map(|path| fs::read(path).expect("it can be read")).collect()
}

fn throw(examples: Vec<Vec<u8>>, check: impl Fn(&[u8])) {
    assert!(!examples.is_empty());
    let mut mutator = Mutator::of(examples);
    let count = std::env::var("THROWN").ok().and_then(|count| count.parse().ok()).unwrap_or(thrown::EACH);
    for _ in 0..count {
        check(&mutator.input());
    }
}

/// The links in the tests' lists, each by itself.
fn links() -> Vec<Vec<u8>> {
    let lists = files(&["tests/links"], ".txt");
    lists.iter().flat_map(|list| list.split(|byte| *byte == b'\n')).map(<[u8]>::to_vec).collect()
}

#[test]
fn links_open() {
    throw(links(), link::check);
}

#[test]
fn messages_are_understood_or_not() {
    let kinds = [b"scenario\n".as_slice(), b"theme\n", b"hello\n", b"report\n", b"https://"];
    let mut all: Vec<_> = links().iter().map(|link| [b"scenario\n", link.as_slice()].concat()).collect();
    all.extend(kinds.map(<[u8]>::to_vec));
    throw(all, message::check);
}

#[test]
fn fields_take_numbers_or_say_why_not() {
    let texts = ["1", "2.5B", "1,000", "50%", "$3.20", "1e6", "12 GPUs", "-3", "０．５", "1.000,5"];
    throw(texts.map(|text| text.as_bytes().to_vec()).into(), number::check);
}

#[test]
fn files_and_pastes_are_read_or_refused() {
    throw(files(&["tests/usage", "tests/import"], ""), import::check);
}

#[test]
fn configurations_are_read_or_refused() {
    throw(files(&["tests/import"], ".json"), config::check);
}

#[test]
fn price_lists_are_taken_whole_or_not() {
    throw(files(&["tests/prices"], ""), prices::check);
}
