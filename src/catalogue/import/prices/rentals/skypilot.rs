//! SkyPilot's catalogue: a row for each machine in each region, of which some name the GPU by its family alone.

use super::{Row, skipped, take};
use crate::catalogue::RentKind;
use crate::catalogue::import::prices::gpus::matched_gpu;
use crate::catalogue::import::prices::kind::Skip;
use crate::catalogue::import::prices::price::Spot;
use crate::catalogue::import::prices::tally::Tally;
use crate::format::decimal;

/// What it calls `A100` has so many GB where a row does not say otherwise; the others have the size in their name.
const A100_GB: f64 = 40.0;
/// Bytes of a MiB in 10^9.
const GB_OF_MIB: f64 = 1024.0 * 1024.0 / 1e9;
/// What is less than so many MiB is meant in GB: RunPod's table is written so.
const LEAST_MIB: f64 = 1024.0;

/// Takes the price, and that of a spot machine, of a row.
pub fn read(row: &Row<'_>, provider: &str, tally: &mut Tally) -> Result<(), String> {
    let name = row.text("AcceleratorName");
    let Some(gpus) = row.gpus("AcceleratorCount")?.filter(|_| !name.is_empty()) else {
        return skipped(tally, Skip::NoGpu, row.text("InstanceType"));
    };
    let gpu = gpu(row, name, gpus);
    let machine = row.text("InstanceType");
    let kind = if machine.ends_with("_SECURE") {
        RentKind::Secure
    } else if machine.ends_with("_COMMUNITY") {
        RentKind::Community
    } else {
        RentKind::OnDemand
    };
    // Of a machine that is not to be had so, some tables write a zero.
    let spot = Spot { place: &row.place, field: "SpotPrice" }.of_text(row.text("SpotPrice"), 1.0)?;
    let has_spot = spot.is_some_and(|usd| usd > 0.0);
    if has_spot {
        take(row, "SpotPrice", (provider, name, gpu), (gpus, gpus), RentKind::Spot, tally)?;
    }
    if !has_spot || !row.text("Price").is_empty() {
        take(row, "Price", (provider, name, gpu), (gpus, gpus), kind, tally)?;
    }
    Ok(())
}

/// The name does not always say which of two it is: the machine's may, and the memory does.
fn gpu(row: &Row<'_>, name: &str, gpus: f64) -> Option<&'static str> {
    let said = ["GpuInfo", "InstanceType", "UpstreamCloudId"].map(|column| row.text(column).to_ascii_lowercase());
    let is_pcie = said.iter().any(|text| text.contains("pcie")) && !name.to_ascii_lowercase().contains("pcie");
    let name = if is_pcie { format!("{name} PCIe") } else { name.to_owned() };
    let Some(size) = memory(&said[0]) else {
        return matched_gpu(&name, (row.text("AcceleratorName") == "A100").then_some(A100_GB));
    };
    // Some tables give the memory of each GPU, some that of all of the machine's. An `A100` of 80 GB for two is two of 40.
    [size / gpus, size].into_iter().find_map(|gb| matched_gpu(&name, Some(gb)))
}

/// The GB behind `SizeInMiB`, in whatever quotes.
fn memory(info: &str) -> Option<f64> {
    let (_, behind) = info.split_once("sizeinmib")?;
    let from = behind.find(|c: char| c.is_ascii_digit())?;
    let digits = behind.get(from..)?;
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let size = decimal(digits.get(..end)?).filter(|size| *size > 0.0)?;
    Some(if size < LEAST_MIB { size } else { size * GB_OF_MIB })
}
