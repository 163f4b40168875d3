//! The one table of numeric inputs: key in links, words, unit, bounds, default, help.

use crate::format::Unit;
use Unit::{
    Count, Hours, Milliseconds, Months, PerDay, Percent, Ratio, Tokens, TokensEach, TokensPerSecond, Usd, UsdPerHour,
    UsdPerKwh, UsdPerMTok, UsdPerMonth, Watts,
};

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Key in links.
    pub key: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// Least value.
    pub min: f64,
    /// Greatest value.
    pub max: f64,
    /// Value where neither link nor preset gives one; `None` is "not used" or "from the catalogue".
    pub default: Option<f64>,
    /// One line of help.
    pub help: &'static str,
}

impl Bounds {
    /// Only whole numbers make sense.
    #[must_use]
    pub fn whole(&self) -> bool {
        self.unit == Count
    }

    /// Whether a value may stand in a scenario; "not a number" may not.
    #[must_use]
    pub fn hold(&self, value: f64) -> bool {
        self.nearest(value) == Some(value)
    }

    /// The value itself, or the one next to it that may stand in a scenario. Zero loses its sign.
    pub(super) fn nearest(&self, value: f64) -> Option<f64> {
        let within = value.clamp(self.min, self.max) + 0.0;
        let counted = if self.whole() { within.round() } else { within };
        (!value.is_nan()).then_some(counted)
    }
}

macro_rules! inputs {
    ($($name:ident: $key:literal, $words:literal, $unit:ident, $min:literal..$max:literal, $default:expr, $help:literal;)*) => {
        /// A numeric input.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Input {
            $(#[doc = $help] $name,)*
        }

        impl Input {
            /// All of them, in the order of links.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The input with this key.
            #[must_use]
            pub fn of_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|input| input.bounds().key == key)
            }

            /// Its row of the table.
            #[must_use]
            pub fn bounds(self) -> &'static Bounds {
                const TABLE: &[Bounds] = &[$(Bounds {
                    key: $key, name: $words, unit: $unit, min: $min, max: $max, default: $default, help: $help,
                },)*];
                &TABLE[self as usize]
            }
        }
    };
}

inputs! {
    Volume: "vol", "Tokens a month", Tokens, 0.0..1e15, Some(1e9), "Input plus output tokens in a month.";
    Requests: "req", "Requests a day", PerDay, 0.0..1e12, None, "Gives the volume together with the tokens of one request.";
    TokensIn: "tin", "Input tokens each", TokensEach, 0.0..1e9, None, "Prompt, context and history of an average request.";
    TokensOut: "tout", "Output tokens each", TokensEach, 0.0..1e9, None, "Length of an average answer.";
    InputShare: "mix", "Input share", Percent, 0.0..100.0, Some(60.0), "Part of all tokens that is input.";
    CachedShare: "cache", "Cached input", Percent, 0.0..100.0, Some(0.0), "Part of the input the API can serve from its prompt cache.";
    BatchShare: "batch", "Batch API", Percent, 0.0..100.0, Some(0.0), "Part of all tokens that can wait hours for the batch API.";
    PriceIn: "pin", "Input price", UsdPerMTok, 0.0..1e6, None, "API list price of input tokens.";
    PriceOut: "pout", "Output price", UsdPerMTok, 0.0..1e6, None, "API list price of output tokens.";
    PriceCached: "pcache", "Cached input price", UsdPerMTok, 0.0..1e6, None, "API list price of input served from its cache.";
    BatchIn: "pbin", "Batch input price", UsdPerMTok, 0.0..1e6, None, "Batch API price of input tokens.";
    BatchOut: "pbout", "Batch output price", UsdPerMTok, 0.0..1e6, None, "Batch API price of output tokens.";
    PlatformFee: "fee", "Platform fee", UsdPerMonth, 0.0..1e9, Some(0.0), "What the API provider charges each month besides tokens.";
    Blend: "blend", "Blended price", UsdPerMTok, 0.0..1e6, None, "One price for all tokens; the mix then has no effect on the API side.";
    GpuCount: "n", "GPUs per replica", Count, 1.0..1024.0, Some(1.0), "GPUs that together hold one copy of the model.";
    GpuHour: "rate", "GPU price", UsdPerHour, 0.0..1e4, None, "Rental price of one GPU for an hour.";
    Discount: "disc", "Discount", Percent, 0.0..100.0, Some(0.0), "Off the rental price, for a commitment or spot capacity.";
    HoursRun: "hours", "Hours a month", Hours, 1.0..744.0, Some(720.0), "Hours the replicas run; 720 is a month of 30 days.";
    Decode: "tps", "Speed of one stream", TokensPerSecond, 0.001..1e7, None, "Output tokens per second of a single request.";
    Batching: "bf", "Batching factor", Ratio, 0.01..1e5, Some(5.0), "How much more many requests at once give in sum.";
    Prefill: "pre", "Input speed", TokensPerSecond, 0.001..1e9, None, "Input tokens per second; empty where not known.";
    Utilisation: "util", "Target utilisation", Percent, 1.0..100.0, Some(100.0), "Part of the capacity you plan to use.";
    Peak: "peak", "Peak to average", Ratio, 1.0..1000.0, Some(1.0), "Busiest hour over the average hour.";
    Standby: "standby", "Standby replicas", Count, 0.0..1e6, Some(0.0), "Spare replicas for failover (N+1); they carry no load.";
    MinReplicas: "minrep", "Least replicas", Count, 1.0..1e6, Some(1.0), "Replicas that run however low the volume.";
    Context: "ctx", "Working context", TokensEach, 1.0..1e8, Some(8192.0), "Tokens of one request with its answer: what a sequence holds in memory.";
    FirstToken: "ttft", "Time to first token", Milliseconds, 0.1..1e7, None, "Longest wait for the first token that users can bear; for modelled capacity.";
    PerToken: "tpot", "Time per token", Milliseconds, 0.01..1e6, None, "Longest wait for each token after the first; for modelled capacity.";
    OwnPrice: "own", "Price of a GPU", Usd, 0.0..1e7, None, "Buying instead of renting: one GPU with its part of the server.";
    Life: "life", "Useful life", Months, 1.0..240.0, Some(36.0), "Months the hardware is used.";
    Residual: "resid", "Residual value", Percent, 0.0..100.0, Some(0.0), "Part of the price it still fetches afterwards.";
    Interest: "apr", "Interest", Percent, 0.0..100.0, Some(0.0), "Yearly cost of the money spent.";
    Power: "watts", "Power of a GPU", Watts, 0.0..1e5, Some(0.0), "Average draw of one GPU with its part of the server.";
    Pue: "pue", "PUE", Ratio, 1.0..10.0, Some(1.0), "Power usage effectiveness: total power over computing power.";
    PowerPrice: "kwh", "Electricity", UsdPerKwh, 0.0..100.0, Some(0.0), "Price of a kilowatt-hour.";
    Colocation: "host", "Hosting of a replica", UsdPerMonth, 0.0..1e7, Some(0.0), "Rack space and hands, a month, for each replica.";
    Storage: "store", "Storage", UsdPerMonth, 0.0..1e9, Some(0.0), "Model weights and logs.";
    Networking: "net", "Networking", UsdPerMonth, 0.0..1e9, Some(0.0), "Bandwidth and egress.";
    Monitoring: "mon", "Monitoring", UsdPerMonth, 0.0..1e9, Some(0.0), "Metrics, logs, alerting.";
    LoadBalancing: "lb", "Load balancing", UsdPerMonth, 0.0..1e9, Some(0.0), "In front of the replicas.";
    Other: "other", "Other overhead", UsdPerMonth, 0.0..1e9, Some(0.0), "Anything else, or one lump for everything.";
    EngineerHours: "eh", "Engineering", Hours, 0.0..1e6, Some(0.0), "Hours a month for updates, debugging and on-call.";
    EngineerRate: "er", "Engineer's hour", UsdPerHour, 0.0..1e5, Some(150.0), "What an hour of engineering costs.";
    OneOff: "once", "One-off cost", Usd, 0.0..1e10, Some(0.0), "Migration and set-up, paid once.";
    OneOffMonths: "over", "Spread over", Months, 1.0..240.0, Some(12.0), "Months the one-off cost is spread over.";
}
