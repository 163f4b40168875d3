//! Whether a model fits on its GPUs, and which others would serve it.
//!
//! Lines: `v` `serves`, `cannot_serve`, `does_not_load` or `unknown`, and a sentence; `n` key and value of what is held:
//! `weights_gb`, `usable_gb`, `kv_bytes_per_token`, `kv_bytes_per_sequence`, `context_tokens`, `ranks`, `max_sequences`; `w`
//! what would serve it in place of GPUs that do not; `t` what is modelled; per GPU of the catalogue `f` id, name, fewest that
//! serve or nothing, sequences at once, USD a month of 720 hours or nothing where it has no price, provider; `c` the same of
//! the replica with the least rent.

use super::line;
use crate::export::Evaluation;
use crate::export::fit::{self, Fit, Smallest};
use crate::format::link_number;

/// Answers for a link.
pub fn answer(query: &str) -> Vec<String> {
    let evaluation = Evaluation::of_query(query);
    let mut lines = lines(&Fit::of(&evaluation));
    lines.extend(evaluation.report.throughput.as_ref().map(|modelled| line('t', &[&fit::modelled(modelled)])));
    lines
}

/// The lines of any model on any GPUs.
pub fn lines(fit: &Fit) -> Vec<String> {
    let mut lines = vec![line('v', &[fit.key(), &fit::verdict(fit)])];
    if let Some(memory) = &fit.memory {
        let numbers = [
            ("weights_gb", memory.weights / 1e9),
            ("usable_gb", memory.usable / 1e9),
            ("kv_bytes_per_token", memory.kv_per_token),
            ("kv_bytes_per_sequence", memory.kv_per_sequence),
            ("context_tokens", memory.context),
            ("ranks", memory.ranks),
            ("max_sequences", memory.fit.sequences()),
        ];
        lines.extend(numbers.iter().map(|(key, value)| line('n', &[key, &link_number(*value)])));
    }
    lines.extend(fit::way_out(fit).map(|sentence| line('w', &[&sentence])));
    lines.extend(fit.fleet().iter().map(|smallest| row('f', smallest)));
    lines.extend(fit.cheapest().map(|cheapest| row('c', &cheapest)));
    lines
}

fn row(kind: char, smallest: &Smallest) -> String {
    let (gpus, sequences) = smallest
        .replica
        .map(|(gpus, memory)| (link_number(gpus), link_number(memory.fit.sequences())))
        .unwrap_or_default();
    let (month, provider) = smallest
        .rent
        .map(|rent| (link_number(crate::format::rounded(rent.month).0), rent.rental.provider))
        .unwrap_or_default();
    line(kind, &[smallest.gpu.id, fit::gpu_name(smallest.gpu), &gpus, &sequences, &month, provider])
}
