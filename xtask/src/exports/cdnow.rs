//! CDNOW: the text file of the first purchases of 1997 that models of repeat buying are tried on.
//!
//! No header, columns parted by spaces: customer, day as `19970101`, pieces, dollars. There are no order numbers, so what one customer buys on one day is
//! one order.

use std::collections::BTreeSet;

use super::shop::{Order, Shop, plain};
use super::{Expect, Export, Form, Sheet, Tally};

/// The day, in the years of the data.
fn day(order: &Order) -> String {
    let (year, month, day) = order.placed.date();
    format!("{}{month:02}{day:02}", year - 28)
}

/// The purchases.
pub fn master(shop: &Shop) -> Export {
    let mut sheet = Sheet::unnamed(4);
    let (mut tally, mut days) = (Tally::default(), BTreeSet::new());
    for order in shop.orders.iter().filter(|order| order.is_paid()) {
        let customer = format!("{:05}", order.customer.number + 1);
        sheet.push_cells(vec![customer.clone(), day(order), order.pieces().to_string(), plain(order.total())]);
        tally.add(&customer, order.total(), 0);
        days.insert((customer, day(order)));
    }
    let expect = Expect::Orders(Tally { orders: days.len() as u64, ..tally });
    Export { name: "cdnow-master", platform: "CDNOW", sheet, forms: &[Form::Spaced], expect }
}
