//! The orders as Chinese tills and mini-programmes write them.

use super::super::sheet::{amount, row, stamp};
use super::visits::{Ending, Line, Order};

/// Amounts: `单价` is what one cost that day, `原价` its list price, `优惠金额` what was taken off the whole line, `实付金额` what was paid
/// for it, so that 原价 × 数量 − 优惠金额 = 实付金额 wherever something was paid; `成本金额` is what the goods of the line cost the shop, nothing
/// where they never left it.
const HEADER: &str = "订单号,会员号,下单时间,商品名称,类目,品牌,数量,单价(元),原价(元),优惠金额(元),实付金额(元),成本金额(元),渠道,支付方式,省份,城市,订单状态,退款金额(元)\n";

/// The orders: one row per item, in the order of time.
pub(super) fn orders(orders: &[Order]) -> Vec<u8> {
    let mut text = String::with_capacity(orders.len() * 360);
    text.push_str(HEADER);
    for order in orders {
        for line in &order.lines {
            item(&mut text, order, line);
        }
    }
    text.into_bytes()
}

fn item(text: &mut String, order: &Order, line: &Line) {
    let (paid, cost) = match order.ending {
        Ending::Unpaid | Ending::Closed => (0, 0),
        Ending::ClosedPaid => (line.due(), 0),
        _ => (line.due(), line.item.cost() * line.quantity),
    };
    row(
        text,
        &[
            &order.id(),
            &member(order.member),
            &stamp(order.day, order.second),
            &line.item.name,
            &line.item.category,
            &line.item.brand,
            &line.quantity,
            &amount(line.unit),
            &amount(line.item.list),
            &amount(line.off),
            &amount(paid),
            &amount(cost),
            &order.channel,
            // What was never paid was paid by no means.
            &if paid == 0 { "" } else { order.payment },
            &order.place.0,
            &order.place.1,
            &status(order.ending, line),
            &amount(line.refund),
        ],
    );
}

/// The status stands on the item: in an order of which one item came back, the others are done.
fn status(ending: Ending, line: &Line) -> &'static str {
    match ending {
        Ending::Unpaid => "等待买家付款",
        Ending::Closed | Ending::ClosedPaid => "交易关闭",
        Ending::Refunded => "已退款",
        Ending::PartRefunded if line.refund > 0 => "部分退款",
        Ending::Sent => "已发货",
        Ending::Done | Ending::PartRefunded => "已完成",
    }
}

/// A member's number as the shop writes it; nothing for nobody.
pub(super) fn member(number: u32) -> String {
    if number == 0 { String::new() } else { format!("M{number:06}") }
}
