//! What the model and the GPU in force are, where the catalogue knows, and the capacity that follows.

use super::note::say;
use super::resolve::value;
use super::{Input, Names, Note, Scenario};
use crate::catalogue::{self, ModelSpec};
use crate::engine::inputs::{CapacityBasis, Workload};
use crate::engine::memory::{KV_BYTES, Placement, place};
use crate::engine::throughput::{self, FITTED, Limits, Modelled, Replica, Request, Unable};
use crate::format::{self, link_number};

/// Milliseconds in a second.
const MS: f64 = 1000.0;

fn model_spec(names: &Names) -> Option<&'static ModelSpec> {
    catalogue::model_spec(names.model.id)
}

/// The model on the GPUs of a replica, KV cache in 16 bits; `None` where its size or what its attention keeps is not known.
pub(super) fn placement(scenario: &Scenario, names: &Names) -> Option<Placement> {
    let spec = model_spec(names)?;
    let vram_gb = catalogue::gpu_spec(names.gpu.id).map_or(names.gpu.vram_gb, |gpu| gpu.vram_gb);
    Some(Placement {
        parameters: spec.total_params_b? * 1e9,
        kv: spec.kv_layout()?,
        precision: scenario.precision().for_engine(),
        gpu_memory: vram_gb * 1e9,
        gpus: value(scenario, Input::GpuCount),
        context: value(scenario, Input::Context),
        kv_bytes: KV_BYTES,
    })
}

/// The modelled capacity. Where there is none a note says why, and there is no limit.
#[cold]
pub(super) fn capacity(
    scenario: &Scenario,
    names: &Names,
    workload: &Workload,
    notes: &mut Vec<Note>,
) -> CapacityBasis {
    match modelled(scenario, names, workload) {
        Ok(modelled) => {
            if [Input::Batching, Input::Prefill].into_iter().any(|input| scenario.is_changed(input)) {
                say(notes, Note::MeasuredInPart);
            }
            CapacityBasis::Modelled(modelled)
        }
        Err(note) => {
            say(notes, note);
            CapacityBasis::Flat
        }
    }
}

/// What a replica serves of requests that fill the working context with the workload's mix.
fn modelled(scenario: &Scenario, names: &Names, workload: &Workload) -> Result<Modelled, Note> {
    let missing = |what: &'static str, name: &'static str| Note::SpecMissing { what, name };
    let model =
        model_spec(names).and_then(ModelSpec::for_engine).ok_or_else(|| missing("architecture", names.model.name))?;
    let gpu = catalogue::gpu_spec(names.gpu.id)
        .and_then(|spec| spec.for_engine())
        .ok_or_else(|| missing("computing speed", names.gpu.name))?;
    let (precision, gpus) = (scenario.precision().for_engine(), value(scenario, Input::GpuCount));
    // As engines are set up for throughput, and as the runs were that the model is fitted to.
    let replica = Replica { model, precision, gpu, gpus, kv_bytes: precision.kv_bytes() };
    let context = value(scenario, Input::Context);
    let request = Request::of_context(context, workload.input_share, workload.cached_share);
    serve(&replica, &request, scenario, names).map_err(|why| Note::ServesNothing {
        model: names.model.name,
        gpu: names.gpu.name,
        gpus: link_number(gpus),
        why,
    })
}

/// What does not fit with a KV cache in 16 bits, the verdict on memory, serves nothing here either.
fn serve(replica: &Replica, request: &Request, scenario: &Scenario, names: &Names) -> Result<Modelled, Unable> {
    let limit = |input| scenario.number(input).map(|ms| ms / MS);
    let limits = Limits { first_token: limit(Input::FirstToken), per_token: limit(Input::PerToken), sequences: None };
    let capacity = throughput::capacity(replica, request, &limits, &FITTED)?;
    let fits = placement(scenario, names).is_some_and(|placement| place(&placement).fit.sequences() >= 1.0);
    if fits { Ok(Modelled { request: *request, kv_bytes: replica.kv_bytes, capacity }) } else { Err(Unable::NoRoom) }
}

/// A context of the visitor's own that the model does not take.
pub(super) fn say_if_too_long(scenario: &Scenario, names: &Names, notes: &mut Vec<Note>) {
    let Some(most) = model_spec(names).and_then(|spec| spec.max_context) else { return };
    if scenario.is_changed(Input::Context) && value(scenario, Input::Context) > most {
        let most = format::quantity(most, Input::Context.bounds().unit);
        say(notes, Note::ContextTooLong { model: names.model.name, most });
    }
}
