//! The scenario: what the visitor chose, as a plain value that rebuilds the page. Every field is an override of its preset.

mod comparison;
mod display;
mod frozen;
pub mod history;
mod input;
mod message;
mod note;
mod overhead;
mod own_prices;
mod pairs;
mod precision;
mod preset;
mod query;
mod renting;
mod resolve;
mod serving;
pub mod shelf;
mod slider;

pub use comparison::{Comparison, ComparisonReading, Entry, LONGEST_NAME, MOST_COMPARED, read_comparison};
pub use display::{Colours, Display, Part};
pub use frozen::{Change, Edition, Frozen, freeze};
pub use input::{Bounds, Input};
pub use message::{Message, PROTOCOL, origin_of};
pub use note::{Note, unable};
pub use overhead::Level;
pub use own_prices::Whose;
pub use precision::Precision;
pub use preset::{PRESETS, Preset, PublishedFigures};
pub use query::{Reading, need_key, price_list_key, read, take_capacity, take_number, write};
pub use resolve::{Names, Resolved, evaluate, resolve};
pub use slider::{POSITIONS, position, significant, stepped, value_at};

use crate::catalogue::{self, PriceList};
use crate::engine::inputs::Needs;
use frozen::Seal;

/// How the capacity of a replica is found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Capacity {
    /// No limit, as the article prints its tables.
    Flat,
    /// From speeds: one stream's output, batching, and input where known.
    Rate,
    /// From the specifications of model and GPU.
    Modelled,
    /// Tokens a month.
    Stated(f64),
}

impl Capacity {
    /// What a stated capacity begins with: the lower end of the article's "2-3B tokens/month".
    pub const STATED: Self = Self::Stated(2e9);

    /// A stated capacity, if it is one: from a single token up.
    #[must_use]
    pub fn stated(tokens: f64) -> Option<Self> {
        (1.0..=1e18).contains(&tokens).then_some(Self::Stated(tokens))
    }
}

/// A catalogue row the scenario names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// API offer.
    Api,
    /// Open-weight model.
    Model,
    /// GPU.
    Gpu,
    /// Rental provider.
    Provider,
}

impl Choice {
    /// All of them, in the order of links.
    pub const ALL: [Self; 4] = [Self::Api, Self::Model, Self::Gpu, Self::Provider];

    /// Key in links.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Model => "model",
            Self::Gpu => "gpu",
            Self::Provider => "prov",
        }
    }

    /// The catalogue's own copy of this id, if one of its editions has it.
    #[must_use]
    pub fn find(self, id: &str) -> Option<&'static str> {
        let list = PriceList::Published;
        match self {
            Self::Api => list.api(id).map(|row| row.id),
            Self::Model => list.model(id).map(|row| row.id),
            Self::Gpu => list.gpu(id).map(|row| row.id),
            Self::Provider => list.provider(id).map(|row| row.id),
        }
    }

    /// Whether the published edition has this id.
    #[must_use]
    pub fn is_published(self, id: &str) -> bool {
        match self {
            Self::Api => catalogue::api_offer(id).is_some(),
            Self::Model => catalogue::model(id).is_some(),
            Self::Gpu => catalogue::gpu(id).is_some(),
            Self::Provider => catalogue::provider(id).is_some(),
        }
    }
}

/// Everything the visitor can set. Two scenarios are equal when their links are.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    preset: &'static Preset,
    /// Whose prices count.
    prices: PriceList,
    /// What differs from the preset; an inner `None` takes a value away.
    numbers: Vec<(Input, Option<f64>)>,
    choices: [Option<&'static str>; 4],
    precision: Option<Precision>,
    capacity: Option<Capacity>,
    /// What the decision needs besides money.
    pub needs: Needs,
    /// Whose prices the link carries, where they are frozen.
    seal: Option<Seal>,
    /// Whose the API's prices and the rent are, where they were taken over from a list of the visitor's own.
    whose: (Option<Whose>, Option<Whose>),
    /// Keys of a link that mean nothing to this version: kept, so that they are still there for one that knows them.
    pub unknown: Vec<(String, String)>,
}

impl Default for Scenario {
    fn default() -> Self {
        Self::of(&PRESETS[0])
    }
}

impl Scenario {
    /// A preset as it stands.
    #[must_use]
    pub fn of(preset: &'static Preset) -> Self {
        Self {
            preset,
            prices: PriceList::Published,
            numbers: Vec::new(),
            choices: [None; 4],
            precision: None,
            capacity: None,
            needs: Needs::default(),
            seal: None,
            whose: (None, None),
            unknown: Vec::new(),
        }
    }

    /// The preset this scenario began with.
    #[must_use]
    pub fn preset(&self) -> &'static Preset {
        self.preset
    }

    /// Whether nothing that counts differs from the preset but the volume.
    #[must_use]
    pub fn is_as_published(&self) -> bool {
        let plain = Self { unknown: Vec::new(), ..self.clone() }
            .with(Input::Volume, Self::of(self.preset).number(Input::Volume));
        plain == Self::of(self.preset)
    }

    /// The value in force: the scenario's own, else the preset's, else the table's default.
    #[must_use]
    pub fn number(&self, input: Input) -> Option<f64> {
        match self.own(input) {
            Some(own) => own,
            None => self.inherited(input),
        }
    }

    /// What the input would be if the scenario said nothing of it. A published blended price belongs to the published
    /// price list: another price, another offer or another edition takes it out of force.
    #[must_use]
    pub fn inherited(&self, input: Input) -> Option<f64> {
        let overridden =
            [Input::PriceIn, Input::PriceOut, Input::PriceCached].into_iter().any(|price| self.own(price).is_some());
        let other_offer = self.choices[Choice::Api as usize].is_some() || self.prices != PriceList::Published;
        if input == Input::Blend && (overridden || other_offer) {
            return None;
        }
        self.preset.number(input).or(input.bounds().default)
    }

    fn own(&self, input: Input) -> Option<Option<f64>> {
        self.numbers.iter().find(|(other, _)| *other == input).map(|(_, value)| *value)
    }

    /// Whether the scenario says something else than its preset.
    #[must_use]
    pub fn is_changed(&self, input: Input) -> bool {
        self.own(input).is_some()
    }

    /// Sets an input, or takes its value away. What equals the inherited value is not kept. Whoever asks, no value outside the input's
    /// bounds gets into a scenario, as its link would then open as another one: it stops at them. Who can be told asks
    /// [`Self::take`].
    pub fn set(&mut self, input: Input, value: Option<f64>) {
        match value.map(|value| input.bounds().nearest(value)) {
            Some(Some(value)) => self.put(input, Some(value)),
            None if input.bounds().default.is_none() => self.put(input, None),
            None => self.reset(input),
            Some(None) => {}
        }
    }

    fn put(&mut self, input: Input, value: Option<f64>) {
        self.numbers.retain(|(other, _)| *other != input);
        if value != self.inherited(input) {
            let place = self.numbers.partition_point(|(other, _)| *other < input);
            self.numbers.insert(place, (input, value));
        }
        self.disown(input);
        if let Some(seal) = &mut self.seal {
            seal.claim(input);
        }
        self.tidy();
    }

    /// Drops a blended price that says what is inherited anyway: whether it is depends on the other prices. What a frozen
    /// link calls the reader's own must be in it.
    fn tidy(&mut self) {
        let inherited = self.inherited(Input::Blend);
        self.numbers.retain(|(input, value)| *input != Input::Blend || *value != inherited);
        self.tidy_whose();
        self.tidy_seal();
    }

    /// The same with one input set.
    #[must_use]
    pub fn with(mut self, input: Input, value: Option<f64>) -> Self {
        self.set(input, value);
        self
    }

    /// Sets several inputs by values that follow from something else: all of them, or none where one is outside its bounds.
    ///
    /// # Errors
    /// The sentence that says which; the scenario is as it was.
    pub fn take(&mut self, values: &[(Input, f64)]) -> Result<(), Note> {
        let beyond = values.iter().find(|(input, value)| !input.bounds().hold(*value));
        if let Some((input, value)) = beyond {
            return Err(Note::Beyond { bounds: input.bounds(), value: *value });
        }
        for (input, value) in values {
            self.enter(*input, *value);
        }
        Ok(())
    }

    /// The same at another volume, which need not be one that a visitor can enter: a break-even may lie beyond. To be evaluated; a link
    /// of it would open as another one.
    #[must_use]
    pub fn at_volume(mut self, tokens: f64) -> Self {
        self.leave_requests_for(Input::Volume);
        self.put(Input::Volume, Some(tokens));
        self
    }

    /// Sets an input as a visitor does: volume or mix typed by hand take requests out of force.
    pub fn enter(&mut self, input: Input, value: f64) {
        self.leave_requests_for(input);
        self.set(input, Some(value));
    }

    /// Sets an input back to what the preset has.
    pub fn reset(&mut self, input: Input) {
        self.numbers.retain(|(other, _)| *other != input);
        self.tidy();
    }

    /// Whose prices count where the scenario has none of its own.
    #[must_use]
    pub fn prices(&self) -> PriceList {
        self.prices
    }

    /// Sets whose prices count. Prices typed in stay in force.
    pub fn set_prices(&mut self, prices: PriceList) {
        self.prices = prices;
        self.tidy();
    }

    /// The id in force.
    #[must_use]
    pub fn choice(&self, choice: Choice) -> &'static str {
        self.choices[choice as usize].unwrap_or_else(|| self.preset.choice(choice))
    }

    /// Names another catalogue row. Prices typed in stay in force; see [`Self::replace_choice`].
    pub fn choose(&mut self, choice: Choice, id: &'static str) {
        self.choices[choice as usize] = Some(id).filter(|id| *id != self.preset.choice(choice));
        self.tidy();
    }

    /// Names another row, and lets go of the prices and speeds that were typed over the old one's.
    pub fn replace_choice(&mut self, choice: Choice, id: &'static str) {
        let typed_over: &[Input] = match choice {
            Choice::Api => {
                &[Input::PriceIn, Input::PriceOut, Input::PriceCached, Input::BatchIn, Input::BatchOut, Input::Blend]
            }
            Choice::Gpu | Choice::Provider => &[Input::GpuHour],
            Choice::Model => &[Input::Decode],
        };
        self.numbers.retain(|(input, _)| !typed_over.contains(input));
        self.choose(choice, id);
    }

    /// Setting volume or mix by hand takes requests, which would give both, out of force.
    pub fn leave_requests_for(&mut self, input: Input) {
        if !matches!(input, Input::Volume | Input::InputShare) {
            return;
        }
        for input in [Input::Requests, Input::TokensIn, Input::TokensOut] {
            self.reset(input);
        }
    }

    /// The precision in force.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision.unwrap_or(self.preset.precision)
    }

    /// Sets the precision.
    pub fn set_precision(&mut self, precision: Precision) {
        self.precision = Some(precision).filter(|other| *other != self.preset.precision);
    }

    /// The capacity basis in force.
    #[must_use]
    pub fn capacity(&self) -> Capacity {
        self.capacity.unwrap_or(Capacity::Flat)
    }

    /// Sets the capacity basis.
    pub fn set_capacity(&mut self, capacity: Capacity) {
        self.capacity = Some(capacity).filter(|other| *other != Capacity::Flat);
    }

    /// Whether the volume follows from requests a day.
    #[must_use]
    pub fn by_requests(&self) -> bool {
        self.number(Input::Requests).is_some()
    }
}

/// `name (2)`, or the first number that is not taken.
fn unique(name: &str, taken: &dyn Fn(&str) -> bool) -> String {
    /// So that a number fits behind it.
    const ROOM: usize = LONGEST_NAME - 6;
    let short: String = name.chars().take(ROOM).collect();
    let numbered = |number: usize| format!("{} ({number})", short.trim_end());
    let mut number = 2;
    while taken(&numbered(number)) {
        number += 1;
    }
    numbered(number)
}
