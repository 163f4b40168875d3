//! Room that words take, estimated: a canvas could measure them, but only by asking the browser for a layout.

/// Size of ordinary text in CSS pixels.
pub const FONT: f64 = 12.0;
/// Size of a heading in CSS pixels.
pub const TITLE_FONT: f64 = 16.0;
/// Height that one line of ordinary text takes, in CSS pixels.
pub const LINE_HEIGHT: f64 = 15.0;
/// Bold glyphs are this much wider.
const BOLD: f64 = 1.08;

/// Estimated width of a line of ordinary text in CSS pixels. Errs on the wide side for common sans-serif fonts.
pub fn text_width(text: &str, bold: bool) -> f64 {
    width_at(text, bold, FONT)
}

/// Estimated width at another font size, in CSS pixels.
pub fn width_at(text: &str, bold: bool, font: f64) -> f64 {
    let ems: f64 = text.chars().map(glyph_em).sum();
    ems * font * if bold { BOLD } else { 1.0 }
}

fn glyph_em(glyph: char) -> f64 {
    match glyph {
        'i' | 'j' | 'l' | 'I' | '|' | '.' | ',' | ':' | ';' | '\'' | '’' | '!' => 0.31,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | ' ' | '-' | '/' => 0.39,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '→' | '…' | '×' => 0.92,
        'A'..='Z' => 0.70,
        '\u{2e80}'.. => 1.05,
        _ => 0.62,
    }
}

/// The text, cut at a word or letter with an ellipsis if it is wider than `room` CSS pixels; empty if nothing fits.
pub fn fit(text: &str, bold: bool, font: f64, room: f64) -> String {
    if width_at(text, bold, font) <= room {
        return text.to_string();
    }
    let mut cut: Vec<char> = text.chars().collect();
    while cut.pop().is_some() {
        let short: String = cut.iter().collect::<String>().trim_end().to_string() + "…";
        if cut.len() > 2 && width_at(&short, bold, font) <= room {
            return short;
        }
    }
    String::new()
}

/// Breaks text into at most `most` lines of `room` CSS pixels; what is left over is cut off in the last.
pub fn wrap(text: &str, bold: bool, font: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let words: Vec<&str> = text.split_whitespace().flat_map(|word| pieces(word, bold, font, room)).collect();
    for word in words {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        let fits = |line: &String| width_at(line, bold, font) <= room;
        match (longer.filter(|line| fits(line) || lines.len() == most), lines.last_mut()) {
            (Some(longer), Some(line)) => *line = longer,
            _ => lines.push(word.to_string()),
        }
    }
    lines.iter().map(|line| fit(line, bold, font, room)).filter(|line| !line.is_empty()).collect()
}

/// A word that is wider than a line, such as a link, in pieces that are not.
fn pieces(word: &str, bold: bool, font: f64, room: f64) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while width_at(rest, bold, font) > room {
        let fits = |end: &usize| width_at(&rest[..*end], bold, font) <= room;
        let ends = rest.char_indices().map(|(at, _)| at).skip(1).take_while(fits);
        let Some(cut) = ends.last() else { break };
        // Rather before a pair of the link than within it.
        let cut = rest[..cut].rfind('&').filter(|at| *at * 2 > cut).unwrap_or(cut);
        pieces.push(&rest[..cut]);
        rest = &rest[cut..];
    }
    pieces.push(rest);
    pieces
}
