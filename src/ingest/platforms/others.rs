//! Exports of platforms that are no orders: customers, refunds, parcels. They are known so that it can be said what they are, and so that no day and
//! no sum in them passes for an order.

use crate::table::TableKind;

/// An export that is no table of orders.
pub struct Other {
    /// The platform; shown as it is.
    pub platform: &'static str,
    /// The table that it is; nothing for what no table is made of.
    pub table: Option<TableKind>,
    /// Headers in normal form that together tell this export from others.
    pub signature: &'static [&'static str],
}

/// The share of the signature that must be there.
const FITS: f64 = 0.8;

/// All that are known.
#[rustfmt::skip]
pub const ALL: &[Other] = &[
    Other {
        platform: "Shopify",
        table: Some(TableKind::Customers),
        signature: &["customerid", "firstname", "lastname", "acceptsemailmarketing", "totalspent", "totalorders"],
    },
    Other {
        platform: "WooCommerce",
        table: Some(TableKind::Customers),
        signature: &["name", "username", "lastactive", "email", "orders", "totalspend", "aov"],
    },
    Other {
        platform: "天猫",
        table: Some(TableKind::Returns),
        signature: &["订单编号", "退款编号", "支付宝交易号", "买家实际支付金额", "买家退款金额", "退款状态"],
    },
    Other {
        platform: "小红书",
        table: None,
        signature: &["订单号", "商家编码", "商品名称", "sku件数"],
    },
];

/// The export that these normal headers are of, if it is one of these.
pub fn of(headers: &[String]) -> Option<&'static Other> {
    ALL.iter().find(|other| super::share(other.signature, headers) >= FITS)
}
