//! What the rows of a table say together: amounts and prices, lines of one order, refunds and orders, the beginning and the end.

use std::collections::BTreeMap;

use super::measure::{Sheet, flag};
use super::{Code, Dimension, Score};
use crate::base::{Day, Money, NONE, each};
use crate::math::order;
use crate::table::{Role, Table, TableKind};

/// Days that lines of one order may be apart.
const APART: i32 = 31;
/// A cent.
const CENT: f64 = 100.0;

/// Looks at a table of orders or of what came of them. The days of the orders, each once, where rows have their numbers.
pub(super) fn check(sheet: &mut Sheet) -> Option<Vec<Day>> {
    match sheet.table.kind {
        TableKind::Orders => {
            amounts(sheet);
            signs(sheet);
            let placed = lines(sheet);
            refunds(sheet);
            placed
        }
        TableKind::Returns => {
            settled(sheet);
            returned(sheet);
            None
        }
        _ => None,
    }
}

/// Rows in which something is wrong, at a column, of those that were looked at.
fn wrong(sheet: &mut Sheet, code: Code, at: usize, rows: Vec<u32>, of: u64) {
    sheet.score(at, Dimension::Accuracy, Score::less(rows.len() as u64, of));
    sheet.mark(&rows, flag::WRONG);
    sheet.found(code, Some(at), rows, |message| message);
}

/// The same for contradictions. `looked` are all rows that were looked at.
fn contradicts(sheet: &mut Sheet, code: Code, at: usize, looked: &[u32], rows: Vec<u32>) {
    sheet.score(at, Dimension::Consistency, Score::less(rows.len() as u64, looked.len() as u64));
    sheet.mark(looked, flag::LOOKED);
    sheet.mark(&rows, flag::CONTRADICTS);
    sheet.found(code, Some(at), rows, |message| message);
}

/// Amounts against quantity × price, file by file.
fn amounts(sheet: &mut Sheet) {
    let table = sheet.table;
    let (Some(at), Some(amount), Some(quantity)) =
        (sheet.place(Role::Amount), table.money(Role::Amount), table.number(Role::Quantity))
    else {
        return;
    };
    let (discount, shipping, tax) = (table.money(Role::Discount), table.money(Role::Shipping), table.money(Role::Tax));
    let prices: Vec<&[Money]> =
        [Role::UnitPrice, Role::ListPrice].into_iter().filter_map(|role| table.money(role)).collect();
    let (mut all, mut of) = (Vec::new(), 0u64);
    for (rows, _) in sheet.files() {
        let (mut off, mut looked) = (Vec::new(), 0u64);
        each(rows.len(), |row| {
            let row = rows.start as usize + row;
            let paid = amount.get(row).copied().unwrap_or(Money::NONE);
            let pieces = quantity.get(row).copied().unwrap_or(f64::NAN);
            if !paid.is_some() || paid == Money::ZERO || pieces.is_nan() {
                return;
            }
            let some =
                |money: &[Money]| money.get(row).copied().filter(|money| money.is_some()).map(|money| money.0 as f64);
            // A unit price is rounded too: half a cent for every piece.
            let slack = CENT + CENT / 2.0 * pieces.abs();
            let beside = |column: Option<&[Money]>| column.and_then(some).unwrap_or(0.0).abs();
            let less = discount.and_then(some).unwrap_or(0.0).abs();
            // Shipping and tax may be in the amount, or not.
            let (shipping, tax) = (beside(shipping), beside(tax));
            let extras = [0.0, shipping, tax, shipping + tax];
            let paid = (paid.0 as f64).abs();
            let is = |expected: f64| (expected - paid).abs() <= slack;
            let (mut priced, mut fits) = (false, false);
            for price in prices.iter().filter_map(|price| some(price)) {
                let worth = (price * pieces).abs();
                priced = true;
                fits |= is(worth) || extras.iter().any(|extra| is(worth - less + extra));
            }
            if priced {
                looked += 1;
                if !fits {
                    off.push(row as u32);
                }
            }
        });
        // Where most do otherwise, amounts are something else.
        if off.len() as u64 * 3 <= looked {
            of += looked;
            all.extend(off);
        }
    }
    if of > 0 {
        wrong(sheet, Code::Amount, at, all, of);
    }
}

/// Negative quantities with positive money.
fn signs(sheet: &mut Sheet) {
    let table = sheet.table;
    let (Some(at), Some(quantity), Some(amount)) =
        (sheet.place(Role::Quantity), table.number(Role::Quantity), table.money(Role::Amount))
    else {
        return;
    };
    let (mut rows, mut of) = (Vec::new(), 0u64);
    each(table.rows as usize, |row| {
        let pieces = quantity.get(row).copied().unwrap_or(f64::NAN);
        let paid = amount.get(row).copied().unwrap_or(Money::NONE);
        if pieces.is_nan() || !paid.is_some() {
            return;
        }
        of += 1;
        if pieces < 0.0 && paid > Money::ZERO {
            rows.push(row as u32);
        }
    });
    wrong(sheet, Code::Sign, at, rows, of);
}

/// What the lines of an order say of it so far.
#[derive(Clone, Copy)]
struct Order {
    customer: u32,
    first: Day,
    last: Day,
    lines: u32,
    two: bool,
}

/// Orders of several lines: one customer, days near each other. The first day of every order, and the days of rows without a number.
fn lines(sheet: &mut Sheet) -> Option<Vec<Day>> {
    let table = sheet.table;
    let (at, numbers) = sheet.place(Role::Order).zip(table.text(Role::Order))?;
    let customers = table.text(Role::Customer);
    let days = table.day(Role::Date)?;
    let nothing = Order { customer: NONE, first: Day(i32::MAX), last: Day::NONE, lines: 0, two: false };
    let mut orders = vec![nothing; numbers.dictionary.len()];
    let mut placed = Vec::new();
    each(table.rows as usize, |row| {
        let day = days.get(row).copied().unwrap_or(Day::NONE);
        let Some(order) = orders.get_mut(numbers.codes.get(row) as usize) else {
            placed.extend(Some(day).filter(|day| day.is_some()));
            return;
        };
        order.lines += 1;
        let customer = customers.map_or(NONE, |customers| customers.codes.get(row));
        if customer != NONE {
            order.two |= order.customer != NONE && order.customer != customer;
            order.customer = customer;
        }
        if day.is_some() {
            order.first = order.first.min(day);
            order.last = order.last.max(day);
        }
    });
    placed.extend(orders.iter().map(|order| order.first).filter(|day| *day != nothing.first));
    let (mut looked, mut two, mut apart) = (Vec::new(), Vec::new(), Vec::new());
    each(table.rows as usize, |row| {
        let Some(order) = orders.get(numbers.codes.get(row) as usize).filter(|order| order.lines > 1) else { return };
        looked.push(row as u32);
        if order.two {
            two.push(row as u32);
        } else if order.last.is_some() && order.last.since(order.first) > APART {
            apart.push(row as u32);
        }
    });
    if !looked.is_empty() {
        contradicts(sheet, Code::Customers, at, &looked, two);
        // The same rows were looked at; they count once.
        sheet.take(at, Dimension::Consistency, apart.len() as u64);
        sheet.mark(&apart, flag::CONTRADICTS);
        sheet.found(Code::Dates, Some(at), apart, |message| message);
    }
    Some(placed)
}

/// What was given back against what was paid: of the order where rows have its number, else of the row.
fn refunds(sheet: &mut Sheet) {
    let table = sheet.table;
    let (Some(at), Some(refunds)) = (sheet.place(Role::Refund), table.money(Role::Refund)) else { return };
    let numbers = table.text(Role::Order);
    let mut paid = vec![Money::ZERO; numbers.map_or(0, |numbers| numbers.dictionary.len())];
    if let Some(numbers) = numbers {
        each(table.rows as usize, |row| {
            if let Some(sum) = paid.get_mut(numbers.codes.get(row) as usize) {
                *sum += positive(table, row);
            }
        });
    }
    let (mut looked, mut rows) = (Vec::new(), Vec::new());
    each(table.rows as usize, |row| {
        let back = refunds.get(row).copied().filter(|money| money.is_some()).unwrap_or_default().abs();
        let code = numbers.map_or(NONE, |numbers| numbers.codes.get(row));
        let paid = paid.get(code as usize).copied().unwrap_or_else(|| positive(table, row));
        // Amounts may have lost what was given back already; then there is nothing to compare with.
        if back == Money::ZERO || paid == Money::ZERO {
            return;
        }
        looked.push(row as u32);
        if back > paid + Money(CENT as i64) {
            rows.push(row as u32);
        }
    });
    contradicts(sheet, Code::Refund, at, &looked, rows);
}

/// What was paid for a row, if that is more than nothing.
fn positive(table: &Table, row: usize) -> Money {
    let cell = |role: Role| table.money(role)?.get(row).copied().filter(|money| money.is_some());
    let worth = || {
        let pieces = table.number(Role::Quantity)?.get(row).copied()?;
        Money::from_f64(pieces * cell(Role::UnitPrice)?.to_f64())
    };
    cell(Role::Amount).or_else(worth).unwrap_or_default().max(Money::ZERO)
}

/// Returns that were settled before they were opened.
fn settled(sheet: &mut Sheet) {
    let table = sheet.table;
    let (Some(at), Some(opened), Some(settled)) =
        (sheet.place(Role::Resolved), table.day(Role::Date), table.day(Role::Resolved))
    else {
        return;
    };
    let (mut looked, mut rows) = (Vec::new(), Vec::new());
    for ((row, opened), settled) in (0u32..).zip(opened).zip(settled) {
        if opened.is_some() && settled.is_some() {
            looked.push(row);
            if settled < opened {
                rows.push(row);
            }
        }
    }
    contradicts(sheet, Code::Settled, at, &looked, rows);
}

/// Refunds in a table of returns against the orders they name.
fn returned(sheet: &mut Sheet) {
    let table = sheet.table;
    let (Some(at), Some(refunds), Some(named)) =
        (sheet.place(Role::Refund), table.money(Role::Refund), table.text(Role::Order))
    else {
        return;
    };
    let Some((orders, numbers)) = sheet.facts.orders.and_then(|orders| Some((orders, orders.text(Role::Order)?)))
    else {
        return;
    };
    // Returns are few, orders are many: those are put in order, these are looked up.
    let wanted: BTreeMap<&str, u32> = order::map(named.dictionary.iter().zip(0u32..));
    let codes: Vec<u32> = numbers.dictionary.iter().map(|number| wanted.get(number).copied().unwrap_or(NONE)).collect();
    let mut paid = vec![Money::ZERO; named.dictionary.len()];
    each(orders.rows as usize, |row| {
        let code = codes.get(numbers.codes.get(row) as usize).copied().unwrap_or(NONE);
        if let Some(sum) = paid.get_mut(code as usize) {
            *sum += positive(orders, row);
        }
    });
    let (mut looked, mut rows) = (Vec::new(), Vec::new());
    for (row, back) in (0u32..).zip(refunds) {
        let paid = paid.get(named.codes.get(row as usize) as usize).copied().unwrap_or_default();
        if back.is_some() && paid > Money::ZERO {
            looked.push(row);
            if back.abs() > paid + Money(CENT as i64) {
                rows.push(row);
            }
        }
    }
    contradicts(sheet, Code::Refund, at, &looked, rows);
}
