//! The inputs, grouped as the engine groups them; the few that matter first, the rest one click away.

use super::estimator::Estimator;
use super::field::NumberField;
use super::page::Page;
use crate::catalogue::published;
use crate::export::hardware;
use crate::format::link_tokens;
use crate::scenario::{self, Capacity, Choice, Input, Level, Precision};
use leptos::prelude::*;

/// All panels. On a narrow screen they are a sheet at its lower edge, of which only the volume shows until it is opened.
#[component]
pub fn Inputs() -> impl IntoView {
    let open = RwSignal::new(false);
    let turn = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            crate::browser::show("verdict-line");
        }
    };
    view! {
        <section class="inputs" class:open=open aria-label="Inputs">
            <button class="grip" type="button" aria-expanded=move || open.get().to_string() on:click=turn>
                {move || if open.get() { "Done" } else { "All inputs" }}
            </button>
            <Workload />
            <Api />
            <Hardware />
            <Operations />
        </section>
    }
}

fn fields(inputs: &'static [Input]) -> impl IntoView {
    inputs.iter().map(|input| view! { <NumberField input=*input /> }).collect_view()
}

/// Fields most visitors do not need.
#[component]
fn More(name: &'static str, inputs: &'static [Input]) -> impl IntoView {
    view! {
        <details>
            <summary>{name}</summary>
            {fields(inputs)}
        </details>
    }
}

#[component]
fn Workload() -> impl IntoView {
    view! {
        <fieldset class="panel">
            <legend>"Workload"</legend>
            <NumberField input=Input::Volume slider=true testid="volume-text" />
            <NumberField input=Input::InputShare slider=true />
            <Estimator />
            <More name="By requests" inputs=&[Input::Requests, Input::TokensIn, Input::TokensOut] />
            <More name="Cache, batch, peaks" inputs=&[Input::CachedShare, Input::BatchShare, Input::Peak] />
        </fieldset>
    }
}

#[component]
fn Api() -> impl IntoView {
    let offers = published::API_OFFERS.iter().map(|row| (row.id, row.name)).collect();
    let page = Page::here();
    let source = move || {
        page.evaluation.with(|evaluation| {
            let offer = evaluation.resolved.names.api;
            format!("{}, list price as of {}", offer.provider, offer.checked_on)
        })
    };
    view! {
        <fieldset class="panel">
            <legend>"API"</legend>
            <CatalogueSelect choice=Choice::Api name="Offer" options=offers />
            <p class="help">{source}</p>
            {fields(&[Input::PriceIn, Input::PriceOut])}
            <More name="Cached price, fee, blended price" inputs=&[Input::PriceCached, Input::PlatformFee, Input::Blend] />
        </fieldset>
    }
}

#[component]
fn Hardware() -> impl IntoView {
    let models = published::MODELS.iter().map(|row| (row.id, row.name)).collect();
    let gpus = published::GPUS.iter().map(|row| (row.id, row.name)).collect();
    let providers = published::PROVIDERS.iter().map(|row| (row.id, row.name)).collect();
    view! {
        <fieldset class="panel">
            <legend>"Model and hardware"</legend>
            <CatalogueSelect choice=Choice::Model name="Model" options=models />
            <PrecisionSelect />
            <CatalogueSelect choice=Choice::Gpu name="GPU" options=gpus />
            {fields(&[Input::GpuCount])}
            <CatalogueSelect choice=Choice::Provider name="Provider" options=providers />
            {fields(&[Input::GpuHour])}
            <CapacitySelect />
            <More
                name="Speeds and utilisation"
                inputs=&[Input::Decode, Input::Batching, Input::Prefill, Input::Utilisation]
            />
            <details>
                <summary>"Discount and hours"</summary>
                <TermSelect />
                {fields(&[Input::Discount, Input::HoursRun])}
            </details>
            <More
                name="Owned hardware"
                inputs=&[
                    Input::OwnPrice,
                    Input::Life,
                    Input::Residual,
                    Input::Interest,
                    Input::Power,
                    Input::Pue,
                    Input::PowerPrice,
                    Input::Colocation,
                ]
            />
        </fieldset>
    }
}

#[component]
fn Operations() -> impl IntoView {
    view! {
        <fieldset class="panel">
            <legend>"Operations"</legend>
            {fields(&[Input::Other, Input::EngineerHours])}
            <details>
                <summary>"Overhead line by line"</summary>
                <FillOverhead />
                {fields(&[
                    Input::Storage,
                    Input::Networking,
                    Input::Monitoring,
                    Input::LoadBalancing,
                    Input::EngineerRate,
                ])}
            </details>
            <More name="Standby and least replicas" inputs=&[Input::Standby, Input::MinReplicas] />
            <More name="One-off cost" inputs=&[Input::OneOff, Input::OneOffMonths] />
        </fieldset>
    }
}

/// A list to choose one from: keys with names, the chosen key, what to do with another. Not a generic component: each use
/// would be compiled anew.
pub fn select(
    key: &'static str,
    name: &'static str,
    options: Vec<(&'static str, &'static str)>,
    chosen: Signal<&'static str>,
    choose: Box<dyn Fn(&str)>,
) -> AnyView {
    let id = format!("in-{key}");
    // `selected` on each option: a value set on the list itself may come before its options exist.
    let options = options
        .into_iter()
        .map(|(key, name)| {
            view! {
                <option value=key prop:selected=move || chosen.get() == key>
                    {name}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{name}</label>
            <span class="box">
                <select id=id on:change=move |event| choose(&event_target_value(&event))>
                    {options}
                </select>
            </span>
        </div>
    }
    .into_any()
}

/// Chooses a row of the catalogue. Prices typed over the old row go with it.
#[component]
fn CatalogueSelect(choice: Choice, name: &'static str, options: Vec<(&'static str, &'static str)>) -> impl IntoView {
    let page = Page::here();
    let chosen = Signal::derive(move || page.scenario(|scenario| scenario.choice(choice)));
    let choose = move |id: &str| {
        if let Some(id) = choice.find(id) {
            page.edit(choice.key(), |scenario| scenario.replace_choice(choice, id));
        }
    };
    select(choice.key(), name, options, chosen, Box::new(choose))
}

#[component]
fn PrecisionSelect() -> impl IntoView {
    let page = Page::here();
    let options = Precision::ALL.map(|precision| (precision.key(), precision.name())).to_vec();
    let chosen = Signal::derive(move || page.scenario(|scenario| scenario.precision().key()));
    let choose = move |key: &str| {
        if let Some(precision) = Precision::ALL.into_iter().find(|precision| precision.key() == key) {
            page.edit("prec", |scenario| scenario.set_precision(precision));
        }
    };
    select("prec", "Precision", options, chosen, Box::new(choose))
}

/// A way to rent below the list price: sets the discount to what is typical for it.
#[component]
fn TermSelect() -> impl IntoView {
    let page = Page::here();
    let options = published::TERMS.iter().map(|term| (term.id, term.name)).chain([("own", "Own discount")]).collect();
    let discount = move || page.scenario(|scenario| scenario.number(Input::Discount));
    let current = move || published::TERMS.iter().find(|term| Some(term.typical_percent) == discount());
    let chosen = Signal::derive(move || current().map_or("own", |term| term.id));
    let choose = move |id: &str| {
        if let Some(term) = published::TERMS.iter().find(|term| term.id == id) {
            page.edit(Input::Discount.bounds().key, |scenario| {
                scenario.set(Input::Discount, Some(term.typical_percent))
            });
        }
    };
    let range = move || current().map(hardware::term).unwrap_or_default();
    view! {
        {select("term", "Rental term", options, chosen, Box::new(choose))}
        <p class="help">{range}</p>
    }
}

/// Fills the lines from the published ranges.
#[component]
fn FillOverhead() -> impl IntoView {
    let page = Page::here();
    let buttons = Level::ALL.map(|level| {
        let fill = move |_| page.edit(Input::Other.bounds().key, |scenario| scenario.fill_overhead(level));
        view! {
            <button class="reset" type="button" aria-label=format!("Fill in {} overhead", level.name()) on:click=fill>
                {level.name()}
            </button>
        }
    });
    view! { <p class="fill help">"Published ranges, in place of the lump: " {buttons.into_iter().collect_view()}</p> }
}

/// What one replica can serve.
#[component]
fn CapacitySelect() -> impl IntoView {
    let page = Page::here();
    let options =
        vec![("flat", "No limit (as published)"), ("rate", "From speeds"), ("model", "Modelled"), ("stated", "Stated")];
    let capacity = Signal::derive(move || page.scenario(scenario::Scenario::capacity));
    let chosen = Signal::derive(move || match capacity.get() {
        Capacity::Flat => "flat",
        Capacity::Rate => "rate",
        Capacity::Modelled => "model",
        Capacity::Stated(_) => "stated",
    });
    // What is wrong with the text in the field, and the text.
    let wrong = RwSignal::new(None::<(String, String)>);
    let choose = move |key: &str| {
        let capacity = match key {
            "flat" => Capacity::Flat,
            "rate" => Capacity::Rate,
            "model" => Capacity::Modelled,
            _ => Capacity::STATED,
        };
        wrong.set(None);
        page.edit("cap", |scenario| scenario.set_capacity(capacity));
    };
    let typed = move |text: String| {
        let mut outcome = Ok(());
        page.edit("cap", |scenario| outcome = scenario::take_capacity(scenario, &text));
        wrong.set(outcome.err().map(|note| (note.to_string(), text)));
    };
    // A wrong text stays to be mended.
    let stated = move || match (wrong.get(), capacity.get()) {
        (Some((_, text)), _) => text,
        (None, Capacity::Stated(tokens)) => link_tokens(tokens),
        _ => String::new(),
    };
    view! {
        {select("cap", "Capacity", options, chosen, Box::new(choose))}
        <p class="help" hidden=move || chosen.get() != "flat">
            "One replica carries any volume: model, precision, speeds, utilisation and peaks then change no cost."
        </p>
        <div class="field" class:wrong=move || wrong.with(Option::is_some) hidden=move || chosen.get() != "stated">
            <label for="in-stated">"One replica serves"</label>
            <span class="box">
                <input
                    id="in-stated"
                    type="text"
                    inputmode="decimal"
                    aria-describedby="help-stated"
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    prop:value=stated
                    on:change=move |event| typed(event_target_value(&event))
                />
                <span class="unit" aria-hidden="true">"tokens/mo"</span>
            </span>
            <p class="help" id="help-stated">
                {move || wrong.get().map_or_else(|| "Tokens a month of one replica at 100 % utilisation.".into(), |(why, _)| why)}
            </p>
        </div>
    }
}
