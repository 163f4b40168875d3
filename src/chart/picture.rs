//! A finished picture: marks in their places, ready for any backend. The cost chart has marks of its own.

use super::geometry::{Point, Rect};
use super::marks::{Hairline, Text};
use super::theme::Theme;

/// Everything there is to draw, in CSS pixels from the top left corner, in the order it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels: as much as the contents need.
    pub height: f64,
    /// Colours of the paper and of the words.
    pub theme: Theme,
    /// Where values turn into distance: bars, band or map.
    pub plot: Rect,
    /// What is drawn, first to last.
    pub marks: Vec<Mark>,
}

impl Picture {
    /// All words, in the order they are drawn.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.marks.iter().filter_map(|mark| if let Mark::Text(text) = mark { Some(text) } else { None })
    }
}

/// One mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A rectangle in one colour.
    Fill(Rect, [u8; 3]),
    /// A thin straight line.
    Hairline(Hairline),
    /// An unbroken path with its colour and its width in CSS pixels.
    Path(Vec<Point>, [u8; 3], f64),
    /// A ring around the reader's own place.
    Ring(Point),
    /// Words.
    Text(Text),
}

/// A colour on the way from one to another: 0 is the first, 1 the second.
pub fn mix(from: [u8; 3], to: [u8; 3], part: f64) -> [u8; 3] {
    let part = part.clamp(0.0, 1.0);
    let channel = |k: usize| f64::from(from[k]) + (f64::from(to[k]) - f64::from(from[k])) * part;
    [0, 1, 2].map(|k| channel(k).round() as u8)
}

/// Black or white, whichever reads better on this colour: at least 4.5:1 on any.
pub fn ink_on(ground: [u8; 3]) -> [u8; 3] {
    const WEIGHTS: [f64; 3] = [0.2126, 0.7152, 0.0722];
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let light: f64 = (0..3).map(|k| WEIGHTS[k] * linear(ground[k])).sum();
    // WCAG 2.2: black wins where (light + 0.05)² > 0.05 · 1.05.
    if (light + 0.05) * (light + 0.05) > 0.05 * 1.05 { [0, 0, 0] } else { [255, 255, 255] }
}
