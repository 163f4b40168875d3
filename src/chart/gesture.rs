//! What pointers over the chart mean: reading, selecting a range, pinching. Positions are CSS pixels from the chart's left edge.

use super::domain::Domain;
use super::layout::Layout;
use super::lens::Window;

/// A mouse that moves less than this while pressed has clicked.
const CLICK: f64 = 5.0;
/// Fingers nearer than this say nothing about a scale.
const APART: f64 = 8.0;

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    /// Read the costs here.
    Read(f64),
    /// Show that this range is being selected.
    Mark(f64, f64),
    /// Show these volumes.
    Show(Window),
}

/// The pointers that are down, and what they have begun.
#[derive(Clone, Debug, Default)]
pub struct Gesture {
    down: Vec<Pointer>,
    begun: Option<Begun>,
}

#[derive(Clone, Copy, Debug)]
struct Pointer {
    id: i32,
    start: f64,
    now: f64,
    touch: bool,
}

/// The axis as it was when the gesture began: what is shown changes under the fingers.
#[derive(Clone, Copy, Debug)]
struct Begun {
    axis: Domain,
    left: f64,
    width: f64,
}

impl Begun {
    fn fraction(&self, px: f64) -> f64 {
        (px - self.left) / self.width
    }
}

impl Gesture {
    /// A pointer came down.
    pub fn down(&mut self, id: i32, x: f64, touch: bool, layout: &Layout) {
        self.down.retain(|pointer| pointer.id != id);
        if self.down.len() > 1 || layout.plot.w <= 0.0 {
            return;
        }
        self.begun = Some(Begun { axis: *layout.volumes(), left: layout.plot.x, width: layout.plot.w });
        for pointer in &mut self.down {
            pointer.start = pointer.now;
        }
        self.down.push(Pointer { id, start: x, now: x, touch });
    }

    /// A pointer moved, pressed or not.
    pub fn moved(&mut self, id: i32, x: f64) -> Act {
        if let Some(pointer) = self.down.iter_mut().find(|pointer| pointer.id == id) {
            pointer.now = x;
        }
        match (self.down.as_slice(), self.begun) {
            ([one, other], Some(begun)) => pinched(*one, *other, begun).map_or(Act::Read(x), Act::Show),
            ([one], _) if one.id == id && one.selects() => Act::Mark(one.start, x),
            _ => Act::Read(x),
        }
    }

    /// A pointer was lifted: a range that was being selected is shown.
    pub fn up(&mut self, id: i32) -> Option<Act> {
        let selected = match (self.down.as_slice(), self.begun) {
            ([one], Some(begun)) if one.id == id && one.selects() => {
                let ends = [one.start, one.now].map(|px| begun.fraction(px).clamp(0.0, 1.0));
                Window::part(&begun.axis, ends[0], ends[1])
            }
            _ => None,
        };
        self.down.retain(|pointer| pointer.id != id);
        selected.map(Act::Show)
    }

    /// Whatever was going on is off.
    pub fn cancel(&mut self) {
        self.down.clear();
    }
}

impl Pointer {
    fn selects(&self) -> bool {
        !self.touch && (self.now - self.start).abs() >= CLICK
    }
}

/// The volumes that keep what was under each finger under it.
fn pinched(one: Pointer, other: Pointer, begun: Begun) -> Option<Window> {
    let (before, now) = (other.start - one.start, other.now - one.now);
    if before.abs() < APART || now.abs() < APART {
        return None;
    }
    let part = before / now;
    let from = begun.fraction(one.start) - begun.fraction(one.now) * part;
    Window::part(&begun.axis, from, from + part.abs())
}

/// How much more or less a turn of the wheel shows, from its travel in CSS pixels.
#[must_use]
pub fn wheel_factor(travel: f64) -> f64 {
    (travel * 0.002).clamp(-0.7, 0.7).exp()
}
