//! Where the few bytes stand that structure a text: delimiters, quotes, ends of lines.
//!
//! Sixty-four bytes are compared at a time and become the bits of one word, as in Langdale and Lemire, "Parsing gigabytes of JSON per
//! second", VLDB Journal 28 (2019); cells are too short for a search each. Knows no meaning of the bytes.

#![allow(clippy::inline_always, reason = "the inner loop of reading: at the levels for size only this puts it in line")]

use wide::u8x16;

/// Four bytes to look for; fewer by repeating one.
#[derive(Clone, Copy)]
pub struct Marks {
    bytes: [u8; 4],
    wide: [u8x16; 4],
}

impl Marks {
    /// Looks for these.
    pub fn new(bytes: [u8; 4]) -> Marks {
        Marks { bytes, wide: bytes.map(u8x16::splat) }
    }

    /// One bit for each of the first 64 bytes, the lowest for the first: set where one of the four stands.
    #[inline(always)]
    fn of(&self, block: &[u8]) -> u64 {
        let [a, b, c, d] = self.wide;
        match block.first_chunk::<64>() {
            Some(block) => {
                let (quarters, _) = block.as_chunks::<16>();
                quarters.iter().rev().fold(0, |bits, quarter| {
                    let quarter = u8x16::new(*quarter);
                    let found = quarter.simd_eq(a) | quarter.simd_eq(b) | quarter.simd_eq(c) | quarter.simd_eq(d);
                    (bits << 16) | u64::from(found.to_bitmask())
                })
            }
            None => block.iter().rev().fold(0, |bits, byte| (bits << 1) | u64::from(self.bytes.contains(byte))),
        }
    }
}

/// The places of the marks in a text, in order.
pub struct Scan<'a> {
    text: &'a [u8],
    marks: Marks,
    /// Where the present block begins.
    block: usize,
    /// Its marks that are still to come.
    bits: u64,
}

impl<'a> Scan<'a> {
    /// Before the first mark.
    pub fn new(text: &'a [u8], marks: Marks) -> Scan<'a> {
        Scan { text, marks, block: 0, bits: marks.of(text) }
    }

    /// What is scanned.
    #[inline(always)]
    pub fn text(&self) -> &'a [u8] {
        self.text
    }
}

impl Iterator for Scan<'_> {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        while self.bits == 0 {
            let rest = self.text.get(self.block + 64..).filter(|rest| !rest.is_empty())?;
            self.block += 64;
            self.bits = self.marks.of(rest);
        }
        let place = self.block + self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn finds_what_a_look_at_each_byte_finds(text in "[a-c,;\n客]{0,200}") {
            let marks = *b",;\n\n";
            let found: Vec<usize> = Scan::new(text.as_bytes(), Marks::new(marks)).collect();
            let looked: Vec<usize> = text.bytes().enumerate().filter(|(_, byte)| marks.contains(byte)).map(|(at, _)| at).collect();
            prop_assert_eq!(found, looked);
        }
    }
}
