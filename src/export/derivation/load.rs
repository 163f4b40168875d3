//! What a replica serves, and how many it takes.

use super::term::{Digits, Kind, ratio};
use super::{Draft, Figure, SourceLine, Step, sources};
use crate::engine::Binding;
use crate::engine::inputs::CapacityBasis;
use crate::engine::throughput::Modelled;
use crate::export::fit;
use crate::scenario::Input;
use crate::units::TokensPerSecond;

impl Draft<'_> {
    pub(super) fn load(&mut self) {
        let (report, own) = (&self.evaluation.report, &self.evaluation.resolved.inputs.hosting);
        let (replicas, peak) = (report.self_host.replicas, report.workload.peak_to_average);
        match self.figure {
            Figure::Capacity => self.capacity(),
            Figure::ReplicaVolume => match report.self_host.capacity {
                Some(full) => {
                    self.equals(&|d| {
                        d.volume(full, "").times(d.share(own.utilisation, "used")).over(d.count(peak, "peak"))
                    });
                    self.uses(&[Input::Utilisation, Input::Peak]);
                }
                None => self.say("A replica has no capacity limit."),
            },
            Figure::Replicas => self.replicas(),
            Figure::Running => {
                self.equals(&|d| d.count(replicas, "loaded").plus(d.count(report.curves.standby, "standby")));
                self.uses(&[Input::Standby]);
            }
            _ => {
                let running = report.self_host.running;
                self.equals(&|d| d.count(running, "running").times(d.gpus(own.gpus_per_replica)));
                self.uses(&[Input::GpuCount]);
            }
        }
    }

    fn replicas(&mut self) {
        let report = &self.evaluation.report;
        let (volume, loaded) = (report.workload.tokens, report.self_host.replicas);
        let least = report.curves.min_replicas;
        if let Some(step) = report.curves.step {
            let by_load = report.curves.replicas_by_load(volume);
            let words = format!(", rounded up to {}", Kind::Count.shown(by_load));
            let carried = |d: Digits| d.volume(volume, "tokens").over(d.volume(step, "a replica"));
            let text = ratio(volume / step, &words, &carried, &|read| read.ceil() >= by_load && read.ceil() <= by_load);
            self.steps.push(Step { text });
        } else {
            self.say("A replica has no capacity limit.");
        }
        if report.self_host.binding != Binding::Capacity {
            let text = format!("At least {} run, whatever the volume.", Kind::Count.shown(least));
            self.say(&text);
            self.uses(&[Input::MinReplicas]);
        } else if loaded < 1.0 {
            self.say("Nothing is to be served.");
        }
    }

    fn capacity(&mut self) {
        match self.evaluation.resolved.inputs.hosting.capacity {
            CapacityBasis::Stated(_) => {
                let text = format!("Stated in the scenario: {} tokens a month.", self.value.text());
                self.say(&text);
                let text = format!("{} tokens/mo", self.value.text());
                self.sources.push(SourceLine { what: "Capacity", text, source: sources::OWN.into(), as_of: None });
            }
            CapacityBasis::Rate { decode, batching, prefill } if self.value.number().is_some() => {
                self.speeds(decode, batching, prefill);
            }
            CapacityBasis::Modelled(modelled) if self.value.number().is_some() => self.modelled(&modelled),
            _ => self.say("No limit: the least number of replicas carries everything."),
        }
    }

    fn speeds(&mut self, decode: TokensPerSecond, batching: f64, prefill: Option<TokensPerSecond>) {
        let (report, own) = (&self.evaluation.report, &self.evaluation.resolved.inputs.hosting);
        let (input, cached) = (report.workload.input_share, report.workload.cached_share);
        self.equals(&|d| {
            let seconds = d.count(own.hours.0, "h").times(d.count(3600.0, "s/h"));
            let speed = d.count(decode.0, "tok/s").times(d.count(batching, "batching"));
            let writing = d.share(input.rest(), "output").over(speed);
            let Some(speed) = prefill else { return seconds.over(writing) };
            let fresh = d.share(input, "input").times(d.share(cached.rest(), "fresh"));
            seconds.over(fresh.over(d.count(speed.0, "tok/s")).plus(writing))
        });
        self.uses(&[Input::HoursRun, Input::Decode, Input::Batching, Input::Prefill]);
    }

    /// Requests a second by their tokens, and what decides how many there are.
    fn modelled(&mut self, modelled: &Modelled) {
        let hours = self.evaluation.resolved.inputs.hosting.hours.0;
        let (pace, request) = (modelled.capacity.pace, modelled.request);
        self.say(&fit::modelled(modelled));
        let each = request.input + request.output.max(1.0);
        self.equals(&|d| {
            let seconds = d.count(hours, "h").times(d.count(3600.0, "s/h"));
            d.count(pace.requests, "requests/s").times(d.count(each, "tokens each")).times(seconds)
        });
        self.uses(&[Input::HoursRun, Input::Context, Input::InputShare, Input::FirstToken, Input::PerToken]);
    }

    /// Dollars over tokens.
    pub(super) fn unit_cost(&mut self) {
        let report = &self.evaluation.report;
        let (month, tokens) = match self.figure {
            Figure::ApiAverage => (report.api.month, Some(report.workload.tokens)),
            Figure::SelfAverage => (report.self_host.month, Some(report.workload.tokens)),
            _ => (report.self_host.replica_month, report.curves.step),
        };
        match tokens.filter(|tokens| tokens.0 > 0.0) {
            Some(tokens) => self.equals(&|d| d.usd(month, "").over(d.of(Kind::Volume, tokens.0, "tokens"))),
            None if self.figure == Figure::FullReplica => {
                self.say("A replica has no capacity limit: it is never full.");
            }
            None => self.say("No tokens, no cost of one."),
        }
    }
}
