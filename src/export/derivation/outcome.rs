//! What follows from both costs: the saving, the break-evens, the mix, the limits.

use super::term::{Digits, Kind, Term, ratio};
use super::{Draft, Figure, Step};
use crate::engine::inputs::GpuCost;
use crate::engine::staircase::Curves;
use crate::export::sentences;
use crate::format::money;
use crate::scenario::Input;
use crate::units::{Share, Tokens, Usd};

/// Two figures this close, as a part of them, are one.
const SAME: f64 = 1e-9;

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME * b.abs()
}

/// What a number of loaded replicas costs.
fn level_cost(digits: Digits, curves: &Curves, level: f64) -> Term {
    let month = digits.usd(curves.replica_month, "");
    let replicas = match (level <= 1.0, curves.standby <= 0.0) {
        (true, true) => month,
        (false, true) => digits.count(level, "loaded").times(month),
        _ => digits.count(level, "loaded").plus(digits.count(curves.standby, "standby")).times(month),
    };
    replicas.plus(digits.usd(curves.overhead, "overhead"))
}

impl Draft<'_> {
    pub(super) fn comparison(&mut self) {
        let report = &self.evaluation.report;
        let (api, own) = (report.api.month, report.self_host.month);
        let (dearer, cheaper) = if api > own { (api, own) } else { (own, api) };
        let difference = |d: Digits| d.usd(dearer, "").minus(d.usd(cheaper, ""));
        match self.figure {
            Figure::Saving => self.equals(&difference),
            Figure::SavingPercent if dearer.0 > 0.0 => self.equals(&|d| difference(d).over(d.usd(dearer, ""))),
            Figure::SavingPercent => self.say("Neither side costs anything: 0%."),
            Figure::Hybrid => self.hybrid(),
            _ if report.workload.tokens.0 > 0.0 => {
                self.equals(&|d| d.volume(report.hybrid.self_hosted, "").over(d.volume(report.workload.tokens, "")));
            }
            _ => self.say("Nothing is to be served: 0%."),
        }
    }

    fn hybrid(&mut self) {
        let report = &self.evaluation.report;
        let (hybrid, volume) = (&report.hybrid, report.workload.tokens);
        if hybrid.replicas < 1.0 {
            let text = format!("The API alone is cheapest: {} a month.", self.value.text());
            return self.say(&text);
        }
        let overflow = volume - hybrid.self_hosted;
        if overflow.0 <= 0.0 {
            let text = format!("Self-hosting alone is cheapest: {} a month.", self.value.text());
            return self.say(&text);
        }
        if let Some(step) = report.curves.step {
            self.line(Kind::Volume, overflow.0, "tokens overflow to the API", &|d| {
                d.volume(volume, "").minus(d.count(hybrid.replicas, "full replicas").times(d.volume(step, "")))
            });
        }
        self.equals(&|d| {
            let base = level_cost(d, &report.curves, hybrid.replicas);
            let fee = d.usd(report.curves.platform_fee, "fee");
            base.plus(fee).plus(d.volume(overflow, "tokens").times(d.price(report.api.blend.price)))
        });
    }

    pub(super) fn break_even(&mut self) {
        if let Some(edge) = self.value.number() {
            self.edge(Tokens(edge));
        } else if self.figure == Figure::NearestFlip {
            self.say("The same side is cheaper at every volume.");
        }
        self.say(&sentences::break_even(&self.evaluation.report));
    }

    /// A volume at which the cheaper side changes: the API's line meets a level of the staircase there, or a level ends.
    fn edge(&mut self, edge: Tokens) {
        let curves = &self.evaluation.report.curves;
        if edge.0 <= 0.0 {
            let (api, own) = (money(curves.api(Tokens::ZERO)), money(curves.self_host(Tokens::ZERO)));
            let text = format!("At 0 tokens, self-hosting costs {own} a month, the API {api}.");
            return self.say(&text);
        }
        let level = curves.replicas(edge);
        let meets = |level: f64| {
            let crossing = (curves.level_cost(level) - curves.platform_fee).buys_at(curves.api_price);
            is_same(crossing.0, edge.0)
        };
        if let Some(level) = [level, level + 1.0].into_iter().find(|level| meets(*level)) {
            return self.equals(&|d| {
                let missing = level_cost(d, curves, level).minus(d.usd(curves.platform_fee, "fee"));
                missing.over(d.price(curves.api_price))
            });
        }
        if let Some(step) = curves.step {
            let full = (edge / step).round();
            self.equals(&|d| d.count(full, "full replicas").times(d.volume(step, "")));
            self.say("Beyond it one more replica is needed.");
        }
    }

    pub(super) fn limit(&mut self) {
        if self.value.number().is_none() {
            return self.say("No value of it would, or it plays no part here.");
        }
        let report = &self.evaluation.report;
        match self.figure {
            Figure::LimitApiPrice => {
                let (own, fee) = (report.self_host.month, report.curves.platform_fee);
                self.equals(&|d| {
                    d.usd(own, "").minus(d.usd(fee, "fee")).over(d.volume(report.workload.tokens, "tokens"))
                });
            }
            Figure::LimitGpuHour => self.limit_gpu_hour(),
            Figure::LimitUtilisation => self.limit_utilisation(),
            _ => self.limit_engineering(),
        }
    }

    fn limit_gpu_hour(&mut self) {
        let (report, own) = (&self.evaluation.report, &self.evaluation.resolved.inputs.hosting);
        let discount = match own.gpu_cost {
            GpuCost::Rented { discount, .. } => discount,
            _ => Share::ZERO,
        };
        self.equals(&|d| {
            let left = d.usd(report.api.month, "").minus(d.usd(report.curves.overhead, "overhead"));
            let hours = d.gpus(report.self_host.gpus).times(d.count(own.hours.0, "h"));
            left.over(if discount.0 > 0.0 { hours.times(d.share(discount.rest(), "paid")) } else { hours })
        });
        self.uses(&[Input::HoursRun, Input::Discount]);
    }

    /// The most replicas that cost less than the API must carry the volume.
    fn limit_utilisation(&mut self) {
        let report = &self.evaluation.report;
        let curves = &report.curves;
        let (Some(full), left) = (report.self_host.capacity, report.api.month - curves.overhead) else { return };
        let paid = left / curves.replica_month;
        let most = paid.ceil() - 1.0;
        let words = format!(", so at most {} replicas cost less than the API", Kind::Count.shown(most));
        let cost = |d: Digits| {
            let left = d.usd(report.api.month, "").minus(d.usd(curves.overhead, "overhead"));
            left.over(d.usd(curves.replica_month, "a replica"))
        };
        let text = ratio(paid, &words, &cost, &|read| is_same(read.ceil() - 1.0, most));
        self.steps.push(Step { text });
        let loaded = most - curves.standby;
        self.equals(&|d| {
            let load = d.volume(report.workload.tokens, "").times(d.count(report.workload.peak_to_average, "peak"));
            load.over(d.count(loaded, "loaded").times(d.volume(full, "")))
        });
        self.uses(&[Input::Peak, Input::Standby]);
    }

    fn limit_engineering(&mut self) {
        let (report, overhead) = (&self.evaluation.report, &self.evaluation.resolved.inputs.hosting.overhead);
        let (api, own): (Usd, Usd) = (report.api.month, report.self_host.month);
        self.equals(&|d| {
            let saved = d.usd(api, "API").minus(d.usd(own, "self-hosting"));
            let hour = d.of(Kind::Rate, overhead.engineer_rate.0, "/h");
            d.count(overhead.engineer_hours.0, "h").plus(saved.over(hour))
        });
        self.uses(&[Input::EngineerHours, Input::EngineerRate]);
    }
}
