//! Example charts.

use llm_breakeven::chart::{
    Axis, ChartSpec, Crossing, Current, Line, LineRole, Quantity, Region, RegionKind, Scale, StepMark, Theme,
};

const API_PER_TOKEN: f64 = 5.5e-6;
const CAPACITY: f64 = 2.11e9;

/// The chart of a flat self-hosting cost of $3,986 against $5.50 per million tokens.
pub fn flat() -> ChartSpec {
    let volume = 3986.0 / API_PER_TOKEN;
    ChartSpec {
        regions: vec![wins(volume), beyond(CAPACITY)],
        crossings: vec![Crossing { volume, usd: 3986.0, label: "break-even 724.7M".into() }],
        current: Some(Current { volume: 1e9, api_usd: 5500.0, self_host_usd: 3986.0 }),
        ..plain(vec![api(5e9), self_host(vec![(0.0, 3986.0), (5e9, 3986.0)])], 30_000.0)
    }
}

/// The same with a replica added every 2.11B tokens.
pub fn steps() -> ChartSpec {
    ChartSpec {
        lines: vec![api(5e9), self_host(staircase(5e9, CAPACITY, 3586.0, 400.0))],
        steps: marks(5e9, CAPACITY),
        regions: vec![wins(3986.0 / API_PER_TOKEN)],
        ..flat()
    }
}

/// The same on log axes.
pub fn log() -> ChartSpec {
    let lines = vec![api(1e11), self_host(staircase(1e11, CAPACITY, 3586.0, 400.0))];
    ChartSpec {
        x: Axis { min: 1e7, max: 1e11, scale: Scale::Log, ..tokens(0.0) },
        y: Axis { min: 100.0, max: 1e6, scale: Scale::Log, ..dollars(0.0) },
        steps: marks(1e11, CAPACITY),
        lines,
        ..steps()
    }
}

/// Small replicas, two hundred of them, with the hybrid.
pub fn many() -> ChartSpec {
    let capacity = 2.5e7;
    let stairs = staircase(5e9, capacity, 120.0, 400.0);
    let hybrid = Line { role: LineRole::Hybrid, label: "Hybrid".into(), points: vec![(0.0, 800.0), (5e9, 22_000.0)] };
    ChartSpec {
        lines: vec![api(5e9), self_host(stairs), hybrid],
        steps: marks(5e9, capacity),
        crossings: (1..=9).map(|k| crossing(f64::from(k) * 1.9e8)).collect(),
        regions: vec![wins(1.9e8 * 9.0)],
        current: Some(Current { volume: 3e9, api_usd: 16_500.0, self_host_usd: 14_920.0 }),
        ..flat()
    }
}

/// The API stays cheaper at every volume.
pub fn never() -> ChartSpec {
    let cheap = Line { points: vec![(0.0, 0.0), (5e9, 3000.0)], label: "DeepSeek V3 API".into(), ..api(5e9) };
    ChartSpec {
        lines: vec![cheap, self_host(staircase(5e9, CAPACITY, 7172.0, 400.0))],
        steps: marks(5e9, CAPACITY),
        crossings: Vec::new(),
        regions: Vec::new(),
        current: Some(Current { volume: 1e9, api_usd: 600.0, self_host_usd: 7572.0 }),
        ..flat()
    }
}

/// Both sides cost the same.
pub fn equal() -> ChartSpec {
    let same = Line { points: api(5e9).points, ..self_host(Vec::new()) };
    let current = Some(Current { volume: 1e9, api_usd: 5500.0, self_host_usd: 5500.0 });
    ChartSpec { lines: vec![api(5e9), same], crossings: Vec::new(), regions: Vec::new(), current, ..flat() }
}

/// Cost per million tokens on a log axis of volume.
pub fn per_million() -> ChartSpec {
    let per = |points: Vec<(f64, f64)>| points.into_iter().map(|(x, y)| (x, y / (x / 1e6))).collect();
    let stairs = staircase(5e9, CAPACITY, 3586.0, 400.0).into_iter().map(|(x, y)| (x.max(5e7), y)).collect();
    ChartSpec {
        x: Axis { min: 5e7, max: 5e9, scale: Scale::Log, ..tokens(0.0) },
        y: Axis { max: 20.0, quantity: Quantity::UsdPerMTok, ..dollars(0.0) },
        lines: vec![Line { points: vec![(5e7, 5.5), (5e9, 5.5)], ..api(5e9) }, self_host(per(stairs))],
        crossings: vec![Crossing { volume: 3986.0 / API_PER_TOKEN, usd: 5.5, label: "break-even 724.7M".into() }],
        current: Some(Current { volume: 1e9, api_usd: 5.5, self_host_usd: 3.986 }),
        ..steps()
    }
}

/// A picture that stands alone.
pub fn alone() -> ChartSpec {
    ChartSpec {
        title: Some("From 724.7M tokens a month, self-hosting Llama 4 Maverick is cheaper than GPT-4o".into()),
        footnote: Some("60% input, 2 × H100 80GB on RunPod at $2.49 an hour, prices as of April 2026".into()),
        y: Axis { title: "US dollars a month".into(), ..dollars(30_000.0) },
        ..steps()
    }
}

/// The spec at another size.
pub fn sized(spec: ChartSpec, width: f64, height: f64) -> ChartSpec {
    ChartSpec { width, height, ..spec }
}

fn plain(lines: Vec<Line>, top: f64) -> ChartSpec {
    ChartSpec {
        width: 1100.0,
        height: 420.0,
        x: tokens(5e9),
        y: dollars(top),
        regions: Vec::new(),
        lines,
        steps: Vec::new(),
        crossings: Vec::new(),
        current: None,
        theme: Theme::light(),
        title: None,
        footnote: None,
    }
}

fn tokens(max: f64) -> Axis {
    let title = "tokens per month, 60% input".into();
    Axis { min: 0.0, max, scale: Scale::Linear, title, quantity: Quantity::Tokens }
}

fn dollars(max: f64) -> Axis {
    Axis { min: 0.0, max, scale: Scale::Linear, title: String::new(), quantity: Quantity::Usd }
}

fn api(to: f64) -> Line {
    let points = vec![(0.0, 0.0), (to, to * API_PER_TOKEN)];
    Line { role: LineRole::Api, label: "GPT-4o API".into(), points }
}

fn self_host(points: Vec<(f64, f64)>) -> Line {
    Line { role: LineRole::SelfHost, label: "Llama 4 Maverick, self-hosted".into(), points }
}

fn staircase(to: f64, capacity: f64, replica: f64, overhead: f64) -> Vec<(f64, f64)> {
    let treads = (to / capacity).ceil() as u32;
    let tread = |k: u32| {
        let cost = overhead + replica * f64::from(k + 1);
        [(f64::from(k) * capacity, cost), ((f64::from(k + 1) * capacity).min(to), cost)]
    };
    (0..treads).flat_map(tread).collect()
}

fn marks(to: f64, capacity: f64) -> Vec<StepMark> {
    let count = (to / capacity).ceil() as u32;
    let mark = |k: u32| StepMark { volume: f64::from(k) * capacity, label: format!("{k}→{} replicas", k + 1) };
    (1..count).map(mark).collect()
}

fn crossing(volume: f64) -> Crossing {
    Crossing { volume, usd: volume * API_PER_TOKEN, label: format!("even at {:.0}M", volume / 1e6) }
}

fn wins(from: f64) -> Region {
    let label = Some("self-hosting cheaper".into());
    Region { kind: RegionKind::SelfHostWins, from, to: f64::INFINITY, label }
}

fn beyond(from: f64) -> Region {
    let label = Some("beyond one replica".into());
    Region { kind: RegionKind::BeyondOneReplica, from, to: f64::INFINITY, label }
}
