//! Colours can be read, and told apart by everyone.

use llm_breakeven::chart::{LineRole, Theme};

const ROLES: [LineRole; 4] = [LineRole::Api, LineRole::SelfHost, LineRole::Hybrid, LineRole::Other(3)];

/// What is left of linear red, green, blue without the red, green or blue cones (Machado, Oliveira, Fernandes 2009).
const SIGHT: [(&str, [[f64; 3]; 3]); 4] = [
    ("full", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protan", [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    ("deutan", [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    ("tritan", [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
];

#[test]
fn words_and_lines_stand_out() {
    for theme in [Theme::light(), Theme::dark()] {
        for ground in [theme.paper, theme.win_tint] {
            let inks = ROLES.map(|role| theme.line_ink(role));
            for ink in inks.into_iter().chain([theme.ink, theme.muted, theme.win_ink]) {
                assert!(contrast(ink, ground) >= 4.5, "{ink:02x?} on {ground:02x?}: {:.2}", contrast(ink, ground));
            }
            for line in ROLES.map(|role| theme.line(role)) {
                assert!(contrast(line, ground) >= 3.0, "{line:02x?} on {ground:02x?}: {:.2}", contrast(line, ground));
            }
        }
    }
}

#[test]
fn lines_differ_for_every_kind_of_sight() {
    for theme in [Theme::light(), Theme::dark()] {
        for (sight, matrix) in SIGHT {
            for (a, b) in [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)] {
                let far = distance(theme.line(ROLES[a]), theme.line(ROLES[b]), matrix);
                assert!(far >= 0.08, "{:?} and {:?} look alike ({far:.3}) with {sight} sight", ROLES[a], ROLES[b]);
            }
        }
    }
}

fn linear(colour: [u8; 3]) -> [f64; 3] {
    colour.map(|c| f64::from(c) / 255.0).map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) })
}

/// WCAG 2.2 contrast ratio.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let luminance = |colour| linear(colour).iter().zip([0.2126, 0.7152, 0.0722]).map(|(c, w)| c * w).sum::<f64>();
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Distance in Oklab, where 0.02 is just noticeable.
fn distance(a: [u8; 3], b: [u8; 3], sight: [[f64; 3]; 3]) -> f64 {
    let lab = |colour| oklab(times(sight, linear(colour)).map(|c: f64| c.clamp(0.0, 1.0)));
    let (a, b) = (lab(a), lab(b));
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

fn oklab(rgb: [f64; 3]) -> [f64; 3] {
    const CONES: [[f64; 3]; 3] = [[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]];
    const LAB: [[f64; 3]; 3] = [[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]];
    times(LAB, times(CONES, rgb).map(f64::cbrt))
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(m, v)| m * v).sum())
}
