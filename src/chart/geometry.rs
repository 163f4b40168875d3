//! Rectangles and line segments, in CSS pixels with y downwards.

/// A position: x to the right, y downwards, in CSS pixels.
pub type Point = (f64, f64);

/// A rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// A rectangle from its top left corner and size.
    pub fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// A square of `2 * radius` around a point.
    pub fn around(centre: Point, radius: f64) -> Self {
        Self::new(centre.0 - radius, centre.1 - radius, 2.0 * radius, 2.0 * radius)
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// Grown by `by` on every side.
    pub fn grown(&self, by: f64) -> Self {
        Self::new(self.x - by, self.y - by, self.w + 2.0 * by, self.h + 2.0 * by)
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the other lies wholly inside.
    pub fn holds(&self, other: &Self) -> bool {
        self.x <= other.x && self.y <= other.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }

    /// Whether a point lies inside or on an edge.
    pub fn contains(&self, point: Point) -> bool {
        self.x <= point.0 && point.0 <= self.right() && self.y <= point.1 && point.1 <= self.bottom()
    }

    /// The part of the segment inside, if any.
    pub fn clip(&self, from: Point, to: Point) -> Option<(Point, Point)> {
        if self.is_beyond(from, to) {
            return None;
        }
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let walls =
            [(-dx, from.0 - self.x), (dx, self.right() - from.0), (-dy, from.1 - self.y), (dy, self.bottom() - from.1)];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (towards, room) in walls {
            if towards == 0.0 && room < 0.0 {
                return None;
            }
            if towards < 0.0 {
                enter = enter.max(room / towards);
            } else if towards > 0.0 {
                leave = leave.min(room / towards);
            }
        }
        let at = |t: f64| {
            if t == 1.0 { to } else { (from.0 + t * dx, from.1 + t * dy) }
        };
        (enter <= leave).then(|| (at(enter), at(leave)))
    }

    /// Whether both points lie on the far side of one edge, as most do.
    fn is_beyond(&self, a: Point, b: Point) -> bool {
        let beside = a.0.max(b.0) < self.x || a.0.min(b.0) > self.right();
        beside || a.1.max(b.1) < self.y || a.1.min(b.1) > self.bottom()
    }

    /// Slanted lines `spacing` apart that fill the rectangle.
    pub fn hatching(&self, spacing: f64) -> Vec<(Point, Point)> {
        let lines = ((self.w + self.h) / spacing).clamp(0.0, 1000.0) as usize;
        let starts = (1..=lines).map(|k| self.x - self.h + k as f64 * spacing);
        starts.filter_map(|x| self.clip((x, self.bottom()), (x + self.h, self.y))).collect()
    }
}

/// Clips a path to a rectangle, which may break it into several.
pub fn clip_path(path: &[Point], to: &Rect) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    for pair in path.windows(2) {
        let Some((a, b)) = to.clip(pair[0], pair[1]) else {
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&a) => piece.push(b),
            _ => pieces.push(vec![a, b]),
        }
    }
    pieces
}

/// The parts of a segment that no box covers.
pub fn uncovered(from: Point, to: Point, boxes: &[Rect]) -> Vec<(Point, Point)> {
    let mut left = vec![(from, to)];
    for obstacle in boxes {
        left = left.into_iter().flat_map(|(a, b)| without(a, b, obstacle)).collect();
    }
    left
}

fn without(a: Point, b: Point, obstacle: &Rect) -> Vec<(Point, Point)> {
    match obstacle.clip(a, b) {
        None => vec![(a, b)],
        Some((enter, leave)) => [(a, enter), (leave, b)].into_iter().filter(|(p, q)| p != q).collect(),
    }
}
