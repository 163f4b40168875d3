//! The smallest and the cheapest replica that serves a model.

use super::memory::{Memory, Placement, place};

/// GPUs of a replica, as they are rented and as a model is divided between them.
pub const COUNTS: [f64; 5] = [1.0, 2.0, 4.0, 8.0, 16.0];

/// A kind of GPU on offer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    /// Bytes of memory of one, nominal.
    pub gpu_memory: f64,
    /// USD per hour for `count` of them.
    pub usd_per_hour: f64,
    /// GPUs the price is for.
    pub count: f64,
}

/// The choice among offers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// Place of the offer in the list.
    pub offer: usize,
    /// GPUs of a replica: one of [`COUNTS`], or what the offer is for if that is more.
    pub gpus: f64,
    /// USD per hour for all of them, at the offer's price of one.
    pub usd_per_hour: f64,
    /// What it holds.
    pub memory: Memory,
}

/// The fewest GPUs with so much memory each that serve a sequence of the placement's context; its own GPUs do not matter.
/// `None` where even the largest replica does not.
#[must_use]
pub fn fewest(placement: &Placement, gpu_memory: f64) -> Option<(f64, Memory)> {
    for gpus in COUNTS {
        let memory = place(&Placement { gpu_memory, gpus, ..*placement });
        if memory.fit.sequences() >= 1.0 {
            return Some((gpus, memory));
        }
    }
    None
}

/// The cheapest replica among the offers; of two at the same price the one with fewer GPUs. An offer for several GPUs is
/// rented by no fewer. An offer without a price is passed over.
#[must_use]
pub fn cheapest(placement: &Placement, offers: &[Offer]) -> Option<Choice> {
    let mut best: Option<Choice> = None;
    for (at, offer) in offers.iter().enumerate() {
        let Some(choice) = rented(placement, offer, at) else { continue };
        let is_better = |best: &Choice| (choice.usd_per_hour, choice.gpus) < (best.usd_per_hour, best.gpus);
        if best.as_ref().is_none_or(is_better) {
            best = Some(choice);
        }
    }
    best
}

/// The smallest replica of one offer.
fn rented(placement: &Placement, offer: &Offer, at: usize) -> Option<Choice> {
    let priced = offer.usd_per_hour > 0.0 && offer.usd_per_hour.is_finite() && offer.count >= 1.0;
    let (gpus, memory) = fewest(placement, offer.gpu_memory).filter(|_| priced)?;
    let usd_per_hour = offer.usd_per_hour / offer.count;
    if gpus >= offer.count {
        return Some(Choice { offer: at, gpus, usd_per_hour: usd_per_hour * gpus, memory });
    }
    let memory = place(&Placement { gpu_memory: offer.gpu_memory, gpus: offer.count, ..*placement });
    Some(Choice { offer: at, gpus: offer.count, usd_per_hour: offer.usd_per_hour, memory })
}
