//! The house's rules, read off the sources: arrows point down, and no room does what is another's.

use std::fs;
use std::path::{Path, PathBuf};

/// Top to bottom; a room uses only those below it.
const ROOMS: [&str; 10] =
    ["view", "browser", "chart", "export", "scenario", "usage", "catalogue", "engine", "format", "units"];
/// Longest file, in lines.
const LONGEST: usize = 400;
/// Not in a program that must not stop.
const FORBIDDEN: [&str; 6] = [".unwrap()", "todo!", "dbg!", "unimplemented!", "panic!", "unreachable!"];
/// The only files that may name the drawing library.
const PAINTERS: [&str; 2] = ["chart/paint.rs", "chart/canvas.rs"];

/// Whether a room may use another.
fn may_use(room: &str, other: &str) -> bool {
    let place = |name: &str| ROOMS.iter().position(|room| *room == name);
    match (room, other) {
        (_, same) if same == room => true,
        // The command line and the worker stand beside the view, and nobody uses either.
        ("cli" | "later", _) => !matches!(other, "view" | "browser"),
        (_, "cli" | "later") => false,
        ("browser", _) => false,
        ("engine", _) => other == "units",
        _ => matches!((place(room), place(other)), (Some(above), Some(below)) if above < below),
    }
}

/// `chart` of `chart.rs` and of `chart/paint.rs`.
fn room_of(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or(file);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// A line without its comment; addresses in texts hold two slashes as well, but no rule is about what follows them.
fn code(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The rooms a text names behind `crate::`, single or in braces, with their line.
fn uses(source: &str) -> Vec<(usize, String)> {
    let plain: String = source.lines().map(|line| code(line).to_owned() + "\n").collect();
    let mut found = Vec::new();
    for (at, start) in plain.match_indices("crate::") {
        let line = plain[..at].matches('\n').count() + 1;
        let rest = &plain[at + start.len()..];
        found.extend(roots(rest).into_iter().map(|root| (line, root)));
    }
    found
}

/// First names of one path, or of each path in a group: `{a::b, c}` has `a` and `c`.
fn roots(rest: &str) -> Vec<String> {
    let first = |text: &str| words(text).next().map(str::to_owned);
    let Some(group) = rest.strip_prefix('{') else { return first(rest).into_iter().collect() };
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts.iter().filter_map(|part| first(part)).collect()
}

/// What is wrong with a file, as `file:line: what`.
fn wrongs(file: &str, source: &str) -> Vec<String> {
    let room = room_of(file);
    let mut wrongs = Vec::new();
    if !matches!(room, "lib" | "main" | "bin") {
        let known = |name: &str| ROOMS.contains(&name) || matches!(name, "cli" | "later");
        let up = uses(source).into_iter().filter(|(_, other)| known(other) && !may_use(room, other));
        wrongs.extend(up.map(|(line, other)| format!("src/{file}:{line}: {room} must not use {other}")));
        if !known(room) {
            wrongs.push(format!("src/{file}:1: {room} is no room of the house"));
        }
    }
    for (index, line) in source.lines().enumerate() {
        wrongs.extend(wrong_words(file, code(line)).map(|wrong| format!("src/{file}:{}: {wrong}", index + 1)));
    }
    let length = source.lines().count();
    if length > LONGEST {
        wrongs.push(format!("src/{file}:{length}: longer than {LONGEST} lines"));
    }
    wrongs
}

fn wrong_words<'a>(file: &'a str, line: &'a str) -> impl Iterator<Item = String> + 'a {
    let is_engine = room_of(file) == "engine";
    let forbidden = FORBIDDEN.into_iter().filter(move |text| line.contains(text)).map(|text| format!("no {text} here"));
    let texts = words(line).filter(move |word| is_engine && matches!(*word, "String" | "str" | "format"));
    let texts = texts.map(|word| format!("the engine knows no text, {word} is one"));
    let painter = PAINTERS.contains(&file);
    let paints = words(line).filter(move |word| !painter && word.starts_with("plotters"));
    let paints = paints.map(|word| format!("{word} is for {} alone", PAINTERS.join(" and ")));
    forbidden.chain(texts).chain(paints)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the sources can be listed");
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.expect("the folder can be read").path()) {
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn the_house_keeps_its_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(files.len() > 40, "only {} files were found", files.len());
    let mut found = Vec::new();
    for path in files {
        let source = fs::read_to_string(&path).expect("sources are text");
        let file = path.strip_prefix(&root).expect("they are below the root").to_string_lossy().replace('\\', "/");
        found.extend(wrongs(&file, &source));
    }
    found.sort();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// What the rules find in a made-up file; a rule that finds nothing anywhere would keep nobody out.
#[test]
fn the_rules_can_be_broken() {
    let rows: &[(&str, &str, &[&str])] = &[
        ("units.rs", "//! Up.\nuse crate::format::money;\n", &["src/units.rs:2: units must not use format"]),
        (
            "engine/api.rs",
            "use crate::format;\n",
            &[
                "src/engine/api.rs:1: engine must not use format",
                "src/engine/api.rs:1: the engine knows no text, format is one",
            ],
        ),
        ("engine.rs", "fn name() -> &'static str {\n", &["src/engine.rs:1: the engine knows no text, str is one"]),
        (
            "scenario/a.rs",
            "let x = 1;\nlet y = crate::export::csv::write(&x);\n",
            &["src/scenario/a.rs:2: scenario must not use export"],
        ),
        (
            "chart.rs",
            "use crate::{\n    engine::{Report, api},\n    view::page,\n};\n",
            &["src/chart.rs:1: chart must not use view"],
        ),
        ("browser/a.rs", "use crate::units::Usd;\n", &["src/browser/a.rs:1: browser must not use units"]),
        ("view.rs", "use crate::cli;\nuse crate::browser;\n", &["src/view.rs:1: view must not use cli"]),
        ("cli.rs", "use crate::view;\nuse crate::export;\n", &["src/cli.rs:1: cli must not use view"]),
        ("usage/a.rs", "use crate::scenario::Input;\n", &["src/usage/a.rs:1: usage must not use scenario"]),
        ("usage/a.rs", "use crate::catalogue::import::json::Json;\nuse crate::engine::reverse;\n", &[]),
        ("cellar.rs", "", &["src/cellar.rs:1: cellar is no room of the house"]),
        ("format.rs", "let x = read().unwrap();\n", &["src/format.rs:1: no .unwrap() here"]),
        ("format.rs", "// never .unwrap(), never panic!\nlet x = read().unwrap_or(0);\n", &[]),
        (
            "chart/axis.rs",
            "use plotters_backend::DrawingBackend;\n",
            &["src/chart/axis.rs:1: plotters_backend is for chart/paint.rs and chart/canvas.rs alone"],
        ),
        ("chart/paint.rs", "use plotters::prelude::*;\n", &[]),
        ("main.rs", "llm_breakeven::view::start();\n", &[]),
        ("export/a.rs", "use crate::scenario::{self, Input};\nuse super::table;\n", &[]),
    ];
    for (file, source, expected) in rows {
        assert_eq!(wrongs(file, source), *expected, "{file}: {source}");
    }
    let long = "\n".repeat(LONGEST + 1);
    assert_eq!(wrongs("units.rs", &long), ["src/units.rs:401: longer than 400 lines"]);
}
