//! The closing block of vLLM's serving benchmark as inputs.
//!
//! Lines: `u` what was understood; `i` key and value of an input, without a value to be taken away, and of `cap`, which makes
//! them count; `c` what to keep in mind; `e` why nothing was understood.
//!
//! The stream's speed is what a request sees, the batching factor what all together are more than it; their product is the
//! measured output rate. Input was read in meanwhile, so it needs no speed of its own.

use super::line;
use crate::catalogue::import::serving::{self, Serving};
use crate::format::{link_number, percent, volume};
use crate::scenario::{Input, significant};
use crate::units::{Share, Tokens};

/// Digits of a measurement.
const DIGITS: i32 = 6;

/// Reads what was pasted.
pub fn answer(pasted: &str) -> Vec<String> {
    let found = serving::read(pasted).and_then(|result| Some((result, output_rate(&result)?)));
    let Some((result, output)) = found else {
        let why = "No block \"Serving Benchmark Result\" with an output token throughput was found.";
        return vec![line('e', &[why])];
    };
    let alone = result.per_token_ms.filter(|ms| *ms > 0.0).map_or(output, |ms| 1000.0 / ms);
    // Not more than all together: the mean of the waits can be longer or shorter than their whole.
    let stream = within(Input::Decode, alone.min(output));
    let batching = within(Input::Batching, output / stream);
    let mut lines = vec![
        line('u', &[&understood(&result, output)]),
        line('i', &[Input::Decode.bounds().key, &link_number(stream)]),
        line('i', &[Input::Batching.bounds().key, &link_number(batching)]),
        line('i', &[Input::Prefill.bounds().key, ""]),
        line('i', &["cap", "rate"]),
    ];
    if let Some(share) = result.input_share() {
        let share = percent(Share(share));
        lines.push(line(
            'c',
            &[&format!("Measured with {share} of all tokens input; set the mix to it, or measure with yours.")],
        ));
    }
    lines
}

/// Output tokens a second: the line that says so, or the output's part of all.
fn output_rate(result: &Serving) -> Option<f64> {
    let of_all = || Some(result.tokens_per_second()? * (1.0 - result.input_share()?));
    result.output_rate.or_else(of_all).filter(|rate| *rate > 0.0)
}

fn within(input: Input, value: f64) -> f64 {
    significant(value, DIGITS).clamp(input.bounds().min, input.bounds().max)
}

fn understood(result: &Serving, output: f64) -> String {
    let all =
        result.tokens_per_second().map(|rate| format!(", {} with input", volume(Tokens(rate)))).unwrap_or_default();
    let served = result.served.map(|served| format!(" over {} requests", link_number(served))).unwrap_or_default();
    format!("Measured: {} output tokens a second{all}{served}.", volume(Tokens(output)))
}
