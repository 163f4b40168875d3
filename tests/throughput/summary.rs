//! What is written about a fit: the factors, the distribution of errors, every row's residual.

use crate::fit::{NAMES, held_out, values};
use crate::measured::{Row, first_token_ratio, modelled, ratio};
use llm_breakeven::engine::throughput::Efficiency;
use std::fmt::Write;

/// Distribution of the factor by which rows are off, either way.
pub struct Spread(Vec<f64>);

impl Spread {
    pub fn of(ratios: impl IntoIterator<Item = f64>) -> Self {
        let mut off: Vec<f64> = ratios.into_iter().map(|ratio| ratio.max(1.0 / ratio)).collect();
        off.sort_unstable_by(f64::total_cmp);
        Self(off)
    }

    /// The factor that holds for this part of the rows.
    pub fn quantile(&self, part: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        self.0.get((part * last as f64).ceil() as usize).copied().unwrap_or(1.0)
    }

    /// Percent of rows off by no more than a factor.
    pub fn within(&self, factor: f64) -> f64 {
        100.0 * self.0.iter().filter(|off| **off <= factor).count() as f64 / self.0.len() as f64
    }

    fn line(&self, name: &str) -> String {
        let [median, three_in_four, nine_in_ten, most, worst] =
            [0.5, 0.75, 0.9, 0.95, 1.0].map(|part| self.quantile(part));
        let (near, far) = (self.within(1.5), self.within(2.0));
        format!(
            "| {name} | {} | {median:.2} | {three_in_four:.2} | {nine_in_ten:.2} | {most:.2} | {worst:.2} | {near:.1} % | {far:.1} % |\n",
            self.0.len()
        )
    }
}

/// A group's ratios by its name.
fn by(rows: &[Row], ratios: &[f64], group: impl Fn(&Row) -> &str) -> Vec<(String, Spread)> {
    let mut names: Vec<&str> = rows.iter().map(&group).collect();
    names.sort_unstable();
    names.dedup();
    let mut spreads = Vec::new();
    for name in names {
        let of_group = rows.iter().zip(ratios).filter(|(row, _)| group(row) == name);
        spreads.push((name.to_owned(), Spread::of(of_group.map(|(_, ratio)| *ratio))));
    }
    spreads
}

/// `distribution.md`, and the held-out spread by model.
pub fn distribution(rows: &[Row], factors: &Efficiency) -> (String, Spread) {
    let head = "| rows | number | median | 3 in 4 | 9 in 10 | 19 in 20 | all | within ×1.5 | within ×2 |\n|---|---|---|---|---|---|---|---|---|\n";
    let fitted: Vec<f64> = rows.iter().map(|row| ratio(row, factors)).collect();
    let by_model = Spread::of(held_out(rows, |_, row| row.model.clone()));
    let mut text = String::from(
        "# How far the model is from measured output tokens a second\n\nWritten by `make calibrate`. A factor, either way.\n\n",
    );
    text += head;
    text += &Spread::of(fitted.iter().copied()).line("fitted to all");
    text += &by_model.line("held out by model");
    text += &Spread::of(held_out(rows, |_, row| row.gpu.clone())).line("held out by GPU");
    text += &Spread::of(held_out(rows, |_, row| row.engine.clone())).line("held out by engine");
    text += &Spread::of(held_out(rows, |_, row| row.source.clone())).line("held out by source");
    text += &Spread::of(held_out(rows, |at, _| (at % 10).to_string())).line("held out every tenth");
    for (name, groups) in [
        ("model", by(rows, &fitted, |row| &row.model)),
        ("GPU", by(rows, &fitted, |row| &row.gpu)),
        ("engine", by(rows, &fitted, |row| &row.engine)),
    ] {
        let _ = write!(text, "\n## By {name}, fitted to all\n\n{head}");
        for (group, spread) in groups {
            text += &spread.line(&group);
        }
    }
    (text + &latencies(rows, factors, head), by_model)
}

/// The same for latencies.
fn latencies(rows: &[Row], factors: &Efficiency, head: &str) -> String {
    let pace = |row: &Row| modelled(row, factors).map(|capacity| capacity.pace);
    let first = rows.iter().filter_map(|row| first_token_ratio(row, factors));
    let next = rows.iter().filter_map(|row| Some(pace(row)?.per_token / row.per_token?));
    let lines = [Spread::of(first).line("time to first token"), Spread::of(next).line("time per output token")];
    format!("\n## Latencies, fitted to all\n\n{head}{}", lines.concat())
}

/// `residuals.csv`: every row with what the model says.
pub fn residuals(rows: &[Row], factors: &Efficiency) -> String {
    let mut text = String::from(
        "model,gpu,gpus,precision,engine,concurrency,input_tokens,output_tokens,output_tok_s,modelled,ratio\n",
    );
    for row in rows {
        let given: Vec<&str> = row.line.split(',').take(9).collect();
        let ratio = ratio(row, factors);
        let _ = writeln!(text, "{},{:.1},{ratio:.2}", given.join(","), ratio * row.output_rate);
    }
    text
}

/// `fitted.rs`.
pub fn constants(factors: &Efficiency, held_out: &Spread) -> String {
    let mut text = String::from(
        "//! Written by `make calibrate`; `tests/throughput/` holds the runs and what is left of the difference.\n\nuse super::Efficiency;\n\n\
         /// The factors that fit the measured runs best.\npub const FITTED: Efficiency = Efficiency {\n",
    );
    for (name, value) in NAMES.iter().zip(values(factors)) {
        let _ = writeln!(text, "    {name}: {value:?},");
    }
    let (typical, nearly_all) = (held_out.quantile(0.75), held_out.quantile(0.95));
    let _ = write!(
        text,
        "}};\n\n/// Three in four runs of models that were left out of the fit are within this factor of the model.\n\
         pub const TYPICAL: f64 = {typical:.2};\n/// Nineteen in twenty of them are.\npub const NEARLY_ALL: f64 = {nearly_all:.2};\n"
    );
    text
}
