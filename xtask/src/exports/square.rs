//! Square: Transactions › Export › Items detail CSV, UTF-8.
//!
//! One row per item sold or given back. Day and time stand in columns of their own; money has `$` and commas, what went off has `-`. `Net Sales` is the
//! item after its discount. A refund is a sale with negative pieces under a transaction of its own (`Event Type` Refund), an hour later here. Whoever
//! paid without being known has no `Customer ID`: that is money without a customer, and is left out.

use super::shop::{Cents, Line, Moment, Order, Shop, State, grouped};
use super::{Expect, Export, Form, Sheet, Tally};

const ITEMS: &str = "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,\
Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Unit,Count,GTIN,Itemization Type,\
Fulfillment Note,Channel,Token,Card Brand,PAN Suffix";

fn dollars(cents: Cents) -> String {
    format!("{}${}", if cents < 0 { "-" } else { "" }, grouped(cents))
}

/// Whether somebody bought whom the till does not know.
fn is_unknown(order: &Order) -> bool {
    order.customer.number % 5 == 4
}

/// Lines whose money went back: all, or the first of several.
fn back(order: &Order) -> &[Line] {
    match (order.state, order.lines.as_slice()) {
        (State::Refunded, all) => all,
        (State::PartlyRefunded, [first, _, ..]) => std::slice::from_ref(first),
        _ => &[],
    }
}

/// The items.
pub fn items(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ITEMS);
    let mut tally = Tally::default();
    for order in shop.orders.iter().filter(|order| order.is_paid()) {
        let refund = back(order).iter().map(Line::paid).sum();
        if !is_unknown(order) {
            tally.add(&order.customer.nick, order.items(), refund);
        }
        for line in &order.lines {
            sheet.push(&row(order, line, order.placed, 1));
        }
        for line in back(order) {
            sheet.push(&row(order, line, order.placed.later(60), -1));
        }
    }
    Export { name: "square-items", platform: "Square", sheet, forms: &[Form::CSV], expect: Expect::Orders(tally) }
}

fn row(order: &Order, line: &Line, at: Moment, sign: i64) -> Vec<(&'static str, String)> {
    let kind = if sign < 0 { "R" } else { "S" };
    let mut cells = vec![
        ("Date", at.iso_date()),
        ("Time", at.time()),
        ("Time Zone", "Pacific Time (US & Canada)".to_owned()),
        ("Category", line.product.category.to_owned()),
        ("Item", line.product.name.to_owned()),
        ("Qty", (sign * line.quantity).to_string()),
        ("Price Point Name", "Regular".to_owned()),
        ("SKU", line.product.sku.to_owned()),
        ("Gross Sales", dollars(sign * line.goods())),
        ("Discounts", dollars(-sign * line.discount)),
        ("Net Sales", dollars(sign * line.paid())),
        ("Tax", "$0.00".to_owned()),
        ("Transaction ID", format!("{kind}Q7{}", order.id("4", 12))),
        ("Payment ID", format!("{kind}P7{}", order.id("4", 12))),
        ("Device Name", "Till 1".to_owned()),
        ("Event Type", if sign < 0 { "Refund" } else { "Payment" }.to_owned()),
        ("Location", "Main Street".to_owned()),
        ("Dining Option", "For Here".to_owned()),
        ("Itemization Type", "Physical Good".to_owned()),
        ("Card Brand", "Visa".to_owned()),
    ];
    if !is_unknown(order) {
        let name = order.customer.full_name();
        cells.extend([("Customer ID", order.customer.nick.to_uppercase()), ("Customer Name", name)]);
    }
    cells
}
