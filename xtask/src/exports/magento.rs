//! Magento (Adobe Commerce): Sales › Orders › Export, CSV in UTF-8, one row per order.
//!
//! `Grand Total (Base)` is in the currency of the shop, `Grand Total (Purchased)` in that of the buyer: the first adds up. `Total Refunded` is what went
//! back, in the currency of the shop; an order of which all went back is `closed`. `Purchase Point` is written over several lines.

use super::shop::{Moment, Order, Shop, State, plain};
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,Billing Address,\
Shipping Address,Shipping Information,Customer Email,Customer Group,Subtotal,Shipping and Handling,Customer Name,Payment Method,Total Refunded";

fn time(moment: Moment) -> String {
    let (year, _, day) = moment.date();
    let (hour, minute, second) = moment.clock();
    let half = if hour < 12 { "AM" } else { "PM" };
    format!("{} {day}, {year} {}:{minute:02}:{second:02} {half}", moment.month_word(), (hour + 11) % 12 + 1)
}

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    for order in &shop.orders {
        let status = match order.state {
            State::Completed | State::PartlyRefunded => "complete",
            State::Shipped => "processing",
            State::Cancelled => "canceled",
            State::Unpaid => "pending",
            State::Refunded => "closed",
        };
        let elsewhere = order.customer.number % 4 == 1;
        let name = order.customer.full_name();
        sheet.push(&[
            ("ID", format!("{:09}", order.number + 1)),
            ("Purchase Point", "Main Website\n    Main Website Store\n        Default Store View".to_owned()),
            ("Purchase Date", time(order.placed)),
            ("Bill-to Name", name.clone()),
            ("Ship-to Name", name.clone()),
            ("Grand Total (Base)", plain(order.total())),
            ("Grand Total (Purchased)", plain(if elsewhere { order.total() * 92 / 100 } else { order.total() })),
            ("Status", status.to_owned()),
            ("Billing Address", order.customer.region.1.to_owned()),
            ("Shipping Address", order.customer.region.1.to_owned()),
            ("Shipping Information", "Flat Rate - Fixed".to_owned()),
            ("Customer Email", order.customer.email()),
            ("Customer Group", "1".to_owned()),
            ("Subtotal", plain(order.items())),
            ("Shipping and Handling", plain(order.shipping)),
            ("Customer Name", name),
            ("Payment Method", "checkmo".to_owned()),
            ("Total Refunded", if order.refund() > 0 { plain(order.refund()) } else { String::new() }),
        ]);
    }
    let tally = Tally::of(shop.orders.iter(), |order| order.customer.email(), Order::total, Order::refund);
    Export { name: "magento-orders", platform: "Magento", sheet, forms: &[Form::CSV], expect: Expect::Orders(tally) }
}
