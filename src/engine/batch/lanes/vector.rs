//! Four scenarios at a time, two in the 128 bits of each of two vectors: one would leave the processor waiting for each result.

use std::arch::wasm32::{
    f64x2, f64x2_abs, f64x2_add, f64x2_ceil, f64x2_div, f64x2_extract_lane, f64x2_gt, f64x2_mul, f64x2_nearest,
    f64x2_neg, f64x2_pmax, f64x2_pmin, f64x2_sub, i64x2_all_true, v128, v128_and, v128_bitselect, v128_not, v128_or,
};
use std::ops::{Add, Div, Mul, Neg, Sub};

/// Scenarios side by side.
pub const WIDTH: usize = 4;

/// One number of each scenario.
#[derive(Clone, Copy, Debug)]
pub struct Lanes(v128, v128);

/// One yes or no of each scenario: all bits of its lane, or none.
#[derive(Clone, Copy, Debug)]
pub struct Mask(v128, v128);

/// One instruction for both halves.
macro_rules! both {
    ($of:ident $instruction:ident $($value:expr),+) => {
        $of($instruction($($value.0),+), $instruction($($value.1),+))
    };
}

macro_rules! operators {
    ($($trait:ident $name:ident $instruction:ident)*) => {$(
        impl $trait for Lanes {
            type Output = Self;
            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                both!(Self $instruction self, other)
            }
        }
    )*};
}

operators!(Add add f64x2_add Sub sub f64x2_sub Mul mul f64x2_mul Div div f64x2_div);

impl Neg for Lanes {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        both!(Self f64x2_neg self)
    }
}

impl Lanes {
    /// Nothing.
    pub const ZERO: Self = Self::all(0.0);
    /// A volume that is never reached.
    pub const NEVER: Self = Self::all(f64::INFINITY);

    /// The same number for every scenario.
    #[must_use]
    #[inline(always)]
    pub const fn all(value: f64) -> Self {
        Self(f64x2(value, value), f64x2(value, value))
    }

    /// One number for each scenario.
    #[must_use]
    #[inline(always)]
    pub fn of([a, b, c, d]: [f64; WIDTH]) -> Self {
        Self(f64x2(a, b), f64x2(c, d))
    }

    /// The numbers one by one.
    #[must_use]
    #[inline(always)]
    pub fn each(self) -> [f64; WIDTH] {
        let pair = |half| [f64x2_extract_lane::<0>(half), f64x2_extract_lane::<1>(half)];
        let ([a, b], [c, d]) = (pair(self.0), pair(self.1));
        [a, b, c, d]
    }

    /// Without the sign.
    #[must_use]
    #[inline(always)]
    pub fn abs(self) -> Self {
        both!(Self f64x2_abs self)
    }

    /// Rounded to whole numbers, halves to the even one.
    #[must_use]
    #[inline(always)]
    pub fn nearest(self) -> Self {
        both!(Self f64x2_nearest self)
    }

    /// Rounded up to whole numbers.
    #[must_use]
    #[inline(always)]
    pub fn ceil(self) -> Self {
        both!(Self f64x2_ceil self)
    }

    /// Where this one is greater; nowhere that one is not a number.
    #[must_use]
    #[inline(always)]
    pub fn above(self, other: Self) -> Mask {
        both!(Mask f64x2_gt self, other)
    }

    /// The greater of both; the other where this one is not a number.
    #[must_use]
    #[inline(always)]
    pub fn at_least(self, least: Self) -> Self {
        both!(Self f64x2_pmax least, self)
    }

    /// The lesser of both; the other where this one is not a number.
    #[must_use]
    #[inline(always)]
    pub fn at_most(self, most: Self) -> Self {
        both!(Self f64x2_pmin most, self)
    }
}

impl Mask {
    /// The number where it holds, nothing where it does not.
    #[must_use]
    #[inline(always)]
    pub fn keep(self, lanes: Lanes) -> Lanes {
        both!(Lanes v128_and self, lanes)
    }

    /// Whether it holds everywhere.
    #[must_use]
    #[inline(always)]
    pub fn everywhere(self) -> bool {
        i64x2_all_true(v128_and(self.0, self.1))
    }

    /// `yes` where it holds, `no` where it does not.
    #[must_use]
    #[inline(always)]
    pub fn choose(self, yes: Lanes, no: Lanes) -> Lanes {
        both!(Lanes v128_bitselect yes, no, self)
    }

    /// The same where both take some work: here both are done.
    #[inline(always)]
    pub fn either(self, yes: impl FnOnce() -> [Lanes; 2], no: impl FnOnce() -> [Lanes; 2]) -> [Lanes; 2] {
        let (yes, no) = (yes(), no());
        std::array::from_fn(|at| self.choose(yes[at], no[at]))
    }

    /// Where both hold.
    #[must_use]
    #[inline(always)]
    pub fn and(self, other: Self) -> Self {
        both!(Self v128_and self, other)
    }

    /// Where either holds.
    #[must_use]
    #[inline(always)]
    pub fn or(self, other: Self) -> Self {
        both!(Self v128_or self, other)
    }

    /// Where it does not hold.
    #[must_use]
    #[inline(always)]
    pub fn fails(self) -> Self {
        both!(Self v128_not self)
    }
}
