//! Lists of every kind: what is taken of each, what is left out, and what of it is kept.

use crate::files::FILES;
use crate::{TODAY, file, import, of};
use llm_breakeven::catalogue::import::prices::{
    Asked, HEADER, Kind, Skip, Source, origins, read, read_text, replaced, with, without, write_text,
};
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
    for (name, provider) in [
        ("runpod.csv", "runpod"),
        ("C:\\prices\\lambda.v2.csv", "lambda"),
        ("verda (2).csv", "verda"),
        ("verda-vms.csv", "verda"),
        ("vms.csv", "SkyPilot"),
        ("vms (1).csv", "SkyPilot"),
        ("", "SkyPilot"),
    ] {
        let lines = import(name, &file("skypilot.csv"));
        assert!(of(&lines, &['r']).iter().all(|line| line.starts_with(&format!("r|{provider}|"))), "{lines:?}");
        let source = if provider == "SkyPilot" { provider.into() } else { format!("SkyPilot, {provider}") };
        assert_eq!(of(&lines, &['s']), [format!("s|{source}|{TODAY}")]);
    }
}

/// The table of another provider does not take the place of the first; a newer one of the same does, and that is known.
#[test]
fn two_tables_of_one_format_stay_apart() {
    let kept = |text: &str, name: &str| with(text, &import(name, &file("vast.csv")));
    let both = kept(&kept("", "verda.csv"), "runpod.csv");
    let sources: Vec<_> = origins(&both).into_iter().map(|origin| (origin.source, origin.records)).collect();
    assert_eq!(sources, [("SkyPilot, verda".into(), 8), ("SkyPilot, runpod".into(), 8)]);
    let again = import("runpod (1).csv", &file("runpod.csv"));
    let gone: Vec<_> = replaced(&both, &again).into_iter().map(|origin| (origin.source, origin.records)).collect();
    assert_eq!(gone, [("SkyPilot, runpod".into(), 8)]);
    assert_eq!(origins(&with(&both, &again)).iter().map(|origin| origin.records).sum::<usize>(), 13);
    assert_eq!(replaced(&both, &import("lambda.csv", &file("vast.csv"))), []);
}

/// A list whose rows have days of their own is one list all the same.
#[test]
fn days_of_rows_are_kept() {
    let lines = import("gpu_prices.csv", &file("silybench.csv"));
    let kept = with("", &lines);
    let [origin] = &origins(&kept)[..] else { panic!("{kept}") };
    assert_eq!((origin.since.as_str(), origin.date.as_str(), origin.records), ("2026-09-25", "2026-10-07", 7));
    assert_eq!(without(&kept, "silybench"), "");
    assert_eq!(with(&kept, &lines), kept);
    // A day that is yet to come is nobody's.
    let ahead = String::from_utf8(file("silybench.csv")).expect("it is text").replace("2026-10-07", "2031-01-01");
    assert_eq!(of(&import("", ahead.as_bytes()), &['s'])[0], format!("s|silybench|{TODAY}"));
}

#[test]
fn of_all_prices_there_ever_were_those_of_today_count() {
    for (today, expected) in [
        ("2025-06-12", vec!["large|0.5", "gone|1", "last|1"]),
        ("2025-06-13", vec!["large|2.5", "gone|1", "last|1"]),
        ("2026-11-22", vec!["large|2.5", "gone|1", "last|1"]),
        ("2026-11-24", vec!["large|2.5"]),
        ("2027-01-01", vec!["large|0.1"]),
        ("", vec!["large|0.1"]),
    ] {
        let lines = answer(&["import", "", today], Some(&file("llm-prices-historical.json")));
        let mut offers: Vec<String> = of(&lines, &['o'])
            .iter()
            .map(|line| line.split('|').skip(1).collect::<Vec<_>>())
            .map(|parts| format!("{}|{}", parts[0].trim_start_matches("north/"), parts[3]))
            .collect();
        let mut expected: Vec<String> = expected.into_iter().map(String::from).collect();
        offers.sort_unstable();
        expected.sort_unstable();
        assert_eq!(offers, expected, "{today}");
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
