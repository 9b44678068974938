//! Status words of platforms, brought down to what they mean for money.
//!
//! Words are data: correct the table, not the code. What is not in it counts as paid, and is told.

use serde::{Deserialize, Serialize};

use super::ground::Choices;
use crate::base::fold::{lower, nfkc};

/// What a status means for an order. Stored: append only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// The money is there, or will be.
    Paid,
    /// No order, no money.
    Void,
    /// The money went back: all of it, unless an amount says otherwise.
    Refunded,
    /// A part of the money went back; the refund column says how much.
    PartlyRefunded,
    /// Not in the table: counts as paid, with a note.
    Unknown,
}

const PAID: &[&str] = &[
    "paid",
    "authorized",
    "complete",
    "completed",
    "processing",
    "shipped",
    "delivered",
    "fulfilled",
    "unfulfilled",
    "partial",
    "partially_paid",
    "in_transit",
    "awaiting_shipment",
    "awaiting_collection",
    "to_ship",
    "closed",
    "success",
    "succeeded",
    "ok",
    "done",
    "finished",
    "received",
    "confirmed",
    "active",
    "valid",
    "交易成功",
    "买家已付款",
    "等待买家确认",
    "等待买家确认收货",
    "卖家已发货",
    "等待卖家发货",
    "卖家已发货,等待买家确认",
    "已完成",
    "完成",
    "已发货",
    "待发货",
    "已收货",
    "已签收",
    "待收货",
    "已付款",
    "已支付",
    "付款成功",
    "支付成功",
    "成功",
    "有效",
    "正常",
    "待评价",
    "已评价",
    "交易完成",
    "部分发货",
    "未发货",
    "shipping",
    "to_receive",
    "ready_to_ship",
    "packed",
    "等待出库",
    "等待确认收货",
    "等待发货",
    "已出库",
    "待出货",
    "待出貨",
    "运送中",
    "運送中",
    "待收貨",
    "selesai",
    "sedang_dikirim",
    "telah_dikirim",
    "dikirim",
    "perlu_dikirim",
];
const VOID: &[&str] = &[
    "cancelled",
    "canceled",
    "voided",
    "void",
    "failed",
    "unpaid",
    "pending",
    "pending_payment",
    "expired",
    "abandoned",
    "on_hold",
    "checkout-draft",
    "draft",
    "declined",
    "incomplete",
    "test",
    "trash",
    "交易关闭",
    "已取消",
    "取消",
    "已关闭",
    "关闭",
    "等待买家付款",
    "待付款",
    "待支付",
    "未付款",
    "未支付",
    "已作废",
    "作废",
    "无效",
    "付款失败",
    "支付失败",
    "交易失败",
    "订单取消",
    "订单关闭",
    "测试",
    "fraud",
    "cancelled_by_customer",
    "等待付款",
    "尚未付款",
    "不成立",
    "batal",
    "dibatalkan",
    "belum_bayar",
];
const REFUNDED: &[&str] = &[
    "refunded",
    "return/refund",
    "returned",
    "chargeback",
    "退款成功",
    "退款完成",
    "退货完成",
    "退货退款成功",
    "refund_issued",
    "refund_completed",
    "refund_succeeded",
    "fully_refunded",
    "退货退款",
    "已退款",
    "全额退款",
    "已退货",
    "退货成功",
    "退款",
    "退货",
    "package_returned",
    "已全额退款",
];
const PARTLY: &[&str] = &["partially_refunded", "partial_refund", "部分退款", "部分退货"];

impl Status {
    /// What a person can make a word mean.
    pub const ALL: &'static [Status] = &[Status::Paid, Status::Void, Status::Refunded, Status::PartlyRefunded];

    /// The stable name; `status-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            Status::Paid => "paid",
            Status::Void => "void",
            Status::Refunded => "refunded",
            Status::PartlyRefunded => "partly_refunded",
            Status::Unknown => "unknown",
        }
    }

    /// The meaning of a status as it stands in a cell: what a person says, or else the table.
    pub fn said(cell: &str, choices: &Choices) -> Status {
        let said = choices.statuses.iter().find(|(word, _)| word == cell);
        said.map_or_else(|| Status::of(cell), |(_, status)| *status)
    }

    /// The meaning of a status as it stands in a cell. An empty cell says nothing against the order.
    pub fn of(cell: &str) -> Status {
        let word: String = lower(&nfkc(cell));
        let word = word.trim();
        // 京东 writes what became of an order before the state in which that happened.
        if word.starts_with("(删除)") {
            return Status::Void;
        }
        let word = word.strip_prefix("(锁定)").unwrap_or(word);
        let word = word.strip_prefix("wc-").unwrap_or(word);
        // Two things at once (已发货，退款成功): what became of the money is the last of them.
        if let Some((first, last)) = word.rsplit_once([',', ';', '|']).filter(|_| !PAID.contains(&word)) {
            return match (Status::of(first), Status::of(last)) {
                (Status::Unknown, _) | (_, Status::Unknown) => Status::Unknown,
                (first, Status::Paid) => first,
                (_, last) => last,
            };
        }
        let joined = word.replace([' ', '-'], "_");
        let is_in = |words: &[&str]| words.contains(&word) || words.contains(&joined.as_str());
        if word.is_empty() || is_in(PAID) {
            Status::Paid
        } else if is_in(VOID) {
            Status::Void
        } else if is_in(REFUNDED) {
            Status::Refunded
        } else if is_in(PARTLY) {
            Status::PartlyRefunded
        } else {
            Status::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_whatever_their_case_and_width() {
        let cases = [
            ("Paid", Status::Paid),
            (" COMPLETED ", Status::Paid),
            ("Partially Refunded", Status::PartlyRefunded),
            ("partially_paid", Status::Paid),
            ("Ｃancelled", Status::Void),
            ("交易关闭", Status::Void),
            ("等待买家付款", Status::Void),
            ("退款成功", Status::Refunded),
            ("（删除）等待出库", Status::Void),
            ("(锁定)等待出库", Status::Paid),
            ("", Status::Paid),
            ("on the moon", Status::Unknown),
            ("已发货，退款成功", Status::Refunded),
            ("退款成功, 已发货", Status::Refunded),
            ("待发货,已取消", Status::Void),
            ("已发货,什么", Status::Unknown),
            ("wc-cancelled", Status::Void),
            ("Refund issued", Status::Refunded),
        ];
        for (cell, status) in cases {
            assert_eq!(Status::of(cell), status, "{cell}");
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let all: Vec<&str> = [PAID, VOID, REFUNDED, PARTLY].concat();
        let distinct: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(distinct.len(), all.len());
    }
}
