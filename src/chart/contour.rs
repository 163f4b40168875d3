//! The line between gains and losses on a grid: marching squares, its corners found to a fraction of a cell.

use super::geometry::Point;

/// Halvings of a grid edge; the corners are then off by a 128th of it at most.
const HALVINGS: u32 = 7;

/// Values at the corners of cells, row by row from the bottom, and how to find more between them.
pub struct Grid<'a> {
    pub columns: usize,
    pub rows: usize,
    /// `(columns + 1) · (rows + 1)` of them.
    pub values: &'a [f64],
    /// The value anywhere, in cells from the lower left corner.
    pub value_at: &'a dyn Fn(Point) -> f64,
}

/// A grid edge, by the corner it begins at and whether it leads up, not right.
type Edge = (usize, usize, bool);

impl Grid<'_> {
    /// Whether there is a gain at a corner. Nothing gained is no gain.
    fn gains(&self, column: usize, row: usize) -> bool {
        self.values.get(row * (self.columns + 1) + column).is_some_and(|value| *value > 0.0)
    }

    /// All paths on which gains turn to losses, in cells from the lower left corner.
    pub fn zero_line(&self) -> Vec<Vec<Point>> {
        let mut pieces: Vec<(Edge, Edge)> = Vec::new();
        for row in 0..self.rows {
            for column in 0..self.columns {
                self.cell(column, row, &mut pieces);
            }
        }
        let mut paths = Vec::new();
        while let Some((from, to)) = pieces.pop() {
            let mut path = vec![from, to];
            follow(&mut path, &mut pieces);
            path.reverse();
            follow(&mut path, &mut pieces);
            paths.push(path.into_iter().map(|edge| self.crossing(edge)).collect());
        }
        paths
    }

    /// The pieces of the line in one cell: none, one, or two.
    fn cell(&self, column: usize, row: usize, pieces: &mut Vec<(Edge, Edge)>) {
        let corners = [(0, 0), (1, 0), (1, 1), (0, 1)].map(|(right, up)| self.gains(column + right, row + up));
        let (low, right) = ((column, row, false), (column + 1, row, true));
        let (high, left) = ((column, row + 1, false), (column, row, true));
        let walls = [(low, corners[0] != corners[1]), (right, corners[1] != corners[2])];
        let walls = walls.into_iter().chain([(high, corners[2] != corners[3]), (left, corners[3] != corners[0])]);
        let mut crossed = walls.filter(|(_, crossed)| *crossed).map(|(edge, _)| edge);
        match (crossed.next(), crossed.next(), crossed.next()) {
            (Some(from), Some(to), None) => pieces.push((from, to)),
            (Some(_), Some(_), Some(_)) => {
                // All four: what lies in the middle decides which corners belong together.
                let middle = (self.value_at)((column as f64 + 0.5, row as f64 + 0.5)) > 0.0;
                let apart =
                    if middle == corners[0] { [(low, right), (high, left)] } else { [(low, left), (high, right)] };
                pieces.extend(apart);
            }
            _ => {}
        }
    }

    /// Where on an edge the sign changes.
    fn crossing(&self, (column, row, up): Edge) -> Point {
        let (x, y) = (column as f64, row as f64);
        let at = |part: f64| if up { (x, y + part) } else { (x + part, y) };
        let begins = self.gains(column, row);
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if ((self.value_at)(at(middle)) > 0.0) == begins { low = middle } else { high = middle }
        }
        at(f64::midpoint(low, high))
    }
}

/// Makes a path longer at its end as long as a piece fits on.
fn follow(path: &mut Vec<Edge>, pieces: &mut Vec<(Edge, Edge)>) {
    while let Some(end) = path.last().copied() {
        let Some(next) = pieces.iter().position(|(a, b)| *a == end || *b == end) else { return };
        let (a, b) = pieces.swap_remove(next);
        path.push(if a == end { b } else { a });
    }
}
