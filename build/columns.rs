//! What may stand in a column, and what becomes of it in the program.

/// What may stand in a column.
#[derive(Clone, Copy)]
pub enum Column {
    /// Any text, not empty.
    Text,
    /// Any text, or nothing where the source gives none.
    MaybeText,
    /// Any text, or nothing, that most programs do not show: it is kept apart and looked up.
    MaybeProse,
    /// `yes` or `no`.
    YesNo,
    /// Lower-case words, digits, dots, dashes and slashes; unique in the table.
    Id,
    /// An id of another table, named by its file, with the folder where that is another.
    Ref(&'static str),
    /// The same, or nothing.
    MaybeRef(&'static str),
    /// A number from 0 up.
    Number,
    /// A number, or nothing where the source gives none.
    MaybeNumber,
    /// US dollars from 0 to a most, in no more than millionths.
    Usd(f64),
    /// The same, or nothing where the source gives none.
    MaybeUsd(f64),
    /// `moe` or `dense`.
    ModelKind,
    /// `on-demand`, `secure`, `community`, `marketplace` or `spot`.
    RentKind,
    /// Where a row was seen: such a text, not empty, with an address, or with the name of a file, a list or a site, to be looked at again.
    Source,
    /// `YYYY-MM-DD`, or `YYYY-MM` where the source gives the month only.
    Date,
    /// The same, or nothing.
    MaybeDate,
}

use Column::{
    Date, Id, MaybeDate, MaybeNumber, MaybeProse, MaybeRef, MaybeText, MaybeUsd, ModelKind, Number, Ref, RentKind,
    Source, Text, Usd, YesNo,
};

/// Lists and publications that have a name and no address of their own.
const NAMED: [&str; 2] = ["LiteLLM ", "Open Source vs API: "];
/// Kinds of rent with the variants they become.
const RENT_KINDS: [(&str, &str); 5] = [
    ("on-demand", "OnDemand"),
    ("secure", "Secure"),
    ("community", "Community"),
    ("marketplace", "Marketplace"),
    ("spot", "Spot"),
];
/// Years in which somebody may have looked a price up.
const YEARS: std::ops::RangeInclusive<u32> = 2023..=2035;

/// Ids of the tables read so far, by `folder/file` and, within a folder, by file.
pub struct Known<'a> {
    pub folder: &'a str,
    pub ids: &'a [(String, Vec<String>)],
}

impl Known<'_> {
    fn has(&self, file: &str, id: &str) -> bool {
        let name = if file.contains('/') { file.to_owned() } else { format!("{}/{file}", self.folder) };
        self.ids.iter().any(|(table, ids)| *table == name && ids.iter().any(|other| other == id))
    }
}

/// Says what is wrong with a cell.
pub fn check(column: Column, cell: &str, known: &Known) -> Result<(), String> {
    let number = |cell: &str| cell.parse::<f64>().is_ok_and(|value| value.is_finite() && value >= 0.0);
    let id = |cell: &str| {
        !cell.is_empty() && cell.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-/_".contains(c))
    };
    let fine = match column {
        Text => !cell.trim().is_empty(),
        YesNo => matches!(cell, "yes" | "no"),
        MaybeText | MaybeProse => cell.is_empty() || !cell.trim().is_empty(),
        Id => id(cell),
        Ref(file) => known.has(file, cell),
        MaybeRef(file) => cell.is_empty() || known.has(file, cell),
        Number => number(cell),
        MaybeNumber => cell.is_empty() || number(cell),
        Usd(most) => is_price(cell, most),
        MaybeUsd(most) => cell.is_empty() || is_price(cell, most),
        ModelKind => matches!(cell, "moe" | "dense"),
        RentKind => RENT_KINDS.iter().any(|(name, _)| *name == cell),
        Source => is_source(cell),
        Date => is_date(cell),
        MaybeDate => cell.is_empty() || is_date(cell),
    };
    if fine { Ok(()) } else { Err(format!("{cell:?} is not {}", wanted(column))) }
}

/// Millionths of a dollar, if that is what it is a whole number of.
fn micros(cell: &str) -> Option<f64> {
    let micros = cell.parse::<f64>().ok()? * 1e6;
    ((micros - micros.round()).abs() < 1e-3).then_some(micros.round())
}

fn is_price(cell: &str, most: f64) -> bool {
    micros(cell).is_some_and(|micros| (0.0..=most * 1e6).contains(&micros))
}

/// Whether somebody can go and look: one of its words is an address, a path, a file or a site, or it begins with a known list.
fn is_source(cell: &str) -> bool {
    let is_place = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let mut parts = word.split(['.', '/']);
        let has_letters = word.chars().any(|c| c.is_ascii_alphabetic());
        has_letters && word.contains(['.', '/']) && parts.all(|part| !part.is_empty() || word.contains("://"))
    };
    NAMED.iter().any(|name| cell.starts_with(name)) || cell.split_whitespace().any(is_place)
}

/// A day of the calendar, or a month.
fn is_date(cell: &str) -> bool {
    let parts: Vec<_> = cell.split('-').map(|part| (part.len(), part.parse::<u32>().unwrap_or(0))).collect();
    let plausible = |year: u32, month: u32, day: u32| {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        YEARS.contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day)
    };
    match *parts.as_slice() {
        [(4, year), (2, month), (2, day)] => plausible(year, month, day),
        [(4, year), (2, month)] => plausible(year, month, 1),
        _ => false,
    }
}

fn wanted(column: Column) -> String {
    match column {
        Text => "a text".into(),
        MaybeText | MaybeProse => "a text, or empty".into(),
        YesNo => "yes or no".into(),
        Id => "an id (lower case, digits, . - / _)".into(),
        Ref(file) => format!("an id of {file}"),
        MaybeRef(file) => format!("an id of {file}, or empty"),
        Number => "a number from 0 up".into(),
        MaybeNumber => "a number from 0 up, or empty".into(),
        Usd(most) => format!("a price from 0 to {most} in no more than millionths"),
        MaybeUsd(most) => format!("a price from 0 to {most} in no more than millionths, or empty"),
        ModelKind => "moe or dense".into(),
        RentKind => format!("one of {}", RENT_KINDS.map(|(name, _)| name).join(", ")),
        Source => "a source to look at again: an address (https://…), or the name of a file, a list or a site".into(),
        Date => "a plausible date YYYY-MM-DD, or YYYY-MM".into(),
        MaybeDate => "a plausible date YYYY-MM-DD, or YYYY-MM, or empty".into(),
    }
}

/// The Rust expression of a cell. Prose is put to the others, of which an equal one counts.
pub fn value(column: Column, cell: &str, prose: &mut Vec<String>) -> String {
    let number = |cell: &str| format!("{:?}", cell.parse::<f64>().unwrap_or_default());
    let usd = |cell: &str| format!("Micros::of({:.0})", micros(cell).unwrap_or_default());
    match column {
        Text | Id | Ref(_) | Date => format!("{cell:?}"),
        YesNo => (cell == "yes").to_string(),
        Number => number(cell),
        MaybeUsd(_) if cell.is_empty() => "Micros::NONE".into(),
        Usd(_) | MaybeUsd(_) => usd(cell),
        MaybeProse | Source => {
            let at = prose.iter().position(|other| other == cell).unwrap_or_else(|| {
                prose.push(cell.into());
                prose.len() - 1
            });
            format!("Prose({at})")
        }
        MaybeNumber | MaybeText | MaybeRef(_) | MaybeDate if cell.is_empty() => "None".into(),
        MaybeText | MaybeRef(_) | MaybeDate => format!("Some({cell:?})"),
        MaybeNumber => format!("Some({})", number(cell)),
        ModelKind => format!("ModelKind::{}", if cell == "moe" { "MixtureOfExperts" } else { "Dense" }),
        RentKind => {
            let kind = RENT_KINDS.iter().find(|(name, _)| *name == cell).map_or("OnDemand", |(_, variant)| variant);
            format!("RentKind::{kind}")
        }
    }
}
