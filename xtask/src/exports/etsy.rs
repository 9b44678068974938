//! Etsy: Settings › Options › Download Data › Order Items. CSV in UTF-8.
//!
//! One row per item; days read `04/28/26`, month first. `Item Total` is the item's own and is what counts; `Order Shipping` and `Order Sales Tax` are
//! the order's and repeat on each of its rows. Cancelled and unpaid orders are not in it, and refunds are not told.

use super::shop::{Moment, Order, Shop, plain};
use super::{Expect, Export, Form, Sheet, Tally};

const ITEMS: &str = "Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,\
Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship Address1,Ship Address2,Ship City,Ship State,Ship Zipcode,Ship Country,\
Order ID,Variations,Order Type,Listings Type,Payment Type,InPerson Discount,InPerson Location,VAT Paid by Buyer,SKU";

fn day(moment: Moment) -> String {
    let (year, month, day) = moment.date();
    format!("{month:02}/{day:02}/{:02}", year % 100)
}

/// The items.
pub fn items(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ITEMS);
    for order in shop.orders.iter().filter(|order| order.is_paid()) {
        for (at, line) in order.lines.iter().enumerate() {
            sheet.push(&[
                ("Sale Date", day(order.placed)),
                ("Item Name", line.product.name.to_owned()),
                ("Buyer", format!("{} ({})", order.customer.full_name(), order.customer.nick)),
                ("Quantity", line.quantity.to_string()),
                ("Price", plain(line.product.price)),
                ("Coupon Code", if line.discount > 0 { "SPRING10" } else { "" }.to_owned()),
                ("Discount Amount", plain(line.discount)),
                ("Shipping Discount", "0".to_owned()),
                ("Order Shipping", plain(order.shipping)),
                ("Order Sales Tax", "0".to_owned()),
                ("Item Total", plain(line.paid())),
                ("Currency", "USD".to_owned()),
                ("Transaction ID", format!("{}{at}", order.id("39", 9))),
                ("Listing ID", order.id("11", 10)),
                ("Date Paid", day(order.placed.later(3))),
                ("Date Shipped", day(order.placed.later(3_000))),
                ("Ship Name", order.customer.full_name()),
                ("Ship City", order.customer.region.1.to_owned()),
                ("Ship Country", "China".to_owned()),
                ("Order ID", order.id("31", 10)),
                ("Order Type", "online".to_owned()),
                ("Listings Type", "listing".to_owned()),
                ("Payment Type", "online_cc".to_owned()),
                ("SKU", line.product.sku.to_owned()),
            ]);
        }
    }
    let customer = |order: &Order| order.customer.nick.clone();
    let tally = Tally::of(shop.orders.iter(), customer, Order::items, |_| 0);
    Export {
        name: "etsy-sold-order-items",
        platform: "Etsy",
        sheet,
        forms: &[Form::CSV],
        expect: Expect::Orders(tally),
    }
}
