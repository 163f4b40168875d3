//! Reading the chart by keys, and volumes that a pointer means.

use super::layout::Layout;

/// A part of the plot's width that an arrow key goes.
const SMALL: f64 = 0.01;
/// A part of the plot's width that a page key goes.
const LARGE: f64 = 0.1;
/// Nearer than this part of a volume, a crossing is where the reader already is.
const SAME: f64 = 1e-9;

/// A step of the reading line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// By a part of the plot's width, negative to the left.
    By(f64),
    /// To the left end.
    First,
    /// To the right end.
    Last,
    /// To the next crossing on the left.
    CrossingBefore,
    /// To the next crossing on the right.
    CrossingAfter,
}

impl Step {
    /// What a key asks for, by its name in the browser.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" | "ArrowDown" => Self::By(-SMALL),
            "ArrowRight" | "ArrowUp" => Self::By(SMALL),
            "PageDown" => Self::By(-LARGE),
            "PageUp" => Self::By(LARGE),
            "Home" => Self::First,
            "End" => Self::Last,
            "n" | "N" => Self::CrossingAfter,
            "p" | "P" => Self::CrossingBefore,
            _ => return None,
        })
    }
}

impl Layout {
    /// Where a step from `volume` leads, within the plot; a crossing that is not there leaves it where it was.
    #[must_use]
    pub fn step(&self, volume: f64, step: Step) -> f64 {
        match step {
            Step::By(part) => self.px_to_x(self.x_to_px(volume) + part * self.plot.w),
            Step::First => self.volumes().min(),
            Step::Last => self.volumes().max(),
            Step::CrossingBefore => {
                self.crossings.iter().rev().copied().find(|at| *at < volume * (1.0 - SAME)).unwrap_or(volume)
            }
            Step::CrossingAfter => {
                self.crossings.iter().copied().find(|at| *at > volume * (1.0 + SAME)).unwrap_or(volume)
            }
        }
    }

    /// The volume at a horizontal position; none outside the plot.
    #[must_use]
    pub fn volume_at(&self, px: f64) -> Option<f64> {
        (self.plot.x <= px && px <= self.plot.right()).then(|| self.px_to_x(px))
    }

    /// The roundest volume that lies under a pixel, so that a dragged handle leaves a short link.
    #[must_use]
    pub fn round_volume(&self, px: f64) -> f64 {
        let volume = self.px_to_x(px);
        let width = (self.px_to_x(px + 0.5) - self.px_to_x(px - 0.5)).abs();
        if width <= 0.0 {
            return volume;
        }
        let place = 10f64.powi(width.log10().floor() as i32);
        // Dividing by a whole number keeps 724M the number 724e6.
        if place >= 1.0 { (volume / place).round() * place } else { volume.round() }
    }
}
