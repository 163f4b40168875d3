//! Any rows add up in any order of columns, and no bytes or text stop the program.

use crate::{SMALL, read};
use llm_breakeven::usage::{Mapping, Source, Usage, read_mapped, read_usage, sentences, text_of};
use proptest::prelude::*;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A row of the small table: good ones mostly.
fn row() -> impl Strategy<Value = String> {
    let count =
        prop_oneof![8 => (0_u32..100_000).prop_map(|n| n.to_string()), 1 => Just("x".into()), 1 => Just(String::new())];
    (1..29_u32, "[a-c]", count.clone(), count.clone(), count.clone(), count).prop_map(
        |(day, model, requests, input, cached, output)| {
            format!("2025-10-{day:02},{model},{requests},{input},{cached},{output}\n")
        },
    )
}

fn read_rows(rows: &[String]) -> Option<Usage> {
    read_usage(Source::Text(&(SMALL.to_owned() + &rows.concat()))).ok()
}

fn swapped(text: &str, order: &[usize]) -> String {
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        order.iter().map(|place| cells[*place]).collect::<Vec<_>>().join(",") + "\n"
    };
    text.lines().map(line).collect()
}

proptest! {
    #![proptest_config(config(400))]

    /// Sums of two files are those of the file that holds the rows of both.
    #[test]
    fn totals_add_up(one in prop::collection::vec(row(), 1..20), other in prop::collection::vec(row(), 1..20)) {
        if let (Some(a), Some(b), Some(both)) = (read_rows(&one), read_rows(&other), read_rows(&[one, other].concat())) {
            prop_assert_eq!(both.input_tokens, a.input_tokens + b.input_tokens);
            prop_assert_eq!(both.cached_tokens, a.cached_tokens + b.cached_tokens);
            prop_assert_eq!(both.output_tokens, a.output_tokens + b.output_tokens);
            prop_assert_eq!(both.requests, Some(a.requests.unwrap_or_default() + b.requests.unwrap_or_default()));
            prop_assert_eq!((both.rows, both.skipped), (a.rows + b.rows, a.skipped + b.skipped));
            prop_assert_eq!(both.first_day, a.first_day.min(b.first_day));
            prop_assert_eq!(both.last_day, a.last_day.max(b.last_day));
        }
    }

    #[test]
    fn the_order_of_columns_does_not_matter(
        rows in prop::collection::vec(row(), 1..20),
        order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let text = SMALL.to_owned() + &rows.concat();
        prop_assert_eq!(read_usage(Source::Text(&swapped(&text, &order))), read_usage(Source::Text(&text)));
    }

    #[test]
    fn no_bytes_stop_it(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = text_of(&bytes);
        let _ = read_usage(Source::Text(&text));
        let _ = read_usage(Source::Text(&(SMALL.to_owned() + &text)));
        let _ = read_mapped(Source::Text(&text), &Mapping { input: &["a"], ..Mapping::default() });
    }

    /// As above, of letters that mean something here.
    #[test]
    fn no_text_stops_it(text in "([,;\t\"\n\r 0-9a.{}\\[\\]:-]|total|[à-ü]|input_tokens|\"metadata\"){0,60}") {
        let _ = read_usage(Source::Text(&text));
        let _ = read_usage(Source::Text(&(SMALL.to_owned() + &text)));
        let logs = format!("prompt_tokens,completion_tokens,startTime,metadata\n1,1,2026-01-01,{text}");
        if let Ok(usage) = read_usage(Source::Text(&logs)) {
            let _ = (sentences::understood(&usage, None), sentences::cautions(&usage, None));
        }
    }

    /// Whatever a cell says, what is counted is whole, not negative, and no more cached than there is.
    #[test]
    fn counts_are_counts(cell in "[-+]?[0-9]{0,4}[.,e']?[0-9]{0,17}[KMB%]?") {
        for delimiter in [",", ";", "\t"] {
            let text = (SMALL.to_owned() + "2025-10-01,m,1,7,3,5\n").replace(',', delimiter)
                + &["2025-10-01", "m", "1", &format!("\"{cell}\""), "0", "1\n"].join(delimiter);
            let usage = read(&text);
            prop_assert!(usage.input_tokens.0 >= 7.0 && usage.input_tokens.0.fract() == 0.0, "{}", cell);
            prop_assert_eq!(usage.rows + usage.skipped, 2);
        }
    }
}
