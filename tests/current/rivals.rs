//! Who serves a model's weights, and what could run a workload.

use llm_breakeven::catalogue::specs;
use llm_breakeven::engine::api::blend;
use llm_breakeven::export::Evaluation;
use llm_breakeven::export::candidates::candidates;
use llm_breakeven::export::hosted::hosted;
use llm_breakeven::export::known::Known;
use std::collections::BTreeSet;

/// By hand, at 70 % input, 50 % of it cached, 20 % batched, 2B tokens: DeepInfra asks for all input alike.
#[test]
fn who_serves_the_same_weights() {
    let evaluation = Evaluation::of_query("mix=70&cache=50&batch=20&vol=2B&model=gpt-oss-120b&fee=100");
    let all = hosted(&evaluation, Known::default());
    let ids: Vec<_> = all.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "deepinfra/gpt-oss-120b",
            "bedrock/gpt-oss-120b",
            "groq/gpt-oss-120b",
            "together/gpt-oss-120b",
            "cerebras/gpt-oss-120b"
        ]
    );
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    assert!(near(all[0].blended.0, 0.7 * 0.037 + 0.3 * 0.17) && near(all[0].month.0, 2000.0 * all[0].blended.0));
    // Bedrock has a batch price, Groq a cached one.
    assert!(near(all[2].blended.0, 0.8 * (0.7 * 0.1125 + 0.3 * 0.6) + 0.2 * (0.7 * 0.15 + 0.3 * 0.6)));
    assert!(near(all[1].blended.0, 0.8 * (0.7 * 0.15 + 0.3 * 0.6) + 0.2 * (0.7 * 0.075 + 0.3 * 0.3)));
    assert!(all.iter().all(|one| one.fell_back && !one.own && one.source.contains("LiteLLM")));
    // Nobody sells it any more at the price of last year, nor at Together's of last month.
    let who = |query| {
        let all = hosted(&Evaluation::of_query(query), Known::default());
        all.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(who("s=deepseek-api"), ["deepinfra/deepseek-v3", "fireworks/deepseek-v3"]);
    assert_eq!(who("model=llama-3.3-70b&cat=now"), ["deepinfra/llama-3.3-70b", "nebius/llama-3.3-70b"]);
    assert_eq!(who("model=qwen3-8b"), [""; 0]);
}

/// The link of each is the same workload with that offer as its rival.
#[test]
fn the_rivals_links_say_what_their_lines_say() {
    for model in specs::MODELS {
        let evaluation = Evaluation::of_query(&format!("cat=now&model={}&vol=3B&mix=80&cap=model&pin=9", model.id));
        let all = hosted(&evaluation, Known::default());
        assert!(all.windows(2).all(|pair| pair[0].blended.0 <= pair[1].blended.0), "{}", model.id);
        for one in all {
            let rival = Evaluation::of_query(&one.query);
            assert_eq!(rival.resolved.names.api.id, one.id);
            assert_eq!(blend(&rival.resolved.inputs.api, &rival.resolved.inputs.workload).price, one.blended);
            assert_eq!(rival.report.api.month, one.month, "{}", one.query);
        }
    }
}

#[test]
fn what_could_run_a_workload() {
    for query in [
        "cat=now&prec=fp8",
        "cat=now&model=llama-3.1-8b&vol=300B&standby=1",
        "prec=fp8",
        "cat=now&model=minimax-m3&prec=int4&gpu=a10g-24gb&tps=30",
    ] {
        let evaluation = Evaluation::of_query(query);
        let all = candidates(&evaluation, Known::default());
        assert!(all.len() >= 10, "{query}: {}", all.len());
        let costs: Vec<_> = all.iter().map_while(|one| one.load.filter(|_| one.rent.is_some())).collect();
        assert!(costs.len() >= 2 && costs.windows(2).all(|pair| pair[0].month.0 <= pair[1].month.0), "{query}");
        for one in &all {
            let own = Evaluation::of_query(&one.query);
            assert_eq!(own.resolved.names.gpu.id, one.gpu.id, "{}", one.query);
            assert_eq!(own.resolved.inputs.hosting.gpus_per_replica, one.gpus);
            assert_eq!(own.report.memory.map(|memory| memory.fit.sequences()), Some(one.sequences), "{}", one.query);
            assert_eq!(own.report.self_host.capacity, one.load.map(|load| load.capacity), "{}", one.query);
            if let (Some(load), Some(rent)) = (one.load, &one.rent) {
                assert_eq!((own.report.self_host.running, own.report.self_host.compute), (load.replicas, load.month));
                assert_eq!(own.resolved.names.provider.id, rent.provider, "{}", one.query);
                assert!((load.month.0 / load.replicas / rent.month.0 - 1.0).abs() < 1e-9, "{}", one.query);
            }
        }
    }
    // The published edition prices its own four kinds.
    let priced = |query| {
        candidates(&Evaluation::of_query(query), Known::default())
            .iter()
            .filter_map(|one| one.rent.as_ref().map(|_| one.gpu.id))
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(priced("model=llama-3.1-8b").len(), 4);
    assert_eq!(priced("model=llama-3.1-8b&cat=now").len(), 14);
    assert!(
        candidates(&Evaluation::of_query("cat=now&model=mistral-large-3"), Known::default()).is_empty(),
        "what is not known is not guessed"
    );
}
