//! The load and what the API charges for it.

use super::term::{Digits, Kind, Term};
use super::{Draft, Figure, sources};
use crate::scenario::Input;
use crate::units::{Share, UsdPerMTok};

impl Figure {
    /// A price that is a mean of prices.
    pub(super) fn is_mean_price(self) -> bool {
        matches!(self, Self::InputPrice | Self::OutputPrice | Self::Blend)
    }
}

/// Two prices by their shares, or the one that has all.
fn mix(digits: Digits, part: Share, rest: (UsdPerMTok, &str), other: (UsdPerMTok, &str)) -> Term {
    let priced = |share, (price, words): (UsdPerMTok, &str)| {
        digits.share(share, words).times(digits.of(Kind::Rate, price.0, ""))
    };
    priced(part.rest(), rest).plus(priced(part, other))
}

impl Draft<'_> {
    pub(super) fn workload(&mut self) {
        let scenario = &self.evaluation.scenario;
        let Some(days) = scenario.request_days() else {
            return match self.figure {
                Figure::Volume => self.entered(Input::Volume),
                Figure::InputShare => self.entered(Input::InputShare),
                _ => self.say("The volume is given in tokens, not in requests."),
            };
        };
        let [a_day, each_in, each_out] = [Input::Requests, Input::TokensIn, Input::TokensOut]
            .map(|input| scenario.number(input).unwrap_or_default());
        let month = |d: Digits| d.count(a_day, "requests/day").times(d.count(days, "days"));
        let input = |d: Digits| d.count(each_in, "input");
        let each = |d: Digits| input(d).plus(d.count(each_out, "output"));
        let whole = each_in + each_out;
        match self.figure {
            Figure::Requests => self.equals(&month),
            Figure::Volume => self.equals(&|d| month(d).times(each(d))),
            _ if whole > 0.0 => self.equals(&|d| input(d).over(each(d))),
            _ => return self.entered(Input::InputShare),
        }
        let inputs = [Input::Requests, Input::TokensIn, Input::TokensOut, Input::HoursRun];
        let skipped = usize::from(self.figure == Figure::InputShare);
        self.uses(&inputs[skipped..inputs.len() - skipped]);
    }

    pub(super) fn api(&mut self) {
        match self.figure {
            Figure::InputPrice => self.input_price(),
            Figure::OutputPrice => self.output_price(),
            Figure::Blend => self.blend(),
            _ => self.api_month(),
        }
    }

    fn input_price(&mut self) {
        let (report, prices) = (&self.evaluation.report, &self.evaluation.resolved.inputs.api);
        let (cached, batch) = (report.workload.cached_share, report.workload.batch_share);
        let cached_price = prices.cached_input.unwrap_or(prices.input);
        let batch_price = prices.batch_input.unwrap_or(prices.input);
        let live = report.api.blend.input;
        let fresh = prices.input * cached.rest() + cached_price * cached;
        if cached.0 > 0.0 {
            let term = |d| mix(d, cached, (prices.input, "fresh"), (cached_price, "cached"));
            let words = if batch.0 > 0.0 { "per 1M live input tokens" } else { self.figure.unit() };
            self.line(Kind::Rate, fresh.0, words, &term);
            self.uses(&[Input::PriceCached, Input::CachedShare]);
        }
        if batch.0 > 0.0 {
            self.line(Kind::Rate, live.0, self.figure.unit(), &|d| {
                mix(d, batch, (fresh, "live"), (batch_price, "batch"))
            });
            self.uses(&[Input::BatchShare]);
            self.batch_source("Batch input price", prices.batch_input);
        }
        self.list_price(Input::PriceIn);
        if report.api.blend.cached_fell_back {
            self.say("The offer has no price for cached input; its input price stands in.");
        }
    }

    fn output_price(&mut self) {
        let (report, prices) = (&self.evaluation.report, &self.evaluation.resolved.inputs.api);
        let batch = report.workload.batch_share;
        let batch_price = prices.batch_output.unwrap_or(prices.output);
        if batch.0 > 0.0 {
            self.equals(&|d| mix(d, batch, (prices.output, "live"), (batch_price, "batch")));
            self.uses(&[Input::BatchShare]);
            self.batch_source("Batch output price", prices.batch_output);
        }
        self.list_price(Input::PriceOut);
    }

    fn batch_source(&mut self, what: &'static str, price: Option<UsdPerMTok>) {
        self.sources.extend(sources::batch_price(self.evaluation, what, price.map(|price| price.0)));
        if price.is_none() {
            self.say("The offer has no batch price; its ordinary price stands in.");
        }
    }

    /// The price the mean is made of; where it is all there is, the figure is just it.
    fn list_price(&mut self, input: Input) {
        if self.steps.is_empty() {
            let text = format!("The list price: {} {}.", self.value.text(), self.figure.unit());
            self.say(&text);
        }
        self.uses(&[input]);
        if self.evaluation.report.api.blend.stated {
            self.say("It has no effect here: one blended price is stated for all tokens.");
        }
    }

    fn blend(&mut self) {
        let report = &self.evaluation.report;
        let (blend, input) = (&report.api.blend, report.workload.input_share);
        if blend.stated {
            let text = format!("One price is stated for all tokens, whatever the mix: {}.", self.value.text());
            self.say(&text);
            return self.uses(&[Input::Blend]);
        }
        self.equals(&|d| {
            let price = |price: UsdPerMTok| d.of(Kind::Rate, price.0, "");
            let read = d.share(input, "input").times(price(blend.input));
            read.plus(d.share(input.rest(), "output").times(price(blend.output)))
        });
        if report.workload.cached_share.0 <= 0.0 && report.workload.batch_share.0 <= 0.0 {
            self.uses(&[Input::PriceIn, Input::PriceOut]);
        }
    }

    fn api_month(&mut self) {
        let report = &self.evaluation.report;
        let (volume, fee) = (report.workload.tokens, report.curves.platform_fee);
        self.equals(&|d| {
            let tokens = d.volume(volume, "tokens").times(d.price(report.api.blend.price));
            if fee.0 > 0.0 { d.usd(fee, "fee").plus(tokens) } else { tokens }
        });
        if fee.0 > 0.0 {
            self.uses(&[Input::PlatformFee]);
        }
    }
}
