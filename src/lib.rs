//! Managed API or self-hosted open-weight LLM, and from which volume on?
//!
//! The rooms, top to bottom; a module uses only those below it (`tests/layers.rs` checks):
//! `view` → `browser` → [`chart`] → [`export`] → [`scenario`] → [`usage`] → [`catalogue`] → [`engine`] → [`format`](mod@format) → [`units`].
//! Beside the view, as other ways in, stand the command line, `cli`, and [`later`], what a worker answers when asked.

#[cfg(feature = "page")]
pub mod browser;
pub mod catalogue;
pub mod chart;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod engine;
pub mod export;
pub mod format;
pub mod later;
pub mod scenario;
pub mod units;
pub mod usage;
#[cfg(feature = "page")]
pub mod view;
