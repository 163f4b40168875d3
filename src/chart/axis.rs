//! Ticks: round numbers, as many as fit.

use super::domain::Domain;
use super::geometry::Point;
use super::spec::{Quantity, Scale};
use super::text::{LINE_HEIGHT, text_width};
use super::tick_text::tick_text;

/// A labelled position on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Value in the unit of the axis.
    pub value: f64,
    /// How it prints.
    pub text: String,
}

/// Which way the labels of an axis follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// Side by side, so their widths count.
    X,
    /// One above the other, so their heights count.
    Y,
}

/// The densest round ticks whose labels keep apart on an axis of `length` CSS pixels.
pub fn ticks(domain: &Domain, quantity: Quantity, along: Along, length: f64) -> Vec<Tick> {
    if !(length.is_finite() && length > 0.0) {
        return Vec::new();
    }
    let closest = match along {
        Along::X => 80.0,
        Along::Y => 38.0,
    };
    let most = (length / closest).clamp(1.0, 60.0);
    let fits = |set: &Vec<Tick>| keep_apart(set, domain, along, length);
    let mut sets = ladder(domain, quantity, most).into_iter().filter(fits);
    sets.next().unwrap_or_default()
}

/// Candidate sets, densest first.
fn ladder(domain: &Domain, quantity: Quantity, most: f64) -> Vec<Vec<Tick>> {
    let linear = || linear_ladder(domain, quantity, most);
    if domain.scale() == Scale::Linear {
        return linear();
    }
    let decades = (domain.max() / domain.min()).log10();
    let mut sets = if decades < 1.0 { linear() } else { Vec::new() };
    if decades <= 3.0 {
        sets.push(log_ticks(domain, quantity, &[1.0, 2.0, 5.0], 1));
        sets.push(log_ticks(domain, quantity, &[1.0, 3.0], 1));
    }
    sets.extend((1..=8).map(|stride| log_ticks(domain, quantity, &[1.0], stride)));
    // One lonely tick says nothing about a scale.
    sets.retain(|set| set.len() > 1);
    if sets.is_empty() { linear() } else { sets }
}

fn linear_ladder(domain: &Domain, quantity: Quantity, most: f64) -> Vec<Vec<Tick>> {
    let range = domain.max() - domain.min();
    let smallest = range / most;
    let power = smallest.log10().floor() as i32;
    let steps = (power..=power + 2).flat_map(|p| [1.0, 2.0, 5.0].map(|m| m * 10f64.powi(p)));
    let wanted = steps.filter(|step| *step >= smallest * (1.0 - 1e-9) && *step <= range * (1.0 + 1e-9));
    wanted.map(|step| linear_ticks(domain, quantity, step)).collect()
}

fn linear_ticks(domain: &Domain, quantity: Quantity, step: f64) -> Vec<Tick> {
    let first = (domain.min() / step - 1e-9).ceil();
    let last = (domain.max() / step + 1e-9).floor();
    // The ladder keeps steps near a sixtieth of the range or above; the cap guards against rounding at huge offsets.
    let count = (last - first + 1.0).clamp(0.0, 100.0) as usize;
    let values = (0..count).map(|k| (first + k as f64) * step + 0.0);
    let mut set: Vec<Tick> = values.map(|value| Tick { value, text: tick_text(value, step, quantity) }).collect();
    set.dedup_by(|a, b| a.text == b.text);
    set
}

fn log_ticks(domain: &Domain, quantity: Quantity, leading: &[f64], stride: usize) -> Vec<Tick> {
    let first = domain.min().log10().floor() as i32;
    let last = domain.max().log10().ceil() as i32;
    let powers = (first..=last).filter(|p| p.rem_euclid(stride as i32) == 0);
    let values = powers.flat_map(|p| leading.iter().map(move |m| m * 10f64.powi(p)));
    let (low, high) = (domain.min() * (1.0 - 1e-9), domain.max() * (1.0 + 1e-9));
    let inside = values.filter(|value| (low..=high).contains(value));
    inside.map(|value| Tick { value, text: tick_text(value, value, quantity) }).collect()
}

fn keep_apart(set: &[Tick], domain: &Domain, along: Along, length: f64) -> bool {
    let extents: Vec<Point> = set.iter().map(|tick| extent(tick, domain, along, length)).collect();
    extents.windows(2).all(|pair| pair[0].1 <= pair[1].0)
}

/// From where to where a tick's label reaches along the axis, with the air it needs.
fn extent(tick: &Tick, domain: &Domain, along: Along, length: f64) -> Point {
    let at = domain.fraction(tick.value) * length;
    let half = match along {
        Along::X => text_width(&tick.text, false) / 2.0 + 9.0,
        Along::Y => LINE_HEIGHT / 2.0 + 3.0,
    };
    (at - half, at + half)
}
