//! Tables of rents, read by the names of their columns.

mod skypilot;

use super::batch::Rental;
use super::date::day_of;
use super::gpus::matched_gpu;
use super::kind::{Kind, Skip};
use super::price::{MOST_PER_HOUR, Spot};
use super::tally::Tally;
use crate::catalogue::RentKind;
use crate::catalogue::import::csv::{Rows, same_name};
use crate::catalogue::import::on_one_line;
use std::borrow::Cow;

/// Longer names are cut off.
const LONGEST: usize = 60;
/// More GPUs are not rented at once.
const MOST_GPUS: f64 = 1e5;

/// One row, asked by the names of its columns.
struct Row<'r> {
    headers: &'r [String],
    cells: &'r [Cow<'r, str>],
    place: String,
}

impl Row<'_> {
    /// The cell of a column; empty where there is none.
    fn text(&self, column: &str) -> &str {
        let at = self.headers.iter().position(|header| same_name(header, column));
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    fn number(&self, column: &str) -> Result<Option<f64>, String> {
        Spot { place: &self.place, field: column }.of_text(self.text(column), 1.0)
    }

    /// Whole GPUs; none of less than one.
    fn gpus(&self, column: &str) -> Result<Option<f64>, String> {
        let spot = Spot { place: &self.place, field: column };
        let count = self.number(column)?.filter(|count| *count >= 1.0);
        match count {
            Some(count) if count.fract() != 0.0 || count > MOST_GPUS => {
                Err(spot.refused("is no number of GPUs", self.text(column)))
            }
            count => Ok(count),
        }
    }
}

/// Reads all rows of a table.
pub fn read(kind: Kind, headers: &[String], mut rows: Rows<'_>, file: &str, tally: &mut Tally) -> Result<(), String> {
    let provider = provider_of(file, kind);
    let mut cells = Vec::new();
    while let Some(start) = rows.next(&mut cells) {
        let place = format!("Line {}", start.line);
        if start.unclosed {
            return Err(format!("{place}: a quote is never closed. Nothing was taken from the file."));
        }
        if cells.len() != headers.len() {
            let (has, header) = (cells.len(), headers.len());
            return Err(format!(
                "{place} has {has} columns, the header {header}: the file may be cut off. Nothing was taken from it."
            ));
        }
        let row = Row { headers, cells: &cells, place };
        match kind {
            Kind::Silybench => silybench(&row, tally)?,
            Kind::SkyPilot => skypilot::read(&row, &provider, tally)?,
            _ => gpuhunt(&row, &provider, tally)?,
        }
    }
    Ok(())
}

/// Tables of one provider are called by it: `runpod.csv`. `vms.csv` is everybody's, and browsers number what they fetch again.
fn provider_of(file: &str, kind: Kind) -> String {
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.split('.').next().unwrap_or(stem);
    let stem = stem.split_once(" (").map_or(stem, |(stem, _)| stem);
    let stem = stem.trim_end_matches("vms").trim_start_matches("vms").trim_matches(['-', '_', ' ']);
    let stem = on_one_line(stem, LONGEST);
    if stem.is_empty() { kind.name().to_owned() } else { stem }
}

fn silybench(row: &Row<'_>, tally: &mut Tally) -> Result<(), String> {
    let name = row.text("gpu_type");
    let product = row.text("product");
    let kind = match row.text("provisioning") {
        "spot" => Some(RentKind::Spot),
        "on-demand" | "on_demand" if product.contains("Community") => Some(RentKind::Community),
        "on-demand" | "on_demand" if product.contains("Secure") => Some(RentKind::Secure),
        "on-demand" | "on_demand" if product.contains("marketplace") => Some(RentKind::Marketplace),
        "on-demand" | "on_demand" => Some(RentKind::OnDemand),
        _ => None,
    };
    let Some(kind) = kind else {
        tally.skip(Skip::OtherTerms, name);
        return Ok(());
    };
    let gpus = row.gpus("min_gpus")?.unwrap_or(1.0);
    let gpu = matched_gpu(name, None);
    take(row, "usd_per_gpu_hour", (row.text("provider"), name, gpu), (1.0, gpus), kind, tally)
}

fn gpuhunt(row: &Row<'_>, provider: &str, tally: &mut Tally) -> Result<(), String> {
    let name = row.text("gpu_name");
    let Some(gpus) = row.gpus("gpu_count")?.filter(|_| !name.is_empty()) else {
        tally.skip(Skip::NoGpu, row.text("instance_name"));
        return Ok(());
    };
    let own = row.text("provider");
    let provider = if own.is_empty() { provider } else { own };
    let kind = if row.text("spot").eq_ignore_ascii_case("true") { RentKind::Spot } else { RentKind::OnDemand };
    let gpu = matched_gpu(name, row.number("gpu_memory")?);
    take(row, "price", (provider, name, gpu), (gpus, gpus), kind, tally)
}

/// Takes a rent, or leaves it out: whose and of what, for how many the price is and how many one has to rent.
fn take(
    row: &Row<'_>,
    column: &str,
    (provider, name, gpu): (&str, &str, Option<&'static str>),
    (shared_by, min_gpus): (f64, f64),
    kind: RentKind,
    tally: &mut Tally,
) -> Result<(), String> {
    let spot = Spot { place: &row.place, field: column };
    let usd = match spot.of_text(row.text(column), 1.0 / shared_by)? {
        None => return skipped(tally, Skip::NoPrice, name),
        Some(usd) if usd <= 0.0 => return skipped(tally, Skip::Zero, name),
        Some(usd) => usd,
    };
    if usd > MOST_PER_HOUR {
        return Err(spot.refused("is more than a GPU-hour costs anywhere", row.text(column)));
    }
    if name.is_empty() || provider.is_empty() {
        return Err(format!("{}: it is not said whose price that is. Nothing was taken from the file.", row.place));
    }
    let (provider, gpu_name) = (on_one_line(provider, LONGEST), on_one_line(name, LONGEST));
    let rental = Rental { provider, gpu_name, gpu, usd_per_gpu_hour: usd, kind, min_gpus };
    // Of those that have one: when the price was looked up.
    tally.rentals.push((day_of(row.text("checked_at")).into(), rental));
    Ok(())
}

fn skipped(tally: &mut Tally, why: Skip, name: &str) -> Result<(), String> {
    tally.skip(why, name);
    Ok(())
}
