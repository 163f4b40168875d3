//! The engine against references that do not share its code: brute force, whole-number arithmetic, and its own promises.

mod batch;
mod blend;
mod case;
mod crossings;
mod curves;
mod exact;
mod finite;
mod hybrid;
mod limits;
#[path = "../support/link.rs"]
mod link;
