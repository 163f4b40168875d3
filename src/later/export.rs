//! The report as a file, byte for byte as the command line writes it, and the chart as a picture.

use super::line;
use crate::chart::{Lens, Look, Shown, Theme, compare_picture, cost_picture, to_svg};
use crate::export::compare::Compared;
use crate::export::{Evaluation, csv, json, markdown, sentences};
use crate::format::decimal;
use crate::scenario::{self, read_comparison};

/// Size of a picture, in CSS pixels.
const SIZE: (f64, f64) = (960.0, 600.0);

/// `f` with the file's name and type, then its text in one piece; nothing for a format that is none. `page` is the page's
/// address, to stand before a link's query.
pub fn file(format: &str, query: &str, page: &str, look: &str) -> Vec<String> {
    let evaluation = || Evaluation::of_query(query);
    let several = || {
        let read = read_comparison(query);
        (read.comparison.entries().len() > 1).then(|| Compared::of(read))
    };
    let (name, kind, text) = match format {
        "csv" => {
            ("llm-breakeven.csv", "text/csv", several().map_or_else(|| csv::write(&evaluation()), |all| all.csv()))
        }
        "markdown" => {
            let text =
                several().map_or_else(|| markdown::write_with(&evaluation(), page), |all| all.markdown(page, query));
            ("llm-breakeven.md", "text/markdown", text)
        }
        "json" => ("llm-breakeven.json", "application/json", json::write(&evaluation(), true) + "\n"),
        "svg" => ("llm-breakeven.svg", "image/svg+xml", svg(query, page, look)),
        _ => return Vec::new(),
    };
    vec![line('f', &[name, kind]), text]
}

/// The chart of one scenario, or of several side by side, with title, legend, sources and link.
fn svg(query: &str, page: &str, look: &str) -> String {
    let reading = read_comparison(query);
    let several = reading.comparison.entries().len() > 1;
    let look = read_look(look);
    let (mut spec, link, summary) = if several {
        let link = reading.comparison.write();
        let compared = Compared::of(reading);
        let summary = compared.cheapest_words().join(" ");
        (compare_picture(&compared, Shown::Cheapest, look), link, summary)
    } else {
        let evaluation = Evaluation::of_query(query);
        let summary = format!("{} {}", sentences::headline(&evaluation), sentences::figures(&evaluation));
        (cost_picture(&evaluation, look), scenario::write(&evaluation.scenario), summary)
    };
    let link = format!("{page}?{link}");
    let title = spec.title.clone().unwrap_or_default();
    spec.footnote = spec.footnote.map(|footnote| format!("{footnote} {link}"));
    described(&to_svg(&spec), &title, &format!("{summary} {link}"))
}

/// With a title and a description for who cannot see the picture; the whole link is there as well.
fn described(svg: &str, title: &str, description: &str) -> String {
    let Some((head, marks)) = svg.split_once('>') else { return svg.into() };
    let words = format!("<title>{}</title>\n<desc>{}</desc>", escaped(title), escaped(description));
    format!("{head}>\n{words}{marks}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// How the page shows its chart: `dark`, `960x600`, and the words of a [`Lens`]. What is not understood is not heeded.
fn read_look(text: &str) -> Look {
    let mut lens = Lens::default();
    let mut look = Look { width: SIZE.0, height: SIZE.1, theme: Theme::light(), lens, hold: None };
    for word in text.split_whitespace() {
        if word == "dark" {
            look.theme = Theme::dark();
        } else if let Some((width, height)) = size(word) {
            (look.width, look.height) = (width.clamp(320.0, 4000.0), height.clamp(240.0, 4000.0));
        } else {
            lens.take(word);
        }
    }
    Look { lens, ..look }
}

fn size(word: &str) -> Option<(f64, f64)> {
    let (width, height) = word.split_once('x')?;
    Some((decimal(width)?, decimal(height)?))
}
