//! Colours. Lines keep 3:1 and text 4.5:1 against both the paper and the tint, which `tests/chart.rs` measures.

use super::spec::LineRole;

/// The colours of one chart, each as red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Behind everything.
    pub paper: [u8; 3],
    /// Words that matter, rings, the reader's own volume.
    pub ink: [u8; 3],
    /// Tick labels and other quiet words.
    pub muted: [u8; 3],
    /// Grid lines.
    pub hairline: [u8; 3],
    /// The x axis and the dotted lines where a replica is added.
    pub rule: [u8; 3],
    /// Hatching of the range beyond one replica.
    pub hatch: [u8; 3],
    /// Background where self-hosting is cheaper.
    pub win_tint: [u8; 3],
    /// Words on that background that name it.
    pub win_ink: [u8; 3],
    /// The API line.
    pub api: [u8; 3],
    /// The self-hosting line.
    pub self_host: [u8; 3],
    /// The hybrid line.
    pub hybrid: [u8; 3],
    /// The line of a fourth scenario; the first three have the colours above.
    pub fourth: [u8; 3],
    /// The broad line behind the cheapest of several scenarios.
    pub envelope: [u8; 3],
    /// Words beside the API line.
    pub api_ink: [u8; 3],
    /// Words beside the self-hosting line: darker than the line itself where the line is too pale to read.
    pub self_host_ink: [u8; 3],
    /// Words beside the hybrid line.
    pub hybrid_ink: [u8; 3],
}

impl Theme {
    /// Dark on white.
    pub fn light() -> Self {
        Self {
            paper: [0xff, 0xff, 0xff],
            ink: [0x14, 0x17, 0x1c],
            muted: [0x5a, 0x63, 0x70],
            hairline: [0xe3, 0xe6, 0xea],
            rule: [0x9a, 0xa1, 0xab],
            hatch: [0xe6, 0xea, 0xeb],
            win_tint: [0xec, 0xf7, 0xf3],
            win_ink: [0x0b, 0x6b, 0x50],
            api: [0x00, 0x72, 0xb2],
            self_host: [0xd5, 0x5e, 0x00],
            hybrid: [0x00, 0x9e, 0x73],
            fourth: [0x5c, 0x10, 0x49],
            envelope: [0xf2, 0xd9, 0x6b],
            api_ink: [0x00, 0x66, 0xa1],
            self_host_ink: [0xb0, 0x4a, 0x00],
            hybrid_ink: [0x00, 0x73, 0x54],
        }
    }

    /// Pale on near-black.
    pub fn dark() -> Self {
        Self {
            paper: [0x17, 0x1a, 0x20],
            ink: [0xf2, 0xf4, 0xf7],
            muted: [0xa2, 0xaa, 0xb6],
            hairline: [0x2b, 0x30, 0x38],
            rule: [0x6a, 0x72, 0x7e],
            hatch: [0x20, 0x27, 0x2d],
            win_tint: [0x18, 0x26, 0x29],
            win_ink: [0x6f, 0xcf, 0xb0],
            api: [0x56, 0xb4, 0xe9],
            self_host: [0xf0, 0x91, 0x4a],
            hybrid: [0x6e, 0xe7, 0xb7],
            fourth: [0xf0, 0xe4, 0x42],
            envelope: [0x5c, 0x50, 0x1c],
            api_ink: [0x56, 0xb4, 0xe9],
            self_host_ink: [0xf0, 0x91, 0x4a],
            hybrid_ink: [0x6e, 0xe7, 0xb7],
        }
    }

    /// In a system's own colours, where the visitor insists on them: lines are then told apart by width, dash and label.
    pub fn forced(paper: [u8; 3], ink: [u8; 3], accent: [u8; 3]) -> Self {
        let between = |part: f64| {
            [0, 1, 2].map(|k| (f64::from(paper[k]) + (f64::from(ink[k]) - f64::from(paper[k])) * part).round() as u8)
        };
        Self {
            paper,
            ink,
            muted: ink,
            hairline: between(0.25),
            rule: ink,
            hatch: between(0.15),
            win_tint: between(0.06),
            win_ink: ink,
            api: accent,
            self_host: ink,
            hybrid: ink,
            fourth: ink,
            envelope: between(0.35),
            api_ink: accent,
            self_host_ink: ink,
            hybrid_ink: ink,
        }
    }

    /// Colour of a line.
    pub fn line(&self, role: LineRole) -> [u8; 3] {
        match role {
            LineRole::Api | LineRole::Other(0) => self.api,
            LineRole::SelfHost | LineRole::Other(1) => self.self_host,
            LineRole::Hybrid | LineRole::Other(2) => self.hybrid,
            LineRole::Other(3..) => self.fourth,
            LineRole::Envelope => self.envelope,
        }
    }

    /// Colour of the words beside a line.
    pub fn line_ink(&self, role: LineRole) -> [u8; 3] {
        match role {
            LineRole::Api | LineRole::Other(0) => self.api_ink,
            LineRole::SelfHost | LineRole::Other(1) => self.self_host_ink,
            LineRole::Hybrid | LineRole::Other(2) => self.hybrid_ink,
            LineRole::Other(3..) => self.fourth,
            LineRole::Envelope => self.muted,
        }
    }
}
