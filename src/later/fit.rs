//! Whether a model fits on its GPUs, and which others would serve it.
//!
//! Lines: `v` `serves`, `cannot_serve`, `does_not_load` or `unknown`, and a sentence; `n` key and value of what is held:
//! `weights_gb`, `usable_gb`, `kv_bytes_per_token`, `kv_bytes_per_sequence`, `context_tokens`, `ranks`, `max_sequences`; `w`
//! what would serve it in place of GPUs that do not; `t` what is modelled; per GPU of the catalogue `f` id, name, fewest that
//! serve or nothing, sequences at once, USD a month of 720 hours or nothing where it has no price, provider; `c` the same of
//! the replica with the least rent. Of a link also `p`, for every replica of 1, 2, 4, 8 or 16 GPUs that serves, the one on which the
//! workload costs least first: id and name of the GPU, GPUs, sequences at once; USD a GPU-hour, id and name of the cheapest
//! provider, date, USD a month of 720 hours for one replica, or nothing where the edition has no rent; modelled tokens a month of
//! a replica, replicas, USD a month for all of them, or nothing where that is not known; the query with it, remark, age. A provider
//! of the visitor's own lists has no id, and the list as its remark.

use super::line;
use super::prices::Along;
use crate::catalogue::PriceList;
use crate::export::Evaluation;
use crate::export::candidates::{Candidate, Rented, candidates};
use crate::export::fit::{self, Fit, Smallest};
use crate::export::known::Known;
use crate::format::link_number;

/// Answers for a link.
pub fn answer(query: &str, along: &Along<'_>) -> Vec<String> {
    let evaluation = Evaluation::of_query(query);
    let mut lines = lines(&Fit::of(&evaluation));
    lines.extend(evaluation.report.throughput.as_ref().map(|modelled| line('t', &[&fit::modelled(modelled)])));
    lines.extend(candidates(&evaluation, along.known()).iter().map(|found| possible(found, along.known())));
    lines
}

fn possible(found: &Candidate, known: Known<'_>) -> String {
    let usd = |usd: crate::units::Usd| link_number(crate::format::rounded(usd).0);
    let mut parts = vec![found.gpu.id.into(), found.name.into(), link_number(found.gpus), link_number(found.sequences)];
    parts.extend(match &found.rent {
        Some(from) => {
            let Rented { provider, name, usd_per_gpu_hour, month, date, .. } = from;
            [link_number(*usd_per_gpu_hour), (*provider).into(), name.clone(), date.clone(), usd(*month)]
        }
        None => Default::default(),
    });
    parts.extend(match &found.load {
        Some(load) => {
            // Without a rent the GPUs count as free, which nobody is to read.
            let month = if found.rent.is_some() { usd(load.month) } else { String::new() };
            [link_number(load.capacity.0.round()), link_number(load.replicas), month]
        }
        None => Default::default(),
    });
    parts.push(found.query.clone());
    let (note, age) = found.rent.as_ref().map(|from| (from.note.clone(), known.old(&from.date))).unwrap_or_default();
    parts.extend([note, age]);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    line('p', &parts)
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
        .map(|rent| {
            let id = rent.terms.provider;
            let name = PriceList::Current.provider(id).map_or(id, |row| row.name);
            (link_number(crate::format::rounded(rent.month).0), name)
        })
        .unwrap_or_default();
    line(kind, &[smallest.gpu.id, smallest.name, &gpus, &sequences, &month, provider])
}
