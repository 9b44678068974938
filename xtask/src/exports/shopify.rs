//! Shopify: Orders › Export and Customers › Export, CSV in UTF-8.
//!
//! Orders: one row per item. Only the first row of an order has its status, money and date of payment; on the others they are blank, but the
//! order's name, the e-mail and the date of creation stand on all. `Total` is what was to be paid: items, discounts, postage and tax. `Refunded
//! Amount` is what went back of it. Times have the offset of the shop; a phone begins with `'`. Customers: one row per customer with
//! totals and no date, which is no table of orders.

use super::shop::{Moment, Order, Shop, State, plain};
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,\
Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,\
Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing City,Billing Zip,Billing Province,\
Billing Country,Billing Phone,Shipping Name,Shipping City,Shipping Province,Shipping Country,Notes,Cancelled at,Payment Method,Payment Reference,\
Refunded Amount,Vendor,Id,Tags,Risk Level,Source,Lineitem discount,Phone";

const CUSTOMERS: &str = "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,\
Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,\
Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags";

fn time(moment: Moment) -> String {
    format!("{} +0800", moment.iso())
}

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    for order in &shop.orders {
        let number = format!("#{}", 1001 + order.number);
        for (at, line) in order.lines.iter().enumerate() {
            let mut cells = vec![
                ("Name", number.clone()),
                ("Email", order.customer.email()),
                ("Created at", time(order.placed)),
                ("Lineitem quantity", line.quantity.to_string()),
                ("Lineitem name", line.product.name.to_owned()),
                ("Lineitem price", plain(line.product.price)),
                ("Lineitem sku", line.product.sku.to_owned()),
                ("Lineitem requires shipping", "true".to_owned()),
                ("Lineitem discount", plain(line.discount)),
                ("Vendor", "Kefen Tea".to_owned()),
            ];
            if at == 0 {
                cells.extend(of_order(order));
            }
            sheet.push(&cells);
        }
    }
    let tally = Tally::of(shop.orders.iter(), |order| order.customer.email(), Order::total, Order::refund);
    Export { name: "shopify-orders", platform: "Shopify", sheet, forms: &[Form::CSV], expect: Expect::Orders(tally) }
}

fn of_order(order: &Order) -> Vec<(&'static str, String)> {
    let status = match order.state {
        State::Completed | State::Shipped => "paid",
        State::Cancelled => "voided",
        State::Unpaid => "pending",
        State::Refunded => "refunded",
        State::PartlyRefunded => "partially_refunded",
    };
    let delivered = if order.state == State::Completed { "fulfilled" } else { "unfulfilled" };
    let cancelled = order.state == State::Cancelled;
    vec![
        ("Financial Status", status.to_owned()),
        ("Paid at", order.paid_at().map(time).unwrap_or_default()),
        ("Fulfillment Status", delivered.to_owned()),
        ("Accepts Marketing", "no".to_owned()),
        ("Currency", "CNY".to_owned()),
        ("Subtotal", plain(order.items())),
        ("Shipping", plain(order.shipping)),
        ("Taxes", "0.00".to_owned()),
        ("Total", plain(order.total())),
        ("Discount Code", if order.discount() > 0 { "SPRING10" } else { "" }.to_owned()),
        ("Discount Amount", plain(order.discount())),
        ("Shipping Method", "Standard".to_owned()),
        ("Billing Name", order.customer.full_name()),
        ("Billing City", order.customer.region.1.to_owned()),
        ("Billing Phone", format!("'+86{}", order.customer.phone)),
        ("Shipping City", order.customer.region.1.to_owned()),
        ("Shipping Country", "CN".to_owned()),
        ("Cancelled at", if cancelled { time(order.placed.later(60)) } else { String::new() }),
        ("Payment Method", "Shopify Payments".to_owned()),
        ("Refunded Amount", plain(order.refund())),
        ("Id", order.id("58", 13)),
        ("Risk Level", "Low".to_owned()),
        ("Source", "web".to_owned()),
        ("Phone", format!("'+86{}", order.customer.phone)),
    ]
}

/// The list of customers.
pub fn customers(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(CUSTOMERS);
    for (customer, orders, spent) in totals(shop) {
        sheet.push(&[
            ("Customer ID", format!("'{}", 7_100_000_000_000_u64 + customer.number as u64)),
            ("First Name", customer.name.0.clone()),
            ("Last Name", customer.name.1.clone()),
            ("Email", customer.email()),
            ("Accepts Email Marketing", "yes".to_owned()),
            ("Default Address City", customer.region.1.to_owned()),
            ("Default Address Country Code", "CN".to_owned()),
            ("Phone", format!("'+86{}", customer.phone)),
            ("Accepts SMS Marketing", "no".to_owned()),
            ("Total Spent", plain(spent)),
            ("Total Orders", orders.to_string()),
            ("Tax Exempt", "no".to_owned()),
        ]);
    }
    Export {
        name: "shopify-customers",
        platform: "Shopify",
        sheet,
        forms: &[Form::CSV],
        expect: Expect::Other("customers"),
    }
}

/// Every customer with the number of their paid orders and what they paid, in the order of their first order.
pub fn totals(shop: &Shop) -> Vec<(super::shop::Customer, u64, i64)> {
    let mut all: Vec<(super::shop::Customer, u64, i64)> = Vec::new();
    for order in shop.orders.iter().filter(|order| order.is_paid()) {
        let (count, paid) = (1, order.total() - order.refund());
        match all.iter_mut().find(|(customer, ..)| customer.number == order.customer.number) {
            Some((_, orders, spent)) => (*orders, *spent) = (*orders + count, *spent + paid),
            None => all.push((order.customer.clone(), count, paid)),
        }
    }
    all
}
