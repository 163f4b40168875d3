//! What a link is told: the exact sentence for each kind of bad value, and none for good ones.

#[path = "support/link.rs"]
mod link;

fn notes(query: &str) -> Vec<String> {
    link::opened(query).notes.iter().map(ToString::to_string).collect()
}

/// Every link here has capacity by rate, which keeps the published month's own remark away.
#[track_caller]
fn says(query: &str, expected: &str) {
    assert_eq!(notes(&format!("cap=rate&{query}")), [expected], "{query}");
}

#[track_caller]
fn says_nothing(query: &str) {
    assert_eq!(notes(&format!("cap=rate&{query}")), [""; 0], "{query}");
}

#[test]
fn values_that_are_no_number() {
    says("mix=abc", "`mix=abc` is not a number; used 60 %.");
    says("mix=", "`mix=` is empty; used 60 %.");
    says("mix=NaN", "`mix=NaN` is not a number; used 60 %.");
    says("mix=%F0%9F%92%A5", "`mix=💥` is not a number; used 60 %.");
    says(
        "vol=1,5B",
        "`vol=1,5B` has a comma that does not part thousands (write decimals with a point); used 1B tokens/mo.",
    );
    says("vol=1e999", "`vol=1e999` is not a number; used 1B tokens/mo.");
    says("vol=x%00%0Ay", "`vol=xy` is not a number; used 1B tokens/mo.");
    says(
        "vol=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee",
        "`vol=aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd…` is not a number; used 1B tokens/mo.",
    );
    says(
        "pin=1,2",
        "`pin=1,2` has a comma that does not part thousands (write decimals with a point); used the catalogue's value.",
    );
    says("rate=abc", "`rate=abc` is not a number; used the catalogue's value.");
    says("blend=abc", "`blend=abc` is not a number; used the catalogue's value.");
    says("s=llama8b-haiku&mix=x", "`mix=x` is not a number; used 60 %.");
    says("fee=free", "`fee=free` is not a number; used $0/mo.");
}

#[test]
fn values_out_of_bounds() {
    says("mix=101", "`mix=101` is not between 0 % and 100 %; used 60 %.");
    says("mix=-1", "`mix=-1` is not between 0 % and 100 %; used 60 %.");
    says("vol=2e15", "`vol=2e15` is not between 0 tokens/mo and 1000T tokens/mo; used 1B tokens/mo.");
    says("vol=-1", "`vol=-1` is not between 0 tokens/mo and 1000T tokens/mo; used 1B tokens/mo.");
    says("n=0", "`n=0` is not between 1 and 1,024; used 2.");
    says("n=1025", "`n=1025` is not between 1 and 1,024; used 2.");
    says("minrep=0", "`minrep=0` is not between 1 and 1,000,000; used 1.");
    says("util=0", "`util=0` is not between 1 % and 100 %; used 100 %.");
    says("peak=0.9", "`peak=0.9` is not between ×1 and ×1,000; used ×1.");
    says("hours=0", "`hours=0` is not between 1 h/mo and 744 h/mo; used 720 h/mo.");
    says("hours=745", "`hours=745` is not between 1 h/mo and 744 h/mo; used 720 h/mo.");
    says("pin=-1", "`pin=-1` is not between $0.00/1M and $1,000,000.00/1M; used the catalogue's value.");
    says("pin=1e7", "`pin=1e7` is not between $0.00/1M and $1,000,000.00/1M; used the catalogue's value.");
    says("tps=0", "`tps=0` is not between 0.001 tok/s and 10,000,000 tok/s; used the catalogue's value.");
    says("over=0", "`over=0` is not between 1 months and 240 months; used 12 months.");
    says("apr=101", "`apr=101` is not between 0 % and 100 %; used 0 %.");
    says("kwh=101", "`kwh=101` is not between $0.00/kWh and $100.00/kWh; used $0.00/kWh.");
    says("life=241", "`life=241` is not between 1 months and 240 months; used 36 months.");
    says("once=1e11", "`once=1e11` is not between $0 and $10,000,000,000; used $0.");
    says("eh=-3", "`eh=-3` is not between 0 h/mo and 1,000,000 h/mo; used 0 h/mo.");
}

#[test]
fn parts_of_whole_things() {
    says("n=1.5", "`n=1.5` is not a whole number; used 2.");
    says("standby=0.1", "`standby=0.1` is not a whole number; used 0.");
}

#[test]
fn unknown_names() {
    says("s=nope", "`s=nope` is not known; used maverick-gpt4o.");
    says("s=", "`s=` is not known; used maverick-gpt4o.");
    says("api=gpt-5", "`api=gpt-5` is not known; used openai/gpt-4o.");
    says("model=llama", "`model=llama` is not known; used llama-4-maverick.");
    says("gpu=h200", "`gpu=h200` is not known; used h100-80gb.");
    says("prov=gcp", "`prov=gcp` is not known; used runpod.");
    says("prec=fp4", "`prec=fp4` is not known; used fp16.");
    says("prec=FP9", "`prec=FP9` is not known; used fp16.");
    says("need=privacy,speed", "`need=speed` is not known; used the others.");
    says("need=Speed", "`need=Speed` is not known; used the others.");
}

#[test]
fn keys_given_twice() {
    says("vol=1B&vol=2B", "`vol` is given more than once; used the last.");
    says("x=1&x=2", "`x` is given more than once; used the last.");
    says("x=1&x=2&x=3", "`x` is given more than once; used the last.");
}

#[test]
fn later_versions() {
    says("v=2", "This link was made by a later version (`v=2`); some of it may not be understood.");
}

#[test]
fn remarks_on_how_figures_came_about() {
    says("req=40000", "`req` counts only together with `tin` and `tout`; the volume was used.");
    says("req=40000&tin=900", "Requests need `tin` and `tout`; used 900 in and 0 out.");
    says("req=40000&tout=300", "Requests need `tin` and `tout`; used 0 in and 300 out.");
    says("tin=900", "`tin` and `tout` count only together with `req`; the volume was used.");
    says("tin=900&tout=300", "`tin` and `tout` count only together with `req`; the volume was used.");
    says("batch=10", "GPT-4o has no batch price here; its ordinary price was used.");
    says("cache=10", "GPT-4o has no price for cached input here; its input price was used.");
    says(
        "blend=0.8",
        "The API side uses a stated blended price of $0.80 per 1M tokens, whatever the mix; the list prices would give $5.50.",
    );
}

#[test]
fn capacities() {
    let month = "Rent is the published $3,586 a month for a replica; to the cent it is $3,585.60.";
    for text in ["abc", "", "0", "1e19", "0.5", "-2B", "2,5B", "Flatt"] {
        assert_eq!(notes(&format!("cap={text}")), [&format!("`cap={text}` is not known; used flat."), month], "{text}");
    }
    for text in ["rate", "1", "2.5B", "1e18", "2 B", "Rate"] {
        assert_eq!(notes(&format!("cap={text}")), [""; 0], "{text}");
    }
    assert_eq!(notes("cap=flat"), [month]);
    assert_eq!(notes(""), [month]);
}

/// Maverick on what holds it.
const SERVES: &str = "prec=fp8&n=8&cap=model";

#[test]
fn modelled_capacity() {
    let only = |query: &str, expected: &str| assert_eq!(notes(query), [expected], "{query}");
    let with = |more: &str| format!("{SERVES}&{more}");
    for query in [SERVES, &with("ctx=100000"), &with("tpot=50&ttft=1000"), &with("tps=&bf=5")] {
        assert_eq!(notes(query), [""; 0], "{query}");
    }
    only(
        "s=llama8b-haiku&cap=model",
        "`cap=model` needs the computing speed of A10G 24GB, which is not known. Capacity was left without limit.",
    );
    let nothing = |why: &str| {
        format!(
            "Llama 4 Maverick on 8 × H100 80GB serves nothing by the model: {why}. Capacity was left without limit."
        )
    };
    only(&with("prec=fp16").replace("prec=fp8&", ""), &nothing("the weights do not fit"));
    // A cache in 8 bits would have room; the verdict on memory is by 16, and the two agree.
    only(
        "model=llama-3.3-70b&gpu=l40s-48gb&prec=int4&n=1&cap=model&ctx=20000",
        "Llama 3.3 70B on 1 × L40S 48GB serves nothing by the model: next to the weights there is no room for one sequence of `ctx` tokens. Capacity was left without limit.",
    );
    only(&with("ttft=1"), &nothing("even alone, a request takes longer than `ttft` to its first token"));
    only(&with("tpot=1"), &nothing("even alone, a request takes longer than `tpot` for a token"));
    only(&with("tps=100&bf=20"), "A measured speed goes before the model: capacity follows from `tps`, 100 tok/s.");
    for part in ["bf=20", "pre=5000"] {
        only(&with(part), "`bf` and `pre` count only together with `tps` here; the capacity is the model's.");
    }
    says("ctx=0", "`ctx=0` is not between 1 tokens and 100,000,000 tokens; used 8,192 tokens.");
    says("tpot=0", "`tpot=0` is not between 0.01 ms and 1,000,000 ms; used no limit.");
    says(
        "model=llama-3.3-70b&ctx=200000",
        "Llama 3.3 70B takes at most 131,072 tokens; memory and speed are those of the longer `ctx` all the same.",
    );
}

/// Wrong values first, in the order of the scheme, then remarks.
#[test]
fn several_at_once() {
    let said = notes("s=nope&gpu=x&mix=a&vol=-1&n=1.5&cache=5&need=x,y&vol=b");
    let keys: Vec<_> = said.iter().map(|note| note.split('`').nth(1).unwrap_or_default()).collect();
    assert_eq!(keys, ["vol", "s=nope", "gpu=x", "vol=b", "mix=a", "n=1.5", "need=x", "need=y", "", ""], "{said:#?}");
}

#[test]
fn good_links_are_told_nothing() {
    for query in
        ["v=1", "vol=1.2B&mix=70 %25&pin=$3.67", "vol=0", "vol=1e15", "hours=744&util=1&n=1024", "embed=1&theme=dark"]
    {
        says_nothing(query);
    }
    for query in [
        "req=40000&tin=900&tout=300",
        "req=&tin=&tout=",
        "rate=",
        "pin=",
        "tps=",
        "need=",
        "need=privacy,,latency",
        "x=1",
    ] {
        says_nothing(query);
    }
    for query in ["&&", "=", "=5", "a", "cache=50&pcache=1", "own=1000", "n=3&rate=2", "tps=0.001", "%FF=%FF"] {
        says_nothing(query);
    }
}
