//! What is wrong with a usage file: one sentence each, with the place.

use crate::format::harmless;
use std::fmt;

/// A place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Line of a table, from 1.
    Line(usize),
    /// Entry of JSON, from 1.
    Entry(usize),
}

/// Why a row is left out. `column` is its name, `written` what stands there.
#[allow(missing_docs, reason = "the sentence of each variant, below, says what its fields are")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    NotANumber {
        column: String,
        written: String,
    },
    Negative {
        column: String,
        written: String,
    },
    NotWhole {
        column: String,
        written: String,
    },
    TooMuch {
        column: String,
        written: String,
    },
    NotADate {
        column: String,
        written: String,
    },
    NoDate {
        column: String,
    },
    MoreCachedThanInput,
    Columns {
        has: usize,
        header: usize,
    },
    Unclosed,
    NotAnObject,
    /// The sum of other rows.
    Total,
    /// Embeddings, images, speech: not what a language model generates.
    OtherWork {
        written: String,
    },
    /// Answered from the proxy's own store: the model did nothing.
    Replayed,
}

/// A row left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    /// Where.
    pub place: Place,
    /// Why.
    pub why: Why,
}

/// Why a file gives no usage.
#[derive(Clone, Debug, PartialEq)]
pub enum UsageError {
    /// Nothing but space.
    Empty,
    /// Text that begins like JSON: it must come as a tree. What the parser said, where one was asked.
    NotJson(String),
    /// Money without tokens.
    CostsOnly,
    /// Its columns are not known: [`super::read_mapped`] takes them from the person.
    Unknown {
        /// The names of the columns.
        headers: Vec<String>,
        /// The first few rows, as they are written.
        sample: Vec<Vec<String>>,
    },
    /// A mapping names what the file has not.
    NoColumn(String),
    /// A mapping names neither input nor output.
    NothingMapped,
    /// Every row was left out, or there is none.
    NothingUsable {
        /// How many were left out.
        skipped: usize,
        /// The first of them.
        first: Option<Skip>,
    },
}

/// Foreign text is repeated up to this many characters.
const SHOWN: usize = 40;

/// Foreign text as it may stand in a sentence: short, on one line. Markup stays text wherever the page shows it.
#[must_use]
pub fn shown(text: &str) -> String {
    let text = text.trim();
    let mut short = harmless(text, SHOWN);
    if text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "Line {line}"),
            Self::Entry(entry) => write!(f, "Entry {entry}"),
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotANumber { column, written } => write!(f, "`{}` is not a number (`{written}`)", shown(column)),
            Self::Negative { column, written } => write!(f, "`{}` is negative (`{written}`)", shown(column)),
            Self::NotWhole { column, written } => write!(f, "`{}` is not a whole number (`{written}`)", shown(column)),
            Self::TooMuch { column, written } => {
                write!(f, "`{}` is more than one row can hold (`{written}`)", shown(column))
            }
            Self::NotADate { column, written } => {
                write!(f, "`{}` is not a date like 2025-10-31 (`{written}`)", shown(column))
            }
            Self::NoDate { column } => write!(f, "`{}` is empty", shown(column)),
            Self::MoreCachedThanInput => f.write_str("more input is cached than there is input"),
            Self::Columns { has, header } => write!(f, "has {has} columns, the header {header}"),
            Self::Unclosed => f.write_str("a quote is never closed"),
            Self::NotAnObject => f.write_str("is no object with named values"),
            Self::Total => f.write_str("is a sum of other rows"),
            Self::OtherWork { written } => write!(f, "is not text generation (`{written}`)"),
            Self::Replayed => f.write_str("was answered from the proxy's own cache, without the model"),
        }
    }
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}.", self.place, self.why)
    }
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("The file is empty."),
            Self::NotJson(said) if said.is_empty() => f.write_str("The file begins like JSON, but is not whole."),
            Self::NotJson(said) => write!(f, "The file begins like JSON, but is not whole: {}.", shown(said)),
            Self::CostsOnly => f.write_str(
                "The file has costs but no tokens: export the usage instead, or give the amount as your monthly bill.",
            ),
            Self::Unknown { .. } => f.write_str("The columns of this file are not known; say which is which."),
            Self::NoColumn(name) => write!(f, "The file has no column `{}`.", shown(name)),
            Self::NothingMapped => f.write_str("Say which column holds input tokens, or which holds output tokens."),
            Self::NothingUsable { first: None, .. } => f.write_str("The file has no rows of usage."),
            Self::NothingUsable { skipped: 1, first: Some(skip) } => write!(f, "Its only row cannot be used. {skip}"),
            Self::NothingUsable { skipped, first: Some(skip) } => {
                write!(f, "None of its {skipped} rows can be used. {skip}")
            }
        }
    }
}
