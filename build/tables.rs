//! The catalogue's tables: which columns each has, what may stand in them, and the Rust constants they become.

use std::{fmt::Write, path::Path};

/// What may stand in a column.
#[derive(Clone, Copy)]
pub enum Column {
    /// Any text, not empty.
    Text,
    /// Any text, or nothing where the source gives none.
    MaybeText,
    /// `yes` or `no`.
    YesNo,
    /// Lower-case words, digits, dots, dashes and slashes; unique in the table.
    Id,
    /// An id of another table, named by its file.
    Ref(&'static str),
    /// A number from 0 up.
    Number,
    /// A number, or nothing where the source gives none.
    MaybeNumber,
    /// `moe` or `dense`.
    ModelKind,
    /// `YYYY-MM-DD`.
    Date,
}

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

use Column::{Date, Id, MaybeNumber, MaybeText, ModelKind, Number, Ref, Text, YesNo};

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

/// What the offers of the published edition, or their successors, cost by now.
const CURRENT: &[Table] = &[Table {
    file: "api.csv",
    record: "CurrentPrice",
    constant: "API_PRICES",
    columns: &[
        ("offer", Id),
        ("name", Text),
        ("input", Number),
        ("output", Number),
        ("cached_input", MaybeNumber),
        ("is_successor", YesNo),
        ("note", MaybeText),
    ],
}];

/// Every folder of the catalogue with its tables.
const FOLDERS: &[(&str, &[Table])] = &[("published", TABLES), ("specs", SPECS), ("current", CURRENT)];

/// Columns every table ends with: where the row was seen, and when.
const PROVENANCE: &[(&str, Column)] = &[("source", Text), ("checked_on", Date)];

/// Reads every folder and returns the Rust source of its constants, one module a folder.
pub fn generate(catalogue: &Path) -> Result<String, String> {
    let mut code = String::new();
    for (folder, tables) in FOLDERS {
        writeln!(code, "/// Constant tables of this folder.\npub mod {folder} {{\n use super::*;").map_err(text)?;
        let mut ids: Vec<(&str, Vec<String>)> = Vec::new();
        for table in *tables {
            let path = catalogue.join(folder).join(table.file);
            let content = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let rows = rows(table, &path.display().to_string(), &content, &ids)?;
            ids.push((table.file, rows.iter().map(|row| row.cells[0].clone()).collect()));
            code += &constant(table, &rows);
        }
        code += "}\n";
    }
    Ok(code)
}

fn text(error: std::fmt::Error) -> String {
    error.to_string()
}

/// Checks one file; an error names file, line and column.
fn rows(table: &Table, path: &str, content: &[u8], ids: &[(&str, Vec<String>)]) -> Result<Vec<Row>, String> {
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
            let known = |file: &str| ids.iter().find(|(other, _)| *other == file).map(|(_, ids)| ids.as_slice());
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

/// Says what is wrong with a cell.
fn check<'a>(column: Column, cell: &str, known: impl Fn(&str) -> Option<&'a [String]>) -> Result<(), String> {
    let number = |cell: &str| cell.parse::<f64>().is_ok_and(|value| value.is_finite() && value >= 0.0);
    let id = |cell: &str| {
        !cell.is_empty() && cell.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-/_".contains(c))
    };
    let fine = match column {
        Text => !cell.trim().is_empty(),
        YesNo => matches!(cell, "yes" | "no"),
        MaybeText => cell.is_empty() || !cell.trim().is_empty(),
        Id => id(cell),
        Ref(file) => known(file).is_some_and(|ids| ids.iter().any(|other| other == cell)),
        Number => number(cell),
        MaybeNumber => cell.is_empty() || number(cell),
        ModelKind => matches!(cell, "moe" | "dense"),
        Date => is_date(cell),
    };
    if fine { Ok(()) } else { Err(format!("{cell:?} is not {}", wanted(column))) }
}

fn is_date(cell: &str) -> bool {
    let parts: Vec<_> = cell.split('-').map(|part| (part.len(), part.parse::<u32>().unwrap_or(0))).collect();
    matches!(parts.as_slice(), [(4, 2000..=2999), (2, 1..=12), (2, 1..=31)])
}

fn wanted(column: Column) -> String {
    match column {
        Text => "a text".into(),
        MaybeText => "a text, or empty".into(),
        YesNo => "yes or no".into(),
        Id => "an id (lower case, digits, . - / _)".into(),
        Ref(file) => format!("an id of {file}"),
        Number => "a number from 0 up".into(),
        MaybeNumber => "a number from 0 up, or empty".into(),
        ModelKind => "moe or dense".into(),
        Date => "a date YYYY-MM-DD".into(),
    }
}

fn constant(table: &Table, rows: &[Row]) -> String {
    let columns: Vec<_> = table.columns.iter().chain(PROVENANCE).collect();
    let records: String = rows
        .iter()
        .map(|row| {
            let fields = columns
                .iter()
                .zip(&row.cells)
                .map(|((name, column), cell)| format!("{name}: {}", value(*column, cell)));
            format!("  {} {{ {} }}, // line {}\n", table.record, fields.collect::<Vec<_>>().join(", "), row.line)
        })
        .collect();
    let Table { file, record, constant, .. } = table;
    format!(" /// Rows of `{file}`.\n pub const {constant}: &[{record}] = &[\n{records} ];\n")
}

fn value(column: Column, cell: &str) -> String {
    let number = |cell: &str| format!("{:?}", cell.parse::<f64>().unwrap_or_default());
    match column {
        Text | Id | Ref(_) | Date => format!("{cell:?}"),
        YesNo => (cell == "yes").to_string(),
        Number => number(cell),
        MaybeNumber | MaybeText if cell.is_empty() => "None".into(),
        MaybeText => format!("Some({cell:?})"),
        MaybeNumber => format!("Some({})", number(cell)),
        ModelKind => format!("ModelKind::{}", if cell == "moe" { "MixtureOfExperts" } else { "Dense" }),
    }
}
