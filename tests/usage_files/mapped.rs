//! Files whose columns are not known: shown, then mapped.

use crate::sums;
use llm_breakeven::units::Tokens;
use llm_breakeven::usage::{Kind, Mapping, Source, UsageError, read_mapped, read_usage, sentences};

const FOREIGN: &str =
    "Tag;Anfragen;Eingabe;davon gecacht;Ausgabe;;Tag\n01.10.2025;3;1.000;200;50;x;<b>y</b>\n03.10.2025;1;500;0;50;;\n";

#[test]
fn other_files_are_shown_and_then_mapped() {
    let Err(UsageError::Unknown { headers, sample }) = read_usage(Source::Text(FOREIGN)) else {
        panic!("its columns are not known")
    };
    assert_eq!(headers, ["Tag", "Anfragen", "Eingabe", "davon gecacht", "Ausgabe", "column 6", "Tag (column 7)"]);
    assert_eq!(sample[0], ["01.10.2025", "3", "1.000", "200", "50", "x", "<b>y</b>"]);
    let mapping = Mapping {
        input: &["Eingabe"],
        cached: &["davon gecacht"],
        output: &["Ausgabe"],
        requests: &["Anfragen"],
        date: &["Tag"],
        model: &["Tag (column 7)"],
        ..Mapping::default()
    };
    let usage = read_mapped(Source::Text(FOREIGN), &mapping).expect("it is mapped");
    assert_eq!(sums(&usage), (1500.0, 200.0, 100.0, Some(4.0), None));
    assert_eq!((usage.kind, usage.days()), (Kind::Mapped, Some(3.0)));
    let apart = Mapping { input: &["Eingabe", "davon gecacht"], ..mapping };
    let usage = read_mapped(Source::Text(FOREIGN), &apart).expect("it is mapped");
    assert_eq!(sums(&usage), (1700.0, 200.0, 100.0, Some(4.0), None), "cached tokens counted apart");
    let undated = Mapping { date: &[], ..mapping };
    let usage = read_mapped(Source::Text(FOREIGN), &undated).expect("it is mapped");
    assert_eq!((usage.month(), usage.month_of(15.0).volume), (None, Tokens(3200.0)));
    assert_eq!(
        sentences::understood(&usage, None),
        "Read as usage: 1.6K tokens, 94% input, 13% of it cached. It has no dates: say how many days it covers."
    );
}

#[test]
fn other_json_is_shown_and_then_mapped() {
    let text = r#"{"data":[{"at":"2026-01-01","usage":{"in":10,"out":5},"tags":[1]},{"at":"2026-01-02","usage":{"in":20},"who":"me"}]}"#;
    let Err(UsageError::Unknown { headers, sample }) = read_usage(Source::Text(text)) else {
        panic!("its names are not known")
    };
    assert_eq!(headers, ["at", "usage.in", "usage.out", "who"]);
    assert_eq!(sample, [["2026-01-01", "10", "5", ""], ["2026-01-02", "20", "", "me"]]);
    let mapping = Mapping {
        input: &["usage.in"],
        output: &["usage.out"],
        date: &["at"],
        row_is_request: true,
        ..Mapping::default()
    };
    let usage = read_mapped(Source::Text(text), &mapping).expect("it is mapped");
    assert_eq!(sums(&usage), (30.0, 0.0, 5.0, Some(2.0), None));
}

#[test]
fn mappings_that_do_not_fit() {
    let says = |mapping: &Mapping, sentence: &str| {
        let error = read_mapped(Source::Text(FOREIGN), mapping).expect_err("it does not fit");
        assert_eq!(error.to_string(), sentence);
    };
    says(&Mapping::default(), "Say which column holds input tokens, or which holds output tokens.");
    says(&Mapping { input: &["tokens"], ..Mapping::default() }, "The file has no column `tokens`.");
    says(&Mapping { input: &["Eingabe"], model: &["x"], ..Mapping::default() }, "The file has no column `x`.");
    says(
        &Mapping { input: &["Tag"], ..Mapping::default() },
        "None of its 2 rows can be used. Line 2: `Tag` is not a number (`01.10.2025`).",
    );
}
