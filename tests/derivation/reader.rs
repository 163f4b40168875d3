//! A reader with a pocket calculator: takes a printed line and works it out from its digits alone.

/// What a line of arithmetic says.
#[derive(Debug)]
pub struct Line {
    /// What the left side comes to.
    pub left: f64,
    /// The sign between the sides: `=`, `≈`, or `,` of "counted as".
    pub sign: char,
    /// The printed result and what one of its last digit is worth.
    pub result: (f64, f64),
    /// The number that a ratio is rounded to, with the words before it.
    pub rounded: Option<(bool, f64)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    Number(f64),
    /// `per 1M` behind a price.
    PerMillion,
    Sign(char),
}

/// The signs between the two sides of a line.
const BETWEEN: [(&str, char); 3] = [(" = ", '='), (" ≈ ", '≈'), (", counted as ", ',')];

/// Reads a line of arithmetic; `None` where it is a sentence.
pub fn read(text: &str) -> Option<Line> {
    let (at, between, sign) =
        BETWEEN.iter().find_map(|(between, sign)| text.find(between).map(|at| (at, *between, *sign)))?;
    let (left, right) = (&text[..at], &text[at + between.len()..]);
    let tokens = tokens(left);
    let mut rest = tokens.as_slice();
    let value = sum(&mut rest);
    assert!(rest.is_empty(), "{rest:?} is left of {text}");
    let (result, behind) = number(right).unwrap_or_else(|| panic!("no result in {text}"));
    // A price may be meant in dollars per 1M tokens or in dollars a token.
    let per_million = right.contains("per 1M") && !left.contains(" × $") && !left.contains("% × $");
    let value = if per_million { value * 1e6 } else { value };
    Some(Line { left: value, sign, result, rounded: rounded(behind) })
}

fn rounded(behind: &str) -> Option<(bool, f64)> {
    [("rounded up to ", true), ("at most ", false)].into_iter().find_map(|(words, up)| {
        let at = behind.find(words)? + words.len();
        number(&behind[at..]).map(|((value, _), _)| (up, value))
    })
}

/// A number at the beginning of a text with what its last digit is worth, and the text behind it.
fn number(text: &str) -> Option<((f64, f64), &str)> {
    let body = text.strip_prefix('$').unwrap_or(text);
    let end = body.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(body.len());
    // A comma or full stop behind a number belongs to the sentence.
    let end = body[..end].trim_end_matches([',', '.']).len();
    let digits = body[..end].replace(',', "");
    let value: f64 = digits.parse().ok()?;
    let last = 0.1f64.powi(digits.split_once('.').map_or(0, |(_, part)| part.len()) as i32);
    let behind = &body[end..];
    let alone = |suffix: &str| behind[suffix.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    let scales = [("K", 1e3), ("M", 1e6), ("B", 1e9), ("T", 1e12), ("%", 0.01)];
    let (suffix, scale) =
        scales.into_iter().find(|(suffix, _)| behind.starts_with(suffix) && alone(suffix)).unwrap_or(("", 1.0));
    Some(((value * scale, last * scale), &behind[suffix.len()..]))
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix("per 1M") {
            tokens.push(Token::PerMillion);
            rest = behind;
        } else if let Some(((value, _), behind)) = number(rest) {
            tokens.push(Token::Number(value));
            rest = behind;
        } else if first.is_alphabetic() {
            // Units and words, `tok/s` and `one-off` among them.
            let word = |c: char| c.is_alphabetic() || c == '/' || c == '-';
            rest = &rest[rest.find(|c: char| !word(c)).unwrap_or(rest.len())..];
        } else {
            if "+−×÷()^".contains(first) {
                tokens.push(Token::Sign(first));
            } else {
                assert!(first == ' ' || first == '/', "{first:?} in {text}");
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    tokens
}

fn sum(rest: &mut &[Token]) -> f64 {
    let mut value = product(rest);
    while let [Token::Sign(sign @ ('+' | '−')), behind @ ..] = *rest {
        *rest = behind;
        let other = product(rest);
        value += if *sign == '+' { other } else { -other };
    }
    value
}

fn product(rest: &mut &[Token]) -> f64 {
    let mut value = power(rest);
    while let [Token::Sign(sign @ ('×' | '÷')), behind @ ..] = *rest {
        *rest = behind;
        let other = power(rest);
        value = if *sign == '×' { value * other } else { value / other };
    }
    value
}

fn power(rest: &mut &[Token]) -> f64 {
    let mut value = single(rest);
    while let [Token::PerMillion, behind @ ..] = *rest {
        *rest = behind;
        value /= 1e6;
    }
    if let [Token::Sign('^'), behind @ ..] = *rest {
        *rest = behind;
        value = value.powf(single(rest));
    }
    value
}

fn single(rest: &mut &[Token]) -> f64 {
    match *rest {
        [Token::Number(value), behind @ ..] => {
            *rest = behind;
            *value
        }
        [Token::Sign('('), behind @ ..] => {
            *rest = behind;
            let value = sum(rest);
            let [Token::Sign(')'), behind @ ..] = *rest else { panic!("a bracket stays open before {rest:?}") };
            *rest = behind;
            value
        }
        _ => panic!("no number before {rest:?}"),
    }
}

#[test]
fn it_reads_what_is_printed() {
    let rows = [
        ("60% input × $2.50 + 40% output × $10.00 = $5.50 per 1M tokens", 5.5, 5.5, 0.01),
        ("(1 loaded + 0 standby) × 2 GPUs × $2.49/h × 720 h = $3,586", 3585.6, 3586.0, 1.0),
        ("($3,586 + $400 − $0 fee) ÷ $5.50 per 1M = 724.7M tokens a month", 3986.0 / 5.5e-6, 724.7e6, 1e5),
        ("$3,586 ÷ 2.1B tokens = $1.708 per 1M tokens", 3586.0 / 2100.0, 1.708, 0.001),
        ("720 h × 3,600 s/h ÷ (40% output ÷ (65 tok/s × 5 batching)) = 2.11B", 2.106e9, 2.11e9, 1e7),
        ("100% ÷ (100% + 12% interest ÷ 12 months)^2 months = 0.9803 of a dollar", 1.0 / 1.0201, 0.9803, 1e-4),
        ("8 − 3 − 2 × 2 = 1", 1.0, 1.0, 1.0),
    ];
    for (text, left, result, last) in rows {
        let line = read(text).expect("a line of arithmetic");
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs();
        assert!(
            near(line.left, left) && near(line.result.0, result) && near(line.result.1, last),
            "{line:?} of {text}"
        );
    }
    assert_eq!(read("5B ÷ 2.1B a replica = 2.38, rounded up to 3").and_then(|line| line.rounded), Some((true, 3.0)));
    assert!(read("The GPUs are rented.").is_none());
}
