//! What a link says about display, and what is to be copied into other pages.

use llm_breakeven::export::{Evaluation, snippet::Snippet};
use llm_breakeven::scenario::{Colours, Display, Part, read, write};
use proptest::prelude::*;

fn display(query: &str) -> Display {
    Display::of(&read(query).scenario)
}

#[test]
fn links_say_how_a_page_is_shown() {
    // Link, whether embedded, colours, what is left out.
    let cases = [
        ("", false, Colours::Auto, ""),
        ("embed=1", true, Colours::Auto, ""),
        ("embed=0", false, Colours::Auto, ""),
        ("embed=yes", false, Colours::Auto, ""),
        ("embed=1&theme=dark", true, Colours::Dark, ""),
        ("embed=1&theme=light&vol=2B", true, Colours::Light, ""),
        ("embed=1&theme=auto", true, Colours::Auto, ""),
        ("embed=1&theme=%3Cscript%3E", true, Colours::Auto, ""),
        ("embed=1&hide=chart", true, Colours::Auto, "chart"),
        ("embed=1&hide=tools,figures", true, Colours::Auto, "figures tools"),
        ("embed=1&hide=verdict,chart,table,tools,,x%22y", true, Colours::Auto, "verdict chart tools"),
        ("hide=chart&embed=1&embed=1", true, Colours::Auto, "chart"),
    ];
    for (link, embedded, colours, hidden) in cases {
        let said = display(link);
        assert_eq!((said.embedded, said.colours, said.hidden(" ").as_str()), (embedded, colours, hidden), "{link}");
    }
}

#[test]
fn display_is_no_part_of_the_scenario() {
    let mut scenario = read("embed=1&vol=2B&theme=dark&hide=tools&later=kept").scenario;
    Display::strip(&mut scenario);
    assert_eq!(write(&scenario), "vol=2B&later=kept");
}

fn snippet(query: &str, display: Display, strict: bool) -> Snippet {
    Snippet::of(&Evaluation::of_query(query), "https://costs.example/calc/".into(), display, strict)
}

#[test]
fn the_html_holds_all_that_a_frame_needs() {
    let html = snippet("embed=1&theme=dark&vol=2B&s=deepseek-api", Display::default(), false).html();
    assert_eq!(
        html,
        "<iframe src=\"https://costs.example/calc/?embed=1&amp;s=deepseek-api&amp;vol=2B\" title=\"LLM break-even: DeepSeek V3 \
         API or self-hosted DeepSeek V3\" width=\"100%\" height=\"775\" loading=\"lazy\" sandbox=\"allow-scripts \
         allow-same-origin allow-popups allow-popups-to-escape-sandbox\" allow=\"\" referrerpolicy=\"strict-origin\" \
         frameborder=\"0\" data-llm-breakeven></iframe>\n\
         <script src=\"https://costs.example/calc/embed.js\" async></script>\n"
    );
}

#[test]
fn the_badge_opens_the_scenario() {
    let badge = |query| snippet(query, Display::default(), false).badge();
    let title = "[![LLM break-even: GPT-4o API or self-hosted Llama 4 Maverick](https://costs.example/calc/badge.svg)]";
    assert_eq!(badge(""), format!("{title}(https://costs.example/calc/)\n"));
    assert_eq!(badge("vol=2B&embed=1"), format!("{title}(https://costs.example/calc/?vol=2B)\n"));
}

#[test]
fn a_strict_frame_has_no_origin_and_a_shorter_one_is_lower() {
    let mut display = Display::default();
    let whole = snippet("", display, true);
    assert!(!whole.html().contains("allow-same-origin"));
    let mut before = whole.height();
    for part in [Part::Tools, Part::Figures, Part::Chart] {
        display.hide(part, true);
        let height = snippet("", display, true).height();
        assert!(height < before, "{}", part.key());
        before = height;
    }
}

proptest! {
    #[test]
    fn what_is_chosen_comes_back_from_the_link(colours in 0..3usize, parts: [bool; 4], scenario in "(vol=2B|s=deepseek-api&vol=3B)?") {
        let mut chosen = Display::default();
        (chosen.embedded, chosen.colours) = (true, Colours::ALL[colours]);
        for (part, hidden) in Part::ALL.into_iter().zip(parts) {
            chosen.hide(part, hidden);
        }
        let query = chosen.query(&scenario);
        prop_assert_eq!(display(&query), chosen);
        let mut read = read(&query).scenario;
        Display::strip(&mut read);
        prop_assert_eq!(write(&read), scenario);
    }

    #[test]
    fn nothing_in_a_link_gets_out_of_the_attribute(query in "\\PC{0,60}") {
        let html = snippet(&query, Display::default(), false).html();
        prop_assert_eq!(html.matches('"').count(), 20, "{}", html);
        prop_assert_eq!(html.matches(['<', '>']).count(), 8, "{}", html);
    }
}
