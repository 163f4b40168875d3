//! The way to a checked break-even, for a terminal.

use super::Evaluation;
use super::reality::{Reality, Stop, words};

/// Where it begins, every step with its reason, source and link, where it ends.
#[must_use]
pub fn write(evaluation: &Evaluation) -> String {
    let reality = Reality::of(&evaluation.scenario);
    let whose = if reality.is_published { "As published" } else { "As entered" };
    let printed = reality.printed.map(|printed| format!(" (printed: {printed})")).unwrap_or_default();
    let mut out = format!(
        "{}\n\n{whose}: {}{printed}\n{}",
        reality.sentence(),
        words(&reality.published),
        link(&reality.published)
    );
    for (at, step) in reality.steps.iter().enumerate() {
        let outcome = if step.changes { words(&step.stop) } else { "no change".into() };
        out += &format!("\n{}. {}: {outcome}\n  {}\n", at + 1, step.what, step.sentence);
        if let Some((source, as_of)) = step.source {
            out += &format!("  - {source}, {as_of}\n");
        }
        if step.changes {
            out += &link(&step.stop);
        }
    }
    out + &format!("\nChecked: {}\n{}", words(reality.checked()), link(reality.checked()))
}

fn link(stop: &Stop) -> String {
    format!("  ?{}\n", stop.query)
}
