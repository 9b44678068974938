//! Returns and complaints: every order that was given back, wholly or in part, some exchanges, and what people complained about.
//!
//! What came back is settled, and the sums are those of the orders. Complaints come from who is not content, most often about their last
//! order; a fifth of them is still open.

use super::super::draw::Draw;
use super::super::sheet::{amount, by_time, row, stamp};
use super::calendar::LAST;
use super::habits::{Mood, Sore};
use super::sheet::member;
use super::visits::{Ending, Order};
use super::{Shop, Stream, words};
use crate::base::Day;

const HEADER: &str = "售后单号,订单号,会员号,申请时间,售后类型,原因,退款金额(元),商品名称,完结时间,处理结果,问题描述\n";

/// One of them.
pub(super) struct Case {
    order: String,
    pub(super) member: u32,
    pub(super) day: Day,
    pub(super) second: u32,
    pub(super) kind: &'static str,
    reason: &'static str,
    /// In fen; nothing where it is not about money.
    amount: Option<i64>,
    product: &'static str,
    pub(super) resolved: Option<Day>,
    result: &'static str,
    text: String,
}

/// All, in the order of time.
pub(super) fn of(shop: &Shop) -> Vec<Case> {
    let mut all = Vec::with_capacity(600);
    for order in &shop.orders {
        let mut draw = Stream::Cases.of(shop.seed, u64::from(order.number));
        let (mood, sore) = match shop.families.get((order.member as usize).wrapping_sub(1)) {
            Some(family) => (family.mood, family.sore),
            None => Default::default(),
        };
        let is_last = shop.bought.get((order.member as usize).wrapping_sub(1)).is_none_or(|bought| {
            bought.orders.last().and_then(|at| shop.orders.get(*at)).is_some_and(|last| last.number == order.number)
        });
        match order.ending {
            Ending::Refunded | Ending::PartRefunded => all.push(returned(&mut draw, order, sore)),
            _ if !order.counts() || order.member == 0 => {}
            _ if draw.chance(3) => all.push(exchanged(&mut draw, order)),
            _ => {
                let usual = match mood {
                    Mood::Delighted => 2,
                    Mood::Content => 5,
                    Mood::Lukewarm => 22,
                    Mood::Unhappy => 80,
                };
                if draw.chance(if is_last { usual * 3 } else { usual }) {
                    all.push(complained(&mut draw, order, sore));
                }
            }
        }
    }
    by_time(all, |case| case.member, |case| (case.day, case.second))
}

/// A case about an order, some days after it, in the shop's hours.
fn case(draw: &mut Draw, order: &Order, days: i32) -> Case {
    Case {
        order: order.id(),
        member: order.member,
        day: order.day.plus(draw.between(1, days)).min(LAST),
        second: draw.between(9 * 3_600, 21 * 3_600) as u32,
        kind: "",
        reason: "",
        amount: None,
        product: order.lines.first().map_or("", |line| line.item.name),
        resolved: None,
        result: "",
        text: String::new(),
    }
}

fn returned(draw: &mut Draw, order: &Order, sore: Sore) -> Case {
    let reason = match sore {
        Sore::Quality => draw.pick(&[("宝宝不适应", 60), ("质量问题", 40)]),
        Sore::Delivery => draw.pick(&[("物流破损", 60), ("发错商品", 40)]),
        Sore::Service => draw.pick(&[("发错商品", 35), ("不想要了", 65)]),
        Sore::Price => draw.pick(&[("买贵了", 55), ("不想要了", 45)]),
    };
    let one_of_several = order.lines.iter().any(|line| line.refund > 0 && line.quantity > 1);
    let kind = if order.ending == Ending::Refunded || one_of_several { "退货退款" } else { "仅退款" };
    let case = case(draw, order, 12);
    let resolved = case.day.plus(draw.between(0, 6)).min(LAST);
    let amount = order.lines.iter().map(|line| line.refund).sum();
    let text = words::of_case(draw, reason);
    Case { kind, reason, amount: Some(amount), resolved: Some(resolved), result: "已退款", text, ..case }
}

fn exchanged(draw: &mut Draw, order: &Order) -> Case {
    let reason = draw.pick(&[("发错商品", 50), ("物流破损", 30), ("临近保质期", 20)]);
    let case = case(draw, order, 9);
    let day = case.day.plus(draw.between(1, 8));
    let resolved = (day <= LAST).then_some(day);
    let result = if resolved.is_some() { "已换货" } else { "处理中" };
    let text = words::of_case(draw, reason);
    Case { kind: "换货", reason, resolved, result, text, ..case }
}

fn complained(draw: &mut Draw, order: &Order, sore: Sore) -> Case {
    let reason = match sore {
        Sore::Quality => draw.pick(&[("质量问题", 75), ("临近保质期", 25)]),
        Sore::Service => "服务态度",
        Sore::Delivery => draw.pick(&[("物流慢", 75), ("物流破损", 25)]),
        Sore::Price => draw.pick(&[("价格争议", 80), ("缺货", 20)]),
    };
    let case = case(draw, order, 15);
    let open = draw.chance(200);
    let days = if draw.chance(820) { draw.between(0, 9) } else { draw.between(15, 32) };
    let resolved = Some(case.day.plus(days)).filter(|day| !open && *day <= LAST);
    let result = match resolved {
        None => "处理中",
        Some(_) => draw.pick(&[("已道歉并赠券", 50), ("已解释说明", 35), ("已补发", 15)]),
    };
    let text = words::of_case(draw, reason);
    Case { kind: "投诉", reason, resolved, result, text, ..case }
}

/// The file.
pub(super) fn list(cases: &[Case]) -> Vec<u8> {
    let mut text = String::with_capacity(cases.len() * 200);
    text.push_str(HEADER);
    for (number, case) in (1..).zip(cases) {
        row(
            &mut text,
            &[
                &format_args!("SH{number:05}"),
                &case.order,
                &member(case.member),
                &stamp(case.day, case.second),
                &case.kind,
                &case.reason,
                &case.amount.map(amount).unwrap_or_default(),
                &case.product,
                &case.resolved.map(|day| day.to_string()).unwrap_or_default(),
                &case.result,
                &case.text,
            ],
        );
    }
    text.into_bytes()
}
