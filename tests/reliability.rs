//! The figures of the README's section on reliability: what can be counted here is counted, the rest stands in
//! `tests/reliability.csv` with its day. `make reliability` writes the section, `scripts/reliability.sh` says who writes the rows.

#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/thrown.rs"]
mod thrown;

use llm_breakeven::scenario::Input;
use std::fs;

const BEGIN: &str = "<!-- reliability: written by `make reliability` -->\n";
const END: &str = "<!-- /reliability -->";
const SUMMARY: &str = "tests/reliability.csv";

/// A row of the summary.
struct Row {
    what: String,
    count: u64,
    of: String,
    on: String,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(SUMMARY).expect("it is there");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("what,count,of,on"));
    lines.map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.split(',').collect();
    let [what, count, of, on] = cells[..] else { panic!("{line}: four cells") };
    let count = count.parse().unwrap_or_else(|_| panic!("{line}: a whole number"));
    Row { what: what.into(), count, of: of.into(), on: on.into() }
}

fn one<'r>(rows: &'r [Row], what: &str) -> &'r Row {
    rows.iter().find(|row| row.what == what).unwrap_or_else(|| panic!("{SUMMARY} has no row `{what}`"))
}

/// `1,234,567`
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The names of the programs in `fuzz/`.
fn fuzz_targets() -> Vec<String> {
    let files = fs::read_dir("fuzz/fuzz_targets").expect("it is there");
    let mut names: Vec<String> = files
        .map(|file| file.expect("it can be read").file_name().to_string_lossy().trim_end_matches(".rs").to_owned())
        .collect();
    names.sort_unstable();
    names
}

/// The table, line by line.
fn section() -> String {
    let rows = rows();
    let targets = fuzz_targets();
    let fuzzed: Vec<&Row> = targets.iter().map(|name| one(&rows, &format!("fuzz {name}"))).collect();
    let inputs = grouped(fuzzed.iter().map(|row| row.count).sum());
    let oldest = fuzzed.iter().map(|row| row.on.as_str()).min().unwrap_or_default();
    let (mutants, soak) = (one(&rows, "mutants"), one(&rows, "soak"));
    let journeys = |what| grouped(one(&rows, what).count);
    let lines = [
        ("What", "How many", "When".to_owned()),
        ("---", "---:", "---".to_owned()),
        (
            &format!(
                "Bad texts, up to 10 MB long, in each of {} number fields, {} kinds of files and pastes, links, names, messages",
                Input::ALL.len(),
                hostile::READERS.len()
            ),
            &grouped(hostile::all().len() as u64),
            "every `make test`".into(),
        ),
        (
            "Faults of server, browser and extensions that the page survives, each in a browser",
            &journeys("journeys faults"),
            "every `make test`".into(),
        ),
        (
            "Journeys without a network, or while another build is put in place",
            &journeys("journeys offline"),
            "every `make test`".into(),
        ),
        (
            &format!("Inputs that are nearly right, thrown at what reads them ({})", targets.join(", ")),
            &grouped((targets.len() * thrown::EACH) as u64),
            "every `make test`".into(),
        ),
        ("The same by coverage, `make fuzz`", &inputs, oldest.into()),
        (
            &format!(
                "Mistakes put into the engine that its tests noticed, of those tried ({} are possible)",
                grouped(one(&rows, "mutants in all").count)
            ),
            &format!("{} of {}", mutants.count, mutants.of),
            mutants.on.clone(),
        ),
        ("Random events in one page: no error, steady memory", &grouped(soak.count), soak.on.clone()),
    ];
    lines.iter().map(|(what, count, when)| format!("| {what} | {count} | {when} |\n")).collect()
}

#[test]
fn the_readme_says_what_was_counted() {
    let readme = fs::read_to_string("README.md").expect("it is there");
    let (before, rest) = readme.split_once(BEGIN).expect("the section begins");
    let (written, after) = rest.split_once(END).expect("the section ends");
    let section = format!("\n{}\n", section());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write("README.md", format!("{before}{BEGIN}{section}{END}{after}")).expect("it can be written");
    } else {
        assert_eq!(written, section, "`make reliability` writes it anew");
    }
}

#[test]
fn every_row_has_its_day_and_every_fuzz_target_its_row() {
    let rows = rows();
    for row in rows.iter().filter(|row| row.what.starts_with("fuzz") || matches!(row.what.as_str(), "mutants" | "soak"))
    {
        let is_date = row.on.len() == 10 && row.on.bytes().filter(|byte| *byte == b'-').count() == 2;
        assert!(is_date && row.count > 0, "{}: {} on `{}`", row.what, row.count, row.on);
    }
    assert_eq!(rows.iter().filter(|row| row.what.starts_with("fuzz ")).count(), fuzz_targets().len());
    let mutants = one(&rows, "mutants");
    assert!(mutants.of.parse().is_ok_and(|of| mutants.count <= of), "of `{}`", mutants.of);
}
