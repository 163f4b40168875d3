//! The pictures besides the cost chart.

#[path = "pictures/bars.rs"]
mod bars;
#[path = "pictures/bill.rs"]
mod bill;
#[path = "pictures/check.rs"]
mod check;
#[path = "pictures/heat.rs"]
mod heat;
#[path = "support/link.rs"]
mod link;
#[path = "pictures/strip.rs"]
mod strip;
#[path = "pictures/waterfall.rs"]
mod waterfall;
