//! A JSON document as a value, and its text: the same in the browser and natively.

use crate::format::link_number;

/// One value.
pub enum Json {
    /// Nothing there.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A finite number; anything else is written as nothing.
    Number(f64),
    /// Words.
    Text(String),
    /// Values in order.
    List(Vec<Json>),
    /// Values by name, in order.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// A number, if there is one.
    pub fn maybe(number: Option<f64>) -> Self {
        number.map_or(Self::Null, Self::Number)
    }

    /// Words.
    pub fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    /// Words in order.
    pub fn texts(texts: Vec<String>) -> Self {
        Self::List(texts.into_iter().map(Self::Text).collect())
    }

    /// One line, or a document indented by two spaces.
    pub fn write(&self, indented: bool) -> String {
        let mut out = String::new();
        self.put(&mut out, indented.then_some(0));
        out
    }

    fn put(&self, out: &mut String, depth: Option<usize>) {
        match self {
            Self::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Self::Number(number) if number.is_finite() => out.push_str(&link_number(*number)),
            Self::Null | Self::Number(_) => out.push_str("null"),
            Self::Text(text) => quote(out, text),
            Self::List(list) => {
                let put = |out: &mut String, at: usize, depth| list[at].put(out, depth);
                all(out, depth, ['[', ']'], list.len(), &put);
            }
            Self::Object(fields) => {
                let put = |out: &mut String, at: usize, depth: Option<usize>| {
                    let (key, value) = &fields[at];
                    quote(out, key);
                    out.push_str(if depth.is_some() { ": " } else { ":" });
                    value.put(out, depth);
                };
                all(out, depth, ['{', '}'], fields.len(), &put);
            }
        }
    }
}

/// So many parts between brackets, each on a line of its own where the document is indented.
fn all(
    out: &mut String,
    depth: Option<usize>,
    brackets: [char; 2],
    count: usize,
    put: &dyn Fn(&mut String, usize, Option<usize>),
) {
    let line = |out: &mut String, depth: Option<usize>| {
        if let Some(depth) = depth.filter(|_| count > 0) {
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
        }
    };
    let inner = depth.map(|depth| depth + 1);
    out.push(brackets[0]);
    for at in 0..count {
        if at > 0 {
            out.push(',');
        }
        line(out, inner);
        put(out, at, inner);
    }
    line(out, depth);
    out.push(brackets[1]);
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
