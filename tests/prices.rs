//! Price lists that visitors bring, asked as the page asks the worker. The files under `tests/prices/` were written for
//! this; only their shape is that of the real lists (see `src/catalogue/import/prices/`).

use llm_breakeven::catalogue::import::prices::{
    Asked, Batch, HEADER, Kind, MOST_JSON_BYTES, Offer, Rental, Skip, Source, matched_gpu, read, read_text, write_text,
};
use llm_breakeven::catalogue::{RentKind, specs};
use llm_breakeven::later::answer;
use proptest::prelude::*;
use std::fmt::Write;

const TODAY: &str = "2026-11-23";

fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/prices/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("the file is there")
}

fn import(name: &str, bytes: &[u8]) -> Vec<String> {
    answer(&["import", name, TODAY], Some(bytes))
}

/// The lines of these kinds, a bar for each tab.
fn of(lines: &[String], kinds: &[char]) -> Vec<String> {
    lines.iter().filter(|line| line.starts_with(kinds)).map(|line| line.replace('\t', "|")).collect()
}

#[track_caller]
fn refuses(bytes: &[u8], sentence: &str) {
    let lines = import("prices.json", bytes);
    assert_eq!(lines, [format!("e\t{sentence}")], "{:.200}", String::from_utf8_lossy(bytes));
}

/// File, what is said of it, its records.
type Row<'a> = (&'a str, &'a str, &'a [&'a str]);

const FILES: &[Row<'_>] = &[
    (
        "litellm.json",
        "k|LiteLLM|LiteLLM: 3 API offers. Left out: 2 for other work than text (images, speech, embeddings), 1 without a \
         price, 1 at a price of zero, which is free or not known, 1 at a price beyond belief (the first is west/slip).|3|0",
        &[
            "s|LiteLLM|2026-11-23",
            "o|north/large|north/large|north|2.5|10|1.25|1.25|5",
            "o|north/small|north/small|north|0.0375|0.14|||",
            "o|south/base|south/base|south|1|2|||",
        ],
    ),
    (
        "openrouter.json",
        "k|OpenRouter|OpenRouter: 2 API offers. Left out: 1 for other work than text (images, speech, embeddings), 1 at a \
         price of zero, which is free or not known, 1 whose price varies.|2|0",
        &[
            "s|OpenRouter|2026-11-23",
            "o|north/large|North: Large|north|2.5|10|1.25||",
            "o|north/small|north/small|north|0.0375|0.14|||",
        ],
    ),
    (
        "models-dev.json",
        "k|models.dev|models.dev: 2 API offers. Left out: 1 for other work than text (images, speech, embeddings), 1 \
         without a price, 1 at a price of zero, which is free or not known.|2|0",
        &["s|models.dev|2026-11-23", "o|north/large|Large|North AI|2.5|10|1.25||", "o|south/base|base|south|1|2|||"],
    ),
    (
        "genai.json",
        "k|genai-prices|genai-prices: 5 API offers. Left out: 1 without a price.|5|0",
        &[
            "s|genai-prices|2026-11-23",
            "o|north/by-hour|by-hour|North AI|0.27|1.1|||",
            "o|north/large|Large|North AI|2.5|10|1.25||",
            "o|north/long|long|North AI|1.25|10|||",
            "o|north/moved|moved|North AI|5|15|||",
            "o|south/base|base|south|1|2|||",
        ],
    ),
    (
        "llm-prices.json",
        "k|llm-prices|llm-prices: 2 API offers. Left out: 1 listed again at no lower price.|2|0",
        &[
            "s|llm-prices|2026-11-23",
            "o|north/large|North Large|north|2.5|10|1.25||",
            "o|north/small|North Small|north|0.0375|0.14|||",
        ],
    ),
    (
        "silybench.csv",
        "k|silybench|silybench: 7 GPU prices. Left out: 1 on other terms than by the hour.|0|7",
        &[
            "s|silybench|2026-11-23",
            "r|gcp|H100-80GB|h100-80gb|6.571|spot|1",
            "r|lambda|A100-40GB|a100-40gb|1.99|on-demand|1",
            "r|lambda|GH200-96GB||2.29|on-demand|1",
            "r|lambda|H100-80GB|h100-80gb|3.99|on-demand|8",
            "r|runpod|H100-80GB|h100-80gb|2.69|community|1",
            "r|runpod|H100-80GB|h100-80gb|3.49|secure|1",
            "r|vast|H100-80GB|h100-80gb|6.1489|marketplace|1",
        ],
    ),
    (
        "skypilot.csv",
        "k|SkyPilot|SkyPilot: 6 GPU prices. Left out: 1 without a price, 2 without a whole GPU, 1 listed again at no lower \
         price.|0|6",
        &[
            "s|SkyPilot|2026-11-23",
            "r|skypilot|A100|a100-40gb|1.99|on-demand|1",
            "r|skypilot|A100-80GB|a100-80gb|2.79|on-demand|1",
            "r|skypilot|A100-80GB|a100-pcie-80gb|1.39|secure|1",
            "r|skypilot|H100|h100-80gb|3.99|on-demand|8",
            "r|skypilot|H100|h100-80gb|1.6|spot|8",
            "r|skypilot|V100||0.79|on-demand|1",
        ],
    ),
    (
        "gpuhunt.csv",
        "k|gpuhunt|gpuhunt: 7 GPU prices. Left out: 1 at a price of zero, which is free or not known, 1 without a whole \
         GPU.|0|7",
        &[
            "s|gpuhunt|2026-11-23",
            "r|gpuhunt|A100|a100-40gb|1.2|on-demand|1",
            "r|gpuhunt|A100|a100-80gb|1.6|on-demand|1",
            "r|gpuhunt|H100|h100-80gb|3.2|on-demand|8",
            "r|gpuhunt|H100|h100-80gb|1.6|spot|8",
            "r|gpuhunt|H100NVL|h100-nvl-94gb|2.59|on-demand|1",
            "r|gpuhunt|MI300X|mi300x-192gb|2.5|on-demand|1",
            "r|gpuhunt|RTXPRO6000|rtx-pro-6000-96gb|1.9|on-demand|1",
        ],
    ),
    (
        "catalogue.json",
        "k|catalogue.json|catalogue.json: 2 API offers and 2 GPU prices.|2|2",
        &[
            "s|Framework agreement of Example Ltd|2026-11-01",
            "o|house/large|Large, our contract|North AI|1.9|7.5|0.95|0.95|3.75",
            "o|house/free|Pilot|South|0|0|||",
            "r|Our own rack|h100-80gb|h100-80gb|1.4|on-demand|1",
            "r|Our own rack|NVIDIA L40S|l40s-48gb|0.6|spot|4",
        ],
    ),
];

#[test]
fn every_kind_of_list() {
    for (name, said, records) in FILES {
        let lines = import(name, &file(name));
        assert_eq!(of(&lines, &['k', 'e']), [*said], "{name}");
        assert_eq!(of(&lines, &['s', 'o', 'r']), *records, "{name}");
        // Pasted it is the same, and with the mark that Windows puts before text.
        let text = String::from_utf8(file(name)).expect("it is text");
        assert_eq!(answer(&["import", name, TODAY, &text], None), lines, "{name}");
        assert_eq!(import(name, format!("\u{feff}{text}").as_bytes()), lines, "{name}");
    }
}

#[test]
fn what_is_answered_is_what_is_kept() {
    for (name, _, _) in FILES {
        let lines = import(name, &file(name));
        let kept = lines[1..].iter().fold(format!("{HEADER}\n"), |text, line| text + line + "\n");
        let again = import("saved.tsv", kept.as_bytes());
        assert_eq!(again[1..], lines[1..], "{name}");
        assert!(again[0].starts_with("k\tSaved prices\tSaved prices: "), "{:?}", again[0]);
        let batches = read_text(&kept).expect("it reads back");
        assert_eq!(write_text(&batches), kept, "{name}");
        let windows = kept.replace('\n', "\r\n");
        assert_eq!(read_text(&windows), Ok(batches), "{name}");
    }
}

#[test]
fn two_origins_stay_apart() {
    let text =
        format!("{HEADER}\ns\tA\t2026-01-01\no\ta\tA\tx\t1\t2\t\t\t\ns\tB\t\nr\ty\tH100\th100-80gb\t2\tspot\t8\n");
    let lines = import("saved.tsv", text.as_bytes());
    assert_eq!(of(&lines, &['k']), ["k|Saved prices|Saved prices: 1 API offer and 1 GPU price.|1|1"]);
    assert_eq!(of(&lines, &['s']), ["s|A|2026-01-01", "s|B|"]);
    assert_eq!(read_text(&text).map(|batches| write_text(&batches)), Ok(text));
}

#[test]
fn prices_that_begin_later_do_not_count_yet() {
    let price = |today: &str| {
        let lines = answer(&["import", "", today], Some(&file("genai.json")));
        of(&lines, &['o']).into_iter().find(|line| line.starts_with("o|north/moved")).expect("it is there")
    };
    for (today, expected) in [
        ("2026-02-28", "8|24"),
        ("2026-03-01", "5|15"),
        ("2026-12-31", "5|15"),
        ("2027-01-01", "1|3"),
        // Nobody says what day it is: what is announced last.
        ("", "1|3"),
    ] {
        assert_eq!(price(today), format!("o|north/moved|moved|North AI|{expected}|||"), "{today}");
    }
}

#[test]
fn a_table_of_one_provider_is_called_by_it() {
    for (name, provider) in
        [("runpod.csv", "runpod"), ("C:\\prices\\lambda.v2.csv", "lambda"), ("vms.csv", "SkyPilot"), ("", "SkyPilot")]
    {
        let lines = import(name, &file("skypilot.csv"));
        assert!(of(&lines, &['r']).iter().all(|line| line.starts_with(&format!("r|{provider}|"))), "{lines:?}");
    }
}

#[test]
fn gpus_by_the_names_others_give_them() {
    for (name, gb, expected) in [
        ("H100", None, Some("h100-80gb")),
        ("H100-80GB", None, Some("h100-80gb")),
        ("NVIDIA H100 80GB HBM3", None, Some("h100-80gb")),
        ("H100 SXM5", Some(80.0), Some("h100-80gb")),
        ("H100-PCIe-80GB", None, Some("h100-pcie-80gb")),
        ("H100 PCIe", None, Some("h100-pcie-80gb")),
        ("H100-NVL-94GB", None, Some("h100-nvl-94gb")),
        ("H100NVL", Some(94.0), Some("h100-nvl-94gb")),
        ("H100-MEGA-80GB", None, None),
        ("GH200-96GB", None, None),
        ("GB200", None, None),
        ("A100", None, None),
        ("A100", Some(80.0), Some("a100-80gb")),
        ("A100", Some(40.0), Some("a100-40gb")),
        ("A100-80GB", None, Some("a100-80gb")),
        ("A100-PCIe-80GB", None, Some("a100-pcie-80gb")),
        ("A100 PCIe 40GB", None, None),
        ("A10", None, Some("a10-24gb")),
        ("A10G", Some(24.0), Some("a10g-24gb")),
        ("L4", None, Some("l4-24gb")),
        ("L40", Some(48.0), None),
        ("L40S", Some(48.0), Some("l40s-48gb")),
        ("H200-SXM", None, Some("h200-141gb")),
        ("H200 NVL", None, None),
        ("B200", Some(192.0), Some("b200-180gb")),
        ("B300", Some(288.0), Some("b300-288gb")),
        ("AMD Instinct MI300X", None, Some("mi300x-192gb")),
        ("MI325X", None, None),
        ("GeForce RTX 4090", None, Some("rtx-4090-24gb")),
        ("RTX4090", Some(24.0), Some("rtx-4090-24gb")),
        ("RTX4090", Some(48.0), None),
        ("RTX 5090", None, Some("rtx-5090-32gb")),
        ("RTX6000-Ada", None, Some("rtx-6000-ada-48gb")),
        ("RTX 6000", None, None),
        ("RTXPRO6000", Some(96.0), Some("rtx-pro-6000-96gb")),
        ("RTX PRO 6000 Max-Q", None, None),
        ("", None, None),
        ("–", Some(f64::NAN), None),
    ] {
        assert_eq!(matched_gpu(name, gb), expected, "{name} {gb:?}");
    }
    for row in specs::GPUS {
        assert_eq!(matched_gpu(row.id, None), Some(row.id));
        assert_eq!(matched_gpu(row.name, None), Some(row.id));
    }
}

/// A LiteLLM list of one entry with this in the place of its input price.
fn one_price(price: &str) -> String {
    format!(
        r#"{{"m/a":{{"litellm_provider":"m","mode":"chat","input_cost_per_token":{price},"output_cost_per_token":1e-6}}}}"#
    )
}

#[test]
fn prices_of_the_wrong_kind_refuse_the_file() {
    const NOTHING: &str = "Nothing was taken from the file.";
    for (price, what) in [
        ("-0.000001", "is negative (`-0.000001`)"),
        ("\"0.000001\"", "is a text and not a number (`0.000001`)"),
        ("\"<img src=x>\"", "is a text and not a number (`<img src=x>`)"),
        ("true", "is no number (`…`)"),
        ("[1]", "is no number (`…`)"),
        ("{}", "is no number (`…`)"),
        ("1e305", "is not a number (`1e305`)"),
    ] {
        refuses(one_price(price).as_bytes(), &format!("m/a: `input_cost_per_token` {what}. {NOTHING}"));
    }
    // Not all that is odd is wrong.
    for (price, said) in [
        ("null", "1 without a price"),
        ("0", "1 at a price of zero, which is free or not known"),
        ("1", "1 at a price beyond belief (the first is m/a)"),
    ] {
        refuses(one_price(price).as_bytes(), &format!("LiteLLM: there is no price to take. Left out: {said}."));
    }
}

#[test]
fn every_other_format_refuses_a_wrong_price_too() {
    const NOTHING: &str = "Nothing was taken from the file.";
    let json = |name: &str, from: &str, to: &str, sentence: &str| {
        let text = String::from_utf8(file(name)).expect("it is text");
        let broken = text.replacen(from, to, 1);
        assert_ne!(text, broken, "{name}: {from}");
        refuses(broken.as_bytes(), &format!("{sentence} {NOTHING}"));
    };
    json("openrouter.json", "\"0.00001\"", "\"free\"", "north/large: `completion` is not a number (`free`).");
    json("openrouter.json", "\"0.00001\"", "\"inf\"", "north/large: `completion` is not a number (`inf`).");
    json("openrouter.json", "\"0.00001\"", "[]", "north/large: `completion` is no number (`…`).");
    json("openrouter.json", "\"0.00000125\"", "\"-1\"", "north/large: `input_cache_read` is negative (`-1`).");
    json(
        "openrouter.json",
        "{ \"id\": \"north/small\"",
        "7, { \"id\": \"north/small\"",
        "Entry 2 of data is no object with named values.",
    );
    json("models-dev.json", "\"output\": 10", "\"output\": -10", "north/large: `output` is negative (`-10`).");
    json("models-dev.json", "\"paint\": {", "\"x\": 1, \"paint\": {", "x is no object with named values.");
    json(
        "genai.json",
        "\"base\": 1.25",
        "\"base\": \"1.25\"",
        "north/long: `input_mtok` is a text and not a number (`1.25`).",
    );
    json(
        "genai.json",
        "\"output_mtok\": 15",
        "\"output_mtok\": -15",
        "north/moved: `output_mtok` is negative (`-15`).",
    );
    json("llm-prices.json", "\"input\": 0.0375", "\"input\": false", "north/small: `input` is no number (`…`).");
    json("silybench.csv", "2.69", "-2.69", "Line 2: `usd_per_gpu_hour` is negative (`-2.69`).");
    json(
        "silybench.csv",
        "2.69",
        "2690",
        "Line 2: `usd_per_gpu_hour` is more than a GPU-hour costs anywhere (`2690`).",
    );
    json("silybench.csv", "2.69", "n/a", "Line 2: `usd_per_gpu_hour` is not a number (`n/a`).");
    json("silybench.csv", "3.99,8", "3.99,8.5", "Line 6: `min_gpus` is no number of GPUs (`8.5`).");
    json("silybench.csv", "runpod,", ",", "Line 2: it is not said whose price that is.");
    json("silybench.csv", "\"8 GPUs, and 26 vCPU\"", "\"8 GPUs", "Line 5: a quote is never closed.");
    json("skypilot.csv", "31.92", "nan", "Line 3: `Price` is not a number (`nan`).");
    json("skypilot.csv", "12.8", "x", "Line 3: `SpotPrice` is not a number (`x`).");
    json("gpuhunt.csv", "25.6", "-25.6", "Line 2: `price` is negative (`-25.6`).");
    let cut = |name: &str, bytes: usize, sentence: &str| {
        let whole = file(name);
        refuses(&whole[..whole.len() - bytes], sentence);
    };
    cut("litellm.json", 20, "The file breaks off on line 14: it is not whole. Nothing was taken from it.");
    cut("genai.json", 200, "The file breaks off on line 11: it is not whole. Nothing was taken from it.");
    cut("gpuhunt.csv", 12, "Line 10 has 9 columns, the header 11: the file may be cut off. Nothing was taken from it.");
}

#[test]
fn what_is_no_price_list() {
    const UNKNOWN: &str = "This is no price list that can be read here: those of LiteLLM, OpenRouter, models.dev, \
                           genai-prices, llm-prices, silybench, SkyPilot and gpuhunt are, and what this page has saved.";
    for empty in ["", " \n\t", "\u{feff}"] {
        refuses(empty.as_bytes(), "The file is empty.");
    }
    for other in
        ["{}", "[]", "[1]", "[[]]", "{\"a\":1}", "{\"data\":[]}", "{\"model_type\":\"llama\"}", "a,b\n1,2", "x"]
    {
        refuses(other.as_bytes(), UNKNOWN);
    }
    refuses(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", UNKNOWN);
    refuses(b"[1,]", "This is not JSON: trailing comma at line 1 column 4.");
    refuses(b"{\"a\": nan}", "This is not JSON: expected ident at line 1 column 8.");
    assert!(answer(&["import"], None).is_empty());
    assert!(answer(&["import", "", ""], None).is_empty());
}

#[test]
fn files_that_are_too_large_are_not_read() {
    let mut ten = vec![b' '; 10_000_000];
    ten[0] = b'{';
    refuses(&ten, "The file has 10 MB; a price list has 8 at most. Nothing was taken from it.");
    ten[0] = b'[';
    ten.truncate(MOST_JSON_BYTES);
    refuses(&ten, "The file breaks off on line 1: it is not whole. Nothing was taken from it.");
    refuses(&vec![b'x'; 33_000_000], "The file has 33 MB; a price list has 32 at most. Nothing was taken from it.");
    // A table of ten megabytes is read: one row, a thousand times as long as any.
    let table = format!("gpu_name,gpu_count,price\n{}\n", "x".repeat(10_000_000));
    refuses(
        table.as_bytes(),
        "Line 2 has 1 columns, the header 3: the file may be cut off. Nothing was taken from it.",
    );
    // Nested beyond all reason.
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert!(import("", deep.as_bytes())[0].starts_with("e\tThis is not JSON: "));
}

#[test]
fn a_hosts_file_says_what_is_wrong_with_it() {
    let whole = String::from_utf8(file("catalogue.json")).expect("it is text");
    let lines = answer(&["catalogue", &whole], None);
    assert_eq!(of(&lines, &['s', 'o', 'r']), FILES.last().expect("the last is this").2);
    for (from, to, sentence) in [
        ("prices\": 1", "prices\": 2", "`llm_breakeven_prices` is not 1, the only edition of this format there is."),
        ("\"llm_breakeven_prices\": 1,", "", "The file does not begin with `\"llm_breakeven_prices\": 1`."),
        (
            "\"checked_on\"",
            "\"cheked_on\"",
            "The file: there is no field `cheked_on`; there are llm_breakeven_prices, source, checked_on, offers, rentals.",
        ),
        ("2026-11-01", "November", "`checked_on` is not a date like 2026-11-23 (`November`)."),
        ("\"source\": \"Framework agreement of Example Ltd\",", "", "The file: `source` is missing."),
        (
            "\"cached_input\"",
            "\"cached\"",
            "offers, entry 1: there is no field `cached`; there are id, name, vendor, input, output, cached_input, \
             batch_input, batch_output.",
        ),
        ("\"input\": 1.9, ", "", "offers, entry 1: `input` is missing."),
        (
            "1.9,",
            "\"1.9\",",
            "offers, entry 1: `input` is a text and not a number (`1.9`). Nothing was taken from the file.",
        ),
        ("1.9,", "-1.9,", "offers, entry 1: `input` is negative (`-1.9`). Nothing was taken from the file."),
        ("1.9,", "1900,", "offers, entry 1: `input` is beyond belief (`1900`). Nothing was taken from the file."),
        ("house/free", "house/large", "offers, entry 2: there is another offer with the id `house/large`."),
        ("\"offers\": [", "\"offers\": [3,", "offers, entry 1 is no object with named values."),
        (
            "NVIDIA L40S",
            "NVIDIA L400",
            "rentals, entry 2: `gpu` is no GPU that this page knows (`NVIDIA L400`). Nothing was taken from the file.",
        ),
        (
            "\"spot\"",
            "\"spott\"",
            "rentals, entry 2: `kind` is no kind of rent (`spott`). Nothing was taken from the file.",
        ),
        (": 4 }", ": 0.5 }", "rentals, entry 2: `min_gpus` is no number of GPUs."),
        (
            "1.4 }",
            "201 }",
            "rentals, entry 1: `usd_per_gpu_hour` is beyond belief (`201`). Nothing was taken from the file.",
        ),
    ] {
        let broken = whole.replacen(from, to, 1);
        assert_ne!(broken, whole, "{from}");
        assert_eq!(answer(&["catalogue", &broken], None), [format!("e\t{sentence}")]);
    }
    let none = r#"{"llm_breakeven_prices":1,"source":"a","checked_on":"2026-01-01"}"#;
    assert_eq!(answer(&["catalogue", none], None), ["e\tThe file has neither offers nor rentals."]);
    // Beside the page stands this file and no other.
    let other = String::from_utf8(file("litellm.json")).expect("it is text");
    assert_eq!(
        answer(&["catalogue", &other], None),
        ["e\tThe file does not begin with `\"llm_breakeven_prices\": 1`."]
    );
    // A server without it may answer with its page for what is not found.
    for text in ["", "<!doctype html><p>Not found"] {
        assert_eq!(answer(&["catalogue", text], None), ["e\tWhat stands there is not JSON."]);
    }
}

#[test]
fn a_kept_list_says_which_line_is_wrong() {
    let good = "s\tA\t2026-01-01\no\ta\tA\tx\t1\t2\t\t\t\nr\ty\tH100\th100-80gb\t2\tspot\t8\n";
    for (from, to, sentence) in [
        (
            "s\tA\t2026-01-01\n",
            "",
            "Line 2 comes before the line that says its source. Nothing was taken from the file.",
        ),
        (
            "o\ta\tA\tx\t1\t2",
            "o\ta\tA\tx\t1",
            "Line 3 is neither an offer nor a rent: `oaAx1`. Nothing was taken from the file.",
        ),
        ("o\ta\t", "o\t\t", "Line 3 has no id. Nothing was taken from the file."),
        ("x\t1\t2", "x\t\t2", "Line 3 has no input price. Nothing was taken from the file."),
        ("x\t1\t2", "x\t-1\t2", "Line 3: `input price` is negative (`-1`). Nothing was taken from the file."),
        ("x\t1\t2", "x\t1\t2000", "Line 3: `output price` is beyond belief (`2000`). Nothing was taken from the file."),
        ("h100-80gb", "h900", "Line 4 names no GPU of the catalogue: `h900`. Nothing was taken from the file."),
        ("spot", "soon", "Line 4 has no kind of rent. Nothing was taken from the file."),
        ("80gb\t2", "80gb\t", "Line 4 has no price. Nothing was taken from the file."),
        (
            "spot\t8",
            "spot\teight",
            "Line 4: `number of GPUs` is not a number (`eight`). Nothing was taken from the file.",
        ),
    ] {
        assert!(good.contains(from), "{from}");
        refuses(format!("{HEADER}\n{}", good.replacen(from, to, 1)).as_bytes(), sentence);
    }
    refuses(HEADER.as_bytes(), "There is no price in the file.");
}

/// A list of as many entries as LiteLLM's has, in its proportions and with as much beside the prices.
fn large() -> (String, Vec<String>, [usize; 3]) {
    let (mut text, mut offers, mut left_out) = (String::from("{"), Vec::new(), [0; 3]);
    for at in 0..4500_u32 {
        let id = format!("vendor-{}/model-{at:04}", at % 37);
        let (input, output) = (f64::from(at % 100 + 1) / 20.0, f64::from(at % 90 + 1) / 4.0);
        let (mode, prices) = match at % 18 {
            0..4 => ("image_generation", String::from("\"output_cost_per_image\": 0.04")),
            4 => ("chat", String::from("\"tiered_pricing\": [{\"range\": [0, 32000]}, {\"range\": [32000, 128000]}]")),
            5 => ("chat", String::from("\"input_cost_per_token\": 0, \"output_cost_per_token\": 0.0")),
            _ => {
                let (per_in, per_out) = (input / 1e6, output / 1e6);
                ("chat", format!("\"input_cost_per_token\": {per_in:e}, \"output_cost_per_token\": {per_out:e}"))
            }
        };
        match at % 18 {
            0..4 => left_out[0] += 1,
            4 => left_out[1] += 1,
            5 => left_out[2] += 1,
            _ => offers.push(format!("o\t{id}\t{id}\tvendor-{}\t{input}\t{output}\t\t\t", at % 37)),
        }
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(text, "{comma}\n    \"{id}\": {{\n        {prices},\n        \"mode\": \"{mode}\",\n        ");
        let _ = write!(
            text,
            "\"litellm_provider\": \"vendor-{}\",\n        \"max_input_tokens\": 131072,\n        ",
            at % 37
        );
        for flag in 0..12 {
            let _ = write!(text, "\"supports_something_or_other_{flag}\": true,\n        ");
        }
        text.push_str("\"source\": \"https://example.com/a/price/list/of/models\"\n    }");
    }
    text.push_str("\n}\n");
    offers.sort_unstable();
    (text, offers, left_out)
}

#[test]
fn a_list_of_4500_entries() {
    let (text, offers, [other, none, zero]) = large();
    assert!(text.len() > 3_000_000, "{}", text.len());
    let lines = import("model_prices_and_context_window.json", text.as_bytes());
    assert_eq!(
        of(&lines, &['k', 'e']),
        [
            "k|LiteLLM|LiteLLM: 3,000 API offers. Left out: 1,000 for other work than text (images, speech, embeddings), 250 \
          without a price, 250 at a price of zero, which is free or not known.|3000|0"
        ]
    );
    assert_eq!((offers.len(), other, none, zero), (3000, 1000, 250, 250));
    assert_eq!(lines[2..], offers);
    // One wrong price in the last of them, and nothing is taken.
    let at = text.rfind("\"output_cost_per_token\": ").expect("it has prices") + "\"output_cost_per_token\": ".len();
    let broken = format!("{}-{}", &text[..at], &text[at..]);
    assert!(import("", broken.as_bytes())[0].contains("`output_cost_per_token` is negative"));
    assert_eq!(import("", broken.as_bytes()).len(), 1);
}

fn price() -> impl Strategy<Value = f64> {
    (1_u32..100_000_000).prop_map(|micros| f64::from(micros) / 1e6)
}

fn words() -> impl Strategy<Value = String> {
    "[a-z<>&\"'é|,;:/ -]{0,12}[a-z0-9]"
}

fn offer() -> impl Strategy<Value = Offer> {
    let maybe = || proptest::option::of(price());
    (words(), words(), words(), price(), price(), maybe(), maybe(), maybe()).prop_map(
        |(id, name, vendor, input, output, cached, batch_input, batch_output)| {
            let [id, name, vendor] = [id, name, vendor].map(|text| text.trim().to_owned());
            Offer { id, name, vendor, input, output, cached, batch_input, batch_output }
        },
    )
}

fn rental() -> impl Strategy<Value = Rental> {
    let gpu = proptest::option::of(proptest::sample::select(specs::GPUS));
    (words(), words(), gpu, price(), proptest::sample::select(RentKind::ALL.as_slice()), 1_u32..64).prop_map(
        |(provider, gpu_name, gpu, usd, kind, gpus)| Rental {
            provider: provider.trim().to_owned(),
            gpu_name: gpu_name.trim().to_owned(),
            gpu: gpu.map(|row| row.id),
            usd_per_gpu_hour: usd,
            kind,
            min_gpus: f64::from(gpus),
        },
    )
}

/// Pieces of which files are made, and odd ones.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\n",
    "\t",
    ";",
    "-1",
    "0",
    "1e-6",
    "1e400",
    "null",
    "true",
    "\"models\"",
    "\"data\"",
    "\"prices\"",
    "\"pricing\"",
    "\"prompt\"",
    "\"id\"",
    "\"m\"",
    "\"litellm_provider\"",
    "\"input_cost_per_token\"",
    "\"input\"",
    "\"output\"",
    "\"cost\"",
    "\"llm_breakeven_prices\":1",
    "\"offers\"",
    "\"rentals\"",
    "gpu_name,gpu_count,price",
    HEADER,
    "s\tA\t2026",
    "o\ta\tA\tx\t1\t2\t\t\t",
    "r\ty\tH100\t\t2\tspot\t8",
    "H100",
    "é",
    "\u{feff}",
    "\u{0}",
];

proptest! {
    #[test]
    fn kept_lists_read_back(offers in proptest::collection::vec(offer(), 0..6), rentals in proptest::collection::vec(rental(), 0..6),
                            source in words(), date in "(2026-0[1-9]-1[0-9])?") {
        prop_assume!(!offers.is_empty() || !rentals.is_empty());
        let batches = vec![Batch { source: source.trim().to_owned(), date, offers, rentals }];
        prop_assert_eq!(read_text(&write_text(&batches)), Ok(batches));
    }

    #[test]
    fn no_bytes_stop_the_program(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in ".{0,20}") {
        let lines = import(&name, &bytes);
        prop_assert!(lines[0].starts_with(['k', 'e']));
    }

    #[test]
    fn no_pieces_do_either(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
        let text = pieces.concat();
        let lines = import("", text.as_bytes());
        prop_assert!(lines[0].starts_with(['k', 'e']), "{:?}", lines);
        prop_assert!(lines[0].starts_with('k') || lines.len() == 1);
        prop_assert!(!answer(&["catalogue", &text], None).is_empty());
    }

    /// Wherever a file is cut or a byte of it is changed: all or nothing, and no price that is none.
    #[test]
    fn a_damaged_file_gives_prices_or_a_sentence(which in 0..FILES.len(), at in 0.0..1.0, byte: u8, cut: bool) {
        let name = FILES[which].0;
        let mut bytes = file(name);
        let at = (bytes.len() as f64 * at) as usize;
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let lines = import(name, &bytes);
        if lines[0].starts_with('e') {
            prop_assert_eq!(lines.len(), 1);
        } else {
            let kept = lines[1..].iter().fold(format!("{HEADER}\n"), |text, line| text + line + "\n");
            prop_assert!(read_text(&kept).is_ok(), "{:?}", read_text(&kept));
        }
    }
}

#[test]
fn what_is_left_out_is_counted_by_reason() {
    let text = String::from_utf8(file("skypilot.csv")).expect("it is text");
    let imported = read(Source::Text(&text), Asked::default()).expect("it is read");
    assert_eq!((imported.kind, imported.offers(), imported.rentals()), (Kind::SkyPilot, 0, 6));
    let counts: Vec<_> = imported.left_out.iter().map(|(skip, count, first)| (*skip, *count, first.as_str())).collect();
    assert_eq!(counts, [(Skip::NoPrice, 1, "L4"), (Skip::NoGpu, 2, "cpu_4x"), (Skip::Again, 1, "H100")]);
}
