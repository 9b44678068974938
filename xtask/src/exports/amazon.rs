//! Amazon: two flat files of Seller Central, parted by tabs in spite of their name `.txt`, one row per item, times in ISO 8601.
//!
//! *All orders* (`amazon-order-id` …) says where parcels went and not who bought: nobody can be told apart, and that must be said. *New orders* of
//! sellers who ship themselves (`order-id`, `buyer-email` …) has an address of the marketplace for every buyer, which is one person's as long as they
//! buy; cancelled and unpaid orders are not in it. `item-price` is what the item cost with all its pieces.

use super::shop::{Moment, Shop, State, plain};
use super::{Expect, Export, Form, Sheet, Tally};

const ALL: &str = "amazon-order-id,merchant-order-id,purchase-date,last-updated-date,order-status,fulfillment-channel,sales-channel,order-channel,\
ship-service-level,product-name,sku,asin,item-status,quantity,currency,item-price,item-tax,shipping-price,shipping-tax,gift-wrap-price,gift-wrap-tax,\
item-promotion-discount,ship-promotion-discount,ship-city,ship-state,ship-postal-code,ship-country,promotion-ids";

const NEW: &str = "order-id,order-item-id,purchase-date,payments-date,buyer-email,buyer-name,buyer-phone-number,sku,product-name,quantity-purchased,\
currency,item-price,item-tax,shipping-price,shipping-tax,ship-service-level,recipient-name,ship-address-1,ship-address-2,ship-address-3,ship-city,\
ship-state,ship-postal-code,ship-country,ship-phone-number";

fn time(moment: Moment) -> String {
    format!("{}T{}+00:00", moment.iso_date(), moment.time())
}

fn id(number: usize) -> String {
    format!("{:03}-{:07}-{:07}", 100 + number % 17, 1_000_003 + number * 31, 2_000_017 + number * 97)
}

/// The report *All orders*.
pub fn all_orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ALL);
    for order in &shop.orders {
        let status = match order.state {
            State::Cancelled | State::Unpaid => "Cancelled",
            State::Shipped => "Shipping",
            _ => "Shipped",
        };
        for line in &order.lines {
            sheet.push(&[
                ("amazon-order-id", id(order.number)),
                ("merchant-order-id", id(order.number)),
                ("purchase-date", time(order.placed)),
                ("last-updated-date", time(order.placed.later(900))),
                ("order-status", status.to_owned()),
                ("fulfillment-channel", "Amazon".to_owned()),
                ("sales-channel", "Amazon.com".to_owned()),
                ("ship-service-level", "Standard".to_owned()),
                ("product-name", line.product.name.to_owned()),
                ("sku", line.product.sku.to_owned()),
                ("asin", format!("B0{:08}", line.product.price * 13)),
                ("item-status", status.to_owned()),
                ("quantity", line.quantity.to_string()),
                ("currency", "USD".to_owned()),
                ("item-price", plain(line.goods())),
                ("item-tax", "0.0".to_owned()),
                ("item-promotion-discount", if line.discount > 0 { plain(line.discount) } else { String::new() }),
                ("ship-city", "SEATTLE".to_owned()),
                ("ship-state", "WA".to_owned()),
                ("ship-postal-code", format!("98{:03}", order.customer.number)),
                ("ship-country", "US".to_owned()),
            ]);
        }
    }
    Export {
        name: "amazon-all-orders",
        platform: "Amazon",
        sheet,
        forms: &[Form::TSV],
        expect: Expect::Nobody("no_customer_column"),
    }
}

/// The report *New orders*.
pub fn new_orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(NEW);
    let mut tally = Tally::default();
    for order in shop.orders.iter().filter(|order| order.is_paid()) {
        let email = format!("{}x7k@marketplace.amazon.com", order.customer.nick.replace('_', ""));
        tally.add(&email, order.goods(), 0);
        for (at, line) in order.lines.iter().enumerate() {
            sheet.push(&[
                ("order-id", id(order.number)),
                ("order-item-id", order.id("60", 13) + &at.to_string()),
                ("purchase-date", time(order.placed)),
                ("payments-date", time(order.placed.later(3))),
                ("buyer-email", email.clone()),
                ("buyer-name", order.customer.full_name()),
                ("sku", line.product.sku.to_owned()),
                ("product-name", line.product.name.to_owned()),
                ("quantity-purchased", line.quantity.to_string()),
                ("currency", "USD".to_owned()),
                ("item-price", plain(line.goods())),
                ("item-tax", "0.00".to_owned()),
                ("shipping-price", plain(if at == 0 { order.shipping } else { 0 })),
                ("ship-service-level", "Standard".to_owned()),
                ("recipient-name", order.customer.full_name()),
                ("ship-city", "Seattle".to_owned()),
                ("ship-state", "WA".to_owned()),
                ("ship-postal-code", "98101".to_owned()),
                ("ship-country", "US".to_owned()),
            ]);
        }
    }
    Export { name: "amazon-new-orders", platform: "Amazon", sheet, forms: &[Form::TSV], expect: Expect::Orders(tally) }
}
