//! Every order of every customer, in compressed sparse rows: the base that all features are computed from.

use crate::base::{CustomerIx, Day, Money};
use crate::table::Dictionary;

/// What happened on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// A valid order: counts, and brings money.
    Order,
    /// Money given back on its own date: neither an order nor a sign of life.
    Refund,
}

/// Customers in the order of their id's bytes, each with their events by day. The order of rows in the file never shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The ids, sorted by their bytes and sealed: position = [`CustomerIx`].
    pub ids: Dictionary,
    /// Events of customer `c` are `starts[c]..starts[c + 1]`; one entry more than customers.
    pub starts: Vec<u32>,
    /// Day of each event, ascending within a customer; on one day orders stand before refunds, smaller nets first.
    pub day: Vec<Day>,
    /// What the event brought: paid − refunded for an order, negative for a refund.
    pub net: Vec<Money>,
    /// What it was.
    pub kind: Vec<EventKind>,
    /// The first row of the table that belongs to it.
    pub row: Vec<u32>,
    /// Whether orders were told apart by an order id (else one customer × day is one order).
    pub has_order_ids: bool,
}

impl History {
    /// Number of customers, those with refunds only included.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The events of a customer, as a range into the event columns.
    pub fn events(&self, who: CustomerIx) -> std::ops::Range<usize> {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(0) as usize;
        at(who.at())..at(who.at() + 1)
    }

    /// The customer of an id.
    pub fn find(&self, id: &str) -> Option<CustomerIx> {
        let (mut low, mut high) = (0u32, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.ids.get(middle).as_bytes().cmp(id.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(CustomerIx(middle)),
            }
        }
        None
    }

    /// First and last day with a valid order.
    pub fn span(&self) -> Option<(Day, Day)> {
        let orders =
            || self.day.iter().zip(&self.kind).filter(|(_, kind)| **kind == EventKind::Order).map(|(day, _)| *day);
        Some((orders().min()?, orders().max()?))
    }

    /// The day after the last order: what as-of is unless the person says otherwise.
    pub fn default_as_of(&self) -> Day {
        self.span().map_or(Day(0), |(_, last)| last.plus(1))
    }
}

#[cfg(test)]
impl History {
    /// A history by hand: ids with `(day, money)` events; a negative amount is a refund. Ids may come in any order, each once.
    pub fn of(customers: &[(&str, &[(i32, f64)])]) -> History {
        let mut sorted = customers.to_vec();
        sorted.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
        let mut history = History { starts: vec![0], has_order_ids: true, ..History::default() };
        for (id, events) in sorted {
            history.ids.intern(id);
            let kind = |money: f64| if money < 0.0 { EventKind::Refund } else { EventKind::Order };
            let mut events: Vec<(Day, EventKind, Money)> =
                events.iter().map(|&(day, money)| (Day(day), kind(money), Money::from_f64(money).unwrap())).collect();
            events.sort();
            for (day, kind, net) in events {
                history.row.push(history.row.len() as u32);
                history.day.push(day);
                history.kind.push(kind);
                history.net.push(net);
            }
            history.starts.push(history.day.len() as u32);
        }
        history.ids.seal();
        history
    }
}
