//! One scenario at a time: without vectors, more of them would only crowd the registers.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// Scenarios side by side.
pub const WIDTH: usize = 1;

/// One number of each scenario.
#[derive(Clone, Copy, Debug)]
pub struct Lanes(f64);

/// One yes or no of each scenario.
#[derive(Clone, Copy, Debug)]
pub struct Mask(bool);

macro_rules! operators {
    ($($trait:ident $name:ident)*) => {$(
        impl $trait for Lanes {
            type Output = Self;
            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                Self(self.0.$name(other.0))
            }
        }
    )*};
}

operators!(Add add Sub sub Mul mul Div div);

impl Neg for Lanes {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Lanes {
    /// Nothing.
    pub const ZERO: Self = Self(0.0);
    /// A volume that is never reached.
    pub const NEVER: Self = Self(f64::INFINITY);

    /// The same number for every scenario.
    #[must_use]
    #[inline(always)]
    pub const fn all(value: f64) -> Self {
        Self(value)
    }

    /// One number for each scenario.
    #[must_use]
    #[inline(always)]
    pub fn of([value]: [f64; WIDTH]) -> Self {
        Self(value)
    }

    /// The numbers one by one.
    #[must_use]
    #[inline(always)]
    pub fn each(self) -> [f64; WIDTH] {
        [self.0]
    }

    /// Without the sign.
    #[must_use]
    #[inline(always)]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Rounded to whole numbers, halves to the even one.
    #[must_use]
    #[inline(always)]
    pub fn nearest(self) -> Self {
        Self(self.0.round_ties_even())
    }

    /// Rounded up to whole numbers.
    #[must_use]
    #[inline(always)]
    pub fn ceil(self) -> Self {
        Self(self.0.ceil())
    }

    /// Where this one is greater; nowhere that one is not a number.
    #[must_use]
    #[inline(always)]
    pub fn above(self, other: Self) -> Mask {
        Mask(self.0 > other.0)
    }

    /// The greater of both; the other where this one is not a number.
    #[must_use]
    #[inline(always)]
    pub fn at_least(self, least: Self) -> Self {
        if self.0 > least.0 { self } else { least }
    }

    /// The lesser of both; the other where this one is not a number.
    #[must_use]
    #[inline(always)]
    pub fn at_most(self, most: Self) -> Self {
        if self.0 < most.0 { self } else { most }
    }
}

impl Mask {
    /// The number where it holds, nothing where it does not.
    #[must_use]
    #[inline(always)]
    pub fn keep(self, lanes: Lanes) -> Lanes {
        if self.0 { lanes } else { Lanes::ZERO }
    }

    /// Whether it holds everywhere.
    #[must_use]
    #[inline(always)]
    pub fn everywhere(self) -> bool {
        self.0
    }

    /// `yes` where it holds, `no` where it does not.
    #[must_use]
    #[inline(always)]
    pub fn choose(self, yes: Lanes, no: Lanes) -> Lanes {
        if self.0 { yes } else { no }
    }

    /// The same where both take some work: only one is done.
    #[inline(always)]
    pub fn either(self, yes: impl FnOnce() -> [Lanes; 2], no: impl FnOnce() -> [Lanes; 2]) -> [Lanes; 2] {
        if self.0 { yes() } else { no() }
    }

    /// Where both hold.
    #[must_use]
    #[inline(always)]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Where either holds.
    #[must_use]
    #[inline(always)]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Where it does not hold.
    #[must_use]
    #[inline(always)]
    pub fn fails(self) -> Self {
        Self(!self.0)
    }
}
