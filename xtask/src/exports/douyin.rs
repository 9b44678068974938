//! 抖店: the order export of the merchant backend, one row per item (子订单). Every id begins with a tab.
//!
//! 订单应付金额 is the item's own. 订单状态 says only how far the parcel got: an item whose money went back stays 已完成, and 售后状态 says 退款成功.
//! Two kinds of file are about. In one the receiver can be read; it comes as GB18030. In the other it is encrypted, anew for every order
//! (`##…##`), so that nobody can be recognised; it comes as UTF-8 with a byte order mark, and it must be said that there is nobody in it.

use super::shop::{Line, Order, Shop, State, plain};
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "主订单编号,子订单编号,选购商品,商品规格,商品数量,商品ID,商家编码,商品单价,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,达人优惠,商家改价,\
支付优惠,红包抵扣,支付方式,手续费,收件人,收件人手机号,省,市,区,街道,详细地址,是否修改过地址,买家留言,订单提交时间,旗帜颜色,商家备注,订单完成时间,支付完成时间,\
APP渠道,流量来源,订单状态,承诺发货时间,订单类型,鲁班落地页ID,达人ID,达人昵称,所属门店ID,售后状态,取消原因";

fn sheet(shop: &Shop, receiver: impl Fn(&Order) -> (String, String)) -> Sheet {
    let mut sheet = Sheet::new(ORDERS);
    for order in &shop.orders {
        let status = match order.state {
            State::Completed | State::PartlyRefunded => "已完成",
            State::Shipped => "已发货",
            State::Cancelled | State::Refunded => "已关闭",
            State::Unpaid => "待支付",
        };
        let (name, phone) = receiver(order);
        for (at, line) in order.lines.iter().enumerate() {
            let back = order.state == State::Refunded || is_back(order, at);
            sheet.push(&[
                ("主订单编号", format!("\t{}", order.id("69", 19))),
                ("子订单编号", format!("\t{}{at}", order.id("69", 19))),
                ("选购商品", line.product.name.to_owned()),
                ("商品数量", line.quantity.to_string()),
                ("商品ID", format!("\t{}", order.id("35", 19))),
                ("商家编码", line.product.sku.to_owned()),
                ("商品单价", plain(line.product.price)),
                ("订单应付金额", plain(due(order, at, line))),
                ("运费", plain(if at == 0 { order.shipping } else { 0 })),
                ("优惠总金额", plain(line.discount)),
                ("平台优惠", "0.00".to_owned()),
                ("商家优惠", plain(line.discount)),
                ("支付方式", "抖音支付".to_owned()),
                ("收件人", name.clone()),
                ("收件人手机号", phone.clone()),
                ("省", order.customer.region.0.to_owned()),
                ("市", order.customer.region.1.to_owned()),
                ("区", order.customer.region.2.to_owned()),
                ("订单提交时间", format!("{}\t", order.placed.iso())),
                ("支付完成时间", order.paid_at().map(|paid| format!("{}\t", paid.iso())).unwrap_or_default()),
                ("APP渠道", "抖音".to_owned()),
                ("流量来源", "直播".to_owned()),
                ("订单状态", status.to_owned()),
                ("达人ID", "\t10086".to_owned()),
                ("达人昵称", "客分茶行".to_owned()),
                ("售后状态", if back { "退款成功" } else { "-" }.to_owned()),
                ("取消原因", if order.state == State::Cancelled { "不想要了" } else { "" }.to_owned()),
            ]);
        }
    }
    sheet
}

/// What is to be paid for an item; postage stands with the first.
fn due(order: &Order, at: usize, line: &Line) -> i64 {
    line.paid() + if at == 0 { order.shipping } else { 0 }
}

/// Whether the money of an item went back: here always all of it, so only of orders of several items.
fn is_back(order: &Order, at: usize) -> bool {
    order.state == State::PartlyRefunded && at == 0 && order.lines.len() > 1
}

/// With receivers.
pub fn orders(shop: &Shop) -> Export {
    let sheet = sheet(shop, |order| (order.customer.full_name(), order.customer.phone.clone()));
    let mut tally = Tally::default();
    for order in shop.orders.iter().filter(|order| order.is_paid() && order.state != State::Refunded) {
        let items = || order.lines.iter().enumerate();
        let paid = items().map(|(at, line)| due(order, at, line)).sum();
        let back = items().filter(|(at, _)| is_back(order, *at)).map(|(at, line)| due(order, at, line)).sum();
        tally.add(&order.customer.phone, paid, back);
    }
    Export {
        name: "douyin-orders",
        platform: "抖店",
        sheet,
        forms: &[Form::CSV_CHINESE],
        expect: Expect::Orders(tally),
    }
}

/// With encrypted receivers.
pub fn encrypted(shop: &Shop) -> Export {
    let secret = |order: &Order, of: u64| {
        // What a cipher looks like; the same for all items of one order, and never the same for two orders.
        let mut random = crate::random::Random::new(order.number as u64 * 2 + of);
        let letter =
            |bits: u64| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[bits as usize]);
        let text: String = (0..44).map(|_| letter(random.below(64))).collect();
        format!("##{text}*CgYIASAHKAESPgo8##")
    };
    let sheet = sheet(shop, |order| (secret(order, 0), secret(order, 1)));
    Export {
        name: "douyin-orders-encrypted",
        platform: "抖店",
        sheet,
        forms: &[Form::CSV_BOM],
        expect: Expect::Nobody("encrypted_customers"),
    }
}
