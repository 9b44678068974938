//! The orders as the tills write them: one row per item, in the order of time.

use super::super::sheet::{amount, row, stamp};
use super::visits::Order;

/// `Unit Price` is the price on the board, so that Unit Price × Quantity − Discount = Paid; `Cost` is what the row cost the chain, the share of a
/// platform included.
const HEADER: &str = "Receipt No,Member No,Date,Bar,City,Channel,Item,Category,Quantity,Unit Price (£),Discount (£),Paid (£),Cost (£),Offer,Payment Method,Status,Refund (£)\n";

/// The file.
pub(super) fn list(orders: &[Order]) -> Vec<u8> {
    let mut text = String::with_capacity(orders.len() * 190);
    text.push_str(HEADER);
    for (number, order) in (1..).zip(orders) {
        for line in &order.lines {
            let (status, refund) = if order.refunded { ("Refunded", line.paid()) } else { ("Paid", 0) };
            row(
                &mut text,
                &[
                    &format_args!("R{number:06}"),
                    &member(order.member),
                    &stamp(order.day, order.second),
                    &order.bar.name,
                    &order.bar.city,
                    &order.channel,
                    &line.item.name,
                    &line.item.category,
                    &line.quantity,
                    &amount(line.item.price),
                    &amount(line.off),
                    &amount(line.paid()),
                    &amount(order.cost(line)),
                    &order.offer,
                    &order.payment,
                    &status,
                    &amount(refund),
                ],
            );
        }
    }
    text.into_bytes()
}

/// A member's number as the tills write it; nothing for nobody.
pub(super) fn member(number: u32) -> String {
    if number == 0 { String::new() } else { format!("B{number:05}") }
}
