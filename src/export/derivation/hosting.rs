//! What self-hosting costs: a replica's month, overhead, the sum.

use super::term::{Digits, Kind, Term, equation_at};
use super::{Draft, Figure, Step, sources};
use crate::engine::hosting;
use crate::engine::inputs::{GpuCost, OwnedGpu};
use crate::scenario::Input;
use crate::units::{Share, Usd, UsdPerHour};

/// Monthly interest below this is the same as none in any digit that is printed.
const NO_INTEREST: f64 = 1e-9;

fn rate(digits: Digits, rate: f64) -> Term {
    digits.of(Kind::Rate, rate, "/h")
}

impl Draft<'_> {
    pub(super) fn hardware(&mut self) {
        let own = &self.evaluation.resolved.inputs.hosting;
        let (gpus, hours) = (own.gpus_per_replica, own.hours.0);
        match (own.gpu_cost, self.figure) {
            (GpuCost::Owned(gpu), Figure::Capital) => self.capital(&gpu),
            (GpuCost::Owned(gpu), Figure::Power) => self.power(&gpu),
            (GpuCost::Owned(_), Figure::GpuHour) => {
                let month = self.evaluation.report.self_host.replica_month;
                self.equals(&|d| d.usd(month, "a replica").over(d.gpus(gpus).times(d.count(hours, "h"))));
                self.uses(&[Input::GpuCount, Input::HoursRun]);
            }
            (GpuCost::Owned(gpu), _) => self.owned_month(&gpu),
            (_, Figure::Capital | Figure::Power) => self.say("The GPUs are rented; their price holds it all."),
            (GpuCost::Rented { usd_per_gpu_hour, discount }, Figure::GpuHour) => {
                self.discounted(usd_per_gpu_hour, discount);
            }
            (GpuCost::Quoted { .. }, Figure::GpuHour) => self.entered(Input::GpuHour),
            _ => self.rented_month(),
        }
    }

    fn discounted(&mut self, list: UsdPerHour, discount: Share) {
        if discount.0 <= 0.0 {
            return self.entered(Input::GpuHour);
        }
        self.equals(&|d| rate(d, list.0).times(d.share(Share::ONE, "").minus(d.share(discount, "discount"))));
        self.uses(&[Input::GpuHour, Input::Discount]);
    }

    fn rented_month(&mut self) {
        let own = &self.evaluation.resolved.inputs.hosting;
        let (gpus, hours) = (own.gpus_per_replica, own.hours.0);
        let hour = crate::export::figures::value(self.evaluation, Figure::GpuHour).number().unwrap_or_default();
        self.equals(&|d| d.gpus(gpus).times(rate(d, hour)).times(d.count(hours, "h")));
        self.uses(&[Input::GpuCount, Input::HoursRun]);
        if let Some(quoted) = sources::quoted_month(self.evaluation) {
            let text = format!("The source prints its month in whole dollars, and that is used: {}.", quoted.text);
            self.say(&text);
            self.sources.push(quoted);
        }
    }

    fn owned_month(&mut self, gpu: &OwnedGpu) {
        let own = &self.evaluation.resolved.inputs.hosting;
        let (capital, power) = (hosting::capital_recovery(gpu), hosting::power(gpu, own.hours));
        self.equals(&|d| {
            let one = d.usd(capital, "capital").plus(d.usd(power, "power"));
            let all = d.gpus(own.gpus_per_replica).times(one);
            if gpu.hosting_per_replica.0 > 0.0 { all.plus(d.usd(gpu.hosting_per_replica, "colocation")) } else { all }
        });
        self.uses(&[Input::GpuCount, Input::Colocation]);
    }

    fn power(&mut self, gpu: &OwnedGpu) {
        let hours = self.evaluation.resolved.inputs.hosting.hours.0;
        self.equals(&|d| {
            let kilowatts = d.count(gpu.watts, "W").over(d.count(1000.0, "W/kW")).times(d.count(gpu.pue, "PUE"));
            kilowatts.times(d.of(Kind::Rate, gpu.usd_per_kwh, "/kWh")).times(d.count(hours, "h"))
        });
        self.uses(&[Input::Power, Input::Pue, Input::PowerPrice, Input::HoursRun]);
    }

    /// Price less what the residual value is worth today, times `r / (1 - (1+r)^-n)`.
    fn capital(&mut self, gpu: &OwnedGpu) {
        let (months, monthly) = (gpu.life_months, gpu.annual_rate.0 / 12.0);
        let value = |d: Digits| d.usd(gpu.price, "");
        let one = |d: Digits| d.share(Share::ONE, "");
        self.uses(&[Input::OwnPrice, Input::Residual, Input::Life, Input::Interest]);
        if monthly < NO_INTEREST {
            let rest = |d: Digits| one(d).minus(d.share(gpu.residual, "residual"));
            return self.equals(&|d| value(d).times(rest(d)).over(d.count(months, "months")));
        }
        let interest = |d: Digits| d.share(gpu.annual_rate, "interest").over(d.count(12.0, "months"));
        let worth = (-months * monthly.ln_1p()).exp();
        let grown = |d: Digits| one(d).over(one(d).plus(interest(d)).compounded(d.count(months, "months")));
        let text = equation_at(Kind::Count, Some(1), worth, "of a dollar at the end is its worth today", &grown);
        self.steps.push(Step { text });
        self.equals(&|d| {
            let left = one(d).minus(d.share(gpu.residual, "residual").times(d.count(worth, "")));
            let repaid = d.count(1.0, "").minus(d.count(worth, ""));
            value(d).times(left).times(interest(d)).over(repaid)
        });
    }

    pub(super) fn hosting(&mut self) {
        let (report, own) = (&self.evaluation.report, &self.evaluation.resolved.inputs.hosting);
        let overhead = &own.overhead;
        match self.figure {
            Figure::Compute => self.equals(&|d| {
                let loaded = d.count(report.self_host.replicas, "loaded");
                loaded.plus(d.count(report.curves.standby, "standby")).times(d.usd(report.self_host.replica_month, ""))
            }),
            Figure::Engineering => {
                self.equals(&|d| d.count(overhead.engineer_hours.0, "h").times(rate(d, overhead.engineer_rate.0)));
                self.uses(&[Input::EngineerHours, Input::EngineerRate]);
            }
            Figure::OneOff => {
                self.equals(&|d| d.usd(overhead.one_off, "").over(d.count(overhead.one_off_months, "months")));
                self.uses(&[Input::OneOff, Input::OneOffMonths]);
            }
            Figure::SelfMonth => self.equals(&|d| {
                d.usd(report.self_host.compute, "replicas").plus(d.usd(report.curves.overhead, "overhead"))
            }),
            _ => self.overhead(),
        }
    }

    /// The lines that cost anything.
    fn overhead(&mut self) {
        let bill = &self.evaluation.report.self_host.overhead;
        let lines = [
            (bill.storage, "storage", Some(Input::Storage)),
            (bill.networking, "networking", Some(Input::Networking)),
            (bill.monitoring, "monitoring", Some(Input::Monitoring)),
            (bill.load_balancing, "load balancing", Some(Input::LoadBalancing)),
            (bill.other, "other", Some(Input::Other)),
            (bill.engineering, "engineering", None),
            (bill.one_off, "one-off", None),
        ];
        let sum = |d: Digits| {
            let mut sum: Option<Term> = None;
            for (amount, words, _) in lines.iter().filter(|(amount, ..)| amount.0 > 0.0) {
                let line = d.usd(*amount, words);
                sum = Some(match sum {
                    Some(sum) => sum.plus(line),
                    None => line,
                });
            }
            sum.unwrap_or_else(|| d.usd(Usd::ZERO, "overhead"))
        };
        self.equals(&sum);
        for (amount, _, input) in lines {
            if let Some(input) = input.filter(|_| amount.0 > 0.0) {
                self.uses(&[input]);
            }
        }
    }
}
