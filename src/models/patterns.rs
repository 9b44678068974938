//! What the models of buying look at: for each customer, how many days with a repeat order, when the last one was, how long they are known.
//!
//! Equal customers are one pattern with a weight, so a fit costs what its distinct patterns cost. Same-day orders are one, all
//! history counts whatever the window, and time runs to the last observed day: T = (as-of − 1) − first. Nothing here knows a model.

use serde::{Deserialize, Serialize};

use crate::base::{Day, NONE, each};
use crate::features::{Customers, History};
use crate::math::order;

/// x, `t_x` and T of one customer, in days from the first order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pattern {
    /// Days with an order after the first one.
    pub x: u32,
    /// The last of them; 0 without.
    pub t_x: u32,
    /// The last observed day.
    pub t: u32,
}

/// Bits of a key for a number of days: eleven thousand years.
const DAY_BITS: u32 = 22;
/// What a key can hold of days, and of orders.
const MOST_DAYS: u32 = (1 << DAY_BITS) - 1;
const MOST_ORDERS: u32 = (1 << (62 - 2 * DAY_BITS)) - 1;

impl Pattern {
    /// The pattern of distinct order days, ascending, seen until a day; nothing without an order by then.
    pub fn of(days: impl Iterator<Item = Day>, until: Day) -> Option<Pattern> {
        let mut days = days.take_while(|day| *day <= until);
        let first = days.next()?;
        let (mut x, mut last) = (0, first);
        for day in days {
            x += 1;
            last = day;
        }
        let since = |day: Day| (day.since(first).max(0) as u32).min(MOST_DAYS);
        Some(Pattern { x, t_x: since(last), t: since(until) })
    }

    /// Days without an order up to the last observed one.
    pub fn silence(self) -> u32 {
        self.t - self.t_x
    }

    /// The same customer after so many more days without an order.
    #[must_use]
    pub fn later(self, days: u32) -> Pattern {
        Pattern { t: self.t.saturating_add(days).min(MOST_DAYS), ..self }
    }

    /// The same customer with an order on the day after the last observed one, seen to the end of it.
    #[must_use]
    pub fn after_order(self) -> Pattern {
        let t = self.t.saturating_add(1).min(MOST_DAYS);
        Pattern { x: self.x.saturating_add(1), t_x: t, t }
    }

    fn key(self) -> i64 {
        let days = |days: u32| i64::from(days.min(MOST_DAYS));
        i64::from(self.x.min(MOST_ORDERS)) << (2 * DAY_BITS) | days(self.t_x) << DAY_BITS | days(self.t)
    }

    fn of_key(key: i64) -> Pattern {
        let days = |key: i64| (key & i64::from(MOST_DAYS)) as u32;
        Pattern { x: (key >> (2 * DAY_BITS)) as u32, t_x: days(key >> DAY_BITS), t: days(key) }
    }

    /// Times moved to the middle of cells of `width` days; order and equality of times stay.
    fn snapped(self, width: u32) -> Pattern {
        let snap = |days: u32| days / width * width + width / 2;
        Pattern { x: self.x, t_x: if self.x == 0 { 0 } else { snap(self.t_x) }, t: snap(self.t) }
    }
}

/// One distinct pattern, its times as places in [`Patterns::days`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Repeat order days.
    pub x: u32,
    /// Place of `t_x`.
    pub t_x: u32,
    /// Place of T.
    pub t: u32,
    /// Customers.
    pub weight: f64,
}

/// The distinct patterns of a shop, ordered by x, `t_x`, T: the order of customers never shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patterns {
    /// Ascending, each once.
    pub cells: Vec<Cell>,
    /// Distinct times in days, ascending: what logarithms are taken of, once each.
    pub days: Vec<u32>,
    /// Customers with an order.
    pub customers: u32,
    /// Those with a repeat order.
    pub repeaters: u32,
    /// Width of the cells that times were moved to the middle of; 1 when they are exact.
    pub width: u32,
}

/// Everybody's pattern by row; none for those without an order.
pub fn of_shop(history: &History, customers: &Customers) -> Vec<Option<Pattern>> {
    let mut all = Vec::with_capacity(customers.len());
    let Some(as_of) = customers.as_of else { return all };
    let until = as_of.plus(-1);
    each(customers.len(), |row| all.push(Pattern::of(customers.order_days(history, row), until)));
    all
}

/// Each distinct pattern once, and for every row the place of its own; `NONE` for a row without.
pub fn distinct(rows: &[Option<Pattern>]) -> (Vec<(Pattern, u32)>, Vec<u32>) {
    let mut keyed: Vec<(i64, u32)> =
        rows.iter().zip(0..).filter_map(|(pattern, row)| Some((pattern.as_ref()?.key(), row))).collect();
    order::ranked(&mut keyed);
    let mut places = vec![NONE; rows.len()];
    let mut found: Vec<(Pattern, u32)> = Vec::new();
    let mut before = None;
    for (key, row) in keyed {
        if before != Some(key) {
            found.push((Pattern::of_key(key), 0));
            before = Some(key);
        }
        if let Some((_, count)) = found.last_mut() {
            *count += 1;
        }
        if let Some(place) = places.get_mut(row as usize) {
            *place = found.len() as u32 - 1;
        }
    }
    (found, places)
}

impl Patterns {
    /// Of distinct patterns in ascending order with their counts.
    pub fn of(distinct: &[(Pattern, u32)]) -> Patterns {
        let mut days: Vec<i64> = Vec::with_capacity(distinct.len() * 2);
        let mut seen = 0;
        // t_x ascends within one x, T within one t_x: a run of equal days in a row needs no second entry.
        for (pattern, _) in distinct {
            for day in [pattern.t_x, pattern.t] {
                if day != seen || days.is_empty() {
                    days.push(i64::from(day));
                    seen = day;
                }
            }
        }
        let mut bits = vec![false; days.iter().max().map_or(0, |day| *day as usize + 1)];
        for day in days {
            if let Some(bit) = bits.get_mut(day as usize) {
                *bit = true;
            }
        }
        let mut place = vec![0; bits.len()];
        let mut days = Vec::new();
        for (day, (_, place)) in bits.iter().zip(&mut place).enumerate().filter(|(_, (bit, _))| **bit) {
            *place = days.len() as u32;
            days.push(day as u32);
        }
        let at = |day: u32| place.get(day as usize).copied().unwrap_or(0);
        let cells = distinct.iter().map(|(pattern, count)| Cell {
            x: pattern.x,
            t_x: at(pattern.t_x),
            t: at(pattern.t),
            weight: f64::from(*count),
        });
        Patterns {
            cells: cells.collect(),
            days,
            customers: distinct.iter().map(|(_, count)| count).sum(),
            repeaters: distinct.iter().filter(|(pattern, _)| pattern.x > 0).map(|(_, count)| count).sum(),
            width: 1,
        }
    }

    /// The same with at most about so many cells: times are moved to the middle of cells of 2, 4, 8 … 64 days, as wide as it takes.
    ///
    /// No time moves by more than half a cell, w / 2; the log-likelihood of a customer moves by at most
    /// (r + x)·(w/2)·(1/(α + T) + 1/(α + `t_x`)), a few thousandths where α is the usual weeks.
    #[must_use]
    pub fn coarse(distinct: &[(Pattern, u32)], most: usize) -> Patterns {
        let mut width = 1;
        let mut cells: Vec<(Pattern, u32)> = Vec::new();
        while distinct.len() > most && width < 64 {
            width *= 2;
            cells.clear();
            // Snapping keeps the order of x and t_x but for equal ones, so equal patterns may stand apart: sorted again by key.
            let snapped = distinct.iter().zip(0..).map(|((pattern, _), place)| (pattern.snapped(width).key(), place));
            let mut keyed: Vec<(i64, u32)> = snapped.collect();
            order::ranked(&mut keyed);
            for (key, place) in keyed {
                let pattern = Pattern::of_key(key);
                let count = distinct.get(place as usize).map_or(0, |(_, count)| *count);
                match cells.last_mut() {
                    Some((last, sum)) if *last == pattern => *sum += count,
                    _ => cells.push((pattern, count)),
                }
            }
            if cells.len() <= most {
                break;
            }
        }
        if width == 1 { Patterns::of(distinct) } else { Patterns { width, ..Patterns::of(&cells) } }
    }

    /// Mean of T over customers in days, at least 1: the unit in which the models are fitted.
    pub fn unit(&self) -> f64 {
        self.mean(|cell| self.days.get(cell.t as usize).map_or(0.0, |day| f64::from(*day))).max(1.0)
    }

    /// Mean of x over customers.
    pub fn repeats(&self) -> f64 {
        self.mean(|cell| f64::from(cell.x))
    }

    fn mean(&self, value: impl Fn(&Cell) -> f64) -> f64 {
        self.cells.iter().map(|cell| cell.weight * value(cell)).sum::<f64>() / f64::from(self.customers.max(1))
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    fn rows(patterns: &[(u32, u32, u32)]) -> Vec<Option<Pattern>> {
        patterns.iter().map(|&(x, t_x, t)| Some(Pattern { x, t_x, t })).collect()
    }

    #[test]
    fn time_runs_to_the_day_before_as_of_and_one_day_is_one_order() {
        let history = History::of(&[
            ("a", &[(0, 5.0), (0, 6.0), (10, 1.0), (30, 1.0)]),
            ("b", &[(20, 5.0)]),
            ("c", &[(3, -5.0)]),
        ]);
        let customers = Customers::as_of(&history, Day(31), Some(1));
        let all = of_shop(&history, &customers);
        assert_eq!(all, [Some(Pattern { x: 2, t_x: 30, t: 30 }), Some(Pattern { x: 0, t_x: 0, t: 10 }), None]);
        let [Some(a), ..] = all[..] else { panic!() };
        assert_eq!((a.silence(), a.later(5).silence(), a.after_order()), (0, 5, Pattern { x: 3, t_x: 31, t: 31 }));
    }

    #[test]
    fn equal_customers_are_one_cell() {
        let mut all = rows(&[(1, 5, 9), (0, 0, 9), (1, 5, 9), (1, 5, 8), (0, 0, 3)]);
        all.push(None);
        let (found, places) = distinct(&all);
        assert_eq!(places, [3, 1, 3, 2, 0, NONE]);
        let patterns = Patterns::of(&found);
        assert_eq!((patterns.customers, patterns.repeaters, patterns.cells.len()), (5, 3, 4));
        assert_eq!(patterns.days, [0, 3, 5, 8, 9]);
        assert_eq!(patterns.cells[3], Cell { x: 1, t_x: 2, t: 4, weight: 2.0 });
        assert_eq!((patterns.unit(), patterns.repeats()), (38.0 / 5.0, 0.6));
        assert_eq!(Patterns::of(&[]).cells.len(), 0);
    }

    #[test]
    fn coarse_cells_move_no_time_by_more_than_half_their_width() {
        let many: Vec<(u32, u32, u32)> = (0..4000).map(|i| (1 + i % 3, i % 701, 701 + i % 97)).collect();
        let (found, _) = distinct(&rows(&many));
        let coarse = Patterns::coarse(&found, 500);
        assert!(coarse.cells.len() <= 500 && coarse.width > 1, "{}", coarse.cells.len());
        assert_eq!((coarse.customers, coarse.repeaters), (4000, 4000));
        for (pattern, _) in &found {
            let snapped = pattern.snapped(coarse.width);
            assert!(snapped.t.abs_diff(pattern.t) * 2 <= coarse.width && snapped.t_x <= snapped.t);
        }
        assert_eq!(Patterns::coarse(&found, 10_000), Patterns::of(&found));
    }

    #[test]
    fn far_days_keep_their_order() {
        let far = Pattern { x: 7, t_x: 3_600_000, t: 3_600_001 };
        assert_eq!(Pattern::of_key(far.key()), far);
        assert!(Pattern { x: 8, t_x: 0, t: 0 }.key() > far.key());
    }
}
