//! Charts of links as pictures that stand alone: `UPDATE_GOLDEN=1 cargo test --test cost_chart` rewrites them.

use crate::link;
use llm_breakeven::chart::{Lens, Look, Theme, Window, cost_picture, to_svg};
use std::path::Path;
use std::{env, fs};

const PLAIN: Lens = Lens { per_mtok: false, log: false, hybrid: false, window: None };

#[test]
fn pictures_of_links() {
    let zoom = Some(Window { from: 1.8e9, to: 2.6e9 });
    let cases = [
        ("published", "", PLAIN, 900.0),
        ("replicas", "cap=2.1B&vol=3B", Lens { hybrid: true, ..PLAIN }, 900.0),
        ("replicas-log", "cap=2.1B&vol=6B", Lens { hybrid: true, log: true, ..PLAIN }, 900.0),
        ("replicas-per-million", "cap=2.1B&vol=6B", Lens { hybrid: true, per_mtok: true, ..PLAIN }, 900.0),
        ("replicas-per-million-log", "cap=2.1B&vol=6B&fee=500", Lens { per_mtok: true, log: true, ..PLAIN }, 900.0),
        ("zoomed", "cap=2.1B&vol=3B", Lens { hybrid: true, window: zoom, ..PLAIN }, 900.0),
        ("intervals-phone", "cap=2.1B&n=1&rate=12.2&vol=5B", PLAIN, 320.0),
        ("never", "cap=100M&vol=900M&pin=10&pout=25", PLAIN, 640.0),
    ];
    for (name, query, lens, width) in cases {
        for (theme_name, theme) in [("light", Theme::light()), ("dark", Theme::dark())] {
            let look = Look { width, height: if width < 400.0 { 420.0 } else { 460.0 }, theme, lens, hold: None };
            check(&format!("{name}-{theme_name}"), &to_svg(&cost_picture(&link::opened(query), look)));
        }
    }
}

#[test]
fn a_picture_in_the_systems_own_colours() {
    let theme = Theme::forced([0, 0, 0], [255, 255, 255], [255, 255, 0]);
    let lens = Lens { hybrid: true, ..PLAIN };
    let look = Look { width: 640.0, height: 400.0, theme, lens, hold: None };
    check("forced", &to_svg(&cost_picture(&link::opened("cap=2.1B&vol=3B"), look)));
}

fn check(name: &str, svg: &str) {
    let file = format!("{}/tests/cost_chart/{name}.svg", env!("CARGO_MANIFEST_DIR"));
    let path = Path::new(&file);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(path, svg).expect("the folder of goldens can be written");
    }
    let golden = fs::read_to_string(path).unwrap_or_default();
    assert!(golden == *svg, "{name} changed; look at it, then UPDATE_GOLDEN=1 cargo test --test cost_chart");
}
