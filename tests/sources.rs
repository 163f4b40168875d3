//! Where prices were seen: what is a link leads to a page, what is none is named.

use llm_breakeven::catalogue::{current, published, specs};
use llm_breakeven::export::origin::address;

#[test]
fn only_the_address_of_a_source_is_one() {
    for (source, expected) in [
        ("https://example.com/pricing (by LiteLLM 1.109.1)", ("https://example.com/pricing", " (by LiteLLM 1.109.1)")),
        ("https://example.com/a, and b", ("https://example.com/a", ", and b")),
        ("https://example.com/a", ("https://example.com/a", "")),
        ("LiteLLM 1.109.1, groq/openai/gpt-oss-120b", ("", "LiteLLM 1.109.1, groq/openai/gpt-oss-120b")),
        ("by https://example.com", ("", "by https://example.com")),
        ("javascript:alert(1)", ("", "javascript:alert(1)")),
        ("http://example.com", ("", "http://example.com")),
        ("", ("", "")),
    ] {
        assert_eq!(address(source), expected);
    }
}

/// Of every row that the page shows a source of.
#[test]
fn every_address_is_one_that_can_be_opened() {
    let sources = current::API.iter().map(|row| row.source).chain(current::RENTALS.iter().map(|row| row.source));
    let sources =
        sources.chain(published::TERMS.iter().map(|row| row.source)).chain(specs::MODELS.iter().map(|row| row.source));
    let mut links = 0;
    for source in sources {
        let (address, besides) = address(source.text());
        assert_eq!(format!("{address}{besides}"), source.text());
        if !address.is_empty() {
            links += 1;
            assert!(!address.contains([' ', '(', ')', '"', '<']) && address.contains('.'), "{address}");
        }
    }
    assert!(links >= 80, "{links}");
}
