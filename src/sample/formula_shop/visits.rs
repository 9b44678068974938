//! The orders: when a customer comes, what they take, what it costs that day, and how it ends.

use super::super::draw::Draw;
use super::calendar::{self, FIRST, LAST};
use super::goods::{self, Item, RANGES};
use super::habits::{Bond, Family, Taste};
use super::places::{Place, SHOP};
use crate::base::Day;

/// Orders of one customer that the model follows at most; a stop, not a habit.
const MOST_ORDERS: u32 = 400;

/// Days after which nothing is taken back any more.
const LATEST_RETURN: i32 = 75;

/// How an order ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ending {
    #[default]
    Done,
    /// On its way on the last days of the export.
    Sent,
    /// Never paid.
    Unpaid,
    /// Closed before it was paid.
    Closed,
    /// Closed after it was paid.
    ClosedPaid,
    /// All came back.
    Refunded,
    /// One item came back, or part of its price.
    PartRefunded,
}

/// One item of an order. Amounts in fen.
pub(super) struct Line {
    pub(super) item: Item,
    /// Negative for what was brought back.
    pub(super) quantity: i64,
    /// What one cost after the day's promotion.
    pub(super) unit: i64,
    /// What was taken off the list price in all, coupons included.
    pub(super) off: i64,
    pub(super) refund: i64,
}

impl Line {
    /// What is to be paid for it.
    pub(super) fn due(&self) -> i64 {
        self.item.list * self.quantity - self.off
    }
}

/// One order.
pub(super) struct Order {
    /// Its place among all, from 1; given when all are known.
    pub(super) number: u32,
    pub(super) day: Day,
    /// Second of the day.
    pub(super) second: u32,
    /// Number of the member; 0 for nobody.
    pub(super) member: u32,
    pub(super) channel: &'static str,
    pub(super) payment: &'static str,
    pub(super) place: Place,
    pub(super) ending: Ending,
    pub(super) lines: Vec<Line>,
}

impl Order {
    /// Its number as the shop writes it.
    pub(super) fn id(&self) -> String {
        let (year, month, date) = self.day.ymd();
        format!("{year:04}{month:02}{date:02}-{:06}", self.number)
    }

    /// What the customer has paid and not got back, in fen; nothing for an order that came to nothing.
    pub(super) fn net(&self) -> i64 {
        let came = matches!(self.ending, Ending::Done | Ending::Sent | Ending::PartRefunded);
        if came { self.lines.iter().map(|line| line.due() - line.refund).sum() } else { 0 }
    }

    /// Whether something was bought and kept.
    pub(super) fn counts(&self) -> bool {
        matches!(self.ending, Ending::Done | Ending::Sent | Ending::PartRefunded)
            && self.lines.iter().all(|line| line.quantity > 0)
    }
}

/// All visits of a customer, from the first to the last.
pub(super) fn visit(draw: &mut Draw, family: &Family, member: u32, orders: &mut Vec<Order>) {
    if family.bond == Bond::Prospect {
        return;
    }
    let mut day = family.joined;
    for visits in 1..MOST_ORDERS {
        let age = age_on(draw, family, day);
        if (age > family.grown && family.company.is_none()) || day > LAST {
            return;
        }
        let tins = tins(draw, family, day, age);
        if day >= FIRST {
            orders.push(order(draw, family, member, (day, age), tins));
        }
        let wait = wait(draw, family, visits, age, tins);
        if day < FIRST && FIRST.since(day) <= LATEST_RETURN && tins > 0 && family.channels.contains(&"门店") {
            // Who is not coming back has more often found that the child does not take it.
            if draw.chance(if wait.is_none() { 450 } else { 25 }) {
                orders.push(brought_back(draw, family, member, age));
            }
        }
        let Some(wait) = wait else { return };
        day = day.plus(wait);
        let waits = match family.taste {
            Taste::Price => 1_000,
            Taste::Quality => 0,
            Taste::Plain => 420,
        };
        if draw.chance(waits)
            && let Some(cheaper) = calendar::worth_waiting_for(day, family.by_price())
        {
            day = cheaper;
        } else if family.weekend && day.weekday() < 5 {
            day = day.plus(5 - day.weekday() as i32);
        }
    }
}

/// The child's age in days; a house has children of all ages.
fn age_on(draw: &mut Draw, family: &Family, day: Day) -> i32 {
    if family.company.is_some() { draw.between(0, 1_000) } else { day.since(family.born) }
}

/// How many tins this time: more where it is cheap for those who look at it, one to try at first, none now and then.
fn tins(draw: &mut Draw, family: &Family, day: Day, age: i32) -> i32 {
    let usual = family.tins + draw.between(-1, 1);
    let stock_up = if family.by_price() && calendar::percent_off(day) >= 10 { 2 } else { 1 };
    let first = day == family.joined && !matches!(family.bond, Bond::Bulk | Bond::Company) && draw.chance(500);
    // Most mothers-to-be look for vitamins, not for milk.
    let only_extras = draw.chance(if age < 0 { 500 } else { 60 });
    match (only_extras, first) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => usual.max(1) * stock_up,
    }
}

/// Days until the family's next order, or nothing if there is none.
fn wait(draw: &mut Draw, family: &Family, visits: u32, age: i32, tins: i32) -> Option<i32> {
    let drunk_in = goods::days_per_tin(age) * tins.max(1) * 1_000 / family.share.max(1);
    let drunk_in = family.company.as_ref().map_or(drunk_in, |company| company.every);
    let usual = (drunk_in * draw.between(70, 135) / 100).max(4);
    if draw.chance(family.leaves(visits)) {
        // Some come back after a long while: the breast milk ended, another shop disappointed, a second child.
        return draw.chance(110).then(|| draw.between(150, 380));
    }
    Some(if draw.chance(35) { usual + draw.between(30, 90) } else { usual })
}

fn order(draw: &mut Draw, family: &Family, member: u32, (day, age): (Day, i32), tins: i32) -> Order {
    let [usual, other] = family.channels;
    let channel = if draw.chance(800) { usual } else { other };
    let mut basket = Vec::new();
    if tins > 0 {
        // Now and then another range is tried.
        let range = if draw.chance(family.tries) { draw.pick(RANGES) } else { family.range };
        basket.push((range.tin(goods::stage(age)), i64::from(tins)));
    }
    if tins == 0 || draw.chance(family.extras) {
        for _ in 0..draw.between(1, 3) {
            let (item, quantity) = goods::extra(draw, age);
            if basket.iter().all(|(other, _)| other.name != item.name) {
                basket.push((item, quantity));
            }
        }
    }
    let second = second(draw, family.hour, channel);
    let coupon = match family.taste {
        Taste::Price => 700,
        Taste::Quality => 50,
        Taste::Plain => 250,
    };
    let coupon = if draw.chance(coupon) { 3_000 } else { 0 };
    let order = Order {
        number: 0,
        day,
        second,
        member,
        channel,
        payment: payment(draw, channel, family.pays),
        place: family.place,
        ending: Ending::Done,
        lines: priced(&basket, day, coupon),
    };
    finished(draw, order, family.gives_back())
}

/// A tin of an order from before the export, brought back to the counter in its first weeks: the till writes a row of its own with a
/// negative quantity. Of some members it is all that the export knows.
fn brought_back(draw: &mut Draw, family: &Family, member: u32, age: i32) -> Order {
    let item = family.range.tin(goods::stage(age));
    Order {
        number: 0,
        day: FIRST.plus(draw.between(0, 20)),
        second: second(draw, family.hour, "门店"),
        member,
        channel: "门店",
        payment: payment(draw, "门店", family.pays),
        place: family.place,
        ending: Ending::Done,
        lines: vec![Line { item, quantity: -1, unit: item.list, off: 0, refund: 0 }],
    }
}

/// Somebody at the counter who gives no number.
pub(super) fn walk_in(draw: &mut Draw) -> Order {
    let day = Day(draw.between(FIRST.0, LAST.0));
    let age = draw.between(0, 900);
    let wanted = if draw.chance(450) {
        (draw.pick(RANGES).tin(goods::stage(age)), i64::from(draw.between(1, 2)))
    } else {
        goods::extra(draw, age)
    };
    let second = second(draw, None, "门店");
    Order {
        number: 0,
        day,
        second,
        member: 0,
        channel: "门店",
        payment: payment(draw, "门店", ""),
        place: SHOP,
        ending: Ending::Done,
        lines: priced(&[wanted], day, 0),
    }
}

/// The basket at the day's prices, with a coupon on everything where the sum is worth it.
fn priced(basket: &[(Item, i64)], day: Day, coupon: i64) -> Vec<Line> {
    let percent = calendar::percent_off(day);
    let mut lines: Vec<Line> = basket
        .iter()
        .map(|&(item, quantity)| {
            // Promotion prices are whole yuan, in the customer's favour.
            let unit = item.list * (100 - percent) / 10_000 * 100;
            Line { item, quantity, unit, off: (item.list - unit) * quantity, refund: 0 }
        })
        .collect();
    let sum: i64 = lines.iter().map(Line::due).sum();
    if sum >= 50_000 {
        // Each line takes its share of the coupon; what rounding leaves over goes to the last.
        let mut left = coupon;
        let last = lines.len().saturating_sub(1);
        for (at, line) in lines.iter_mut().enumerate() {
            let share = if at == last { left } else { coupon * line.due() / sum };
            line.off += share;
            left -= share;
        }
    }
    lines
}

/// What becomes of an order after it was placed; `gives_back` is how much likelier than others this customer returns things, in per cent.
fn finished(draw: &mut Draw, mut order: Order, gives_back: u32) -> Order {
    let online = order.channel != "门店";
    let recent = LAST.since(order.day);
    let (all, part) = (10 * gives_back / 100, 13 * gives_back / 100);
    order.ending = match draw.below(1_000) {
        0..16 if online => Ending::Closed,
        16..24 if online => Ending::ClosedPaid,
        at if at >= 24 && at < 24 + all => Ending::Refunded,
        at if at >= 24 && at < 24 + all + part => Ending::PartRefunded,
        // What is not paid on the day is closed by the platform on the next.
        500..800 if online && recent < 2 => Ending::Unpaid,
        _ if online && recent < 4 => Ending::Sent,
        _ => Ending::Done,
    };
    let part = i64::from(draw.between(1, 3));
    match order.ending {
        Ending::ClosedPaid | Ending::Refunded => order.lines.iter_mut().for_each(|line| line.refund = line.due()),
        Ending::PartRefunded => {
            if let Some(line) = order.lines.first_mut() {
                // One of several comes back, or a quarter of the price of one that was damaged, and so on.
                let one = line.due() / line.quantity.max(1);
                line.refund = if line.quantity > 1 { one } else { one * part / 400 * 100 };
            }
        }
        Ending::Done | Ending::Sent | Ending::Unpaid | Ending::Closed => {}
    }
    order
}

/// The second of the day: near the customer's hour, or whenever; the counter is open from nine to nine, and few buy before breakfast.
fn second(draw: &mut Draw, hour: Option<u32>, channel: &str) -> u32 {
    let hour = match hour {
        Some(hour) if draw.chance(840) => hour + draw.below(2),
        _ => 8 + draw.below(15),
    };
    let hour = if channel == "门店" { 9 + (hour.max(9) - 9) % 12 } else { hour };
    hour * 3_600 + draw.below(3_600)
}

/// How an order is paid: the customer's own way where the channel takes it, nearly always.
fn payment(draw: &mut Draw, channel: &str, own: &'static str) -> &'static str {
    let ways = match channel {
        "门店" => &[("微信支付", 55), ("支付宝", 24), ("银行卡", 12), ("现金", 9)][..],
        "小程序" => &[("微信支付", 100)],
        "天猫" => &[("支付宝", 84), ("花呗", 16)],
        _ => &[("京东支付", 52), ("微信支付", 33), ("京东白条", 15)],
    };
    let is_taken = ways.iter().any(|(way, _)| *way == own);
    if is_taken && draw.chance(920) { own } else { draw.pick(ways) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coupon_is_shared_to_the_last_fen() {
        let range = RANGES[0].0;
        let basket = [(range.tin(1), 1), (range.tin(2), 1), (range.tin(3), 1)];
        let day = Day::from_iso("2025-03-03").unwrap();
        let lines = priced(&basket, day, 3_000);
        assert_eq!(lines.iter().map(|line| line.off).sum::<i64>(), 3_000);
        assert_eq!(priced(&basket[..1], day, 3_000)[0].off, 0, "too little for the coupon");
    }

    #[test]
    fn promotion_prices_are_whole_yuan() {
        let line = &priced(&[(RANGES[0].0.tin(1), 2)], Day::from_iso("2025-11-11").unwrap(), 0)[0];
        assert_eq!((line.item.list, line.unit, line.off, line.due()), (29_800, 22_300, 15_000, 44_600));
    }
}
