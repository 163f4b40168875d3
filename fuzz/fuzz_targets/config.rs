//! `cargo +nightly fuzz run config`

#![no_main]

#[path = "../checks/config.rs"]
mod holds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| holds::check(bytes));
