//! The steps of the check, each with its reason.

use crate::catalogue::{self, ApiOffer, PriceList, Successor};
use crate::engine::inputs::CapacityBasis;
use crate::engine::throughput::TYPICAL;
use crate::export::Evaluation;
use crate::export::fit::{self, Fit, Smallest};
use crate::export::rents::on_gpus;
use crate::format::{link_number, money, percent, unit_price, volume};
use crate::scenario::{Capacity, Choice, Input, Note, Scenario, unable};
use crate::units::{Usd, UsdPerMTok};

/// A step before it is taken.
pub struct Step {
    /// What it is about.
    pub what: &'static str,
    /// What it changes.
    pub change: fn(&Evaluation) -> Change,
    /// What is to be said of the outcome, with whether anything changed.
    pub after: fn(&Evaluation, bool) -> String,
}

/// What a step makes of a scenario.
pub struct Change {
    /// The scenario changed; `None` where nothing is to be changed.
    pub to: Option<Scenario>,
    /// Why.
    pub sentence: String,
    /// Source and date.
    pub source: Option<(&'static str, &'static str)>,
}

/// In the order they are taken.
pub const STEPS: [Step; 4] = [
    Step { what: "Hardware that holds the model", change: hardware, after: nothing },
    Step { what: "Capacity", change: capacity, after: modelled },
    Step { what: "Engineering time", change: engineering, after: nothing },
    Step { what: "Current API price", change: api_price, after: nothing },
];

fn nothing(_: &Evaluation, _: bool) -> String {
    String::new()
}

/// A step that changes nothing.
fn stays(sentence: String) -> Change {
    Change { to: None, sentence, source: None }
}

/// GPUs that load and serve the model at its precision: the fewest of the same kind, else the cheapest of the edition.
fn hardware(at: &Evaluation) -> Change {
    let fit = Fit::of(at);
    let source = catalogue::model_spec(at.resolved.names.model.id).map(|spec| (spec.source.text(), spec.checked_on));
    let own = fit.smallest().filter(|found| found.replica.is_some());
    let found = if fit.serves() == Some(false) { own.or_else(|| fit.cheapest()) } else { None };
    let to = found.as_ref().and_then(|found| on(at, found));
    Change { to, sentence: fit::sentence(&fit), source }
}

/// The scenario on the GPUs found, at the provider with the least price.
fn on(at: &Evaluation, found: &Smallest) -> Option<Scenario> {
    let (gpus, _) = found.replica?;
    let provider = found.rent.map(|rent| rent.terms.provider);
    let mut to = on_gpus(&at.scenario, found.gpu.id, gpus, provider)?;
    let own_price = [Input::GpuHour, Input::OwnPrice].into_iter().any(|price| to.number(price).is_some());
    // The rent that the sentence names, unless the visitor pays another.
    if let Some(provider) = provider.filter(|_| !own_price) {
        to.choose(Choice::Provider, provider);
    }
    Some(to)
}

/// Capacity by the model, or by a measured speed where the scenario has one.
fn capacity(at: &Evaluation) -> Change {
    let (basis, before) = (at.scenario.capacity(), basis(at));
    let is_measured = at.scenario.number(Input::Decode).is_some() && basis == Capacity::Rate;
    if is_measured || (basis == Capacity::Modelled && at.report.self_host.capacity.is_some()) {
        return stays(format!("Capacity stays as it is: {before}."));
    }
    let mut to = at.scenario.clone();
    to.set_capacity(Capacity::Modelled);
    let resolved = crate::scenario::resolve(&to);
    match resolved.notes.iter().find_map(in_the_way) {
        Some(why) => stays(format!("Capacity cannot be modelled, because {why}; as before, {before}.")),
        // Prompts without answers have no limit where nothing is known of how fast they are read.
        None if basis == Capacity::Modelled => stays(format!("Capacity stays as it is: {before}.")),
        None => {
            let is_modelled = matches!(resolved.inputs.hosting.capacity, CapacityBasis::Modelled(_));
            let spec = catalogue::gpu_spec(at.resolved.names.gpu.id).filter(|_| is_modelled);
            let source = spec.map(|gpu| (gpu.source.text(), gpu.checked_on));
            Change { to: Some(to), sentence: format!("So far, {before}. "), source }
        }
    }
}

/// Why nothing can be modelled.
fn in_the_way(note: &Note) -> Option<String> {
    match note {
        Note::SpecMissing { what, name } => Some(format!("the {what} of {name} is not known")),
        Note::ServesNothing { why, .. } => Some(unable(*why).into()),
        _ => None,
    }
}

/// What a replica serves as it stands.
fn basis(at: &Evaluation) -> String {
    let Some(capacity) = at.report.self_host.capacity.map(volume) else {
        return "one replica carries any volume".into();
    };
    let whose = match at.scenario.capacity() {
        Capacity::Rate if at.scenario.number(Input::Decode).is_none() => "by the published speed",
        Capacity::Modelled if at.report.throughput.is_some() => "as modelled",
        Capacity::Rate | Capacity::Modelled => "by a measured speed",
        _ => "as stated",
    };
    format!("a replica serves {capacity} tokens a month at 100%, {whose}")
}

/// What came out of modelling.
fn modelled(at: &Evaluation, changes: bool) -> String {
    let Some(capacity) = at.report.self_host.capacity.filter(|_| changes) else { return String::new() };
    let used = percent(at.resolved.inputs.hosting.utilisation);
    let how = match &at.report.throughput {
        Some(_) => format!("modelled, typically within ×{TYPICAL} of measured"),
        None => "by your measured speed".into(),
    };
    let hardware =
        format!("{} × {}", link_number(at.resolved.inputs.hosting.gpus_per_replica), at.resolved.names.gpu.name);
    format!("A replica of {hardware} serves {} tokens a month at 100%, {how}; {used} of it is used.", volume(capacity))
}

/// The published range's usual hours, where none are counted.
fn engineering(at: &Evaluation) -> Change {
    let counted = at.report.self_host.overhead.engineering;
    if counted.0 > 0.0 {
        return stays(format!("{} of engineering a month is counted already.", money(counted)));
    }
    let (Some(cost), Some(rate)) = (catalogue::hidden_cost("engineering"), Input::EngineerRate.bounds().default) else {
        return stays("No range of engineering time is published.".into());
    };
    let hours = cost.typical_usd / rate;
    let to = at.scenario.clone().with(Input::EngineerHours, Some(hours)).with(Input::EngineerRate, Some(rate));
    let sentence = format!(
        "No engineering time is counted; the published range is {} to {} a month, usually {} hours at {}: {}.",
        money(Usd(cost.low_usd)),
        money(Usd(cost.high_usd)),
        link_number(hours),
        money(Usd(rate)),
        money(Usd(cost.typical_usd))
    );
    Change { to: Some(to), sentence, source: Some((cost.source.text(), cost.checked_on)) }
}

/// What the offer, or its successor, costs by now. A price of the visitor's own is left alone.
fn api_price(at: &Evaluation) -> Change {
    let (scenario, offer) = (&at.scenario, &at.resolved.names.api);
    let is_own = |input: Input| scenario.is_changed(input) && scenario.number(input).is_some();
    if [Input::PriceIn, Input::PriceOut, Input::Blend].into_iter().any(is_own) {
        return stays(format!("The API price is your own: {} per 1M tokens.", unit_price(at.report.api.blend.price)));
    }
    let is_dated = |row: &&Successor| row.is_successor || scenario.prices() == PriceList::Published;
    let Some((row, now)) = catalogue::successor(offer.id).filter(is_dated).and_then(successor) else {
        return stays(format!("No later price of {} is known than that of {}.", offer.name, offer.checked_on));
    };
    let source = Some((row.source.text(), row.checked_on));
    let note = row.note.text();
    let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
    let prices = |input, output| {
        format!("{} in and {} out per 1M", unit_price(UsdPerMTok(input)), unit_price(UsdPerMTok(output)))
    };
    let same = [(now.input, offer.input), (now.output, offer.output)].iter().all(|(a, b)| a.total_cmp(b).is_eq());
    if same && !row.is_successor {
        let sentence = format!("{} still costs {}{note}.", now.name, prices(now.input, now.output));
        return Change { to: with_cache(scenario, now.cached_input), sentence, source };
    }
    let was = prices(offer.input, offer.output);
    let became = if row.is_successor {
        format!("{} is no longer on its provider's list; its successor {} costs", offer.name, now.name)
    } else {
        format!("{} by now costs", offer.name)
    };
    let sentence = format!("{became} {}, not {was}{note}.", prices(now.input, now.output));
    let to = scenario.clone().with(Input::PriceIn, Some(now.input)).with(Input::PriceOut, Some(now.output));
    let cached = with_cache(&to, now.cached_input);
    Change { to: Some(cached.unwrap_or(to)), sentence, source }
}

/// What became of an offer, with what that costs.
fn successor(row: &'static Successor) -> Option<(&'static Successor, ApiOffer)> {
    Some((row, PriceList::Current.api(row.now)?))
}

/// A scenario with cached input and no price of its own for it gets the current one.
fn with_cache(scenario: &Scenario, cached: Option<f64>) -> Option<Scenario> {
    let is_used = scenario.number(Input::CachedShare).is_some_and(|share| share > 0.0);
    let is_open = scenario.number(Input::PriceCached).is_none();
    cached.filter(|_| is_used && is_open).map(|price| scenario.clone().with(Input::PriceCached, Some(price)))
}
