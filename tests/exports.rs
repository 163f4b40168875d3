//! What is taken away: the worker's files are the command line's, byte for byte; pictures and codes carry the link.

mod support;

use llm_breakeven::export::{csv, json, markdown, qr};
use llm_breakeven::later::answer;
use llm_breakeven::scenario::write;
use support::{LINKS, link};

const PAGE: &str = "https://example.org/calc/";

fn export(format: &str, query: &str, look: &str) -> Vec<String> {
    answer(&["export", format, query, PAGE, look], None)
}

#[test]
fn files_are_the_command_lines() {
    for query in LINKS {
        let evaluation = link::opened(query);
        let rows = [
            ("csv", "llm-breakeven.csv\ttext/csv", csv::write(&evaluation)),
            ("json", "llm-breakeven.json\tapplication/json", json::write(&evaluation, true) + "\n"),
            ("markdown", "llm-breakeven.md\ttext/markdown", markdown::write_with(&evaluation, PAGE)),
        ];
        for (format, head, text) in rows {
            assert_eq!(export(format, query, ""), [format!("f\t{head}"), text], "{format} {query}");
        }
        let written = format!("Link: `{PAGE}?{}`", write(&evaluation.scenario));
        assert!(export("markdown", query, "")[1].contains(&written), "{query}");
    }
    assert_eq!(export("pdf", "", ""), [""; 0]);
}

#[test]
fn json_is_what_any_reader_takes_it_for() {
    for query in LINKS {
        let evaluation = link::opened(query);
        let [flat, indented] = [false, true].map(|indented| {
            let text = json::write(&evaluation, indented);
            (serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON"), text)
        });
        assert_eq!(flat.0, indented.0, "{query}");
        assert_eq!(flat.1.lines().count(), 1);
        assert_eq!(flat.0["query"], write(&evaluation.scenario));
        let month = flat.0["api"]["usd_per_month"].as_f64();
        assert_eq!(month, Some(evaluation.report.api.month.0), "{query}");
        // Two spaces a level, as the standard tool prints it.
        let standard = serde_json::to_string_pretty(&flat.0).expect("it is JSON");
        assert_eq!(indented.1.lines().count(), standard.lines().count(), "{query}");
    }
    let notes = json::write(&link::opened("mix=%22%5C%09%F0%9F%92%A5%7F"), false);
    let value: serde_json::Value = serde_json::from_str(&notes).expect("it is JSON");
    assert_eq!(value["notes"][0], "`mix=\"\\💥` is not a number; used 60 %.");
}

#[test]
fn pictures_carry_title_legend_and_link() {
    for query in LINKS {
        let [head, svg] = &export("svg", query, "")[..] else { panic!("no picture of {query}") };
        assert_eq!(head, "f\tllm-breakeven.svg\timage/svg+xml");
        let written = write(&link::opened(query).scenario).replace('&', "&amp;");
        assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"), "{query}");
        assert!(svg.contains(&format!("{PAGE}?{written}</desc>")), "{query}");
        assert!(svg.contains("self-hosted</title>") && svg.contains("US dollars a month"), "{query}");
        assert!(svg.matches("self-hosted\n").count() + svg.matches("self-hosted<").count() > 1, "{query}");
    }
    let short = &export("svg", "vol=2B", "")[1];
    assert!(short.split_once("</desc>").is_some_and(|(_, marks)| marks.contains("https://example.org/calc/?vol=2B")));
}

#[test]
fn pictures_look_as_the_page_does() {
    let svg = |look: &str| export("svg", "cap=2B", look)[1].clone();
    let plain = svg("");
    assert!(plain.contains("width=\"960\" height=\"600\""));
    assert_eq!(svg("nonsense 5..2 x 1e400x"), plain);
    assert!(svg("800x500").contains("width=\"800\" height=\"500\""));
    for (look, word) in [("dark", "#171A20"), ("per-mtok", "US dollars per 1M tokens"), ("hybrid", "hybrid")] {
        assert!(svg(look).contains(word) && !plain.contains(word), "{look}");
    }
    assert_ne!(svg("log"), plain);
    assert!(svg("1e8..2e8").contains("150M") && !plain.contains("150M"));
}

#[test]
fn a_comparison_is_one_picture_and_one_table() {
    const LINK: &str = "name=A&c2=prov:lambda&name2=B%26%3Cb%3E";
    let svg = &export("svg", LINK, "")[1];
    assert!(svg.contains("<title>A, B&amp;&lt;b&gt;</title>"));
    assert!(svg.contains("?name=A&amp;c2=prov:lambda&amp;name2=B%26%3Cb%3E</desc>"), "{}", &svg[..900]);
    let lines = answer(&["compare", LINK], None);
    assert_eq!(lines[0], "h\tA\tB&<b>");
    assert!(lines.contains(&"r\tself-month\tSelf-hosting, a month\tdiffers\t$3,986\t$4,418".to_owned()), "{lines:#?}");
    assert!(lines.iter().any(|line| line.starts_with("x\t724727272.7272727\tAt 724.7M")), "{lines:#?}");
    assert!(lines.contains(&"e\tUp to 724.7M tokens a month: A and B&<b>, API.".to_owned()), "{lines:#?}");
}

#[test]
fn a_comparison_says_whose_prices_count() {
    let row = |link: &str| {
        let lines = answer(&["compare", link], None);
        lines.into_iter().find(|line| line.starts_with("r\t\tPrices\t")).expect("there is such a row")
    };
    let published = "April 2026, as published";
    assert_eq!(row("c2=vol:2B"), format!("r\t\tPrices\tsame\t{published}\t{published}"));
    assert_eq!(
        row("c2=cat:now&c3=rate:2.4;ed:2025-11"),
        format!("r\t\tPrices\tdiffers\t{published}\tNovember 2026, current\tNovember 2025, frozen")
    );
}

#[test]
fn a_frozen_link_is_answered_for() {
    assert_eq!(answer(&["frozen", "vol=2B"], None), [""; 0]);
    let lines = answer(&["frozen", "cap=2B&rate=2.4&ed=2025-11"], None);
    assert_eq!(lines[0], "f\tPrices are frozen as of November 2025; one of them is another today.");
    assert_eq!(lines[1], "d\tGPU price: $2.40/h then, $2.49/h now.");
    assert_eq!(lines.last().map(String::as_str), Some("u\tcap=2B"));
}

/// The three corners by which a code is found.
fn finder(code: &qr::Qr, top: usize, left: usize) -> bool {
    (0..7usize).all(|y| {
        (0..7usize).all(|x| {
            let ring = y.abs_diff(3).max(x.abs_diff(3));
            code.rows[top + y][left + x] == (ring != 2)
        })
    })
}

#[test]
fn codes_have_their_corners_and_their_margin() {
    for length in [0, 1, 20, 100, 200, 800, 2300] {
        let code = qr::code(&"x".repeat(length)).expect("it is short enough");
        let side = code.side();
        assert!(code.rows.iter().all(|row| row.len() == side) && (side - 8 - 17).is_multiple_of(4));
        assert!(finder(&code, 4, 4) && finder(&code, 4, side - 11) && finder(&code, side - 11, 4), "{length}");
        for at in 0..side {
            for edge in (0..4).chain(side - 4..side) {
                assert!(!code.rows[at][edge] && !code.rows[edge][at], "{length}");
            }
        }
        assert_eq!(painted(&code.path(), side), code.rows, "{length}");
    }
    assert_eq!(qr::code(&"x".repeat(3000)), None);
    assert_eq!(answer(&["qr", &"x".repeat(3000)], None), ["e\tThis link is too long for a QR code."]);
    let lines = answer(&["qr", PAGE], None);
    assert!(
        lines[0].starts_with("q\t<svg ") && lines[0].contains("0 0 33 33") && lines[0].contains("M4 4h7v1h-7z"),
        "{lines:?}"
    );
}

/// The modules a path covers.
fn painted(path: &str, side: usize) -> Vec<Vec<bool>> {
    let mut rows = vec![vec![false; side]; side];
    for piece in path.split('M').skip(1) {
        let (at, rest) = piece.split_once('h').expect("a run");
        let (x, y) = at.split_once(' ').expect("two coordinates");
        let (x, y): (usize, usize) = (x.parse().expect("x"), y.parse().expect("y"));
        let length: usize = rest.split('v').next().unwrap_or_default().parse().expect("a length");
        rows[y][x..x + length].fill(true);
    }
    rows
}

#[test]
fn a_comparison_is_one_report_and_one_table() {
    const LINK: &str = "name=A|B&c2=gpu:b300-288gb&name2=C";
    let report = &export("markdown", LINK, "")[1];
    assert!(report.starts_with("# A\\|B, C side by side\n"), "{report}");
    assert!(report.contains("| Self-hosting, a month | $3,986 | not known |"), "{report}");
    assert!(!report.contains("C, self-hosted"), "what has no price is nobody's rival: {report}");
    assert_eq!(report.matches("Link: `").count(), 3);
    let table = &export("csv", LINK, "")[1];
    assert!(table.starts_with("\"figure\",\"A|B\",\"C\"\n"), "{table}");
    assert!(table.contains("\"GPU-hour\",\"$2.49\",\"not known\""), "{table}");
}
