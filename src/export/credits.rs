//! Who asks to be named for prices: licences, and where they and the lists are to be found. The same is in `NOTICE.md`.

use crate::catalogue::current;

/// A list whose licence asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit {
    /// How its rows name it at their beginning.
    named: &'static str,
    /// The list.
    pub list: &'static str,
    /// Where it is.
    pub address: &'static str,
    /// Its licence.
    pub licence: &'static str,
    /// Where that is.
    pub terms: &'static str,
}

/// Every licence in the table of rents is one of these; a test says so.
const CREDITS: [Credit; 2] = [
    Credit {
        named: "tgarg01/silybench-data",
        list: "silybench-data by tgarg01",
        address: "https://github.com/tgarg01/silybench-data",
        licence: "CC BY 4.0",
        terms: "https://creativecommons.org/licenses/by/4.0/",
    },
    Credit {
        named: "gpuhunt",
        list: "gpuhunt by dstack",
        address: "https://github.com/dstackai/gpuhunt",
        licence: "MPL-2.0",
        terms: "https://www.mozilla.org/MPL/2.0/",
    },
];

/// Those of which a row is there.
#[must_use]
pub fn credits() -> Vec<Credit> {
    let is_there = |credit: &Credit| {
        current::RENTALS
            .iter()
            .any(|row| row.licence.text() == credit.licence && row.source.text().starts_with(credit.named))
    };
    CREDITS.into_iter().filter(is_there).collect()
}

/// The one that names a row's list, where its licence asks for it.
#[must_use]
pub fn credit(licence: &str, source: &str) -> Option<Credit> {
    CREDITS.into_iter().find(|credit| credit.licence == licence && source.starts_with(credit.named))
}
