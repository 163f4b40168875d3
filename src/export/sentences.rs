//! The report in sentences: the same on the page, in exports and on the command line.

use super::{Evaluation, age};
use crate::catalogue::{CURRENT_NAME, PUBLISHED_NAME, PriceList};
use crate::engine::Report;
use crate::engine::break_even::{Kind, NeverReason};
use crate::engine::inputs::{Need, Side};
use crate::engine::verdict::{CLOSE_CALL, Choice, RuleOfThumb, SPEND_HIGH, SPEND_LOW, is_close};
use crate::format::{money, percent, unit_price, volume};
use crate::scenario::{Input, Scenario, Whose};
use crate::units::Usd;

/// The verdict in one line: `At 1B tokens a month, self-hosting saves $1,514 a month.`
#[must_use]
pub fn headline(evaluation: &Evaluation) -> String {
    let report = &evaluation.report;
    let at = format!("At {} tokens a month", volume(report.workload.tokens));
    if let Some(gpu) = evaluation.unpriced() {
        return format!("{at}, no verdict: nobody has a price for {gpu} here.");
    }
    let verdict = &report.verdict;
    let saves = money(Usd((crate::format::difference(report.api.month, report.self_host.month)).0.abs()));
    match (verdict.forced_by, verdict.choice, verdict.cheaper) {
        (_, Choice::CloseCall, _) => format!("{at}, it is too close to call."),
        (Some(need), Choice::Pick(side), _) => format!("{}: {}.", capitalised(side_verb(side)), need_clause(need)),
        (None, Choice::Pick(side), Some(cheaper)) if cheaper != side => {
            format!("{at}, the money is too close to call; your needs speak for {}.", side_name(side))
        }
        (None, Choice::Pick(side), _) if verdict.tipped_by_needs => {
            format!("{at}, your needs tip a close call towards {}.", side_name(side))
        }
        (None, Choice::Pick(Side::SelfHost), _) => format!("{at}, self-hosting saves {saves} a month."),
        (None, Choice::Pick(Side::Api), _) => format!("{at}, stay on the API: it is {saves} a month cheaper."),
    }
}

/// Both monthly figures and what lies between them.
#[must_use]
pub fn figures(evaluation: &Evaluation) -> String {
    let (report, names) = (&evaluation.report, &evaluation.resolved.names);
    if evaluation.unpriced().is_some() {
        let api = money(report.api.month);
        return format!(
            "{} costs {api} a month; what self-hosting costs, its GPUs' price would say.",
            evaluation.api_name()
        );
    }
    let saving = match report.verdict.cheaper {
        Some(Side::SelfHost) => format!("self-hosting is {} cheaper", percent(report.verdict.saving_share)),
        Some(Side::Api) => format!("the API is {} cheaper", percent(report.verdict.saving_share)),
        None => "both cost the same".into(),
    };
    format!(
        "{} costs {} a month, self-hosting {} on {} {}: {saving}. {}",
        evaluation.api_name(),
        money(report.api.month),
        names.model.name,
        hardware(evaluation),
        money(report.self_host.month),
        break_even(report),
    )
}

/// `2 × H100 80GB`
#[must_use]
pub fn hardware(evaluation: &Evaluation) -> String {
    format!("{} × {}", crate::format::link_number(evaluation.report.self_host.gpus), evaluation.resolved.names.gpu.name)
}

/// What the break-even figure is, with the published one beside it as long as the scenario is the published one.
#[must_use]
pub fn published_break_even(evaluation: &Evaluation) -> String {
    let published = evaluation.scenario.preset().published.break_even;
    if evaluation.scenario.is_as_published() {
        format!("break-even, tokens a month (published: {published})")
    } else {
        "break-even, tokens a month".into()
    }
}

/// Where the prices come from and how old they are.
#[must_use]
pub fn sources(evaluation: &Evaluation) -> String {
    let (scenario, names) = (&evaluation.scenario, &evaluation.resolved.names);
    let price = |what: &str, inputs: &[Input], own: Option<&Whose>, source: &str, date: &str| {
        if let Some(own) = own {
            return format!("{what} price: {}", taken_over(own));
        }
        if inputs.iter().any(|input| scenario.is_own(*input)) {
            return format!("{what} price: the reader's own");
        }
        match scenario.edition().filter(|_| inputs.iter().any(|input| scenario.is_changed(*input))) {
            Some(edition) => format!("{what} price: as of {}, frozen", edition.name()),
            None => format!("{what} price: {source}, {date}"),
        }
    };
    let (offer, provider) = (&names.api, &names.provider);
    let api = price(
        "API",
        &[Input::PriceIn, Input::PriceOut, Input::Blend],
        scenario.own_offer(),
        offer.provider,
        offer.checked_on,
    );
    let gpu =
        price("GPU", &[Input::GpuHour, Input::OwnPrice], scenario.own_renter(), provider.name, provider.checked_on);
    format!("{api}. {gpu}. Computed by llm-breakeven.")
}

/// `Large, the reader's own (Example Ltd, 2026-11-01)`
#[must_use]
pub fn taken_over(whose: &Whose) -> String {
    let Whose { name, source, date, .. } = whose;
    let from: Vec<&str> = [source.as_str(), date].into_iter().filter(|text| !text.is_empty()).collect();
    let from = if from.is_empty() { String::new() } else { format!(" ({})", from.join(", ")) };
    format!("{name}, the reader's own{from}")
}

/// From which volume on, in one sentence.
#[must_use]
pub fn break_even(report: &Report) -> String {
    let outcome = &report.break_even;
    let first = outcome.first().map(volume).unwrap_or_default();
    let stepped = if report.curves.step.is_some() { ", through every added replica" } else { "" };
    match outcome.kind() {
        Kind::Always => "Self-hosting is cheaper at every volume.".into(),
        Kind::Never(reason) => format!("Self-hosting never pays back: {}.", never(report, reason)),
        Kind::From => {
            format!("The API is cheaper up to {first} tokens a month; self-hosting is cheaper from there on{stepped}.")
        }
        Kind::Intervals => match outcome.for_good() {
            Some(good) => format!(
                "Self-hosting first wins at {first} tokens a month, loses again behind added replicas, and wins for good from {}.",
                volume(good)
            ),
            None => only_for_a_while(report, &first),
        },
    }
}

fn only_for_a_while(report: &Report, first: &str) -> String {
    let until = report.break_even.intervals().next().and_then(|win| win.high).map(volume).unwrap_or_default();
    let from = if report.break_even.first().is_some_and(|low| low.0 > 0.0) {
        format!("only between {first} and {until}")
    } else {
        format!("only up to {until}")
    };
    let more = match report.break_even.count() {
        Some(count) if count <= 1.0 => String::new(),
        Some(count) => format!(" and in {} shorter stretches above", crate::format::link_number(count - 1.0)),
        None => " and just below every added replica".into(),
    };
    format!(
        "Self-hosting is cheaper {from} tokens a month{more}, never for good: {}.",
        never(report, NeverReason::FullReplicaDearer)
    )
}

/// Why it does not pay back.
#[must_use]
pub fn never(report: &Report, reason: NeverReason) -> String {
    match reason {
        NeverReason::ApiCostsNothingMore => {
            "the API charges nothing per token, and its fee is no more than self-hosting costs".into()
        }
        NeverReason::FullReplicaDearer => {
            let full = report.self_host.marginal.map(unit_price).unwrap_or_default();
            let api = unit_price(report.api.blend.price);
            format!("even a full replica costs {full} per 1M tokens before overhead, the API asks {api}")
        }
    }
}

/// The reasons of the verdict, the weightiest first.
#[must_use]
pub fn reasons(report: &Report) -> Vec<String> {
    let verdict = &report.verdict;
    let mut reasons = Vec::new();
    if verdict.needs_conflict {
        reasons.push(
            "Privacy and frontier quality pull apart: no open-weight model gives the one, no managed API the other. \
             Privacy goes first, because data that has left cannot be called back."
                .into(),
        );
    } else if let Some(need) = verdict.forced_by {
        reasons.push(format!("{}, whatever the money says.", capitalised(&need_clause(need))));
    }
    reasons.push(money_reason(report));
    reasons.extend(
        verdict.needs.iter().filter(|need| !need.forces()).map(|need| format!("{}.", capitalised(&need_clause(need)))),
    );
    reasons.push(break_even(report));
    reasons.push(rule_of_thumb(report));
    reasons.extend(flips(report));
    reasons
}

fn money_reason(report: &Report) -> String {
    let verdict = &report.verdict;
    let (api, own) = (money(report.api.month), money(report.self_host.month));
    let close = if is_close(verdict.saving_share) {
        format!(", which is within {} and too close to call", percent(CLOSE_CALL))
    } else {
        String::new()
    };
    match verdict.cheaper {
        None => format!("Both cost {api} a month."),
        Some(side) => format!(
            "Money: the API costs {api} a month, self-hosting {own}; {} saves {}{close}.",
            side_name(side),
            percent(verdict.saving_share)
        ),
    }
}

/// The article's thresholds, and whether the figures bear them out.
#[must_use]
pub fn rule_of_thumb(report: &Report) -> String {
    let (low, high) = (money(SPEND_LOW), money(SPEND_HIGH));
    let says = match report.verdict.rule_of_thumb {
        RuleOfThumb::BelowLow => format!("below {low} of API spend a month, use the API"),
        RuleOfThumb::Between => format!("between {low} and {high} of API spend a month, it depends"),
        RuleOfThumb::AboveHigh => format!("above {high} of API spend a month, self-hosting saves"),
    };
    let stands = if report.verdict.rule_disagrees {
        "the figures here say otherwise"
    } else {
        "the figures do not contradict it"
    };
    format!("Rule of thumb of the published analysis: {says}; {stands}.")
}

/// What would change the answer, all else equal.
fn flips(report: &Report) -> Vec<String> {
    let mut flips = Vec::new();
    if let Some(flip) = report.nearest_flip {
        flips.push(format!("The cheaper side changes at {} tokens a month.", volume(flip)));
    }
    if let Some(price) = report.limits.api_price {
        flips.push(format!("Both cost the same at an API price of {} per 1M tokens.", unit_price(price)));
    }
    if let Some(rate) = report.limits.gpu_hour {
        let rate = unit_price(crate::units::UsdPerMTok(rate.0));
        flips.push(format!("Both cost the same at {rate} a GPU-hour."));
    }
    flips
}

/// What a need says, to be ticked.
#[must_use]
pub fn need_name(need: Need) -> &'static str {
    match need {
        Need::Privacy => "The data must not leave our own machines",
        Need::Finetuned => "We serve a fine-tuned model of our own",
        Need::Latency => "The first token must come fast",
        Need::Predictable => "The bill must be known in advance",
        Need::Frontier => "No open-weight model is good enough",
        Need::NoTeam => "Nobody is there to run it",
        Need::Burst => "The load may grow suddenly",
        Need::MultiModel => "We use several models side by side",
    }
}

/// What a need says, as a clause.
#[must_use]
pub fn need_clause(need: Need) -> String {
    match need {
        Need::Privacy => "your data may not leave your own infrastructure",
        Need::Finetuned => "a fine-tuned model of your own speaks for self-hosting",
        Need::Latency => "tight first-token latency speaks for self-hosting",
        Need::Predictable => "a bill that does not move with traffic speaks for self-hosting",
        Need::Frontier => "you need quality that no open-weight model reaches",
        Need::NoTeam => "having nobody to run the infrastructure speaks for the API",
        Need::Burst => "sudden growth speaks for the API",
        Need::MultiModel => "using several models side by side speaks for the API",
    }
    .into()
}

/// A side in the middle of a sentence.
#[must_use]
pub fn side_name(side: Side) -> &'static str {
    match side {
        Side::Api => "the API",
        Side::SelfHost => "self-hosting",
    }
}

fn side_verb(side: Side) -> &'static str {
    match side {
        Side::Api => "stay on the API",
        Side::SelfHost => "self-host",
    }
}

/// Sentences here begin with ASCII letters; the tables for all others would weigh more than this page's style sheet.
fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Which edition's prices count, and that some are the reader's own: `April 2026, as published; some are your own`
#[must_use]
pub fn whose_prices(scenario: &Scenario) -> String {
    let own = if age::some_are_own(scenario) { "; some are your own" } else { "" };
    format!("{}{own}", edition_words(scenario.prices()))
}

/// Which edition's prices count, in a few words.
#[must_use]
pub fn edition_words(prices: PriceList) -> &'static str {
    match prices {
        PriceList::Published => PUBLISHED_NAME,
        PriceList::Current => CURRENT_NAME,
    }
}
