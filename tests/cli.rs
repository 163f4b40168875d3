//! The command line from outside: what it prints, and how it ends.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Output, Stdio};

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_llm-breakeven"))
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).stdin(Stdio::null()).output().expect("the program starts")
}

/// Feeds lines, which may be any bytes, and collects what comes back.
fn feed(lines: &[u8]) -> Vec<Value> {
    let mut child = program().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut input = child.stdin.take().expect("it was piped");
    let lines = lines.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&lines));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer does not panic").expect("all lines are read");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("reports are UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("output is UTF-8")
}

#[track_caller]
fn prints(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    assert_eq!(text(output.stderr), "", "{arguments:?}");
    text(output.stdout)
}

fn json(query: &str) -> Value {
    serde_json::from_str(&prints(&[query])).expect("the default format is JSON")
}

/// Every key a reader may rely on; `throughput` holds them only where capacity is modelled.
const SHAPE: &[(&str, &str)] = &[
    ("", "schema query prices notes workload api self_host memory throughput break_even hybrid limits verdict"),
    ("prices", "edition frozen"),
    ("workload", "tokens_per_month input_share cached_share batch_share peak_to_average"),
    ("api", "offer usd_per_mtok usd_per_month average_usd_per_mtok marginal_usd_per_mtok platform_fee_usd_per_month"),
    (
        "self_host",
        "model gpu replicas standby_replicas gpus usd_per_month usd_per_mtok marginal_usd_per_mtok \
         capacity_tokens_per_month tokens_per_replica_step headroom_tokens_per_month replica_usd_per_month \
         gpu_usd_per_month overhead_usd_per_month overhead binding_limit",
    ),
    ("self_host.overhead", "storage networking monitoring load_balancing other engineering one_off"),
    ("break_even", "kind first_tokens_per_month for_good_tokens_per_month self_host_wins intervals reason"),
    ("memory", "weights_gb usable_gb kv_bytes_per_token kv_bytes_per_sequence context_tokens ranks fit max_sequences"),
    ("hybrid", "usd_per_month replicas self_hosted_tokens_per_month self_hosted_share"),
    ("limits", "usd_per_gpu_hour utilisation engineer_hours api_usd_per_mtok nearest_flip_tokens_per_month"),
    ("verdict", "choice cheaper usd_per_month percent forced reasons"),
];

fn part<'a>(document: &'a Value, path: &str) -> &'a Value {
    path.split('.').filter(|part| !part.is_empty()).fold(document, |value, part| &value[part])
}

#[test]
fn the_json_has_its_shape_whatever_the_link() {
    for query in ["", "s=deepseek-api&cap=rate", "vol=0", "fee=4000", "cap=1M&vol=1000T", "vol=abc&x=1"] {
        let document = json(query);
        for (path, keys) in SHAPE {
            let object = part(&document, path).as_object().expect("an object");
            let mut expected: Vec<_> = keys.split_whitespace().collect();
            expected.sort_unstable();
            let mut keys: Vec<_> = object.keys().map(String::as_str).collect();
            keys.sort_unstable();
            assert_eq!(keys, expected, "{path} of `{query}`");
        }
    }
}

#[test]
fn the_json_says_whose_prices_count() {
    for (query, edition, frozen) in [
        ("", "2026-04", Value::Null),
        ("cat=now", "2026-11", Value::Null),
        ("cap=2B&rate=2.4&ed=2025-11", "2026-04", "2025-11".into()),
        ("cat=now&rate=2.4&ed=2026-04", "2026-11", "2026-04".into()),
    ] {
        let document = json(query);
        assert_eq!(document["prices"]["edition"], edition, "{query}");
        assert_eq!(document["prices"]["frozen"], frozen, "{query}");
    }
}

#[test]
fn the_json_says_what_is_modelled() {
    let keys = "batch step_ms prefill_ms first_token_ms per_token_ms input_tokens output_tokens kv_bits \
                output_tokens_per_second limit typical_factor nearly_all_factor";
    let document = json("prec=fp8&n=8&cap=model");
    let mut found: Vec<_> = document["throughput"].as_object().expect("an object").keys().map(String::as_str).collect();
    let mut expected: Vec<_> = keys.split_whitespace().collect();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert!(document["throughput"]["output_tokens_per_second"].as_f64().is_some_and(|rate| rate > 1000.0));
    for (query, fit, sequences) in [
        ("", "does_not_load", 0),
        ("s=llama8b-haiku", "serves", 4),
        ("s=llama8b-haiku&ctx=65536", "cannot_serve", 0),
        ("prec=fp8&n=8", "serves", 96),
        ("prec=fp8&n=8&ctx=1000", "serves", 793),
    ] {
        let document = json(query);
        assert_eq!(
            (document["memory"]["fit"].as_str(), document["memory"]["max_sequences"].as_i64()),
            (Some(fit), Some(sequences)),
            "{query}"
        );
        assert!(document["throughput"].is_null(), "{query}");
    }
}

#[test]
fn the_json_has_its_words_and_types() {
    let document = json("vol=2B");
    assert_eq!(document["schema"], 1);
    assert_eq!(document["query"], "vol=2B");
    assert!(document["notes"].is_array() && document["verdict"]["reasons"].is_array());
    // link, kind of break-even, choice, binding limit
    let rows = [
        ("", "from", "self_host", "none"),
        ("fee=4000", "always", "self_host", "none"),
        ("s=deepseek-api&cap=rate", "never", "api", "capacity"),
        ("cap=1B&minrep=2&vol=724M", "intervals", "api", "min_replicas"),
        ("vol=724M", "from", "close_call", "none"),
    ];
    for (query, kind, choice, limit) in rows {
        let document = json(query);
        assert_eq!(document["break_even"]["kind"], kind, "{query}");
        assert_eq!(document["verdict"]["choice"], choice, "{query}");
        assert_eq!(document["self_host"]["binding_limit"], limit, "{query}");
    }
    let wins = json("cap=2.1B");
    let last = wins["break_even"]["self_host_wins"].as_array().and_then(|list| list.last()).expect("it wins");
    assert!(last[0].is_number() && last[1].is_null(), "an interval without end has no high: {last}");
}

#[test]
fn whole_links_are_queries_too() {
    let rows = [
        ("vol=2B", "vol=2B"),
        ("?vol=2B", "vol=2B"),
        ("  vol=2B\t", "vol=2B"),
        ("https://example.org/calc/?vol=2B", "vol=2B"),
        ("https://example.org/calc/?vol=2B#chart", "vol=2B"),
        ("https://example.org/calc/#chart", ""),
        ("https://example.org/calc/", ""),
        ("https://example.org/a=b/?vol=2B", "vol=2B"),
        ("http://127.0.0.1:8080/?s=llama8b-haiku&vol=2B", "s=llama8b-haiku&vol=2B"),
        ("/calc/?vol=2B", "vol=2B"),
        ("vol=2B#chart", "vol=2B"),
        ("#vol=3B", ""),
        // A value may hold a question mark or a whole link.
        ("vol=2B&why=who?what", "vol=2B&why=who%3Fwhat"),
        ("vol=2B&ref=https://example.org/?vol=3B", "vol=2B&ref=https://example.org/%3Fvol%3D3B"),
        ("", ""),
    ];
    for (given, query) in rows {
        assert_eq!(json(given)["query"], query, "{given}");
    }
}

#[test]
fn bad_values_are_noted_not_refused() {
    for (query, notes) in [("vol=abc&mix=101", 3), ("s=nope&cap=x&gpu=y&need=z", 5), ("%%%&&==", 1), ("v=9", 2)] {
        let document = json(query);
        assert_eq!(document["notes"].as_array().map(Vec::len), Some(notes), "{query}: {}", document["notes"]);
    }
}

#[test]
fn arguments_that_make_no_sense_end_with_2() {
    let rows: [(&[&str], &str); 9] = [
        (&["--nope"], "llm-breakeven: unknown option --nope; see --help\n"),
        (&["-x", "vol=1B"], "llm-breakeven: unknown option -x; see --help\n"),
        (&["vol=1B", "vol=2B"], "llm-breakeven: more than one query; see --help\n"),
        (&["--format"], "llm-breakeven: --format needs a value; see --help\n"),
        (&["vol=1B", "-f"], "llm-breakeven: --format needs a value; see --help\n"),
        (&["vol=1B", "--format", "xml"], "llm-breakeven: unknown format xml; see --help\n"),
        (&["vol=1B", "--format="], "llm-breakeven: unknown format ; see --help\n"),
        (&["--format", "csv"], "llm-breakeven: many links are answered in JSON only; see --help\n"),
        (&["vol=1B", "--format=JSON"], "llm-breakeven: unknown format JSON; see --help\n"),
    ];
    for (arguments, said) in rows {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(output.stderr), said);
        assert_eq!(text(output.stdout), "", "{arguments:?}");
    }
}

#[test]
fn help_and_version() {
    for flag in ["--help", "-h"] {
        let help = prints(&[flag]);
        assert!(help.contains("Usage: llm-breakeven") && help.ends_with('\n'), "{help}");
        for word in ["--format", "--version", "json", "markdown", "csv", "text", "arithmetic", "reality", "Exit status"]
        {
            assert!(help.contains(word), "{word} is explained");
        }
    }
    for flag in ["--version", "-V"] {
        assert_eq!(prints(&[flag]), concat!("llm-breakeven ", env!("CARGO_PKG_VERSION"), "\n"));
    }
}

#[test]
fn formats_hold_the_table() {
    let csv = prints(&["", "--format", "csv"]);
    let header = "tokens_per_month,api_usd,self_host_usd,replicas,saving_usd,saving_percent,is_current";
    assert_eq!(csv.lines().next(), Some(header));
    assert_eq!(csv.lines().filter(|line| line.ends_with(",true")).count(), 1);
    assert!(csv.contains("\n1000000000,5500,3986,1,1514,27.53,true\n"), "{csv}");
    assert!(csv.lines().all(|line| line.split(',').count() == 7), "{csv}");

    let markdown = prints(&["vol=1B", "-f", "markdown"]);
    assert!(markdown.starts_with("# GPT-4o or self-hosted Llama 4 Maverick\n"), "{markdown}");
    assert!(markdown.contains("| 1B | $5,500 | $3,986 | 1 | +$1,514 (self-host 28% cheaper) |"), "{markdown}");
    assert!(markdown.contains("## Assumptions") && markdown.contains("Tokens a month: 1B tokens/mo"), "{markdown}");

    let text = prints(&["vol=1B", "--format=text"]);
    assert!(text.starts_with("At 1B tokens a month, self-hosting saves $1,514 a month.\n"), "{text}");
    assert!(text.contains("        1B         $5,500         $3,986  +$1,514 (self-host 28% cheaper)"), "{text}");
    assert!(text.contains("\nnote: Rent is the published"), "{text}");

    let arithmetic = prints(&["vol=1B", "--format", "arithmetic"]);
    assert!(arithmetic.contains("\n  1B tokens × $5.50 per 1M = $5,500 a month\n"), "{arithmetic}");

    let reality = prints(&["vol=1B", "--format", "reality"]);
    assert!(reality.contains("\n1. Hardware that holds the model: 5.29B tokens a month\n"), "{reality}");
    assert!(
        markdown.contains("## Memory and speed\n\n- Llama 4 Maverick on 2 × H100 80GB: Does not load:"),
        "{markdown}"
    );
    assert!(text.contains("\nLlama 4 Maverick on 2 × H100 80GB: Does not load:"), "{text}");

    assert_eq!(prints(&["vol=1B", "--format=json"]), prints(&["vol=1B"]));
    assert_eq!(prints(&["vol=1B", "-f", "csv", "-f", "text"]), text, "the last one counts");
}

#[test]
fn many_links_are_answered_a_line_each() {
    let reports = feed(b"vol=2B\n\nhttps://example.org/?s=llama8b-haiku&vol=3B#x\r\nvol=abc\n?vol=4B");
    let volumes: Vec<_> = reports.iter().map(|report| report["workload"]["tokens_per_month"].as_f64()).collect();
    assert_eq!(volumes, [2e9, 1e9, 3e9, 1e9, 4e9].map(Some));
    assert_eq!(reports[1]["query"], "", "a blank line is the page without a link");
    assert_eq!(reports[2]["query"], "s=llama8b-haiku&vol=3B");
    assert!(feed(b"").is_empty());
}

#[test]
fn bytes_that_are_no_text_do_not_end_it() {
    let reports = feed(b"vol=2B\n\xff\xfe\x00=\x80&vol=\xf0\x28\nvol=3B\n");
    assert_eq!(reports.len(), 3);
    assert_eq!(reports[2]["workload"]["tokens_per_month"], 3e9 as i64);
}

/// A line is answered before the next one comes, so that it can stand in a pipe.
#[test]
fn each_line_is_answered_at_once() {
    let mut child = program().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut input = child.stdin.take().expect("it was piped");
    let mut output = BufReader::new(child.stdout.take().expect("it was piped"));
    for query in ["vol=2B", "vol=3B"] {
        writeln!(input, "{query}").expect("it reads");
        let mut line = String::new();
        output.read_line(&mut line).expect("it answers");
        assert!(line.contains(&format!("\"query\":\"{query}\"")), "{line}");
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
}

/// A reader that has seen enough, such as `head`, is no failure.
#[test]
fn a_closed_pipe_is_no_failure() {
    for arguments in [&[][..], &["vol=2B"], &["vol=2B", "-f", "text"], &["--help"]] {
        let mut command = program();
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        drop(child.stdout.take());
        let mut input = child.stdin.take().expect("it was piped");
        // The program may be gone before it has read everything.
        let _ = input.write_all("vol=2B\n".repeat(2000).as_bytes());
        drop(input);
        let mut said = String::new();
        child.stderr.take().expect("it was piped").read_to_string(&mut said).expect("it is text");
        assert_eq!(said, "", "{arguments:?}");
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "{arguments:?}");
    }
}
