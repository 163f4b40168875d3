//! From a scenario's break-even to a checked one: what changes with hardware that holds the model, with the capacity it has,
//! with the hours somebody spends on it, and with what the API costs by now. One change after the other, each an own link.

mod change;

use super::Evaluation;
use super::fit::Fit;
use super::rents::on_gpus;
use crate::engine::break_even::BreakEven;
use crate::format::{link_number, volume};
use crate::scenario::{self, Scenario};
use crate::units::Tokens;
use change::Change;

/// The way from what was published, or entered, to what holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Reality {
    /// Where it begins.
    pub published: Stop,
    /// Whether that is a published scenario as it stands, but for its volume.
    pub is_published: bool,
    /// The published break-even as printed, where it is.
    pub printed: Option<&'static str>,
    /// All steps, in a fixed order; some change nothing.
    pub steps: Vec<StepTaken>,
}

/// A scenario with its break-even.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Its link, without question mark.
    pub query: String,
    /// Volume from which self-hosting first wins, tokens a month: `None` is never, 0 always.
    pub break_even: Option<Tokens>,
    /// Volume from which it wins for good; `None` is never.
    pub for_good: Option<Tokens>,
}

/// A step with what it led to.
#[derive(Clone, Debug, PartialEq)]
pub struct StepTaken {
    /// What it is about, in a few words.
    pub what: &'static str,
    /// What changes and why, or why nothing does.
    pub sentence: String,
    /// Who says so, and when that was looked up.
    pub source: Option<(&'static str, &'static str)>,
    /// Whether anything changes.
    pub changes: bool,
    /// Where it leads.
    pub stop: Stop,
}

impl Stop {
    fn of(evaluation: &Evaluation) -> Self {
        let outcome: &BreakEven = &evaluation.report.break_even;
        Self { query: scenario::write(&evaluation.scenario), break_even: outcome.first(), for_good: outcome.for_good() }
    }
}

impl Reality {
    /// Walks the way of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let mut at = evaluate(scenario.clone());
        let published = Stop::of(&at);
        let mut steps = Vec::new();
        for step in change::STEPS {
            let Change { to, sentence, source } = (step.change)(&at);
            let changes = to.is_some();
            if let Some(to) = to {
                at = evaluate(to);
            }
            let sentence = (sentence + &(step.after)(&at, changes)).trim_end().to_owned();
            steps.push(StepTaken { what: step.what, sentence, source, changes, stop: Stop::of(&at) });
        }
        let is_published = scenario.is_as_published();
        let printed = is_published.then_some(scenario.preset().published.break_even);
        Self { published, is_published, printed, steps }
    }

    /// Where it ends: the checked scenario.
    #[must_use]
    pub fn checked(&self) -> &Stop {
        self.steps.last().map_or(&self.published, |step| &step.stop)
    }

    /// Where it would end on the replica that costs least: which that is, and the scenario on it. `None` where it does already.
    #[must_use]
    pub fn on_cheapest(&self) -> Option<(String, Stop)> {
        let checked = scenario::read(&self.checked().query).scenario;
        let fit = Fit::of(&evaluate(checked.clone()));
        let found = fit.cheapest()?;
        let (gpus, _) = found.replica?;
        let provider = found.rent.map(|rent| rent.terms.provider);
        let on = evaluate(on_gpus(&checked, found.gpu.id, gpus, provider)?);
        let stop = Stop::of(&on);
        let is_sooner = stop.break_even.is_some_and(|here| self.checked().break_even.is_none_or(|there| here < there));
        is_sooner.then(|| (format!("{} × {}", link_number(gpus), on.resolved.names.gpu.name), stop))
    }

    /// From where to where, in one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let whose = if self.is_published { "published" } else { "entered" };
        let (from, to) = (words(&self.published), words(self.checked()));
        if from == to {
            format!("The break-even as {whose} is {from}, and stays so when checked.")
        } else {
            format!("The break-even as {whose} is {from}; checked, it is {to}.")
        }
    }
}

fn evaluate(scenario: Scenario) -> Evaluation {
    Evaluation::of(scenario::Reading { scenario, notes: Vec::new() })
}

/// `724.7M tokens a month`, `never`, `at every volume`; and what the first win hides.
#[must_use]
pub fn words(stop: &Stop) -> String {
    let Some(first) = stop.break_even else { return "never".into() };
    let first_words = if first.0 > 0.0 { format!("{} tokens a month", volume(first)) } else { "any volume".into() };
    match stop.for_good {
        None => format!("{first_words} (for a while only, never for good)"),
        Some(good) if good > first => format!("{first_words} (for good from {})", volume(good)),
        Some(_) => first_words,
    }
}
