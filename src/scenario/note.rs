//! What the page has to say about a scenario: values it could not use, prices it had to replace. One sentence each.

use super::Bounds;
use crate::engine::throughput::Unable;
use crate::format::{NotANumber, harmless, quantity};
use std::fmt;

/// Something the reader should know. Fields are what the sentence says.
#[allow(missing_docs, reason = "the sentence of each variant, below, says what its fields are")]
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// A value that is no number.
    NotANumber { key: &'static str, text: String, why: NotANumber, used: String },
    /// A number outside its bounds.
    OutOfBounds { bounds: &'static Bounds, text: String, used: String },
    /// A value outside its bounds that follows from what was asked for.
    Beyond { bounds: &'static Bounds, value: f64 },
    /// A part of something only whole numbers make sense for.
    NotWhole { key: &'static str, text: String, used: String },
    /// An id, keyword or list entry that is not known.
    NotKnown { key: &'static str, text: String, used: String },
    /// A key given more than once.
    Twice { key: String },
    /// More keys that are not known than are kept.
    TooMany { kept: usize },
    /// A link of a later version.
    LaterVersion { text: String },
    /// No cached price: the input price was used.
    CachedFellBack { offer: String },
    /// No batch price: the ordinary price was used.
    BatchFellBack { offer: String },
    /// A stated blended price makes the mix meaningless for the API side.
    BlendStated { price: String, list: String },
    /// Requests need both token counts.
    RequestIncomplete { used_in: String, used_out: String },
    /// Requests without any tokens.
    RequestsEmpty,
    /// Token counts of a request without requests.
    RequestsMissing,
    /// Capacity from speeds, with a speed the catalogue does not have.
    SpeedMissing { model: &'static str },
    /// Capacity from specifications, of which one is not known.
    SpecMissing { what: &'static str, name: &'static str },
    /// Capacity from specifications, by which the replica serves nothing.
    ServesNothing { model: &'static str, gpu: &'static str, gpus: String, why: Unable },
    /// Capacity from specifications, but a speed is measured.
    MeasuredWins { speed: String },
    /// Batching or input speed without the speed that makes them a measurement.
    MeasuredInPart,
    /// More tokens than the model takes.
    ContextTooLong { model: &'static str, most: String },
    /// The replica's price is the source's own month.
    QuotedMonth { month: String, exact: String },
    /// The catalogue has no rent of this GPU.
    NoRental { gpu: &'static str },
    /// The published edition lacks what is priced; the current one has it.
    FromCurrent { what: String, as_of: &'static str },
    /// An offer that is gone.
    NotSold { offer: &'static str, since: &'static str },
    /// The provider does not have the GPU.
    OtherProvider { gpu: &'static str, provider: &'static str, used: &'static str },
    /// A rent one cannot stand on.
    NotOnDemand { gpu: &'static str, provider: String, kind: &'static str },
    /// A rent for more GPUs than are asked for.
    RentedBy { gpu: &'static str, provider: String, least: String },
}

impl Note {
    /// The sentence under the field of the input, where nobody has typed the key that the input has in links.
    #[must_use]
    pub fn under_field(&self) -> String {
        let said = self.to_string();
        self.key()
            .and_then(|key| said.strip_prefix(&format!("`{key}=")))
            .map_or(said.clone(), |rest| format!("`{rest}"))
    }

    /// The key of the link it is about.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::NotANumber { key, .. } | Self::NotWhole { key, .. } | Self::NotKnown { key, .. } => Some(key),
            Self::OutOfBounds { bounds, .. } => Some(bounds.key),
            Self::Twice { key } => Some(key),
            _ => None,
        }
    }

    /// Whether a value of the link could not be used, as against a remark on how a figure came about.
    #[must_use]
    pub fn is_problem(&self) -> bool {
        !matches!(
            self,
            Self::CachedFellBack { .. }
                | Self::BatchFellBack { .. }
                | Self::BlendStated { .. }
                | Self::QuotedMonth { .. }
                | Self::MeasuredWins { .. }
                | Self::FromCurrent { .. }
                | Self::NotSold { .. }
                | Self::OtherProvider { .. }
                | Self::NotOnDemand { .. }
                | Self::RentedBy { .. }
        )
    }
}

/// Says something besides. Few scenarios have any such note, so what leads to one stands apart from what leads to the figures.
#[cold]
pub(super) fn say(notes: &mut Vec<Note>, note: Note) {
    notes.push(note);
}

/// A bad value is repeated in full up to this many characters.
const SHOWN: usize = 40;

fn shown(text: &str) -> String {
    let mut short = harmless(text, SHOWN);
    if text.chars().count() > SHOWN {
        short.push('…');
    }
    short
}

/// Why a replica serves nothing, as a clause.
#[must_use]
pub fn unable(why: Unable) -> &'static str {
    match why {
        Unable::DoesNotLoad => "the weights do not fit",
        Unable::NoRoom => "next to the weights there is no room for one sequence of `ctx` tokens",
        Unable::FirstToken => "even alone, a request takes longer than `ttft` to its first token",
        Unable::PerToken => "even alone, a request takes longer than `tpot` for a token",
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BlendStated { price, list } => write!(
                f,
                "The API side uses a stated blended price of {price} per 1M tokens, whatever the mix; the list prices would give {list}."
            ),
            Self::QuotedMonth { month, exact } => {
                write!(f, "Rent is the published {month} a month for a replica; to the cent it is {exact}.")
            }
            _ => self.fmt_other(f),
        }
    }
}

impl Note {
    /// Those that no preset has.
    #[cold]
    fn fmt_other(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BlendStated { .. } | Self::QuotedMonth { .. } => Ok(()),
            Self::NotANumber { key, text, why, used } => write!(f, "`{key}={}` {why}; used {used}.", shown(text)),
            Self::OutOfBounds { bounds, text, used } => {
                let (low, high) = (quantity(bounds.min, bounds.unit), quantity(bounds.max, bounds.unit));
                write!(f, "`{}={}` is not between {low} and {high}; used {used}.", bounds.key, shown(text))
            }
            Self::Beyond { bounds, value } => {
                let [low, high, value] = [bounds.min, bounds.max, *value].map(|value| quantity(value, bounds.unit));
                write!(
                    f,
                    "{} would be {value}, which is not between {low} and {high}; nothing was changed.",
                    bounds.name
                )
            }
            Self::NotWhole { key, text, used } => {
                write!(f, "`{key}={}` is not a whole number; used {used}.", shown(text))
            }
            Self::NotKnown { key, text, used } => write!(f, "`{key}={}` is not known; used {used}.", shown(text)),
            Self::Twice { key } => write!(f, "`{}` is given more than once; used the last.", shown(key)),
            Self::TooMany { kept } => {
                write!(f, "More than {kept} keys of this link are not known; the others were left out.")
            }
            Self::LaterVersion { text } => {
                write!(
                    f,
                    "This link was made by a later version (`v={}`); some of it may not be understood.",
                    shown(text)
                )
            }
            Self::CachedFellBack { offer } => {
                write!(f, "{offer} has no price for cached input here; its input price was used.")
            }
            Self::BatchFellBack { offer } => write!(f, "{offer} has no batch price here; its ordinary price was used."),
            Self::RequestIncomplete { used_in, used_out } => {
                write!(f, "Requests need `tin` and `tout`; used {used_in} in and {used_out} out.")
            }
            Self::RequestsEmpty => {
                f.write_str("`req` counts only together with `tin` and `tout`; the volume was used.")
            }
            Self::RequestsMissing => {
                f.write_str("`tin` and `tout` count only together with `req`; the volume was used.")
            }
            Self::SpeedMissing { model } => {
                write!(f, "No speed is known for {model}; give `tps`. Capacity was left without limit.")
            }
            Self::SpecMissing { what, name } => {
                write!(
                    f,
                    "`cap=model` needs the {what} of {name}, which is not known. Capacity was left without limit."
                )
            }
            Self::ServesNothing { model, gpu, gpus, why } => {
                let why = unable(*why);
                write!(
                    f,
                    "{model} on {gpus} × {gpu} serves nothing by the model: {why}. Capacity was left without limit."
                )
            }
            Self::MeasuredWins { speed } => {
                write!(f, "A measured speed goes before the model: capacity follows from `tps`, {speed}.")
            }
            Self::MeasuredInPart => {
                f.write_str("`bf` and `pre` count only together with `tps` here; the capacity is the model's.")
            }
            Self::ContextTooLong { model, most } => {
                write!(f, "{model} takes at most {most}; memory and speed are those of the longer `ctx` all the same.")
            }
            Self::NoRental { gpu } => {
                write!(
                    f,
                    "Nobody has a price for {gpu} here; give `rate` or `own`. Until then it counts as free, and self-hosting as too cheap."
                )
            }
            Self::FromCurrent { what, as_of } => {
                write!(f, "The published edition has no price of {what}; that of {as_of} was used.")
            }
            Self::NotSold { offer, since } => {
                write!(f, "{offer} has not been sold since {since}; its last price was used.")
            }
            Self::OtherProvider { gpu, provider, used } => {
                write!(f, "{provider} has no price for {gpu} here; that of {used} was used, the cheapest on demand.")
            }
            Self::NotOnDemand { gpu, provider, kind } => {
                write!(f, "The rent of {gpu} at {provider} is not on demand: {kind}.")
            }
            Self::RentedBy { gpu, provider, least } => {
                write!(f, "{provider} rents out {gpu} by {least} only; a replica of fewer pays for what it uses here.")
            }
        }
    }
}
