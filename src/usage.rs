//! Where volume comes from, for people who do not know their tokens a month: typical requests times users, a monthly bill
//! divided by a price, or the sums of a usage file.
//!
//! A file comes in as text or as a JSON tree and goes nowhere: nothing here opens, keeps or sends one.

pub mod asked;
mod cell;
mod day;
mod error;
mod layout;
mod month;
mod profile;
mod read;
mod rows;
pub mod sentences;
mod spots;
mod tally;
mod text;

pub use day::Day;
pub use error::{Place, Skip, UsageError, Why};
pub use layout::{Kind, Mapping};
pub use month::{Month, Usage};
pub use profile::{Demand, PROFILES, Profile, RequestLoad, profile};
pub use read::{Source, begins_like_json, read_mapped, read_usage};
pub use text::text_of;
