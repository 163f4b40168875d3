//! The command line: the report of a link, for scripts and for checking the numbers from outside.

use crate::export::{Evaluation, arithmetic, csv, json, markdown, text, walk};
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

const HELP: &str = "\
llm-breakeven: managed API or self-hosted open-weight LLM, and from which volume on?

Usage: llm-breakeven [QUERY] [--format json|markdown|csv|text|arithmetic|reality]

QUERY is the part of a link of the page behind its question mark; a whole link works too. Without QUERY,
links are read from standard input, one a line, and each is answered with one line of JSON.

Options:
  --format FORMAT  json (default), markdown, csv, text, arithmetic: how every figure came about,
                   or reality: the way to a checked break-even, step by step
  --help           this text
  --version        the version

Examples:
  llm-breakeven 's=deepseek-api&cap=rate' --format text
  llm-breakeven 'vol=3B&cap=2.1B&standby=1&eh=15' | jq .break_even
  llm-breakeven 'https://example.org/calc/?s=llama8b-haiku' --format markdown
  llm-breakeven < links.txt > reports.jsonl

Exit status: 0, also where a value of a link could not be used (the report's notes say so); 2 for arguments that
make no sense.
";

#[derive(Clone, Copy)]
enum Format {
    Json,
    Markdown,
    Csv,
    Text,
    Arithmetic,
    Reality,
}

enum Command {
    Help,
    Version,
    One { query: String, format: Format },
    Lines,
}

/// Runs with the arguments behind the program's name.
pub fn main(arguments: impl Iterator<Item = String>) -> ExitCode {
    let done = match parse(arguments) {
        Ok(Command::Help) => print(HELP),
        Ok(Command::Version) => print(concat!("llm-breakeven ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Command::One { query, format }) => report(&query, format).and_then(|report| print(&report)),
        Ok(Command::Lines) => lines(io::stdin().lock(), io::stdout().lock()),
        Err(wrong) => {
            eprintln!("llm-breakeven: {wrong}; see --help");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has seen enough, such as `head`, is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("llm-breakeven: {error}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut query = None;
    let mut format = None;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--version" | "-V" => return Ok(Command::Version),
            "--format" | "-f" => format = Some(format_of(&arguments.next().ok_or("--format needs a value")?)?),
            other if other.starts_with("--format=") => format = Some(format_of(&other["--format=".len()..])?),
            other if other.starts_with('-') => return Err(format!("unknown option {other}")),
            _ if query.is_some() => return Err("more than one query".into()),
            _ => query = Some(argument),
        }
    }
    match (query, format) {
        (Some(query), format) => Ok(Command::One { query, format: format.unwrap_or(Format::Json) }),
        (None, None | Some(Format::Json)) => Ok(Command::Lines),
        (None, Some(_)) => Err("many links are answered in JSON only".into()),
    }
}

fn format_of(name: &str) -> Result<Format, String> {
    match name {
        "json" => Ok(Format::Json),
        "markdown" => Ok(Format::Markdown),
        "csv" => Ok(Format::Csv),
        "text" => Ok(Format::Text),
        "arithmetic" => Ok(Format::Arithmetic),
        "reality" => Ok(Format::Reality),
        other => Err(format!("unknown format {other}")),
    }
}

/// The query of a link: what stands between question mark and fragment, nothing where it has none; or the text itself.
fn query_of(link: &str) -> &str {
    let link = link.trim();
    let link = link.split_once('#').map_or(link, |(link, _)| link);
    // What comes first tells a link from a query, whose values may hold question marks and other links.
    match link.find(['?', '=', '&']) {
        Some(at) if link[at..].starts_with('?') => &link[at + 1..],
        at if link[..at.unwrap_or(link.len())].contains("://") => link.split_once('?').map_or("", |(_, query)| query),
        _ => link,
    }
}

fn report(link: &str, format: Format) -> io::Result<String> {
    let evaluation = Evaluation::of_query(query_of(link));
    Ok(match format {
        Format::Json => json::write(&evaluation, true) + "\n",
        Format::Markdown => markdown::write(&evaluation),
        Format::Csv => csv::write(&evaluation),
        Format::Text => text::write(&evaluation),
        Format::Arithmetic => arithmetic::write(&evaluation),
        Format::Reality => walk::write(&evaluation),
    })
}

/// Answers each line, at once, so that it can stand in a pipe. Bytes that are no text are replaced, not refused.
fn lines(mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let evaluation = Evaluation::of_query(query_of(&String::from_utf8_lossy(&line)));
        writeln!(output, "{}", json::write(&evaluation, false))?;
        line.clear();
    }
    output.flush()
}

fn print(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes())?;
    output.flush()
}
