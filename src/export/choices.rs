//! What there is to choose from, in groups, with prices and dates: for lists that are searched as one types.

use super::{Evaluation, hosted};
use crate::catalogue::{
    self, ApiOffer, CurrentOffer, GpuSpec, ModelSpec, PUBLISHED_NAME, PriceList, Rent, current, published, specs,
};
use crate::format::{link_number, unit_price};
use crate::scenario::{Choice, Edition};
use crate::units::UsdPerMTok;

/// Choices that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What they have in common.
    pub name: String,
    /// One each.
    pub items: Vec<Item>,
}

/// One choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Id in links.
    pub id: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Its price, or what it is where it has none, in a few words.
    pub words: String,
    /// When that was looked up.
    pub as_of: &'static str,
    /// Whether the scenario has it now.
    pub chosen: bool,
}

/// Whether a text has all the words of what somebody types, small or capital.
#[must_use]
pub fn has_words(text: &str, typed: &str) -> bool {
    let text = text.to_ascii_lowercase();
    typed.to_ascii_lowercase().split_ascii_whitespace().all(|word| text.contains(word))
}

/// Everything a scenario may choose of a kind.
#[must_use]
pub fn choices(evaluation: &Evaluation, choice: Choice) -> Vec<Group> {
    let mut list = List { groups: Vec::new(), chosen: evaluation.scenario.choice(choice) };
    let prices = evaluation.scenario.prices();
    match choice {
        Choice::Api => list.offers(prices),
        Choice::Model => specs::MODELS.iter().for_each(|row| list.model(evaluation, row)),
        Choice::Gpu => specs::GPUS.iter().for_each(|row| list.gpu(prices, row)),
        Choice::Provider => list.providers(evaluation),
    }
    list.groups
}

/// Groups as they fill.
struct List {
    groups: Vec<Group>,
    chosen: &'static str,
}

impl List {
    fn push(&mut self, group: &str, id: &'static str, name: &'static str, words: String, as_of: &'static str) {
        let item = Item { id, name, words, as_of, chosen: id == self.chosen };
        match self.groups.iter_mut().find(|other| other.name == group) {
            Some(other) => other.items.push(item),
            None => self.groups.push(Group { name: group.into(), items: vec![item] }),
        }
    }

    /// Those of the published edition, where that counts, then all others by who sells them.
    fn offers(&mut self, prices: PriceList) {
        let is_published = |id: &str| prices == PriceList::Published && Choice::Api.is_published(id);
        for row in published::API_OFFERS.iter().filter(|row| is_published(row.id)) {
            self.push(PUBLISHED_NAME, row.id, row.name, in_and_out(row), row.checked_on);
        }
        for row in current::API.iter().filter(|row| !is_published(row.id)) {
            self.push(row.vendor, row.id, row.name, of_offer(row), row.checked_on);
        }
    }

    fn model(&mut self, evaluation: &Evaluation, row: &'static ModelSpec) {
        let mut words = size(row);
        if let Some(price) = hosted::cheapest(row.id, &evaluation.report.workload) {
            words += &format!("; by API from {}", unit_price(price));
        }
        let name = catalogue::model(row.id).map_or(row.name, |listed| listed.name);
        self.push(maker(row.hf_id), row.id, name, words, row.checked_on);
    }

    fn gpu(&mut self, prices: PriceList, row: &'static GpuSpec) {
        let group = match row.vram_gb {
            140.0.. => "140 GB and more",
            80.0.. => "80 to 96 GB",
            40.0.. => "40 to 48 GB",
            _ => "24 to 32 GB",
        };
        let name = prices.gpu(row.id).map_or(row.name, |listed| listed.name);
        let rent = prices.cheapest(row.id, 1.0);
        let words = rent.map_or_else(
            || "no rent known".into(),
            |rent| format!("from {} at {}", hourly(&rent), provider_name(prices, &rent)),
        );
        self.push(group, row.id, name, words, rent.map_or(row.checked_on, |rent| rent.checked_on));
    }

    /// Who has the GPU: in the edition that counts, and otherwise.
    fn providers(&mut self, evaluation: &Evaluation) {
        let prices = evaluation.scenario.prices();
        let (gpu, gpus) = (evaluation.resolved.names.gpu.id, evaluation.resolved.inputs.hosting.gpus_per_replica);
        let own = prices.rents(gpu, gpus);
        let is_other = |rent: &Rent| own.iter().all(|listed| listed.provider != rent.provider);
        let others: Vec<Rent> = PriceList::Current.rents(gpu, gpus).into_iter().filter(is_other).collect();
        let later = Edition::of(PriceList::Current).name();
        for rent in &own {
            let group = if rent.kind.is_on_demand() { "On demand" } else { "Not on demand" };
            self.push(group, rent.provider, provider_name(prices, rent), of_rent(rent), rent.checked_on);
        }
        for rent in &others {
            self.push(&later, rent.provider, provider_name(prices, rent), of_rent(rent), rent.checked_on);
        }
    }
}

fn provider_name(prices: PriceList, rent: &Rent) -> &'static str {
    prices.provider(rent.provider).map_or(rent.provider, |row| row.name)
}

/// `$3.99/h`
fn hourly(rent: &Rent) -> String {
    format!("{}/h", unit_price(UsdPerMTok(rent.usd_per_gpu_hour)))
}

/// `$3.99/h`, `$2.40/h, marketplace`, `$6.88/h, 8 at least`
fn of_rent(rent: &Rent) -> String {
    let kind = if rent.kind.is_on_demand() { String::new() } else { format!(", {}", rent.kind.name()) };
    let least = if rent.min_gpus > 1.0 { format!(", {} at least", link_number(rent.min_gpus)) } else { String::new() };
    format!("{}{kind}{least}", hourly(rent))
}

/// `$2.50 in, $10.00 out`
fn in_and_out(offer: &ApiOffer) -> String {
    format!("{} in, {} out", unit_price(UsdPerMTok(offer.input)), unit_price(UsdPerMTok(offer.output)))
}

fn of_offer(row: &CurrentOffer) -> String {
    let prices = in_and_out(&row.offer());
    match row.ends_on {
        Some(end) if row.is_sold() => format!("{prices}, until {end}"),
        Some(end) => format!("{prices}, not sold since {end}"),
        None => prices,
    }
}

/// `400B, 17B active`, and what is not known.
fn size(row: &ModelSpec) -> String {
    let billions = |count: f64| format!("{}B", link_number(count));
    let size = match (row.total_params_b, row.active_params_b) {
        (Some(total), Some(active)) if active < total => format!("{}, {} active", billions(total), billions(active)),
        (Some(total), Some(_)) => billions(total),
        (Some(total), None) => format!("{}, active not known", billions(total)),
        (None, _) => "size not known".into(),
    };
    if row.kv_layout().is_some() { size } else { format!("{size}; architecture not known") }
}

/// Who made a model, by its repository.
fn maker(hf_id: &'static str) -> &'static str {
    let owner = hf_id.split('/').next().unwrap_or(hf_id);
    match owner {
        "meta-llama" => "Meta",
        "mistralai" => "Mistral",
        "deepseek-ai" => "DeepSeek",
        "openai" => "OpenAI",
        "zai-org" => "Z.ai",
        "moonshotai" => "Moonshot AI",
        "MiniMaxAI" => "MiniMax",
        "google" => "Google",
        other => other,
    }
}

/// Who asks to be named for prices: licence and source, each once.
#[must_use]
pub fn credits() -> Vec<(&'static str, &'static str)> {
    let mut credits: Vec<(&str, &str)> = Vec::new();
    for row in current::RENTALS {
        let credit = (row.licence.text(), row.source.text());
        if !credit.0.is_empty() && !credits.contains(&credit) {
            credits.push(credit);
        }
    }
    credits
}
