//! What a person is asked for that is no input of the scenario: one table of names and bounds, and how an answer is read.

use crate::catalogue::import::shown;
use crate::format::{Unit, number, quantity};

/// A number a person is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked {
    /// Of its field.
    pub id: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// What stands before and behind the number.
    pub units: [&'static str; 2],
    /// Least value.
    pub min: f64,
    /// Greatest value.
    pub max: f64,
}

/// Bytes of a file that is read: what a browser can hold at once, several times.
pub const LARGEST_FILE: f64 = 500e6;
/// What is said of a larger one.
pub const TOO_LARGE: &str = "The file is larger than 500 MB: export a shorter time, or add it up by day.";
/// How many people use what the tokens are for; more than there are people are none.
pub const USERS: Asked = Asked { id: "users", name: "Active users", units: ["", ""], min: 0.0, max: 1e10 };
/// What an API costs a month, USD.
pub const BILL: Asked = Asked { id: "bill", name: "Bill a month", units: ["$", "/mo"], min: 0.0, max: 1e12 };
/// The days that a file covers: up to a hundred years.
pub const DAYS: Asked = Asked { id: "col-days", name: "Days it covers", units: ["", ""], min: 1.0, max: 36_525.0 };

impl Asked {
    /// Reads an answer.
    ///
    /// # Errors
    /// The sentence that says what is wrong with it.
    pub fn read(&self, text: &str) -> Result<f64, String> {
        let said = |wrong: &str| format!("\u{201c}{}\u{201d} {wrong}.", shown(text));
        let value = number(text).map_err(|why| said(&why.to_string()))?;
        if !(self.min..=self.max).contains(&value) {
            let [low, high] = [self.min, self.max].map(|bound| quantity(bound, Unit::Count));
            return Err(said(&format!("is not between {low} and {high}")));
        }
        // Zero loses its sign.
        Ok(value + 0.0)
    }
}
