//! Just enough HTML to read the fragments in `content/`: tags, attributes in double quotes, text. What it cannot read is wrong.

/// An opening tag, a closing tag, or the text between two tags.
#[derive(Debug, PartialEq)]
pub enum Piece<'a> {
    /// With its attributes in order, entities decoded.
    Open(&'a str, Vec<(&'a str, String)>),
    /// The name alone.
    Close(&'a str),
    /// Entities decoded.
    Text(String),
}

/// A piece and where it starts and ends in the source, in bytes.
pub struct Placed<'a> {
    pub piece: Piece<'a>,
    pub start: usize,
    pub end: usize,
}

/// Elements without a closing tag.
pub const VOID: [&str; 2] = ["br", "hr"];

/// Takes a fragment apart.
///
/// # Errors
/// The sentence that says what is wrong.
pub fn pieces(source: &str) -> Result<Vec<Placed<'_>>, String> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let end = if rest.starts_with('<') {
            at + rest.find('>').ok_or_else(|| format!("a tag is not closed: {}", short(rest)))? + 1
        } else {
            rest.find('<').map_or(source.len(), |length| at + length)
        };
        let text = &source[at..end];
        let piece = if text.starts_with('<') { tag(text)? } else { Piece::Text(decoded(text)?) };
        found.push(Placed { piece, start: at, end });
        at = end;
    }
    Ok(found)
}

fn tag(text: &str) -> Result<Piece<'_>, String> {
    let inner = &text[1..text.len() - 1];
    if let Some(name) = inner.strip_prefix('/') {
        return Ok(Piece::Close(name));
    }
    let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Err(format!("no plain tag: {}", short(text)));
    }
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let wrong = || format!("attributes are not name=\"value\": {}", short(text));
        let name_end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(after) => after.split_once('"').ok_or_else(wrong)?,
            None if after.starts_with('=') => return Err(wrong()),
            None => ("", after),
        };
        attributes.push((name, decoded(value)?));
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    Ok(Piece::Open(name, attributes))
}

/// The few entities the fragments need.
fn decoded(text: &str) -> Result<String, String> {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let mut rest = plain.as_str();
    while let Some(at) = rest.find('&') {
        if !rest[at..].starts_with("&amp;") {
            return Err(format!("an ampersand that is no entity: {}", short(&rest[at..])));
        }
        rest = &rest[at + 5..];
    }
    Ok(plain.replace("&amp;", "&"))
}

/// A text as it must stand between tags.
pub fn encoded(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

pub fn short(text: &str) -> String {
    text.chars().take(60).collect()
}
