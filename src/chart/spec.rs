//! What to draw, in data units. No pixel is known here.

use super::theme::Theme;

/// One chart of monthly cost against monthly volume.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Tokens a month, left to right.
    pub x: Axis,
    /// Dollars a month or dollars per million tokens, bottom to top. A title here is printed above the plot.
    pub y: Axis,
    /// Shaded ranges of volume.
    pub regions: Vec<Region>,
    /// The cost lines, in the order they are listed in a legend.
    pub lines: Vec<Line>,
    /// Volumes at which a replica is added, ascending.
    pub steps: Vec<StepMark>,
    /// Volumes at which the cheaper side changes, ascending.
    pub crossings: Vec<Crossing>,
    /// The reader's own volume, if it is to be marked.
    pub current: Option<Current>,
    /// Colours.
    pub theme: Theme,
    /// Heading, for pictures that stand alone. With it comes a legend if the lines cannot be labelled directly.
    pub title: Option<String>,
    /// Small print below the chart, for pictures that stand alone.
    pub footnote: Option<String>,
}

/// One axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Value at the left or bottom, in the unit of `quantity`.
    pub min: f64,
    /// Value at the right or top, in the unit of `quantity`.
    pub max: f64,
    /// How values turn into distance.
    pub scale: Scale,
    /// Words beside the axis; empty for none.
    pub title: String,
    /// What the values are, which decides how ticks print.
    pub quantity: Quantity,
}

/// How values turn into distance along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences, equal distances.
    Linear,
    /// Equal ratios, equal distances.
    Log,
}

/// What an axis measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Tokens a month.
    Tokens,
    /// US dollars a month.
    Usd,
    /// US dollars per million tokens. Between two vertices the curve is then `a + b/x`, as a monthly cost that
    /// grows linearly with volume is when divided by volume.
    UsdPerMTok,
}

/// Whose cost a line shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineRole {
    /// The managed API.
    Api,
    /// Self-hosting.
    SelfHost,
    /// Self-hosted base load with overflow to the API.
    Hybrid,
    /// One of several scenarios, counted from 0; there are colours for four.
    Other(u8),
    /// The cheapest of several scenarios: a broad line behind theirs.
    Envelope,
}

impl LineRole {
    /// All of them, in the order in which they are drawn: the API's line is thinner and comes last, so that it shows on top
    /// of an equal one.
    pub const ALL: [Self; 8] = [
        Self::Envelope,
        Self::Other(0),
        Self::Other(1),
        Self::Other(2),
        Self::Other(3),
        Self::SelfHost,
        Self::Hybrid,
        Self::Api,
    ];

    /// Position in [`Layout::labelled`](super::Layout::labelled): API 0, self-hosting 1, hybrid 2, then the scenarios.
    pub fn index(self) -> usize {
        match self {
            Self::Api => 0,
            Self::SelfHost => 1,
            Self::Hybrid => 2,
            Self::Other(number) => 3 + usize::from(number.min(3)),
            Self::Envelope => 7,
        }
    }

    /// Stroke width in CSS pixels. The widths differ so that coinciding lines both stay visible.
    pub fn stroke(self) -> f64 {
        match self {
            Self::Api | Self::Hybrid | Self::Other(_) => 2.0,
            Self::SelfHost => 3.0,
            Self::Envelope => 8.0,
        }
    }

    /// Lengths of dash and gap in CSS pixels; `None` is an unbroken line.
    pub fn dash(self) -> Option<(f64, f64)> {
        match self {
            Self::Hybrid => Some((7.0, 4.0)),
            Self::Other(1) => Some((12.0, 4.0)),
            Self::Other(2) => Some((6.0, 4.0)),
            Self::Other(3..) => Some((2.0, 4.0)),
            _ => None,
        }
    }
}

/// One cost line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Whose cost it is.
    pub role: LineRole,
    /// Words printed beside the line.
    pub label: String,
    /// Exact vertices `(volume, cost)` with ascending volume; a staircase has both ends of each riser. Vertices that
    /// are not finite are left out.
    pub points: Vec<(f64, f64)>,
}

/// Why a range of volumes is shaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionKind {
    /// Self-hosting is cheaper here.
    SelfHostWins,
    /// One replica cannot serve this much.
    BeyondOneReplica,
}

/// A shaded range of volumes.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Why it is shaded.
    pub kind: RegionKind,
    /// Tokens a month at which it begins.
    pub from: f64,
    /// Tokens a month at which it ends; infinity for never.
    pub to: f64,
    /// Words inside, printed if there is room.
    pub label: Option<String>,
}

/// A volume at which a replica is added.
#[derive(Clone, Debug, PartialEq)]
pub struct StepMark {
    /// Tokens a month.
    pub volume: f64,
    /// Words at the top of its line, for example `1→2 replicas`.
    pub label: String,
}

/// A volume at which the cheaper side changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// Tokens a month.
    pub volume: f64,
    /// Cost there, in the unit of the y axis.
    pub usd: f64,
    /// Words beside its ring, for example `break-even 724.7M`.
    pub label: String,
}

/// The reader's own volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Current {
    /// Tokens a month.
    pub volume: f64,
    /// Cost on the API there, in the unit of the y axis.
    pub api_usd: f64,
    /// Cost of self-hosting there, in the unit of the y axis.
    pub self_host_usd: f64,
}
