//! 有赞: the order report of the shop's backend, one row per order. CSV in GB18030.
//!
//! The items stand in one cell; 商品种类数 is how many there are. There are several receivers with `/` in their headers; 买家手机号 tells customers
//! apart. 订单实付金额 is what was paid with postage. An order that was called off or given back wholly is 已关闭; of one that was given back in part
//! nothing is said.

use super::shop::{Order, Shop, State, plain};
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "订单号,订单状态,订单类型,商品种类数,全部商品名称,订单创建时间,买家付款时间,交易成功时间,订单商品总价,运费,优惠券码名称,订单实付金额,付款方式,买家昵称,\
买家姓名,买家手机号,收货人/提货人,收货人手机号/提货人手机号,收货人省份,收货人城市,收货人地区,详细收货地址/提货地址,买家备注,卖家备注,分销员,归属店铺";

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    for order in &shop.orders {
        let status = match order.state {
            State::Completed | State::PartlyRefunded => "交易完成",
            State::Shipped => "卖家已发货",
            State::Cancelled | State::Refunded => "交易关闭",
            State::Unpaid => "待付款",
        };
        sheet.push(&[
            ("订单号", format!("E{}\t", order.id("2025", 22))),
            ("订单状态", status.to_owned()),
            ("订单类型", "普通订单".to_owned()),
            ("商品种类数", order.lines.len().to_string()),
            ("全部商品名称", order.names(";")),
            ("订单创建时间", order.placed.iso()),
            ("买家付款时间", order.paid_at().map(super::shop::Moment::iso).unwrap_or_default()),
            ("订单商品总价", plain(order.goods())),
            ("运费", plain(order.shipping)),
            ("订单实付金额", plain(if order.is_paid() { order.total() } else { 0 })),
            ("付款方式", "微信支付".to_owned()),
            ("买家昵称", order.customer.nick.clone()),
            ("买家手机号", order.customer.phone.clone()),
            ("收货人/提货人", order.customer.full_name()),
            ("收货人手机号/提货人手机号", order.customer.phone.clone()),
            ("收货人省份", order.customer.region.0.to_owned()),
            ("收货人城市", order.customer.region.1.to_owned()),
            ("收货人地区", order.customer.region.2.to_owned()),
            ("归属店铺", "客分茶行".to_owned()),
        ]);
    }
    let stays = |order: &&Order| order.state != State::Refunded;
    let customer = |order: &Order| order.customer.phone.clone();
    let tally = Tally::of(shop.orders.iter().filter(stays), customer, Order::total, |_| 0);
    let forms =
        &[Form::CSV_CHINESE, Form::Workbook(super::workbook::Style { numbers: &[3], days: None, wrong_size: false })];
    Export { name: "youzan-orders", platform: "有赞", sheet, forms, expect: Expect::Orders(tally) }
}
