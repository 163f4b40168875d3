//! What the worker answers about memory, the way to a checked break-even, pasted files and blocks.

use llm_breakeven::later::answer;
use llm_breakeven::scenario::read;
use proptest::prelude::*;

/// The parts of the lines of one kind.
fn of(lines: &[String], kind: char) -> Vec<Vec<String>> {
    let parts = |line: &String| line.split('\t').skip(1).map(str::to_owned).collect();
    lines.iter().filter(|line| line.starts_with(kind)).map(parts).collect()
}

fn value(lines: &[String], kind: char, key: &str) -> Option<String> {
    of(lines, kind).into_iter().find(|parts| parts[0] == key).map(|parts| parts[1].clone())
}

fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/import/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("the file is in the repository")
}

#[test]
fn the_way_has_its_lines() {
    let lines = answer(&["reality", ""], None);
    let begins = &of(&lines, 'p')[0];
    assert_eq!((begins[0].as_str(), begins[3].as_str(), begins[4].as_str()), ("published", "", "~724M"));
    assert!(begins[1].starts_with("724727272.7"), "{begins:?}");
    let steps = of(&lines, 's');
    let names: Vec<_> = steps.iter().map(|step| (step[0].as_str(), step[4].as_str())).collect();
    assert_eq!(
        names,
        [
            ("Hardware that holds the model", "changes"),
            ("Capacity", "changes"),
            ("Engineering time", "changes"),
            ("Current API price", "stays")
        ]
    );
    assert!(steps.iter().all(|step| step.len() == 8), "{steps:?}");
    let ends = &of(&lines, 'e')[0];
    assert_eq!(ends[2], "n=16&eh=15&cap=model");
    assert_eq!((&ends[0], &ends[2]), (&steps[3][1], &steps[3][3]), "the last step leads to the end");
    assert_eq!(of(&lines, 't').len(), 1);
    // Never is nothing; a scenario of one's own has no printed figure.
    let never = answer(&["reality", "s=deepseek-api&n=3"], None);
    assert_eq!(of(&never, 'p')[0][4], "");
    assert_eq!(of(&never, 'e')[0][..2], ["", ""]);
}

#[test]
fn a_fleet_has_its_lines() {
    let lines = answer(&["fit", "n=1&prec=fp8"], None);
    assert_eq!(of(&lines, 'v')[0][0], "does_not_load");
    for (key, expected) in
        [("weights_gb", "400"), ("usable_gb", "72"), ("kv_bytes_per_token", "196608"), ("max_sequences", "0")]
    {
        assert_eq!(value(&lines, 'n', key).as_deref(), Some(expected), "{key}");
    }
    let row =
        |id: &str| of(&lines, 'f').into_iter().find(|row| row[0] == id).expect("every GPU has its row")[1..].to_vec();
    assert_eq!(row("h100-80gb"), ["H100 80GB", "8", "96", "14342", "RunPod"]);
    assert_eq!(row("h200-141gb"), ["H200 SXM 141GB", "4", "54", "", ""]);
    assert_eq!(row("a10g-24gb"), ["A10G 24GB", "", "", "", ""]);
    assert_eq!(of(&lines, 'c'), [["a100-80gb", "A100 80GB", "8", "96", "10886", "RunPod"]]);
    assert!(
        of(&lines, 'w')[0][0].starts_with("The smallest that can is 8 × H100 80GB at FP8, rented at $14,342 a month;")
    );
    assert_eq!(of(&lines, 't'), [[""; 0]; 0]);
    let serves = answer(&["fit", "n=8&prec=fp8&cap=model"], None);
    assert_eq!(of(&serves, 'v'), [["serves", "Serves 96 sequences of 8,192 tokens at once."]]);
    assert!(of(&serves, 't')[0][0].starts_with("Modelled, typically within ×1.26 of measured: "));
    assert!(of(&serves, 'w').is_empty());
}

#[test]
fn a_config_gives_the_catalogues_answer() {
    let lines = answer(&["config", "fp8", "h100-80gb", "8", "8192"], Some(&file("llama-4-maverick")));
    assert_eq!(value(&lines, 'u', "layers").as_deref(), Some("48"));
    assert_eq!(value(&lines, 'u', "kv_bytes_per_token").as_deref(), Some("196608"));
    assert_eq!(of(&lines, 'm'), [[""; 0]; 0]);
    assert_eq!(of(&lines, 'c').iter().filter(|line| line.len() == 1).count(), 1, "images are not counted");
    assert_eq!(of(&lines, 'v')[0][0], "serves");
    let listed = answer(&["fit", "n=8&prec=fp8"], None);
    assert_eq!(value(&lines, 'n', "kv_bytes_per_sequence"), value(&listed, 'n', "kv_bytes_per_sequence"));
}

#[test]
fn what_a_config_does_not_say_is_asked_for() {
    let ask = |more: &[&str]| {
        let mut question = vec!["config", "int4", "a100-80gb", "4", "32768"];
        question.extend(more);
        answer(&question, Some(&file("hybrid")))
    };
    let open = ask(&[]);
    assert_eq!(of(&open, 'm'), [["parameters", "total and active parameters"]]);
    assert_eq!(of(&open, 'v')[0][0], "unknown");
    assert!(of(&open, 'f').is_empty());
    let told = ask(&["397", "17"]);
    assert!(of(&told, 'm').is_empty());
    assert_eq!(value(&told, 'n', "weights_gb").and_then(|gb| gb.parse::<f64>().ok()), Some(397.0 * 0.53125));
    assert_eq!(of(&told, 'v')[0][0], "serves");
    // Attention of an unknown kind stays unknown, whatever the size.
    let foreign = answer(&["config", "fp8", "h100-80gb", "8", "8192", "50"], Some(&file("state-space")));
    assert_eq!(of(&foreign, 'm').iter().map(|parts| parts[0].as_str()).collect::<Vec<_>>(), ["attention"]);
    assert_eq!(of(&foreign, 'v')[0][0], "unknown");
}

#[test]
fn what_is_no_config_is_refused() {
    for bytes in [&b""[..], b"not JSON", b"{}", b"[1,2]", b"\xff\xfe{", b"{\"a\": 1}"] {
        let lines = answer(&["config", "fp8", "h100-80gb", "8", "8192"], Some(bytes));
        assert_eq!((of(&lines, 'e').len(), lines.len()), (1, 1), "{lines:?}");
    }
    assert!(answer(&["config", "fp8"], None).is_empty(), "without a file there is no question");
}

/// As vLLM prints it.
const BLOCK: &str = "\
============ Serving Benchmark Result ============
Successful requests:                     1000
Benchmark duration (s):                  57.83
Total input tokens:                      1021255
Total generated tokens:                  197846
Output token throughput (tok/s):         3421.16
Total Token throughput (tok/s):          21080.73
Mean TPOT (ms):                          18.20
";

#[test]
fn a_benchmark_becomes_inputs() {
    let lines = answer(&["bench", BLOCK], None);
    let inputs = of(&lines, 'i');
    assert_eq!(inputs, [["tps", "54.9451"], ["bf", "62.2651"], ["pre", ""], ["cap", "rate"]]);
    assert_eq!(of(&lines, 'u'), [["Measured: 3.4K output tokens a second, 21.1K with input over 1000 requests."]]);
    assert!(of(&lines, 'c')[0][0].starts_with("Measured with 84% of all tokens input"));
    // At the benchmark's mix, the capacity is the measured rate of all tokens.
    let query: Vec<_> = inputs.iter().map(|parts| format!("{}={}", parts[0], parts[1])).collect();
    let mix = 100.0 * 1_021_255.0 / (1_021_255.0 + 197_846.0);
    let reading = read(&format!("{}&mix={mix}", query.join("&")));
    assert_eq!(reading.notes, []);
    let (_, report) = llm_breakeven::scenario::evaluate(&reading.scenario);
    let rate = report.self_host.capacity.map_or(0.0, |capacity| capacity.0 / 2_592_000.0);
    assert!((rate / 21080.73 - 1.0).abs() < 1e-4, "{rate}");
}

#[test]
fn a_benchmark_in_part() {
    let without = |line: &str| BLOCK.lines().filter(|other| !other.starts_with(line)).collect::<Vec<_>>().join("\n");
    let inputs = |text: &str| of(&answer(&["bench", text], None), 'i');
    // Without the wait for a token, one stream counts for all.
    assert_eq!(inputs(&without("Mean TPOT"))[..2], [["tps", "3421.16"], ["bf", "1"]]);
    // Without the rate of the output, its part of all.
    let total = inputs(&without("Output token"));
    let product: f64 = total[..2].iter().map(|parts| parts[1].parse::<f64>().expect("a number")).product();
    assert!((product / 3421.2 - 1.0).abs() < 1e-3, "{total:?}");
    for text in ["", "3421 tok/s", &BLOCK.replace("3421.16", "0").replace("21080.73", "0").replace("197846", "0")] {
        let lines = answer(&["bench", text], None);
        assert_eq!((of(&lines, 'e').len(), lines.len()), (1, 1), "{lines:?}");
    }
}

#[test]
fn other_questions_have_no_answer() {
    for question in [&[][..], &["fits", ""], &["reality"], &["fit"], &["bench"], &["config"]] {
        assert!(answer(question, None).is_empty(), "{question:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,40}", number in any::<f64>()) {
        let number = format!("{number}");
        for question in [
            &["reality", &text][..], &["fit", &text], &["bench", &text], &["config", &text, &text, &number, &number, &number, &number],
        ] {
            for line in answer(question, Some(&file("hybrid"))) {
                prop_assert!(!line.contains("NaN") && !line.contains("inf\t") && !line.contains('\n'), "{line}");
            }
        }
    }

    #[test]
    fn any_figures_of_a_benchmark_are_within_bounds(rate in any::<f64>(), wait in any::<f64>()) {
        let block = BLOCK.replace("3421.16", &rate.to_string()).replace("18.20", &wait.to_string());
        let inputs = of(&answer(&["bench", &block], None), 'i');
        let query: Vec<_> = inputs.iter().map(|parts| format!("{}={}", parts[0], parts[1])).collect();
        prop_assert_eq!(read(&query.join("&")).notes, []);
    }
}
