//! The one table of figures: key, name, what is counted, and the figures each rests on.

macro_rules! figures {
    ($($name:ident: $key:literal, $words:literal, $unit:literal, [$($other:ident),*];)*) => {
        /// A figure the page shows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Figure {
            $(#[doc = $words] $name,)*
        }

        /// What one row of the table says.
        struct Row {
            key: &'static str,
            name: &'static str,
            unit: &'static str,
            rests_on: &'static [Figure],
        }

        impl Figure {
            /// All of them, each after those it rests on.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            fn row(self) -> &'static Row {
                const TABLE: &[Row] = &[$(Row {
                    key: $key, name: $words, unit: $unit, rests_on: &[$(Figure::$other),*],
                },)*];
                &TABLE[self as usize]
            }
        }
    };
}

figures! {
    Requests: "requests", "Requests a month", "requests a month", [];
    Volume: "volume", "Tokens a month", "tokens a month", [Requests];
    InputShare: "input-share", "Input share", "of all tokens", [];
    InputPrice: "input-price", "Input price, cache and batch included", "per 1M input tokens", [];
    OutputPrice: "output-price", "Output price, batch included", "per 1M output tokens", [];
    Blend: "blend", "Blended API price per 1M tokens", "per 1M tokens", [InputShare, InputPrice, OutputPrice];
    ApiMonth: "api-month", "API, a month", "a month", [Volume, Blend];
    ApiAverage: "api-average", "API, per 1M tokens", "per 1M tokens", [ApiMonth, Volume];
    Capital: "capital", "Capital recovery, a GPU and month", "a month", [];
    Power: "power", "Electricity, a GPU and month", "a month", [];
    GpuHour: "gpu-hour", "GPU-hour", "a GPU-hour", [Capital, Power];
    ReplicaMonth: "replica-month", "One replica, a month", "a month", [GpuHour, Capital, Power];
    Capacity: "capacity", "One replica serves, tokens a month", "tokens a month", [InputShare];
    ReplicaVolume: "replica-volume", "One replica carries at target utilisation and peak, tokens a month", "tokens a month", [Capacity];
    Replicas: "replicas", "Replicas that carry load", "loaded", [Volume, ReplicaVolume];
    Running: "running", "Replicas, standby included", "in all", [Replicas];
    Gpus: "gpus", "GPUs", "in all", [Running];
    Compute: "compute", "All replicas, a month", "a month", [Replicas, ReplicaMonth];
    Engineering: "engineering", "Engineering, a month", "a month", [];
    OneOff: "one-off", "One-off cost, a month's part", "a month", [];
    Overhead: "overhead", "Overhead, a month", "a month", [Engineering, OneOff];
    SelfMonth: "self-month", "Self-hosting, a month", "a month", [Compute, Overhead];
    SelfAverage: "self-average", "Self-hosting, per 1M tokens", "per 1M tokens", [SelfMonth, Volume];
    FullReplica: "full-replica", "One full replica, per 1M tokens", "per 1M tokens", [ReplicaMonth, ReplicaVolume];
    Saving: "saving", "The cheaper side saves, a month", "a month", [ApiMonth, SelfMonth];
    SavingPercent: "saving-percent", "The cheaper side saves, of the dearer", "of the dearer side", [ApiMonth, SelfMonth];
    BreakEven: "break-even", "Break-even, tokens a month", "tokens a month", [ReplicaMonth, Overhead, Blend];
    ForGood: "for-good", "Break-even for good, tokens a month", "tokens a month", [ReplicaMonth, Overhead, Blend];
    NearestFlip: "nearest-flip", "Nearest change of the cheaper side, tokens a month", "tokens a month", [ReplicaMonth, ReplicaVolume, Overhead, Blend];
    Hybrid: "hybrid", "Cheapest mix of both, a month", "a month", [ReplicaMonth, ReplicaVolume, Overhead, Blend];
    HybridShare: "hybrid-share", "Self-hosted in the cheapest mix", "of all tokens", [ReplicaVolume, Volume];
    LimitApiPrice: "limit-api-price", "API price at which both cost the same", "per 1M tokens", [SelfMonth, Volume];
    LimitGpuHour: "limit-gpu-hour", "GPU list price at which both cost the same", "a GPU-hour", [ApiMonth, Overhead, Running];
    LimitUtilisation: "limit-utilisation", "Lowest target utilisation that still wins", "of the capacity", [ApiMonth, Overhead, ReplicaMonth, Capacity];
    LimitEngineering: "limit-engineering", "Engineering hours at which both cost the same", "h a month", [ApiMonth, SelfMonth];
}

impl Figure {
    /// Stable name, for links and prose.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.row().key
    }

    /// Name on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What stands behind its value in a sentence.
    #[must_use]
    pub fn unit(self) -> &'static str {
        self.row().unit
    }

    /// The figures its derivation takes up.
    #[must_use]
    pub fn rests_on(self) -> &'static [Self] {
        self.row().rests_on
    }

    /// The figure with this key.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|figure| figure.key() == key)
    }
}
