//! The rankings that key accounts are found by: net money, the habit of ordering, and the closeness of the relationship.
//!
//! Serves [`key_account`](super::classifiers::key_account), which knows the classes. Figures are whole numbers, the greater the higher; ties
//! share a rank, or stand at the mean of theirs where ranks are averaged (Borda 1784).

use super::{Context, Params};
use crate::base::Money;
use crate::math::order;
use crate::models::correlation::{of_ranks, ranks};
use crate::models::relationship::{self, Level};
use crate::table::{Role, TableKind};

/// More than any number of contacts: what a level from the threshold on is worth before them.
pub(super) const CLOSE: i64 = 1 << 40;
/// Room for the level, which parts those with as many contacts.
pub(super) const LEVELS: i64 = 8;
/// What rankings are made of: figures of those with an order in the window, each ascending.
pub(super) struct Rankings {
    orders: Vec<f64>,
    sizes: Vec<f64>,
}

impl Rankings {
    pub(super) fn of(cx: &Context) -> Rankings {
        let sizes = (0..cx.customers.len()).map(|row| cx.customers.order_value(row));
        let mut sizes: Vec<f64> = sizes.filter(|value| value.is_finite()).collect();
        order::ascending(&mut sizes);
        Rankings { orders: cx.customers.sorted().frequency.clone(), sizes }
    }

    /// How many order no more often, times how many order no larger; 0 without an order.
    pub(super) fn habit(&self, orders: u32, money: Money) -> i64 {
        if orders == 0 {
            return 0;
        }
        let size = money.to_f64() / f64::from(orders);
        let no_more = |sorted: &[f64], own: f64| sorted.partition_point(|other| *other <= own) as i64;
        no_more(&self.orders, f64::from(orders)) * no_more(&self.sizes, size)
    }

    /// The figures of each customer that the orders give: net money and habit.
    pub(super) fn figures(&self, cx: &Context) -> [Vec<i64>; 2] {
        let customers = cx.customers;
        let value = customers.monetary.iter().map(|money| money.0).collect();
        let rows = customers.frequency.iter().zip(&customers.monetary);
        let habit = rows.map(|(orders, money)| self.habit(*orders, *money)).collect();
        [value, habit]
    }
}

/// What the relationship is ranked by: a level from the threshold on before everything, then the number of contacts, then the level.
pub(super) fn closeness((level, contacts): (Level, u32), params: &Params) -> i64 {
    let close = f64::from(level as u8) >= params.number("relation_level");
    let first = if close { CLOSE } else { 0 };
    first + i64::from(contacts) * LEVELS + i64::from(level as u8)
}

/// The level and the contacts of the last months of each row; nothing where no log says a day, or nobody was in contact then.
pub(super) fn standings(cx: &Context, rows: std::ops::Range<usize>) -> Option<Vec<(Level, u32)>> {
    let has_log = cx.facts.has(TableKind::Interactions, Role::Date);
    has_log.then(|| relationship::levels(cx.facts, cx.history, cx.customers, rows))
}

/// The figures of one row.
pub(super) fn at(figures: &[Option<Vec<i64>>; 3], row: usize) -> [Option<i64>; 3] {
    figures.each_ref().map(|figures| figures.as_ref().and_then(|figures| figures.get(row).copied()))
}

/// Where somebody stands among figures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Place {
    greater: u64,
    equal: u64,
}

impl Place {
    /// Of figures and how many have each.
    pub(super) fn of(figures: impl Iterator<Item = (i64, u32)>, own: i64) -> Place {
        let mut place = Place::default();
        for (figure, count) in figures {
            place.greater += if figure > own { u64::from(count) } else { 0 };
            place.equal += if figure == own { u64::from(count) } else { 0 };
        }
        place
    }

    /// One more than how many have a greater figure.
    pub(super) fn rank(self) -> u64 {
        self.greater + 1
    }

    /// The mean of the ranks of those with the same figure.
    pub(super) fn middle(self) -> f64 {
        self.greater as f64 + f64::midpoint(self.equal as f64, 1.0)
    }
}

/// Figures from the greatest down, and how many have each.
pub(super) fn runs(figures: &[i64]) -> Vec<(i64, u32)> {
    let mut sorted = figures.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    sorted.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, run.len() as u32))).collect()
}

/// The mean of Spearman's ρ over all pairs of rankings that were made; NaN where no pair has one.
pub(super) fn agreement(figures: &[Option<Vec<i64>>; 3]) -> f64 {
    let ranked = |figures: &Vec<i64>| ranks(&figures.iter().map(|figure| *figure as f64).collect::<Vec<f64>>());
    let made: Vec<Vec<f64>> = figures.iter().flatten().map(ranked).collect();
    let pairs = made.iter().enumerate().flat_map(|(at, one)| made.iter().skip(at + 1).map(move |other| (one, other)));
    let all: Vec<f64> = pairs.map(|(one, other)| of_ranks(one, other)).filter(|rho| rho.is_finite()).collect();
    all.iter().sum::<f64>() / all.len() as f64
}
