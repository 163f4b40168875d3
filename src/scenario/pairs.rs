//! A link's text, taken apart into keys and values.

use super::note::say;
use super::{Choice, Input, Note};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};

/// Stays readable in a link's value.
pub const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'/')
    .remove(b',')
    .remove(b':')
    .remove(b';');
/// Keys that mean nothing to this version are kept up to this many. It bounds what a hostile link can ask of the reader: as
/// each pair is looked up among those before it, time stays linear in the length of the link.
const MOST_UNKNOWN: usize = 100;
/// Keys besides those of inputs and catalogue rows.
const OTHER: [&str; 10] = ["v", "s", "cat", "prec", "cap", "need", "ed", "mine", OFFER_NAME, RENT_NAME];
/// Whose prices are that were taken over from a list: the API's, and the rent.
pub const OFFER_NAME: &str = "pname";
pub const RENT_NAME: &str = "rname";

/// Keys with their values, each key once, in the order in which they first stand in the link.
pub struct Pairs {
    pub pairs: Vec<(String, String)>,
    pub notes: Vec<Note>,
    unknown: usize,
}

impl Pairs {
    /// Of a query string, with or without its question mark.
    pub fn of_query(query: &str) -> Self {
        let mut pairs = Self { pairs: Vec::new(), notes: Vec::new(), unknown: 0 };
        for (key, value) in form_urlencoded::parse(query.trim_start_matches('?').as_bytes()) {
            pairs.add(&key, &value);
        }
        pairs
    }

    /// Of a scenario within a value: `vol:2B;rate:2.1`. One written like a query is read as well.
    pub fn of_value(text: &str) -> Self {
        let mut pairs = Self { pairs: Vec::new(), notes: Vec::new(), unknown: 0 };
        for pair in text.split([';', '&']).filter(|pair| !pair.is_empty()) {
            let (key, value) = pair.split_once([':', '=']).unwrap_or((pair, ""));
            let [key, value] = [key, value].map(|text| percent_encoding::percent_decode_str(text).decode_utf8_lossy());
            pairs.add(&key, &value);
        }
        pairs
    }

    /// Of two values for a key the last one counts; a value without a key is none.
    fn add(&mut self, key: &str, value: &str) {
        if key.is_empty() {
            return;
        }
        if let Some(pair) = self.pairs.iter_mut().find(|(other, _)| other == key) {
            pair.1 = value.into();
            let said = |note: &Note| matches!(note, Note::Twice { key: other } if other == key);
            if !self.notes.iter().any(said) {
                say(&mut self.notes, Note::Twice { key: key.into() });
            }
            return;
        }
        if !is_known(key) {
            self.unknown += 1;
            if self.unknown > MOST_UNKNOWN {
                if self.unknown == MOST_UNKNOWN + 1 {
                    say(&mut self.notes, Note::TooMany { kept: MOST_UNKNOWN });
                }
                return;
            }
        }
        self.pairs.push((key.into(), value.into()));
    }

    /// Takes a key out.
    pub fn take(&mut self, key: &str) -> Option<String> {
        let at = self.pairs.iter().position(|(other, _)| other == key)?;
        Some(self.pairs.remove(at).1)
    }
}

/// Whether a key means something to this version.
fn is_known(key: &str) -> bool {
    OTHER.contains(&key)
        || Choice::ALL.iter().any(|choice| choice.key() == key)
        || Input::ALL.iter().any(|input| input.bounds().key == key)
}
