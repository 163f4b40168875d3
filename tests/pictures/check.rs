//! What holds of every picture, and the pictures that must not change unnoticed:
//! `UPDATE_GOLDEN=1 cargo test --test pictures` rewrites them.

use std::path::Path;
use std::{env, fs};

use llm_breakeven::chart::{Mark, Paper, Picture, Rect, Theme, ink_on, picture_to_svg};
use proptest::prelude::*;

/// A page: no title, no small print.
pub fn paper(width: f64) -> Paper {
    Paper { width, theme: Theme::light(), title: None, footnote: None }
}

/// Draws on wide and narrow paper, light and dark, with title and small print.
pub fn golden(name: &str, title: &str, footnote: &str, draw: impl Fn(&Paper) -> Picture) {
    for (size, width) in SIZES {
        for (tint, theme) in [("light", Theme::light()), ("dark", Theme::dark())] {
            on_paper(&format!("{name}-{size}-{tint}"), (width, theme), (title, footnote), &draw);
        }
    }
}

/// Once wide and light, once narrow and dark: for further examples of a kind.
pub fn golden_twice(name: &str, title: &str, footnote: &str, draw: impl Fn(&Paper) -> Picture) {
    for ((size, width), (tint, theme)) in SIZES.into_iter().zip([("light", Theme::light()), ("dark", Theme::dark())]) {
        on_paper(&format!("{name}-{size}-{tint}"), (width, theme), (title, footnote), &draw);
    }
}

const SIZES: [(&str, f64); 2] = [("wide", 960.0), ("narrow", 320.0)];

fn on_paper(
    name: &str,
    (width, theme): (f64, Theme),
    (title, footnote): (&str, &str),
    draw: &impl Fn(&Paper) -> Picture,
) {
    let paper = Paper { width, theme, title: Some(title.into()), footnote: Some(footnote.into()) };
    let picture = draw(&paper);
    sound(&picture);
    compare(name, &picture_to_svg(&picture));
}

fn compare(name: &str, svg: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pictures/{name}.svg"));
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, svg).expect("the golden picture can be written");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    let line = golden.lines().zip(svg.lines()).position(|(a, b)| a != b);
    assert!(
        svg == golden,
        "{} differs from line {line:?} on. If that is meant, look at the picture and run: \
         UPDATE_GOLDEN=1 cargo test --test pictures",
        path.display()
    );
}

/// Everything is finite and on the paper, and no words touch words.
pub fn sound(picture: &Picture) {
    assert!(picture.width.is_finite() && picture.height.is_finite() && picture.height < 20_000.0);
    let page = Rect::new(0.0, 0.0, picture.width, picture.height);
    let area = |area: &Rect, what: &dyn std::fmt::Debug| {
        assert!([area.x, area.y, area.w, area.h].iter().all(|v| v.is_finite()), "{what:?}");
        assert!(page.grown(0.01).holds(area), "{what:?} leaves the {} × {} page", picture.width, picture.height);
    };
    for mark in &picture.marks {
        match mark {
            Mark::Fill(fill, _) => area(fill, mark),
            Mark::Hairline(line) => assert!(page.contains(line.from) && page.contains(line.to), "{mark:?}"),
            Mark::Path(points, ..) => assert!(points.iter().all(|at| page.grown(0.01).contains(*at)), "{mark:?}"),
            Mark::Ring(at) => assert!(page.contains(*at), "{mark:?}"),
            Mark::Text(text) => area(&text.area, mark),
        }
    }
    let texts: Vec<_> = picture.texts().collect();
    for (index, text) in texts.iter().enumerate() {
        assert!(!text.text.contains("NaN") && !text.text.contains("inf"), "{text:?}");
        let other = texts[index + 1..].iter().find(|other| text.area.overlaps(&other.area));
        assert!(other.is_none(), "{text:?} overlaps {other:?}");
    }
}

/// Links of all sorts of scenarios.
pub fn queries() -> impl Strategy<Value = String> {
    let preset = prop::sample::select(vec!["maverick-gpt4o", "llama8b-haiku", "deepseek-api", "mistral-flash"]);
    let capacity = prop::sample::select(vec!["flat", "rate", "2B", "50M", "1000"]);
    let logs = (0.0..13.0f64, 0.0..4.0f64, 0.0..5.0f64);
    (preset, capacity, logs, 0u32..=100, 0u32..=100, 0u32..3, 1u32..4).prop_map(
        |(preset, capacity, (volume, fee, overhead), share, other_share, standby, replicas)| {
            let [volume, fee, overhead] = [volume, fee, overhead].map(|power| 10f64.powf(power).round());
            format!(
                "s={preset}&vol={volume}&cap={capacity}&mix={share}&cache={other_share}&batch={}&fee={}&other={overhead}\
                 &standby={standby}&minrep={replicas}&eh={}&util={}",
                share / 2,
                fee - 1.0,
                other_share / 3,
                other_share.max(1),
            )
        },
    )
}

#[test]
fn words_on_any_colour_can_be_read() {
    let light = |rgb: [u8; 3]| {
        let linear = rgb
            .map(|c| f64::from(c) / 255.0)
            .map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    for k in 0..4096_u32 {
        let ground = [k / 256, k / 16 % 16, k % 16].map(|c| c as u8 * 17);
        let (a, b) = (light(ground), light(ink_on(ground)));
        assert!((a.max(b) + 0.05) / (a.min(b) + 0.05) >= 4.5, "{ground:?}");
    }
}
