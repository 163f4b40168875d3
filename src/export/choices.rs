//! What there is to choose from, in groups, with prices and dates: for lists that are searched as one types.

use super::known::{Known, offer_query, rent_query};
use super::{Evaluation, hosted};
use crate::catalogue::import::prices::Batch;
use crate::catalogue::{
    self, CurrentOffer, GpuSpec, ModelSpec, PUBLISHED_NAME, PriceList, Rent, RentKind, current, published, specs,
};
use crate::format::{link_number, unit_price};
use crate::scenario::{Choice, Edition, Whose};
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Id in links; empty for one of a list of the visitor's own.
    pub id: &'static str,
    /// Name on the page.
    pub name: String,
    /// Its price, or what it is where it has none, in a few words.
    pub words: String,
    /// When that was looked up; empty where there is nothing to look up.
    pub as_of: String,
    /// Whether the scenario has it now.
    pub chosen: bool,
    /// What to know besides.
    pub note: String,
    /// What [`crate::scenario::Scenario::take_over`] takes it from, where it has no id.
    pub query: String,
}

/// Whether a text has all the words of what somebody types, small or capital, and whatever stands between letters and digits:
/// `gpt5` is in `GPT-5`.
#[must_use]
pub fn has_words(text: &str, typed: &str) -> bool {
    let (text, typed) = (text.to_ascii_lowercase(), typed.to_ascii_lowercase());
    let plain =
        |text: &str| -> String { text.chars().filter(|c| c.is_ascii_alphanumeric() || !c.is_ascii()).collect() };
    let bare = plain(&text);
    typed.split_ascii_whitespace().all(|word| {
        let word_bare = plain(word);
        text.contains(word) || (!word_bare.is_empty() && bare.contains(word_bare.as_str()))
    })
}

/// Everything a scenario may choose of a kind.
#[must_use]
pub fn choices(evaluation: &Evaluation, choice: Choice, known: Known<'_>) -> Vec<Group> {
    // What was taken over from a list stands in the place of what the scenario names.
    let taken = match choice {
        Choice::Api => evaluation.scenario.own_offer(),
        Choice::Provider => evaluation.scenario.own_renter(),
        _ => None,
    };
    let chosen = if taken.is_some() { "" } else { evaluation.scenario.choice(choice) };
    let mut list = List { groups: Vec::new(), chosen, taken, known };
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
struct List<'a> {
    groups: Vec<Group>,
    chosen: &'static str,
    taken: Option<&'a Whose>,
    known: Known<'a>,
}

impl List<'_> {
    fn push(&mut self, group: &str, item: Item) {
        let chosen = !item.id.is_empty() && item.id == self.chosen;
        let item = Item { chosen: item.chosen || chosen, ..item };
        // Those of one group follow one another, but for groups of few.
        match self.groups.iter_mut().rev().find(|other| other.name == group) {
            Some(other) => other.items.push(item),
            None => self.groups.push(Group { name: group.into(), items: vec![item] }),
        }
    }

    /// Those of the published edition, where that counts, then all others by who sells them, then the visitor's own.
    fn offers(&mut self, prices: PriceList) {
        let is_published = |id: &str| prices == PriceList::Published && Choice::Api.is_published(id);
        for row in published::API_OFFERS.iter().filter(|row| is_published(row.id)) {
            let words = in_and_out(row.input, row.output);
            let (name, as_of) = (row.name.into(), row.checked_on.into());
            self.push(PUBLISHED_NAME, Item { id: row.id, name, words, as_of, ..Item::default() });
        }
        for row in current::API.iter().filter(|row| !is_published(row.id)) {
            let words = of_offer(row, self.known.today);
            let (name, as_of, note) = (row.name.into(), row.checked_on.into(), row.note.text().into());
            self.push(row.vendor, Item { id: row.id, name, words, as_of, note, ..Item::default() });
        }
        for (batch, offer) in self.known.offers() {
            let ends = ends(&offer.ends_on, self.known.is_over(&offer.ends_on));
            let item = Item {
                name: offer.name.clone(),
                words: in_and_out(offer.input, offer.output) + &ends,
                query: offer_query(batch, offer),
                ..self.own(batch, &offer.name)
            };
            self.push(&own_group(batch), item);
        }
    }

    /// One of a list of the visitor's own, as far as all have the same.
    fn own(&self, batch: &Batch, name: &str) -> Item {
        let is_it = |whose: &Whose| {
            let same = Whose::offer(name, &batch.source, &batch.date);
            (&whose.name, &whose.source, &whose.date) == (&same.name, &same.source, &same.date)
        };
        Item { as_of: batch.date.clone(), chosen: self.taken.is_some_and(is_it), ..Item::default() }
    }

    fn model(&mut self, evaluation: &Evaluation, row: &'static ModelSpec) {
        let mut words = size(row);
        if let Some(price) = hosted::cheapest(row.id, &evaluation.report.workload, self.known.today) {
            words += &format!("; by API from {}", unit_price(price));
        }
        let name = catalogue::model(row.id).map_or(row.name, |listed| listed.name).into();
        self.push(maker(row.hf_id), Item { id: row.id, name, words, as_of: row.checked_on.into(), ..Item::default() });
    }

    fn gpu(&mut self, prices: PriceList, row: &'static GpuSpec) {
        let group = match row.vram_gb {
            140.0.. => "140 GB and more",
            80.0.. => "80 to 96 GB",
            40.0.. => "40 to 48 GB",
            _ => "24 to 32 GB",
        };
        let name = prices.gpu(row.id).map_or(row.name, |listed| listed.name).into();
        let rent = prices.cheapest(row.id, 1.0);
        let own = self.known.rents(row.id).filter(|(_, rent)| rent.kind.is_on_demand());
        let own = own.map(|(_, rent)| rent.usd_per_gpu_hour).min_by(f64::total_cmp);
        let words = match (&rent, own) {
            (None, None) => "no rent known".into(),
            (None, Some(usd)) => format!("yours from {}", hourly(usd)),
            (Some(rent), own) => {
                let own = own.map(|usd| format!("; yours from {}", hourly(usd))).unwrap_or_default();
                format!("from {} at {}{own}", hourly(rent.usd_per_gpu_hour), provider_name(prices, rent))
            }
        };
        // What is not priced has no date of its price.
        let as_of = rent.map_or("", |rent| rent.checked_on).into();
        self.push(group, Item { id: row.id, name, words, as_of, ..Item::default() });
    }

    /// Who has the GPU: in the edition that counts, otherwise, and on the visitor's own lists.
    fn providers(&mut self, evaluation: &Evaluation) {
        let prices = evaluation.scenario.prices();
        let (gpu, gpus) = (evaluation.resolved.names.gpu.id, evaluation.resolved.inputs.hosting.gpus_per_replica);
        let own = prices.rents(gpu, gpus);
        let is_other = |rent: &Rent| own.iter().all(|listed| listed.provider != rent.provider);
        let others: Vec<Rent> = PriceList::Current.rents(gpu, gpus).into_iter().filter(is_other).collect();
        let later = Edition::of(PriceList::Current).name();
        for rent in &own {
            let group = if rent.kind.is_on_demand() { "On demand" } else { "Not on demand" };
            self.push(group, rented(prices, rent));
        }
        for rent in &others {
            self.push(&later, rented(prices, rent));
        }
        for (batch, rent) in self.known.rents(gpu) {
            let item = Item {
                name: rent.provider.clone(),
                words: terms(rent.usd_per_gpu_hour, rent.kind, rent.min_gpus),
                query: rent_query(batch, rent),
                ..self.own(batch, &rent.provider)
            };
            self.push(&own_group(batch), item);
        }
    }
}

/// `Your own: LiteLLM`
fn own_group(batch: &Batch) -> String {
    format!("Your own: {}", batch.source)
}

fn rented(prices: PriceList, rent: &Rent) -> Item {
    Item {
        id: rent.provider,
        name: provider_name(prices, rent).into(),
        words: terms(rent.usd_per_gpu_hour, rent.kind, rent.min_gpus),
        as_of: rent.checked_on.into(),
        note: rent.note.text().into(),
        ..Item::default()
    }
}

fn provider_name(prices: PriceList, rent: &Rent) -> &'static str {
    prices.provider(rent.provider).map_or(rent.provider, |row| row.name)
}

/// `$3.99/h`
fn hourly(usd: f64) -> String {
    format!("{}/h", unit_price(UsdPerMTok(usd)))
}

/// `$3.99/h`, `$2.40/h, marketplace`, `$6.88/h, 8 at least`
fn terms(usd: f64, kind: RentKind, min_gpus: f64) -> String {
    let kind = if kind.is_on_demand() { String::new() } else { format!(", {}", kind.name()) };
    let least = if min_gpus > 1.0 { format!(", {} at least", link_number(min_gpus)) } else { String::new() };
    format!("{}{kind}{least}", hourly(usd))
}

/// `$2.50 in, $10.00 out`
fn in_and_out(input: f64, output: f64) -> String {
    format!("{} in, {} out", unit_price(UsdPerMTok(input)), unit_price(UsdPerMTok(output)))
}

fn of_offer(row: &CurrentOffer, today: &str) -> String {
    in_and_out(row.input.usd(), row.output.usd()) + &ends(row.ends_on.unwrap_or_default(), !row.is_sold(today))
}

/// `, until 2026-12-11`, `, not sold since 2026-12-11`
fn ends(end: &str, is_over: bool) -> String {
    match (end, is_over) {
        ("", _) => String::new(),
        (end, false) => format!(", until {end}"),
        (end, true) => format!(", not sold since {end}"),
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
