//! From columns to curves, a few scenarios at a time.

use super::lanes::{Lanes, WIDTH};
use super::wide::{TOKENS_PER_MTOK, Wide};
use super::{Column, Columns, Prices, Replica};
use crate::engine::finite::{CEILING, LEAST, LEAST_USED, bounded};
use crate::engine::hosting::{self, OverheadBill};
use crate::engine::inputs::{ApiPrices, GpuCost, Hosting, Inputs};
use crate::engine::{capacity, staircase};
use std::ops::Range;

impl Column<'_> {
    #[inline(always)]
    fn at(&self, first: usize) -> Lanes {
        match self {
            Self::Same(value) => Lanes::all(*value),
            Self::Each(values) => match values.get(first..first + WIDTH).and_then(|few| few.try_into().ok()) {
                Some(few) => Lanes::of(few),
                None => Lanes::of(std::array::from_fn(|lane| values.get(first + lane).copied().unwrap_or_default())),
            },
        }
    }

    /// Bounded as [`bounded`] does: written so that "not a number" fails.
    #[inline(always)]
    fn amount(&self, first: usize) -> Lanes {
        let value = self.at(first);
        value.above(Lanes::all(LEAST)).keep(value.at_most(Lanes::all(CEILING)))
    }

    #[inline(always)]
    fn share(&self, first: usize) -> Lanes {
        self.amount(first).at_most(Lanes::all(1.0))
    }

    /// Whether no scenario has any of it.
    #[inline(always)]
    fn is_nothing(&self) -> bool {
        matches!(self, Self::Same(0.0))
    }

    #[inline(always)]
    fn at_least_one(&self, first: usize) -> Lanes {
        self.amount(first).at_least(Lanes::all(1.0))
    }
}

impl Columns<'_> {
    /// All scenarios alike, to be varied by giving columns of their own to some inputs.
    #[must_use]
    pub fn of(inputs: &Inputs) -> Self {
        let Inputs { workload, api, hosting, .. } = bounded(inputs);
        let full = capacity::per_replica(hosting.capacity, &workload, hosting.hours);
        Self {
            tokens: Column::Same(workload.tokens.0),
            input_share: Column::Same(workload.input_share.0),
            cached_share: Column::Same(workload.cached_share.0),
            batch_share: Column::Same(workload.batch_share.0),
            peak_to_average: Column::Same(workload.peak_to_average),
            price: Prices::of(&api),
            replica: Replica::of(&hosting),
            overhead: Column::Same(OverheadBill::of(&hosting.overhead).total().0),
            capacity: Column::Same(full.map_or(f64::INFINITY, |tokens| tokens.0)),
            utilisation: Column::Same(hosting.utilisation.0),
            min_replicas: Column::Same(hosting.min_replicas),
            standby: Column::Same(hosting.standby),
        }
    }

    /// Shows the curves of `count` scenarios, a few at a time, with the numbers of those scenarios; lanes beyond them mean nothing.
    #[inline(always)]
    pub fn for_each(&self, count: usize, mut visit: impl FnMut(Range<usize>, &Wide)) {
        let mut first = 0;
        while first < count {
            visit(first..count.min(first + WIDTH), &self.wide(first));
            first += WIDTH;
        }
    }

    /// The curves of the scenarios from `first` on.
    #[inline(always)]
    fn wide(&self, first: usize) -> Wide {
        let full = self.capacity.amount(first);
        let full =
            Lanes::all(capacity::MOST).above(full).choose(full.at_least(Lanes::all(capacity::LEAST)), Lanes::NEVER);
        let step = full * self.utilisation.share(first).at_least(Lanes::all(LEAST_USED))
            / self.peak_to_average.at_least_one(first);
        let api_price = self.blend(first);
        Wide {
            tokens: self.tokens.amount(first),
            platform_fee: self.price.platform_fee.amount(first),
            api_price,
            tokens_per_usd: Lanes::all(TOKENS_PER_MTOK) / api_price,
            replica_month: self.replica.month(first),
            overhead: self.overhead.amount(first),
            step,
            min_replicas: self.min_replicas.at_least_one(first).ceil(),
            standby: self.standby.amount(first).ceil(),
            load: Lanes::all(1.0 - staircase::STEP_TOLERANCE) / step,
        }
    }

    /// The sum of [`blend`](crate::engine::api::blend).
    #[inline(always)]
    fn blend(&self, first: usize) -> Lanes {
        let price = &self.price;
        if let Some(blended) = price.blended {
            return blended.amount(first);
        }
        let rest = |share: Lanes| Lanes::all(1.0) - share;
        let input = self.input_share.share(first);
        let mut fresh_or_cached = price.input.amount(first);
        if !self.cached_share.is_nothing() {
            let cached = self.cached_share.share(first);
            fresh_or_cached = fresh_or_cached * rest(cached) + price.cached_input.amount(first) * cached;
        }
        let ordinary = fresh_or_cached * input + price.output.amount(first) * rest(input);
        if self.batch_share.is_nothing() {
            return ordinary;
        }
        let batch = self.batch_share.share(first);
        let batched = price.batch_input.amount(first) * input + price.batch_output.amount(first) * rest(input);
        ordinary * rest(batch) + batched * batch
    }
}

impl Prices<'_> {
    fn of(api: &ApiPrices) -> Self {
        Self {
            blended: api.blended.map(|price| Column::Same(price.0)),
            input: Column::Same(api.input.0),
            output: Column::Same(api.output.0),
            cached_input: Column::Same(api.cached_input.unwrap_or(api.input).0),
            batch_input: Column::Same(api.batch_input.unwrap_or(api.input).0),
            batch_output: Column::Same(api.batch_output.unwrap_or(api.output).0),
            platform_fee: Column::Same(api.platform_fee.0),
        }
    }
}

impl Replica<'_> {
    fn of(hosting: &Hosting) -> Self {
        match hosting.gpu_cost {
            GpuCost::Rented { usd_per_gpu_hour, discount } => Self::Rented {
                usd_per_gpu_hour: Column::Same(usd_per_gpu_hour.0),
                discount: Column::Same(discount.0),
                hours: Column::Same(hosting.hours.0),
                gpus: Column::Same(hosting.gpus_per_replica),
            },
            GpuCost::Quoted { .. } | GpuCost::Owned(_) => Self::Month(Column::Same(hosting::replica_month(hosting).0)),
        }
    }

    /// [`replica_month`](hosting::replica_month).
    #[inline(always)]
    fn month(&self, first: usize) -> Lanes {
        match self {
            Self::Rented { usd_per_gpu_hour, discount, hours, gpus } => {
                let paid = Lanes::all(1.0) - discount.share(first);
                let gpus = gpus.at_least_one(first);
                usd_per_gpu_hour.amount(first) * paid * hours.amount(first) * gpus
            }
            Self::Month(usd) => usd.amount(first),
        }
    }
}
