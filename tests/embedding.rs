//! What a link says about display, and what is to be copied into other pages.

use llm_breakeven::export::{Evaluation, snippet::Snippet};
use llm_breakeven::scenario::{Colours, Display, Message, PROTOCOL, Part, origin_of, read, read_comparison, write};
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

#[test]
fn a_message_is_one_of_four_or_none() {
    // As docs/embedding.md lists them.
    assert_eq!(PROTOCOL, "llm-breakeven:1");
    let cases = [
        ("hello", "", Some(Message::Hello)),
        ("hello", "whatever", Some(Message::Hello)),
        ("report", "", Some(Message::Report)),
        ("scenario", "vol=2B", Some(Message::Scenario("vol=2B"))),
        ("scenario", "", Some(Message::Scenario(""))),
        ("theme", "dark", Some(Message::Theme(Colours::Dark))),
        ("theme", "light", Some(Message::Theme(Colours::Light))),
        ("theme", "auto", Some(Message::Theme(Colours::Auto))),
        ("theme", "Dark", None),
        ("theme", "", None),
        ("theme", "dark light", None),
        ("Hello", "", None),
        ("", "", None),
        ("close", "", None),
        ("__proto__", "vol=2B", None),
    ];
    for (kind, value, understood) in cases {
        assert_eq!(Message::of(kind, value), understood, "{kind} {value}");
    }
}

#[test]
fn an_origin_is_all_before_the_path() {
    for (address, origin) in [
        ("https://docs.example/guide/costs.html?x=https://other.example/", Some("https://docs.example")),
        ("https://docs.example", Some("https://docs.example")),
        ("http://localhost:8080/", Some("http://localhost:8080")),
        ("https://[::1]:3/x", Some("https://[::1]:3")),
        ("null", None),
        ("", None),
        ("about:srcdoc", None),
        ("file:///home/me/page.html", None),
        ("chrome-extension://abc/page.html", None),
        ("https:/docs.example/", None),
        ("://docs.example/", None),
        ("https:///guide", None),
        ("httpx://docs.example/", None),
        // Found by fuzzing.
        ("httpario\n/ut:://other.example/", None),
    ] {
        assert_eq!(origin_of(address), origin, "{address}");
    }
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

    /// Whatever a page around the calculator says.
    #[test]
    fn a_message_shows_a_scenario_or_nothing(kind in "(scenario|theme|\\PC{0,9})", value in "(embed=1&|hide=|c2=|name=)?\\PC{0,60}") {
        match Message::of(&kind, &value) {
            Some(Message::Scenario(query)) => {
                let mut shown = read_comparison(query).comparison;
                shown.strip();
                let link = shown.write();
                prop_assert!(link.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>'`".contains(&b)), "{}", link);
                prop_assert_eq!(read_comparison(&link).comparison, shown);
            }
            Some(Message::Theme(colours)) => prop_assert_eq!(colours.key(), &value),
            Some(Message::Hello | Message::Report) | None => {}
        }
        let origin = origin_of(&value);
        prop_assert!(origin.is_none_or(|origin| value.starts_with(origin)));
    }

    #[test]
    fn nothing_in_a_link_gets_out_of_the_attribute(query in "\\PC{0,60}") {
        let html = snippet(&query, Display::default(), false).html();
        prop_assert_eq!(html.matches('"').count(), 20, "{}", html);
        prop_assert_eq!(html.matches(['<', '>']).count(), 8, "{}", html);
    }
}
