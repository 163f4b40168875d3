//! Inputs that are nearly right: examples with some mistakes in them, the same ones every time.

use proptest::prelude::RngExt;
use proptest::test_runner::{RngAlgorithm, TestRng};

/// What hurts readers of numbers, tables, trees and links.
const PIECES: [&[u8]; 32] = [
    b"",
    b"0",
    b"-1",
    b"-0",
    b"1e999",
    b"1e-320",
    b"9007199254740993",
    b"NaN",
    b"Infinity",
    b"null",
    b"true",
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r\n",
    b"&",
    b"=",
    b"%",
    b"%00",
    b"%FF",
    b"<b>",
    b"\x00",
    b"\xff\xfe",
    b"\xe2\x80\xae",
    b"\xef\xbc\x91",
];
/// Most mistakes in one input.
const MISTAKES: usize = 6;
/// Examples longer than this are cut: what takes long is tried less often.
const LONGEST: usize = 4096;

/// Makes inputs out of examples.
pub struct Mutator {
    examples: Vec<Vec<u8>>,
    random: TestRng,
}

impl Mutator {
    /// Of these examples; without any, of nothing.
    pub fn of(mut examples: Vec<Vec<u8>>) -> Self {
        examples.push(Vec::new());
        examples.iter_mut().for_each(|example| example.truncate(LONGEST));
        Self { examples, random: TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]) }
    }

    fn below(&mut self, end: usize) -> usize {
        self.random.random_range(0..end.max(1))
    }

    fn example(&mut self) -> Vec<u8> {
        let at = self.below(self.examples.len());
        self.examples[at].clone()
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let (one, other) = (self.below(length + 1), self.below(length + 1));
        let (start, end) = (one.min(other), one.max(other));
        // Short ones more often than long ones.
        if self.below(3) == 0 { start..end } else { start..end.min(start + 8) }
    }

    fn mistake(&mut self, input: &mut Vec<u8>) {
        let range = self.range(input.len());
        let put: Vec<u8> = match self.below(6) {
            0 => Vec::new(),
            1 => PIECES[self.below(PIECES.len())].to_vec(),
            2 => input[range.clone()].repeat(2),
            3 => input[range.clone()].iter().map(|byte| byte ^ (1 << self.below(8))).collect(),
            4 => vec![self.below(256) as u8],
            _ => {
                let other = self.example();
                let part = self.range(other.len());
                other[part].to_vec()
            }
        };
        input.splice(range, put);
    }

    /// The next one.
    pub fn input(&mut self) -> Vec<u8> {
        let mut input = self.example();
        for _ in 0..self.below(MISTAKES + 1) {
            self.mistake(&mut input);
        }
        input
    }
}
