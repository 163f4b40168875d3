//! Measured runs: what served what, how fast, and who measured it. `README.md` here says where they come from.

use llm_breakeven::catalogue::{gpu_spec, model_spec};
use llm_breakeven::engine::specs::Precision;
use llm_breakeven::engine::throughput::{Capacity, Efficiency, Limits, Replica, Request, capacity};

/// One run.
#[derive(Clone, Debug)]
pub struct Row {
    /// As it stands in the file.
    pub line: String,
    pub model: String,
    pub gpu: String,
    /// The program that served, without its version.
    pub engine: String,
    pub source: String,
    pub replica: Replica,
    pub request: Request,
    /// Sequences in flight; `None` is as many as it takes.
    pub concurrency: Option<f64>,
    /// Output tokens a second of the whole replica.
    pub output_rate: f64,
    /// Seconds.
    pub first_token: Option<f64>,
    /// Seconds.
    pub per_token: Option<f64>,
}

/// All of them, in the file's order.
pub fn rows() -> Vec<Row> {
    include_str!("rows.csv").lines().skip(1).map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.split(',').collect();
    let number = |at: usize| cells[at].parse::<f64>().ok();
    let needed = |at: usize| number(at).unwrap_or_else(|| panic!("no number in column {at} of {line}"));
    let model = model_spec(cells[0]).and_then(|spec| spec.for_engine());
    let gpu = gpu_spec(cells[1]).and_then(|spec| spec.for_engine());
    let precision = match cells[3] {
        "bf16" => Precision::Bits16,
        "fp8" => Precision::Fp8,
        "fp4" | "int4" => Precision::Bits4,
        other => panic!("{other} is no precision: {line}"),
    };
    Row {
        line: line.to_owned(),
        model: cells[0].to_owned(),
        gpu: cells[1].to_owned(),
        engine: cells[4].split(' ').next().unwrap_or_default().to_owned(),
        source: cells[11].to_owned(),
        replica: Replica {
            model: model.unwrap_or_else(|| panic!("no specification of the model: {line}")),
            precision,
            gpu: gpu.unwrap_or_else(|| panic!("no specification of the GPU: {line}")),
            gpus: needed(2),
            kv_bytes: precision.kv_bytes(),
        },
        request: Request { input: needed(6), output: needed(7), cached_share: 0.0 },
        concurrency: number(5),
        output_rate: needed(8),
        first_token: number(9).map(|ms| ms / 1e3),
        per_token: number(10).map(|ms| ms / 1e3),
    }
}

/// What the model says of the run.
pub fn modelled(row: &Row, efficiency: &Efficiency) -> Option<Capacity> {
    let limits = Limits { sequences: row.concurrency, ..Limits::default() };
    capacity(&row.replica, &row.request, &limits, efficiency).ok()
}

/// Modelled over measured output; a replica that is said to serve nothing counts as a hundredth.
pub fn ratio(row: &Row, efficiency: &Efficiency) -> f64 {
    modelled(row, efficiency).map_or(0.01, |capacity| capacity.pace.output_rate / row.output_rate)
}

/// Modelled over measured time to the first token, where it was measured.
pub fn first_token_ratio(row: &Row, efficiency: &Efficiency) -> Option<f64> {
    Some(modelled(row, efficiency)?.pace.first_token / row.first_token?)
}
