//! CDNOW: the first purchases of 1997 that models of repeat buying are tried on, as the R package BTYD has them (`cdnowElog.csv`).
//!
//! Customer, number within the sample, day as `19970101`, pieces, dollars. There are no order numbers, so what one customer buys on one day is one
//! order. The older text file parts its columns by as many spaces as they need, which is no CSV.

use std::collections::BTreeSet;

use super::shop::{Order, Shop, plain};
use super::{Expect, Export, Form, Sheet, Tally};

/// The day, in the years of the data.
fn day(order: &Order) -> String {
    let (year, month, day) = order.placed.date();
    format!("{}{month:02}{day:02}", year - 28)
}

/// The purchases.
pub fn log(shop: &Shop) -> Export {
    let mut sheet = Sheet::new("masterid,sampleid,date,cds,sales");
    let (mut tally, mut days) = (Tally::default(), BTreeSet::new());
    for order in shop.orders.iter().filter(|order| order.is_paid()) {
        let customer = format!("{:05}", order.customer.number + 1);
        sheet.push(&[
            ("masterid", customer.clone()),
            ("sampleid", (order.customer.number + 1).to_string()),
            ("date", day(order)),
            ("cds", order.pieces().to_string()),
            ("sales", plain(order.total())),
        ]);
        tally.add(&customer, order.total(), 0);
        days.insert((customer, day(order)));
    }
    let expect = Expect::Orders(Tally { orders: days.len() as u64, ..tally });
    Export { name: "cdnow-log", platform: "CDNOW", sheet, forms: &[Form::CSV], expect }
}
