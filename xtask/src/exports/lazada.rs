//! Lazada: Orders › Export, a workbook with headers in camel case.
//!
//! One row per piece, so there is no quantity: `paidPrice` is what was paid for this piece. `customerEmail` is there and blank: customers are told apart by
//! `customerName`. Times read `28 Apr 2026 13:05`. Every piece has a status of its own; a piece that came back is `returned`.

use super::shop::{Moment, Order, Shop, State, plain};
use super::workbook::Style;
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "orderItemId,orderType,guarantee,deliveryType,lazadaId,sellerSku,lazadaSku,wareHouse,createTime,updateTime,rtsSla,ttsSla,orderNumber,\
invoiceRequired,invoiceNumber,deliveredDate,customerName,customerEmail,nationalRegistrationNumber,shippingName,shippingAddress,shippingPhone,shippingCity,\
shippingPostCode,shippingCountry,shippingRegion,billingName,billingPhone,billingCity,billingCountry,payMethod,paidPrice,unitPrice,sellerDiscountTotal,\
shippingFee,walletCredit,itemName,variation,cdShippingProvider,shippingProvider,shipmentTypeName,trackingCode,status,buyerFailedDeliveryReason,\
promisedShippingTime,premium,sellerNote";

fn time(moment: Moment) -> String {
    let (year, _, day) = moment.date();
    format!("{day:02} {} {year} {}", moment.month_word(), &moment.time()[..5])
}

/// The order of a piece of a discount: whole cents, the first pieces take what is left over.
fn part(all: i64, pieces: i64, at: i64) -> i64 {
    all / pieces + i64::from(at < all % pieces)
}

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    for order in &shop.orders {
        for (at, line) in order.lines.iter().enumerate() {
            let status = match order.state {
                State::PartlyRefunded if at == 0 && order.lines.len() > 1 => "returned",
                State::Completed | State::PartlyRefunded => "delivered",
                State::Shipped => "shipped",
                State::Cancelled => "canceled",
                State::Unpaid => "unpaid",
                State::Refunded => "returned",
            };
            for piece in 0..line.quantity {
                let discount = part(line.discount, line.quantity, piece);
                sheet.push(&[
                    ("orderItemId", format!("{}{at}{piece}", order.id("80", 12))),
                    ("orderType", "Normal".to_owned()),
                    ("sellerSku", line.product.sku.to_owned()),
                    ("createTime", time(order.placed)),
                    ("updateTime", time(order.placed.later(4_000))),
                    ("orderNumber", order.id("80", 15)),
                    ("invoiceRequired", "No".to_owned()),
                    ("customerName", order.customer.full_name()),
                    ("shippingName", order.customer.full_name()),
                    ("shippingCity", order.customer.region.1.to_owned()),
                    ("shippingCountry", "Malaysia".to_owned()),
                    ("payMethod", "MIXEDCARD".to_owned()),
                    ("paidPrice", plain(line.product.price - discount)),
                    ("unitPrice", plain(line.product.price)),
                    ("sellerDiscountTotal", plain(-discount)),
                    ("shippingFee", plain(order.shipping)),
                    ("itemName", line.product.name.to_owned()),
                    ("status", status.to_owned()),
                ]);
            }
        }
    }
    let stays = |order: &&Order| order.state != State::Refunded;
    let refund = |order: &Order| if order.lines.len() > 1 { order.refund() } else { 0 };
    let customer = |order: &Order| order.customer.full_name();
    let tally = Tally::of(shop.orders.iter().filter(stays), customer, Order::items, refund);
    let forms = &[Form::Workbook(Style { numbers: &[31, 32, 33, 34], days: None, wrong_size: false }), Form::CSV];
    Export { name: "lazada-orders", platform: "Lazada", sheet, forms, expect: Expect::Orders(tally) }
}
