//! Texts with everything in them that could be wrong, and the files and pastes that the worker reads.

use llm_breakeven::later::answer;

/// Large enough that anything but a fixed number of passes shows.
pub const HUGE: usize = 10_000_000;

/// What may be in any text, by name.
pub fn hostile() -> Vec<(&'static str, String)> {
    let fixed = [
        ("nothing", ""),
        ("spaces", " \t\u{a0}\u{3000} "),
        ("a sign", "-"),
        ("only a point", "."),
        ("only an exponent", "e9"),
        ("not a number", "NaN"),
        ("infinity", "Infinity"),
        ("minus infinity", "-inf"),
        ("hexadecimal", "0x10"),
        ("octal with a prefix", "0o17"),
        ("a formula", "=1+1"),
        ("two numbers", "1 2 3"),
        ("two points", "1.2.3"),
        ("two signs", "--5"),
        ("two suffixes", "5MM"),
        ("an endless exponent", "1e999999999999999999999"),
        ("a vanishing exponent", "1e-999999999999999999999"),
        ("Arabic-Indic digits", "١٢٣"),
        ("Devanagari digits", "१२३"),
        ("full-width digits", "１２３"),
        ("mathematical digits", "𝟏𝟐𝟑"),
        ("Roman numerals", "Ⅷ"),
        ("a fraction", "½"),
        ("superscript", "10⁹"),
        ("German separators", "1.234.567,89"),
        ("Swiss separators", "1'234'567"),
        ("Indian groups", "12,34,567"),
        ("Arabic separators", "1٬234٫5"),
        ("right to left", "\u{202e}123"),
        ("isolated", "\u{2067}123\u{2069}"),
        ("zero width", "1\u{200b}2"),
        ("a byte order mark", "\u{feff}\u{feff}5"),
        ("a null character", "5\0"),
        ("an escape sequence", "\u{1b}[31m5"),
        ("line breaks", "5\r\n6"),
        ("a lone surrogate's replacement", "\u{fffd}"),
        ("combined accents", "5\u{301}\u{301}\u{301}\u{301}"),
        ("an emoji", "👩‍👩‍👧‍👦"),
        ("markup", "<img src=x onerror=alert(1)>"),
        ("a script", "</script><script>alert(1)</script>"),
        ("a template", "{{7*7}}${7*7}"),
        ("SQL", "'; DROP TABLE costs; --"),
        ("a path", "../../etc/passwd"),
        ("an address", "javascript:alert(1)"),
        ("cut percent-encoding", "%E0%A4%A"),
        ("a format", "%s%n%d"),
        ("a prototype", "__proto__"),
    ];
    fixed.into_iter().map(|(name, text)| (name, text.to_owned())).collect()
}

/// Far more than any of these texts has ever been.
pub fn huge() -> Vec<(&'static str, String)> {
    vec![
        ("10 MB of digits", "9".repeat(HUGE)),
        ("10 MB of spaces", " ".repeat(HUGE)),
        ("10 MB of commas", ",".repeat(HUGE)),
        ("10 MB of brackets", "[{\"a\":".repeat(HUGE / 6)),
        ("10 MB of lines", "a\tb=c\n".repeat(HUGE / 6)),
        ("10 MB of pairs", "vol=1&".repeat(HUGE / 6)),
        ("10 MB of keys", (0..HUGE / 10).map(|at| format!("k{at:07}&")).collect()),
        ("10 MB of quotes", "\"".repeat(HUGE)),
        ("10 MB of letters of four bytes", "𝟗".repeat(HUGE / 4)),
    ]
}

/// All of them.
pub fn all() -> Vec<(&'static str, String)> {
    [hostile(), huge()].concat()
}

/// What is read by the worker: a name, and how it is asked about a text.
pub type Reader = (&'static str, fn(&str) -> Vec<String>);

pub const READERS: [Reader; 6] = [
    ("benchmark", |text| answer(&["bench", text], None)),
    ("model", |text| answer(&["config", "fp16", "a100-80", "1", "8192"], Some(text.as_bytes()))),
    ("usage", |text| answer(&["usage"], Some(text.as_bytes()))),
    ("prices", |text| answer(&["import", "prices.json", "2026-11-23"], Some(text.as_bytes()))),
    ("pasted prices", |text| answer(&["import", "", "2026-11-23", text], None)),
    ("a host's prices", |text| answer(&["catalogue", "2026-11-23", text], None)),
];
