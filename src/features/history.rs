//! Every order of every customer, in compressed sparse rows: the base that all features are computed from.

use crate::base::{CustomerIx, Day, Money};
use crate::table::Dictionary;

/// What happened on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// A valid order: counts, and brings money.
    Order,
    /// Money without an order, almost always given back: neither an order nor a sign of life.
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
    /// Who is known from other tables and has neither ordered nor been refunded: ids, sorted by their bytes and sealed. Their
    /// [`CustomerIx`] go on behind those of [`History::ids`]; see [`Links`](super::links::Links).
    pub prospects: Dictionary,
    /// By prospect: the first day on which a table speaks of them; [`Day::NONE`] where one does not say when.
    pub known: Vec<Day>,
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

    /// The customer of an id, prospects included.
    pub fn find(&self, id: &str) -> Option<CustomerIx> {
        let buyers = self.len() as u32;
        let prospect = || Some(place(&self.prospects, self.prospects.len() as u32, id)? + buyers);
        place(&self.ids, buyers, id).or_else(prospect).map(CustomerIx)
    }

    /// The id of a customer, or of a prospect.
    pub fn name(&self, who: CustomerIx) -> &str {
        match who.at().checked_sub(self.len()) {
            Some(place) => self.prospects.get(place as u32),
            None => self.ids.get(who.0),
        }
    }

    /// First and last day with a valid order.
    pub fn span(&self) -> Option<(Day, Day)> {
        let orders =
            || self.day.iter().zip(&self.kind).filter(|(_, kind)| **kind == EventKind::Order).map(|(day, _)| *day);
        Some((orders().min()?, orders().max()?))
    }

    /// Refunds on or after a day: how many, what they gave back, and the last day of one.
    pub fn refunds_from(&self, day: Day) -> Option<(u64, Money, Day)> {
        let events = self.day.iter().zip(&self.kind).zip(&self.net);
        let later = events.filter(|((at, kind), _)| **at >= day && **kind == EventKind::Refund);
        later.fold(None, |all, ((at, _), net)| {
            let (count, back, last) = all.unwrap_or((0, Money::ZERO, *at));
            Some((count + 1, back - *net, last.max(*at)))
        })
    }

    /// The day after the last order: what as-of is unless the person says otherwise.
    pub fn default_as_of(&self) -> Day {
        self.span().map_or(Day(0), |(_, last)| last.plus(1))
    }
}

/// Where an id stands among so many sorted by their bytes.
fn place(ids: &Dictionary, len: u32, id: &str) -> Option<u32> {
    let (mut low, mut high) = (0u32, len);
    while low < high {
        let middle = low + (high - low) / 2;
        match ids.get(middle).as_bytes().cmp(id.as_bytes()) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some(middle),
        }
    }
    None
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refunds_to_come_are_counted() {
        let history = History::of(&[("a", &[(1, 100.0), (9, -4.5)]), ("b", &[(5, 20.0), (3, -1.0), (12, -2.0)])]);
        assert_eq!(history.refunds_from(history.default_as_of()), Some((2, Money::from_f64(6.5).unwrap(), Day(12))));
        assert_eq!(history.refunds_from(Day(13)), None);
    }
}
