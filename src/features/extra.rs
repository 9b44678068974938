//! Money beside the goods: shipping and tax that are taken off amounts or put on top, discounts on goods that tell only a price and a
//! quantity, and what the tables of returns gave back.
//!
//! Each comes to a sum per row, worked out once per rule. A value that repeats on all lines of an order is the order's, by the same test
//! as for amounts: it counts once. What is taken off is taken from the lines of its order one after the other, never more than they have,
//! so that no line turns negative and nothing is taken twice.

use super::rows::Rows;
use super::rules::{Extra, Rules};
use crate::base::fold::lower;
use crate::base::{Arg, Message, Money, NONE, Note, each};
use crate::table::{Column, Field, Role, Table};

/// The share of orders whose lines all say the same before it is taken for the order's.
const MOST: f64 = 0.95;

/// By row, what discounts and the rules of shipping and tax change its amount by; empty where they change nothing. Says what the person
/// should know.
pub(super) fn beside(table: &Table, rows: &Rows, rules: &Rules) -> (Vec<Money>, Option<Note>) {
    let mut all = Vec::new();
    let note = discounts(table, rows, &mut all);
    for (role, rule) in [(Role::Shipping, rules.shipping), (Role::Tax, rules.tax)] {
        let Some(values) = table.money(role).filter(|_| rule != Extra::AsIs) else { continue };
        all.resize(rows.len(), Money::ZERO);
        let value = |row: &usize| values.get(*row).copied().filter(|money| money.is_some()).unwrap_or_default().abs();
        let orders = Orders::of(rows);
        let whole = orders.repeat(&value);
        for lines in orders.each() {
            let sum = match lines {
                [first, ..] if whole => value(first),
                lines => lines.iter().map(value).sum(),
            };
            match rule {
                Extra::Added => add(&mut all, lines.first(), |row| if rows.is_negative(row) { -sum } else { sum }),
                _ => take(
                    &mut all,
                    lines,
                    sum,
                    |row, so_far| {
                        let left = rows.plain(row) + so_far;
                        if left < Money::ZERO { -left } else { left }
                    },
                    |row| rows.is_negative(row),
                ),
            }
        }
    }
    (all, note)
}

/// Takes discounts in money off the rows of files that have no amounts: price × quantity is what the goods cost before. Where there are
/// list prices too, the price may have the discount in it.
fn discounts(table: &Table, rows: &Rows, all: &mut Vec<Money>) -> Option<Note> {
    let field = table.fields.iter().find(|field| field.role == Role::Discount)?;
    let Column::Money(values) = &field.column else { return None };
    let said = |column: &[Money], row: usize| column.get(row).copied().filter(|money| money.is_some());
    let list = table.money(Role::ListPrice).unwrap_or_default();
    let mut found: Vec<(usize, Money)> = Vec::new();
    for file in 0..table.files() {
        let range = table.rows_of(file);
        let of_file = || range.start as usize..range.end as usize;
        if of_file().any(|row| rows.amount(row).is_some() || said(list, row).is_some()) {
            continue;
        }
        let discount = |row: usize| said(values, row).filter(|off| *off != Money::ZERO).map(|off| (row, off.abs()));
        found.extend(of_file().filter(|row| !rows.is_superseded(*row)).filter_map(discount));
    }
    let worth = |row: usize| rows.plain(row).abs();
    let beyond = found.iter().filter(|(row, off)| *off > worth(*row)).count();
    // Discounts that are often more than the goods cost are not those of single lines, or no money.
    if found.is_empty() || (beyond as f64) > found.len() as f64 * (1.0 - MOST) || is_share(field, &found) {
        return None;
    }
    all.resize(rows.len(), Money::ZERO);
    let mut sum = Money::ZERO;
    for (row, off) in &found {
        let off = (*off).min(worth(*row));
        sum += off;
        if let Some(slot) = all.get_mut(*row) {
            *slot += if rows.is_negative(*row) { off } else { -off };
        }
    }
    let message = Message::new("note-discounts").count("rows", found.len() as u64);
    Some(Note::info(message.with("money", Arg::Money(sum))))
}

/// Whether discounts are shares of the price: 0.15, 15 %, or 85 in a column of 折扣, which says what is left to be paid.
fn is_share(field: &Field, found: &[(usize, Money)]) -> bool {
    let header = lower(&field.header);
    let has = |words: &[&str]| words.iter().any(|word| header.contains(word));
    let least = if has(&["折"]) && !has(&["额", "額"]) { 100 } else { 1 };
    let is_small = || found.iter().all(|(_, off)| *off <= Money(least * Money::SCALE));
    has(&["%", "％", "percent", "pct", "rate", "率"]) || is_small()
}

/// By row, what tables of returns gave back beyond what the orders say themselves; empty where that is nothing. `returned` by order.
pub(super) fn returned(rows: &Rows, returned: &[Money]) -> Vec<Money> {
    if returned.iter().all(|money| *money == Money::ZERO) {
        return Vec::new();
    }
    let mut all = vec![Money::ZERO; rows.len()];
    // Returns name numbers; one that stands for several orders is given back once.
    for lines in Orders::by(rows, |row| rows.number(row)).each() {
        let order = lines.first().map_or(NONE, |row| rows.number(*row));
        let said: Money = lines.iter().map(|row| rows.refund(*row)).sum();
        let rest = returned.get(order as usize).copied().unwrap_or_default() - said;
        for row in lines.iter().filter(|row| !rows.is_negative(**row)).scan(rest, |rest, row| {
            let left = (rows.paid(*row) - rows.refund(*row)).max(Money::ZERO);
            let part = left.min((*rest).max(Money::ZERO));
            *rest -= part;
            Some((*row, part))
        }) {
            if let Some(slot) = all.get_mut(row.0) {
                *slot += row.1;
            }
        }
    }
    all
}

fn add(all: &mut [Money], row: Option<&usize>, sum: impl Fn(usize) -> Money) {
    if let Some((slot, row)) = row.and_then(|row| Some((all.get_mut(*row)?, *row))) {
        *slot += sum(row);
    }
}

/// Takes a sum off lines, from each at most what it has.
fn take(
    all: &mut [Money],
    lines: &[usize],
    sum: Money,
    left: impl Fn(usize, Money) -> Money,
    is_negative: impl Fn(usize) -> bool,
) {
    let mut rest = sum;
    for row in lines {
        let Some(slot) = all.get_mut(*row) else { continue };
        let part = left(*row, *slot).min(rest);
        rest -= part;
        *slot += if is_negative(*row) { part } else { -part };
    }
}

/// The rows of each order, those without a number each alone.
struct Orders {
    rows: Vec<usize>,
    starts: Vec<usize>,
}

impl Orders {
    fn of(rows: &Rows) -> Orders {
        Orders::by(rows, |row| rows.order(row))
    }

    fn by(rows: &Rows, order: impl Fn(usize) -> u32) -> Orders {
        let mut all: Vec<(u32, usize)> = Vec::with_capacity(rows.len());
        each(rows.len(), |row| {
            if !rows.is_superseded(row) {
                all.push((order(row), row));
            }
        });
        all.sort_unstable();
        let mut starts = vec![0];
        for (at, pair) in all.windows(2).enumerate() {
            if let [(one, _), (next, _)] = pair
                && (one != next || *one == NONE)
            {
                starts.push(at + 1);
            }
        }
        if !all.is_empty() {
            starts.push(all.len());
        }
        Orders { rows: all.into_iter().map(|(_, row)| row).collect(), starts }
    }

    fn each(&self) -> impl Iterator<Item = &[usize]> {
        self.starts.windows(2).filter_map(|pair| self.rows.get(*pair.first()?..*pair.last()?))
    }

    /// Whether a value is the order's: it is the same on all lines that say something, in nearly all orders of several such lines.
    fn repeat(&self, value: &impl Fn(&usize) -> Money) -> bool {
        let (mut repeat, mut vary) = (0u64, 0u64);
        for lines in self.each() {
            let mut said = lines.iter().map(value).filter(|money| *money != Money::ZERO);
            let Some(first) = said.next() else { continue };
            let rest: Vec<Money> = said.collect();
            if rest.len() + 1 == lines.len() && !rest.is_empty() && rest.iter().all(|money| *money == first) {
                repeat += 1;
            } else if !rest.is_empty() {
                vary += 1;
            }
        }
        repeat > 0 && repeat as f64 >= (repeat + vary) as f64 * MOST
    }
}
