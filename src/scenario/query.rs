//! The link: reads anything, writes only what differs from the preset, in a fixed order.

use super::{Capacity, Choice, Input, Note, PRESETS, Precision, Preset, Scenario};
use crate::engine::inputs::{Need, Needs};
use crate::format::{self, Unit, quantity};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The version of the scheme that this code writes. It is left out of links as long as it is 1.
const VERSION: &str = "1";
/// Stays readable in a link's value.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/').remove(b',').remove(b':');

/// What a link said.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The scenario, with defaults where the link was wrong.
    pub scenario: Scenario,
    /// What was wrong.
    pub notes: Vec<Note>,
}

/// Reads a query string, with or without its question mark. Never fails.
#[must_use]
pub fn read(query: &str) -> Reading {
    let query = query.trim_start_matches('?');
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut notes = Vec::new();
    for (key, value) in form_urlencoded::parse(query.as_bytes()) {
        match pairs.iter_mut().find(|(other, _)| *other == key) {
            Some(pair) => {
                pair.1 = value.into_owned();
                let note = Note::Twice { key: key.into_owned() };
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            None => pairs.push((key.into_owned(), value.into_owned())),
        }
    }
    let mut reader = Reader { pairs, notes };
    let scenario = reader.scenario();
    Reading { scenario, notes: reader.notes }
}

/// Takes keys out one by one; what is left at the end is unknown.
struct Reader {
    pairs: Vec<(String, String)>,
    notes: Vec<Note>,
}

impl Reader {
    fn take(&mut self, key: &str) -> Option<String> {
        let at = self.pairs.iter().position(|(other, _)| other == key)?;
        Some(self.pairs.remove(at).1)
    }

    fn scenario(&mut self) -> Scenario {
        if let Some(text) = self.take("v").filter(|text| !text.is_empty() && text != VERSION) {
            self.notes.push(Note::LaterVersion { text });
        }
        let mut scenario = Scenario::of(self.preset());
        for choice in Choice::ALL {
            self.choice(&mut scenario, choice);
        }
        self.precision(&mut scenario);
        for input in Input::ALL {
            self.number(&mut scenario, *input);
        }
        self.capacity(&mut scenario);
        scenario.needs = self.needs();
        scenario.unknown = std::mem::take(&mut self.pairs).into_iter().filter(|(key, _)| !key.is_empty()).collect();
        scenario
    }

    fn preset(&mut self) -> &'static Preset {
        let Some(text) = self.take("s") else { return &PRESETS[0] };
        Preset::find(&text.to_ascii_lowercase()).unwrap_or_else(|| {
            self.notes.push(Note::NotKnown { key: "s", text, used: PRESETS[0].id.into() });
            &PRESETS[0]
        })
    }

    fn choice(&mut self, scenario: &mut Scenario, choice: Choice) {
        let Some(text) = self.take(choice.key()) else { return };
        match choice.find(&text.to_ascii_lowercase()) {
            Some(id) => scenario.choose(choice, id),
            None => {
                let used = scenario.choice(choice).into();
                self.notes.push(Note::NotKnown { key: choice.key(), text, used });
            }
        }
    }

    fn precision(&mut self, scenario: &mut Scenario) {
        let Some(text) = self.take("prec") else { return };
        match Precision::ALL.into_iter().find(|precision| precision.key().eq_ignore_ascii_case(&text)) {
            Some(precision) => scenario.set_precision(precision),
            None => self.notes.push(Note::NotKnown { key: "prec", text, used: scenario.precision().key().into() }),
        }
    }

    fn number(&mut self, scenario: &mut Scenario, input: Input) {
        let Some(text) = self.take(input.bounds().key) else { return };
        if let Err(note) = take_number(scenario, input, &text) {
            self.notes.push(note);
        }
    }

    fn capacity(&mut self, scenario: &mut Scenario) {
        let Some(text) = self.take("cap") else { return };
        if let Err(note) = take_capacity(scenario, &text) {
            self.notes.push(note);
        }
    }

    fn needs(&mut self) -> Needs {
        let mut needs = Needs::default();
        for text in self.take("need").unwrap_or_default().split(',').filter(|text| !text.is_empty()) {
            match Need::ALL.into_iter().find(|need| need_key(*need).eq_ignore_ascii_case(text)) {
                Some(need) => needs = needs.with(need, true),
                None => {
                    let used = "the others".into();
                    self.notes.push(Note::NotKnown { key: "need", text: text.into(), used });
                }
            }
        }
        needs
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
    // Written so that "not a number" fails too; zero loses its sign.
    if !(bounds.min..=bounds.max).contains(&value) {
        return Err(Note::OutOfBounds { bounds, text: own(text), used });
    }
    if bounds.whole() && value.fract() != 0.0 {
        return Err(Note::NotWhole { key: bounds.key, text: own(text), used });
    }
    Ok(value + 0.0)
}

/// The link of a scenario, without question mark; empty for the default one.
#[must_use]
pub fn write(scenario: &Scenario) -> String {
    let mut out = String::new();
    let preset = scenario.preset();
    if preset.id != PRESETS[0].id {
        push(&mut out, "s", preset.id);
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
    match scenario.capacity() {
        Capacity::Flat => {}
        Capacity::Rate => push(&mut out, "cap", "rate"),
        Capacity::Modelled => push(&mut out, "cap", "model"),
        Capacity::Stated(tokens) => push(&mut out, "cap", &format::link_tokens(tokens)),
    }
    let needs = needs_text(scenario.needs);
    if !needs.is_empty() {
        push(&mut out, "need", &needs);
    }
    for (key, value) in &scenario.unknown {
        push(&mut out, &utf8_percent_encode(key, PLAIN).to_string(), value);
    }
    out
}

fn push(out: &mut String, key: &str, value: &str) {
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

fn needs_text(needs: Needs) -> String {
    needs.iter().map(need_key).collect::<Vec<_>>().join(",")
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
