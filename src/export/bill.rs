//! The monthly bill of both sides, item by item.

use crate::engine::Report;
use crate::scenario::Input;
use crate::units::{Share, Tokens, Usd};

/// One line of a bill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// What is paid for.
    pub name: &'static str,
    /// A month of it; more than nothing.
    pub usd: Usd,
    /// Its part of the side's month.
    pub share: Share,
}

/// Both bills. Items that cost nothing are left out, so a side that costs nothing has none.
#[derive(Clone, Debug, PartialEq)]
pub struct Bill {
    /// The API's items.
    pub api: Vec<Item>,
    /// Self-hosting's items.
    pub self_host: Vec<Item>,
    /// The API's month.
    pub api_month: Usd,
    /// Self-hosting's month.
    pub self_host_month: Usd,
}

/// The bills at the report's volume.
#[must_use]
pub fn bill(report: &Report) -> Bill {
    let (api_month, self_host_month) = (report.api.month, report.self_host.month);
    Bill {
        api: items(&api_lines(report, report.workload.tokens), api_month),
        self_host: items(&self_host_lines(report), self_host_month),
        api_month,
        self_host_month,
    }
}

fn api_lines(report: &Report, volume: Tokens) -> [(&'static str, Usd); 6] {
    let parts = &report.api.blend.parts;
    [
        ("Input", volume * parts.input),
        ("Cached input", volume * parts.cached_input),
        ("Output", volume * parts.output),
        ("Batch", volume * parts.batch),
        ("All tokens", volume * parts.stated),
        ("Platform fee", report.curves.platform_fee),
    ]
}

fn self_host_lines(report: &Report) -> [(&'static str, Usd); 9] {
    let own = &report.self_host;
    let named = |input: Input| input.bounds().name;
    [
        ("GPUs", own.replica_month * own.replicas),
        ("Standby GPUs", own.replica_month * report.curves.standby),
        (named(Input::EngineerHours), own.overhead.engineering),
        (named(Input::Storage), own.overhead.storage),
        (named(Input::Networking), own.overhead.networking),
        (named(Input::Monitoring), own.overhead.monitoring),
        (named(Input::LoadBalancing), own.overhead.load_balancing),
        (named(Input::Other), own.overhead.other),
        (named(Input::OneOff), own.overhead.one_off),
    ]
}

fn items(lines: &[(&'static str, Usd)], month: Usd) -> Vec<Item> {
    let paid = lines.iter().filter(|(_, usd)| usd.0 > 0.0);
    paid.map(|(name, usd)| Item { name, usd: *usd, share: Share(*usd / month) }).collect()
}
