//! Rows → orders → [`History`], by the [`Rules`].
//!
//! Rows are sorted by customer (a counting sort over ids in byte order), then each customer's rows are gathered into documents: the
//! rows of one order id, or of one day where there is no id. A document with money becomes an order; a negative row looks for the
//! line that it takes back; what finds none is a refund on its own date. The file's order of rows never shows in the result.

use std::collections::BTreeMap;

use super::reconcile::Exclusion;
use super::rows::Rows;
use super::status::Status;
use super::{Cancellations, EventKind, History, Rules};
use crate::base::{Day, Message, Money, NONE, Note, Result};
use crate::table::{Column, Dictionary, Role, Table};

/// A history and what became of every row on the way.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// Orders by customer.
    pub history: History,
    /// Per row: why it is in no order, if so.
    pub fate: Vec<Option<Exclusion>>,
    /// Per row: the day on which its money counts (a matched cancellation counts on the day of what it takes back).
    pub day: Vec<Day>,
    /// Orders that a later cancellation took back wholly, by day.
    pub cancelled: Vec<Day>,
    /// What was survived.
    pub notes: Vec<Note>,
}

/// Builds the history of an orders table. Fails with `no_customer_column` or `no_date_column`.
pub fn history(table: &Table, rules: &Rules) -> Result<Built> {
    let rows = Rows::of(table)?;
    let count = table.rows as usize;
    let mut built = Built { fate: vec![None; count], day: rows.days.to_vec(), ..Built::default() };
    exclude(&rows, rules, &mut built);

    let ids = table.text(Role::Customer).map(|column| &column.dictionary);
    let (order_of_codes, rank) = ranks(ids);
    let (starts, sorted) = by_customer(&rows, &rank, order_of_codes.len(), &built.fate);

    let mut shop = Shop { table, rows, rules, built, scratch: Vec::new() };
    shop.built.history.has_order_ids = shop.rows.order.is_some();
    shop.built.history.starts.push(0);
    for (customer, code) in order_of_codes.iter().enumerate() {
        let range = starts.get(customer).copied().unwrap_or(0)..starts.get(customer + 1).copied().unwrap_or(0);
        let events = shop.built.history.day.len();
        shop.customer(sorted.get(range.start as usize..range.end as usize).unwrap_or_default());
        if shop.built.history.day.len() > events {
            let id = ids.map_or("", |ids| ids.get(*code));
            shop.built.history.ids.intern(id);
            shop.built.history.starts.push(shop.built.history.day.len() as u32);
        }
    }
    let mut built = shop.built;
    built.history.ids.seal();
    Ok(built)
}

/// First pass: rows that are no part of any order by themselves.
fn exclude(rows: &Rows, rules: &Rules, built: &mut Built) {
    let mut unknown = 0u64;
    for (row, fate) in built.fate.iter_mut().enumerate() {
        let status = rows.status(row);
        unknown += u64::from(status == Status::Unknown);
        *fate = if rows.customer.get(row) == NONE {
            Some(Exclusion::NoCustomer)
        } else if status == Status::Void {
            Some(Exclusion::Void)
        } else if rules.today.is_some_and(|today| rows.day(row) > today) {
            Some(Exclusion::Future)
        } else if rules.cancellations == Cancellations::Ignore && rows.is_negative(row) {
            Some(Exclusion::Cancellation)
        } else {
            None
        };
    }
    if unknown > 0 {
        let words = rows.unknown_statuses().take(3).collect::<Vec<_>>().join(" · ");
        built.notes.push(Note::warn(Message::new("note-unknown-status").count("rows", unknown).text("words", words)));
    }
}

/// Codes of the customers' dictionary in the order of their bytes, and the rank of each code.
fn ranks(ids: Option<&Dictionary>) -> (Vec<u32>, Vec<u32>) {
    let mut codes: Vec<u32> = (0..ids.map_or(0, Dictionary::len) as u32).collect();
    if let Some(ids) = ids {
        codes.sort_unstable_by(|a, b| ids.get(*a).cmp(ids.get(*b)));
    }
    let mut rank = vec![0u32; codes.len()];
    for (place, code) in codes.iter().enumerate() {
        if let Some(slot) = rank.get_mut(*code as usize) {
            *slot = place as u32;
        }
    }
    (codes, rank)
}

/// Counting sort of the rows that are left by the rank of their customer: `(starts, rows)`.
fn by_customer(rows: &Rows, rank: &[u32], customers: usize, fate: &[Option<Exclusion>]) -> (Vec<u32>, Vec<u32>) {
    let place = |row: usize| rank.get(rows.customer.get(row) as usize).copied();
    let mut starts = vec![0u32; customers + 1];
    let left = || fate.iter().enumerate().filter(|(_, fate)| fate.is_none()).map(|(row, _)| row);
    for slot in left().filter_map(place) {
        if let Some(count) = starts.get_mut(slot as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut sorted = vec![0u32; sum as usize];
    for row in left() {
        if let Some(at) = place(row).and_then(|slot| next.get_mut(slot as usize)) {
            if let Some(slot) = sorted.get_mut(*at as usize) {
                *slot = row as u32;
            }
            *at += 1;
        }
    }
    (starts, sorted)
}

/// One event before it is put in its place.
struct Draft {
    day: Day,
    kind: EventKind,
    net: Money,
    row: u32,
}

/// What building one customer after another needs.
struct Shop<'a> {
    table: &'a Table,
    rows: Rows<'a>,
    rules: &'a Rules,
    built: Built,
    scratch: Vec<Draft>,
}

impl Shop<'_> {
    /// The document that a row belongs to: its order id, or its day.
    fn document(&self, row: u32) -> (u32, Day) {
        let order = self.rows.order.map_or(NONE, |orders| orders.get(row as usize));
        if self.rules.merge_days || order == NONE { (NONE, self.rows.day(row as usize)) } else { (order, Day::NONE) }
    }

    fn customer(&mut self, rows: &[u32]) {
        let mut lines: Vec<u32> = rows.to_vec();
        lines.sort_by_key(|&row| (self.document(row), row));
        if self.rules.drop_duplicates {
            self.drop_duplicates(&mut lines);
        }
        let taken_back = if self.rules.cancellations == Cancellations::Match
            && lines.iter().any(|&row| self.is_alone(row, &lines))
        {
            self.match_cancellations(&lines)
        } else {
            BTreeMap::new()
        };
        let mut rest = lines.as_slice();
        while let Some(&first) = rest.first() {
            let document = self.document(first);
            let end = rest.partition_point(|&row| self.document(row) <= document);
            let (lines, after) = rest.split_at(end.max(1));
            self.close_document(lines, &taken_back);
            rest = after;
        }
        self.scratch.sort_by_key(|draft| (draft.day, draft.kind, draft.net, draft.row));
        for draft in self.scratch.drain(..) {
            self.built.history.day.push(draft.day);
            self.built.history.kind.push(draft.kind);
            self.built.history.net.push(draft.net);
            self.built.history.row.push(draft.row);
        }
    }

    /// A negative row that stands in no order with positive lines of the same id: a discount line inside an order is part of it.
    fn is_alone(&self, row: u32, lines: &[u32]) -> bool {
        if !self.rows.is_negative(row as usize) {
            return false;
        }
        let document = self.document(row);
        if document.0 == NONE {
            return true;
        }
        let from = lines.partition_point(|&other| self.document(other) < document);
        let same = lines.get(from..).unwrap_or_default().iter().take_while(|&&other| self.document(other) == document);
        same.into_iter().all(|&other| self.rows.is_negative(other as usize))
    }

    /// Pairs each lone negative row with the latest earlier line of the same item and quantity that is still standing:
    /// line → the row that takes it back, and that row → the line.
    fn match_cancellations(&mut self, lines: &[u32]) -> BTreeMap<u32, u32> {
        let mut standing: BTreeMap<(u32, u64, i64), Vec<u32>> = BTreeMap::new();
        let mut order = lines.to_vec();
        order.sort_by_key(|&row| (self.rows.moment(row as usize), row));
        for &row in order.iter().filter(|&&row| !self.rows.is_negative(row as usize)) {
            standing.entry(self.rows.item(row as usize)).or_default().push(row);
        }
        let (mut pairs, mut told_twice) = (BTreeMap::new(), Vec::new());
        for &row in order.iter().filter(|&&row| self.is_alone(row, lines)) {
            let Some(candidates) = standing.get_mut(&self.rows.item(row as usize)) else { continue };
            let before =
                candidates.partition_point(|&line| self.rows.moment(line as usize) <= self.rows.moment(row as usize));
            let Some(at) = before.checked_sub(1) else { continue };
            let line = candidates.remove(at);
            if self.rows.refund(line as usize) > Money::ZERO {
                // The refund column has told it already; told twice it would be taken twice.
                told_twice.push(row);
                continue;
            }
            pairs.insert(line, row);
            pairs.insert(row, line);
        }
        self.exclude_all(&told_twice, Exclusion::Cancellation);
        pairs
    }

    /// Turns the rows of one document into an order, refunds on their own dates, or nothing.
    fn close_document(&mut self, lines: &[u32], taken_back: &BTreeMap<u32, u32>) {
        let fate = |row: u32| self.built.fate.get(row as usize).copied().flatten();
        let left: Vec<u32> =
            lines.iter().copied().filter(|row| !taken_back.contains_key(row) && fate(*row).is_none()).collect();
        let standing = || left.iter().copied();
        let is_order = standing().any(|row| !self.rows.is_negative(row as usize));
        let has_id = lines.first().is_some_and(|&row| self.document(row).0 != NONE);
        let day = standing()
            .filter(|&row| !self.rows.is_negative(row as usize))
            .map(|row| self.rows.day(row as usize))
            .min()
            .unwrap_or(Day::NONE);
        // An order that was taken back wholly leaves its lines, their cancellations and no event.
        if !is_order && lines.iter().any(|row| taken_back.contains_key(row) && !self.rows.is_negative(*row as usize)) {
            let placed = lines.iter().map(|&row| self.rows.day(row as usize)).min();
            self.built.cancelled.extend(placed);
        }
        let (mut paid, mut refunded, mut all_refunded, mut first) = (Money::ZERO, Money::ZERO, true, NONE);
        let mut of_order: Vec<u32> = Vec::with_capacity(lines.len());
        for row in standing() {
            let at = row as usize;
            if self.rows.is_negative(at) && !(has_id && is_order) {
                let (day, net) = (self.rows.day(at), self.rows.paid(at));
                self.scratch.push(Draft { day, kind: EventKind::Refund, net, row });
                continue;
            }
            paid += self.rows.paid(at);
            refunded += self.rows.refund(at);
            all_refunded &= self.rows.status(at) == Status::Refunded;
            first = first.min(row);
            of_order.push(row);
        }
        if !of_order.is_empty() {
            let nothing_left = refunded >= paid && (refunded > Money::ZERO || all_refunded);
            if nothing_left {
                self.exclude_all(&of_order, Exclusion::Refunded);
            } else {
                self.scratch.push(Draft { day, kind: EventKind::Order, net: paid - refunded, row: first });
                for row in of_order {
                    if let Some(slot) = self.built.day.get_mut(row as usize) {
                        *slot = day;
                    }
                }
            }
        }
        self.settle_cancelled(lines, taken_back);
    }

    fn exclude_all(&mut self, rows: &[u32], reason: Exclusion) {
        for &row in rows {
            if let Some(fate) = self.built.fate.get_mut(row as usize) {
                *fate = Some(reason);
            }
        }
    }

    /// The money of a cancellation counts on the day of the line that it takes back. What the two differ by (a fee that was kept, a
    /// price that had changed) stays as money without an order.
    fn settle_cancelled(&mut self, lines: &[u32], taken_back: &BTreeMap<u32, u32>) {
        for &row in lines.iter().filter(|&&row| self.rows.is_negative(row as usize)) {
            let Some(&line) = taken_back.get(&row) else { continue };
            let day = self.rows.day(line as usize);
            if let Some(slot) = self.built.day.get_mut(row as usize) {
                *slot = day;
            }
            let net = self.rows.paid(line as usize) + self.rows.paid(row as usize);
            if net != Money::ZERO {
                self.scratch.push(Draft { day, kind: EventKind::Refund, net, row });
            }
        }
    }

    /// Leaves one of each set of rows that agree in every column. Equal rows share a document, so only neighbours are compared.
    fn drop_duplicates(&mut self, lines: &mut Vec<u32>) {
        let mut kept: Vec<u32> = Vec::with_capacity(lines.len());
        for &row in lines.iter() {
            let document = self.document(row);
            let twin = kept
                .iter()
                .rev()
                .take_while(|&&other| self.document(other) == document)
                .any(|&other| same(self.table, row, other));
            if twin {
                self.exclude_all(&[row], Exclusion::Duplicate);
            } else {
                kept.push(row);
            }
        }
        *lines = kept;
    }
}

/// Whether two rows agree in every column.
fn same(table: &Table, a: u32, b: u32) -> bool {
    let (a, b) = (a as usize, b as usize);
    table.fields.iter().all(|field| match &field.column {
        Column::Text(text) => text.codes.get(a) == text.codes.get(b),
        Column::Money(money) => money.get(a) == money.get(b),
        Column::Number(numbers) => numbers.get(a).map(|n| n.to_bits()) == numbers.get(b).map(|n| n.to_bits()),
        Column::Day { days, seconds } => days.get(a) == days.get(b) && seconds.get(a) == seconds.get(b),
    })
}

#[cfg(test)]
mod tests;
