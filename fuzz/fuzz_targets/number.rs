//! `cargo +nightly fuzz run number`

#![no_main]

#[path = "../checks/number.rs"]
mod holds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| holds::check(bytes));
