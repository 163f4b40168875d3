//! How a page is shown, which a link says beside the scenario: embedded or not, in which colours, without which parts.

use super::Scenario;

/// The keys of a link that are about this. They are no part of a scenario.
const KEYS: [&str; 3] = ["embed", "theme", "hide"];

/// Light, dark, or what the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// As the system is set.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Colours {
    /// All of them, the default first.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// As it stands in links and messages.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The colours that a link or a message names.
    #[must_use]
    pub fn find(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colours| colours.key() == key)
    }
}

/// What can be left out of an embedded page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The sentence, and the figures with it.
    Verdict,
    /// The four figures under the sentence.
    Figures,
    /// The chart with all around it.
    Chart,
    /// The chart's buttons.
    Tools,
}

impl Part {
    /// All of them, from top to bottom.
    pub const ALL: [Self; 4] = [Self::Verdict, Self::Figures, Self::Chart, Self::Tools];

    /// As it stands in links.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Figures => "figures",
            Self::Chart => "chart",
            Self::Tools => "tools",
        }
    }
}

/// How a page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// Whether it stands in another page, with verdict and chart only.
    pub embedded: bool,
    /// Its colours where it is embedded.
    pub colours: Colours,
    hidden: [bool; Part::ALL.len()],
}

impl Display {
    /// What the link of this scenario says. What it says wrongly is as if it were not said.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let said = |key: &str| {
            let found = scenario.unknown.iter().find(|(other, _)| other == key);
            found.map_or("", |(_, value)| value.as_str())
        };
        let mut display = Self { embedded: said("embed") == "1", ..Self::default() };
        display.colours = Colours::find(said("theme")).unwrap_or_default();
        for part in Part::ALL {
            display.hide(part, said("hide").split(',').any(|key| key == part.key()));
        }
        display
    }

    /// Takes all that is about display out of a scenario's link.
    pub fn strip(scenario: &mut Scenario) {
        scenario.unknown.retain(|(key, _)| !KEYS.contains(&key.as_str()));
    }

    /// Whether a part is left out.
    #[must_use]
    pub fn hides(self, part: Part) -> bool {
        self.hidden[part as usize]
    }

    /// Leaves a part out, or not.
    pub fn hide(&mut self, part: Part, hidden: bool) {
        self.hidden[part as usize] = hidden;
    }

    /// The keys of what is left out, set apart as links or style sheets want them.
    #[must_use]
    pub fn hidden(self, separator: &str) -> String {
        let mut keys = String::new();
        for part in Part::ALL.into_iter().filter(|part| self.hides(*part)) {
            if !keys.is_empty() {
                keys.push_str(separator);
            }
            keys.push_str(part.key());
        }
        keys
    }

    /// The keys of an embedded page's link, in front of those of a scenario.
    #[must_use]
    pub fn query(self, scenario: &str) -> String {
        let mut query = String::from("embed=1");
        if self.colours != Colours::Auto {
            query.push_str("&theme=");
            query.push_str(self.colours.key());
        }
        let hidden = self.hidden(",");
        for (before, part) in [("&hide=", hidden.as_str()), ("&", scenario)] {
            if !part.is_empty() {
                query.push_str(before);
                query.push_str(part);
            }
        }
        query
    }
}
