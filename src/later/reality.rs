//! The way to a checked break-even.
//!
//! Lines, each volume in tokens a month with nothing for never: `t` the sentence from where to where; `p` what begins:
//! `published` or `entered`, break-even, for good, query, the published figure as printed; per step `s` what, break-even, for
//! good, query, `changes` or `stays`, sentence, source, date; `e` what ends: break-even, for good, query; `c`
//! on which GPUs it would end sooner, its break-even in words, and its query.

use super::line;
use crate::export::reality::{Reality, Stop, words};
use crate::format::link_number;
use crate::scenario;
use crate::units::Tokens;

/// Walks the way of a link.
pub fn answer(query: &str) -> Vec<String> {
    let reality = Reality::of(&scenario::read(query).scenario);
    let whose = if reality.is_published { "published" } else { "entered" };
    let [first, good, from] = stop(&reality.published);
    let mut lines = vec![
        line('t', &[&reality.sentence()]),
        line('p', &[whose, &first, &good, &from, reality.printed.unwrap_or_default()]),
    ];
    for step in &reality.steps {
        let [first, good, query] = stop(&step.stop);
        let changes = if step.changes { "changes" } else { "stays" };
        let (source, as_of) = step.source.unwrap_or_default();
        lines.push(line('s', &[step.what, &first, &good, &query, changes, &step.sentence, source, as_of]));
    }
    let [first, good, query] = stop(reality.checked());
    lines.push(line('e', &[&first, &good, &query]));
    if let Some((hardware, stop)) = reality.on_cheapest() {
        lines.push(line('c', &[&hardware, &words(&stop), &stop.query]));
    }
    lines
}

fn stop(stop: &Stop) -> [String; 3] {
    let volume = |tokens: Option<Tokens>| tokens.map(|tokens| link_number(tokens.0)).unwrap_or_default();
    [volume(stop.break_even), volume(stop.for_good), stop.query.clone()]
}
