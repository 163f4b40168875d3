//! The itemised bill, as a list and as a picture.

use super::check::{golden, golden_twice, paper, queries, sound};
use crate::link;
use llm_breakeven::chart::bill::{Bills, bills};
use llm_breakeven::chart::caption::footnote;
use llm_breakeven::chart::{Mark, Picture, Rect};
use llm_breakeven::export::bill::Item;
use proptest::prelude::*;

const EVERYTHING: &str = "cache=40&batch=20&pcache=1.25&fee=250&cap=rate&standby=1&eh=15&store=50&net=75&mon=100&lb=40&other=0&once=6000&vol=3B";

fn of(query: &str) -> Bills {
    Bills::of(&link::opened(query))
}

fn sum(items: &[Item]) -> (f64, f64) {
    items.iter().fold((0.0, 0.0), |(usd, share), item| (usd + item.usd.0, share + item.share.0))
}

/// The segments of both bars, left to right, the API's first.
fn segments(picture: &Picture) -> Vec<Rect> {
    let fill = |mark: &Mark| if let Mark::Fill(area, _) = mark { Some(*area) } else { None };
    picture.marks.iter().filter_map(fill).collect()
}

#[test]
fn pictures() {
    for (name, query) in [("bill", ""), ("bill-everything", EVERYTHING), ("bill-low", "vol=20M&eh=15&store=5")] {
        let (data, note) = (of(query), footnote(&link::opened(query)));
        let draw = |paper: &_| bills(&data, paper);
        if name == "bill" {
            golden(name, &data.title(), &note, draw)
        } else {
            golden_twice(name, &data.title(), &note, draw)
        }
    }
}

#[test]
fn items_by_hand() {
    let names = |items: &[Item]| items.iter().map(|item| (item.name, item.usd.0.round())).collect::<Vec<_>>();
    let published = of("");
    // 600M input at $2.50, 400M output at $10.
    assert_eq!(names(&published.bill.api), [("Input", 1500.0), ("Output", 4000.0)]);
    assert_eq!(names(&published.bill.self_host), [("GPUs", 3586.0), ("Other overhead", 400.0)]);
    assert_eq!(names(&of("s=deepseek-api").bill.api), [("All tokens", 600.0)]);
    // Of 3B, a fifth is batched at the ordinary price, as the offer has no other; of the rest's input 40 % is cached.
    let expected =
        [("Input", 2160.0), ("Cached input", 720.0), ("Output", 9600.0), ("Batch", 3300.0), ("Platform fee", 250.0)];
    assert_eq!(names(&of(EVERYTHING).bill.api), expected);
    let own: Vec<&str> = of(EVERYTHING).bill.self_host.iter().map(|item| item.name).collect();
    let every = [
        "GPUs",
        "Standby GPUs",
        "Engineering",
        "Storage",
        "Networking",
        "Monitoring",
        "Load balancing",
        "One-off cost",
    ];
    assert_eq!(own, every);
    assert!(of("vol=0").bill.api.is_empty());
}

#[test]
fn the_sentence() {
    assert_eq!(
        of("").summary(),
        "At 1B tokens a month, the GPT-4o API costs $5,500 (Input $1,500, Output $4,000); \
         self-hosting Llama 4 Maverick costs $3,986 (GPUs $3,586, Other overhead $400)."
    );
}

#[test]
fn odd_figures_are_drawn_too() {
    for query in [
        "vol=0&rate=0&other=0",
        "vol=0",
        "vol=1e15&pin=1e6&cap=1",
        "vol=1&fee=1e9&store=1&net=1&mon=1&lb=1&eh=1&once=1",
    ] {
        for width in [f64::NAN, 0.0, 320.0, f64::INFINITY] {
            sound(&bills(&of(query), &paper(width)));
        }
    }
}

proptest! {
    #[test]
    fn items_add_up_and_segments_are_as_long(query in queries(), width in 320.0..1440.0f64) {
        let data = of(&query);
        let bill = &data.bill;
        for (items, month) in [(&bill.api, bill.api_month.0), (&bill.self_host, bill.self_host_month.0)] {
            let (usd, share) = sum(items);
            prop_assert!((usd - month).abs() <= 1e-9 * month, "{usd} is not {month}");
            prop_assert!(items.is_empty() || (share - 1.0).abs() <= 1e-9);
        }
        let picture = bills(&data, &paper(width));
        sound(&picture);
        let most = bill.api_month.0.max(bill.self_host_month.0);
        let lengths = bill.api.iter().chain(&bill.self_host).map(|item| item.usd.0 / most * picture.plot.w);
        let drawn = segments(&picture);
        prop_assert_eq!(drawn.len(), bill.api.len() + bill.self_host.len());
        // A segment is up to a pixel shorter: the cut that sets it off from the next.
        for (drawn, length) in drawn.iter().zip(lengths) {
            prop_assert!(drawn.w <= length + 1e-6 && drawn.w >= length - 1.0 - 1e-6);
        }
    }
}
