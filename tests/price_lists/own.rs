//! The two formats of the page itself, a host's file and a kept list, and what is said of what is wrong in them.

use crate::files::FILES;
use crate::{TODAY, file, of, refuses};
use llm_breakeven::catalogue::import::prices::{HEADER, read_kept};
use llm_breakeven::later::answer;

#[test]
fn a_hosts_file_says_what_is_wrong_with_it() {
    let whole = String::from_utf8(file("catalogue.json")).expect("it is text");
    let lines = answer(&["catalogue", TODAY, &whole], None);
    assert_eq!(of(&lines, &['s', 'o', 'r']), FILES.last().expect("the last is this").2);
    for (from, to, sentence) in [
        ("prices\": 1", "prices\": 2", "`llm_breakeven_prices` is not 1, the only edition of this format there is."),
        ("\"llm_breakeven_prices\": 1,", "", "The file does not begin with `\"llm_breakeven_prices\": 1`."),
        (
            "\"checked_on\"",
            "\"cheked_on\"",
            "The file: there is no field `cheked_on`; there are llm_breakeven_prices, source, checked_on, offers, rentals.",
        ),
        ("2026-11-01", "November", "`checked_on` is not a date like 2026-11-23 (`November`)."),
        ("2026-11-01", "2026-99-99", "`checked_on` is not a date like 2026-11-23 (`2026-99-99`)."),
        ("2026-11-01", "2026-02-29", "`checked_on` is not a date like 2026-11-23 (`2026-02-29`)."),
        ("2026-11-01", "2031-01-01", "`checked_on` is yet to come (`2031-01-01`)."),
        ("2026-11-01", "2026-11-25", "`checked_on` is yet to come (`2026-11-25`)."),
        ("\"source\": \"Framework agreement of Example Ltd\",", "", "The file: `source` is missing."),
        (
            "\"cached_input\"",
            "\"cached\"",
            "offers, entry 1: there is no field `cached`; there are id, name, vendor, input, output, cached_input, \
             batch_input, batch_output.",
        ),
        ("\"input\": 1.9, ", "", "offers, entry 1: `input` is missing."),
        (
            "1.9,",
            "\"1.9\",",
            "offers, entry 1: `input` is a text and not a number (`1.9`). Nothing was taken from the file.",
        ),
        ("1.9,", "-1.9,", "offers, entry 1: `input` is negative (`-1.9`). Nothing was taken from the file."),
        ("1.9,", "1900,", "offers, entry 1: `input` is beyond belief (`1900`). Nothing was taken from the file."),
        ("house/free", "house/large", "offers, entry 2: there is another offer with the id `house/large`."),
        ("\"offers\": [", "\"offers\": [3,", "offers, entry 1 is no object with named values."),
        (
            "NVIDIA L40S",
            "NVIDIA L400",
            "rentals, entry 2: `gpu` is no GPU that this page knows (`NVIDIA L400`). Nothing was taken from the file.",
        ),
        (
            "\"spot\"",
            "\"spott\"",
            "rentals, entry 2: `kind` is no kind of rent (`spott`). Nothing was taken from the file.",
        ),
        (": 4 }", ": 0.5 }", "rentals, entry 2: `min_gpus` is no number of GPUs."),
        (
            "1.4 }",
            "201 }",
            "rentals, entry 1: `usd_per_gpu_hour` is beyond belief (`201`). Nothing was taken from the file.",
        ),
    ] {
        let broken = whole.replacen(from, to, 1);
        assert_ne!(broken, whole, "{from}");
        assert_eq!(answer(&["catalogue", TODAY, &broken], None), [format!("e\t{sentence}")]);
    }
    let none = r#"{"llm_breakeven_prices":1,"source":"a","checked_on":"2026-01-01"}"#;
    assert_eq!(answer(&["catalogue", TODAY, none], None), ["e\tThe file has neither offers nor rentals."]);
    // Beside the page stands this file and no other.
    let other = String::from_utf8(file("litellm.json")).expect("it is text");
    assert_eq!(
        answer(&["catalogue", TODAY, &other], None),
        ["e\tThe file does not begin with `\"llm_breakeven_prices\": 1`."]
    );
    // A server without it may answer with its page for what is not found.
    for text in ["", "<!doctype html><p>Not found"] {
        assert_eq!(answer(&["catalogue", TODAY, text], None), ["e\tWhat stands there is not JSON."]);
    }
}

/// Where it was written it may be tomorrow already, and where the page is nobody may know what day it is.
#[test]
fn a_hosts_file_may_be_of_tomorrow() {
    let whole = String::from_utf8(file("catalogue.json")).expect("it is text");
    for (today, date) in [
        ("2026-11-23", "2026-11-24"),
        ("2026-11-30", "2026-12-01"),
        ("2026-12-31", "2027-01-01"),
        ("2028-02-28", "2028-02-29"),
        ("", "2031-01-01"),
    ] {
        let lines = answer(&["catalogue", today, &whole.replace("2026-11-01", date)], None);
        assert_eq!(of(&lines, &['s']), [format!("s|Framework agreement of Example Ltd|{date}")], "{today}");
    }
}

/// Of what the browser has kept, one line that is broken takes no other with it.
#[test]
fn what_is_good_of_a_kept_list_stays() {
    let good = format!(
        "{HEADER}\ns\tA\t2026-01-01\no\ta\tA\tx\t1\t2\t\t\t\no\tb\tB\tx\t1\t2\t\t\t\t2027-01-01\ns\tB\t2026-01-01\nr\ty\tH100\th100-80gb\t2\tspot\t8\n"
    );
    let counts = |text: &str| {
        let (batches, wrong) = read_kept(text);
        (
            batches
                .iter()
                .map(|batch| (batch.source.clone(), batch.offers.len(), batch.rentals.len()))
                .collect::<Vec<_>>(),
            wrong,
        )
    };
    assert_eq!(counts(&good), (vec![("A".into(), 2, 0), ("B".into(), 0, 1)], None));
    assert_eq!(
        counts(&good.replace("b\tB\tx\t1", "b\tB\tx\tfree")),
        (
            vec![("A".into(), 1, 0), ("B".into(), 0, 1)],
            Some(
                "One line of the prices kept in this browser cannot be read and is left out. Line 4: `input price` is not a \
                 number (`free`)."
                    .into()
            )
        )
    );
    // What follows a list's name that cannot be read is not the list's before it.
    assert_eq!(
        counts(&good.replace("s\tB\t2026-01-01", "s\tB")),
        (
            vec![("A".into(), 2, 0)],
            Some(
                "2 lines of the prices kept in this browser cannot be read and are left out. Line 5 is neither an offer nor a \
                 rent: `sB`."
                    .into()
            )
        )
    );
    assert_eq!(counts(""), (vec![], None));
}

#[test]
fn a_kept_list_says_which_line_is_wrong() {
    let good = "s\tA\t2026-01-01\no\ta\tA\tx\t1\t2\t\t\t\nr\ty\tH100\th100-80gb\t2\tspot\t8\n";
    for (from, to, sentence) in [
        (
            "s\tA\t2026-01-01\n",
            "",
            "Line 2 comes before the line that says its source. Nothing was taken from the file.",
        ),
        (
            "o\ta\tA\tx\t1\t2",
            "o\ta\tA\tx\t1",
            "Line 3 is neither an offer nor a rent: `oaAx1`. Nothing was taken from the file.",
        ),
        ("o\ta\t", "o\t\t", "Line 3 has no id. Nothing was taken from the file."),
        ("x\t1\t2", "x\t\t2", "Line 3 has no input price. Nothing was taken from the file."),
        ("x\t1\t2", "x\t-1\t2", "Line 3: `input price` is negative (`-1`). Nothing was taken from the file."),
        ("x\t1\t2", "x\t1\t2000", "Line 3: `output price` is beyond belief (`2000`). Nothing was taken from the file."),
        ("h100-80gb", "h900", "Line 4 names no GPU of the catalogue: `h900`. Nothing was taken from the file."),
        ("spot", "soon", "Line 4 has no kind of rent. Nothing was taken from the file."),
        ("80gb\t2", "80gb\t", "Line 4 has no price. Nothing was taken from the file."),
        (
            "spot\t8",
            "spot\teight",
            "Line 4: `number of GPUs` is not a number (`eight`). Nothing was taken from the file.",
        ),
    ] {
        assert!(good.contains(from), "{from}");
        refuses(format!("{HEADER}\n{}", good.replacen(from, to, 1)).as_bytes(), sentence);
    }
    refuses(HEADER.as_bytes(), "There is no price in the file.");
}
