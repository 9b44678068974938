//! Orders that stand in several files: next month's export often has this month once more.
//!
//! The newer file knows more (an order that was paid is refunded by now), so its lines count and those of older files are left out: they
//! are superseded. Lines that only give money back say nothing again of what was bought, and supersede nothing. Files of different shops
//! may use the same numbers, so two orders of one number are one only if nothing speaks against the same customer. Numbers may begin anew
//! each month, so two files overlap only if most numbers that both have agree in customer and about in day. An export that was cut into
//! files may end in the middle of an order, so there lines of other items go on with it; where one file tells orders and the other their
//! items, nothing goes on.
//! Rows without an order number are the same if they are equal, and only where at least half of what two files have of the same days is:
//! a coincidence is no overlap. A file is newer if its orders reach further; of two that reach as far, the one that was added later.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::identity::People;
use super::numbers::{APART, NEAR};
use super::rows::Rows;
use crate::base::{Day, Money, NONE, each};
use crate::table::{Dictionary, Table};

/// What the rows of several files have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlap {
    /// By row: a later file says it again. Empty where no row is.
    pub superseded: Vec<bool>,
    /// By file; empty where there is one only.
    pub shares: Vec<Share>,
    /// Files, the older one first, that do not overlap though they have numbers in common.
    pub apart: Vec<(usize, usize)>,
    /// By file: how many are older.
    age: Vec<usize>,
}

/// What a file brought that other files did not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Its order numbers; 0 if it has none.
    pub orders: u64,
    /// Of these, how many an older file has too.
    pub known: u64,
    /// Of the known ones, how many say something else now: an amount, a status, a refund, an item.
    pub changed: u64,
    /// Rows of older files that it supersedes.
    pub rows: u64,
    /// Its customers, and how many of them no earlier file has.
    pub customers: u64,
    /// Customers that no earlier file has.
    pub new_customers: u64,
}

impl Overlap {
    pub(super) fn of(table: &Table, people: &People, rows: &Rows) -> Overlap {
        if table.files() < 2 {
            return Overlap::default();
        }
        let mut overlap = Overlap {
            superseded: vec![false; rows.len()],
            shares: vec![Share::default(); table.files()],
            apart: Vec::new(),
            age: ages(table, rows),
        };
        overlap.count_customers(table, people);
        if let Some(orders) = rows.orders() {
            overlap.by_number(table, rows, orders);
        }
        overlap.by_equality(table, rows);
        if !overlap.superseded.contains(&true) {
            overlap.superseded = Vec::new();
        }
        overlap
    }

    fn count_customers(&mut self, table: &Table, people: &People) {
        let Some((codes, ids)) = people.column(table) else { return };
        for first in codes.first_file(ids.len(), &table.starts).into_iter().flatten() {
            if let Some(share) = self.shares.get_mut(first as usize) {
                share.new_customers += 1;
            }
        }
        let mut last = vec![0u32; ids.len()];
        for (file, share) in self.shares.iter_mut().enumerate() {
            let range = table.rows_of(file);
            each(range.len(), |row| {
                if let Some(last) = last.get_mut(codes.get(range.start as usize + row) as usize)
                    && std::mem::replace(last, file as u32 + 1) != file as u32 + 1
                {
                    share.customers += 1;
                }
            });
        }
    }

    /// Orders by their number.
    fn by_number(&mut self, table: &Table, rows: &Rows, orders: usize) {
        // The last file that an order was seen in, from 1; and whether it was seen in several.
        let mut last = vec![0u32; orders];
        let mut several = vec![false; orders];
        for (file, share) in self.shares.iter_mut().enumerate() {
            let range = table.rows_of(file);
            each(range.len(), |row| {
                let order = rows.order(range.start as usize + row) as usize;
                let (Some(last), Some(several)) = (last.get_mut(order), several.get_mut(order)) else { return };
                if *last != file as u32 + 1 {
                    share.orders += 1;
                    *several |= *last != 0;
                    *last = file as u32 + 1;
                }
            });
        }
        let mut lines = Lines::default();
        each(rows.len(), |row| {
            let order = rows.order(row);
            if several.get(order as usize) == Some(&true) {
                lines.push(order, row);
            }
        });
        self.part(table, rows, &mut lines);
        for order in lines.groups() {
            let mut files = self.by_age(table, order);
            let Some(mut kept) = files.pop() else { continue };
            let by = kept.first().map_or(0, |row| table.file_of(*row as u32));
            let mut changed = false;
            let mut known = false;
            for older in files.into_iter().rev() {
                let of = older.first().map_or(0, |row| table.file_of(*row as u32));
                if self.apart.contains(&(of, by)) {
                    continue;
                }
                if !is_same(rows, &kept, &older) {
                    kept.extend(older);
                    continue;
                }
                // Changed is what differs from the latest of the earlier files.
                changed |= !known && !say_the_same(rows, &kept, &older);
                known = true;
                let goes_on = is_at_border(table, &kept) || is_at_border(table, &older);
                if goes_on && names_items(rows, &kept) == names_items(rows, &older) {
                    // The order may go on beyond the end of a file: only the items that are said again are out.
                    let mut again: Vec<u32> = kept.iter().map(|row| rows.product(*row)).collect();
                    for row in older {
                        match again.iter().position(|product| *product == rows.product(row)) {
                            Some(at) => {
                                again.swap_remove(at);
                                self.supersede(row, by);
                            }
                            None => kept.push(row),
                        }
                    }
                } else {
                    for row in older {
                        self.supersede(row, by);
                    }
                }
            }
            if let Some(share) = self.shares.get_mut(by) {
                share.known += u64::from(known);
                share.changed += u64::from(changed);
            }
        }
    }

    /// Finds the files that do not overlap though they have numbers in common: most of those say other customers or other days.
    fn part(&mut self, table: &Table, rows: &Rows, lines: &mut Lines) {
        // By (older, newer): how many numbers agree, and how many don't.
        let mut votes: BTreeMap<(usize, usize), (u64, u64)> = BTreeMap::new();
        let file_of = |lines: &[usize]| lines.first().map_or(0, |row| table.file_of(*row as u32));
        for order in lines.groups() {
            let files = self.by_age(table, order);
            for (at, older) in files.iter().enumerate() {
                for newer in files.iter().skip(at + 1) {
                    let vote = votes.entry((file_of(older), file_of(newer))).or_default();
                    match agree(rows, newer, older) {
                        Some(true) => vote.0 += 1,
                        Some(false) => vote.1 += 1,
                        None => {}
                    }
                }
            }
        }
        self.apart.extend(votes.into_iter().filter(|(_, (yes, no))| no > yes).map(|(files, _)| files));
    }

    /// Rows without a number, by what they say.
    fn by_equality(&mut self, table: &Table, rows: &Rows) {
        let spans = Spans::of(table, rows);
        let (mut known, mut lines) = (Dictionary::new(), Lines::default());
        each(rows.len(), |row| {
            if rows.order(row) == NONE && rows.customer_cell(row) != NONE && spans.is_shared(table, rows, row) {
                lines.push(known.intern(&equal(rows, row)), row);
            }
        });
        // By (older, newer): how many rows are in both.
        let mut pairs: BTreeMap<(usize, usize), u64> = BTreeMap::new();
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for same in lines.groups() {
            let mut files = self.by_age(table, same);
            let Some(newest) = files.pop() else { continue };
            let by = newest.first().map_or(0, |row| table.file_of(*row as u32));
            for file in files {
                for (row, _) in file.iter().zip(&newest) {
                    let of = table.file_of(*row as u32);
                    *pairs.entry((of, by)).or_default() += 1;
                    found.push((of, by, *row));
                }
            }
        }
        pairs.retain(|(older, newer), both| *both * 2 >= spans.rows_in_both(table, rows, *older, *newer));
        for (older, newer, row) in found {
            if pairs.contains_key(&(older, newer)) {
                self.supersede(row, newer);
            }
        }
    }

    /// Rows file by file, the oldest first.
    fn by_age(&self, table: &Table, rows: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
        let mut slots: Vec<Vec<usize>> = vec![Vec::new(); self.age.len()];
        for file in by_file(table, rows) {
            let age = file.first().and_then(|row| self.age.get(table.file_of(*row as u32)));
            if let Some(slot) = age.and_then(|age| slots.get_mut(*age)) {
                *slot = file;
            }
        }
        slots.retain(|file| !file.is_empty());
        slots
    }

    fn supersede(&mut self, row: usize, by: usize) {
        if let (Some(superseded), Some(share)) = (self.superseded.get_mut(row), self.shares.get_mut(by)) {
            share.rows += u64::from(!*superseded);
            *superseded = true;
        }
    }
}

/// By file, how many are older: by the last day of their rows, then by their place.
fn ages(table: &Table, rows: &Rows) -> Vec<usize> {
    let last = |file: usize| {
        let mut last = Day::NONE;
        let range = table.rows_of(file);
        each(range.len(), |row| {
            let day = rows.day(range.start as usize + row);
            if day.is_some() && (!last.is_some() || day > last) {
                last = day;
            }
        });
        (last.is_some(), last, file)
    };
    let ends: Vec<_> = (0..table.files()).map(last).collect();
    ends.iter().map(|end| ends.iter().filter(|other| *other < end).count()).collect()
}

/// Whether all lines take money away.
fn gives_back(rows: &Rows, lines: &[usize]) -> bool {
    lines.iter().all(|row| rows.is_negative(*row))
}

/// Whether something went back of a line: it may be dated when it did.
fn went_back(rows: &Rows, lines: &[usize]) -> bool {
    rows.has_refunds() && lines.iter().any(|row| rows.refund(*row) > Money::ZERO)
}

/// The first customer that lines name, or nothing.
fn customer(rows: &Rows, lines: &[usize]) -> Option<u32> {
    lines.iter().map(|row| rows.customer_cell(*row)).find(|code| *code != NONE)
}

/// The first day of lines that have one.
fn day(rows: &Rows, lines: &[usize]) -> Option<Day> {
    lines.iter().map(|row| rows.day(*row)).filter(|day| day.is_some()).min()
}

/// How many days lie between lines from two files.
fn distance(rows: &Rows, newer: &[usize], older: &[usize]) -> Option<i32> {
    Some((day(rows, newer)?.0 - day(rows, older)?.0).abs())
}

/// Whether lines of one number from two files may be one order, by whose and when they are; nothing where they don't tell.
fn agree(rows: &Rows, newer: &[usize], older: &[usize]) -> Option<bool> {
    if gives_back(rows, newer) != gives_back(rows, older) {
        return None;
    }
    match (customer(rows, newer), customer(rows, older)) {
        (Some(a), Some(b)) if a != b => return Some(false),
        _ => {}
    }
    let near = distance(rows, newer, older)? <= NEAR;
    (near || !went_back(rows, newer)).then_some(near)
}

/// Whether lines of one number from two files are one order, said twice.
fn is_same(rows: &Rows, newer: &[usize], older: &[usize]) -> bool {
    if gives_back(rows, newer) != gives_back(rows, older) {
        return false;
    }
    let far = distance(rows, newer, older).is_some_and(|days| days >= APART);
    if far && !went_back(rows, newer) {
        return false;
    }
    let product = |row: &usize| Some(rows.product(*row)).filter(|code| *code != NONE);
    let one_customer = match (customer(rows, newer), customer(rows, older)) {
        (Some(a), Some(b)) => a == b,
        (None, None) => day(rows, newer) == day(rows, older),
        _ => true,
    };
    let in_both =
        || newer.iter().filter_map(product).any(|code| older.iter().filter_map(product).any(|old| old == code));
    one_customer && (!names_items(rows, newer) || !names_items(rows, older) || in_both())
}

/// Whether any line names its item.
fn names_items(rows: &Rows, lines: &[usize]) -> bool {
    lines.iter().any(|row| rows.product(*row) != NONE)
}

/// Whether lines of one file are its first or its last.
fn is_at_border(table: &Table, lines: &[usize]) -> bool {
    let file = lines.first().map_or(0, |row| table.file_of(*row as u32));
    let range = table.rows_of(file);
    lines.iter().any(|row| *row as u32 == range.start || *row as u32 + 1 == range.end)
}

/// Whether lines say the same of what may change: item, amount, quantity, refund, status. Their order does not matter.
fn say_the_same(rows: &Rows, newer: &[usize], older: &[usize]) -> bool {
    let says = |row: usize| {
        let quantity = rows.quantity(row).map(f64::to_bits);
        let amount = rows.amount(row).or_else(|| rows.worth(row));
        (rows.product(row), amount, quantity, rows.refund_cell(row), rows.says(row).status)
    };
    let mut left: Vec<usize> = newer.to_vec();
    let found = |row: &usize| match left.iter().position(|other| says(*other) == says(*row)) {
        Some(at) => {
            left.swap_remove(at);
            true
        }
        None => false,
    };
    newer.len() == older.len() && older.iter().all(found)
}

/// All that tells rows without a number apart: customer, day and second, money, quantity, item.
fn equal(rows: &Rows, row: usize) -> String {
    let (day, second) = rows.moment(row);
    let quantity = rows.quantity(row).map_or(u64::MAX, f64::to_bits);
    format!("{} {} {second} {} {quantity} {}", rows.customer_cell(row), day.0, rows.paid(row).0, rows.product(row))
}

/// Rows by a number that several of them share.
#[derive(Default)]
struct Lines(Vec<u64>);

impl Lines {
    fn push(&mut self, group: u32, row: usize) {
        self.0.push(u64::from(group) << 32 | row as u64);
    }

    /// The rows of each group, in the order of the table.
    fn groups(&mut self) -> impl Iterator<Item = impl Iterator<Item = usize>> {
        self.0.sort_unstable();
        self.0.chunk_by(|a, b| a >> 32 == b >> 32).map(|group| group.iter().map(|line| *line as u32 as usize))
    }
}

/// Rows, which stand in the order of the table, file by file.
fn by_file(table: &Table, rows: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut files: Vec<Vec<usize>> = Vec::new();
    let mut last = None;
    for row in rows {
        let file = table.file_of(row as u32);
        if last != Some(file) {
            files.push(Vec::new());
            last = Some(file);
        }
        if let Some(file) = files.last_mut() {
            file.push(row);
        }
    }
    files
}

/// First and last day of each file's rows without a number.
struct Spans(Vec<Option<(Day, Day)>>);

impl Spans {
    fn of(table: &Table, rows: &Rows) -> Spans {
        let span = |file: usize| {
            let mut span: Option<(Day, Day)> = None;
            let range = table.rows_of(file);
            each(range.len(), |row| {
                let row = range.start as usize + row;
                let day = rows.day(row);
                if rows.order(row) == NONE && day.is_some() {
                    span = Some(span.map_or((day, day), |(from, to)| (from.min(day), to.max(day))));
                }
            });
            span
        };
        Spans((0..table.files()).map(span).collect())
    }

    fn has(&self, file: usize, day: Day) -> bool {
        self.0.get(file).copied().flatten().is_some_and(|(from, to)| from <= day && day <= to)
    }

    /// Whether another file has rows of that time too.
    fn is_shared(&self, table: &Table, rows: &Rows, row: usize) -> bool {
        let (file, day) = (table.file_of(row as u32), rows.day(row));
        (0..self.0.len()).any(|other| other != file && self.has(other, day))
    }

    /// Rows without a number of the file that has fewer of them in the days of both.
    fn rows_in_both(&self, table: &Table, rows: &Rows, a: usize, b: usize) -> u64 {
        let inside = |file: usize| {
            let mut count = 0u64;
            let range = table.rows_of(file);
            each(range.len(), |row| {
                let row = range.start as usize + row;
                let day = rows.day(row);
                count += u64::from(rows.order(row) == NONE && self.has(a, day) && self.has(b, day));
            });
            count
        };
        inside(a).min(inside(b))
    }
}
