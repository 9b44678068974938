//! Online Retail of the UCI Machine Learning Repository, which most tutorials begin with: a workbook, and CSV copies of it.
//!
//! One row per item of an invoice, its money is quantity × unit price, postage is an item. An invoice that begins with `C` takes items back: negative
//! quantities, a little later here. A quarter of the rows has no `CustomerID`. Days of the CSV read `12/1/2010 8:26`, month first.

use super::shop::{Cents, Moment, Order, Shop, State, plain};
use super::workbook::Style;
use super::{Expect, Export, Form, Sheet, Tally};

const INVOICES: &str = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

fn time(moment: Moment) -> String {
    let (year, month, day) = moment.date();
    let (hour, minute, _) = moment.clock();
    format!("{month}/{day}/{year} {hour}:{minute:02}")
}

/// An item as it is invoiced: code, description, pieces, price of one.
type Item = (String, String, i64, Cents);

fn items(order: &Order) -> Vec<Item> {
    let item = |line: &super::shop::Line| {
        (line.product.sku.to_owned(), line.product.name.to_uppercase(), line.quantity, line.product.price)
    };
    let postage = (order.shipping > 0).then(|| ("POST".to_owned(), "POSTAGE".to_owned(), 1, order.shipping));
    order.lines.iter().map(item).chain(postage).collect()
}

fn worth(items: &[Item]) -> Cents {
    items.iter().map(|(_, _, pieces, price)| pieces * price).sum()
}

/// The invoices.
pub fn invoices(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(INVOICES);
    let mut tally = Tally::default();
    for order in shop.orders.iter().filter(|order| order.is_paid()) {
        let all = items(order);
        let back = match order.state {
            State::Refunded => all.as_slice(),
            State::PartlyRefunded if order.lines.len() > 1 => all.get(..1).unwrap_or_default(),
            _ => &[],
        };
        let unknown = order.customer.number % 4 == 3;
        let customer = if unknown { String::new() } else { (12_346 + order.customer.number).to_string() };
        if !unknown {
            tally.add(&customer, worth(&all), worth(back));
        }
        let mut push = |begin: &str, number: usize, at: Moment, sign: i64, (code, name, pieces, price): &Item| {
            sheet.push(&[
                ("InvoiceNo", format!("{begin}{number}")),
                ("StockCode", code.clone()),
                ("Description", name.clone()),
                ("Quantity", (sign * pieces).to_string()),
                ("InvoiceDate", time(at)),
                ("UnitPrice", plain(*price)),
                ("CustomerID", customer.clone()),
                ("Country", "United Kingdom".to_owned()),
            ]);
        };
        for item in &all {
            push("", 536_365 + order.number * 2, order.placed, 1, item);
        }
        for item in back {
            push("C", 536_366 + order.number * 2, order.placed.later(45), -1, item);
        }
    }
    let forms = &[Form::CSV, Form::Workbook(Style { numbers: &[0, 3, 5, 6], days: Some(4), wrong_size: false })];
    Export { name: "uci-online-retail", platform: "UCI Online Retail", sheet, forms, expect: Expect::Orders(tally) }
}
