//! What the build says of a wrong row: its file, its line, its column, and what is wrong.

#[path = "../build/tables.rs"]
mod tables;

use llm_breakeven::catalogue::{CURRENT_NAME, PriceList};
use std::fs;
use std::path::{Path, PathBuf};

const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/catalogue");

/// A copy of the catalogue's files.
fn copy(name: &str) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("catalogue-{name}"));
    for folder in ["published", "specs", "current"] {
        let (from, to) = (Path::new(SOURCES).join(folder), to.join(folder));
        fs::create_dir_all(&to).expect("the folder can be made");
        for entry in fs::read_dir(from).expect("the catalogue can be listed") {
            let path = entry.expect("the folder can be read").path();
            fs::copy(&path, to.join(path.file_name().expect("a file has a name"))).expect("the file can be copied");
        }
    }
    to
}

/// What the build says with one cell of one row another: file, line, column, cell.
fn said(file: &str, line: usize, column: &str, cell: &str) -> String {
    built(file, line, column, cell).err().unwrap_or_default()
}

/// What the build makes of it.
fn built(file: &str, line: usize, column: &str, cell: &str) -> Result<String, String> {
    let folder = copy(&format!("{}-{line}-{column}-{}", file.replace('/', "-"), cell.len()));
    let path = folder.join(file);
    let mut reader = csv::Reader::from_path(&path).expect("the file is there");
    let header = reader.headers().expect("it has a header").clone();
    let at = header.iter().position(|name| name == column).expect("it has the column");
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).expect("a header");
    for (row, record) in reader.records().enumerate() {
        let record = record.expect("a row");
        let cells =
            record.iter().enumerate().map(|(place, old)| if (row, place) == (line - 2, at) { cell } else { old });
        writer.write_record(cells).expect("a row");
    }
    fs::write(&path, writer.into_inner().expect("it is in memory")).expect("the copy can be written");
    let outcome = tables::generate(&folder);
    fs::remove_dir_all(&folder).expect("the copy can be removed");
    outcome.map_err(|wrong| wrong.replace(&format!("{}/", folder.display()), ""))
}

#[test]
fn the_catalogue_as_it_stands_is_taken() {
    assert_eq!(said("current/api.csv", 2, "note", ""), "");
    assert!(tables::TABLES.iter().all(|table| table.file.ends_with(".csv")));
}

/// A price of a new month makes a new edition, with no other change.
#[test]
fn the_edition_is_called_by_its_newest_offer() {
    let named = |year: u16, month: u8, name: &str| {
        format!(
            "EDITION: (u16, u8) = ({year}, {month});\n /// What it is called.\n pub const NAME: &str = \"{name} {year}, current\";"
        )
    };
    let (year, month) = PriceList::Current.edition();
    let now = named(year, month, CURRENT_NAME.split(' ').next().unwrap_or_default());
    for (file, date, edition) in [
        ("current/api.csv", "2035-01-02", named(2035, 1, "January")),
        ("current/api.csv", "2035-12", named(2035, 12, "December")),
        ("current/api.csv", "2026-01-01", now.clone()),
        // A newer rent does not.
        ("current/rentals.csv", "2035-01-02", now),
    ] {
        let code = built(file, 4, "checked_on", date).expect("it is taken");
        let said = code.lines().find(|line| line.contains("EDITION")).unwrap_or_default();
        assert!(code.contains(&edition), "{file} {date}: {said}");
    }
}

#[test]
fn a_wrong_cell_is_named_by_file_and_line() {
    let price = "is not a price from 0 to 2000 in no more than millionths";
    let date = "is not a plausible date YYYY-MM-DD, or YYYY-MM";
    let source = "is not a source to look at again: an address (https://…), or the name of a file, a list or a site";
    let rows: [(&str, usize, &str, &str, String); 23] = [
        ("current/api.csv", 3, "source", "", format!("\"\" {source}")),
        ("current/api.csv", 3, "source", "their page.", format!("\"their page.\" {source}")),
        (
            "current/rentals.csv",
            3,
            "source",
            "six tables agree, 2.5 times",
            format!("\"six tables agree, 2.5 times\" {source}"),
        ),
        ("current/rentals.csv", 3, "source", "and / or", format!("\"and / or\" {source}")),
        ("current/api.csv", 4, "checked_on", "", format!("\"\" {date}")),
        ("current/api.csv", 5, "checked_on", "2026-02-30", format!("\"2026-02-30\" {date}")),
        ("current/api.csv", 5, "checked_on", "1926-02-03", format!("\"1926-02-03\" {date}")),
        ("current/api.csv", 5, "checked_on", "2026-13", format!("\"2026-13\" {date}")),
        ("current/api.csv", 5, "checked_on", "23.11.2026", format!("\"23.11.2026\" {date}")),
        ("current/api.csv", 90, "ends_on", "soon", format!("\"soon\" {date}, or empty")),
        ("current/api.csv", 3, "id", "openai/gpt-4o", "\"openai/gpt-4o\" stands twice".into()),
        ("current/api.csv", 3, "id", "GPT 4o", "\"GPT 4o\" is not an id (lower case, digits, . - / _)".into()),
        ("current/api.csv", 60, "model", "llama-5", "\"llama-5\" is not an id of specs/models.csv, or empty".into()),
        ("current/api.csv", 2, "input", "-1", format!("\"-1\" {price}")),
        ("current/api.csv", 2, "output", "2001", format!("\"2001\" {price}")),
        ("current/api.csv", 2, "output", "", format!("\"\" {price}")),
        ("current/api.csv", 2, "cached_input", "0.0000001", format!("\"0.0000001\" {price}, or empty")),
        ("current/rentals.csv", 7, "gpu", "h300", "\"h300\" is not an id of specs/gpus.csv".into()),
        ("current/rentals.csv", 7, "provider", "acme", "\"acme\" is not an id of providers.csv".into()),
        (
            "current/rentals.csv",
            78,
            "kind",
            "cheap",
            "\"cheap\" is not one of on-demand, secure, community, marketplace, spot".into(),
        ),
        (
            "current/rentals.csv",
            8,
            "usd_per_gpu_hour",
            "269",
            "\"269\" is not a price from 0 to 200 in no more than millionths".into(),
        ),
        ("current/successors.csv", 2, "now", "openai/gpt-9", "\"openai/gpt-9\" is not an id of api.csv".into()),
        ("published/api_offers.csv", 2, "source", " ", format!("\" \" {source}")),
    ];
    for (file, line, column, cell, expected) in rows {
        assert_eq!(said(file, line, column, cell), format!("{file}:{line}: {column}: {expected}"));
    }
}
