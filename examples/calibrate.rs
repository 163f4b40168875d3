//! Fits the factors of the modelled throughput to the measured runs in `tests/throughput/`, and writes them with what is
//! left of the difference. `make calibrate` runs it; the tests fail where the files are not what it would write.

#[path = "../tests/throughput/fit.rs"]
mod fit;
#[path = "../tests/throughput/measured.rs"]
mod measured;
#[path = "../tests/throughput/summary.rs"]
mod summary;

use std::{fs, path::Path};

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rows = measured::rows();
    let factors = fit::fit(&rows.iter().collect::<Vec<_>>());
    let (distribution, held_out) = summary::distribution(&rows, &factors);
    fs::write(root.join("src/engine/throughput/fitted.rs"), summary::constants(&factors, &held_out))?;
    fs::write(root.join("tests/throughput/residuals.csv"), summary::residuals(&rows, &factors))?;
    fs::write(root.join("tests/throughput/distribution.md"), &distribution)?;
    println!("{distribution}");
    Ok(())
}
