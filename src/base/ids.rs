//! Indices into columns. An index is a position, never an identity: ids that came out of a file are text, for ever.

use serde::{Deserialize, Serialize};

/// "No value" in columns of `u32` codes, positions and days counts.
pub const NONE: u32 = u32::MAX;

/// The position of a customer in `features::History`, where customers stand in the order of their id's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CustomerIx(pub u32);

impl CustomerIx {
    /// The position as an index into a column with one entry per customer.
    pub fn at(self) -> usize {
        self.0 as usize
    }
}
