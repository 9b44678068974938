//! Arrays of fixed-width values as little-endian bytes, in both directions, across any border between pieces.

use crate::base::{Day, Money};

/// Values turned to bytes at once: enough to be fast, little enough to stay in the cache.
const PIECE: usize = 64 << 10;

/// Writes the values in pieces.
pub(super) fn put<T, const N: usize>(values: &[T], encode: impl Fn(&T) -> [u8; N], sink: &mut dyn FnMut(&[u8])) {
    let mut piece = vec![[0u8; N]; values.len().min(PIECE / N)];
    for values in values.chunks(PIECE / N) {
        for (bytes, value) in piece.iter_mut().zip(values) {
            *bytes = encode(value);
        }
        sink(piece.get(..values.len()).unwrap_or_default().as_flattened());
    }
}

/// A value of so many bytes.
pub(super) trait Fixed<const N: usize> {
    /// The value of these bytes, the lowest first.
    fn decode(bytes: [u8; N]) -> Self;
}

macro_rules! fixed {
    ($($width:literal $value:ty: $decode:expr;)*) => {
        $(impl Fixed<$width> for $value {
            #[inline]
            fn decode(bytes: [u8; $width]) -> $value {
                $decode(bytes)
            }
        })*
    };
}

fixed! {
    1 u8: u8::from_le_bytes;
    2 u16: u16::from_le_bytes;
    4 u32: u32::from_le_bytes;
    4 Day: |bytes| Day(i32::from_le_bytes(bytes));
    8 f64: f64::from_le_bytes;
    8 Money: |bytes| Money(i64::from_le_bytes(bytes));
    8 (u32, u32): |bytes| {
        let both = u64::from_le_bytes(bytes);
        (both as u32, (both >> 32) as u32)
    };
}

/// An array that fills up as bytes come.
pub(super) struct Filling<T, const N: usize> {
    values: Vec<T>,
    missing: usize,
    /// The first bytes of a value that a border between two pieces cuts.
    carry: [u8; N],
    carried: usize,
}

impl<T: Fixed<N>, const N: usize> Filling<T, N> {
    /// An empty array that waits for `length` values; they are known to be there, so memory is taken at once and never moved.
    pub(super) fn new(length: usize) -> Self {
        Filling { values: Vec::with_capacity(length), missing: length, carry: [0; N], carried: 0 }
    }

    /// The values so far.
    pub(super) fn into_values(self) -> Vec<T> {
        self.values
    }
}

/// What the reader sees of an array, whatever its values are.
pub(super) trait Fill {
    /// Takes what belongs to it from the front of `bytes`; true once it is complete.
    fn fill(&mut self, bytes: &mut &[u8]) -> bool;
}

impl<T: Fixed<N>, const N: usize> Fill for Filling<T, N> {
    fn fill(&mut self, bytes: &mut &[u8]) -> bool {
        while self.carried > 0 && self.missing > 0 {
            let Some((&byte, rest)) = bytes.split_first() else { return false };
            *bytes = rest;
            if let Some(place) = self.carry.get_mut(self.carried) {
                *place = byte;
            }
            self.carried += 1;
            if self.carried == N {
                self.values.push(T::decode(self.carry));
                self.missing -= 1;
                self.carried = 0;
            }
        }
        let (whole, _) = bytes.as_chunks::<N>();
        let whole = whole.get(..self.missing).unwrap_or(whole);
        self.values.extend(whole.iter().map(|bytes| T::decode(*bytes)));
        self.missing -= whole.len();
        *bytes = bytes.get(whole.len() * N..).unwrap_or_default();
        if self.missing > 0 {
            // Less than one value is left: it waits for its other half.
            for (place, byte) in self.carry.iter_mut().zip(*bytes) {
                *place = *byte;
            }
            self.carried = bytes.len();
            *bytes = &[];
        }
        self.missing == 0
    }
}
