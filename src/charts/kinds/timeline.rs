//! One customer's orders: each stem is an order, its height the net amount; refunds hang below; the next order is due in the band.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Money};

/// Events of one customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// Day, net, whether it is a refund; ascending by day.
    pub events: Vec<(Day, Money, bool)>,
    /// The day everything is seen from.
    pub as_of: Day,
    /// Own rhythm in days, with three gaps or more.
    pub rhythm: Option<u32>,
}

/// Draws it.
pub fn draw(_data: &Data, _look: &crate::charts::Look) -> crate::charts::Drawing {
    unimplemented!()
}
