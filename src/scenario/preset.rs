//! The four published scenarios.

use super::{Choice, Input, Precision};

/// A scenario to begin with.
#[derive(Debug, PartialEq)]
pub struct Preset {
    /// Value of `s` in links.
    pub id: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Ids in the order of [`Choice::ALL`].
    choices: [&'static str; 4],
    /// Precision of the weights.
    pub precision: Precision,
    numbers: &'static [(Input, f64)],
    /// Volumes of the cost table, tokens a month.
    pub volumes: &'static [f64],
    /// What the article prints.
    pub published: PublishedFigures,
}

/// Figures of the article, to show beside ours.
#[derive(Debug, PartialEq)]
pub struct PublishedFigures {
    /// Its break-even, cut off, as printed.
    pub break_even: &'static str,
}

impl Preset {
    /// The preset's own value of an input.
    #[must_use]
    pub fn number(&self, input: Input) -> Option<f64> {
        self.numbers.iter().find(|(other, _)| *other == input).map(|(_, value)| *value)
    }

    /// The preset's catalogue row.
    #[must_use]
    pub fn choice(&self, choice: Choice) -> &'static str {
        self.choices[choice as usize]
    }

    /// The preset with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.id == id)
    }
}

/// Volumes where the article prints no rows: the same ladder, up to where the break-even lies.
const LADDER: &[f64] = &[1e8, 5e8, 1e9, 2e9, 5e9, 10e9];

/// The article's scenarios: 720 h, RunPod, one replica without limit, overhead as one lump.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: "maverick-gpt4o",
        name: "Llama 4 Maverick vs GPT-4o",
        choices: ["openai/gpt-4o", "llama-4-maverick", "h100-80gb", "runpod"],
        precision: Precision::Fp16,
        numbers: &[(Input::GpuCount, 2.0), (Input::Other, 400.0)],
        volumes: &[1e8, 5e8, 7.24e8, 1e9, 2e9, 5e9],
        published: PublishedFigures { break_even: "~724M" },
    },
    Preset {
        id: "llama8b-haiku",
        name: "Llama 3.1 8B vs Claude Haiku 3.5",
        choices: ["anthropic/claude-haiku-3.5", "llama-3.1-8b", "a10g-24gb", "runpod"],
        precision: Precision::Fp16,
        numbers: &[(Input::Other, 100.0)],
        volumes: &[5e7, 2.21e8, 5e8, 1e9, 5e9],
        published: PublishedFigures { break_even: "~221M" },
    },
    Preset {
        id: "deepseek-api",
        name: "DeepSeek V3 vs its own API",
        choices: ["deepseek/deepseek-v3", "deepseek-v3", "h100-80gb", "runpod"],
        precision: Precision::Int8,
        // The article rounds 0.602 to the cent before dividing.
        numbers: &[(Input::Blend, 0.6), (Input::GpuCount, 2.0), (Input::Other, 500.0)],
        volumes: LADDER,
        published: PublishedFigures { break_even: "~6.8B" },
    },
    Preset {
        id: "mistral-flash",
        name: "Mistral Small 3.1 vs Gemini 2.5 Flash",
        choices: ["google/gemini-2.5-flash", "mistral-small-3.1", "l40s-48gb", "runpod"],
        precision: Precision::Fp16,
        numbers: &[(Input::Other, 150.0)],
        volumes: LADDER,
        published: PublishedFigures { break_even: "~2.6B" },
    },
];
