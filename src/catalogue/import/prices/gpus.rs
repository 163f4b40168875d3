//! Which GPU of the catalogue a name means that somebody else has given it.

use crate::catalogue::{gpu_spec, specs};
use crate::format::decimal;

/// Words that say nothing about which GPU it is.
const MAKERS: [&str; 6] = ["nvidia", "geforce", "tesla", "amd", "instinct", "blackwell"];

/// A GPU's name as others write it, without what parts words; what may follow it; its id. The first of a name is meant
/// where nothing follows.
const NAMES: [(&str, &str, &str); 20] = [
    ("h100", "sxm", "h100-80gb"),
    ("h100", "pcie", "h100-pcie-80gb"),
    ("h100", "nvl", "h100-nvl-94gb"),
    ("a100", "sxm", "a100-80gb"),
    ("a100", "pcie", "a100-pcie-80gb"),
    ("a100", "", "a100-40gb"),
    ("a10g", "", "a10g-24gb"),
    ("a10", "", "a10-24gb"),
    ("l40s", "", "l40s-48gb"),
    ("l4", "", "l4-24gb"),
    ("h200", "sxm", "h200-141gb"),
    ("b200", "sxm", "b200-180gb"),
    ("b300", "sxm", "b300-288gb"),
    ("mi300x", "", "mi300x-192gb"),
    ("rtx4090", "", "rtx-4090-24gb"),
    ("rtx5090", "", "rtx-5090-32gb"),
    ("rtx6000ada", "", "rtx-6000-ada-48gb"),
    ("rtxpro6000", "server", "rtx-pro-6000-96gb"),
    ("rtxpro6000", "se", "rtx-pro-6000-96gb"),
    ("rtxpro6000", "serveredition", "rtx-pro-6000-96gb"),
];
/// Names whose memory tells which is meant: without it none is.
const NEEDS_MEMORY: &str = "a100";
/// Sizes are called by 10^9 bytes, by 2^30, or with a part set aside.
const NEAR: std::ops::RangeInclusive<f64> = 0.89..=1.13;

/// The id of the GPU with such a name, and of so many GB where that is known; an id is its own name.
#[must_use]
pub fn matched_gpu(name: &str, gb: Option<f64>) -> Option<&'static str> {
    if let Some(row) = specs::GPUS.iter().find(|row| row.id == name.trim() || row.name == name.trim()) {
        return Some(row.id);
    }
    let (plain, said) = split(name);
    let gb = said.or(gb);
    for (base, variant, id) in NAMES {
        let Some(rest) = plain.strip_prefix(base) else { continue };
        // `sxm5` is the same as `sxm`.
        let rest = if rest.starts_with("sxm") { rest.trim_end_matches(|c: char| c.is_ascii_digit()) } else { rest };
        let known = rest == variant || rest.is_empty();
        let fits = match gb {
            Some(gb) => gpu_spec(id).is_some_and(|row| NEAR.contains(&(gb / row.vram_gb))),
            None => base != NEEDS_MEMORY,
        };
        if known && fits {
            return Some(id);
        }
    }
    None
}

/// A name without makers and what parts words, and the GB it says.
fn split(name: &str) -> (String, Option<f64>) {
    let name = name.trim().to_ascii_lowercase();
    let mut plain = String::new();
    let mut gb = None;
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()) {
        let size = word.strip_suffix("gb").and_then(decimal);
        if size.is_some() {
            gb = size;
        } else if !MAKERS.contains(&word) && !matches!(word, "hgx" | "hbm3" | "hbm2e" | "hbm3e") {
            plain.push_str(word);
        }
    }
    (plain, gb)
}
