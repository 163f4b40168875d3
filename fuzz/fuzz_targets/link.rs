//! `cargo +nightly fuzz run link`

#![no_main]

#[path = "../checks/link.rs"]
mod holds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| holds::check(bytes));
