//! Whose the rows of all tables are, and who is known without an order.
//!
//! [`Links`] is made once per build: for each table the order in which its customers are walked ([`walk`](super::walk)). The lines of orders
//! are sorted only once somebody asks for them. Who stands in another table and never ordered is a prospect: known by the id that the table
//! gives ([`History::prospects`]), from the first day it speaks of. Copies no cell before it is asked for.

use std::cell::OnceCell;

use super::ground::Ground;
use super::rows::Rows;
use super::walk::{Walk, dated};
use super::{Built, History};
use crate::base::contact::{self, Phone};
use crate::base::{Day, Money, NONE, each};
use crate::table::{Column, Dictionary, Role, Table, TableKind};

/// Whose the rows of all tables are.
#[derive(Clone, Debug, Default)]
pub struct Links {
    customers: usize,
    lines: OnceCell<Lines>,
    others: Vec<(TableKind, Walk)>,
}

/// The lines of orders in the order of their customers, their days and the orders themselves.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) walk: Walk,
    /// By row of the walk the day on which it counts.
    pub(super) days: Vec<Day>,
    /// What was paid for it.
    pub(super) paid: Vec<Money>,
    /// Whether it is the last one of its order.
    pub(super) ends: Vec<bool>,
}

/// A table beside the orders, and by file of it the column that names its customers; nothing where no column does.
pub type Joined<'a> = (&'a Table, &'a [Option<Role>]);

impl Links {
    /// Links the tables to the customers of a history, and tells the history who else they know.
    pub fn of(ground: Ground<'_>, history: &mut History, others: &[Joined<'_>]) -> Links {
        let buyers = history.len() as u32;
        // By table and row: a customer, or (from `buyers` on) somebody new.
        let mut strangers = Strangers::default();
        let mut whose: Vec<Vec<u32>> = Vec::new();
        for (table, keys) in others {
            let mut own = vec![NONE; table.rows as usize];
            for (file, key) in keys.iter().enumerate() {
                let Some((role, column)) = key.and_then(|role| Some((role, table.text(role)?))) else { continue };
                let named: Vec<u32> = if role == Role::Order {
                    by_order(ground, history, &column.dictionary)
                } else {
                    let of_text = |text: &str| {
                        let known = ground.people.who(role, text).and_then(|id| history.find(id));
                        known.map_or_else(|| strangers.name(role, text, buyers), |who| who.0)
                    };
                    column.dictionary.iter().map(of_text).collect()
                };
                for row in table.rows_of(file) {
                    let code = column.codes.get(row as usize);
                    if let (Some(slot), Some(who)) = (own.get_mut(row as usize), named.get(code as usize)) {
                        *slot = *who;
                    }
                }
            }
            strangers.see(table, &own, buyers);
            whose.push(own);
        }
        let places = strangers.settle(history);
        let customers = history.len() + history.prospects.len();
        let index = |((table, _), own): (&Joined<'_>, &mut Vec<u32>)| {
            for who in own.iter_mut().filter(|who| **who != NONE && **who >= buyers) {
                *who = places.get((*who - buyers) as usize).map_or(NONE, |place| buyers + place);
            }
            let (days, seconds) = (day_of(table), table.seconds(Role::Date).unwrap_or_default());
            let time = |row: u32| {
                let day = days.and_then(|days| days.get(row as usize)).copied().unwrap_or(Day::NONE);
                (day, seconds.get(row as usize).copied().filter(|second| *second != NONE).unwrap_or(0))
            };
            (table.kind, Walk::of(table, customers, own, time))
        };
        let others = others.iter().zip(&mut whose).map(index).collect();
        Links { customers, lines: OnceCell::new(), others }
    }

    pub(super) fn lines(&self, ground: Ground<'_>, built: &Built) -> &Lines {
        self.lines.get_or_init(|| Lines::of(ground, built, self.customers).unwrap_or_default())
    }

    /// The order of a table beside the orders.
    pub(super) fn walk(&self, kind: TableKind) -> Option<&Walk> {
        self.others.iter().find(|(other, _)| *other == kind).map(|(_, walk)| walk)
    }
}

impl Lines {
    fn of(ground: Ground<'_>, built: &Built, customers: usize) -> Option<Lines> {
        let Ground { table, people, .. } = ground;
        // What was built can be read.
        let rows = Rows::of(ground, &built.rules, &built.grain).ok()?;
        let (_, ids) = people.column(table)?;
        let of_code: Vec<u32> = ids.iter().map(|id| built.history.find(id).map_or(NONE, |who| who.0)).collect();
        let mut whose = vec![NONE; rows.len()];
        let mut paid = vec![Money::ZERO; rows.len()];
        each(rows.len(), |row| {
            let counts = built.fate.get(row).is_some_and(Option::is_none);
            if let (true, Some(whose), Some(paid)) = (counts, whose.get_mut(row), paid.get_mut(row)) {
                *whose = of_code.get(rows.customer(row) as usize).copied().unwrap_or(NONE);
                *paid = rows.paid(row) - rows.refund(row);
            }
        });
        // Lines that were taken back, and what took them back, are no part of any order.
        for row in &built.taken_back {
            if let Some(slot) = whose.get_mut(*row as usize) {
                *slot = NONE;
            }
        }
        let day = |row: u32| built.day.get(row as usize).copied().unwrap_or(Day::NONE);
        let walk = Walk::of(table, customers, &whose, |row| (day(row), rows.order(row as usize)));
        let owned: Vec<u32> = walk.owned().iter().map(|row| walk.row(row)).collect();
        if rows.has_totals() {
            let same = |a: &u32, b: &u32| {
                let of = |row: u32| (whose.get(row as usize), rows.order(row as usize));
                of(*a) == of(*b) && rows.order(*a as usize) != NONE
            };
            for order in owned.chunk_by(same) {
                rows.share_out(order, &mut paid);
            }
        }
        let merge = built.rules.merge_days;
        let of = |row: &u32| (day(*row), if merge { NONE } else { rows.order(*row as usize) });
        let ends = owned.iter().zip(owned.iter().skip(1)).map(|(line, next)| of(line) != of(next)).chain([true]);
        let (days, paid) = (walk.copied(&built.day, Day::NONE), walk.copied(&paid, Money::ZERO));
        Some(Lines { days, paid, ends: ends.collect(), walk })
    }
}

/// By text of a column of order numbers: whose order it is.
fn by_order(ground: Ground<'_>, history: &History, numbers: &Dictionary) -> Vec<u32> {
    let Ground { table: orders, people, .. } = ground;
    let (Some(known), Some((codes, ids))) = (orders.text(Role::Order), people.column(orders)) else {
        return vec![NONE; numbers.len()];
    };
    let mut owner = vec![NONE; known.dictionary.len()];
    for row in 0..orders.rows as usize {
        if let Some(slot) = owner.get_mut(known.codes.get(row) as usize) {
            *slot = codes.get(row);
        }
    }
    let owner: Vec<u32> = owner
        .into_iter()
        .map(|code| if code == NONE { NONE } else { history.find(ids.get(code)).map_or(NONE, |who| who.0) })
        .collect();
    let sorted = known.dictionary.sorted();
    let find = |number: &str| {
        let at = sorted.binary_search_by(|code| known.dictionary.get(*code).cmp(number)).ok()?;
        owner.get(*sorted.get(at)? as usize).copied()
    };
    numbers.iter().map(|number| find(number).unwrap_or(NONE)).collect()
}

/// The day that a row is of.
fn day_of(table: &Table) -> Option<&[Day]> {
    match &table.fields.get(dated(table)?)?.column {
        Column::Day { days, .. } => Some(days),
        _ => None,
    }
}

/// People whom no order names, as they are met.
#[derive(Default)]
struct Strangers {
    ids: Dictionary,
    known: Vec<Day>,
}

impl Strangers {
    /// Somebody by what names them; nobody where that is only what they are called, or an order that is not there.
    fn name(&mut self, role: Role, text: &str, buyers: u32) -> u32 {
        let code = match role {
            Role::Phone => match contact::phone(text) {
                Some(Phone::Whole(number)) => self.ids.intern(&number),
                _ => return NONE,
            },
            Role::Email => match contact::email(text) {
                Some(address) => self.ids.intern(&address),
                None => return NONE,
            },
            Role::Customer if !text.is_empty() => self.ids.intern(text),
            _ => return NONE,
        };
        buyers + code
    }

    /// From which day on they are known.
    fn see(&mut self, table: &Table, whose: &[u32], buyers: u32) {
        self.known.resize(self.ids.len(), LATE);
        for (row, who) in whose.iter().enumerate() {
            let Some(place) = who.checked_sub(buyers).filter(|_| *who != NONE) else { continue };
            let day = day_of(table).and_then(|days| days.get(row)).copied().unwrap_or(Day::NONE);
            if let Some(known) = self.known.get_mut(place as usize) {
                // A day that is not told is before all others.
                *known = (*known).min(day);
            }
        }
    }

    /// Puts them into the history in the order of their ids; by code the place there.
    fn settle(mut self, history: &mut History) -> Vec<u32> {
        let sorted = self.ids.sorted();
        let mut places = vec![NONE; sorted.len()];
        history.prospects = Dictionary::new();
        history.known.clear();
        for (place, code) in sorted.iter().enumerate() {
            history.prospects.intern(self.ids.get(*code));
            history.known.push(self.known.get(*code as usize).copied().unwrap_or(Day::NONE));
            if let Some(slot) = places.get_mut(*code as usize) {
                *slot = place as u32;
            }
        }
        history.prospects.seal();
        self.ids.seal();
        places
    }
}

/// After every day that a file can tell.
const LATE: Day = Day(i32::MAX);
