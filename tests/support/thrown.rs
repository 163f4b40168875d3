//! How many inputs each check gets, known to who counts them as well.

/// Inputs for each check.
pub const EACH: usize = 3000;
