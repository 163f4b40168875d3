//! Arithmetic as it is printed: a term knows its text and what that text, read again, comes to.

use crate::format::{self, decimals, grouped, size_of, unit_price};
use crate::units::{Share, Tokens, Usd, UsdPerMTok};

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// USD a month: whole dollars.
    Usd,
    /// USD an hour, or for something else small: to the cent or finer.
    Rate,
    /// USD per 1M tokens, likewise.
    Price,
    /// Tokens a month, or other large counts: with a suffix.
    Volume,
    /// A part of a whole, in whole per cent.
    Percent,
    /// A part of a whole, to the hundredth of a per cent.
    Share,
    /// Anything else.
    Count,
}

impl Kind {
    /// The number as the page prints it.
    #[must_use]
    pub fn shown(self, value: f64) -> String {
        match self {
            Self::Usd => format::money(Usd(value)),
            Self::Rate | Self::Price => unit_price(UsdPerMTok(value)),
            Self::Volume => format::volume(Tokens(value)),
            Self::Percent => format::percent(Share(value)),
            Self::Share | Self::Count => self.written(value, 0),
        }
    }

    /// The number with more digits the higher the level; from [`EXACT`] on with all of them.
    #[must_use]
    pub fn written(self, value: f64, level: usize) -> String {
        let (before, value, least, most, after) = match self {
            Self::Usd => ("$", value, 0, 0, ""),
            Self::Rate | Self::Price => ("$", value, 2, if value < 1.0 { 4 } else { 3 }, ""),
            Self::Volume => {
                let (unit, suffix, most) = size_of(Tokens(value));
                ("", value / unit, 0, most, suffix)
            }
            Self::Percent | Self::Share => ("", Share(value).percent(), 0, 2, "%"),
            Self::Count => ("", value, 0, if value < 1.0 { 4 } else { 2 }, ""),
        };
        let digits = match level {
            0 => decimals(value, least, most),
            1 => decimals(value, least, most + 2),
            2 => decimals(value, least, most + 5),
            _ => format!("{value}"),
        };
        // Cents come in twos.
        let cents = self == Self::Usd && digits.len().checked_sub(2).is_some_and(|at| digits[at..].starts_with('.'));
        format!("{before}{}{}{after}", grouped(&digits), if cents { "0" } else { "" })
    }
}

/// The level at which numbers are printed with all their digits.
const EXACT: usize = 3;
/// A result this far off its arithmetic, as a part of it, is no matter of rounding: a limit was met.
const LIMITED: f64 = 1e-6;
/// Tokens in the unit of a price.
const PER_MTOK: f64 = 1e6;

/// How finely the operands of a line are printed.
#[derive(Clone, Copy)]
pub struct Digits(usize);

impl Digits {
    /// A number and what it counts; a word that begins with a slash follows at once.
    pub fn of(self, kind: Kind, value: f64, words: &str) -> Term {
        let number = kind.written(value, self.0);
        let read = format::number(&number).unwrap_or(value);
        let gap = if words.is_empty() || words.starts_with('/') { "" } else { " " };
        Term {
            text: format!("{number}{gap}{words}"),
            value: match kind {
                Kind::Price => read / PER_MTOK,
                Kind::Percent | Kind::Share => read / 100.0,
                _ => read,
            },
            rank: Rank::Number,
        }
    }

    pub fn usd(self, amount: Usd, words: &str) -> Term {
        self.of(Kind::Usd, amount.0, words)
    }

    pub fn price(self, price: UsdPerMTok) -> Term {
        self.of(Kind::Price, price.0, "per 1M")
    }

    pub fn volume(self, tokens: Tokens, words: &str) -> Term {
        self.of(Kind::Volume, tokens.0, words)
    }

    pub fn share(self, share: Share, words: &str) -> Term {
        self.of(Kind::Share, share.0, words)
    }

    pub fn count(self, count: f64, words: &str) -> Term {
        self.of(Kind::Count, count, words)
    }

    pub fn gpus(self, count: f64) -> Term {
        self.count(count, if count > 1.0 { "GPUs" } else { "GPU" })
    }
}

/// What binds stronger comes later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Sum,
    Product,
    Number,
}

/// A printed term and its value, computed from the numbers as they are printed.
pub struct Term {
    text: String,
    value: f64,
    rank: Rank,
}

impl Term {
    pub fn plus(self, other: Self) -> Self {
        let value = self.value + other.value;
        self.join(" + ", other, value, Rank::Sum, Rank::Sum)
    }

    pub fn minus(self, other: Self) -> Self {
        let value = self.value - other.value;
        self.join(" − ", other, value, Rank::Sum, Rank::Product)
    }

    pub fn times(self, other: Self) -> Self {
        let value = self.value * other.value;
        self.join(" × ", other, value, Rank::Product, Rank::Product)
    }

    pub fn over(self, other: Self) -> Self {
        let value = self.value / other.value;
        self.join(" ÷ ", other, value, Rank::Product, Rank::Number)
    }

    /// `right` is the least rank the right side has without brackets.
    fn join(self, sign: &str, other: Self, value: f64, rank: Rank, right: Rank) -> Self {
        Self { text: format!("{}{sign}{}", self.within(rank), other.within(right)), value, rank }
    }

    fn within(&self, rank: Rank) -> String {
        if self.rank < rank { format!("({})", self.text) } else { self.text.clone() }
    }

    /// One plus a tiny rate, to a power.
    pub fn compounded(self, exponent: Self) -> Self {
        let value = (exponent.value * (self.value - 1.0).ln_1p()).exp();
        let text = format!("({})^{}", self.text, exponent.within(Rank::Number));
        Self { text, value, rank: Rank::Number }
    }
}

/// `term = result words`, with as few digits as give the result as it is printed.
pub fn equation(kind: Kind, value: f64, words: &str, term: &dyn Fn(Digits) -> Term) -> String {
    equation_at(kind, None, value, words, term)
}

/// Likewise, the result printed at a level of its own.
pub fn equation_at(kind: Kind, level: Option<usize>, value: f64, words: &str, term: &dyn Fn(Digits) -> Term) -> String {
    let unit = if kind == Kind::Price { PER_MTOK } else { 1.0 };
    let shown = |value| level.map_or_else(|| kind.shown(value), |level| kind.written(value, level));
    let result = shown(value);
    let (mut sign, mut text) = ("", String::new());
    for level in 0..=EXACT {
        let term = term(Digits(level));
        let comes_to = term.value * unit;
        // Written so that "not a number" is not near.
        let near = (comes_to - value).abs() <= LIMITED * value.abs();
        sign = if near { " ≈ " } else { ", counted as " };
        let equal = shown(comes_to) == result;
        // What was limited needs no digits.
        if near || equal || level < EXACT {
            text = term.text;
        }
        if equal {
            sign = " = ";
            break;
        }
    }
    let gap = if words.is_empty() || words.starts_with(['/', ',']) { "" } else { " " };
    format!("{text}{sign}{result}{gap}{words}")
}

/// `term = ratio, words`, the ratio with digits enough that `follows` holds of it as it is printed.
pub fn ratio(value: f64, words: &str, term: &dyn Fn(Digits) -> Term, follows: &dyn Fn(f64) -> bool) -> String {
    let read = |level| format::number(&Kind::Count.written(value, level)).unwrap_or(value);
    let level = (0..EXACT).find(|level| follows(read(*level))).unwrap_or(EXACT);
    equation_at(Kind::Count, Some(level), value, words, term)
}
