//! Pictures that must not change unnoticed: `UPDATE_GOLDEN=1 cargo test --test chart` rewrites them.

use std::path::Path;
use std::{env, fs};

use llm_breakeven::chart::{ChartSpec, Theme, to_svg};

use super::specs;

#[test]
fn published_flat() {
    check("flat", specs::flat());
}

#[test]
fn published_with_steps() {
    check("steps", specs::steps());
}

#[test]
fn log_axes() {
    check("log", specs::log());
}

#[test]
fn phone() {
    check("phone", specs::sized(specs::steps(), 328.0, 246.0));
}

#[test]
fn many_replicas() {
    check("many", specs::many());
}

#[test]
fn never_cheaper() {
    check("never", specs::never());
}

#[test]
fn equal_costs() {
    check("equal", specs::equal());
}

#[test]
fn per_million() {
    check("per-million", specs::sized(specs::per_million(), 700.0, 380.0));
}

#[test]
fn alone() {
    check("alone", specs::sized(specs::alone(), 700.0, 420.0));
}

#[test]
fn no_size_is_an_empty_picture() {
    for (width, height) in [(0.0, 420.0), (1100.0, 0.0), (f64::NAN, 420.0), (-5.0, 10.0)] {
        let svg = to_svg(&specs::sized(specs::steps(), width, height));
        assert_eq!(svg.lines().count(), 2, "{width} × {height}: {svg}");
    }
}

fn check(name: &str, spec: ChartSpec) {
    for (theme, colours) in [("light", Theme::light()), ("dark", Theme::dark())] {
        let svg = to_svg(&ChartSpec { theme: colours, ..spec.clone() });
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/chart/{name}-{theme}.svg"));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &svg).expect("the golden picture can be written");
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        assert!(svg == golden, "{} differs: {}", path.display(), first_difference(&golden, &svg));
    }
}

fn first_difference(golden: &str, svg: &str) -> String {
    let line = golden.lines().zip(svg.lines()).position(|(a, b)| a != b);
    let line = line.unwrap_or_else(|| golden.lines().count().min(svg.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_string();
    format!(
        "line {}\n  was {}\n  is  {}\nIf that is meant, look at the picture and run: UPDATE_GOLDEN=1 cargo test --test chart",
        line + 1,
        at(golden),
        at(svg)
    )
}
