//! A maker of purifiers, floor robots and humidifiers over three years, who sells to homes and to companies: five files.
//!
//! A device is bought rarely; what keeps a customer is what follows: filters, and how a repair goes. What is planted, and written nowhere:
//!
//! | planted | where it is drawn | where it shows |
//! |---|---|---|
//! | a bad repair drives away; a call afterwards keeps most | `life` | returns: days to settle; contacts: calls; orders: leaving; survey |
//! | the floor robot R5 breaks more often than all others, and is mended badly | `goods`, `life` | returns and complaints by product; survey: words |
//! | a seventh of the customers are companies and bring most of the money | `buyers` (`Company`) | orders; list: trade, size, who buys |
//! | care by size: partners, active, follow-up, on call; some large ones forgotten, some small ones pampered | `buyers` (`Care`) | contacts |
//! | the old by telephone, the young by chat, companies by mail | `buyers` | contacts: who answers by what; list: age, consent and wish |
//! | a third of the homes buy filters elsewhere | `buyers` | orders: one and no more |
//! | imported filters, and waiting for promotions | `buyers` | orders |
//! | devices leave little, filters most | `goods` | orders: cost |
//! | who is delighted sends others and buys a second device | `life`, `list` | list: referrer; orders; survey |
//! | some asked and never bought | `buyers` | list; contacts |
//!
//! Each customer has a stream of draws per table, so that a change of one table leaves the others as they were.

mod buyers;
mod contacts;
mod goods;
mod life;
mod list;
mod survey;
mod tables;
mod words;

use self::buyers::Buyer;
use self::life::{Life, Order, Ticket};
use super::draw::Draw;
use super::sheet::by_time;
use crate::base::Day;
use crate::math::order;
use crate::table::TableKind;

/// First day of the export: 1 November 2023.
const FIRST: Day = Day(19_662);
/// Last day of the export: 31 October 2026.
const LAST: Day = Day(20_757);

/// Customers who bought.
const BUYERS: u32 = 1_240;
/// People who asked and never bought.
const PROSPECTS: u32 = 90;

/// What is drawn customer by customer, each from a stream of its own.
#[derive(Clone, Copy)]
enum Stream {
    Buyers,
    Lives,
    List,
    Contacts,
    Survey,
}

impl Stream {
    /// The draws for a customer.
    fn of(self, seed: u64, customer: u32) -> Draw {
        Draw::of(seed, self as u32, u64::from(customer))
    }
}

/// One customer: who they are, and what became of them.
struct Customer {
    number: u32,
    buyer: Buyer,
    life: Life,
}

/// The maker that a seed makes: all customers by number, from 1, in the order in which they became known.
struct Maker {
    seed: u64,
    customers: Vec<Customer>,
}

impl Maker {
    fn new(seed: u64) -> Maker {
        let draw = |n| Buyer::draw(&mut Stream::Buyers.of(seed, n), n >= BUYERS);
        let all: Vec<Buyer> = (0..BUYERS + PROSPECTS).map(draw).collect();
        let buyers = order::by(all, |buyer| i64::from(buyer.known.0));
        let live = |(number, buyer): (u32, Buyer)| {
            let life = Life::of(&mut Stream::Lives.of(seed, number), &buyer, number);
            Customer { number, buyer, life }
        };
        Maker { seed, customers: (1..).zip(buyers).map(live).collect() }
    }

    /// All orders by time.
    fn orders(&self) -> Vec<&Order> {
        let all = self.customers.iter().flat_map(|customer| &customer.life.orders).collect();
        by_time(all, |order| order.customer, |order| (order.day, order.second))
    }

    /// All returns and complaints by time.
    fn tickets(&self) -> Vec<&Ticket> {
        let all = self.customers.iter().flat_map(|customer| &customer.life.tickets).collect();
        by_time(all, |ticket| ticket.customer, |ticket| (ticket.day, ticket.second))
    }
}

/// All tables of the maker that a seed makes: what each is about, and its file.
pub(super) fn files(seed: u64) -> Vec<(TableKind, Vec<u8>)> {
    let maker = Maker::new(seed);
    vec![
        (TableKind::Orders, tables::orders(&maker.orders())),
        (TableKind::Customers, list::of(&maker)),
        (TableKind::Surveys, survey::answers(&maker)),
        (TableKind::Interactions, contacts::log(&maker)),
        (TableKind::Returns, tables::tickets(&maker.tickets())),
    ]
}

/// The orders of the maker that a seed makes.
pub(super) fn orders(seed: u64) -> Vec<u8> {
    tables::orders(&Maker::new(seed).orders())
}

#[cfg(test)]
mod tests;
