//! `cargo +nightly fuzz run import`

#![no_main]

#[path = "../checks/import.rs"]
mod holds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| holds::check(bytes));
