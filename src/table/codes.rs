//! Codes into a dictionary, as narrow as the dictionary allows: a channel costs a byte a row, an order number four.

use crate::base::NONE;

/// A column of codes that widens by itself as larger codes come. [`NONE`] is an empty cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codes {
    /// Fewer than 255 different codes.
    Narrow(Vec<u8>),
    /// Fewer than 65 535.
    Middle(Vec<u16>),
    /// Any number.
    Wide(Vec<u32>),
}

impl Default for Codes {
    fn default() -> Codes {
        Codes::Narrow(Vec::new())
    }
}

impl Codes {
    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Codes::Narrow(codes) => codes.len(),
            Codes::Middle(codes) => codes.len(),
            Codes::Wide(codes) => codes.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code of a row; [`NONE`] for an empty cell, and beyond the end.
    #[inline]
    pub fn get(&self, row: usize) -> u32 {
        match self {
            Codes::Narrow(codes) => {
                codes.get(row).map_or(NONE, |&code| if code == u8::MAX { NONE } else { u32::from(code) })
            }
            Codes::Middle(codes) => {
                codes.get(row).map_or(NONE, |&code| if code == u16::MAX { NONE } else { u32::from(code) })
            }
            Codes::Wide(codes) => codes.get(row).copied().unwrap_or(NONE),
        }
    }

    /// Appends a row.
    #[inline]
    pub fn push(&mut self, code: u32) {
        match self {
            Codes::Narrow(codes) if code == NONE => codes.push(u8::MAX),
            Codes::Narrow(codes) if code < 0xFF => codes.push(code as u8),
            Codes::Middle(codes) if code == NONE => codes.push(u16::MAX),
            Codes::Middle(codes) if code < 0xFFFF => codes.push(code as u16),
            Codes::Wide(codes) => codes.push(code),
            Codes::Narrow(_) | Codes::Middle(_) => {
                self.widen();
                self.push(code);
            }
        }
    }

    /// Appends rows.
    pub fn extend(&mut self, more: &[u32]) {
        // One above the largest; an empty cell is larger than all, and wraps to nothing.
        let needed = more.iter().map(|code| code.wrapping_add(1)).max().unwrap_or(0);
        while needed > self.room() {
            self.widen();
        }
        match self {
            // What is cut off an empty cell leaves the mark of an empty cell.
            Codes::Narrow(codes) => codes.extend(more.iter().map(|code| *code as u8)),
            Codes::Middle(codes) => codes.extend(more.iter().map(|code| *code as u16)),
            Codes::Wide(codes) => codes.extend_from_slice(more),
        }
    }

    /// The codes of these rows, in this order.
    #[must_use]
    pub fn in_order(&self, rows: &[u32]) -> Codes {
        match self {
            Codes::Narrow(codes) => Codes::Narrow(in_order(codes, rows, u8::MAX)),
            Codes::Middle(codes) => Codes::Middle(in_order(codes, rows, u16::MAX)),
            Codes::Wide(codes) => Codes::Wide(in_order(codes, rows, NONE)),
        }
    }

    /// Makes room for more rows. No room is no failure yet: it is asked for again, bit by bit.
    pub fn reserve(&mut self, rows: usize) {
        let _ = match self {
            Codes::Narrow(codes) => codes.try_reserve_exact(rows),
            Codes::Middle(codes) => codes.try_reserve_exact(rows),
            Codes::Wide(codes) => codes.try_reserve_exact(rows),
        };
    }

    /// How many codes there can be before it has to be widened.
    fn room(&self) -> u32 {
        match self {
            Codes::Narrow(_) => 0xFF,
            Codes::Middle(_) => 0xFFFF,
            Codes::Wide(_) => u32::MAX,
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        match self {
            Codes::Narrow(codes) => codes.len(),
            Codes::Middle(codes) => codes.len() * 2,
            Codes::Wide(codes) => codes.len() * 4,
        }
    }

    #[cold]
    fn widen(&mut self) {
        *self = match std::mem::take(self) {
            Codes::Narrow(codes) => {
                Codes::Middle(wider(codes, |code| if code == u8::MAX { u16::MAX } else { u16::from(code) }))
            }
            Codes::Middle(codes) => {
                Codes::Wide(wider(codes, |code| if code == u16::MAX { NONE } else { u32::from(code) }))
            }
            wide @ Codes::Wide(_) => wide,
        };
    }
}

impl FromIterator<u32> for Codes {
    fn from_iter<I: IntoIterator<Item = u32>>(codes: I) -> Codes {
        let mut all = Codes::default();
        codes.into_iter().for_each(|code| all.push(code));
        all
    }
}

/// The values of these rows, in this order; `none` for a row that is not there.
pub fn in_order<T: Copy>(values: &[T], rows: &[u32], none: T) -> Vec<T> {
    rows.iter().map(|row| values.get(*row as usize).copied().unwrap_or(none)).collect()
}

/// The same codes in another width, with room for as many.
fn wider<A, B>(codes: Vec<A>, of: impl Fn(A) -> B) -> Vec<B> {
    let mut wide = Vec::with_capacity(codes.capacity());
    wide.extend(codes.into_iter().map(of));
    wide
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_pushed_is_there(codes in proptest::collection::vec(
            prop_oneof![Just(NONE), 0u32..300, 65_000u32..66_000, Just(254), Just(255), Just(65_534), Just(65_535)], 0..200)) {
            let column: Codes = codes.iter().copied().collect();
            prop_assert_eq!(column.len(), codes.len());
            let back: Vec<u32> = (0..codes.len() as u32).rev().collect();
            let turned: Codes = codes.iter().rev().copied().collect();
            prop_assert_eq!(column.in_order(&back), turned);
            let mut at_once = Codes::default();
            codes.chunks(7).for_each(|codes| at_once.extend(codes));
            prop_assert_eq!(&at_once, &column);
            for (row, code) in codes.iter().enumerate() {
                prop_assert_eq!(column.get(row), *code);
            }
            prop_assert_eq!(column.get(codes.len()), NONE);
        }
    }
}
