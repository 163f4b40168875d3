//! Several scenarios side by side, in lines.
//!
//! `h` labels; `r` key, name, `same` or `differs`, then a value for each; `x` volume and sentence for each meeting; `e` a
//! sentence for each stretch in which one is cheapest; `n` place and note.

use super::line;
use crate::export::compare::Compared;
use crate::format::link_number;
use crate::scenario::read_comparison;

/// What follows from having the scenarios of a link side by side.
pub fn table(query: &str) -> Vec<String> {
    let compared = Compared::of(read_comparison(query));
    let labels: Vec<&str> = compared.labels.iter().map(String::as_str).collect();
    let mut lines = vec![line('h', &labels)];
    for row in compared.rows() {
        let mut parts = vec![row.key, row.name, if row.differs { "differs" } else { "same" }];
        parts.extend(row.values.iter().map(String::as_str));
        lines.push(line('r', &parts));
    }
    let crossings = compared.crossings();
    lines.extend(crossings.iter().map(|one| line('x', &[&link_number(one.volume.0), &one.text])));
    lines.extend(compared.cheapest_words().iter().map(|words| line('e', &[words])));
    for (at, evaluation) in compared.evaluations.iter().enumerate() {
        lines.extend(evaluation.notes.iter().map(|note| line('n', &[&at.to_string(), &note.to_string()])));
    }
    lines
}
