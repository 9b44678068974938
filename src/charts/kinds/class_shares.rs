//! Few who bring much, many who bring little: share of customers (hollow) and of money (solid) on one line per class.

use serde::{Deserialize, Serialize};

use crate::base::Money;

/// One class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Class index.
    pub class: u16,
    /// Locale key of its name.
    pub name: String,
    /// Colour role.
    pub colour: String,
    /// Customers.
    pub customers: u32,
    /// Net money.
    pub money: Money,
}

/// All classes that are shown, in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// One per class.
    pub rows: Vec<Row>,
}

/// Draws it.
pub fn draw(_data: &Data, _look: &crate::charts::Look) -> crate::charts::Drawing {
    unimplemented!()
}
