//! The block `vllm bench serve` closes with, headed "Serving Benchmark Result".

use crate::format::decimal;

/// What was measured. A line the block lacks, or whose number makes no sense, is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Serving {
    /// Requests a second.
    pub requests: Option<f64>,
    /// Output tokens a second.
    pub output_rate: Option<f64>,
    /// Input and output tokens a second.
    pub total_rate: Option<f64>,
    /// Milliseconds to the first token, mean.
    pub first_token_ms: Option<f64>,
    /// Milliseconds for a token after it, mean.
    pub per_token_ms: Option<f64>,
    /// Requests that were served.
    pub served: Option<f64>,
    /// Input tokens of all of them.
    pub input_tokens: Option<f64>,
    /// Output tokens of all of them.
    pub output_tokens: Option<f64>,
    /// Seconds it took.
    pub seconds: Option<f64>,
}

impl Serving {
    /// Whether there is anything to use.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.output_rate.is_none() && self.total_rate.is_none()
    }

    /// Part of all tokens that was input.
    #[must_use]
    pub fn input_share(&self) -> Option<f64> {
        let (input, output) = (self.input_tokens?, self.output_tokens?);
        (input + output > 0.0).then_some(input / (input + output))
    }

    /// Input and output tokens of a second of serving at this load: the line that says so, or what follows.
    #[must_use]
    pub fn tokens_per_second(&self) -> Option<f64> {
        let counted = || {
            let seconds = self.seconds.filter(|seconds| *seconds > 0.0)?;
            Some((self.input_tokens? + self.output_tokens?) / seconds)
        };
        self.total_rate.or_else(counted)
    }
}

/// Reads the block, wherever it stands in what was pasted; the last one counts. `None` where there is none.
#[must_use]
pub fn read(pasted: &str) -> Option<Serving> {
    let mut found: Option<Serving> = None;
    for line in pasted.lines() {
        if line.contains("Serving Benchmark Result") {
            found = Some(Serving::default());
        }
        let (Some(result), Some((name, value))) = (found.as_mut(), line.split_once(':')) else { continue };
        if let Some(place) = place(result, name.trim()) {
            *place = number(value);
        }
    }
    found.filter(|result| !result.is_empty())
}

/// Where the figure of a line goes.
fn place<'a>(result: &'a mut Serving, name: &str) -> Option<&'a mut Option<f64>> {
    // "Total Token throughput" became "Total token throughput".
    Some(match name.to_ascii_lowercase().as_str() {
        "successful requests" => &mut result.served,
        "benchmark duration (s)" => &mut result.seconds,
        "total input tokens" => &mut result.input_tokens,
        "total generated tokens" => &mut result.output_tokens,
        "request throughput (req/s)" => &mut result.requests,
        "output token throughput (tok/s)" => &mut result.output_rate,
        "total token throughput (tok/s)" => &mut result.total_rate,
        "mean ttft (ms)" => &mut result.first_token_ms,
        "mean tpot (ms)" => &mut result.per_token_ms,
        _ => return None,
    })
}

/// Larger than any figure of a benchmark.
const MOST: f64 = 1e15;

fn number(value: &str) -> Option<f64> {
    decimal(value.trim()).filter(|value| *value >= 0.0 && *value <= MOST)
}
