//! Tables as spreadsheets write them: cells parted by comma, semicolon, tab or bar, quoted where they hold one of these.

use std::borrow::Cow;

/// What may part cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// No file has more columns; further cells of a row are left out.
const MOST_CELLS: usize = 2000;

/// One row's beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// Line of the text, from 1.
    pub line: usize,
    /// Its last quote is never closed: the rest of the text went into one cell.
    pub unclosed: bool,
}

/// Reads row by row, each cell once.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    line: usize,
}

impl<'a> Rows<'a> {
    /// The delimiter is what the first line that is not blank has most of, outside quotes.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let mut counts = [0_usize; DELIMITERS.len()];
        let mut quoted = false;
        for byte in first.bytes() {
            quoted ^= byte == b'"';
            if let Some(place) = DELIMITERS.iter().position(|delimiter| !quoted && *delimiter == byte) {
                counts[place] += 1;
            }
        }
        let mut best = 0;
        for place in 1..counts.len() {
            if counts[place] > counts[best] {
                best = place;
            }
        }
        Self { text, delimiter: DELIMITERS[best], at: 0, line: 1 }
    }

    /// Whether the file may write decimals with a comma, as where semicolons part cells.
    #[must_use]
    pub fn decimal_comma(&self) -> bool {
        self.delimiter == b';'
    }

    /// The next row that is not blank, its cells in place of those given; no cells where there is none.
    pub fn next(&mut self, cells: &mut Vec<Cow<'a, str>>) -> Option<Start> {
        while self.at < self.text.len() {
            let mut start = Start { line: self.line, unclosed: false };
            cells.clear();
            loop {
                let (cell, closed) = self.cell();
                start.unclosed |= !closed;
                if cells.len() < MOST_CELLS {
                    cells.push(cell);
                }
                if self.byte() != Some(self.delimiter) {
                    break;
                }
                self.at += 1;
            }
            self.end_line();
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Some(start);
            }
        }
        cells.clear();
        None
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// From one place of the text to another: both are next to ASCII, so between characters.
    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The cell from here, and whether its quote is closed.
    fn cell(&mut self) -> (Cow<'a, str>, bool) {
        if self.byte() == Some(b'"') {
            return self.quoted();
        }
        let start = self.at;
        self.skip_to_end();
        (Cow::Borrowed(self.slice(start, self.at)), true)
    }

    /// To the next delimiter or line end.
    fn skip_to_end(&mut self) {
        while self.byte().is_some_and(|byte| byte != self.delimiter && byte != b'\n' && byte != b'\r') {
            self.at += 1;
        }
    }

    /// A quoted cell: two quotes stand for one. What follows the closing quote up to the delimiter is not read.
    fn quoted(&mut self) -> (Cow<'a, str>, bool) {
        let start = self.at + 1;
        let mut doubled = false;
        self.at = start;
        let closed = loop {
            match self.byte() {
                None => break false,
                Some(b'"') if self.text.as_bytes().get(self.at + 1) == Some(&b'"') => {
                    doubled = true;
                    self.at += 1;
                }
                Some(b'"') => break true,
                Some(byte) => self.line += usize::from(byte == b'\n'),
            }
            self.at += 1;
        };
        let inner = self.slice(start, self.at);
        self.skip_to_end();
        (if doubled { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) }, closed)
    }

    /// Over one line end: `\n`, `\r\n` or `\r`.
    fn end_line(&mut self) {
        self.at += usize::from(self.byte() == Some(b'\r') && self.text.as_bytes().get(self.at + 1) == Some(&b'\n'));
        self.at += 1;
        self.line += 1;
    }
}

/// The names of a table's columns: its first row, each name once, so that a person can point at any.
#[must_use]
pub fn headers(rows: &mut Rows<'_>) -> Vec<String> {
    let mut cells = Vec::new();
    rows.next(&mut cells);
    let mut headers: Vec<String> = Vec::with_capacity(cells.len());
    for (index, cell) in cells.iter().enumerate() {
        let name = cell.trim();
        headers.push(match name {
            "" => format!("column {}", index + 1),
            _ if headers.iter().any(|other| other == name) => format!("{name} (column {})", index + 1),
            _ => name.to_owned(),
        });
    }
    headers
}

/// Whether two names differ in nothing but case and what stands between words.
#[must_use]
pub fn same_name(one: &str, other: &str) -> bool {
    let plain = |byte: &u8| !matches!(byte, b'_' | b'-' | b' ');
    let mut one = one.bytes().filter(plain);
    let mut other = other.bytes().filter(plain);
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a.eq_ignore_ascii_case(&b) => {}
            _ => return false,
        }
    }
}
