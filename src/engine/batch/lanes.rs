//! A few numbers side by side, one a scenario, with the arithmetic of one: a vector of WebAssembly where the build has them,
//! plain numbers where it has not. Both round the same, so the bits are the same.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod plain;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use plain::{Lanes, Mask, WIDTH};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use vector::{Lanes, Mask, WIDTH};

use std::ops::{Add, Div, Mul, Sub};

macro_rules! with_a_number {
    ($($trait:ident $name:ident)*) => {$(
        impl $trait<f64> for Lanes {
            type Output = Self;
            #[inline(always)]
            fn $name(self, other: f64) -> Self {
                self.$name(Self::all(other))
            }
        }
    )*};
}

with_a_number!(Add add Sub sub Mul mul Div div);

impl Mask {
    /// What `yes` says where it holds, what `no` says where it does not.
    #[must_use]
    #[inline(always)]
    pub fn pick(self, yes: Self, no: Self) -> Self {
        self.and(yes).or(self.fails().and(no))
    }
}
