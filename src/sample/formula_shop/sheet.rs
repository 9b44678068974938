//! The shop's export: one row per item, in the order of time, headers as Chinese tills and mini-programmes write them.

use std::fmt::Write as _;

use super::{Ending, Line, Order};

/// Amounts: `单价` is what one cost that day, `原价` its list price, `优惠金额` what was taken off the whole line, `实付金额` what was paid
/// for it, so that 原价 × 数量 − 优惠金额 = 实付金额 wherever something was paid.
const HEADER: &str = "订单号,会员号,下单时间,商品名称,类目,品牌,数量,单价(元),原价(元),优惠金额(元),实付金额(元),渠道,支付方式,省份,订单状态,退款金额(元)\n";

/// The file. No cell needs quotes: a test reads it back.
pub(super) fn written(orders: &[Order]) -> Vec<u8> {
    let mut text = String::with_capacity(orders.len() * 320);
    text.push_str(HEADER);
    for (number, order) in (1..).zip(orders) {
        for line in &order.lines {
            row(&mut text, number, order, line);
        }
    }
    text.into_bytes()
}

fn row(text: &mut String, number: u32, order: &Order, line: &Line) {
    let (year, month, date) = order.day.ymd();
    let (hour, minute, second) = (order.second / 3_600, order.second / 60 % 60, order.second % 60);
    let paid = if matches!(order.ending, Ending::Unpaid | Ending::Closed) { 0 } else { line.due() };
    // Writing into a string can't fail.
    let _ = write!(text, "{year:04}{month:02}{date:02}-{number:06},");
    if order.member > 0 {
        let _ = write!(text, "M{:06}", order.member);
    }
    let _ = writeln!(
        text,
        ",{year:04}-{month:02}-{date:02} {hour:02}:{minute:02}:{second:02},{},{},{},{},{},{},{},{},{},{},{},{},{}",
        line.item.name,
        line.item.category,
        line.item.brand,
        line.quantity,
        yuan(line.unit),
        yuan(line.item.list),
        yuan(line.off),
        yuan(paid),
        order.channel,
        // What was never paid was paid by no means.
        if paid == 0 { "" } else { order.payment },
        order.province,
        status(order.ending, line),
        yuan(line.refund),
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

/// Fen as yuan.
fn yuan(fen: i64) -> String {
    let (sign, fen) = (if fen < 0 { "-" } else { "" }, fen.unsigned_abs());
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}
