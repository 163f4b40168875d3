//! Published figures computed again: all agree but those known not to follow from their own source's numbers.

#[path = "support/link.rs"]
mod link;

use llm_breakeven::catalogue::{Check, published};
use llm_breakeven::export::derivation::Figure;
use llm_breakeven::export::self_check::{outcome, run};

#[test]
fn each_comes_out_as_its_row_says() {
    let wrong: Vec<_> = run()
        .into_iter()
        .filter(|outcome| !outcome.is_as_expected())
        .map(|outcome| {
            format!("{}: {} is {} ({})", outcome.check.what, outcome.check.expected, outcome.got, outcome.check.link)
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn rows_are_links_and_figures_with_a_reason_where_they_fail() {
    let rows = published::CHECKS;
    assert!(rows.iter().filter(|check| check.reproduces).count() >= 40 && rows.len() <= 60, "{}", rows.len());
    for (at, check) in rows.iter().enumerate() {
        let reading = link::read(check.link);
        assert_eq!(reading.notes, [], "{}", check.link);
        assert!(reading.scenario.unknown.is_empty(), "{}", check.link);
        assert!(Figure::of_key(check.figure).is_some(), "{} is no figure", check.figure);
        assert!(check.reproduces || check.note.is_some(), "{}: why not?", check.what);
        let twice = rows[..at].iter().any(|other| (other.link, other.figure) == (check.link, check.figure));
        assert!(!twice || !check.reproduces, "{} stands twice", check.what);
    }
}

/// A check that agrees with anything would check nothing.
#[test]
fn a_wrong_figure_is_found() {
    // expected, tolerance, agrees
    let rows = [
        ("$5,500", None, true),
        ("$5,501", None, false),
        ("$5,500.40", Some(0.5), true),
        ("$5,501", Some(0.5), false),
        ("five", Some(1e9), false),
        ("~5500", None, false),
    ];
    for (expected, tolerance, agrees) in rows {
        let check = Check { link: "vol=1B", figure: "api-month", expected, tolerance, ..published::CHECKS[0] };
        assert_eq!(outcome(Box::leak(Box::new(check))).agrees, agrees, "{expected}");
    }
    let unknown = Check { figure: "api", ..published::CHECKS[0] };
    assert!(!outcome(Box::leak(Box::new(unknown))).agrees);
    let never =
        Check { link: "s=deepseek-api&cap=2B", figure: "break-even", tolerance: Some(1e30), ..published::CHECKS[0] };
    let never = outcome(Box::leak(Box::new(never)));
    assert_eq!((never.agrees, never.got.as_str()), (false, "never"));
}
