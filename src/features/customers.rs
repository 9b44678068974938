//! One row per customer who exists as of a day: recency, frequency, monetary value and what else one pass gives.

use std::cell::OnceCell;
use std::ops::Range;

use super::{EventKind, History};
use crate::base::{CustomerIx, Day, Money, NONE, each};
use crate::math::order;

/// Customers as of a day, seen through a window. All columns have one value per row; rows stand in the order of the ids.
///
/// A customer exists when their first order (or, with refunds only, their first refund) is dated before `as_of`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Customers {
    /// Orders dated before this day count; recency is measured to it.
    pub as_of: Option<Day>,
    /// The window's first day; `None` looks at all history.
    pub from: Option<Day>,
    /// Who stands in the row.
    pub who: Vec<CustomerIx>,
    /// Days from the last order in the window to as-of; `NONE` without an order in the window.
    pub recency: Vec<u32>,
    /// Orders in the window.
    pub frequency: Vec<u32>,
    /// Net money in the window, refunds dated in it included; may be negative.
    pub monetary: Vec<Money>,
    /// Orders before as-of, in all history.
    pub orders: Vec<u32>,
    /// Day of the first order ever; [`Day::NONE`] with refunds only.
    pub first: Vec<Day>,
    /// Day of the last order before as-of; [`Day::NONE`] with refunds only.
    pub last: Vec<Day>,
    /// Events before as-of, as positions in the history: `(first, end)`.
    pub events: Vec<(u32, u32)>,
    orders_of_rows: Orders,
}

/// What several classifiers and charts need sorted: sorted once, when the first of them asks.
#[derive(Clone, Debug, Default)]
struct Orders {
    by_money: OnceCell<Vec<(i64, u32)>>,
    sorted: OnceCell<Sorted>,
}

/// Follows from the columns: customers are equal whether anybody has asked or not.
impl PartialEq for Orders {
    fn eq(&self, _: &Orders) -> bool {
        true
    }
}

/// Columns of the customers with an order in the window, each ascending by itself.
#[derive(Clone, Debug, Default)]
pub struct Sorted {
    /// Days.
    pub recency: Vec<f64>,
    /// Orders.
    pub frequency: Vec<f64>,
    /// Units of currency.
    pub monetary: Vec<f64>,
}

impl Customers {
    /// Looks at a history from a day. `months` limits value and frequency to the months before it.
    pub fn as_of(history: &History, as_of: Day, months: Option<u32>) -> Customers {
        Customers::between(history, as_of, months.map(|months| as_of.plus_months(-(months as i32))))
    }

    /// The same with the window's first day given.
    pub fn between(history: &History, as_of: Day, from: Option<Day>) -> Customers {
        let mut all = Customers { as_of: Some(as_of), from, ..Customers::default() };
        all.reserve(history.len());
        each(history.len(), |who| {
            let who = CustomerIx(who as u32);
            let events = history.events(who);
            let days = history.day.get(events.clone()).unwrap_or_default();
            let end = events.start + days.partition_point(|day| *day < as_of);
            if end > events.start {
                all.push(history, who, events.start..end);
            }
        });
        all
    }

    /// The same customers, and behind them the prospects who are known before the day: nobody's row moves.
    #[must_use]
    pub fn and_prospects(&self, history: &History) -> Customers {
        let mut all = self.clone();
        all.orders_of_rows = Orders::default();
        for (place, known) in history.known.iter().enumerate() {
            if self.as_of.is_none_or(|as_of| *known < as_of) {
                all.who.push(CustomerIx((history.len() + place) as u32));
                all.recency.push(NONE);
                all.frequency.push(0);
                all.monetary.push(Money::ZERO);
                all.orders.push(0);
                all.first.push(Day::NONE);
                all.last.push(Day::NONE);
                all.events.push((0, 0));
            }
        }
        all
    }

    /// The same without the prospects, who stand last.
    #[must_use]
    pub fn buyers(&self) -> Customers {
        let buyers = (0..self.len()).take_while(|row| !self.is_prospect(*row));
        let rows: Vec<u32> = buyers.map(|row| row as u32).collect();
        self.drawn(&rows)
    }

    /// A population made of rows of this one, ascending; a row may come several times or not at all, as in a resample.
    #[must_use]
    pub fn drawn(&self, rows: &[u32]) -> Customers {
        fn pick<T: Copy>(column: &[T], rows: &[u32]) -> Vec<T> {
            rows.iter().filter_map(|row| column.get(*row as usize).copied()).collect()
        }
        Customers {
            as_of: self.as_of,
            from: self.from,
            who: pick(&self.who, rows),
            recency: pick(&self.recency, rows),
            frequency: pick(&self.frequency, rows),
            monetary: pick(&self.monetary, rows),
            orders: pick(&self.orders, rows),
            first: pick(&self.first, rows),
            last: pick(&self.last, rows),
            events: pick(&self.events, rows),
            orders_of_rows: Orders::default(),
        }
    }

    /// Whether the customer in a row has neither ordered nor been refunded, and is known from another table.
    pub fn is_prospect(&self, row: usize) -> bool {
        self.events.get(row).is_some_and(|(start, end)| start == end)
    }

    fn reserve(&mut self, customers: usize) {
        self.who.reserve(customers);
        self.recency.reserve(customers);
        self.frequency.reserve(customers);
        self.monetary.reserve(customers);
        self.orders.reserve(customers);
        self.first.reserve(customers);
        self.last.reserve(customers);
        self.events.reserve(customers);
    }

    fn push(&mut self, history: &History, who: CustomerIx, events: Range<usize>) {
        let (mut first, mut last) = (Day::NONE, Day::NONE);
        let (mut orders, mut frequency, mut monetary) = (0, 0, Money::ZERO);
        let columns =
            (history.day.get(events.clone()), history.kind.get(events.clone()), history.net.get(events.clone()));
        let (Some(days), Some(kinds), Some(nets)) = columns else { return };
        for ((&day, &kind), &net) in days.iter().zip(kinds).zip(nets) {
            let inside = self.from.is_none_or(|from| day >= from);
            if kind == EventKind::Order {
                if !first.is_some() {
                    first = day;
                }
                last = day;
                orders += 1;
                frequency += u32::from(inside);
            }
            if inside {
                monetary += net;
            }
        }
        let seen = frequency > 0;
        self.who.push(who);
        self.recency.push(if seen { self.as_of.map_or(NONE, |as_of| as_of.since(last) as u32) } else { NONE });
        self.frequency.push(frequency);
        self.monetary.push(monetary);
        self.orders.push(orders);
        self.first.push(first);
        self.last.push(last);
        self.events.push((events.start as u32, events.end as u32));
    }

    /// Number of customers.
    pub fn len(&self) -> usize {
        self.who.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.who.is_empty()
    }

    /// Net money in the window (in its parts) and row, most first, ties by row: what a rank means.
    pub fn by_money(&self) -> &[(i64, u32)] {
        self.orders_of_rows.by_money.get_or_init(|| {
            // The complement turns the order around and nothing else: there is no money that it would not fit.
            let mut rows: Vec<(i64, u32)> = self.monetary.iter().map(|money| !money.0).zip(0..).collect();
            order::ranked(&mut rows);
            for (money, _) in &mut rows {
                *money = !*money;
            }
            rows
        })
    }

    /// The columns that scores are cut from.
    pub fn sorted(&self) -> &Sorted {
        self.orders_of_rows.sorted.get_or_init(|| {
            let seen = |column: &[u32]| {
                let both = column.iter().zip(&self.frequency);
                let mut values: Vec<u32> = both.filter(|(_, orders)| **orders > 0).map(|(value, _)| *value).collect();
                values.sort_unstable();
                values.into_iter().map(f64::from).collect()
            };
            let bought = |row: u32| self.frequency.get(row as usize).is_some_and(|orders| *orders > 0);
            let money = self.by_money().iter().rev().filter(|(_, row)| bought(*row));
            Sorted {
                recency: seen(&self.recency),
                frequency: seen(&self.frequency),
                monetary: money.map(|(money, _)| Money(*money).to_f64()).collect(),
            }
        })
    }

    /// The row of a customer, if they exist as of the day.
    pub fn row_of(&self, who: CustomerIx) -> Option<usize> {
        self.who.binary_search(&who).ok()
    }

    /// Net per order in the window; NaN without one.
    pub fn order_value(&self, row: usize) -> f64 {
        match (self.frequency.get(row), self.monetary.get(row)) {
            (Some(&orders), Some(money)) if orders > 0 => money.to_f64() / f64::from(orders),
            _ => f64::NAN,
        }
    }

    /// A feature by its name, in the unit of its column (days, orders, units of currency); NaN where a customer has none, nothing for
    /// an unknown name.
    pub fn feature(&self, name: &str, row: usize) -> Option<f64> {
        let known =
            |value: Option<&u32>| value.filter(|value| **value != NONE).map_or(f64::NAN, |value| f64::from(*value));
        Some(match name {
            "recency" => known(self.recency.get(row)),
            "frequency" => known(self.frequency.get(row)),
            "orders" => known(self.orders.get(row)),
            "monetary" => self.monetary.get(row).map_or(f64::NAN, |money| money.to_f64()),
            "order_value" => self.order_value(row),
            "tenure" => match (self.as_of, self.first.get(row)) {
                (Some(as_of), Some(first)) if first.is_some() => f64::from(as_of.since(*first)),
                _ => f64::NAN,
            },
            _ => return None,
        })
    }

    /// The distinct days with an order before as-of, in all history, ascending: same-day orders are merged, as lifecycle and the
    /// models want it.
    pub fn order_days<'a>(&self, history: &'a History, row: usize) -> impl Iterator<Item = Day> + use<'a> {
        let (start, end) = self.events.get(row).copied().unwrap_or_default();
        let range = start as usize..end as usize;
        let days = history.day.get(range.clone()).unwrap_or_default();
        let kinds = history.kind.get(range).unwrap_or_default();
        let mut before = Day::NONE;
        days.iter().zip(kinds).filter(|(_, kind)| **kind == EventKind::Order).filter_map(move |(&day, _)| {
            let new = day != before;
            before = day;
            new.then_some(day)
        })
    }

    /// Net money in the window of all customers.
    pub fn net(&self) -> Money {
        self.monetary.iter().copied().sum()
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sorted_is_sorted_once_and_says_the_same_as_the_columns() {
        let history = History::of(&[
            ("a", &[(1, 5.0), (9, 1.0)]),
            ("b", &[(2, 90.0)]),
            ("c", &[(3, -4.0)]),
            ("d", &[(8, 6.0)]),
            ("e", &[(7, 0.25)]),
        ]);
        let customers = Customers::as_of(&history, Day(10), None);
        let rows: Vec<u32> = customers.by_money().iter().map(|(_, row)| *row).collect();
        assert_eq!(rows, [1, 0, 3, 4, 2]);
        let sorted = customers.sorted();
        assert_eq!(sorted.recency, [1.0, 2.0, 3.0, 8.0]);
        assert_eq!(sorted.frequency, [1.0, 1.0, 1.0, 2.0]);
        assert_eq!(sorted.monetary, [0.25, 6.0, 6.0, 90.0]);
        assert_eq!(customers, Customers::as_of(&history, Day(10), None));
        let nobody = Customers::default();
        assert!(nobody.by_money().is_empty() && nobody.sorted().monetary.is_empty());
    }
}
