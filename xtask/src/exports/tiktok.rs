//! `TikTok` Shop: Manage Orders › Export, CSV with a byte order mark or a workbook. One row per item.
//!
//! The row below the header says in words what the columns are. Ids and times end with a tab. `SKU Subtotal After Discount` is the item's own
//! and is what counts; `Order Amount` is the order's, with postage, and repeats on every row, and so does `Order Refund Amount`, which goes off
//! once. The status of an order that was given back stays `Completed`. The workbook says that its sheet is one cell large.

use super::shop::{Moment, Order, Shop, State, plain};
use super::workbook::Style;
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "Order ID,Order Status,Order Substatus,Cancelation/Return Type,Normal or Pre-order,SKU ID,Seller SKU,Product Name,Variation,\
Quantity,Sku Quantity of return,SKU Unit Original Price,SKU Subtotal Before Discount,SKU Platform Discount,SKU Seller Discount,\
SKU Subtotal After Discount,Shipping Fee After Discount,Original Shipping Fee,Taxes,Order Amount,Order Refund Amount,Created Time,Paid Time,RTS Time,\
Shipped Time,Delivered Time,Cancelled Time,Cancel By,Cancel Reason,Fulfillment Type,Warehouse Name,Tracking ID,Buyer Message,Buyer Username,\
Recipient,Phone #,Country,Province,City,Detail Address,Payment Method,Weight(kg),Product Category,Package ID,Seller Note";

fn time(moment: Moment) -> String {
    let (year, month, day) = moment.date();
    let (hour, minute, second) = moment.clock();
    let half = if hour < 12 { "AM" } else { "PM" };
    format!("{month:02}/{day:02}/{year} {}:{minute:02}:{second:02} {half}\t", (hour + 11) % 12 + 1)
}

/// What went back, of the items: postage is not among what counts.
fn refund(order: &Order) -> i64 {
    if order.state == State::Refunded { order.items() } else { order.refund() }
}

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    sheet.push(&[
        ("Order ID", "Platform unique order ID.".to_owned()),
        ("Order Status", "Current order status.".to_owned()),
        ("SKU ID", "Platform SKU ID.".to_owned()),
        ("Product Name", "Product name.".to_owned()),
        ("Quantity", "SKU sold quantity in the order.".to_owned()),
        ("SKU Subtotal After Discount", "It equals SKU Subtotal Before Discount - all discounts.".to_owned()),
        ("Order Amount", "It equals SKU Subtotal After Discount + shipping fee + taxes.".to_owned()),
        ("Order Refund Amount", "Refunded amount of the order.".to_owned()),
        ("Created Time", "Order creation time.".to_owned()),
        ("Paid Time", "Order paid time.".to_owned()),
        ("Buyer Username", "Buyer username.".to_owned()),
    ]);
    for order in &shop.orders {
        let (status, kind) = match order.state {
            State::Completed => ("Completed", ""),
            State::PartlyRefunded | State::Refunded => ("Completed", "Return/Refund"),
            State::Shipped => ("Shipped", ""),
            State::Cancelled => ("Canceled", "Cancel"),
            State::Unpaid => ("Unpaid", ""),
        };
        for line in &order.lines {
            sheet.push(&[
                ("Order ID", format!("{}\t", order.id("5761", 18))),
                ("Order Status", status.to_owned()),
                ("Cancelation/Return Type", kind.to_owned()),
                ("Normal or Pre-order", "Normal".to_owned()),
                ("SKU ID", format!("{}\t", order.id("1729", 19))),
                ("Seller SKU", line.product.sku.to_owned()),
                ("Product Name", line.product.name.to_owned()),
                ("Variation", "Default".to_owned()),
                ("Quantity", line.quantity.to_string()),
                ("SKU Unit Original Price", plain(line.product.price)),
                ("SKU Subtotal Before Discount", plain(line.goods())),
                ("SKU Platform Discount", "0".to_owned()),
                ("SKU Seller Discount", plain(line.discount)),
                ("SKU Subtotal After Discount", plain(line.paid())),
                ("Shipping Fee After Discount", plain(order.shipping)),
                ("Taxes", "0".to_owned()),
                ("Order Amount", plain(order.total())),
                ("Order Refund Amount", if refund(order) > 0 { plain(refund(order)) } else { String::new() }),
                ("Created Time", time(order.placed)),
                ("Paid Time", order.paid_at().map(time).unwrap_or_default()),
                ("Fulfillment Type", "Fulfillment by seller".to_owned()),
                ("Buyer Username", order.customer.nick.clone()),
                ("Recipient", order.customer.full_name()),
                ("Phone #", "(+86)138*****01".to_owned()),
                ("Country", "China".to_owned()),
                ("City", order.customer.region.1.to_owned()),
                ("Payment Method", "Visa".to_owned()),
                ("Product Category", line.product.category.to_owned()),
            ]);
        }
    }
    let customer = |order: &Order| order.customer.nick.clone();
    // The description is one of the rows of the sheet.
    let tally = Tally::of(shop.orders.iter(), customer, Order::items, refund);
    let forms = &[Form::CSV_BOM, Form::Workbook(Style { numbers: &[], days: None, wrong_size: true })];
    Export {
        name: "tiktok-shop-orders",
        platform: "TikTok Shop",
        sheet,
        forms,
        expect: Expect::Orders(Tally { rejected: 1, ..tally }),
    }
}
