//! Lists of every kind: what is taken of each, what is left out, and what of it is kept.

use crate::files::FILES;
use crate::{TODAY, file, import, of};
use llm_breakeven::catalogue::import::prices::{Asked, HEADER, Kind, Skip, Source, read, read_text, write_text};
use llm_breakeven::later::answer;

#[test]
fn every_kind_of_list() {
    for (name, said, records) in FILES {
        let lines = import(name, &file(name));
        assert_eq!(of(&lines, &['k', 'e']), [*said], "{name}");
        assert_eq!(of(&lines, &['s', 'o', 'r']), *records, "{name}");
        // Pasted it is the same, and with the mark that Windows puts before text.
        let text = String::from_utf8(file(name)).expect("it is text");
        assert_eq!(answer(&["import", name, TODAY, &text], None), lines, "{name}");
        assert_eq!(import(name, format!("\u{feff}{text}").as_bytes()), lines, "{name}");
    }
}

#[test]
fn what_is_answered_is_what_is_kept() {
    for (name, _, _) in FILES {
        let lines = import(name, &file(name));
        let kept = lines[1..].iter().fold(format!("{HEADER}\n"), |text, line| text + line + "\n");
        let again = import("saved.tsv", kept.as_bytes());
        assert_eq!(again[1..], lines[1..], "{name}");
        assert!(again[0].starts_with("k\tSaved prices\tSaved prices: "), "{:?}", again[0]);
        let batches = read_text(&kept).expect("it reads back");
        assert_eq!(write_text(&batches), kept, "{name}");
        let windows = kept.replace('\n', "\r\n");
        assert_eq!(read_text(&windows), Ok(batches), "{name}");
    }
}

#[test]
fn two_origins_stay_apart() {
    let text =
        format!("{HEADER}\ns\tA\t2026-01-01\no\ta\tA\tx\t1\t2\t\t\t\ns\tB\t\nr\ty\tH100\th100-80gb\t2\tspot\t8\n");
    let lines = import("saved.tsv", text.as_bytes());
    assert_eq!(of(&lines, &['k']), ["k|Saved prices|Saved prices: 1 API offer and 1 GPU price.|1|1"]);
    assert_eq!(of(&lines, &['s']), ["s|A|2026-01-01", "s|B|"]);
    assert_eq!(read_text(&text).map(|batches| write_text(&batches)), Ok(text));
}

#[test]
fn prices_that_begin_later_do_not_count_yet() {
    let price = |today: &str| {
        let lines = answer(&["import", "", today], Some(&file("genai.json")));
        of(&lines, &['o']).into_iter().find(|line| line.starts_with("o|north/moved")).expect("it is there")
    };
    for (today, expected) in [
        ("2026-02-28", "8|24"),
        ("2026-03-01", "5|15"),
        ("2026-12-31", "5|15"),
        ("2027-01-01", "1|3"),
        // Nobody says what day it is: what is announced last.
        ("", "1|3"),
    ] {
        assert_eq!(price(today), format!("o|north/moved|moved|North AI|{expected}|||"), "{today}");
    }
}

#[test]
fn a_table_of_one_provider_is_called_by_it() {
    for (name, provider) in
        [("runpod.csv", "runpod"), ("C:\\prices\\lambda.v2.csv", "lambda"), ("vms.csv", "SkyPilot"), ("", "SkyPilot")]
    {
        let lines = import(name, &file("skypilot.csv"));
        assert!(of(&lines, &['r']).iter().all(|line| line.starts_with(&format!("r|{provider}|"))), "{lines:?}");
    }
}

#[test]
fn what_is_left_out_is_counted_by_reason() {
    let text = String::from_utf8(file("skypilot.csv")).expect("it is text");
    let imported = read(Source::Text(&text), Asked::default()).expect("it is read");
    assert_eq!((imported.kind, imported.offers(), imported.rentals()), (Kind::SkyPilot, 0, 6));
    let counts: Vec<_> = imported.left_out.iter().map(|(skip, count, first)| (*skip, *count, first.as_str())).collect();
    assert_eq!(counts, [(Skip::NoPrice, 1, "L4"), (Skip::NoGpu, 2, "cpu_4x"), (Skip::Again, 1, "H100")]);
}
