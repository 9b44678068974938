//! 京东: the order export of the merchant centre. CSV in GB18030.
//!
//! One row per item; 订单金额, 结算金额 and 应付金额 are those of the whole order and repeat on every row, so they count once. 京东价 is the price
//! of one piece. 联系电话 is masked; 下单帐号 tells customers apart. Refunds are in another file: an order that was given back wholly is
//! cancelled here, one that was given back in part looks whole.

use super::shop::{Order, Shop, State, plain};
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,\
联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间,增值税发票,货号,订单完成时间,订单来源,订单渠道,送装服务,服务费";

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    for order in &shop.orders {
        let status = match order.state {
            State::Completed | State::PartlyRefunded => "完成",
            State::Shipped => "等待确认收货",
            State::Cancelled | State::Refunded => "(删除)等待出库",
            State::Unpaid => "等待付款",
        };
        for line in &order.lines {
            sheet.push(&[
                ("订单号", order.id("30", 12)),
                ("商品ID", order.id("100", 11)),
                ("商品名称", line.product.name.to_owned()),
                ("订购数量", line.quantity.to_string()),
                ("支付方式", "在线支付".to_owned()),
                ("下单时间", order.placed.iso()),
                ("京东价", plain(line.product.price)),
                ("订单金额", plain(order.goods())),
                ("结算金额", plain(order.total())),
                ("余额支付", "0.00".to_owned()),
                ("应付金额", plain(order.total())),
                ("订单状态", status.to_owned()),
                ("订单类型", "SOP".to_owned()),
                ("下单帐号", format!("jd_{}", order.customer.nick)),
                ("客户姓名", order.customer.full_name()),
                ("客户地址", [order.customer.region.0, order.customer.region.1, order.customer.region.2].concat()),
                ("联系电话", format!("{}****{}", &order.customer.phone[..3], &order.customer.phone[7..])),
                ("运费金额", plain(order.shipping)),
                ("付款确认时间", order.paid_at().map(super::shop::Moment::iso).unwrap_or_default()),
                ("货号", line.product.sku.to_owned()),
                ("订单来源", "APP".to_owned()),
                ("订单渠道", "京东".to_owned()),
            ]);
        }
    }
    let stays = |order: &&Order| order.state != State::Refunded;
    let customer = |order: &Order| order.customer.nick.clone();
    let tally = Tally::of(shop.orders.iter().filter(stays), customer, Order::total, |_| 0);
    Export { name: "jd-orders", platform: "京东", sheet, forms: &[Form::CSV_CHINESE], expect: Expect::Orders(tally) }
}
