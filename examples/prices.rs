//! Takes new prices into `src/catalogue/current/api.csv` from LiteLLM's `model_prices_and_context_window.json`, and prints
//! what changed. `make prices FROM=<file>` runs it; `src/catalogue/current/litellm.csv` says which entry is which row.

#[path = "../tests/upkeep/update.rs"]
mod update;

use std::{env, fs, path::Path, process};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match &arguments[..] {
        [list, date] => run(list, date),
        _ => Err("Give the path of LiteLLM's list and a date, like 2026-11-23.".into()),
    };
    if let Err(wrong) = outcome {
        eprintln!("{wrong}");
        process::exit(1);
    }
}

fn run(list: &str, date: &str) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalogue/current");
    let text = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let api = folder.join("api.csv");
    let updated = update::update(&text(&api)?, &text(&folder.join("litellm.csv"))?, &text(Path::new(list))?, date)?;
    fs::write(&api, updated.csv).map_err(|error| format!("{}: {error}", api.display()))?;
    println!("{}", updated.lines.join("\n"));
    println!("Lines with ! are for you to look at. `git diff` shows the rows, `make test` checks them.");
    Ok(())
}
