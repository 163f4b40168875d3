//! Where everything goes, in CSS pixels. Pure: the same spec gives the same layout.

use super::axis::Tick;
use super::curve::Projection;
use super::domain::Domain;
use super::frame::Frame;
use super::geometry::{Point, Rect, uncovered};
use super::labels::{Labels, STEP_ROW};
use super::marks::{Curve, Dot, Hairline, HairlineKind, Text};
use super::place::Placer;
use super::spec::{ChartSpec, LineRole, Region, RegionKind, StepMark};
use super::text::LINE_HEIGHT;

/// Above this many added replicas in view, none gets a line of its own.
const MOST_STEPS: usize = 40;
/// Added replicas nearer than this share a line.
const STEP_APART: f64 = 10.0;
/// Crossings nearer than this share a ring.
const RINGS_APART: f64 = 9.0;
/// Distance between hatching lines.
const HATCH: f64 = 9.0;
/// Above the axis, where the page puts a handle for the reader's own volume.
const HANDLE: f64 = 7.0;
/// Half the room a ring takes.
const RING: f64 = 6.5;

/// A chart with every mark and word in place, in CSS pixels from its top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The area between the axes; empty if there is no room for a chart.
    pub plot: Rect,
    /// Ticks below the plot, at `x_to_px(tick.value)`.
    pub x_ticks: Vec<Tick>,
    /// Ticks left of the plot, at `y_to_px(tick.value)`.
    pub y_ticks: Vec<Tick>,
    /// Shaded ranges.
    pub areas: Vec<(RegionKind, Rect)>,
    /// Slanted lines that fill the range beyond one replica, cut where words stand.
    pub hatching: Vec<(Point, Point)>,
    /// Grid, dotted and solid straight lines, already cut where words stand.
    pub hairlines: Vec<Hairline>,
    /// Cost lines, clipped to the plot, in the order of the spec.
    pub curves: Vec<Curve>,
    /// Line samples of the legend, if there is one.
    pub swatches: Vec<Curve>,
    /// Centres of the crossings.
    pub rings: Vec<Point>,
    /// Volumes of the crossings in view, ascending: those that share a ring each have their own.
    pub crossings: Vec<f64>,
    /// The reader's own volume on each line.
    pub dots: Vec<Dot>,
    /// All words.
    pub texts: Vec<Text>,
    /// Whether each line is named in the picture, by [`LineRole::index`]. Where false, the page's legend must do it.
    pub labelled: [bool; LineRole::ALL.len()],
    projection: Projection,
}

impl Layout {
    /// Arranges a chart. A picture that stands alone gets a legend if some line could not be named in place.
    pub fn of(spec: &ChartSpec) -> Self {
        let layout = Self::arrange(spec, false);
        let named = spec.lines.iter().all(|line| layout.labelled[line.role.index()]);
        if named || spec.title.is_none() { layout } else { Self::arrange(spec, true) }
    }

    fn arrange(spec: &ChartSpec, legend: bool) -> Self {
        let Some(frame) = Frame::of(spec, legend) else {
            return Self::empty(spec);
        };
        let projection = &frame.projection;
        let legended = !frame.swatches.is_empty();
        let curves: Vec<Curve> =
            spec.lines.iter().map(|line| Curve { role: line.role, pieces: projection.trace(line) }).collect();
        let steps = visible_steps(spec, projection);
        let areas: Vec<(&Region, Rect)> =
            spec.regions.iter().filter_map(|r| Some((r, region_area(r, projection)?))).collect();
        let mut layout = Self {
            plot: projection.plot,
            x_ticks: frame.x_ticks,
            y_ticks: frame.y_ticks,
            areas: areas.iter().map(|(region, area)| (region.kind, *area)).collect(),
            hatching: Vec::new(),
            hairlines: Vec::new(),
            curves,
            swatches: frame.swatches,
            rings: rings(spec, projection),
            crossings: spec.crossings.iter().map(|crossing| crossing.volume).collect(),
            dots: dots(spec, projection),
            texts: Vec::new(),
            labelled: [legended; LineRole::ALL.len()],
            projection: *projection,
        };
        let mut labels = Labels { projection, placer: layout.obstacles(&steps), texts: Vec::new() };
        labels.crossings(&spec.crossings);
        for (line, curve) in spec.lines.iter().zip(&layout.curves).filter(|_| !legended) {
            layout.labelled[line.role.index()] |= labels.line(line, curve);
        }
        labels.steps(&steps);
        labels.regions(areas);
        layout.texts = labels.texts;
        layout.draw_hatching();
        layout.draw_hairlines(spec, &steps);
        layout.texts.extend(frame.texts);
        layout
    }

    fn empty(spec: &ChartSpec) -> Self {
        Self {
            plot: Rect::default(),
            x_ticks: Vec::new(),
            y_ticks: Vec::new(),
            areas: Vec::new(),
            hatching: Vec::new(),
            hairlines: Vec::new(),
            curves: Vec::new(),
            swatches: Vec::new(),
            rings: Vec::new(),
            crossings: Vec::new(),
            dots: Vec::new(),
            texts: Vec::new(),
            labelled: [false; LineRole::ALL.len()],
            projection: Projection::nowhere(spec),
        }
    }

    /// Horizontal position of a volume, in CSS pixels from the left edge of the chart.
    pub fn x_to_px(&self, volume: f64) -> f64 {
        self.projection.x_px(volume)
    }

    /// Vertical position of a cost, in CSS pixels from the top edge of the chart.
    pub fn y_to_px(&self, cost: f64) -> f64 {
        self.projection.y_px(cost)
    }

    /// The volume at a horizontal position, the inverse of [`x_to_px`](Self::x_to_px); kept within the axis.
    pub fn px_to_x(&self, px: f64) -> f64 {
        self.projection.x.value(self.fraction(px).clamp(0.0, 1.0))
    }

    /// The volumes in view.
    pub fn volumes(&self) -> &Domain {
        &self.projection.x
    }

    /// Where a horizontal position lies in the plot: 0 at its left edge, 1 at its right one, beyond that outside.
    pub fn fraction(&self, px: f64) -> f64 {
        if self.plot.w > 0.0 { (px - self.plot.x) / self.plot.w } else { 0.0 }
    }

    /// What words inside the plot must keep clear of. The reader's own volume is not among them: words would jump about
    /// while it is dragged.
    fn obstacles(&self, steps: &[&StepMark]) -> Placer {
        // The handle of the reader's own volume sits on the axis.
        let mut placer = Placer::new(Rect { h: self.plot.h - HANDLE, ..self.plot });
        self.curves.iter().flat_map(Curve::segments).for_each(|(a, b)| placer.wall(a, b));
        self.rings.iter().for_each(|at| placer.block(Rect::around(*at, RING)));
        for step in steps {
            let x = self.x_to_px(step.volume);
            placer.fence((x, self.plot.y), (x, self.plot.bottom()));
        }
        for (_, area) in &self.areas {
            placer.fence((area.x, area.y), (area.x, area.bottom()));
        }
        if !steps.is_empty() {
            // Keeps the row of step names free while other words have a choice.
            for y in [self.plot.y + STEP_ROW, self.plot.y + STEP_ROW + LINE_HEIGHT] {
                placer.fence((self.plot.x, y), (self.plot.right(), y));
            }
        }
        placer
    }

    fn current_line(&self, spec: &ChartSpec) -> Option<(Point, Point)> {
        let x = self.x_to_px(spec.current?.volume);
        let inside = self.plot.x <= x && x <= self.plot.right();
        inside.then_some(((x, self.plot.y), (x, self.plot.bottom())))
    }

    fn draw_hatching(&mut self) {
        let hatched = self.areas.iter().filter(|(kind, _)| *kind == RegionKind::BeyondOneReplica);
        let lines: Vec<(Point, Point)> = hatched.flat_map(|(_, area)| area.hatching(HATCH)).collect();
        self.hatching = lines.into_iter().flat_map(|(from, to)| self.cut(from, to)).collect();
    }

    fn draw_hairlines(&mut self, spec: &ChartSpec, steps: &[&StepMark]) {
        let plot = self.plot;
        let rows: Vec<f64> = self.y_ticks.iter().map(|tick| self.y_to_px(tick.value).round()).collect();
        for y in rows.into_iter().filter(|y| *y < plot.bottom()) {
            self.hairline((plot.x, y), (plot.right(), y), HairlineKind::Grid);
        }
        for step in steps {
            let x = self.x_to_px(step.volume);
            self.hairline((x, plot.y), (x, plot.bottom()), HairlineKind::Step);
        }
        self.hairline((plot.x, plot.bottom()), (plot.right(), plot.bottom()), HairlineKind::Axis);
        let columns: Vec<f64> = self.x_ticks.iter().map(|tick| self.x_to_px(tick.value)).collect();
        for x in columns {
            self.hairline((x, plot.bottom()), (x, plot.bottom() + 5.0), HairlineKind::Axis);
        }
        if let Some((top, bottom)) = self.current_line(spec) {
            self.hairline(top, bottom, HairlineKind::Current);
        }
    }

    fn hairline(&mut self, from: Point, to: Point, kind: HairlineKind) {
        let parts = self.cut(from, to);
        self.hairlines.extend(parts.into_iter().map(|(from, to)| Hairline { from, to, kind }));
    }

    /// A line broken where words stand, so that they can be read without a box behind them.
    fn cut(&self, from: Point, to: Point) -> Vec<(Point, Point)> {
        let boxes: Vec<Rect> = self.texts.iter().map(|text| text.area.grown(2.0)).collect();
        uncovered(from, to, &boxes)
    }
}

fn visible_steps<'a>(spec: &'a ChartSpec, projection: &Projection) -> Vec<&'a StepMark> {
    let plot = projection.plot;
    let inside = |step: &&StepMark| {
        let x = projection.x_px(step.volume);
        plot.x < x && x < plot.right()
    };
    let mut steps: Vec<&StepMark> = spec.steps.iter().filter(inside).collect();
    if steps.len() > MOST_STEPS {
        return Vec::new();
    }
    steps.dedup_by(|b, a| projection.x_px(b.volume) - projection.x_px(a.volume) < STEP_APART);
    steps
}

fn region_area(region: &Region, projection: &Projection) -> Option<Rect> {
    let plot = projection.plot;
    let edge = |volume: f64| projection.x_px(volume).clamp(plot.x, plot.right()).round();
    let (left, right) = (edge(region.from), edge(region.to));
    let known = !region.from.is_nan() && !region.to.is_nan();
    (known && right > left).then(|| Rect::new(left, plot.y, right - left, plot.h))
}

fn rings(spec: &ChartSpec, projection: &Projection) -> Vec<Point> {
    let known = spec.crossings.iter().filter(|c| c.volume.is_finite() && c.usd.is_finite());
    let all = known.map(|c| (projection.x_px(c.volume), projection.y_px(c.usd)));
    let mut rings: Vec<Point> = all.filter(|at| projection.plot.contains(*at)).collect();
    let last = rings.last().copied();
    rings.dedup_by(|b, a| (b.0 - a.0).hypot(b.1 - a.1) < RINGS_APART && Some(*b) != last);
    rings
}

fn dots(spec: &ChartSpec, projection: &Projection) -> Vec<Dot> {
    let Some(current) = spec.current else {
        return Vec::new();
    };
    let costs = [(LineRole::Api, current.api_usd), (LineRole::SelfHost, current.self_host_usd)];
    let shown = costs.into_iter().filter(|(role, _)| spec.lines.iter().any(|line| line.role == *role));
    let dots = shown.map(|(role, cost)| Dot { role, at: (projection.x_px(current.volume), projection.y_px(cost)) });
    dots.filter(|dot| projection.plot.contains(dot.at)).collect()
}
