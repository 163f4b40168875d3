//! The arithmetic behind a figure, with the numbers filled in, and where they come from.
//!
//! Each line is checked against itself while it is written: its numbers get as many digits as it takes for them, read
//! again, to give the printed result.

mod api;
mod figure;
mod hosting;
mod load;
mod outcome;
mod sources;
mod term;

pub use figure::Figure;
pub use sources::SourceLine;
pub use term::Kind;

use super::Evaluation;
use super::figures::{self, Value};
use crate::scenario::Input;
use term::{Digits, Term, equation};

/// How a figure came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation {
    /// What it is.
    pub name: &'static str,
    /// As the page prints it.
    pub value: String,
    /// Line by line; the last that has a result has the figure's.
    pub steps: Vec<Step>,
    /// Where the numbers come from that are no figures themselves.
    pub sources: Vec<SourceLine>,
    /// Figures with derivations of their own.
    pub rests_on: &'static [Figure],
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// `1B tokens × $5.50 per 1M = $5,500 a month`, or a sentence.
    pub text: String,
}

/// Derives a figure.
#[must_use]
pub fn derive(evaluation: &Evaluation, figure: Figure) -> Derivation {
    let value = figures::value(evaluation, figure);
    let mut draft = Draft { evaluation, figure, value, steps: Vec::new(), sources: Vec::new() };
    draft.steps();
    Derivation {
        name: figure.name(),
        value: value.text(),
        steps: draft.steps,
        sources: draft.sources,
        rests_on: figure.rests_on(),
    }
}

/// A derivation as it is written.
struct Draft<'a> {
    evaluation: &'a Evaluation,
    figure: Figure,
    value: Value,
    steps: Vec<Step>,
    sources: Vec<SourceLine>,
}

impl Draft<'_> {
    fn steps(&mut self) {
        match self.figure {
            Figure::Requests | Figure::Volume | Figure::InputShare => self.workload(),
            Figure::InputPrice | Figure::OutputPrice | Figure::Blend | Figure::ApiMonth => self.api(),
            Figure::Capital | Figure::Power | Figure::GpuHour | Figure::ReplicaMonth => self.hardware(),
            Figure::Capacity | Figure::ReplicaVolume | Figure::Replicas | Figure::Running | Figure::Gpus => self.load(),
            Figure::Compute | Figure::Engineering | Figure::OneOff | Figure::Overhead | Figure::SelfMonth => {
                self.hosting();
            }
            Figure::ApiAverage | Figure::SelfAverage | Figure::FullReplica => self.unit_cost(),
            Figure::Saving | Figure::SavingPercent | Figure::Hybrid | Figure::HybridShare => self.comparison(),
            Figure::BreakEven | Figure::ForGood | Figure::NearestFlip => self.break_even(),
            Figure::LimitApiPrice | Figure::LimitGpuHour | Figure::LimitUtilisation | Figure::LimitEngineering => {
                self.limit();
            }
        }
    }

    /// A sentence.
    fn say(&mut self, text: &str) {
        self.steps.push(Step { text: text.into() });
    }

    /// The line that ends in the figure.
    fn equals(&mut self, term: &dyn Fn(Digits) -> Term) {
        if let Value::Number(kind, value) = self.value {
            // A price of like prices is no quotient of dollars and tokens.
            let kind = if kind == Kind::Price && self.figure.is_mean_price() { Kind::Rate } else { kind };
            self.line(kind, value, self.figure.unit(), term);
        }
    }

    /// A line on the way there.
    fn line(&mut self, kind: Kind, value: f64, words: &str, term: &dyn Fn(Digits) -> Term) {
        let text = equation(kind, value, words, term);
        self.steps.push(Step { text });
    }

    /// Inputs that stand in the lines.
    fn uses(&mut self, inputs: &[Input]) {
        for input in inputs {
            self.sources.extend(sources::of_input(self.evaluation, *input));
        }
    }

    /// A figure that is an input as it stands.
    fn entered(&mut self, input: Input) {
        let text = self.value.text();
        self.say(&format!("An input: {text} {}.", self.figure.unit()));
        self.uses(&[input]);
    }
}
