//! A chain of coffee bars in the west of England over a year and a half, as its tills and its loyalty programme would export it: two files.
//!
//! Most members come every few days and everything is small and quick: what tells them apart is when they come, and what the programme knows.
//! What is drawn once for each member, and written nowhere:
//!
//! | planted | where it is drawn | where it shows |
//! |---|---|---|
//! | a day's habit: commuters, lunch, students, weekends, evenings, beans by post, offices, passing | `guests` (`Habit`) | orders: hours, weekdays, gaps, sums, channels |
//! | students are away in summer | `guests` | orders: silence from mid June, back in September |
//! | one bar was rebuilt for six weeks, a third of its regulars never came back | `bars` | orders: silence and winning back, by bar |
//! | by price, by quality, neither | `guests` (`Taste`) | orders: offers and members' weeks; dear drinks |
//! | only sugar-free, only organic | `guests` (`Diet`) | orders: names of items |
//! | delivered orders leave little: more than a third goes to the platform | `visits` | orders: cost |
//! | points: ten a pound, five hundred are a drink | `visits` | orders: `REWARD`; list: points to the last one |
//! | tiers by the money of twelve months, some long out of date | `members` | list |
//! | regulars bring friends, and those stay longer | `guests`, `members` | list: referred by; orders |
//! | the app was opened and nothing was bought | `guests` | list |
//!
//! Each member has a stream of draws per table, so that a change of one table leaves the other as it was.

mod bars;
mod guests;
mod members;
mod menu;
mod receipts;
mod visits;

use self::guests::Guest;
use self::visits::Order;
use super::draw::Draw;
use super::sheet::by_time;
use crate::base::Day;
use crate::math::order;
use crate::table::TableKind;

/// First day of the export: 1 May 2025.
const FIRST: Day = Day(20_209);
/// Last day of the export: 31 October 2026.
const LAST: Day = Day(20_757);

/// Members who bought, before or since the export begins; who left before it is not in it.
const GUESTS: u64 = 1_780;
/// Members who opened the app and never bought.
const PROSPECTS: u64 = 150;
/// Orders by people who gave no member number, a few less where a bar was shut.
const WALK_INS: u32 = 2_600;

/// What is drawn member by member, each from a stream of its own.
#[derive(Clone, Copy)]
enum Stream {
    Habits,
    Visits,
    List,
}

impl Stream {
    /// The draws for a member; 0 is nobody.
    fn of(self, seed: u64, member: u64) -> Draw {
        Draw::of(seed, self as u32, member)
    }
}

/// The chain that a seed makes.
struct Chain {
    seed: u64,
    /// By member number, from 1: numbers are given in the order of joining.
    guests: Vec<Guest>,
    /// By member number, from 1: points left on the last day.
    points: Vec<i64>,
    /// By time.
    orders: Vec<Order>,
}

impl Chain {
    fn new(seed: u64) -> Chain {
        let draw = |n| Stream::Habits.of(seed, n);
        let mut guests: Vec<Guest> = (0..GUESTS).map(|n| Guest::draw(&mut draw(n))).collect();
        guests.extend((GUESTS..GUESTS + PROSPECTS).map(|n| Guest::prospect(&mut draw(n))));
        guests = order::by(guests, |guest| i64::from(guest.joined.0));
        let mut orders = Vec::with_capacity(32_000);
        let mut points = Vec::with_capacity(guests.len());
        for (member, guest) in (1..).zip(&guests) {
            points.push(visits::of(&mut Stream::Visits.of(seed, u64::from(member)), guest, member, &mut orders));
        }
        let mut draw = Stream::Visits.of(seed, 0);
        orders.extend((0..WALK_INS).filter_map(|_| visits::walk_in(&mut draw)));
        orders = by_time(orders, |order| order.member, |order| (order.day, order.second));
        Chain { seed, guests, points, orders }
    }
}

/// All tables of the chain that a seed makes: what each is about, and its file.
pub(super) fn files(seed: u64) -> Vec<(TableKind, Vec<u8>)> {
    let chain = Chain::new(seed);
    vec![(TableKind::Orders, receipts::list(&chain.orders)), (TableKind::Customers, members::list(&chain))]
}

/// The orders of the chain that a seed makes.
pub(super) fn orders(seed: u64) -> Vec<u8> {
    receipts::list(&Chain::new(seed).orders)
}

#[cfg(test)]
mod tests;
