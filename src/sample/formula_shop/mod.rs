//! A shop for milk powder over two years, as its programmes would export it: six files.
//!
//! Families find the shop around a birth, buy by what the child drinks, change stages as it grows, wait for promotions, drift away,
//! sometimes come back, and leave for good when the child is grown; some customers are houses that buy by the case; some register and
//! never buy. What the product shows of this shop (a fifth brings more than half, a quarter came once, regulars fall silent) follows from
//! what is drawn once for each customer, and is written nowhere:
//!
//! | planted | where it is drawn | where it shows |
//! |---|---|---|
//! | how much of the customer is won | `habits` (`Bond`) | orders: frequency, value, lifecycle; list: tier and points, mostly as earned |
//! | by price, by quality, neither | `habits` (`Taste`) | orders: promotion weeks, coupons, ranges; list: income; survey: words on the price |
//! | what they think of the shop | `habits` (`Mood`) | survey; leaving; returns and complaints; who sent whom |
//! | what they mind, what they look for | `habits` (`Sore`, `Need`) | survey: touch-points and words; cases: reasons |
//! | a usual hour, weekends, channel, payment, one range or many | `habits` | orders; about half have no habit of time |
//! | how they are reached | `habits` (`reached`) | contacts: who answers by what; list: consent and wish |
//! | a house: trade, size, who buys | `company` | list; orders by the case |
//! | care: none, on call, follow-up, active, partners | `contacts` (`Care`) by what somebody is worth | contacts |
//! | more demand for quality in three provinces | `places` | orders: organic, goat and A2 milk there |
//! | cheap milk in a large promotion is sold at a loss | `goods` | orders: cost |
//! | looking before buying, wavering, looking only | `web` | events of the last four months |
//!
//! Each customer has a stream of draws per table, so that a change of one table leaves the others as they were.

mod calendar;
mod cases;
mod company;
mod contacts;
mod goods;
mod habits;
mod people;
mod places;
mod sheet;
mod survey;
mod visits;
mod web;
mod words;

use self::habits::{Bond, Family};
use self::visits::Order;
use super::draw::Draw;
use super::sheet::by_time;
use crate::base::Day;
use crate::math::order;
use crate::table::TableKind;

/// Customers that ever came; those who left before the export begins are not in it.
const FAMILIES: u64 = 3_000;
/// People who registered and never bought.
const PROSPECTS: u64 = 420;
/// Orders by people who gave no member number.
const WALK_INS: u32 = 360;

/// The tables that are drawn customer by customer, each from streams of its own.
#[derive(Clone, Copy)]
enum Stream {
    Habits,
    Visits,
    People,
    Referrers,
    Contacts,
    Cases,
    Survey,
    Web,
}

impl Stream {
    /// The draws of a table for a customer; 0 is nobody.
    fn of(self, seed: u64, customer: u64) -> Draw {
        Draw::of(seed, self as u32, customer)
    }
}

/// The shop that a seed makes.
struct Shop {
    seed: u64,
    /// By member number, from 1: numbers are given in the order of joining.
    families: Vec<Family>,
    /// By time.
    orders: Vec<Order>,
    /// By member number, from 1: what each bought.
    bought: Vec<Bought>,
    /// By member number, from 1: who sent each; 0 for nobody.
    referrers: Vec<u32>,
}

/// What a member bought since the export begins.
#[derive(Clone, Default)]
struct Bought {
    /// Places of all their orders, by time.
    orders: Vec<usize>,
    /// What they paid and did not get back, in fen.
    net: i64,
    /// How many in a thousand buyers are worth more.
    standing: u32,
}

impl Bought {
    /// Whether they are among so many in a thousand that are worth most.
    fn is_worth(&self, best: u32) -> bool {
        self.net > 0 && self.standing < best
    }
}

impl Shop {
    fn new(seed: u64) -> Shop {
        let draw = |n| Stream::Habits.of(seed, n);
        let mut families: Vec<Family> = (0..FAMILIES).map(|n| Family::draw(&mut draw(n))).collect();
        families.extend((FAMILIES..FAMILIES + PROSPECTS).map(|n| Family::prospect(&mut draw(n))));
        families = order::by(families, |family| i64::from(family.joined.0));
        let mut orders = Vec::with_capacity(18_000);
        for (member, family) in (1..).zip(&families) {
            visits::visit(&mut Stream::Visits.of(seed, u64::from(member)), family, member, &mut orders);
        }
        let mut draw = Stream::Visits.of(seed, 0);
        orders.extend((0..WALK_INS).map(|_| visits::walk_in(&mut draw)));
        orders = by_time(orders, |order| order.member, |order| (order.day, order.second));
        for (number, order) in (1..).zip(&mut orders) {
            order.number = number;
        }
        let bought = bought(families.len(), &orders);
        let referrers = people::referrers(seed, &families);
        Shop { seed, families, orders, bought, referrers }
    }

    /// Everybody the export knows: number, ways, and what they bought.
    fn members(&self) -> impl Iterator<Item = (u32, &Family, &Bought)> {
        let all =
            (1..).zip(&self.families).zip(&self.bought).map(|((number, family), bought)| (number, family, bought));
        all.filter(|(_, family, bought)| family.bond == Bond::Prospect || !bought.orders.is_empty())
    }

    /// The orders of a member that counted, from a day on, by time.
    fn kept<'a>(&'a self, bought: &'a Bought, from: Day) -> impl Iterator<Item = &'a Order> {
        let orders = bought.orders.iter().filter_map(|at| self.orders.get(*at));
        orders.filter(move |order| order.counts() && order.day >= from)
    }
}

/// By member number, from 1, what each bought.
fn bought(members: usize, orders: &[Order]) -> Vec<Bought> {
    let mut all = vec![Bought::default(); members];
    for (at, order) in orders.iter().enumerate() {
        if let Some(own) = (order.member as usize).checked_sub(1).and_then(|own| all.get_mut(own)) {
            own.orders.push(at);
            own.net += order.net();
        }
    }
    let mut ranked: Vec<usize> = (0..members).filter(|own| all.get(*own).is_some_and(|own| own.net > 0)).collect();
    ranked = order::by(ranked, |own| all.get(*own).map_or(0, |own| -own.net));
    let buyers = ranked.len().max(1);
    for (place, own) in ranked.into_iter().enumerate() {
        if let Some(own) = all.get_mut(own) {
            own.standing = (place * 1_000 / buyers) as u32;
        }
    }
    all
}

/// All tables of the shop that a seed makes: what each is about, and its file.
pub(super) fn files(seed: u64) -> Vec<(TableKind, Vec<u8>)> {
    let shop = Shop::new(seed);
    let cases = cases::of(&shop);
    vec![
        (TableKind::Orders, sheet::orders(&shop.orders)),
        (TableKind::Customers, people::list(&shop)),
        (TableKind::Surveys, survey::answers(&shop)),
        (TableKind::Interactions, contacts::log(&shop, &cases)),
        (TableKind::Returns, cases::list(&cases)),
        (TableKind::Events, web::log(&shop)),
    ]
}

/// The orders of the shop that a seed makes.
pub(super) fn orders(seed: u64) -> Vec<u8> {
    sheet::orders(&Shop::new(seed).orders)
}

#[cfg(test)]
mod tests;
