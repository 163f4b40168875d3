//! Whether a model fits on its GPUs, and which others would serve it: as plain data, and in sentences.

use super::Evaluation;
use super::rents::{MONTH, Rent, cheapest_rent, rents};
use crate::catalogue::{self, GpuSpec, PriceList, Rent as Terms, specs};
use crate::engine::fleet::{self, COUNTS, Offer};
use crate::engine::memory::{self, Memory, Placement, place};
use crate::engine::throughput::{Binding, Modelled, TYPICAL};
use crate::format::{decimals, grouped, link_number, money, volume};
use crate::scenario::Precision;
use crate::units::{Tokens, UsdPerHour};

/// Bytes of a GB.
const GB: f64 = 1e9;

/// A model on a number of GPUs.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The model, in words.
    pub model: String,
    /// Precision of its weights.
    pub precision: Precision,
    /// The GPU.
    pub gpu: &'static str,
    /// Id of the GPU.
    pub gpu_id: &'static str,
    /// GPUs of the replica.
    pub gpus: f64,
    /// Whose prices count.
    pub prices: PriceList,
    /// What was placed; `None` where the model's architecture is not known.
    pub placement: Option<Placement>,
    /// The answer.
    pub memory: Option<Memory>,
}

/// The smallest replica of one kind of GPU.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Smallest {
    /// The kind.
    pub gpu: &'static GpuSpec,
    /// Its name, as the edition has it.
    pub name: &'static str,
    /// GPUs of the replica, and what they hold; `None` where even the largest does not serve.
    pub replica: Option<(f64, Memory)>,
    /// Its rent, where the edition has one.
    pub rent: Option<Rent>,
}

impl Fit {
    /// The scenario's own model and GPUs.
    #[must_use]
    pub fn of(evaluation: &Evaluation) -> Self {
        let (names, hosting) = (&evaluation.resolved.names, &evaluation.resolved.inputs.hosting);
        Self {
            model: names.model.name.into(),
            precision: evaluation.scenario.precision(),
            gpu: names.gpu.name,
            gpu_id: names.gpu.id,
            gpus: hosting.gpus_per_replica,
            prices: evaluation.scenario.prices(),
            placement: hosting.placement,
            memory: hosting.placement.as_ref().map(place),
        }
    }

    /// Whether it serves; `None` is unknown.
    #[must_use]
    pub fn serves(&self) -> Option<bool> {
        self.memory.map(|memory| memory.fit.sequences() >= 1.0)
    }

    /// The verdict as JSON and links say it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.memory.map_or("unknown", |memory| fit_key(memory.fit))
    }

    /// The smallest replica of every GPU of the catalogue; none where the model is not known.
    #[must_use]
    pub fn fleet(&self) -> Vec<Smallest> {
        let Some(placement) = &self.placement else { return Vec::new() };
        specs::GPUS.iter().map(|gpu| smallest_of(placement, gpu, self.prices)).collect()
    }

    /// The smallest replica of its own kind of GPU.
    #[must_use]
    pub fn smallest(&self) -> Option<Smallest> {
        let gpu = catalogue::gpu_spec(self.gpu_id)?;
        self.placement.as_ref().map(|placement| smallest_of(placement, gpu, self.prices))
    }

    /// The replica with the least rent in the edition.
    #[must_use]
    pub fn cheapest(&self) -> Option<Smallest> {
        let placement = self.placement.as_ref()?;
        let rents = rents(self.prices);
        let offers: Vec<Offer> = rents.iter().map(|(gpu, terms)| offer(gpu, terms)).collect();
        let choice = fleet::cheapest(placement, &offers)?;
        let (gpu, terms) = *rents.get(choice.offer)?;
        let month = UsdPerHour(choice.usd_per_hour) * MONTH;
        Some(Smallest {
            gpu,
            name: gpu_name(self.prices, gpu),
            replica: Some((choice.gpus, choice.memory)),
            rent: Some(Rent { terms, gpus: choice.gpus, month }),
        })
    }
}

/// `does_not_load`, `cannot_serve`, `serves`
#[must_use]
pub fn fit_key(fit: memory::Fit) -> &'static str {
    match fit {
        memory::Fit::DoesNotLoad => "does_not_load",
        memory::Fit::CannotServe => "cannot_serve",
        memory::Fit::Serves(_) => "serves",
    }
}

fn offer(gpu: &GpuSpec, terms: &Terms) -> Offer {
    Offer { gpu_memory: gpu.vram_gb * GB, usd_per_hour: terms.usd_per_gpu_hour * terms.min_gpus, count: terms.min_gpus }
}

fn smallest_of(placement: &Placement, gpu: &'static GpuSpec, prices: PriceList) -> Smallest {
    let replica = fleet::fewest(placement, gpu.vram_gb * GB);
    let rent = replica.and_then(|(gpus, _)| cheapest_rent(prices, gpu.id, gpus));
    Smallest { gpu, name: gpu_name(prices, gpu), replica, rent }
}

/// The name of a GPU as the page has it elsewhere.
#[must_use]
pub fn gpu_name(prices: PriceList, gpu: &GpuSpec) -> &'static str {
    prices.gpu(gpu.id).map_or(gpu.name, |listed| listed.name)
}

/// `800 GB`, `7.2 GB`
#[must_use]
pub fn gb(bytes: f64) -> String {
    let gb = bytes / GB;
    format!("{} GB", grouped(&decimals(gb, 0, if gb < 10.0 { 1 } else { 0 })))
}

/// `8,192`
fn count(number: f64) -> String {
    grouped(&decimals(number, 0, 0))
}

/// `2 × H100 80GB`
fn gpus(count: f64, name: &str) -> String {
    format!("{} × {name}", link_number(count))
}

/// Whether it fits, in one sentence.
#[must_use]
pub fn verdict(fit: &Fit) -> String {
    let (precision, hardware) = (fit.precision.name(), gpus(fit.gpus, fit.gpu));
    let has = if fit.gpus > 1.0 { "have" } else { "has" };
    let Some(memory) = &fit.memory else {
        return format!("Whether it fits is unknown: the catalogue does not know the architecture of {}.", fit.model);
    };
    let tokens = count(memory.context);
    match memory.fit {
        memory::Fit::DoesNotLoad if memory.weights > memory.usable => format!(
            "Does not load: {precision} weights are {}, {hardware} {has} {} usable.",
            gb(memory.weights),
            gb(memory.usable)
        ),
        memory::Fit::DoesNotLoad => format!(
            "Does not load: {precision} weights of {} take {} with what is loaded besides, {hardware} {has} {} usable.",
            gb(memory.weights),
            gb(memory.weights * memory::LOADED),
            gb(memory.usable)
        ),
        memory::Fit::CannotServe => format!(
            "Loads but cannot serve: {hardware} {has} {} left beside the {precision} weights, one sequence of {tokens} tokens takes {}.",
            gb(memory.free),
            gb(memory.kv_per_sequence)
        ),
        memory::Fit::Serves(one) if one < 2.0 => format!("Serves 1 sequence of {tokens} tokens at a time."),
        memory::Fit::Serves(sequences) => {
            format!("Serves {} sequences of {tokens} tokens at once.", count(sequences))
        }
    }
}

/// `8 × H100 80GB at FP8, rented at $14,342 a month`; the price where the edition has one.
#[must_use]
pub fn configuration(smallest: &Smallest, precision: Precision) -> String {
    let held = smallest.replica.map_or(0.0, |(gpus, _)| gpus);
    let rent = smallest.rent.map(|rent| format!(", rented at {} a month", money(rent.month))).unwrap_or_default();
    format!("{} at {}{rent}", gpus(held, smallest.name), precision.name())
}

/// What would serve it in place of GPUs that do not, in a sentence or two; nothing where they serve or nothing is known.
#[must_use]
pub fn way_out(fit: &Fit) -> Option<String> {
    if fit.serves() != Some(false) {
        return None;
    }
    let cheapest = fit.cheapest().map(|found| configuration(&found, fit.precision));
    let of_its_kind = fit.smallest().filter(|found| found.replica.is_some());
    Some(match (of_its_kind.map(|found| configuration(&found, fit.precision)), cheapest) {
        (Some(own), Some(least)) if own == least => format!("The smallest that can is {own}; none is cheaper."),
        (Some(own), Some(least)) => format!("The smallest that can is {own}; the cheapest is {least}."),
        (Some(own), None) => format!("The smallest that can is {own}."),
        (None, Some(least)) => format!("Not even {} of them can; the cheapest that can is {least}.", most()),
        (None, None) => format!("No replica of up to {} GPUs of this edition can.", most()),
    })
}

/// The largest replica looked at.
fn most() -> String {
    link_number(COUNTS[COUNTS.len() - 1])
}

/// Memory, in a sentence or two.
#[must_use]
pub fn sentence(fit: &Fit) -> String {
    let mut text = format!("{} on {}: {}", fit.model, gpus(fit.gpus, fit.gpu), verdict(fit));
    if let Some(more) = way_out(fit) {
        text.push(' ');
        text += &more;
    }
    text
}

/// Memory, and speed where that is modelled.
#[must_use]
pub fn sentences(evaluation: &Evaluation) -> Vec<String> {
    let mut sentences = vec![sentence(&Fit::of(evaluation))];
    sentences.extend(evaluation.report.throughput.as_ref().map(modelled));
    sentences
}

/// What is modelled, how near that is to measured runs, and what keeps it from more.
#[must_use]
pub fn modelled(modelled: &Modelled) -> String {
    let pace = &modelled.capacity.pace;
    format!(
        "Modelled, typically within ×{TYPICAL} of measured: {} in flight with a KV cache in {} bits, {} output tokens a second; {}.",
        sequences(pace.batch.floor().max(1.0)),
        link_number(modelled.kv_bytes * 8.0),
        volume(Tokens(pace.output_rate)),
        binding(modelled.capacity.binding)
    )
}

fn sequences(number: f64) -> String {
    if number > 1.0 { format!("{} sequences", count(number)) } else { "1 sequence".into() }
}

/// What keeps the batch from being larger, as a clause.
#[must_use]
pub fn binding(binding: Binding) -> &'static str {
    match binding {
        Binding::Memory => "memory has room for no more",
        Binding::FirstToken => "with more, the first token would come later than the limit",
        Binding::PerToken => "with more, each token would take longer than the limit",
        Binding::Sequences => "no more are asked for",
        Binding::Engine => "engines run no more at once",
    }
}
