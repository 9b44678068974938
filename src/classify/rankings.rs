//! The rankings that key accounts are found by: net money, the habit of ordering, and the closeness of the relationship.
//!
//! Serves [`key_account`](super::classifiers::key_account), which knows the classes. Figures are whole numbers, the greater the higher; ties
//! share a rank, or stand at the mean of theirs where ranks are averaged (Borda 1784).

use super::{Context, Params};
use crate::base::Money;
use crate::features::Customers;
use crate::math::order;
use crate::models::concentration::{Ranked, descending};
use crate::models::correlation::of_ranks;
use crate::models::relationship::Level;
use crate::table::{Role, TableKind};

/// More than any number of contacts: what a level from the threshold on is worth before them.
pub(super) const CLOSE: i64 = 1 << 40;
/// Room for the level, which parts those with as many contacts.
pub(super) const LEVELS: i64 = 8;

/// What rankings are made of: figures of those with an order in the window, each ascending; sizes of orders with their rows.
pub(super) struct Rankings<'a> {
    customers: &'a Customers,
    sizes: Vec<(i64, u32)>,
}

impl<'a> Rankings<'a> {
    pub(super) fn of(cx: &Context<'a>) -> Rankings<'a> {
        let customers = cx.customers;
        let sizes = (0..customers.len() as u32).map(|row| (customers.order_value(row as usize), row));
        let finite = sizes.filter(|(size, _)| size.is_finite());
        let mut sizes: Vec<(i64, u32)> = finite.map(|(size, row)| (order::key(size), row)).collect();
        order::ranked(&mut sizes);
        Rankings { customers, sizes }
    }

    /// How many order no more often.
    fn no_more_often(&self, orders: u32) -> i64 {
        let own = f64::from(orders);
        self.customers.sorted().frequency.partition_point(|other| *other <= own) as i64
    }

    /// How many order no more often, times how many order no larger; 0 without an order.
    pub(super) fn habit(&self, orders: u32, money: Money) -> i64 {
        if orders == 0 {
            return 0;
        }
        let size = order::key(money.to_f64() / f64::from(orders));
        self.no_more_often(orders) * self.sizes.partition_point(|(other, _)| *other <= size) as i64
    }

    /// The habit of each customer.
    pub(super) fn habits(&self) -> Habit {
        /// Most order no more often than this, and are asked for once.
        const FEW: u32 = 256;
        let few: Vec<i64> = (0..FEW).map(|orders| self.no_more_often(orders)).collect();
        let mut figures = vec![0; self.customers.len()];
        let mut no_larger = 0;
        for run in self.sizes.chunk_by(|a, b| a.0 == b.0) {
            no_larger += run.len() as i64;
            for (_, row) in run {
                let orders = self.customers.frequency.get(*row as usize).copied().unwrap_or(0);
                let often = few.get(orders as usize).copied().unwrap_or_else(|| self.no_more_often(orders));
                if let Some(figure) = figures.get_mut(*row as usize) {
                    *figure = often * no_larger;
                }
            }
        }
        let rows = descending(&figures);
        Habit { figures, rows }
    }
}

/// How much everybody is in the habit of ordering ([`Rankings::habit`]).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Habit {
    /// By row.
    pub(super) figures: Vec<i64>,
    /// Figures with their rows, from the greatest down.
    rows: Vec<(i64, u32)>,
}

/// What the relationship is ranked by: a level from the threshold on before everything, then the number of contacts, then the level.
pub(super) fn closeness((level, contacts): (Level, u32), params: &Params) -> i64 {
    let close = f64::from(level as u8) >= params.number("relation_level");
    let first = if close { CLOSE } else { 0 };
    first + i64::from(contacts) * LEVELS + i64::from(level as u8)
}

/// Whether a log says when somebody was in contact.
pub(super) fn has_log(cx: &Context) -> bool {
    cx.facts.has(TableKind::Interactions, Role::Date)
}

/// The figures of one row.
pub(super) fn at(figures: &[Option<&[i64]>; 3], row: usize) -> [Option<i64>; 3] {
    figures.map(|figures| figures.and_then(|figures| figures.get(row).copied()))
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

/// The rankings by money, habit and, where there are its figures, the relationship.
pub(super) fn ranked<'a>(
    cx: &Context<'a>,
    money: &'a [i64],
    habit: &'a Habit,
    relation: Option<&'a [i64]>,
) -> [Option<Ranked<'a>>; 3] {
    let by_money = Ranked::by(money, cx.customers.by_money());
    [Some(by_money), Some(Ranked::by(&habit.figures, &habit.rows)), relation.map(Ranked::new)]
}

/// The mean of Spearman's ρ over all pairs of rankings that were made; NaN where no pair has one.
pub(super) fn agreement(rankings: &[Option<Ranked<'_>>; 3]) -> f64 {
    let made: Vec<Vec<f64>> = rankings.iter().flatten().map(Ranked::middles).collect();
    let pairs = made.iter().enumerate().flat_map(|(at, one)| made.iter().skip(at + 1).map(move |other| (one, other)));
    let all: Vec<f64> = pairs.map(|(one, other)| of_ranks(one, other)).filter(|rho| rho.is_finite()).collect();
    all.iter().sum::<f64>() / all.len() as f64
}
