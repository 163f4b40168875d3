//! The prose of the page. Its figures are slots, `<data data-figure="break-even" data-query="s=deepseek-api">`, which hold
//! what the engine says; `UPDATE_GOLDEN=1 cargo test --test content` writes it into the files. Without `data-query` a slot
//! belongs to the visitor's own scenario and holds the default one until there is a page.

mod html;
#[path = "../support/link.rs"]
mod link;

use html::{Piece, VOID, encoded, pieces, short};
use llm_breakeven::catalogue::published;
use llm_breakeven::export::figures::figure_text;
use llm_breakeven::{format, units::Usd};
use std::path::Path;
use std::{env, fs};

/// In the order of the page.
const FRAGMENTS: [&str; 7] =
    ["thresholds", "hidden-costs", "framework", "serving-stack", "faq", "contradictions", "sources"];

/// All that prose needs. Script, style and forms are not among it.
const TAGS: [&str; 25] = [
    "section", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "details", "summary", "a", "data", "q", "em", "strong", "div", "code",
];

/// Nothing that runs or paints.
const ATTRIBUTES: [&str; 11] = [
    "id",
    "class",
    "rowspan",
    "href",
    "scope",
    "rel",
    "aria-labelledby",
    "data-figure",
    "data-query",
    "data-cost",
    "data-scenario",
];

fn path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(format!("{name}.html"))
}

fn fragment(name: &str) -> String {
    fs::read_to_string(path(name)).expect("the fragments are in the repository")
}

fn value<'a>(attributes: &'a [(&str, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
}

/// What a slot must hold.
fn slot_text(attributes: &[(&str, String)]) -> Result<String, String> {
    if let Some(id) = value(attributes, "data-cost") {
        let cost = published::HIDDEN_COSTS.iter().find(|cost| cost.id == id);
        let cost = cost.ok_or_else(|| format!("`{id}` is no hidden cost of the catalogue"))?;
        return Ok(format!("{}–{}", format::money(Usd(cost.low_usd)), format::money(Usd(cost.high_usd))));
    }
    let key = value(attributes, "data-figure").ok_or("a slot without data-figure")?;
    let query = value(attributes, "data-query").unwrap_or_default();
    figure_text(&link::opened(query), key).ok_or_else(|| format!("`{key}` is no figure"))
}

/// The fragment with every slot filled, and what is wrong with its slots and links.
fn filled(source: &str) -> Result<String, String> {
    let pieces = pieces(source)?;
    let mut out = String::new();
    let mut kept = 0;
    for (index, placed) in pieces.iter().enumerate() {
        let Piece::Open("data", attributes) = &placed.piece else { continue };
        let close = pieces[index + 1..].iter().find(|other| !matches!(other.piece, Piece::Text(_)));
        let close =
            close.filter(|other| other.piece == Piece::Close("data")).ok_or("a slot that holds more than text")?;
        out += &source[kept..placed.end];
        out += &encoded(&slot_text(attributes)?);
        kept = close.start;
    }
    out += &source[kept..];
    Ok(out)
}

/// What is wrong with the tags of a fragment.
fn tag_wrongs(source: &str) -> Vec<String> {
    let pieces = match pieces(source) {
        Ok(pieces) => pieces,
        Err(wrong) => return vec![wrong],
    };
    let mut wrongs = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for placed in &pieces {
        match &placed.piece {
            Piece::Open(name, attributes) => {
                if !TAGS.contains(name) {
                    wrongs.push(format!("<{name}> is not for prose"));
                }
                wrongs.extend(attributes.iter().filter_map(|(attribute, value)| attribute_wrong(attribute, value)));
                wrongs.extend(leaving(attributes));
                if !VOID.contains(name) {
                    open.push(name);
                }
            }
            Piece::Close(name) if open.pop() != Some(*name) => wrongs.push(format!("</{name}> closes something else")),
            Piece::Close(_) => {}
            Piece::Text(text) if matches!(open.last(), Some(&"data" | &"q")) && text.trim().is_empty() => {
                wrongs.push("an empty slot or quotation".into());
            }
            Piece::Text(text) => wrongs.extend(loose_figure(text, &open)),
        }
    }
    wrongs.extend(open.iter().map(|name| format!("<{name}> is never closed")));
    wrongs
}

fn attribute_wrong(name: &str, value: &str) -> Option<String> {
    if !ATTRIBUTES.contains(&name) {
        return Some(format!("{name} is not for prose"));
    }
    let query = match name {
        "data-query" => Some(value),
        "href" => value.strip_prefix('?'),
        _ => None,
    };
    let reading = link::read(query?);
    let unknown = reading.scenario.unknown.first().map(|(key, _)| format!("`{key}` of `{value}` is not known"));
    reading.notes.first().map(ToString::to_string).or(unknown).map(|wrong| format!("{value}: {wrong}"))
}

/// A link that leads away says so, and does not say where from.
fn leaving(attributes: &[(&str, String)]) -> Option<String> {
    let href = value(attributes, "href")?;
    let stays = href.starts_with('#') || (href.starts_with('?') && value(attributes, "data-scenario").is_some());
    let leaves = href.starts_with("https://") && value(attributes, "rel") == Some("external noreferrer");
    (!stays && !leaves).then(|| format!("{href} is no link of this prose"))
}

/// Amounts and volumes stand in slots, where they are computed, or in quotations of what was published.
fn loose_figure(text: &str, open: &[&str]) -> Option<String> {
    if matches!(open.last(), Some(&"data" | &"q")) {
        return None;
    }
    let words: Vec<_> = text.split_whitespace().collect();
    let is_volume = |word: &str| word.ends_with(['K', 'M', 'B', 'T']) && word.starts_with(|c: char| c.is_ascii_digit());
    // A price is per 1M tokens, which is a unit.
    let volume = words.windows(2).any(|pair| is_volume(pair[0]) && pair[0] != "1M" && pair[1].starts_with("token"));
    (text.contains('$') || volume).then(|| format!("a figure outside slots and quotations: {}", short(text.trim())))
}

/// Headings go down one level at a time from `h2`, and every section is named by its own.
fn heading_wrongs(source: &str) -> Vec<String> {
    let mut wrongs = Vec::new();
    let mut level = 1;
    let pieces = pieces(source).unwrap_or_default();
    let headings = pieces.iter().filter_map(|placed| match &placed.piece {
        Piece::Open(name @ ("h2" | "h3"), attributes) => Some((if *name == "h2" { 2 } else { 3 }, attributes)),
        _ => None,
    });
    for (next, attributes) in headings {
        if next > level + 1 {
            wrongs.push(format!("h{next} follows h{level}"));
        }
        if next == 2 && value(attributes, "id").is_none() {
            wrongs.push("an h2 without an id".into());
        }
        level = next;
    }
    wrongs
}

/// Every id of all fragments, to be unique and to be found by links within the page.
fn ids(source: &str) -> Vec<String> {
    let pieces = pieces(source).unwrap_or_default();
    let open = pieces.iter().filter_map(|placed| match &placed.piece {
        Piece::Open(_, attributes) => value(attributes, "id").map(str::to_owned),
        _ => None,
    });
    open.collect()
}

#[test]
fn slots_hold_what_the_engine_says() {
    let mut wrongs = Vec::new();
    for name in FRAGMENTS {
        let source = fragment(name);
        match filled(&source) {
            Err(wrong) => wrongs.push(format!("content/{name}.html: {wrong}")),
            Ok(filled) if filled == source => {}
            Ok(filled) if env::var_os("UPDATE_GOLDEN").is_some() => {
                fs::write(path(name), filled).expect("the fragments can be written");
            }
            Ok(filled) => {
                let at = source.lines().zip(filled.lines()).find(|(old, new)| old != new).unwrap_or_default();
                wrongs.push(format!("content/{name}.html has\n{}\nfor\n{}", at.0.trim(), at.1.trim()));
            }
        }
    }
    assert!(wrongs.is_empty(), "UPDATE_GOLDEN=1 writes what follows from the engine:\n{}", wrongs.join("\n"));
}

#[test]
fn fragments_are_plain_prose() {
    let mut wrongs = Vec::new();
    for name in FRAGMENTS {
        let source = fragment(name);
        let found = tag_wrongs(&source).into_iter().chain(heading_wrongs(&source));
        wrongs.extend(found.map(|wrong| format!("content/{name}.html: {wrong}")));
    }
    assert!(wrongs.is_empty(), "\n{}", wrongs.join("\n"));
}

/// Links within the prose lead somewhere, and the page holds each fragment once.
#[test]
fn the_page_holds_every_fragment() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")).expect("the page is there");
    let mut all = Vec::new();
    for name in FRAGMENTS {
        assert_eq!(page.matches(&format!("href=\"content/{name}.html\"")).count(), 1, "{name}");
        assert!(page.contains(&format!("href=\"#{name}\"")), "{name} is not in the contents");
        all.extend(ids(&fragment(name)));
    }
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count, "an id stands twice");
    for name in FRAGMENTS {
        assert!(all.iter().any(|id| id == name), "no section is called {name}");
        for link in fragment(name).split("href=\"#").skip(1) {
            let target = link.split('"').next().unwrap_or_default();
            assert!(all.iter().any(|id| id == target), "content/{name}.html links to #{target}");
        }
    }
}

/// What the rules find in made-up fragments; a rule that finds nothing anywhere would keep nothing out.
#[test]
fn the_rules_can_be_broken() {
    let rows: &[(&str, &str)] = &[
        ("<p>Fine: <data data-figure=\"volume\">1B</data>, printed as <q>$2</q>.</p>", ""),
        ("<script>alert(1)</script>", "<script> is not for prose"),
        ("<p onclick=\"x\">a</p>", "onclick is not for prose"),
        ("<p style=\"x\">a</p>", "style is not for prose"),
        ("<p>a</q>", "</q> closes something else"),
        ("<p>a", "<p> is never closed"),
        ("<a href=\"?mix=50\" data-scenario>a</a> <a href=\"#faq\">b</a>", ""),
        ("<a href=\"?mix=50\">a</a>", "?mix=50 is no link of this prose"),
        ("<a href=\"https://example.org\" rel=\"external noreferrer\">a</a>", ""),
        ("<a href=\"?mix=abc\">a</a>", "?mix=abc: `mix=abc` is not a number; used 60 %."),
        ("<a href=\"?colour=red\">a</a>", "?colour=red: `colour` of `?colour=red` is not known"),
        ("<a href=\"https://example.org\">a</a>", "https://example.org is no link of this prose"),
        ("<p>It costs $5.</p>", "a figure outside slots and quotations: It costs $5."),
        ("<p>From 724M tokens on.</p>", "a figure outside slots and quotations: From 724M tokens on."),
        ("<p>A 400B model and 8B more</p>", ""),
        ("<data data-figure=\"volume\"> </data>", "an empty slot or quotation"),
        ("<p>R&D</p>", "an ampersand that is no entity: &D"),
    ];
    for (source, expected) in rows {
        assert_eq!(tag_wrongs(source).first().map_or("", String::as_str), *expected, "{source}");
    }
    assert_eq!(heading_wrongs("<h3>a</h3>"), ["h3 follows h1"]);
    assert_eq!(heading_wrongs("<h2>a</h2>"), ["an h2 without an id"]);
}

#[test]
fn slots_are_filled() {
    let rows: &[(&str, Result<&str, &str>)] = &[
        ("<data data-figure=\"volume\"></data> a", Ok("<data data-figure=\"volume\">1B</data> a")),
        (
            "<data data-figure=\"break-even\" data-query=\"s=deepseek-api&amp;cap=3B\">x</data>",
            Ok("<data data-figure=\"break-even\" data-query=\"s=deepseek-api&amp;cap=3B\">never</data>"),
        ),
        ("<data data-cost=\"storage\"></data>", Ok("<data data-cost=\"storage\">$50–$200</data>")),
        ("<data data-figure=\"moon\"></data>", Err("`moon` is no figure")),
        ("<data data-cost=\"moon\"></data>", Err("`moon` is no hidden cost of the catalogue")),
        ("<data data-figure=\"volume\"><em>a</em></data>", Err("a slot that holds more than text")),
    ];
    for (source, expected) in rows {
        assert_eq!(filled(source).as_deref().map_err(String::as_str), *expected, "{source}");
    }
}
