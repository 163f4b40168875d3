//! `cargo +nightly fuzz run prices`

#![no_main]

#[path = "../checks/prices.rs"]
mod holds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| holds::check(bytes));
