//! Columns beside the status by whose words an order counts for less: a second status (退款状态 = 退款成功), a yes or no (是否取消 = 是), the
//! kind of the document (销售退货单). Known by their headers, where they play no other part, or by the platform; what those without a
//! platform did is told.

use super::{Mapping, clean, platforms};
use crate::table::{Role, TableKind};

/// What a word in such a column makes of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The order's status is this, as a word that every reader of statuses knows.
    Status(&'static str),
    /// The money went back to the customer, whichever sign it has.
    Back,
}

/// A column that says something, and how often it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// The column.
    pub at: usize,
    /// What its words say.
    pub says: Says,
    words: &'static [&'static str],
    /// Whether the person is told of it: what is of a platform stands among its rules.
    pub told: bool,
    /// Rows to which it was said.
    pub count: u64,
}

impl Flag {
    /// Whether a cell says it.
    pub fn is_in(&self, cell: &str) -> bool {
        let cell = clean::text(cell);
        !cell.is_empty() && self.words.iter().any(|word| word.eq_ignore_ascii_case(cell))
    }
}

/// The status of a row whose money went back.
pub(super) const REFUNDED: &str = "refunded";
const CANCELLED: &str = "cancelled";
const UNPAID: &str = "unpaid";

const YES: &[&str] = &["是", "yes", "y", "true", "t", "1", "√", "✓"];
const NO: &[&str] = &["否", "no", "n", "false", "f", "0", "×"];

/// Headers in normal form, words, and what these say.
#[rustfmt::skip]
const KNOWN: &[(&[&str], &[&str], Says)] = &[
    (
        &["退款状态", "售后状态", "退货状态", "退货退款状态", "refundstatus", "returnstatus", "paymentstatus", "financialstatus", "paystatus", "支付状态"],
        &["退款成功", "退款完成", "已退款", "全额退款", "已全额退款", "退货成功", "已退货", "退货退款成功", "refunded", "fully refunded", "refund completed", "refund issued", "returned"],
        Says::Status(REFUNDED),
    ),
    (
        &["paymentstatus", "financialstatus", "paystatus", "支付状态", "付款状态"],
        &["未付款", "未支付", "待付款", "待支付", "支付失败", "付款失败", "unpaid", "not paid", "voided", "failed", "cancelled", "canceled"],
        Says::Status(UNPAID),
    ),
    (&["是否取消", "已取消", "订单取消", "iscancelled", "iscanceled", "cancelled", "canceled", "void", "isvoid", "voided"], YES, Says::Status(CANCELLED)),
    (&["是否退款", "是否已退款", "是否退货", "已退款", "已退货", "isrefunded", "isrefund", "refunded", "isreturned", "returned", "isreturn"], YES, Says::Status(REFUNDED)),
    (&["是否付款", "是否已付款", "是否支付", "是否已支付", "已付款", "已支付", "ispaid", "paid"], NO, Says::Status(UNPAID)),
    (
        &["类型", "单据类型", "业务类型", "交易类型", "销售类型", "订单类型", "记录类型", "type", "transactiontype", "ordertype", "documenttype", "saletype", "recordtype", "doctype"],
        &["退货", "退款", "退单", "退货单", "退款单", "销售退货", "销售退货单", "销售退款", "售后退款", "退货退款", "return", "returns", "refund", "refunds", "sales return", "sale return", "credit note", "credit memo"],
        Says::Back,
    ),
];

/// The columns that say such things.
pub fn of(mapping: &Mapping, headers: &[String]) -> Vec<Flag> {
    let is_free = |at: usize| mapping.columns.get(at).is_some_and(|column| column.role == Role::Attribute);
    let has_status = mapping.columns.iter().any(|column| column.role == Role::Status);
    let back = platforms::back(headers);
    let platforms_own = back.filter(|_| has_status).map(|(at, words)| Flag {
        at,
        says: Says::Status(REFUNDED),
        words,
        told: false,
        count: 0,
    });
    let is_known = |at: &usize| is_free(*at) && back.is_none_or(|(own, _)| own != *at);
    let places = (0..headers.len()).filter(is_known).filter(|_| mapping.kind == TableKind::Orders);
    let known = places.flat_map(|at| {
        let named =
            KNOWN.iter().filter(move |(names, ..)| headers.get(at).is_some_and(|own| names.contains(&own.as_str())));
        named.map(move |(_, words, says)| Flag { at, says: *says, words, told: true, count: 0 })
    });
    platforms_own.into_iter().chain(known).collect()
}
