//! Finding room for words.

use super::geometry::{Point, Rect};

/// Air kept around every placed text, in CSS pixels.
const AIR: f64 = 2.0;
/// Air kept between words and lines: with the air inside a line of text, room for a dot on the line.
pub const LINE_AIR: f64 = 4.0;

/// A place across a fence is better than one this many candidates further on.
const PATIENCE: usize = 24;

/// What is already drawn where, and therefore where words may still go.
pub struct Placer {
    bounds: Rect,
    boxes: Vec<Rect>,
    walls: Vec<(Point, Point)>,
    fences: Vec<(Point, Point)>,
}

impl Placer {
    /// Everything must stay inside `bounds`.
    pub fn new(bounds: Rect) -> Self {
        Self { bounds, boxes: Vec::new(), walls: Vec::new(), fences: Vec::new() }
    }

    /// Marks a box that no text may touch.
    pub fn block(&mut self, area: Rect) {
        self.boxes.push(area);
    }

    /// Marks a segment that no text may touch.
    pub fn wall(&mut self, from: Point, to: Point) {
        self.walls.push((from, to));
    }

    /// Marks a segment that text avoids while there is a choice.
    pub fn fence(&mut self, from: Point, to: Point) {
        self.fences.push((from, to));
    }

    /// Takes the first free candidate, or one soon after it that crosses no fence.
    pub fn take(&mut self, candidates: &[Rect]) -> Option<Rect> {
        let mut open = candidates.iter().filter(|area| self.is_free(area));
        let first = open.next()?;
        let clear = std::iter::once(first).chain(open.take(PATIENCE)).find(|area| self.is_clear(area));
        let chosen = *clear.unwrap_or(first);
        self.boxes.push(chosen);
        Some(chosen)
    }

    fn is_clear(&self, area: &Rect) -> bool {
        !touches(&self.fences, &area.grown(AIR))
    }

    fn is_free(&self, area: &Rect) -> bool {
        self.bounds.holds(area)
            && !self.boxes.iter().any(|taken| taken.overlaps(&area.grown(AIR)))
            && !touches(&self.walls, &area.grown(LINE_AIR))
    }
}

fn touches(segments: &[(Point, Point)], area: &Rect) -> bool {
    segments.iter().any(|(from, to)| area.clip(*from, *to).is_some())
}
