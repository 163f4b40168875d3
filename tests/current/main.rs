//! The current edition: its rows, what a link means by it, who serves a model's weights, what could run a workload, what there
//! is to choose from, and how old prices are.

mod ages;
#[path = "../support/any.rs"]
mod any;
mod anything;
mod choices;
#[path = "../support/link.rs"]
mod link;
mod links;
mod rents;
mod rivals;
mod rows;

use llm_breakeven::catalogue::PriceList;

const NOW: PriceList = PriceList::Current;
const THEN: PriceList = PriceList::Published;
