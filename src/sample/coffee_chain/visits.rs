//! The orders: when a member comes, what they have, which offer they use, and what it does to their points.

use super::super::draw::Draw;
use super::bars::{self, Bar};
use super::guests::{Diet, Guest, Habit, Rhythm, Taste};
use super::menu::{self, Item};
use super::{FIRST, LAST};
use crate::base::Day;

/// Points for a pound, and what a drink costs in points.
const POINTS_A_POUND: i64 = 10;
const POINTS_A_DRINK: i64 = 500;

/// One item of an order. Amounts in pence.
pub(super) struct Line {
    pub(super) item: Item,
    pub(super) quantity: i64,
    /// What was taken off.
    pub(super) off: i64,
}

impl Line {
    /// What was paid for it.
    pub(super) fn paid(&self) -> i64 {
        self.item.price * self.quantity - self.off
    }
}

/// One order.
pub(super) struct Order {
    pub(super) day: Day,
    /// Second of the day.
    pub(super) second: u32,
    /// Number of the member; 0 for nobody.
    pub(super) member: u32,
    pub(super) bar: Bar,
    pub(super) channel: &'static str,
    pub(super) payment: &'static str,
    /// The code of what made it cheaper; empty for nothing.
    pub(super) offer: &'static str,
    /// Whether all of it was given back.
    pub(super) refunded: bool,
    pub(super) lines: Vec<Line>,
}

impl Order {
    /// What was paid and not given back.
    pub(super) fn net(&self) -> i64 {
        if self.refunded { 0 } else { self.lines.iter().map(Line::paid).sum() }
    }

    /// What is left of the price when the drinks are made and brought: a platform keeps more than a third of what it delivers.
    pub(super) fn cost(&self, line: &Line) -> i64 {
        let made = line.item.price * line.quantity * line.item.cost / 100;
        if self.channel == "Delivery" { made + line.paid() * 36 / 100 } else { made }
    }
}

/// Writes down all orders of a member during the export; their points on its last day, those from before it included.
pub(super) fn of(draw: &mut Draw, guest: &Guest, member: u32, orders: &mut Vec<Order>) -> i64 {
    let (mut points, mut first) = (0, guest.welcomed);
    for &(from, until) in &guest.stints {
        let until = until.min(LAST);
        let mut next = Some(from).filter(|day| *day <= until);
        while let Some(day) = next {
            if !guest.bar.is_closed(day) {
                let order = order(draw, guest, (member, day), first, points >= POINTS_A_DRINK);
                first = false;
                points += order.net() / 100 * POINTS_A_POUND;
                points -= if order.offer == REWARD { POINTS_A_DRINK } else { 0 };
                if day >= FIRST {
                    orders.push(order);
                }
            }
            next = after(draw, guest, day).filter(|day| *day <= until);
        }
    }
    points
}

/// The next day on which they come, if one is near.
fn after(draw: &mut Draw, guest: &Guest, day: Day) -> Option<Day> {
    match guest.rhythm {
        Rhythm::Every(days) => {
            let next = day.plus(days + draw.between(-days / 9, days / 9));
            // Nobody is in the office at weekends.
            let is_shut = guest.habit == Habit::Office && next.weekday() >= 5;
            Some(if is_shut { next.plus(7 - next.weekday() as i32) } else { next })
        }
        Rhythm::Chance(weekday, weekend) => {
            (1..=LAST.since(day)).map(|n| day.plus(n)).find(|day| draw.chance(guest.comes(*day, weekday, weekend)))
        }
    }
}

fn order(draw: &mut Draw, guest: &Guest, (member, day): (u32, Day), first: bool, rich: bool) -> Order {
    let [usual, other] = guest.channels;
    let channel = if draw.chance(850) { usual } else { other };
    let bar = if draw.chance(900) { guest.bar } else { nearby(draw, guest.bar, day) };
    let minute = match guest.time {
        Some((minute, around)) if draw.chance(900) => minute + draw.between(-around, around),
        _ => draw.between(435, 1_110),
    };
    let mut lines = basket(draw, guest, day, channel);
    let offer = offer(draw, guest, day, first, rich && channel != "Web Shop");
    let per_cent = match offer {
        WELCOME => 50,
        MEMBERS => 20,
        STUDENT => 10,
        _ => 0,
    };
    for line in &mut lines {
        line.off = line.item.price * line.quantity * per_cent / 100;
    }
    // These two are about the first thing in the basket: a drink free, 50 pence off.
    if let Some(line) = lines.first_mut() {
        line.off += match offer {
            REWARD => line.item.price,
            COUPON => 50,
            _ => 0,
        };
    }
    Order {
        day,
        second: minute as u32 * 60 + draw.below(60),
        member,
        bar,
        channel,
        payment: payment(draw, channel, guest.pays),
        offer,
        refunded: draw.chance(if channel == "Delivery" { 34 } else { 3 }),
        lines,
    }
}

/// Another bar of the city, if one is open.
fn nearby(draw: &mut Draw, bar: Bar, day: Day) -> Bar {
    let open: Vec<(Bar, u32)> =
        bars::ALL.iter().filter(|(other, _)| other.city == bar.city && !other.is_closed(day)).copied().collect();
    draw.pick(&open)
}

/// What is ordered. A drink stands first, unless it is beans.
fn basket(draw: &mut Draw, guest: &Guest, day: Day, channel: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut add = |item: Item, quantity: i32| match lines.iter_mut().find(|line| line.item == item) {
        Some(line) => line.quantity += i64::from(quantity),
        None => lines.push(Line { item, quantity: i64::from(quantity), off: 0 }),
    };
    if guest.habit == Habit::Beans || channel == "Web Shop" {
        add(menu::beans_for(draw, guest.diet), draw.pick(&[(1, 85), (2, 15)]));
        if matches!(day.ymd(), (_, 11, 25..) | (_, 12, ..=20)) && draw.chance(350) {
            add(menu::gift(draw), draw.between(1, 2));
        }
        return lines;
    }
    let people = draw.between(1.max(guest.people - 3), guest.people);
    let summer = matches!(day.ymd(), (_, 6..=8, _)) && guest.taste == Taste::Plain && guest.drink.category == "Coffee";
    let own = match () {
        () if summer && draw.chance(340) => menu::cold(draw),
        () if draw.chance(100) => menu::other(draw),
        () => guest.drink,
    };
    let shared = if draw.chance(550) { people / 2 } else { 0 };
    add(own, people - shared);
    if shared > 0 {
        add(menu::other(draw), shared);
    }
    if draw.chance(guest.eats) {
        add(menu::food(draw, guest.habit, guest.diet), draw.between(1, people));
    }
    lines
}

const WELCOME: &str = "WELCOME50";
const MEMBERS: &str = "MEMBERS20";
const STUDENT: &str = "STUDENT10";
const COUPON: &str = "COUPON50P";
const REWARD: &str = "REWARD";

/// What makes an order cheaper: one thing at a time, the best first.
fn offer(draw: &mut Draw, guest: &Guest, day: Day, first: bool, rich: bool) -> &'static str {
    let [members, coupon] = match guest.taste {
        Taste::Price => [950, 560],
        Taste::Plain => [320, 45],
        Taste::Quality => [60, 10],
    };
    match () {
        () if first => WELCOME,
        () if rich && draw.chance(600) => REWARD,
        () if menu::is_members_week(day) && draw.chance(members) => MEMBERS,
        () if guest.habit == Habit::Student && draw.chance(900) => STUDENT,
        () if draw.chance(coupon) => COUPON,
        () => "",
    }
}

/// Somebody at the counter who gives no number; nobody where the door was shut.
pub(super) fn walk_in(draw: &mut Draw) -> Option<Order> {
    let (day, bar) = (Day(draw.between(FIRST.0, LAST.0)), draw.pick(bars::ALL));
    if bar.is_closed(day) {
        return None;
    }
    let mut lines = vec![Line { item: menu::other(draw), quantity: i64::from(draw.between(1, 2)), off: 0 }];
    if draw.chance(320) {
        lines.push(Line { item: menu::food(draw, Habit::Passing, Diet::Any), quantity: 1, off: 0 });
    }
    let channel = "Counter";
    Some(Order {
        day,
        second: draw.between(435 * 60, 1_110 * 60) as u32,
        member: 0,
        bar,
        channel,
        payment: payment(draw, channel, ""),
        offer: "",
        refunded: draw.chance(3),
        lines,
    })
}

/// How an order is paid: their own way where the channel takes it, nearly always.
fn payment(draw: &mut Draw, channel: &str, own: &'static str) -> &'static str {
    let ways = match channel {
        "Counter" => &[("Card", 58), ("Phone Wallet", 26), ("Cash", 11), ("Gift Card", 5)][..],
        "App" => &[("App Balance", 52), ("Card", 30), ("Phone Wallet", 18)],
        "Web Shop" => &[("Card", 82), ("Gift Card", 18)],
        _ => &[("Card", 68), ("Phone Wallet", 32)],
    };
    let is_taken = ways.iter().any(|(way, _)| *way == own);
    if is_taken && draw.chance(920) { own } else { draw.pick(ways) }
}
