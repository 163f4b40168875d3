//! Quantities with their unit in the type.
//!
//! Each is one `f64`. Only the operators that mean something exist: tokens times a price is money, an hourly price times
//! hours is money, but tokens plus money does not compile.

use std::ops::{Add, AddAssign, Div, Mul, Sub};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
        pub struct $name(pub f64);

        impl $name {
            /// Nothing of it.
            pub const ZERO: Self = Self(0.0);
        }
        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl Mul<f64> for $name {
            type Output = Self;
            fn mul(self, factor: f64) -> Self {
                Self(self.0 * factor)
            }
        }
        impl Div<f64> for $name {
            type Output = Self;
            fn div(self, divisor: f64) -> Self {
                Self(self.0 / divisor)
            }
        }
        impl Div for $name {
            /// A ratio of two like quantities has no unit.
            type Output = f64;
            fn div(self, other: Self) -> f64 {
                self.0 / other.0
            }
        }
    };
}

quantity! {
    /// US dollars; per month wherever a cost is meant.
    Usd
}
quantity! {
    /// US dollars per 1,000,000 tokens.
    UsdPerMTok
}
quantity! {
    /// US dollars per hour.
    UsdPerHour
}
quantity! {
    /// Hours; per month wherever a running time is meant.
    Hours
}
quantity! {
    /// Tokens, input plus output unless said otherwise; per month wherever a volume is meant.
    Tokens
}
quantity! {
    /// Tokens per second.
    TokensPerSecond
}
quantity! {
    /// A part of a whole: 0.25 is a quarter, 25 %.
    Share
}

/// Tokens in the unit prices are quoted for.
const TOKENS_PER_MTOK: f64 = 1e6;

impl Share {
    /// The whole.
    pub const ONE: Self = Self(1.0);

    /// From percent: 25 is a quarter.
    #[must_use]
    pub fn from_percent(percent: f64) -> Self {
        Self(percent / 100.0)
    }

    /// In percent: a quarter is 25.
    #[must_use]
    pub fn percent(self) -> f64 {
        self.0 * 100.0
    }

    /// What is left of the whole.
    #[must_use]
    pub fn rest(self) -> Self {
        Self(1.0 - self.0)
    }
}

impl Hours {
    /// The same time in seconds.
    #[must_use]
    pub fn seconds(self) -> f64 {
        self.0 * 3600.0
    }

    /// The same time in days.
    #[must_use]
    pub fn days(self) -> f64 {
        self.0 / 24.0
    }
}

impl Usd {
    /// The unit price at which `tokens` cost this much; zero tokens have no unit price.
    #[must_use]
    pub fn per(self, tokens: Tokens) -> Option<UsdPerMTok> {
        (tokens.0 > 0.0).then(|| UsdPerMTok(self.0 / (tokens.0 / TOKENS_PER_MTOK)))
    }

    /// The volume this much money buys at `price`.
    #[must_use]
    pub fn buys_at(self, price: UsdPerMTok) -> Tokens {
        Tokens(self.0 / price.0 * TOKENS_PER_MTOK)
    }
}

impl Mul<UsdPerMTok> for Tokens {
    type Output = Usd;
    fn mul(self, price: UsdPerMTok) -> Usd {
        Usd(self.0 / TOKENS_PER_MTOK * price.0)
    }
}

impl Mul<Hours> for UsdPerHour {
    type Output = Usd;
    fn mul(self, hours: Hours) -> Usd {
        Usd(self.0 * hours.0)
    }
}

/// A share of an amount, such as a discount's.
impl Mul<Share> for UsdPerMTok {
    type Output = Self;
    fn mul(self, share: Share) -> Self {
        Self(self.0 * share.0)
    }
}

impl Mul<Share> for UsdPerHour {
    type Output = Self;
    fn mul(self, share: Share) -> Self {
        Self(self.0 * share.0)
    }
}

impl Mul<Share> for Usd {
    type Output = Self;
    fn mul(self, share: Share) -> Self {
        Self(self.0 * share.0)
    }
}

impl Mul<Share> for Tokens {
    type Output = Self;
    fn mul(self, share: Share) -> Self {
        Self(self.0 * share.0)
    }
}

impl Mul for Share {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}
