//! What a page of documentation takes over: a frame around the embedded calculator, and a badge for where frames are refused.

use super::Evaluation;
use super::fit::Fit;
use crate::scenario::{self, Display, Part};

/// What a frame of this site may do. Popups are for the link to the full calculator alone.
const OWN_ORIGIN: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
/// The same without an origin: nothing is kept and the arithmetic cannot be opened.
const NO_ORIGIN: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// A scenario to be shown elsewhere.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// Where the calculator is, up to the last slash.
    pub folder: String,
    /// The scenario's link.
    pub query: String,
    /// What the picture is of, for those who hear the page.
    pub title: String,
    /// How it is shown.
    pub display: Display,
    /// Whether the frame is to have no origin.
    pub strict: bool,
    /// How many sentences qualify the verdict.
    pub remarks: usize,
}

impl Snippet {
    /// Shows the scenario of an evaluation.
    #[must_use]
    pub fn of(evaluation: &Evaluation, folder: String, display: Display, strict: bool) -> Self {
        let names = &evaluation.resolved.names;
        let title = format!("LLM break-even: {} API or self-hosted {}", evaluation.api_name(), names.model.name);
        let mut scenario = evaluation.scenario.clone();
        Display::strip(&mut scenario);
        let warns = Fit::of(evaluation).serves() == Some(false);
        let remarks = usize::from(warns) + evaluation.notes.len();
        Self { folder, query: scenario::write(&scenario), title, display, strict, remarks }
    }

    /// The address that the frame shows.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}?{}", self.folder, self.display.query(&self.query))
    }

    /// Of the frame where nobody adjusts it, in CSS pixels: enough from 620 px of width on.
    #[must_use]
    pub fn height(&self) -> usize {
        let shown = |part: Part| !self.display.hides(part);
        let verdict = if shown(Part::Verdict) { 70 } else { 0 };
        let figures = if shown(Part::Figures) { 85 } else { 0 };
        let chart = if shown(Part::Chart) { 410 } else { 0 };
        let tools = if shown(Part::Chart) && shown(Part::Tools) { 15 } else { 0 };
        45 + verdict + figures + chart + tools + 50 * self.remarks
    }

    /// What the frame is given: names and values.
    #[must_use]
    pub fn attributes(&self) -> [(&'static str, String); 9] {
        let sandbox = if self.strict { NO_ORIGIN } else { OWN_ORIGIN };
        let fixed = |name, value: &str| (name, value.to_owned());
        [
            ("src", self.address()),
            ("title", self.title.clone()),
            fixed("width", "100%"),
            ("height", self.height().to_string()),
            fixed("loading", "lazy"),
            fixed("sandbox", sandbox),
            fixed("allow", ""),
            fixed("referrerpolicy", "strict-origin"),
            fixed("frameborder", "0"),
        ]
    }

    /// The frame.
    fn frame(&self) -> String {
        let mut html = "<iframe ".to_owned();
        for (name, value) in self.attributes() {
            html += &format!("{name}=\"{}\" ", attribute(&value));
        }
        html + "data-llm-breakeven></iframe>\n"
    }

    /// The HTML to be put into a page: the frame, and the script that adjusts its height.
    #[must_use]
    pub fn html(&self) -> String {
        format!("{}<script src=\"{}embed.js\" async></script>\n", self.frame(), attribute(&self.folder))
    }

    /// A picture with a link, in Markdown.
    #[must_use]
    pub fn badge(&self) -> String {
        let link = if self.query.is_empty() { self.folder.clone() } else { format!("{}?{}", self.folder, self.query) };
        format!("[![{}]({}badge.svg)]({link})\n", self.title.replace('[', "(").replace(']', ")"), self.folder)
    }
}

/// Text as it stands between double quotes in HTML.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
