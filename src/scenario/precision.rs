//! Precision of the weights.

use crate::engine::specs;

/// Bits a weight is stored in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// 16 bits, bfloat16 included.
    Fp16,
    /// 8-bit floating point.
    Fp8,
    /// 8-bit integers.
    Int8,
    /// 4-bit integers with group scales.
    Int4,
}

impl Precision {
    /// All of them, most bits first.
    pub const ALL: [Self; 4] = [Self::Fp16, Self::Fp8, Self::Int8, Self::Int4];

    /// For the engine.
    #[must_use]
    pub fn for_engine(self) -> specs::Precision {
        match self {
            Self::Fp16 => specs::Precision::Bits16,
            Self::Fp8 => specs::Precision::Fp8,
            Self::Int8 => specs::Precision::Int8,
            Self::Int4 => specs::Precision::Bits4,
        }
    }

    /// As it stands in links.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Fp16 => "fp16",
            Self::Fp8 => "fp8",
            Self::Int8 => "int8",
            Self::Int4 => "int4",
        }
    }

    /// As it stands on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fp16 => "FP16",
            Self::Fp8 => "FP8",
            Self::Int8 => "INT8",
            Self::Int4 => "INT4",
        }
    }
}
