//! Lists: customers of a selection, rejected rows, excluded rows.

use super::work::{Silent, Work};
use crate::base::fold::lower;
use crate::base::{Day, Failure, Money, NONE, Result};
use crate::charts::Condition;
use crate::classify::{Class, Outcome};
use crate::features::{EventKind, Exclusion};
use crate::math::order;
use crate::protocol::{CustomerRow, Event, ExcludedRow, Selection, Sort};
use crate::table::Role;

/// More rows than this are never sent at once.
const WINDOW: u32 = 500;

/// Selected customers and the outcome that their classes come from.
pub(super) struct Selected {
    /// Positions of customers.
    pub(super) rows: Vec<u32>,
    pub(super) outcome: Option<std::rc::Rc<Outcome>>,
}

impl Work {
    pub(super) fn rows(
        &mut self,
        selection: &Selection,
        sort: Sort,
        descending: bool,
        offset: u32,
        limit: u32,
    ) -> Result<Event> {
        let mut selected = self.select(selection)?;
        self.sort(&mut selected, sort, descending);
        let money = selected.rows.iter().filter_map(|&row| self.customers.monetary.get(row as usize)).copied().sum();
        let total = selected.rows.len() as u32;
        let window = selected.rows.iter().skip(offset as usize).take(limit.min(WINDOW) as usize);
        let rows = window.map(|&row| self.customer_row(row as usize, selected.outcome.as_deref())).collect();
        Ok(Event::Rows { rows, total, money })
    }

    /// Everybody who meets all conditions, in the order of ids.
    pub(super) fn select(&mut self, selection: &Selection) -> Result<Selected> {
        let outcome = match &selection.classifier {
            Some((id, values)) => Some(self.outcome(id, values, &mut Silent)?.0),
            None => None,
        };
        // Prospects stand in the lists of those classifiers that look at them, and in no other.
        let rows = outcome.as_ref().map_or(self.customers.len(), |outcome| outcome.assignment.class.len());
        let mut keep = vec![true; rows];
        for condition in &selection.conditions {
            self.narrow(&mut keep, condition, outcome.as_deref())?;
        }
        if !selection.search.is_empty() {
            let needle = lower(&selection.search);
            for (keep, who) in keep.iter_mut().zip(&self.everybody().who) {
                *keep &= lower(self.built.history.name(*who)).contains(&needle);
            }
        }
        let rows = keep.iter().enumerate().filter(|(_, keep)| **keep).map(|(row, _)| row as u32).collect();
        Ok(Selected { rows, outcome })
    }

    fn narrow(&mut self, keep: &mut [bool], condition: &Condition, outcome: Option<&Outcome>) -> Result<()> {
        let unknown = || Failure::new("unknown_condition");
        match condition {
            Condition::Class(id) => {
                let outcome = outcome.ok_or_else(unknown)?;
                // Nobody is in a class that the data do not have (any more).
                let class = outcome.classes.iter().position(|class| class.id == *id).map(|at| at as u16);
                retain(keep, outcome.assignment.class.iter().map(|of| Some(*of) == class));
            }
            Condition::Classes(ids) => {
                let outcome = outcome.ok_or_else(unknown)?;
                let is_one = |class: &Class| ids.iter().any(|id| class.id == *id);
                let wanted: Vec<bool> = outcome.classes.iter().map(is_one).collect();
                let is_wanted = |of: &u16| wanted.get(usize::from(*of)).copied().unwrap_or(false);
                retain(keep, outcome.assignment.class.iter().map(is_wanted));
            }
            Condition::Score(name, low, high) => {
                let scores = &outcome.ok_or_else(unknown)?.assignment.scores;
                let score = scores.iter().find(|score| score.name == name).ok_or_else(unknown)?;
                retain(keep, score.values.iter().map(|value| (*low..=*high).contains(value)));
            }
            Condition::Feature(name, low, high) => {
                if self.customers.feature(name, 0).is_none() {
                    return Err(unknown());
                }
                let value = |row| self.everybody().feature(name, row).unwrap_or(f64::NAN);
                retain(keep, (0..self.everybody().len()).map(|row| (*low..=*high).contains(&value(row))));
            }
            Condition::Rank(from, to) => {
                let mut inside = vec![false; keep.len()];
                for (_, row) in
                    self.customers.by_money().iter().skip(*from as usize).take(to.saturating_sub(*from) as usize)
                {
                    if let Some(slot) = inside.get_mut(*row as usize) {
                        *slot = true;
                    }
                }
                retain(keep, inside.into_iter());
            }
            Condition::Ordered(from, to) => {
                retain(keep, (0..self.everybody().len()).map(|row| self.ordered_between(row, *from, *to)));
            }
        }
        Ok(())
    }

    fn ordered_between(&self, row: usize, from: Day, to: Day) -> bool {
        let (start, end) = self.everybody().events.get(row).copied().unwrap_or_default();
        let range = start as usize..end as usize;
        let days = self.built.history.day.get(range.clone()).unwrap_or_default();
        let kinds = self.built.history.kind.get(range).unwrap_or_default();
        days.iter().zip(kinds).any(|(day, kind)| *kind == EventKind::Order && (from..=to).contains(day))
    }

    /// Sorts by the field, ties by id. Ascending is little money, few orders, long ago, the first id, the best class.
    pub(super) fn sort(&self, selected: &mut Selected, sort: Sort, descending: bool) {
        let customers = self.everybody();
        let class =
            |row: usize| selected.outcome.as_ref().and_then(|outcome| outcome.assignment.class.get(row).copied());
        let key = |row: u32| -> i64 {
            let at = row as usize;
            match sort {
                Sort::Money => customers.monetary.get(at).map_or(0, |money| money.0),
                Sort::Frequency => customers.frequency.get(at).map_or(0, |&orders| i64::from(orders)),
                Sort::Recency => customers.recency.get(at).map_or(i64::MIN, |&days| -i64::from(days)),
                Sort::Id => i64::from(row),
                Sort::Class => i64::from(class(at).unwrap_or(u16::MAX)),
            }
        };
        let turned = |key: i64| if descending { !key } else { key };
        let mut rows: Vec<(i64, u32)> = selected.rows.iter().map(|&row| (turned(key(row)), row)).collect();
        order::ranked(&mut rows);
        selected.rows = rows.into_iter().map(|(_, row)| row).collect();
    }

    pub(super) fn customer_row(&self, row: usize, outcome: Option<&Outcome>) -> CustomerRow {
        let customers = self.everybody();
        let id = customers.who.get(row).map_or("", |who| self.built.history.name(*who)).to_owned();
        let class = outcome.and_then(|outcome| {
            let class = outcome.assignment.class.get(row)?;
            outcome.classes.get(usize::from(*class)).cloned()
        });
        CustomerRow {
            id,
            class,
            last: customers.last.get(row).copied().filter(|day| day.is_some()),
            recency: customers.recency.get(row).copied().filter(|days| *days != NONE),
            frequency: customers.frequency.get(row).copied().unwrap_or(0),
            money: customers.monetary.get(row).copied().unwrap_or_default(),
            order_value: customers.order_value(row),
        }
    }

    pub(super) fn rejects(&self, offset: u32, limit: u32) -> Event {
        let all =
            self.sources.iter().enumerate().flat_map(|(file, source)| {
                source.report.rows.iter().map(move |rejected| (file as u32, rejected.clone()))
            });
        let rows = all.skip(offset as usize).take(limit.min(WINDOW) as usize).collect();
        Event::Rejects { rows, total: self.sources.iter().map(|source| source.report.rejected).sum() }
    }

    pub(super) fn excluded(&self, reason: &str, offset: u32, limit: u32) -> Result<Event> {
        let reason = Exclusion::ALL.iter().find(|exclusion| exclusion.id() == reason);
        let reason = *reason.ok_or_else(|| Failure::new("unknown_condition"))?;
        let (as_of, from) = (self.as_of(), self.customers.from);
        let rows: Vec<u32> = (0..self.table.rows)
            .filter(|row| self.built.exclusion(*row as usize, as_of, from) == Some(reason))
            .collect();
        let window = rows.iter().skip(offset as usize).take(limit.min(WINDOW) as usize);
        Ok(Event::Excluded {
            rows: window.map(|row| self.excluded_row(reason, *row)).collect(),
            total: rows.len() as u64,
        })
    }

    fn excluded_row(&self, reason: Exclusion, row: u32) -> ExcludedRow {
        let at = row as usize;
        let cell = |role| self.table.text(role).map_or_else(String::new, |column| column.get(at).to_owned());
        ExcludedRow {
            file: self.table.file_of(row) as u32,
            line: self.table.line_of(row),
            cells: [cell(Role::Customer), cell(Role::Order), cell(Role::Status)],
            currency: if reason == Exclusion::Currency { cell(Role::Currency) } else { String::new() },
            day: self.table.day(Role::Date).and_then(|days| days.get(at)).copied().filter(|day| day.is_some()),
            money: self
                .table
                .money(Role::Amount)
                .and_then(|money| money.get(at))
                .copied()
                .filter(|money| money.is_some())
                .unwrap_or(Money::ZERO),
        }
    }
}

fn retain(keep: &mut [bool], also: impl Iterator<Item = bool>) {
    for (keep, also) in keep.iter_mut().zip(also) {
        *keep &= also;
    }
}
