//! What must hold of the modelled throughput whatever the model, the GPU and the load.

use crate::measured::rows;
use llm_breakeven::catalogue::{gpu_spec, model_spec, specs};
use llm_breakeven::engine::specs::{Experts, Gpu, KvLayout, Model, Precision};
use llm_breakeven::engine::throughput::{
    Binding, Capacity, FITTED, Limits, Replica, Request, Unable, capacity, pace, prefill, step, touched,
};
use llm_breakeven::units::{Hours, Share};
use proptest::prelude::*;

fn replica(model: &str, precision: Precision, gpu: &str, gpus: f64) -> Replica {
    let model = model_spec(model).and_then(|spec| spec.for_engine()).expect("a known model");
    let gpu = gpu_spec(gpu).and_then(|spec| spec.for_engine()).expect("a known GPU");
    Replica { model, precision, gpu, gpus, kv_bytes: precision.kv_bytes() }
}

const CHAT: Request = Request { input: 1000.0, output: 1000.0, cached_share: 0.0 };

fn serve(replica: &Replica, limits: &Limits) -> Result<Capacity, Unable> {
    capacity(replica, &CHAT, limits, &FITTED)
}

/// Batch-1 speed against figures others publish: A100 40GB, Llama 3.1 8B in BF16, 75 tok/s (johnmusgrave.com 2026); H100, Qwen3
/// 8B in FP8, 214 tok/s. Neither is among the fitted rows.
#[test]
fn single_streams_come_out_as_measured_elsewhere() {
    for (model, precision, gpu, measured) in
        [("llama-3.1-8b", Precision::Bits16, "a100-40gb", 75.0), ("qwen3-8b", Precision::Fp8, "h100-80gb", 214.0)]
    {
        let one = Limits { sequences: Some(1.0), ..Limits::default() };
        let request = Request { input: 128.0, output: 128.0, cached_share: 0.0 };
        let rate = capacity(&replica(model, precision, gpu, 1.0), &request, &one, &FITTED).expect("it fits");
        let ratio = rate.pace.output_rate / measured;
        assert!((0.8..1.25).contains(&ratio), "{model} on {gpu}: {ratio}");
    }
}

#[test]
fn experts_are_read_as_tokens_need_them() {
    let experts = Some(Experts { count: 128.0, per_token: 8.0 });
    assert_eq!(touched(None, 7.0), 0.0);
    assert_eq!(touched(experts, 1.0), 0.0625);
    assert!((touched(experts, 2.0) - (1.0 - 0.9375 * 0.9375)).abs() < 1e-12);
    assert!(touched(experts, 1000.0) > 0.999);
}

#[test]
fn limits_bind_in_turn() {
    let replica = replica("llama-3.3-70b", Precision::Fp8, "h100-80gb", 4.0);
    let free = serve(&replica, &Limits::default()).expect("it fits");
    assert_eq!(free.binding, Binding::Memory);
    assert_eq!(free.pace.batch, free.room);
    let asked = serve(&replica, &Limits { sequences: Some(64.0), ..Limits::default() }).expect("it fits");
    assert_eq!((asked.binding, asked.pace.batch), (Binding::Sequences, 64.0));
    let quick = serve(&replica, &Limits { per_token: Some(20e-3), ..Limits::default() }).expect("one is quick enough");
    assert_eq!(quick.binding, Binding::PerToken);
    assert!((quick.pace.per_token / 20e-3 - 1.0).abs() < 1e-6, "{quick:?}");
    let prompt =
        serve(&replica, &Limits { first_token: Some(0.2), ..Limits::default() }).expect("one is prompt enough");
    assert_eq!(prompt.binding, Binding::FirstToken);
    assert!(prompt.pace.batch < free.pace.batch && prompt.pace.first_token <= 0.2);
    let small =
        serve(&self::replica("gpt-oss-20b", Precision::Bits4, "b200-180gb", 8.0), &Limits::default()).expect("it fits");
    assert_eq!(small.binding, Binding::Engine);
}

#[test]
fn what_cannot_serve_says_why() {
    let limits = Limits::default();
    let large = replica("llama-4-maverick", Precision::Fp8, "h100-80gb", 2.0);
    assert_eq!(serve(&large, &limits), Err(Unable::DoesNotLoad));
    let tight = replica("llama-3.3-70b", Precision::Bits4, "l40s-48gb", 1.0);
    let long = Request { input: 60_000.0, ..CHAT };
    assert_eq!(capacity(&tight, &long, &limits, &FITTED), Err(Unable::NoRoom));
    assert_eq!(serve(&tight, &Limits { per_token: Some(1e-3), ..limits }), Err(Unable::PerToken));
    assert_eq!(serve(&tight, &Limits { first_token: Some(1e-3), ..limits }), Err(Unable::FirstToken));
}

#[test]
fn a_month_is_requests_times_their_tokens() {
    let served =
        serve(&replica("llama-3.1-8b", Precision::Bits16, "a100-80gb", 1.0), &Limits::default()).expect("it fits");
    let month = served.tokens(&CHAT, Hours(720.0)).0;
    assert_eq!(Request::of_context(2000.0, Share(0.5), Share(0.0)), CHAT);
    let shares = Request::of_context(8192.0, Share(0.75), Share(0.5));
    assert_eq!((shares.input, shares.output, shares.cached_share), (6144.0, 2048.0, 0.5));
    assert!((month / (served.pace.output_rate * 2.0 * 2_592_000.0) - 1.0).abs() < 1e-9, "{month}");
}

#[test]
fn cached_input_is_not_read_in() {
    let replica = replica("llama-3.3-70b", Precision::Fp8, "h100-80gb", 4.0);
    let seconds = |cached_share| prefill(&replica, &Request { cached_share, ..CHAT }, 4.0, &FITTED);
    assert!(seconds(0.5) < 0.6 * seconds(0.0) && seconds(0.5) > 0.4 * seconds(0.0));
    assert_eq!(seconds(1.0), 0.0);
}

/// In slots, where the exchange is slow, GPUs form a pipeline once the batch is large enough to divide.
#[test]
fn slots_make_a_pipeline() {
    let slots = replica("llama-3.3-70b", Precision::Bits4, "rtx-pro-6000-96gb", 4.0);
    assert_eq!(pace(&slots, &CHAT, 4.0, &FITTED).ranks, 4.0);
    assert!(pace(&slots, &CHAT, 1000.0, &FITTED).ranks < 4.0);
    let linked = Replica { gpu: Gpu { link: Some(450e9), ..slots.gpu }, ..slots };
    assert_eq!(pace(&linked, &CHAT, 1000.0, &FITTED).ranks, 4.0);
}

/// Every model of known architecture on every GPU of known speed, at every precision: finite, and never above the ceiling.
#[test]
fn no_configuration_beats_its_datasheet() {
    let mut served = 0;
    for model in specs::MODELS.iter().filter_map(|spec| spec.for_engine()) {
        for gpu in specs::GPUS.iter().filter_map(|spec| spec.for_engine()) {
            for precision in [Precision::Bits16, Precision::Fp8, Precision::Bits4] {
                let replica = Replica { model, precision, gpu, gpus: 8.0, kv_bytes: precision.kv_bytes() };
                let Ok(capacity) = serve(&replica, &Limits::default()) else { continue };
                served += 1;
                let ceiling = 8.0 * gpu.peak(precision) / (2.0 * model.active);
                let total = capacity.pace.output_rate + capacity.pace.requests * CHAT.input;
                assert!(total > 0.0 && total < ceiling, "{replica:?}: {total} of {ceiling}");
            }
        }
    }
    assert!(served > 800, "{served}");
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![4 => (0.0..13.0f64).prop_map(|log| 10f64.powf(log)), 1 => any::<f64>(), 1 => Just(0.0)]
}

prop_compose! {
    fn anything()(total in any_number(), active in any_number(), layers in any_number(), hidden in any_number(),
        attention in any_number(), values in any_number(), count in any_number(), per_token in any_number(),
        bandwidth in any_number(), fp16 in any_number(), memory in any_number(), gpus in any_number()) -> Replica {
        let kv = KvLayout { full_values: values, ..KvLayout::default() };
        let experts = Some(Experts { count, per_token });
        let model = Model { total, active, layers, hidden, attention, kv, experts };
        let gpu = Gpu { memory, bandwidth, fp16, fp8: None, int8: None, fp4: None, link: None };
        Replica { model, precision: Precision::Fp8, gpu, gpus, kv_bytes: 1.0 }
    }
}

prop_compose! {
    /// A run that was measured, with a load of its own.
    fn measured_like()(at in 0..rows().len(), input in 1.0..20_000.0f64, output in 1.0..4_000.0f64, cached_share in 0.0..1.0f64)
        -> (Replica, Request) {
        (rows()[at].replica, Request { input, output, cached_share })
    }
}

fn rate(replica: &Replica, request: &Request, batch: f64) -> f64 {
    pace(replica, request, batch, &FITTED).output_rate
}

proptest! {
    #[test]
    fn everything_is_finite(replica in anything(), input in any_number(), output in any_number(), limit in any_number()) {
        let request = Request { input, output, cached_share: 0.0 };
        let limits = Limits { first_token: Some(limit), per_token: Some(limit), sequences: Some(limit) };
        for limits in [limits, Limits::default()] {
            if let Ok(Capacity { pace, room, .. }) = capacity(&replica, &request, &limits, &FITTED) {
                let figures = [pace.batch, pace.prefill, pace.first_token, pace.per_token, pace.output_rate, pace.requests, room,
                    pace.step.seconds()];
                prop_assert!(figures.iter().all(|figure| figure.is_finite() && *figure >= 0.0), "{pace:?} {room}");
            }
        }
    }

    #[test]
    fn more_bandwidth_is_never_slower((replica, request) in measured_like(), more in 1.0..4.0f64, batch in 1.0..500.0f64) {
        let faster = Replica { gpu: Gpu { bandwidth: replica.gpu.bandwidth * more, ..replica.gpu }, ..replica };
        prop_assert!(rate(&faster, &request, batch) >= rate(&replica, &request, batch));
    }

    #[test]
    fn more_operations_and_faster_links_are_never_slower((replica, request) in measured_like(), more in 1.0..4.0f64, batch in 1.0..500.0f64) {
        let gpu = replica.gpu;
        let speed = |value: Option<f64>| value.map(|value| value * more);
        let gpu = Gpu { fp16: gpu.fp16 * more, fp8: speed(gpu.fp8), fp4: speed(gpu.fp4), link: speed(gpu.link), ..gpu };
        let faster = Replica { gpu, ..replica };
        prop_assert!(rate(&faster, &request, batch) >= rate(&replica, &request, batch));
    }

    #[test]
    fn a_larger_batch_serves_more_and_each_slower((replica, request) in measured_like(), batch in 1.0..1000.0f64, more in 1.0..3.0f64) {
        let (small, large) = (pace(&replica, &request, batch, &FITTED), pace(&replica, &request, batch * more, &FITTED));
        prop_assert!(large.output_rate >= small.output_rate * (1.0 - 1e-9));
        if replica.gpu.link.is_some() {
            prop_assert!(large.per_token >= small.per_token * (1.0 - 1e-9));
            prop_assert!(large.first_token >= small.first_token * (1.0 - 1e-9));
        }
    }

    #[test]
    fn a_longer_context_is_never_faster((replica, _) in measured_like(), batch in 1.0..500.0f64, context in 1.0..50_000.0f64, more in 1.0..4.0f64) {
        let seconds = |context| step(&replica, batch, context, 1.0, &FITTED).seconds();
        prop_assert!(seconds(context * more) >= seconds(context));
    }

    #[test]
    fn fewer_bits_are_never_slower((replica, request) in measured_like(), batch in 1.0..500.0f64) {
        // Of weights alone: four bits compute in sixteen where the GPU has no narrower units.
        let seconds = |precision: Precision| step(&Replica { precision, kv_bytes: 1.0, ..replica }, batch, request.input, 1.0, &FITTED).weights;
        prop_assert!(seconds(Precision::Bits4) <= seconds(Precision::Fp8) || replica.model.experts.is_some());
        prop_assert!(seconds(Precision::Fp8) <= seconds(Precision::Bits16));
        prop_assert!(seconds(Precision::Bits4) <= seconds(Precision::Bits16));
    }

    #[test]
    fn tighter_limits_never_serve_more((replica, request) in measured_like(), limit in 0.01..2.0f64, tighter in 0.1..1.0f64) {
        prop_assume!(replica.gpu.link.is_some());
        let served = |per_token: f64| {
            let limits = Limits { per_token: Some(per_token), ..Limits::default() };
            capacity(&replica, &request, &limits, &FITTED).map_or(0.0, |capacity| capacity.pace.output_rate)
        };
        prop_assert!(served(limit * tighter) <= served(limit) * (1.0 + 1e-9));
    }

    #[test]
    fn twice_the_gpus_with_a_link_never_serve_less((replica, request) in measured_like()) {
        prop_assume!(replica.gpu.link.is_some() && replica.gpus <= 4.0);
        let twice = Replica { gpus: replica.gpus * 2.0, ..replica };
        let served = |replica: &Replica| capacity(replica, &request, &Limits::default(), &FITTED)
            .map_or(0.0, |capacity| capacity.pace.output_rate);
        // With memory for a larger batch, up to a latent's copies and the exchange.
        prop_assert!(served(&twice) >= served(&replica) * 0.99);
    }
}
