//! What a usage file adds up to, and what that makes in a month of 30 days.

use super::day::Day;
use super::error::Skip;
use super::layout::Kind;
use super::profile::RequestLoad;
use crate::units::{Share, Tokens};

/// Days of a month, as everywhere unless the scenario says otherwise.
const DAYS: f64 = 30.0;

/// Cached or batched parts of nothing are none.
fn part(of: Tokens, whole: Tokens) -> Share {
    if whole.0 > 0.0 { Share(of / whole) } else { Share::ZERO }
}

/// What a usage file adds up to.
#[derive(Clone, Debug, PartialEq)]
pub struct Usage {
    /// Who wrote it.
    pub kind: Kind,
    /// All input, cached input included.
    pub input_tokens: Tokens,
    /// The part of the input that came from a prompt cache.
    pub cached_tokens: Tokens,
    /// All output.
    pub output_tokens: Tokens,
    /// Requests, where the file counts them.
    pub requests: Option<f64>,
    /// Input and output through the batch API, where the file tells it apart.
    pub batch_tokens: Option<Tokens>,
    /// First day of the file, days without usage included.
    pub first_day: Option<Day>,
    /// Last day, which counts as a whole one.
    pub last_day: Option<Day>,
    /// Rows added up.
    pub rows: usize,
    /// Rows left out.
    pub skipped: usize,
    /// The first few of these.
    pub reasons: Vec<Skip>,
    /// Input and output by model, the largest first.
    pub by_model: Vec<(String, Tokens)>,
    /// The file says that it is one page of several.
    pub is_part: bool,
}

/// A file's usage as a month's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Month {
    /// Days the file covers, the first and the last counted whole.
    pub days: f64,
    /// Input and output, in 30 days.
    pub volume: Tokens,
    /// Part of all tokens that is input.
    pub input_share: Share,
    /// Part of the input that came from a prompt cache.
    pub cached_share: Share,
    /// Part of all tokens that went through the batch API, where the file tells it apart.
    pub batch_share: Option<Share>,
    /// The average request, where the file counts requests.
    pub requests: Option<RequestLoad>,
}

impl Usage {
    /// Input and output.
    #[must_use]
    pub fn tokens(&self) -> Tokens {
        self.input_tokens + self.output_tokens
    }

    /// The days it covers; nothing where the file has no dates.
    #[must_use]
    pub fn days(&self) -> Option<f64> {
        Some(self.first_day?.days_to(self.last_day?))
    }

    /// A month of 30 days at the pace of the days the file covers; nothing where it has no dates.
    #[must_use]
    pub fn month(&self) -> Option<Month> {
        self.days().map(|days| self.month_of(days))
    }

    /// The same where the person says how many days it covers; less than one day counts as one.
    #[must_use]
    pub fn month_of(&self, days: f64) -> Month {
        // Written so that "not a number" counts as one.
        let days = if days >= 1.0 { days } else { 1.0 };
        let cached_share = part(self.cached_tokens, self.input_tokens);
        Month {
            days,
            volume: self.tokens() * (DAYS / days),
            input_share: part(self.input_tokens, self.tokens()),
            cached_share,
            batch_share: self.batch_tokens.map(|batch| part(batch, self.tokens())),
            requests: self.requests.filter(|requests| *requests > 0.0).map(|requests| RequestLoad {
                requests_per_day: requests / days,
                tokens_in: self.input_tokens.0 / requests,
                tokens_out: self.output_tokens.0 / requests,
                cached_share,
            }),
        }
    }
}
