//! Broken files: rows that are left out with their reason, and files that give nothing.

use crate::{SMALL, file, read, refuses, sums};
use llm_breakeven::usage::{Place, sentences};

/// One bad row between two good ones: it is left out, with its reason.
#[test]
fn bad_rows_are_left_out() {
    let rows = [
        ("2025-10-02,m,1,abc,0,1", "`input_tokens` is not a number (`abc`)."),
        ("2025-10-02,m,1,-5,0,1", "`input_tokens` is negative (`-5`)."),
        ("2025-10-02,m,1,1.5,0,1", "`input_tokens` is not a whole number (`1.5`)."),
        ("2025-10-02,m,1,1.234,0,1", "`input_tokens` is not a whole number (`1.234`)."),
        ("2025-10-02,m,1,1e16,0,1", "`input_tokens` is more than one row can hold (`1e16`)."),
        ("2025-10-02,m,1,1e400,0,1", "`input_tokens` is not a number (`1e400`)."),
        ("2025-10-02,m,1,NaN,0,1", "`input_tokens` is not a number (`NaN`)."),
        ("2025-10-02,m,1,$5,0,1", "`input_tokens` is not a number (`$5`)."),
        ("2025-10-02,m,1,5%,0,1", "`input_tokens` is not a number (`5%`)."),
        ("2025-10-02,m,1,5,6,1", "more input is cached than there is input."),
        ("2025-10-02,m,many,5,0,1", "`num_model_requests` is not a number (`many`)."),
        ("2025-10-02,m,1,5,0", "has 5 columns, the header 6."),
        ("2025-10-02,m,1,1,234,0,1", "has 7 columns, the header 6."),
        ("10/11/2025,m,1,5,0,1", "`start_time` is not a date like 2025-10-31 (`10/11/2025`)."),
        ("2025-02-29,m,1,5,0,1", "`start_time` is not a date like 2025-10-31 (`2025-02-29`)."),
        ("0,m,1,5,0,1", "`start_time` is not a date like 2025-10-31 (`0`)."),
        (",m,1,5,0,1", "`start_time` is empty."),
        ("Total,,1,5,0,1", "is a sum of other rows."),
        ("2025-10-02,Grand total:,1,5,0,1", "is a sum of other rows."),
        (
            "2025-10-02,m,1,<img src=x onerror=alert(1)>aaaaaaaaaaaaaaaaaaaaaaaa,0,1",
            "`input_tokens` is not a number (`<img src=x onerror=alert(1)>aaaaaaaaaaaa…`).",
        ),
    ];
    for (bad, why) in rows {
        let usage = read(&format!("{SMALL}2025-10-01,m,1,10,2,3\n{bad}\n2025-10-03,m,1,10,2,3\n"));
        assert_eq!(sums(&usage), (20.0, 4.0, 6.0, Some(2.0), None), "{bad}");
        let reasons: Vec<String> = usage.reasons.iter().map(ToString::to_string).collect();
        assert_eq!(reasons, [format!("Line 3: {why}")], "{bad}");
        assert_eq!((usage.rows, usage.skipped), (2, 1), "{bad}");
    }
    let many = SMALL.to_owned() + "2025-10-01,m,1,10,2,3\n" + &"x,,,x,,\n".repeat(100);
    let usage = read(&many);
    assert_eq!((usage.rows, usage.skipped, usage.reasons.len()), (1, 100, 5));
    assert_eq!(usage.reasons[4].place, Place::Line(7));
    assert_eq!(
        sentences::cautions(&usage, None)[0],
        "100 rows were left out. Line 3: `start_time` is not a date like 2025-10-31 (`x`)."
    );
}

#[test]
fn a_line_is_that_of_the_file() {
    let text = format!("{SMALL}2025-10-01,\"a\n\nb\",1,10,2,3\n\n\n2025-10-01,m,1,x,2,3\n");
    assert_eq!(read(&text).reasons[0].place, Place::Line(7));
}

#[test]
fn a_file_cut_off_keeps_its_whole_rows() {
    let whole = file("litellm-spend-logs.csv");
    let cut = &whole[..whole.find("\nb,").expect("there is a second row") + 300];
    let usage = read(cut);
    assert_eq!((usage.rows, usage.skipped), (1, 1));
    assert_eq!(usage.reasons[0].to_string(), "Line 3: a quote is never closed.");
}

#[test]
fn files_that_give_nothing() {
    refuses("", "The file is empty.");
    refuses("\u{feff} \n\r\n;;\n", "The file is empty.");
    refuses(SMALL, "The file has no rows of usage.");
    refuses(&(SMALL.to_owned() + "2025-10-01,,,,,\n"), "The file has no rows of usage.");
    refuses(
        &(SMALL.to_owned() + "2025-10-01,m,1,x,0,1\n"),
        "Its only row cannot be used. Line 2: `input_tokens` is not a number (`x`).",
    );
    refuses(
        &(SMALL.to_owned() + "2025-10-01,m,1,x,0,1\n2025-10-01,m,1,1,y,1\n"),
        "None of its 2 rows can be used. Line 2: `input_tokens` is not a number (`x`).",
    );
    let costs = "The file has costs but no tokens: export the usage instead, or give the amount as your monthly bill.";
    refuses("start_time,end_time,amount_value,amount_currency,line_item\n1759622400,1759708800,0.9,usd,\n", costs);
    refuses("usage_date_utc,model,workspace,cost_usd\n2026-01-01,m,Default,1.5\n", costs);
    refuses(
        r#"{"object":"page","data":[{"start_time":1,"results":[{"amount":{"value":0.06,"currency":"usd"}}]}]}"#,
        costs,
    );
    refuses("{\"data\": [", "The file begins like JSON, but is not whole: EOF while parsing a list at line 1 colum….");
    refuses("[1, 2, \"x\"]", "The file has no rows of usage.");
    refuses("[]", "The file has no rows of usage.");
    refuses("{}", "The file has no rows of usage.");
}
