//! The catalogue's tables: which columns each has, what may stand in them, and the Rust constants they become.

#[path = "columns.rs"]
mod columns;
#[path = "../src/format/months.rs"]
mod months;

use columns::{Column, Known, check, value};
use months::MONTHS;
use std::{fmt::Write, path::Path};

/// One CSV file: its name, the record type and constant it becomes, its columns in order. Every table ends with `source`
/// and `checked_on`.
pub struct Table {
    pub file: &'static str,
    record: &'static str,
    constant: &'static str,
    columns: &'static [(&'static str, Column)],
}

/// A parsed cell row with the line it came from.
struct Row {
    line: u64,
    cells: Vec<String>,
}

use Column::{
    Date, Id, MaybeDate, MaybeNumber, MaybeProse, MaybeRef, MaybeText, MaybeUsd, ModelKind, Number, Ref, RentKind,
    Source, Text, Usd, YesNo,
};

/// More than a million tokens cost anywhere, USD.
const MOST_PER_MTOK: f64 = 2000.0;
/// More than a GPU costs for an hour anywhere, USD.
const MOST_PER_HOUR: f64 = 200.0;

/// All tables of an edition; a table comes after those it refers to.
pub const TABLES: &[Table] = &[
    Table {
        file: "gpus.csv",
        record: "Gpu",
        constant: "GPUS",
        columns: &[("id", Id), ("name", Text), ("vram_gb", Number)],
    },
    Table { file: "providers.csv", record: "Provider", constant: "PROVIDERS", columns: &[("id", Id), ("name", Text)] },
    Table {
        file: "gpu_configs.csv",
        record: "GpuConfig",
        constant: "GPU_CONFIGS",
        columns: &[
            ("gpu", Ref("gpus.csv")),
            ("count", Number),
            ("label", Text),
            ("vram_gb", Number),
            ("best_for", Text),
        ],
    },
    Table {
        file: "rentals.csv",
        record: "Rental",
        constant: "RENTALS",
        columns: &[
            ("gpu", Ref("gpus.csv")),
            ("count", Number),
            ("provider", Ref("providers.csv")),
            ("usd_per_hour", Number),
            ("usd_per_month", MaybeNumber),
        ],
    },
    Table {
        file: "terms.csv",
        record: "Term",
        constant: "TERMS",
        columns: &[
            ("id", Id),
            ("name", Text),
            ("low_percent", Number),
            ("typical_percent", Number),
            ("high_percent", Number),
            ("note", Text),
        ],
    },
    Table {
        file: "models.csv",
        record: "Model",
        constant: "MODELS",
        columns: &[
            ("id", Id),
            ("name", Text),
            ("total_params_b", Number),
            ("active_params_b", Number),
            ("kind", ModelKind),
            ("fp16_gb", MaybeNumber),
            ("int8_gb", MaybeNumber),
            ("min_gpu_config", Text),
            ("decode_tok_s", MaybeNumber),
        ],
    },
    Table {
        file: "api_offers.csv",
        record: "ApiOffer",
        constant: "API_OFFERS",
        columns: &[
            ("id", Id),
            ("name", Text),
            ("provider", Text),
            ("input", Number),
            ("output", Number),
            ("cached_input", MaybeNumber),
            ("batch_input", MaybeNumber),
            ("batch_output", MaybeNumber),
            ("blended_60_40", MaybeNumber),
        ],
    },
    Table {
        file: "hidden_costs.csv",
        record: "HiddenCost",
        constant: "HIDDEN_COSTS",
        columns: &[
            ("id", Id),
            ("name", Text),
            ("low_usd", Number),
            ("typical_usd", Number),
            ("high_usd", Number),
            ("note", Text),
            ("typical_basis", Text),
        ],
    },
    Table {
        file: "checks.csv",
        record: "Check",
        constant: "CHECKS",
        columns: &[
            ("what", Text),
            ("link", Text),
            ("figure", Text),
            ("expected", Text),
            ("tolerance", MaybeNumber),
            ("reproduces", YesNo),
            ("note", MaybeText),
        ],
    },
];

/// Specifications of models and GPUs, of no edition: they do not change with the month. Empty is unknown.
const SPECS: &[Table] = &[
    Table {
        file: "models.csv",
        record: "ModelSpec",
        constant: "MODELS",
        columns: &[
            ("id", Id),
            ("name", Text),
            ("hf_id", Text),
            ("total_params_b", MaybeNumber),
            ("active_params_b", MaybeNumber),
            ("layers", MaybeNumber),
            ("hidden_size", MaybeNumber),
            ("heads", MaybeNumber),
            ("head_dim", MaybeNumber),
            ("full_layers", MaybeNumber),
            ("kv_heads", MaybeNumber),
            ("kv_head_dim", MaybeNumber),
            ("kv_tensors", MaybeNumber),
            ("latent_dim", MaybeNumber),
            ("window_layers", MaybeNumber),
            ("window_tokens", MaybeNumber),
            ("window_kv_heads", MaybeNumber),
            ("window_head_dim", MaybeNumber),
            ("state_mb", MaybeNumber),
            ("experts", MaybeNumber),
            ("experts_per_token", MaybeNumber),
            ("max_context", MaybeNumber),
            ("native", MaybeText),
        ],
    },
    Table {
        file: "gpus.csv",
        record: "GpuSpec",
        constant: "GPUS",
        columns: &[
            ("id", Id),
            ("name", Text),
            ("vram_gb", Number),
            ("bandwidth_gb_s", MaybeNumber),
            ("fp16_tflops", MaybeNumber),
            ("fp8_tflops", MaybeNumber),
            ("int8_tflops", MaybeNumber),
            ("fp4_tflops", MaybeNumber),
            ("link_gb_s", MaybeNumber),
            ("watts", MaybeNumber),
            ("confidence", Text),
        ],
    },
];

/// What things cost by now.
const CURRENT: &[Table] = &[
    Table {
        file: "api.csv",
        record: "CurrentOffer",
        constant: "API",
        columns: &[
            ("id", Id),
            ("vendor", Text),
            ("name", Text),
            ("input", Usd(MOST_PER_MTOK)),
            ("output", Usd(MOST_PER_MTOK)),
            ("cached_input", MaybeUsd(MOST_PER_MTOK)),
            ("batch_input", MaybeUsd(MOST_PER_MTOK)),
            ("batch_output", MaybeUsd(MOST_PER_MTOK)),
            ("model", MaybeRef("specs/models.csv")),
            ("ends_on", MaybeDate),
            ("note", MaybeProse),
        ],
    },
    Table { file: "providers.csv", record: "Provider", constant: "PROVIDERS", columns: &[("id", Id), ("name", Text)] },
    Table {
        file: "rentals.csv",
        record: "CurrentRental",
        constant: "RENTALS",
        columns: &[
            ("gpu", Ref("specs/gpus.csv")),
            ("provider", Ref("providers.csv")),
            ("kind", RentKind),
            ("min_gpus", Number),
            ("usd_per_gpu_hour", Usd(MOST_PER_HOUR)),
            ("licence", MaybeProse),
            ("note", MaybeProse),
        ],
    },
    Table {
        file: "successors.csv",
        record: "Successor",
        constant: "SUCCESSORS",
        columns: &[
            ("offer", Ref("published/api_offers.csv")),
            ("now", Ref("api.csv")),
            ("is_successor", YesNo),
            ("note", MaybeProse),
        ],
    },
];

/// Every folder of the catalogue with its tables.
const FOLDERS: &[(&str, &[Table])] = &[("published", TABLES), ("specs", SPECS), ("current", CURRENT)];

/// Columns every table ends with: where the row was seen, and when.
const PROVENANCE: &[(&str, Column)] = &[("source", Source), ("checked_on", Date)];

/// Reads every folder and returns the Rust source of its constants, one module a folder, and of the prose of all.
pub fn generate(catalogue: &Path) -> Result<String, String> {
    let mut code = String::new();
    let mut ids: Vec<(String, Vec<String>)> = Vec::new();
    // The first is what stands for nothing.
    let mut prose = vec![String::new()];
    for (folder, tables) in FOLDERS {
        writeln!(code, "/// Constant tables of this folder.\npub mod {folder} {{\n use super::*;").map_err(text)?;
        for table in *tables {
            let path = catalogue.join(folder).join(table.file);
            let content = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let known = Known { folder, ids: &ids };
            let rows = rows(table, &path.display().to_string(), &content, &known)?;
            ids.push((format!("{folder}/{}", table.file), rows.iter().map(|row| row.cells[0].clone()).collect()));
            if *folder == "current" && table.constant == "API" {
                code += &edition(&rows)?;
            }
            let all: Vec<&Row> = rows.iter().collect();
            code += &constant(table, table.constant, &all, &mut prose);
            let published =
                ids.iter().find(|(name, _)| *folder == "specs" && *name == format!("published/{}", table.file));
            if let Some((_, known)) = published {
                let few: Vec<&Row> = rows.iter().filter(|row| known.contains(&row.cells[0])).collect();
                code += &constant(table, &format!("PUBLISHED_{}", table.constant), &few, &mut prose);
            }
        }
        code += "}\n";
    }
    writeln!(code, "/// Texts that are looked up when asked for.\npub const PROSE: &[&str] = &{prose:#?};")
        .map_err(text)?;
    Ok(code)
}

fn text(error: std::fmt::Error) -> String {
    error.to_string()
}

/// Checks one file; an error names file, line and column.
fn rows(table: &Table, path: &str, content: &[u8], known: &Known) -> Result<Vec<Row>, String> {
    let columns: Vec<_> = table.columns.iter().chain(PROVENANCE).collect();
    let mut reader = csv::Reader::from_reader(content);
    let header = reader.headers().map_err(|error| format!("{path}:1: {error}"))?;
    let wanted: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
    if header.iter().ne(wanted.iter().copied()) {
        return Err(format!("{path}:1: the header must be {}", wanted.join(",")));
    }
    let mut seen: Vec<Row> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| format!("{path}:{}: {error}", line_of(&error)))?;
        let line = record.position().map_or(0, csv::Position::line);
        for ((name, column), cell) in columns.iter().zip(&record) {
            check(*column, cell, known).map_err(|wrong| format!("{path}:{line}: {name}: {wrong}"))?;
            if matches!(column, Id) && seen.iter().any(|row| row.cells[0] == cell) {
                return Err(format!("{path}:{line}: {name}: {cell:?} stands twice"));
            }
        }
        seen.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
    }
    match seen.first() {
        Some(_) => Ok(seen),
        None => Err(format!("{path}: no rows")),
    }
}

fn line_of(error: &csv::Error) -> u64 {
    error.position().map_or(0, csv::Position::line)
}

/// The edition is called by the month in which an offer was last looked up.
fn edition(offers: &[Row]) -> Result<String, String> {
    let newest = offers.iter().filter_map(|row| row.cells.last()).max().map_or("", String::as_str);
    let mut parts = newest.split('-').map(str::parse::<usize>);
    let (Some(Ok(year)), Some(Ok(month))) = (parts.next(), parts.next()) else {
        return Err(format!("{newest:?} names no month"));
    };
    let name =
        month.checked_sub(1).and_then(|at| MONTHS.get(at)).ok_or_else(|| format!("{newest:?} names no month"))?;
    Ok(format!(
        " /// Year and month of this edition.\n pub const EDITION: (u16, u8) = ({year}, {month});\n \
         /// What it is called.\n pub const NAME: &str = \"{name} {year}, current\";\n"
    ))
}

/// Rows as a constant of this name.
fn constant(table: &Table, name: &str, rows: &[&Row], prose: &mut Vec<String>) -> String {
    let columns: Vec<_> = table.columns.iter().chain(PROVENANCE).collect();
    let records: String = rows
        .iter()
        .map(|row| {
            let fields = columns
                .iter()
                .zip(&row.cells)
                .map(|((name, column), cell)| format!("{name}: {}", value(*column, cell, prose)));
            format!("  {} {{ {} }}, // line {}\n", table.record, fields.collect::<Vec<_>>().join(", "), row.line)
        })
        .collect();
    let Table { file, record, .. } = table;
    format!(" /// Rows of `{file}`.\n pub const {name}: &[{record}] = &[\n{records} ];\n")
}
