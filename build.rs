//! Turns the CSV files under `src/catalogue/` into typed constant tables, so that a wrong row fails the build with its
//! file and line, and the program carries no parser.

#[path = "build/tables.rs"]
mod tables;

use std::{env, fs, path::Path, process};

fn main() {
    println!("cargo::rerun-if-changed=src/catalogue");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/format/months.rs");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    match tables::generate(Path::new("src/catalogue")) {
        Ok(code) => fs::write(Path::new(&out).join("catalogue.rs"), code).expect("OUT_DIR is writable"),
        Err(wrong) => {
            println!("cargo::error={wrong}");
            process::exit(1);
        }
    }
}
