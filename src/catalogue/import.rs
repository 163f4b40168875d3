//! What a visitor brings along: files read in the browser, never sent anywhere.

pub mod json;
