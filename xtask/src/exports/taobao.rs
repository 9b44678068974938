//! 淘宝 and 天猫: `ExportOrderList.csv` of the seller centre, and the list of refunds of 天猫. GB18030, all cells in quotes.
//!
//! Orders: one row per order; the items are in another file. Order ids are written `="…"` so that a spreadsheet keeps all 19 digits, mobile
//! numbers begin with `'`, some headers end with a space, fees end with 元. `买家实际支付金额` is what was paid with postage, and 0 where
//! nothing was; `退款金额` is what went back of it. An order that was cancelled, never paid, or given back wholly is 交易关闭, and without a
//! payment it has no 订单付款时间. Refunds: one row per refund with its order number and nobody's name.

use super::shop::{Order, Shop, State, plain};
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,\
买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,\
店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,天猫卡券抵扣,集分宝抵扣,退款金额,确认收货时间,打款商家金额";

const REFUNDS: &str = "订单编号,退款编号,支付宝交易号,订单付款时间,商品编码,退款完结时间,买家实际支付金额,商品名称,买家退款金额,手工退款/系统退款,售后类型,\
退款的申请时间,超时时间,退款状态,货物状态,退货物流信息,发货物流信息,客服介入状态,卖家真实姓名,是否需要退货,买家退款原因";

fn id(order: &Order) -> String {
    format!("=\"{}\"", order.id("3128", 19))
}

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    for order in &shop.orders {
        let (status, reason) = match order.state {
            State::Completed | State::PartlyRefunded => ("交易成功", ""),
            State::Shipped => ("卖家已发货，等待买家确认", ""),
            State::Cancelled => ("交易关闭", "买家不想要了"),
            State::Unpaid => ("等待买家付款", ""),
            State::Refunded => ("交易关闭", "退款"),
        };
        let paid = if order.is_paid() { order.total() } else { 0 };
        sheet.push(&[
            ("订单编号", id(order)),
            ("买家会员名", order.customer.nick.clone()),
            ("买家支付宝账号", order.customer.phone.clone()),
            ("买家应付货款", plain(order.items())),
            ("买家应付邮费", plain(order.shipping)),
            ("买家支付积分", "0".to_owned()),
            ("总金额", plain(order.total())),
            ("返点积分", "0".to_owned()),
            ("买家实际支付金额", plain(paid)),
            ("买家实际支付积分", "0".to_owned()),
            ("订单状态", status.to_owned()),
            ("收货人姓名", order.customer.full_name()),
            ("收货地址 ", [order.customer.region.0, order.customer.region.1, order.customer.region.2].join(" ")),
            ("运送方式", "快递".to_owned()),
            ("联系手机", format!("'{}", order.customer.phone)),
            ("订单创建时间", order.placed.iso()),
            ("订单付款时间 ", order.paid_at().map(super::shop::Moment::iso).unwrap_or_default()),
            ("宝贝标题 ", order.names("，")),
            ("宝贝种类 ", order.lines.len().to_string()),
            ("宝贝总数量", order.pieces().to_string()),
            ("店铺Id", "0".to_owned()),
            ("店铺名称", "客分茶行".to_owned()),
            ("订单关闭原因", reason.to_owned()),
            ("卖家服务费", "0元".to_owned()),
            ("买家服务费", "0元".to_owned()),
            ("是否手机订单", "手机订单".to_owned()),
            ("退款金额", format!("{}元", plain(order.refund()))),
            ("打款商家金额", format!("{}元", plain(paid - order.refund()))),
        ]);
    }
    let tally = Tally::of(shop.orders.iter(), |order| order.customer.nick.clone(), Order::total, Order::refund);
    let expect = Expect::Orders(tally);
    Export { name: "taobao-ExportOrderList", platform: "淘宝", sheet, forms: &[Form::CSV_CHINESE_QUOTED], expect }
}

/// The refunds.
pub fn refunds(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(REFUNDS);
    for order in shop.orders.iter().filter(|order| order.refund() > 0) {
        sheet.push(&[
            ("订单编号", id(order)),
            ("退款编号", format!("=\"{}\"", order.id("1097", 17))),
            ("支付宝交易号", format!("=\"{}\"", order.id("2025", 28))),
            ("订单付款时间", order.placed.later(3).iso()),
            ("退款完结时间", order.placed.later(3_000).iso()),
            ("买家实际支付金额", plain(order.total())),
            ("商品名称", order.names("，")),
            ("买家退款金额", plain(order.refund())),
            ("手工退款/系统退款", "手工退款".to_owned()),
            ("售后类型", "退货退款".to_owned()),
            ("退款的申请时间", order.placed.later(1_500).iso()),
            ("退款状态", "退款成功".to_owned()),
            ("是否需要退货", "是".to_owned()),
            ("买家退款原因", "不喜欢".to_owned()),
        ]);
    }
    let expect = Expect::Other("returns");
    Export { name: "tmall-refunds", platform: "天猫", sheet, forms: &[Form::CSV_CHINESE_QUOTED], expect }
}
