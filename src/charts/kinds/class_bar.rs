//! One bar of all customers, parted by class, labels above with leader lines; ranked bars on a phone.

use serde::{Deserialize, Serialize};

use super::class_shares::Row;

/// The classes, in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// One per class.
    pub rows: Vec<Row>,
    /// Customers 90 days before, by class in the same order; empty where that can't be said.
    pub before: Vec<u32>,
}

/// Draws it.
pub fn draw(_data: &Data, _look: &crate::charts::Look) -> crate::charts::Drawing {
    unimplemented!()
}
