//! eBay: Seller Hub › Orders › Download report, CSV in UTF-8 with a byte order mark, all cells in quotes.
//!
//! A blank line stands above the header and another below the rows, and then come `N record(s) downloaded` and `Seller ID : …`. Dates read
//! `Jul-25-26`, money has `$` and commas. An order of several items has a row of its own with its total and no item, and then one row per item
//! without a total: the total counts once. Orders that were cancelled or never paid are not in it, and refunds are not told.

use super::sheet::Coding;
use super::shop::{Moment, Order, Shop, grouped};
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "Sales Record Number,Order Number,Buyer Username,Buyer Name,Buyer Email,Buyer Note,Buyer Address 1,Buyer City,Buyer State,Buyer Zip,\
Buyer Country,Ship To Name,Ship To Phone,Ship To City,Ship To State,Ship To Zip,Ship To Country,Item Number,Item Title,Custom Label,Sold Via Promoted Listings,\
Quantity,Sold For,Shipping And Handling,Seller Collected Tax,eBay Collected Tax,Total Price,Payment Method,Sale Date,Paid On Date,Ship By Date,Feedback Left,\
Transaction ID";

const QUOTED: Form = Form::Text { coding: Coding::Utf8Bom, delimiter: b',', quoted: true };

fn day(moment: Moment) -> String {
    let (year, _, day) = moment.date();
    format!("{}-{day:02}-{:02}", moment.month_word(), year % 100)
}

fn common(order: &Order) -> Vec<(&'static str, String)> {
    vec![
        ("Sales Record Number", (1_201 + order.number).to_string()),
        (
            "Order Number",
            format!("{:02}-{:05}-{:05}", order.number % 25 + 1, 10_007 + order.number * 3, 20_011 + order.number * 7),
        ),
        ("Buyer Username", order.customer.nick.clone()),
        ("Buyer Name", order.customer.full_name()),
        ("Buyer Email", order.customer.email()),
    ]
}

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    for order in shop.orders.iter().filter(|order| order.is_paid()) {
        let mut head = common(order);
        head.extend([
            ("Ship To Name", order.customer.full_name()),
            ("Ship To City", order.customer.region.1.to_owned()),
            ("Ship To Country", "China".to_owned()),
            ("Quantity", order.pieces().to_string()),
            ("Sold For", format!("${}", grouped(order.items()))),
            ("Shipping And Handling", format!("${}", grouped(order.shipping))),
            ("Seller Collected Tax", "$0.00".to_owned()),
            ("Total Price", format!("${}", grouped(order.total()))),
            ("Payment Method", "Other".to_owned()),
            ("Sale Date", day(order.placed)),
            ("Paid On Date", day(order.placed.later(3))),
        ]);
        let item = |at: usize| order.lines.get(at).map(|line| line.product);
        if let [line] = order.lines.as_slice() {
            head.extend([("Item Title", line.product.name.to_owned()), ("Custom Label", line.product.sku.to_owned())]);
        }
        sheet.push(&head);
        for (at, line) in order.lines.iter().enumerate().filter(|_| order.lines.len() > 1) {
            let mut cells = common(order);
            cells.extend([
                ("Item Title", item(at).map_or("", |product| product.name).to_owned()),
                ("Custom Label", line.product.sku.to_owned()),
                ("Quantity", line.quantity.to_string()),
                ("Sold For", format!("${}", grouped(line.paid()))),
            ]);
            sheet.push(&cells);
        }
    }
    sheet.above = vec![vec![String::new()]];
    let count = sheet.len();
    sheet.below = vec![vec![format!("{count} record(s) downloaded")], vec!["Seller ID : kefentea".to_owned()]];
    let tally = Tally::of(shop.orders.iter(), |order| order.customer.nick.clone(), Order::total, |_| 0);
    let expect = Expect::Orders(Tally { rejected: 2, outside: 2, ..tally });
    Export { name: "ebay-orders", platform: "eBay", sheet, forms: &[QUOTED], expect }
}
