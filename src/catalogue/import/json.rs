//! JSON as a tree. In the browser it is made from what `JSON.parse` gives, so that the page carries no parser; natively
//! from `serde_json`.

/// Larger than any count in a model.
const MOST: f64 = 1e9;

/// A JSON value. Objects keep the order of their keys.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// Keys with their values.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of a key; nothing where this is no object or has no such key, or where it is `null`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        let Self::Object(pairs) = self else { return None };
        let found = pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value);
        found.filter(|value| **value != Self::Null)
    }

    /// A member that is a whole number from 1 up, as counts are; anything else is none.
    #[must_use]
    pub fn count(&self, key: &str) -> Option<f64> {
        match self.get(key) {
            Some(Self::Number(value)) if *value >= 1.0 && *value <= MOST && value.fract() == 0.0 => Some(*value),
            _ => None,
        }
    }

    /// The first of several names under which a count may stand.
    #[must_use]
    pub fn any_count(&self, keys: &[&str]) -> Option<f64> {
        keys.iter().find_map(|key| self.count(key))
    }

    /// A member that is `true` or `false`.
    #[must_use]
    pub fn flag(&self, key: &str) -> Option<bool> {
        if let Some(Self::Bool(value)) = self.get(key) { Some(*value) } else { None }
    }

    /// A member that is a text; an empty one where there is none.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        if let Some(Self::Text(value)) = self.get(key) { value } else { "" }
    }

    /// A member that is a list; an empty one where there is none.
    #[must_use]
    pub fn list(&self, key: &str) -> &[Self] {
        if let Some(Self::List(values)) = self.get(key) { values } else { &[] }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; none where it is no list.
    #[must_use]
    pub fn items(&self) -> &[Json] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            // Beyond what a number of JavaScript holds there is none.
            Value::Number(number) => number.as_f64().map_or(Self::Null, Self::Number),
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(pairs) => Self::Object(pairs.into_iter().map(|(key, value)| (key, value.into())).collect()),
        }
    }
}
