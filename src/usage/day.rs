//! Days of the calendar, and the ways usage files write them.

use super::cell::Cell;
use crate::format::{MONTHS, decimal};
use std::fmt;

/// A day, counted from 1970-01-01; always of the years 2000 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

const SECONDS: f64 = 86_400.0;
/// From here on a bare number counts milliseconds: seconds reach it in the year 5138.
const MILLISECONDS_FROM: f64 = 1e11;
/// Letters of a month that tell it from all others.
const TELLING: usize = 3;

impl Day {
    /// The day with this date, if there is one in the years 2000 to 2199.
    #[must_use]
    pub fn of(year: i32, month: i32, day: i32) -> Option<Self> {
        if !(2000..2200).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        // Years begin in March, so that the odd day of a leap year is the last; 719,468 days lie before 1970.
        let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let found = Self(365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468);
        // The 30th of February would be the 2nd of March.
        (found.date() == (year, month, day)).then_some(found)
    }

    /// Year, month from 1, day from 1.
    #[must_use]
    pub fn date(self) -> (i32, i32, i32) {
        let days = self.0 + 719_468;
        let era = days / 146_097;
        let of_era = days % 146_097;
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let m = (5 * of_year + 2) / 153;
        let month = if m < 10 { m + 3 } else { m - 9 };
        (era * 400 + year + i32::from(month < 3), month, of_year - (153 * m + 2) / 5 + 1)
    }

    /// Days from this one to a later one, both counted.
    #[must_use]
    pub fn days_to(self, last: Self) -> f64 {
        f64::from(last.0 - self.0) + 1.0
    }

    /// Reads `2025-10-31`, with a time behind it or not, `2025/10/31`, `31.10.2025`, seconds or milliseconds since 1970. The
    /// time zone is not looked at: exports count in UTC. `10/11/2025` may be October or November and is not read.
    #[must_use]
    pub fn read(cell: Cell<'_>) -> Option<Self> {
        match cell {
            Cell::Number(number) => Self::of_clock(number),
            Cell::Text(text) => {
                let text = text.trim();
                decimal(text).map_or_else(|| Self::of_text(text), Self::of_clock)
            }
            Cell::None => None,
        }
    }

    fn of_clock(number: f64) -> Option<Self> {
        let seconds = if number >= MILLISECONDS_FROM { number / 1000.0 } else { number };
        let days = (seconds / SECONDS).floor();
        #[allow(clippy::cast_possible_truncation, reason = "the range is that of the years 2000 to 2199")]
        (10_957.0..84_006.0).contains(&days).then_some(Self(days as i32))
    }

    fn of_text(text: &str) -> Option<Self> {
        let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.')).unwrap_or(text.len());
        let mark = text.chars().find(|c| !c.is_ascii_digit())?;
        let mut parts = text[..end].split(mark).map(|part| part.parse().ok().filter(|_| part.len() <= 4));
        let (first, second, third) = (parts.next()??, parts.next()??, parts.next()??);
        match (parts.next(), mark) {
            (None, '-' | '/') => Self::of(first, second, third),
            (None, '.') => Self::of(third, second, first),
            _ => None,
        }
    }
}

impl fmt::Display for Day {
    /// `31 Oct 2025`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, ..) = self.date();
        write!(f, "{} {year}", short(*self))
    }
}

fn short(day: Day) -> String {
    let (_, month, day) = day.date();
    let name = usize::try_from(month - 1).ok().and_then(|place| MONTHS.get(place)?.get(..TELLING));
    format!("{day} {}", name.unwrap_or_default())
}

/// `1–31 Oct 2025`, `28 Sep – 3 Oct 2025`, `3 Oct 2025`; the years apart where they differ.
#[must_use]
pub fn span(first: Day, last: Day) -> String {
    let ((first_year, first_month, first_day), (last_year, last_month, _)) = (first.date(), last.date());
    if first == last {
        format!("{last}")
    } else if first_year != last_year {
        format!("{first} – {last}")
    } else if first_month != last_month {
        format!("{} – {last}", short(first))
    } else {
        format!("{first_day}–{last}")
    }
}
