//! 1688: the order export of the seller's workbench, a workbook.
//!
//! One row per item. What belongs to the order (its number, companies, money, status, times) stands on its first row only: the cells of the
//! others are merged into it, so they are blank, the order's number included. 实付款 is what was paid with postage; 涨价或折扣 is negative for a
//! discount. Refunds are not in it: an order that was given back wholly is 交易关闭.

use super::shop::{Order, Shop, State, plain};
use super::workbook::Style;
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "订单编号,买家公司名,买家会员名,卖家公司名,卖家会员名,货品总价(元),运费(元),涨价或折扣(元),实付款(元),订单状态,订单创建时间,订单付款时间,发货方,\
收货人姓名,收货地址,邮编,联系电话,联系手机,货品标题,单价(元),数量,单位,货号,型号,Offer ID,SKU ID,物料编号,单品货号,货品种类,买家留言,物流公司,运单号";

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    for order in &shop.orders {
        for (at, line) in order.lines.iter().enumerate() {
            let mut cells = vec![
                ("货品标题", line.product.name.to_owned()),
                ("单价(元)", plain(line.product.price)),
                ("数量", line.quantity.to_string()),
                ("单位", "件".to_owned()),
                ("货号", line.product.sku.to_owned()),
            ];
            if at == 0 {
                cells.extend(of_order(order));
            }
            sheet.push(&cells);
        }
    }
    let stays = |order: &&Order| order.state != State::Refunded;
    let customer = |order: &Order| order.customer.nick.clone();
    let tally = Tally::of(shop.orders.iter().filter(stays), customer, Order::total, |_| 0);
    let forms =
        &[Form::CSV_CHINESE, Form::Workbook(Style { numbers: &[5, 6, 7, 8, 19, 20], days: None, wrong_size: false })];
    Export { name: "1688-orders", platform: "1688", sheet, forms, expect: Expect::Orders(tally) }
}

fn of_order(order: &Order) -> Vec<(&'static str, String)> {
    let status = match order.state {
        State::Completed | State::PartlyRefunded => "交易成功",
        State::Shipped => "等待买家确认收货",
        State::Cancelled | State::Refunded => "交易关闭",
        State::Unpaid => "等待买家付款",
    };
    vec![
        ("订单编号", order.id("2518", 19)),
        ("买家公司名", format!("{}商贸有限公司", order.customer.full_name())),
        ("买家会员名", order.customer.nick.clone()),
        ("卖家公司名", "客分茶业有限公司".to_owned()),
        ("卖家会员名", "kefentea".to_owned()),
        ("货品总价(元)", plain(order.goods())),
        ("运费(元)", plain(order.shipping)),
        ("涨价或折扣(元)", plain(-order.discount())),
        ("实付款(元)", plain(order.total())),
        ("订单状态", status.to_owned()),
        ("订单创建时间", order.placed.iso()),
        ("订单付款时间", order.paid_at().map(super::shop::Moment::iso).unwrap_or_default()),
        ("收货人姓名", order.customer.full_name()),
        ("收货地址", [order.customer.region.0, order.customer.region.1, order.customer.region.2].join(" ")),
        ("联系手机", order.customer.phone.clone()),
    ]
}
