//! Two files: the orders, and the returns and complaints.

use super::super::sheet::{amount, row, stamp};
use super::life::{Order, Ticket, Way};

const ORDERS: &str = "订单号,客户编号,下单时间,商品名称,类目,数量,单价(元),优惠金额(元),实付金额(元),成本金额(元),渠道,支付方式,省份,城市,订单状态,退款金额(元)\n";
const TICKETS: &str = "工单号,订单号,客户编号,申请时间,售后类型,原因,退款金额(元),商品名称,完结时间,处理结果\n";

/// A customer's number as the maker writes it.
pub(super) fn number(customer: u32) -> String {
    format!("K{customer:05}")
}

/// The orders: one row per item. 单价 is the list price: 单价 × 数量 − 优惠金额 = 实付金额.
pub(super) fn orders(orders: &[&Order]) -> Vec<u8> {
    let mut text = String::with_capacity(orders.len() * 300);
    text.push_str(ORDERS);
    for order in orders {
        for line in &order.lines {
            row(
                &mut text,
                &[
                    &order.id(),
                    &number(order.customer),
                    &stamp(order.day, order.second),
                    &line.item.name,
                    &line.item.category,
                    &line.quantity,
                    &amount(line.item.list),
                    &amount(line.off),
                    &amount(line.paid()),
                    &amount(line.item.cost() * line.quantity),
                    &order.channel,
                    &order.payment,
                    &order.place.0,
                    &order.place.1,
                    &match line.refund {
                        0 => "已完成",
                        all if all == line.paid() => "已退款",
                        _ => "部分退款",
                    },
                    &amount(line.refund),
                ],
            );
        }
    }
    text.into_bytes()
}

/// The returns and complaints. A repair is a complaint: something broke that should not.
pub(super) fn tickets(tickets: &[&Ticket]) -> Vec<u8> {
    let mut text = String::with_capacity(tickets.len() * 200);
    text.push_str(TICKETS);
    for (place, ticket) in (1..).zip(tickets) {
        let (kind, done) = match ticket.way {
            Way::Returned => ("退货退款", "已退款"),
            Way::Exchanged => ("换货", "已换货"),
            Way::Repaired => ("投诉", "已解决"),
        };
        row(
            &mut text,
            &[
                &format_args!("GD{place:05}"),
                &ticket.order,
                &number(ticket.customer),
                &stamp(ticket.day, ticket.second),
                &kind,
                &ticket.reason,
                &if ticket.way == Way::Returned { amount(ticket.refund) } else { String::new() },
                &ticket.product,
                &ticket.resolved.map(|day| day.to_string()).unwrap_or_default(),
                &if ticket.resolved.is_some() { done } else { "处理中" },
            ],
        );
    }
    text.into_bytes()
}
