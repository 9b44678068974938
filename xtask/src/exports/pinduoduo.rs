//! 拼多多: the order export of the merchant backend. CSV in UTF-8 with a byte order mark; ids end with a tab.
//!
//! There is no buyer in it: no name, no phone, no account. Orders without people can't be classified by customer, and that must be said.

use super::shop::{Shop, State, plain};
use super::{Expect, Export, Form, Sheet};

const ORDERS: &str = "商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),上门安装费用(元),用户实付金额(元),\
商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,快递单号,快递公司,订单成交时间,省,市,区,售后状态";

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    for order in &shop.orders {
        let status = match order.state {
            State::Completed | State::PartlyRefunded => "已收货",
            State::Shipped => "已发货，待签收",
            State::Cancelled | State::Unpaid => "已取消",
            State::Refunded => "已发货，退款成功",
        };
        let date = order.placed.iso_date().replace('-', "").split_off(2);
        sheet.push(&[
            ("商品", order.names("；")),
            ("订单号", format!("{date}-{}\t", order.id("4", 15))),
            ("订单状态", status.to_owned()),
            ("商品总价(元)", plain(order.goods())),
            ("邮费(元)", plain(order.shipping)),
            ("店铺优惠折扣(元)", plain(order.discount())),
            ("平台优惠折扣(元)", "0".to_owned()),
            ("用户实付金额(元)", plain(order.total())),
            ("商家实收金额(元)", plain(order.total())),
            ("商品数量(件)", order.pieces().to_string()),
            ("商品id", order.id("67", 12)),
            ("订单成交时间", order.paid_at().map(super::shop::Moment::iso).unwrap_or_default()),
            ("省", order.customer.region.0.to_owned()),
            ("市", order.customer.region.1.to_owned()),
            ("区", order.customer.region.2.to_owned()),
            ("售后状态", if order.refund() > 0 { "退款成功" } else { "无售后或售后取消" }.to_owned()),
        ]);
    }
    Export {
        name: "pinduoduo-orders",
        platform: "拼多多",
        sheet,
        forms: &[Form::CSV_BOM],
        expect: Expect::Nobody("no_customer_column"),
    }
}
