//! Numbers to words and back.

use llm_breakeven::format::{
    NotANumber, Unit, decimal, difference, fixed, link_number, link_tokens, money, number, percent, plain, quantity,
    signed_money, truncated_volume, unit_price, volume,
};
use llm_breakeven::units::{Share, Tokens, Usd, UsdPerMTok};
use proptest::prelude::*;

#[track_caller]
fn prints<N: Copy + std::fmt::Debug>(print: impl Fn(N) -> String, rows: &[(N, &str)]) {
    for (value, expected) in rows {
        assert_eq!(print(*value), *expected, "{value:?}");
    }
}

#[track_caller]
fn reads(text: &str, expected: f64) {
    assert_eq!(number(text), Ok(expected), "`{text}`");
}

#[track_caller]
fn refuses(text: &str, why: NotANumber) {
    assert_eq!(number(text), Err(why), "`{text}`");
}

#[test]
fn money_is_whole_dollars() {
    prints(
        |amount| money(Usd(amount)),
        &[
            (0.0, "$0"),
            (-0.0, "$0"),
            (0.49, "$0"),
            (0.5, "$1"),
            (-0.4, "$0"),
            (-0.5, "−$1"),
            (999.5, "$1,000"),
            (3985.6, "$3,986"),
            (-3435.6, "−$3,436"),
            (1e6, "$1,000,000"),
            (1_234_567_890.0, "$1,234,567,890"),
            // Stored a little below the half it was meant to be.
            (1.5 - 1e-13, "$2"),
            (2.4999, "$2"),
            (1e12, "$1,000,000,000,000"),
            (999_999_999_999.4, "$999,999,999,999"),
            (4_503_599_627_370_497.0, "$4,503,599,627,370,497"),
            (1e18, "$1,000,000,000,000,000,000"),
        ],
    );
    prints(|amount| signed_money(Usd(amount)), &[(1514.4, "+$1,514"), (-1236.0, "−$1,236"), (0.3, "$0"), (-0.3, "$0")]);
    assert_eq!(difference(Usd(3982.5), Usd(3985.6)), Usd(-3.0), "of 3,983 and 3,986, as they are printed");
}

#[test]
fn unit_prices_are_to_the_cent_or_finer() {
    prints(
        |price| unit_price(UsdPerMTok(price)),
        &[
            (0.0, "$0.00"),
            (5.5, "$5.50"),
            (2.08, "$2.08"),
            (0.602, "$0.602"),
            (0.0375, "$0.0375"),
            (0.6, "$0.60"),
            (1.7073, "$1.707"),
            (0.99996, "$1.00"),
            (12.0, "$12.00"),
            (1234.5, "$1,234.50"),
            (0.285, "$0.285"),
        ],
    );
}

#[test]
fn percents_are_whole_from_one_on() {
    prints(
        |share| percent(Share(share)),
        &[
            (0.0, "0%"),
            (0.2753, "28%"),
            (0.285, "29%"),
            (0.6376, "64%"),
            (1.0, "100%"),
            (0.996, "100%"),
            (0.001, "0.1%"),
            (0.0096, "1%"),
            (0.0001, "0%"),
            (-0.0001, "0%"),
            (-0.28, "−28%"),
            (-0.005, "−0.5%"),
        ],
    );
}

#[test]
fn volumes_have_a_suffix() {
    prints(
        |tokens| volume(Tokens(tokens)),
        &[
            (0.0, "0"),
            (1.0, "1"),
            (800.0, "800"),
            (950.0, "950"),
            (999.4, "999"),
            (999.5, "1K"),
            (1e3, "1K"),
            (12_500.0, "12.5K"),
            (950_000.0, "950K"),
            (999_949.0, "999.9K"),
            (999_950.0, "1M"),
            (1e6, "1M"),
            (724_727_272.7, "724.7M"),
            (995e6, "995M"),
            (999e6, "999M"),
            (999.94e6, "999.9M"),
            (999.96e6, "1B"),
            (1e9, "1B"),
            (6.81e9, "6.81B"),
            (2.615e9, "2.62B"),
            (995e9, "995B"),
            (999.99e9, "999.99B"),
            (999.996e9, "1T"),
            (1e12, "1T"),
            (1.5e15, "1500T"),
        ],
    );
}

#[test]
fn published_break_evens_are_cut_off() {
    prints(
        |tokens| truncated_volume(Tokens(tokens)),
        &[
            (724_727_272.7, "724M"),
            (6.81e9, "6.8B"),
            (6.89e9, "6.8B"),
            (2.3e9, "2.3B"),
            (1e9, "1B"),
            (999.99e6, "999M"),
            (0.0, "0M"),
        ],
    );
}

#[test]
fn link_numbers_are_short() {
    prints(
        link_tokens,
        &[
            (0.0, "0"),
            (800.0, "800"),
            (0.5, "0.5"),
            (1500.0, "1.5K"),
            (724e6, "724M"),
            (1e9, "1B"),
            (1.5e9, "1.5B"),
            (1e15, "1000T"),
            (1e18, "1000000T"),
            (724_727_273.0, "724.727273M"),
            (1e21, "1e21"),
            (1e-7, "1e-7"),
        ],
    );
    prints(
        link_number,
        &[
            (0.0, "0"),
            (60.0, "60"),
            (0.602, "0.602"),
            (1e9, "1000000000"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e-7, "1e-7"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e308"),
        ],
    );
}

#[test]
fn quantities_carry_their_unit() {
    let rows = [
        (60.0, Unit::Percent, "60 %"),
        (2.5, Unit::UsdPerMTok, "$2.50/1M"),
        (1e9, Unit::Tokens, "1B tokens/mo"),
        (720.0, Unit::Hours, "720 h/mo"),
        (2.0, Unit::Count, "2"),
        (1.5, Unit::Ratio, "×1.5"),
        (40_000.0, Unit::PerDay, "40,000/day"),
        (0.12, Unit::UsdPerKwh, "$0.12/kWh"),
        (65.0, Unit::TokensPerSecond, "65 tok/s"),
        (0.001, Unit::TokensPerSecond, "0.001 tok/s"),
        (1e10, Unit::Usd, "$10,000,000,000"),
        (1e6, Unit::UsdPerMTok, "$1,000,000.00/1M"),
    ];
    for (value, unit, expected) in rows {
        assert_eq!(quantity(value, unit), expected);
    }
}

#[test]
fn reads_what_people_write() {
    reads("1.2B", 1.2e9);
    reads("2B tokens", 2e9);
    reads("2 billion tokens a month", 2e9);
    reads("2B/mo", 2e9);
    reads("~1.5M tokens/month", 1.5e6);
    reads("$2.50/1M", 2.5);
    reads("500 M", 5e8);
    reads("2,500", 2500.0);
    reads("$3.67", 3.67);
    reads("60 %", 60.0);
    reads("60%", 60.0);
    reads("3e9", 3e9);
    reads("1_000", 1000.0);
    reads("0", 0.0);
    reads(" 7 ", 7.0);
    reads(".5", 0.5);
    reads("5.", 5.0);
    reads("007", 7.0);
    reads("$ 3.67", 3.67);
}

#[test]
fn reads_signs_and_exponents() {
    reads("-5", -5.0);
    reads("−5", -5.0);
    reads("-$5", -5.0);
    reads("+5", 5.0);
    reads("1E9", 1e9);
    reads("3e+9", 3e9);
    // A plus in a link is a space.
    reads("3e 9", 3e9);
    reads("2.5e-3", 0.0025);
    reads("1e-400", 0.0);
    reads("1e3K", 1e6);
}

#[test]
fn reads_thousands_apart() {
    reads("1,234,567.89", 1_234_567.89);
    reads("1_234_567", 1_234_567.0);
    reads("1 000 000", 1e6);
    reads("2\u{a0}500", 2500.0);
    reads("2\u{202f}500", 2500.0);
    reads("2,500M", 2.5e9);
}

#[test]
fn reads_suffixes() {
    let rows: [(&[&str], f64); 4] = [
        (&["1k", "1K", "1 thousand", "1 Thousand"], 1e3),
        (&["1m", "1M", "1mn", "1 million", "1MILLION"], 1e6),
        (&["1b", "1B", "1bn", "1g", "1G", "1 billion"], 1e9),
        (&["1t", "1T", "1tn", "1 trillion"], 1e12),
    ];
    for (texts, expected) in rows {
        texts.iter().for_each(|text| reads(text, expected));
    }
    // Nearest to the decimal digits, not the product of two rounded numbers.
    reads("724.7M", 724_700_000.0);
    reads("0.1K", 100.0);
    reads("1.1B", 1_100_000_000.0);
    reads("4.35K", 4350.0);
}

#[test]
fn refuses_what_is_no_number() {
    for text in ["", " ", "\t\n", "\u{a0}"] {
        refuses(text, NotANumber::Empty);
    }
    for text in ["1,2", "2,5", "1,00", "1,000,00", "1,0000", ",5", "1,,000", "1000,000", "1.5,000", "1,000.000,5", "1,"]
    {
        refuses(text, NotANumber::Comma);
    }
    for text in
        ["1.2.3", "--5", "+-5", "-+5", "++5", "abc", "∞", "NaN", "nan", "inf", "-inf", "infinity", "１２", "1e999"]
    {
        refuses(text, NotANumber::Other);
    }
    for text in
        ["5 apples", "5x", "0x10", "1e", "e9", "-", "+", "$", "$$5", "$-5", ".", "%", "M", "5%%", "%5", "5%M", "1e5.5"]
    {
        refuses(text, NotANumber::Other);
    }
    for text in [
        "1_00",
        "1__000",
        "1 2",
        "1 00 000",
        "60 40",
        "\u{200f}5",
        "5\u{200e}",
        "\u{feff}5",
        "5\u{200b}",
        "٥",
        "1e99999999999",
        "½",
    ] {
        refuses(text, NotANumber::Other);
    }
    refuses(&"1".repeat(10_000), NotANumber::Other);
    refuses(&"💥".repeat(64), NotANumber::Other);
}

#[test]
fn says_why() {
    assert_eq!(NotANumber::Empty.to_string(), "is empty");
    assert_eq!(NotANumber::Other.to_string(), "is not a number");
    assert_eq!(NotANumber::Comma.to_string(), "has a comma that does not part thousands (write decimals with a point)");
}

/// Any non-negative finite number.
fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<u64>().prop_map(|bits| f64::from_bits(bits >> 1)),
        (0.0..40.0f64).prop_map(f64::exp),
        (0..1_000_000_000u64).prop_map(|whole| whole as f64),
        (0..1_000_000u64).prop_map(|thousandths| thousandths as f64 / 1000.0),
    ]
    .prop_filter("a number", |value| value.is_finite())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn links_lose_no_bit(value in finite()) {
        prop_assert_eq!(number(&link_number(value)).map(f64::to_bits), Ok(value.to_bits()));
        prop_assert_eq!(number(&link_tokens(value)).map(f64::to_bits), Ok(value.to_bits()));
    }

    #[test]
    fn decimals_are_the_nearest_numbers(text in "[-+]?[0-9]{0,17}[.]?[0-9]{0,6}([eE][-+]?[0-9]{1,3})?", near in "[-+.eE0-9]{0,9}") {
        for text in [text, near] {
            prop_assert_eq!(decimal(&text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "`{}`", text);
        }
    }

    #[test]
    fn digits_are_those_of_rust(value in finite(), places in 0..10usize, halves in 0..10_000_000u32) {
        // Halves of a last place, which are rounded to the even where they are exact, and their neighbours.
        let half = (f64::from(halves) + 0.5) / 10f64.powi(i32::try_from(places).expect("few"));
        for value in [value, -value, half, half.next_up(), half.next_down()] {
            prop_assert_eq!(plain(value), value.to_string());
            prop_assert_eq!(fixed(value, places), format!("{value:.places$}"), "{} with {} places", value, places);
        }
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,40}", near in "[-+$0-9., _eEkKmMbB%−∞]{0,20}") {
        for text in [text, near] {
            prop_assert!(number(&text).is_ok_and(f64::is_finite) || number(&text).is_err());
        }
    }
}

#[test]
fn odd_numbers_have_digits_too() {
    for value in
        [0.0, -0.0, 1e15, 1e15 - 1.0, 999_999_999_999_999.9, 1e21, 5e-324, f64::MAX, 0.1 + 0.2, 1e-6, 1e-7, 2.5, 3.5]
    {
        assert_eq!(plain(value), value.to_string());
        for places in 0..12 {
            assert_eq!(fixed(value, places), format!("{value:.places$}"));
        }
    }
}

#[test]
fn words_are_no_decimals() {
    for text in ["", "inf", "NaN", "infinity", " 1", "1 ", "1,5", "0x10", "1_0", "１", "1e", "."] {
        assert_eq!(decimal(text), None, "`{text}`");
    }
}

#[test]
fn numbers_are_read_back_in_words() {
    use llm_breakeven::format::in_words;
    let cases = [
        (1.2e9, Unit::Tokens, "1.2 billion tokens a month"),
        (5e8, Unit::Tokens, "500 million tokens a month"),
        (2500.0, Unit::PerDay, "2,500 a day"),
        (3.67, Unit::UsdPerHour, "3.67 dollars an hour"),
        (0.0375, Unit::UsdPerMTok, "0.0375 dollars per 1M tokens"),
        (60.0, Unit::Percent, "60 per cent"),
        (0.0, Unit::UsdPerMonth, "0 dollars a month"),
        (2.0, Unit::Count, "2"),
        (1.5e13, Unit::Tokens, "15 trillion tokens a month"),
        (999_999.0, Unit::TokensEach, "999,999 tokens"),
    ];
    for (value, unit, words) in cases {
        assert_eq!(in_words(value, unit), words);
    }
}
