//! One table in every dialect and encoding.

use crate::{SMALL, days, models, read, sums};
use llm_breakeven::usage::{Day, text_of};

/// Ways to write the one row of 1,234,567 input, 1,000 cached and 250 output tokens.
#[test]
fn tables_of_every_dialect() {
    let plain = SMALL.to_owned() + "2025-10-01,m,2,1234567,1000,250\n";
    let rows = [
        plain.clone(),
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        plain.trim_end().to_owned(),
        format!("\u{feff}{plain}"),
        plain.replace('\n', "\n\n\n"),
        plain.replace(',', ";"),
        plain.replace(',', "\t"),
        plain.replace(',', "|"),
        plain.replace(',', ";").replace("1234567", "1.234.567").replace("1000", "1.000"),
        plain.replace(',', ";").replace("1234567", "1,234,567").replace("1000", "1000,00"),
        plain.replace(',', "\t").replace("1234567", "1,234,567").replace("1000", "1e3"),
        plain.replace("1234567", "\"1,234,567\"").replace("1000", "1000.0"),
        plain.replace("1234567", "1 234\u{202f}567").replace("1000", " 1000 "),
        plain.replace("1234567", "1'234'567"),
        plain.replace(",m,2,", ",\"a \"\"b\"\"\r\nc, d\",2,"),
        plain.replace("start_time", "Start Time").replace("input_tokens", "Input-Tokens"),
        plain.replace("2025-10-01", "1759276800"),
        plain.replace("2025-10-01", "1759276800000"),
        plain.replace("2025-10-01", "2025-10-01T23:59:59.999Z"),
        plain.replace("2025-10-01", "2025-10-01 05:00:00+02"),
        plain.replace("2025-10-01", "2025/10/1"),
        plain.replace("2025-10-01", "01.10.2025"),
        plain.replace('\n', ",\n"),
        plain.clone() + "Total,,2,1234567,1000,250\n",
        plain.clone() + ",,2,1234567,1000,250\n",
        plain.clone() + ",,,,,\n \n",
    ];
    for text in &rows {
        let usage = read(text);
        assert_eq!(sums(&usage), (1_234_567.0, 1000.0, 250.0, Some(2.0), None), "{text:?}: {:?}", usage.reasons);
        assert_eq!(days(&usage).0, Day::of(2025, 10, 1), "{text:?}");
    }
}

#[test]
fn bytes_of_every_encoding() {
    let text = SMALL.to_owned() + "2025-10-01,modèle,2,10,1,5\n";
    let utf16 =
        |join: fn(u16) -> [u8; 2]| "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(join).collect();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin 1")).collect();
    let rows: [(Vec<u8>, &str); 4] = [
        (text.clone().into_bytes(), "modèle"),
        (utf16(u16::to_le_bytes), "modèle"),
        (utf16(u16::to_be_bytes), "modèle"),
        (latin, "mod\u{fffd}le"),
    ];
    for (bytes, model) in rows {
        assert_eq!(models(&read(&text_of(&bytes))), [(model, 15.0)]);
    }
}
