//! The sortable tables of all prices, what was imported among them, and taking a price over.

use llm_breakeven::catalogue::import::prices::{HEADER, Origin, origins, read_text, together, with, without};
use llm_breakeven::catalogue::{current, current_offer};
use llm_breakeven::export::price_table::{MOST_SHOWN, Table};
use llm_breakeven::later::answer;
use proptest::prelude::*;

const KEPT: &str = "llm-breakeven prices 1\n\
    s\tLiteLLM\t2026-11-23\n\
    o\tnorth/large\tNorth Large\tNorth\t0.001\t10\t\t1\t2\n\
    s\tOur rack\t2026-11-01\n\
    r\tBasement\tH100\th100-80gb\t0.9\tspot\t4\n\
    r\tBasement\tGH200\t\t1.1\ton-demand\t1\n";

/// The parts of the lines of one kind.
fn of(lines: &[String], kind: char) -> Vec<Vec<String>> {
    let parts = |line: &String| line.split('\t').skip(1).map(str::to_owned).collect();
    lines.iter().filter(|line| line.starts_with(kind)).map(parts).collect()
}

fn counts(lines: &[String]) -> [usize; 3] {
    let counts = of(lines, 'n').swap_remove(0);
    [0, 1, 2].map(|at: usize| counts[at].parse().expect("a count"))
}

#[test]
fn every_row_of_the_edition_is_there() {
    let lines = answer(&["prices", "api"], None);
    let rows = of(&lines, 'a');
    assert_eq!(counts(&lines), [current::API.len(); 3]);
    assert_eq!(rows.len(), current::API.len());
    for row in rows {
        let offer = current_offer(&row[10]).expect("its id is known");
        assert_eq!((row[0].as_str(), row[1].as_str(), row[2].as_str()), ("listed", offer.name, offer.vendor));
        let prices = [offer.input, offer.output, offer.cached_input, offer.batch_input, offer.batch_output];
        assert_eq!([3, 4, 5, 6, 7].map(|at: usize| row[at].parse().ok()), prices.map(|price| price.price()));
        assert_eq!((row[8].as_str(), row[9].as_str()), (offer.checked_on, offer.source.text()));
        assert_eq!(row[11], offer.model.unwrap_or(""));
        assert!(row[12].contains(offer.ends_on.unwrap_or("")) && row[12].contains(offer.note.text()), "{row:?}");
    }
    let lines = answer(&["prices", "rental"], None);
    assert_eq!(counts(&lines), [current::RENTALS.len(); 3]);
    let row = of(&lines, 'g').into_iter().find(|row| row[1] == "A10G 24GB").expect("it is rented out");
    assert_eq!(row.len(), 13, "{row:?}");
    assert!(answer(&["prices", "model"], None).is_empty());
}

#[test]
fn any_column_sorts_and_what_is_missing_comes_last() {
    for (kind, letter, table) in [("api", 'a', Table::Api), ("rental", 'g', Table::Rental)] {
        for (at, (column, is_number)) in table.columns().iter().enumerate() {
            for direction in ["up", "down"] {
                let rows = of(&answer(&["prices", kind, "", column, direction, KEPT], None), letter);
                let cells: Vec<&str> = rows.iter().map(|row| row[at + 1].as_str()).collect();
                let there = cells.iter().take_while(|cell| !cell.is_empty()).count();
                assert!(cells[there..].iter().all(|cell| cell.is_empty()), "{column} {direction}: {cells:?}");
                let in_order = |a: &str, b: &str| {
                    if *is_number {
                        a.parse::<f64>().expect("a number") <= b.parse::<f64>().expect("a number")
                    } else {
                        a.to_ascii_lowercase() <= b.to_ascii_lowercase()
                    }
                };
                let sorted = cells[..there].windows(2).all(|pair| {
                    if direction == "up" { in_order(pair[0], pair[1]) } else { in_order(pair[1], pair[0]) }
                });
                assert!(sorted, "{kind} {column} {direction}: {cells:?}");
            }
        }
    }
}

#[test]
fn a_filter_wants_all_its_words() {
    let rows = |kind: &str, filter: &str| answer(&["prices", kind, filter, "", "", KEPT], None);
    for (kind, filter, matching) in [
        ("api", "GPT-OSS-120B", 5),
        ("api", "gpt-oss-120b groq", 1),
        ("api", "  groq   ", 2),
        ("api", "litellm north", 1),
        ("api", "nobody sells this", 0),
        ("rental", "basement", 2),
        ("rental", "basement spot", 1),
        ("rental", "h100 basement", 1),
    ] {
        assert_eq!(counts(&rows(kind, filter))[1], matching, "{kind} {filter}");
    }
}

#[test]
fn what_was_imported_stands_among_the_others() {
    let lines = answer(&["prices", "api", "", "input", "up", KEPT], None);
    let all = current::API.len() + 1;
    assert_eq!(counts(&lines), [all; 3]);
    assert_eq!(
        of(&lines, 'a')[0],
        [
            "own",
            "North Large",
            "North",
            "0.001",
            "10",
            "",
            "1",
            "2",
            "2026-11-23",
            "LiteLLM",
            "north/large",
            "",
            "",
            "",
            "pin=0.001&pout=10&pbin=1&pbout=2&pname=North%20Large;LiteLLM;2026-11-23"
        ]
    );
    let lines = answer(&["prices", "rental", "", "usd", "up", KEPT], None);
    let own: Vec<_> = of(&lines, 'g').into_iter().filter(|row| row[0] == "own").collect();
    let first = ["own", "GH200", "Basement", "1.1", "on demand", "1", "2026-11-01", "Our rack", "", "on-demand"];
    assert_eq!(own.iter().find(|row| row[1] == "GH200").expect("it is there")[..10], first);
    let h100 = own.iter().find(|row| row[1] == "H100 SXM 80GB").expect("it is called as in the catalogue");
    assert_eq!(h100[3..10], ["0.9", "spot", "4", "2026-11-01", "Our rack", "h100-80gb", "spot"]);
    assert_eq!(h100[12], "rate=0.9&rname=Basement;Our%20rack;2026-11-01;spot;4");
    // What cannot be read is said, and all others are there.
    let broken = KEPT.replace("0.001", "free");
    let lines = answer(&["prices", "api", "", "", "", &broken], None);
    assert_eq!(
        of(&lines, 'e'),
        [[
            "One line of the prices kept in this browser cannot be read and is left out. Line 3: `input price` is not a number (`free`)."
        ]]
    );
    assert_eq!(counts(&lines), [all - 1; 3]);
    assert_eq!(counts(&answer(&["prices", "rental", "", "", "", &broken], None))[0], current::RENTALS.len() + 2);
}

#[test]
fn no_more_rows_are_shown_than_anybody_reads() {
    let mut kept = format!("{HEADER}\ns\tLiteLLM\t\n");
    for at in 0..4500 {
        kept += &format!("o\tx/{at}\tModel {at}\tx\t1\t{}\t\t\t\n", at % 100 + 1);
    }
    let lines = answer(&["prices", "api", "model", "output", "down", &kept], None);
    let [shown, matching, all] = counts(&lines);
    assert_eq!((shown, all), (MOST_SHOWN, current::API.len() + 4500));
    assert!(matching >= 4500);
    assert!(of(&lines, 'a').iter().take(45).all(|row| row[4] == "100"));
}

#[test]
fn lists_are_kept_replaced_and_removed() {
    let origin = |source: &str, date: &str, records| Origin {
        source: source.into(),
        date: date.into(),
        since: date.into(),
        records,
    };
    assert_eq!(origins(KEPT), [origin("LiteLLM", "2026-11-23", 1), origin("Our rack", "2026-11-01", 2)]);
    assert_eq!(origins(""), []);
    let lines: Vec<String> =
        ["k\tLiteLLM\t…\t2\t0", "s\tLiteLLM\t2026-12-01", "o\ta\tA\tx\t1\t2\t\t\t", "o\tb\tB\tx\t1\t2\t\t\t"]
            .map(String::from)
            .to_vec();
    let first = with("", &lines);
    assert_eq!(origins(&first), [origin("LiteLLM", "2026-12-01", 2)]);
    assert_eq!(read_text(&first).map(|batches| batches.len()), Ok(1));
    // The new one takes the place of the old one of the same name.
    let both = with(KEPT, &lines);
    assert_eq!(origins(&both), [origin("Our rack", "2026-11-01", 2), origin("LiteLLM", "2026-12-01", 2)]);
    assert_eq!(without(&both, "Our rack"), first);
    assert_eq!(without(&first, "LiteLLM"), "");
    assert_eq!(without(&first, "Lite"), first);
    assert!(read_text(&both).is_ok());
}

#[test]
fn of_a_list_that_the_host_and_the_visitor_have_the_visitors_counts() {
    let host = format!(
        "{HEADER}\ns\tOur rack\t2026-10-01\nr\tBasement\tH100\th100-80gb\t0.8\tspot\t4\n\
                        s\tContract\t2026-10-01\no\tc\tC\tx\t1\t2\t\t\t\n"
    );
    let origin = |source: &str, date: &str, records| Origin {
        source: source.into(),
        date: date.into(),
        since: date.into(),
        records,
    };
    assert_eq!(together(&host, ""), host);
    assert_eq!(together("", KEPT), KEPT);
    assert_eq!(together("", ""), "");
    let both = together(&host, KEPT);
    assert_eq!(
        origins(&both),
        [origin("Contract", "2026-10-01", 1), origin("LiteLLM", "2026-11-23", 1), origin("Our rack", "2026-11-01", 2)]
    );
    assert_eq!(read_text(&both).map(|batches| batches.len()), Ok(3));
}

#[test]
fn what_a_column_says_can_be_asked_for() {
    let asked = |kind: &str, wanted: &[&str]| {
        let question = [&["prices", kind, "", "", "", KEPT, ""], wanted].concat();
        answer(&question, None)
    };
    let lines = asked("rental", &[]);
    let choices = of(&lines, 'f');
    assert_eq!(choices.len(), 3);
    assert!(
        choices[0].contains(&"GH200".into())
            && choices[1].contains(&"Basement".into())
            && choices[2].contains(&"spot".into())
    );
    assert!(choices.iter().all(|values| values.windows(2).all(|pair| pair[0].to_lowercase() < pair[1].to_lowercase())));
    assert_eq!(counts(&asked("rental", &["", "Basement"]))[1], 2);
    assert_eq!(counts(&asked("rental", &["GH200", "Basement"]))[1], 1);
    assert_eq!(counts(&asked("rental", &["GH200", "Basement", "spot"]))[1], 0);
    assert_eq!(counts(&asked("api", &["North"]))[1], 1);
    assert_eq!(counts(&asked("api", &["Nor"]))[1], 0, "all of it");
    // What there is to choose from stays, whatever is asked for.
    assert_eq!(of(&asked("rental", &["GH200"]), 'f'), choices);
}

/// A remark for whatever one has to know of a row: conditions, a last day, that another counts.
#[test]
fn rows_say_what_one_has_to_know() {
    let remark = |kind: &str, filter: &str, at: usize| {
        let lines = answer(&["prices", kind, filter, "", "", KEPT, "2026-11-23"], None);
        of(&lines, if kind == "api" { 'a' } else { 'g' }).into_iter().map(|row| row[at].clone()).collect::<Vec<_>>()
    };
    assert_eq!(remark("api", "gpt-6 luna", 12), ["$0.20 in and $0.75 out for requests of more than 272,000 tokens"]);
    assert_eq!(remark("api", "openai gpt-5 nano 2026-12", 12), ["not sold from 2026-12-11 on"]);
    assert_eq!(remark("rental", "aws a10g", 10), ["g5.xlarge"]);
    assert_eq!(remark("rental", "basement gh200", 10), ["no GPU that this page knows"]);
    assert_eq!(remark("rental", "basement h100", 10), ["called H100 there"]);
    let older: Vec<_> = remark("rental", "H100 SXM runpod secure", 10);
    assert_eq!(
        older.iter().filter(|remark| remark.contains("no longer counts: there is a price of 2026-11-09")).count(),
        2
    );
    assert_eq!(older.len(), 3);
    // Ages are those of the day.
    assert_eq!(remark("rental", "aws p5.4xlarge", 11), ["3 months old"]);
    assert_eq!(remark("api", "gpt-4o mini", 13), [""]);
}

proptest! {
    #[test]
    fn nothing_asked_stops_the_program(kind in "(api|rental|.{0,4})", filter in ".{0,20}", column in ".{0,8}", kept in ".{0,60}") {
        let lines = answer(&["prices", &kind, &filter, &column, "down", &kept], None);
        prop_assert!(lines.is_empty() || !of(&lines, 'n').is_empty());
        let _ = (origins(&kept), without(&kept, &filter), with(&kept, &[column]));
    }
}
