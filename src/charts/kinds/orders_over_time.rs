//! Orders and net money by month.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Money};

/// Months from the first to the last order, those without orders included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// First day of the month, orders, net money, customers who ordered.
    pub months: Vec<(Day, u32, Money, u32)>,
    /// The last month is cut off by as-of (it is drawn hollow).
    pub last_is_partial: bool,
}

/// Draws it.
pub fn draw(_data: &Data, _look: &crate::charts::Look) -> crate::charts::Drawing {
    unimplemented!()
}
