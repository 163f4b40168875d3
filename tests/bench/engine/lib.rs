//! The engine for `tests/bench/engine.mjs`, as a module without imports: a table of inputs, a table of outputs, and
//! functions that go from one to the other. Built twice, with vector instructions and without.
//!
//! Inputs lie column by column: tokens a month in millions, input share, USD per 1M input and output tokens, USD per GPU-hour, GPUs,
//! overhead USD a month, capacity of a replica in millions a month. Outputs lie scenario by scenario: blended price, first break-even
//! and the one for good in millions (infinite: never), then for each of eight volumes the API, self-hosting, what that
//! saves, and how many per cent of the API's bill.
#![allow(dead_code, unused_imports, missing_docs)]

/// The two rooms that need no other, as they are: the rest of the library is the page's.
#[path = "../../../src"]
mod src {
    pub mod engine;
    pub mod units;
}

use engine::batch::{Column, Columns, Crossings, Lanes, Prices, Replica, Volume, WIDTH, Wide};
use engine::inputs::{ApiPrices, CapacityBasis, GpuCost, Hosting, Inputs, Needs, Overhead, Workload};
use src::{engine, units};
use std::ptr::{addr_of, addr_of_mut};
use units::{Hours, Share, Tokens, Usd, UsdPerHour, UsdPerMTok};

const SCENARIOS: usize = 4096;
const INPUTS: usize = 8;
const VOLUMES: [f64; 8] = [50.0, 100.0, 250.0, 500.0, 1000.0, 2500.0, 5000.0, 10_000.0];
const OUTPUTS: usize = 3 + 4 * VOLUMES.len();
const MILLION: f64 = 1e6;

static mut IN: [[f64; SCENARIOS]; INPUTS] = [[0.0; SCENARIOS]; INPUTS];
static mut OUT: [[f64; OUTPUTS]; SCENARIOS] = [[0.0; OUTPUTS]; SCENARIOS];

#[unsafe(no_mangle)]
pub extern "C" fn count() -> usize {
    SCENARIOS
}

#[unsafe(no_mangle)]
pub extern "C" fn inputs() -> usize {
    addr_of!(IN) as usize
}

#[unsafe(no_mangle)]
pub extern "C" fn outputs() -> usize {
    addr_of!(OUT) as usize
}

/// Fills the outputs.
#[unsafe(no_mangle)]
pub extern "C" fn run() {
    // Safety: the module has one thread, and no other function runs meanwhile.
    let (table, out) = unsafe { (&*addr_of!(IN), &mut *addr_of_mut!(OUT)) };
    let [_, share, input, output, rent, gpus, overhead, capacity] = table;
    let tokens = capacity.map(|millions| millions * MILLION);
    let volumes = VOLUMES.map(|millions| [millions * MILLION, millions, 1.0 / millions]);
    // Constants in memory are read faster than those made anew in every round of the loop.
    let volumes = std::hint::black_box(&volumes);
    let (none, one) = (Column::Same(0.0), Column::Same(1.0));
    let columns = Columns {
        tokens: none,
        input_share: Column::Each(share),
        cached_share: none,
        batch_share: none,
        peak_to_average: one,
        price: Prices {
            blended: None,
            input: Column::Each(input),
            output: Column::Each(output),
            cached_input: none,
            batch_input: none,
            batch_output: none,
            platform_fee: none,
        },
        replica: Replica::Rented {
            usd_per_gpu_hour: Column::Each(rent),
            discount: none,
            hours: Column::Same(720.0),
            gpus: Column::Each(gpus),
        },
        overhead: Column::Each(overhead),
        capacity: Column::Each(&tokens),
        utilisation: one,
        min_replicas: one,
        standby: none,
    };
    columns.for_each(SCENARIOS, |range, wide| {
        if let Some(rows) = out[range].as_chunks_mut().0.first_mut() {
            fill(rows, wide, volumes);
        }
    });
}

#[inline(always)]
fn fill(rows: &mut [[f64; OUTPUTS]; WIDTH], wide: &Wide, volumes: &[[f64; 3]; 8]) {
    let crossings = Crossings::of(wide);
    let [first, for_good] = [crossings.first, crossings.for_good].map(|tokens| tokens * (1.0 / MILLION));
    put(rows, 0, wide.api_price, first);
    for (row, for_good) in rows.iter_mut().zip(for_good.each()) {
        row[2] = for_good;
    }
    let percent = wide.tokens_per_usd * (100.0 / MILLION);
    for (at, [tokens, millions, part]) in volumes.iter().enumerate() {
        let volume = Volume { tokens: Lanes::all(*tokens), millions: Lanes::all(*millions) };
        let (api, own) = (wide.api(volume), wide.self_host(volume));
        let saved = api - own;
        put(rows, 3 + 4 * at, api, own);
        put(rows, 5 + 4 * at, saved, saved * percent * *part);
    }
}

/// Two neighbours of each scenario's row.
#[inline(always)]
fn put(rows: &mut [[f64; OUTPUTS]; WIDTH], at: usize, left: Lanes, right: Lanes) {
    for ((row, left), right) in rows.iter_mut().zip(left.each()).zip(right.each()) {
        row[at] = left;
        row[at + 1] = right;
    }
}

/// Evaluates every scenario by itself, the whole report, as the page does; gives something of all of them.
#[unsafe(no_mangle)]
pub extern "C" fn report() -> f64 {
    // Safety: as above.
    let table = unsafe { &*addr_of!(IN) };
    (0..SCENARIOS).map(|at| std::hint::black_box(engine::evaluate(&single(table, at))).self_host.month.0).sum()
}

/// One scenario's inputs, with every turn that takes time: steps, standby, a fee, needs.
fn single(table: &[[f64; SCENARIOS]; INPUTS], at: usize) -> Inputs {
    let [tokens, share, input, output, rent, gpus, overhead, capacity] = table.each_ref().map(|column| column[at]);
    Inputs {
        workload: Workload {
            tokens: Tokens(tokens * MILLION),
            input_share: Share(share),
            cached_share: Share(0.25),
            batch_share: Share(0.25),
            peak_to_average: 2.0,
        },
        api: ApiPrices {
            input: UsdPerMTok(input),
            output: UsdPerMTok(output),
            cached_input: Some(UsdPerMTok(input / 2.0)),
            batch_input: None,
            batch_output: None,
            blended: None,
            platform_fee: Usd(20.0),
        },
        hosting: Hosting {
            gpus_per_replica: gpus,
            gpu_cost: GpuCost::Rented { usd_per_gpu_hour: UsdPerHour(rent), discount: Share(0.1) },
            hours: Hours(720.0),
            placement: None,
            capacity: CapacityBasis::Stated(Tokens(capacity * MILLION)),
            utilisation: Share(0.8),
            min_replicas: 1.0,
            standby: 1.0,
            overhead: Overhead { other: Usd(overhead), one_off_months: 12.0, ..Overhead::default() },
        },
        needs: Needs::default(),
    }
}
