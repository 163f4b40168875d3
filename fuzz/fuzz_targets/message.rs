//! `cargo +nightly fuzz run message`

#![no_main]

#[path = "../checks/message.rs"]
mod holds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| holds::check(bytes));
