//! Every figure the published analysis prints, computed by the engine and printed by the product's own formatter; and every
//! figure of it that does not follow from its own inputs, asserted as such by name.

#[path = "support/link.rs"]
mod link;

use llm_breakeven::catalogue::{self, published};
use llm_breakeven::export::{Evaluation, hardware, sentences, table};
use llm_breakeven::format::{link_number, money, percent, truncated_volume, unit_price, volume};
use llm_breakeven::units::{Share, Tokens, Usd};

const SCENARIOS: [&str; 4] = ["maverick-gpt4o", "llama8b-haiku", "deepseek-api", "mistral-flash"];

fn scenario(number: usize, more: &str) -> Evaluation {
    link::opened(&format!("s={}&{more}", SCENARIOS[number - 1]))
}

/// The article types a hyphen where we print a minus.
fn typed(text: &str) -> String {
    text.replace('−', "-")
}

#[test]
fn gpu_prices() {
    // configuration, VRAM, then hour and month at Lambda Labs, RunPod, AWS, recommended for
    let rows = [
        (
            "H100 80GB",
            "80 GB",
            ["$2.79/hr ($2,009/mo)", "$2.49/hr ($1,793/mo)", "$3.67/hr ($2,642/mo)"],
            "70B-400B models",
        ),
        (
            "A100 80GB",
            "80 GB",
            ["$2.21/hr ($1,591/mo)", "$1.89/hr ($1,361/mo)", "$3.07/hr ($2,210/mo)"],
            "13B-70B models",
        ),
        ("A10G 24GB", "24 GB", ["$0.60/hr ($432/mo)", "$0.50/hr ($360/mo)", "$1.01/hr ($727/mo)"], "7B-13B models"),
        ("L40S 48GB", "48 GB", ["$1.10/hr ($792/mo)", "$0.99/hr ($713/mo)", "$1.58/hr ($1,138/mo)"], "13B-34B models"),
        (
            "2x H100 80GB",
            "160 GB",
            ["$5.58/hr ($4,018/mo)", "$4.98/hr ($3,586/mo)", "$7.34/hr ($5,285/mo)"],
            "400B+ models, high throughput",
        ),
        (
            "4x A100 80GB",
            "320 GB",
            ["$8.84/hr ($6,365/mo)", "$7.56/hr ($5,443/mo)", "$12.28/hr ($8,842/mo)"],
            "405B models, max throughput",
        ),
    ];
    let ours = hardware::gpu_rows();
    assert_eq!(ours.len(), rows.len());
    for (row, (label, vram, prices, best_for)) in ours.iter().zip(rows) {
        let print = |rental: &catalogue::Rental| {
            format!("{} ({}/mo)", hardware::hourly(rental), money(hardware::month(rental)))
        };
        let printed: Vec<_> = row.prices.iter().flatten().map(|rental| print(rental)).collect();
        assert_eq!((row.config.label, row.config.best_for), (label, best_for));
        assert_eq!(format!("{} GB", row.config.vram_gb), vram, "{label}");
        assert_eq!(printed, prices, "{label}");
    }
}

#[test]
fn several_gpus_cost_a_multiple_of_one() {
    for row in published::RENTALS {
        let one = catalogue::rental(row.gpu, 1.0, row.provider).expect("every GPU has a single price");
        assert_eq!(format!("{:.2}", one.usd_per_hour * row.count), format!("{:.2}", row.usd_per_hour), "{row:?}");
        assert_eq!(row.usd_per_month, Some(llm_breakeven::format::rounded(hardware::month(row)).0), "{row:?}");
    }
}

#[test]
fn model_hardware() {
    let rows = [
        (
            "Llama 4 Maverick",
            "400B MoE (17B active)",
            "~160 GB",
            "~80 GB",
            "2x H100 80GB (FP16) or 1x H100 (INT8)",
            "~65 tok/s",
        ),
        (
            "Llama 4 Scout",
            "109B MoE (17B active)",
            "~55 GB",
            "~30 GB",
            "1x H100 80GB (FP16) or 1x L40S (INT8)",
            "~95 tok/s",
        ),
        ("Llama 3.3 70B", "70B dense", "~140 GB", "~70 GB", "2x A100 80GB (FP16) or 1x H100 (INT8)", "~55 tok/s"),
        ("Llama 3.1 405B", "405B dense", "~810 GB", "~405 GB", "4x A100 80GB (INT4) or 8x H100", "~18 tok/s"),
        ("Llama 3.1 8B", "8B dense", "~16 GB", "~8 GB", "1x A10G 24GB", "~180 tok/s"),
        ("Mistral Small 3.1", "24B dense", "~48 GB", "~24 GB", "1x L40S 48GB (FP16) or 1x A10G (INT8)", "~120 tok/s"),
        ("DeepSeek V3", "671B MoE (37B active)", "~320 GB", "~160 GB", "2x H100 80GB (INT8) or 4x A100", "~40 tok/s"),
        ("Qwen 2.5 72B", "72B dense", "~144 GB", "~72 GB", "2x A100 80GB (FP16) or 1x H100 (INT8)", "~50 tok/s"),
    ];
    assert_eq!(published::MODELS.len(), rows.len());
    for (model, (name, parameters, fp16, int8, least, speed)) in published::MODELS.iter().zip(rows) {
        assert_eq!((model.name, model.min_gpu_config), (name, least));
        assert_eq!(hardware::parameters(model), parameters, "{name}");
        assert_eq!(hardware::about_gb(model.fp16_gb), fp16, "{name}");
        assert_eq!(hardware::about_gb(model.int8_gb), int8, "{name}");
        assert_eq!(hardware::about_speed(model.decode_tok_s), speed, "{name}");
    }
}

#[test]
fn blends_fixed_costs_and_break_evens() {
    // scenario, blend, fixed cost, break-even as printed (cut off), break-even as we print it
    let rows = [
        (1, "$5.50", "$3,986", "~724M", "724.7M"),
        (2, "$2.08", "$460", "~221M", "221.2M"),
        (3, "$0.60", "$4,086", "~6.8B", "6.81B"),
        (4, "$0.33", "$863", "~2.6B", "2.62B"),
    ];
    for (number, blend, fixed, printed, ours) in rows {
        let evaluation = scenario(number, "");
        let report = &evaluation.report;
        let first = report.break_even.first().expect("all four break even");
        assert_eq!(unit_price(report.api.blend.price), blend, "{number}");
        assert_eq!(money(report.self_host.month), fixed, "{number}");
        assert_eq!(format!("~{}", truncated_volume(first)), printed, "{number}");
        assert_eq!(evaluation.scenario.preset().published.break_even, printed, "{number}");
        assert_eq!(volume(first), ours, "{number}");
        assert_eq!(report.break_even.for_good(), Some(first), "{number}: no steps, so from there on for good");
    }
}

#[test]
fn volume_rows() {
    let rows = [
        (1, "100M", "$550", "$3,986", "-$3,436 (API cheaper)"),
        (1, "500M", "$2,750", "$3,986", "-$1,236 (API cheaper)"),
        (1, "724M", "$3,982", "$3,986", "~Break even"),
        (1, "1B", "$5,500", "$3,986", "+$1,514 (self-host cheaper)"),
        (1, "2B", "$11,000", "$3,986", "+$7,014 (self-host 64% cheaper)"),
        (1, "5B", "$27,500", "$3,986", "+$23,514 (self-host 86% cheaper)"),
        (2, "50M", "$104", "$460", "-$356 (API cheaper)"),
        (2, "221M", "$460", "$460", "~Break even"),
        (2, "500M", "$1,040", "$460", "+$580 (self-host 56% cheaper)"),
        (2, "1B", "$2,080", "$460", "+$1,620 (self-host 78% cheaper)"),
        (2, "5B", "$10,400", "$460", "+$9,940 (self-host 96% cheaper)"),
    ];
    for number in [1, 2] {
        let ours: Vec<_> = table::rows(&scenario(number, "")).iter().map(|row| volume(row.volume)).collect();
        let printed: Vec<_> = rows.iter().filter(|row| row.0 == number).map(|row| row.1).collect();
        assert_eq!(ours, printed, "scenario {number} shows just the article's volumes, with its own among them");
    }
    for (number, at, api, own, savings) in rows {
        let evaluation = scenario(number, &format!("vol={at}"));
        let row =
            table::rows(&evaluation).into_iter().find(|row| row.is_current).expect("the own volume is in the table");
        assert_eq!(
            (volume(row.volume).as_str(), money(row.api).as_str(), money(row.self_host).as_str()),
            (at, api, own)
        );
        if (number, at) == (1, "1B") {
            // C26: the only gain printed without its percentage.
            assert_eq!(typed(&row.saving_words()), "+$1,514 (self-host 28% cheaper)");
        } else {
            assert_eq!(typed(&row.saving_words()), savings, "{number} at {at}");
        }
    }
}

#[test]
fn comparison_at_a_billion_tokens() {
    let rows = [(1, "$5,500", "$3,986"), (2, "$2,080", "$460"), (3, "$600", "$4,086"), (4, "$330", "$863")];
    for (number, api, own) in rows {
        let report = scenario(number, "vol=1B").report;
        assert_eq!((money(report.api.month).as_str(), money(report.self_host.month).as_str()), (api, own), "{number}");
    }
}

#[test]
fn with_fifteen_engineering_hours() {
    let rows = [(1, 1_133_818_182.0), (2, 1_302_884_615.0), (3, 10_560_000_000.0), (4, 9_433_333_333.0)];
    for (number, tokens) in rows {
        let report = scenario(number, "eh=15&er=150").report;
        assert_eq!(money(report.self_host.overhead.engineering), "$2,250");
        assert_eq!(report.break_even.first().map(|first| first.0.round()), Some(tokens), "{number}");
    }
}

#[test]
fn hidden_costs() {
    let rows = [
        ("gpu", "$360", "$8,842"),
        ("storage", "$50", "$200"),
        ("networking", "$50", "$300"),
        ("monitoring", "$50", "$200"),
        ("engineering", "$1,000", "$3,000"),
        ("redundancy", "$360", "$3,586"),
        ("load_balancing", "$20", "$100"),
    ];
    let cost = |id: &str| published::HIDDEN_COSTS.iter().find(|row| row.id == id).expect("the row is in the catalogue");
    for (id, low, high) in rows {
        assert_eq!(
            (money(Usd(cost(id).low_usd)).as_str(), money(Usd(cost(id).high_usd)).as_str()),
            (low, high),
            "{id}"
        );
        assert!(cost(id).low_usd <= cost(id).typical_usd && cost(id).typical_usd <= cost(id).high_usd, "{id}");
    }
    let months: Vec<f64> = published::RENTALS.iter().map(|row| hardware::month(row).0.round()).collect();
    assert_eq!(months.iter().copied().reduce(f64::min), Some(cost("gpu").low_usd));
    assert_eq!(months.iter().copied().reduce(f64::max), Some(cost("gpu").high_usd));
    let sum = |of: fn(&catalogue::HiddenCost) -> f64| published::HIDDEN_COSTS.iter().map(of).sum::<f64>();
    assert_eq!((sum(|row| row.low_usd), sum(|row| row.high_usd)), (1890.0, 16228.0));
    let two_h100 = catalogue::rental("h100-80gb", 2.0, "runpod").expect("listed");
    assert_eq!(money(hardware::month(two_h100)), "$3,586", "the dearest redundancy is two GPUs, not a second one");
}

#[test]
fn answers_to_common_questions() {
    let totals = [("runpod", 400, "$3,986"), ("aws", 500, "$5,785")];
    for (provider, other, total) in totals {
        let report = scenario(1, &format!("prov={provider}&other={other}")).report;
        assert_eq!(money(report.self_host.month), total, "{provider}");
    }
    let months = [("lambda", "$4,018"), ("runpod", "$3,586"), ("aws", "$5,285")];
    for (provider, month) in months {
        assert_eq!(money(scenario(1, &format!("prov={provider}")).report.self_host.compute), month, "{provider}");
    }
    let hours = [("h100-80gb", "$2.49/hr"), ("a100-80gb", "$1.89/hr"), ("a10g-24gb", "$0.50/hr")];
    for (gpu, hour) in hours {
        assert_eq!(hardware::hourly(catalogue::rental(gpu, 1.0, "runpod").expect("listed")), hour);
    }
}

/// What the article prints but its own inputs do not give.
mod does_not_reproduce {
    use super::*;

    /// `model.*.fp16`, `model.*.int8`: all experts must be in memory, 2 or 1 bytes a parameter.
    #[test]
    fn memory_of_the_mixture_of_experts_models() {
        let rows =
            [("llama-4-maverick", 800.0, 400.0), ("llama-4-scout", 218.0, 109.0), ("deepseek-v3", 1342.0, 671.0)];
        for model in published::MODELS {
            let (fp16, int8) = (model.total_params_b * 2.0, model.total_params_b);
            match rows.iter().find(|row| row.0 == model.id) {
                Some((id, honest_fp16, honest_int8)) => {
                    assert_eq!((fp16, int8), (*honest_fp16, *honest_int8), "{id}");
                    assert!(model.fp16_gb < Some(fp16 / 2.0) && model.int8_gb < Some(int8 / 2.0), "{id}");
                }
                None => assert_eq!((model.fp16_gb, model.int8_gb), (Some(fp16), Some(int8)), "{}", model.id),
            }
        }
    }

    /// `hidden.engineering.low`: 10 hours at the stated $150 are $1,500, not $1,000.
    #[test]
    fn ten_engineering_hours() {
        assert_eq!(money(scenario(1, "eh=10").report.self_host.overhead.engineering), "$1,500");
        assert_eq!(money(scenario(1, "eh=20").report.self_host.overhead.engineering), "$3,000");
    }

    /// `faq.overhead`: storage, networking and monitoring sum to $150-$700, not $400-$500.
    #[test]
    fn overhead_of_the_questions() {
        let report = |query| scenario(1, query).report.self_host.overhead.total();
        assert_eq!(money(report("other=0&store=50&net=50&mon=50")), "$150");
        assert_eq!(money(report("other=0&store=200&net=300&mon=200")), "$700");
    }

    /// `capacity.2-3B`: 65 tok/s times 2 to 5 is 337M to 842M tokens a month; counting output only, 0.84B to 2.11B.
    #[test]
    fn capacity_of_two_h100() {
        let capacity = |query| scenario(1, query).report.self_host.capacity.map(volume).expect("limited");
        assert_eq!(capacity("cap=rate&bf=2&mix=0"), "337M");
        assert_eq!(capacity("cap=rate&bf=5&mix=0"), "842.4M");
        assert_eq!(capacity("cap=rate&bf=2"), "842.4M");
        assert_eq!(capacity("cap=rate&bf=5"), "2.11B");
    }

    /// `capacity.s3`: at 2-3B a pair, 6.8B takes 6 to 8 GPUs, and at that capacity it never breaks even.
    #[test]
    fn deepseek_at_its_own_capacity() {
        for (capacity, gpus) in [("2B", 8.0), ("2.1B", 8.0), ("3B", 6.0)] {
            let report = scenario(3, &format!("cap={capacity}&vol=6.8B")).report;
            assert_eq!(report.self_host.gpus, gpus, "{capacity}");
            assert_eq!(report.break_even.first(), None, "{capacity}");
        }
        let at_2_1 = scenario(3, "cap=2.1B&vol=6.8B").report;
        assert_eq!(
            sentences::break_even(&at_2_1),
            "Self-hosting never pays back: even a full replica costs $1.707 per 1M tokens before overhead, the API asks $0.60."
        );
    }

    /// C5: the 5B row keeps the cost of one replica; at the article's own capacity it takes three.
    #[test]
    fn five_billion_on_one_replica() {
        let report = scenario(1, "cap=2.11B&vol=5B").report;
        assert_eq!((report.self_host.replicas, money(report.self_host.month).as_str()), (3.0, "$11,157"));
    }

    /// C8, C9: the spend rule of thumb disagrees with the article's own scenarios.
    #[test]
    fn spend_thresholds() {
        assert!(scenario(2, "vol=500M").report.verdict.rule_disagrees, "saves 56% at $1,040 of API spend");
        let first = scenario(1, "vol=1B").report.verdict;
        assert_eq!(percent(first.saving_share), "28%", "above $5,000 it is to save 40-70%");
    }

    /// C21: Gemini 2.5 Flash at its real price breaks even at 731M, not 2.6B.
    #[test]
    fn gemini_at_its_real_price() {
        let first = scenario(4, "pin=0.3&pout=2.5").report.break_even.first().expect("breaks even");
        assert_eq!(link_number((first.0 / 1e6).floor()), "731");
    }

    #[test]
    fn a_share_prints_as_the_article_rounds() {
        assert_eq!(percent(Share(0.6376)), "64%");
        assert_eq!(volume(Tokens(724_727_272.7)), "724.7M");
    }
}
