//! Published figures computed again, wherever this runs: which agree, which do not, and why not.

use super::Evaluation;
use super::derivation::{Figure, Kind};
use super::figures::{Value, value};
use crate::catalogue::{Check, published};
use crate::format::{self, truncated_volume};
use crate::units::Tokens;

/// One published figure beside ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What was published: its name, link, figure, note and source.
    pub check: &'static Check,
    /// Ours, printed as finely as theirs.
    pub got: String,
    /// Whether the two are the same.
    pub agrees: bool,
}

impl Outcome {
    /// Whether it came out as it should: agreeing, or known not to follow from its source's own numbers.
    #[must_use]
    pub fn is_as_expected(&self) -> bool {
        self.agrees == self.check.reproduces
    }
}

/// Computes every published figure of the catalogue.
#[must_use]
pub fn run() -> Vec<Outcome> {
    published::CHECKS.iter().map(outcome).collect()
}

/// Computes one; a figure that is not known agrees with nothing.
#[must_use]
pub fn outcome(check: &'static Check) -> Outcome {
    let ours = Figure::of_key(check.figure)
        .map_or(Value::Word("unknown"), |figure| value(&Evaluation::of_query(check.link), figure));
    let got = printed(ours, check);
    let agrees = match (check.tolerance, ours.number(), format::number(check.expected)) {
        (None, ..) => got == check.expected,
        (Some(off), Some(ours), Ok(theirs)) => (ours - theirs).abs() <= off,
        _ => false,
    };
    Outcome { check, got, agrees }
}

/// Ours as theirs is printed: cut off behind a tilde, finer where a tolerance says so.
fn printed(ours: Value, check: &Check) -> String {
    match ours {
        Value::Number(Kind::Volume, tokens) if check.expected.starts_with('~') => {
            format!("~{}", truncated_volume(Tokens(tokens)))
        }
        Value::Number(kind, number) if check.tolerance.is_some() => kind.written(number, 1),
        other => other.text(),
    }
}
