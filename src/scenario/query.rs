//! The link: reads anything, writes only what differs from the preset, in a fixed order.

use super::frozen::Seal;
use super::own_prices::Whose;
use super::pairs::{OFFER_NAME, PLAIN, Pairs, RENT_NAME};
use super::{Capacity, Choice, Edition, Input, Note, PRESETS, Precision, Preset, Scenario};
use crate::catalogue::PriceList;
use crate::engine::inputs::{Need, Needs};
use crate::format::{self, Unit, quantity};
use percent_encoding::utf8_percent_encode;

/// The version of the scheme that this code writes. It is left out of links as long as it is 1.
const VERSION: &str = "1";
/// What a link said.
#[derive(Debug, PartialEq)]
pub struct Reading {
    /// The scenario, with defaults where the link was wrong.
    pub scenario: Scenario,
    /// What was wrong.
    pub notes: Vec<Note>,
}

impl Clone for Reading {
    fn clone(&self) -> Self {
        // Of most links there is nothing to say, and the page begins without what copies notes.
        let notes = if self.notes.is_empty() { Vec::new() } else { self.notes.clone() };
        Self { scenario: self.scenario.clone(), notes }
    }
}

/// Entries of a list that are named when they are not known; nobody reads more.
const MOST_NAMED: usize = 8;

/// Reads a query string, with or without its question mark. Never fails, in time linear in its length.
#[must_use]
pub fn read(query: &str) -> Reading {
    of_pairs(Pairs::of_query(query))
}

/// What these pairs say.
pub(super) fn of_pairs(pairs: Pairs) -> Reading {
    let mut reader = Reader(pairs);
    let scenario = reader.scenario();
    Reading { scenario, notes: reader.0.notes }
}

/// Takes keys out one by one; what is left at the end is unknown.
struct Reader(Pairs);

impl Reader {
    fn take(&mut self, key: &str) -> Option<String> {
        self.0.take(key)
    }

    #[cold]
    fn say(&mut self, note: Note) {
        self.0.notes.push(note);
    }

    fn scenario(&mut self) -> Scenario {
        if let Some(text) = self.take("v").filter(|text| !text.is_empty() && text != VERSION) {
            self.say(Note::LaterVersion { text });
        }
        let mut scenario = Scenario::of(self.preset());
        scenario.set_prices(self.prices());
        for choice in Choice::ALL {
            self.choice(&mut scenario, choice);
        }
        self.precision(&mut scenario);
        for input in Input::ALL {
            self.number(&mut scenario, *input);
        }
        scenario.whose = (self.whose(OFFER_NAME), self.whose(RENT_NAME));
        scenario.tidy_whose();
        self.capacity(&mut scenario);
        scenario.needs = self.needs();
        scenario.seal(self.seal(scenario.prices()));
        scenario.unknown = std::mem::take(&mut self.0.pairs);
        scenario
    }

    fn preset(&mut self) -> &'static Preset {
        let Some(text) = self.take("s") else { return &PRESETS[0] };
        Preset::find(&text.to_ascii_lowercase()).unwrap_or_else(|| {
            self.say(Note::NotKnown { key: "s", text, used: PRESETS[0].id.into() });
            &PRESETS[0]
        })
    }

    fn prices(&mut self) -> PriceList {
        let Some(text) = self.take("cat") else { return PriceList::Published };
        let lists = [PriceList::Published, PriceList::Current];
        lists.into_iter().find(|list| price_list_key(*list).eq_ignore_ascii_case(&text)).unwrap_or_else(|| {
            self.say(Note::NotKnown { key: "cat", text, used: price_list_key(PriceList::Published).into() });
            PriceList::Published
        })
    }

    fn choice(&mut self, scenario: &mut Scenario, choice: Choice) {
        let Some(text) = self.take(choice.key()) else { return };
        match choice.find(&text.to_ascii_lowercase()) {
            Some(id) => scenario.choose(choice, id),
            None => {
                let used = scenario.choice(choice).into();
                self.say(Note::NotKnown { key: choice.key(), text, used });
            }
        }
    }

    fn precision(&mut self, scenario: &mut Scenario) {
        let Some(text) = self.take("prec") else { return };
        match Precision::ALL.into_iter().find(|precision| precision.key().eq_ignore_ascii_case(&text)) {
            Some(precision) => scenario.set_precision(precision),
            None => self.say(Note::NotKnown { key: "prec", text, used: scenario.precision().key().into() }),
        }
    }

    fn number(&mut self, scenario: &mut Scenario, input: Input) {
        let Some(text) = self.take(input.bounds().key) else { return };
        if let Err(note) = take_number(scenario, input, &text) {
            self.say(note);
        }
    }

    fn capacity(&mut self, scenario: &mut Scenario) {
        let Some(text) = self.take("cap") else { return };
        if let Err(note) = take_capacity(scenario, &text) {
            self.say(note);
        }
    }

    fn whose(&mut self, key: &str) -> Option<Whose> {
        self.take(key).and_then(|text| Whose::read(&text))
    }

    fn needs(&mut self) -> Needs {
        let mut needs = Needs::default();
        self.list("need", &mut |text| {
            let need = Need::ALL.into_iter().find(|need| need_key(*need).eq_ignore_ascii_case(text));
            needs = need.map_or(needs, |need| needs.with(need, true));
            need.is_some()
        });
        needs
    }

    /// The edition whose prices the link carries, and which of them are not the edition's.
    fn seal(&mut self, prices: PriceList) -> Option<Seal> {
        let edition = self.take("ed").filter(|text| !text.is_empty()).and_then(|text| {
            let edition = Edition::read(&text);
            if edition.is_none() {
                self.say(Note::NotKnown { key: "ed", text, used: "today's prices".into() });
            }
            edition
        });
        let mut seal = Seal::of(edition.unwrap_or_else(|| Edition::of(prices)));
        self.list("mine", &mut |text| seal.take(text));
        edition.map(|_| seal)
    }

    /// The entries of a comma list, of which those that are not taken are named.
    fn list(&mut self, key: &'static str, take: &mut dyn FnMut(&str) -> bool) {
        let list = self.take(key).unwrap_or_default();
        let mut named = 0;
        for text in list.split(',').filter(|text| !text.is_empty()) {
            if !take(text) && named < MOST_NAMED {
                named += 1;
                self.say(Note::NotKnown { key, text: text.into(), used: "the others".into() });
            }
        }
    }
}

/// Takes an input as typed or pasted. Empty takes the value away where that is possible.
///
/// # Errors
/// The sentence that says what is wrong; the scenario is as it was.
pub fn take_number(scenario: &mut Scenario, input: Input, text: &str) -> Result<(), Note> {
    if text.trim().is_empty() && input.bounds().default.is_none() {
        scenario.set(input, None);
        return Ok(());
    }
    let value = check(input, text, used(scenario, input))?;
    scenario.set(input, Some(value));
    Ok(())
}

/// Takes a capacity: `flat`, `rate`, `model`, or tokens a month as typed or pasted.
///
/// # Errors
/// The sentence that says what is wrong; the scenario is as it was.
pub fn take_capacity(scenario: &mut Scenario, text: &str) -> Result<(), Note> {
    let capacity = match text.to_ascii_lowercase().as_str() {
        "flat" => Some(Capacity::Flat),
        "rate" => Some(Capacity::Rate),
        "model" => Some(Capacity::Modelled),
        _ => format::number(text).ok().and_then(Capacity::stated),
    };
    let used = match scenario.capacity() {
        Capacity::Flat => "flat".into(),
        Capacity::Rate => "rate".into(),
        Capacity::Modelled => "model".into(),
        Capacity::Stated(tokens) => quantity(tokens, Unit::Tokens),
    };
    let capacity = capacity.ok_or_else(|| Note::NotKnown { key: "cap", text: text.into(), used })?;
    scenario.set_capacity(capacity);
    Ok(())
}

/// What is used in place of a bad value, in words.
fn used(scenario: &Scenario, input: Input) -> String {
    let none = if matches!(input, Input::FirstToken | Input::PerToken) { "no limit" } else { "the catalogue's value" };
    scenario.number(input).map_or_else(|| none.into(), |value| quantity(value, input.bounds().unit))
}

/// Reads one value within its bounds.
///
/// # Errors
/// The sentence that says what is wrong and what is used instead.
fn check(input: Input, text: &str, used: String) -> Result<f64, Note> {
    let bounds = input.bounds();
    let own = |text: &str| text.to_owned();
    let value = format::number(text).map_err(|why| Note::NotANumber {
        key: bounds.key,
        text: own(text),
        why,
        used: used.clone(),
    })?;
    match bounds.nearest(value) {
        Some(taken) if taken == value => Ok(taken),
        _ if (bounds.min..=bounds.max).contains(&value) => {
            Err(Note::NotWhole { key: bounds.key, text: own(text), used })
        }
        _ => Err(Note::OutOfBounds { bounds, text: own(text), used }),
    }
}

/// The link of a scenario, without question mark; empty for the default one.
#[must_use]
pub fn write(scenario: &Scenario) -> String {
    let mut out = String::new();
    let preset = scenario.preset();
    if preset.id != PRESETS[0].id {
        push(&mut out, "s", preset.id);
    }
    if scenario.prices() != PriceList::Published {
        push(&mut out, "cat", price_list_key(scenario.prices()));
    }
    for choice in Choice::ALL {
        if let Some(id) = scenario.choices[choice as usize] {
            push(&mut out, choice.key(), id);
        }
    }
    if let Some(precision) = scenario.precision {
        push(&mut out, "prec", precision.key());
    }
    for (input, value) in &scenario.numbers {
        push(&mut out, input.bounds().key, &value.map_or_else(String::new, |value| text(*input, value)));
    }
    for (key, whose) in [(OFFER_NAME, &scenario.whose.0), (RENT_NAME, &scenario.whose.1)] {
        if let Some(whose) = whose {
            push(&mut out, key, &whose.write());
        }
    }
    match scenario.capacity() {
        Capacity::Flat => {}
        Capacity::Rate => push(&mut out, "cap", "rate"),
        Capacity::Modelled => push(&mut out, "cap", "model"),
        Capacity::Stated(tokens) => push(&mut out, "cap", &format::link_tokens(tokens)),
    }
    push_list(&mut out, "need", &scenario.needs.iter().map(need_key).collect::<Vec<_>>());
    if let Some(seal) = &scenario.seal {
        push(&mut out, "ed", &seal.edition.to_string());
        push_list(&mut out, "mine", &seal.own_keys());
    }
    for (key, value) in &scenario.unknown {
        push(&mut out, &utf8_percent_encode(key, PLAIN).to_string(), value);
    }
    out
}

/// Nothing for an empty list.
fn push_list(out: &mut String, key: &str, entries: &[&str]) {
    if !entries.is_empty() {
        push(out, key, &entries.join(","));
    }
}

pub(super) fn push(out: &mut String, key: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    out.push_str(key);
    out.push('=');
    out.extend(utf8_percent_encode(value, PLAIN));
}

fn text(input: Input, value: f64) -> String {
    match input.bounds().unit {
        Unit::Tokens => format::link_tokens(value),
        _ => format::link_number(value),
    }
}

/// As it stands in links.
#[must_use]
pub fn price_list_key(prices: PriceList) -> &'static str {
    match prices {
        PriceList::Published => "published",
        PriceList::Current => "now",
    }
}

/// As it stands in links.
#[must_use]
pub fn need_key(need: Need) -> &'static str {
    match need {
        Need::Privacy => "privacy",
        Need::Finetuned => "finetuned",
        Need::Latency => "latency",
        Need::Predictable => "predictable",
        Need::Frontier => "frontier",
        Need::NoTeam => "noteam",
        Need::Burst => "burst",
        Need::MultiModel => "multimodel",
    }
}
