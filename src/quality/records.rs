//! Rows that were there before: equal ones, the same order with another status, the same customer.

use super::measure::{Sheet, flag};
use super::{Code, Dimension, Score, words};
use crate::base::{NONE, contact, each};
use crate::math::order;
use crate::table::{Column, Dictionary, Role, Table, TableKind, TextColumn};

/// What may change while an order stays the same one.
const CHANGES: &[Role] = &[Role::Status, Role::Payment, Role::Refund, Role::Discount];

/// Compares all rows, each with those of its hash.
pub(super) fn check(sheet: &mut Sheet) {
    let table = sheet.table;
    let timed =
        table.seconds(Role::Date).is_some() || !matches!(table.kind, TableKind::Events | TableKind::Interactions);
    if !timed || table.fields.is_empty() {
        return;
    }
    let rows: Vec<u32> = (0..table.rows).filter(|row| !(sheet.facts.superseded)(*row as usize)).collect();
    sheet.mark(&rows, flag::COMPARED);
    let by_order = table.kind == TableKind::Orders && table.column(Role::Order).is_some();
    let hashes = hashes(table, &|role| !(by_order && CHANGES.contains(&role)));
    let mut places: Vec<(i64, u32)> =
        rows.iter().map(|row| (hashes.get(*row as usize).copied().unwrap_or(0).cast_signed(), *row)).collect();
    drop(hashes);
    order::ranked(&mut places);
    let (mut repeated, mut twice) = (Vec::new(), Vec::new());
    let mut seen: Vec<u32> = Vec::new();
    for group in places.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        // One row for each text of a row that the group has; the others repeat it.
        seen.clear();
        for (_, row) in group {
            if seen.iter().any(|other| are_equal(table, *other, *row, &|_| true)) {
                repeated.push(*row);
            } else {
                let named =
                    by_order && table.text(Role::Order).is_some_and(|order| order.codes.get(*row as usize) != NONE);
                let again =
                    named && seen.iter().any(|other| are_equal(table, *other, *row, &|role| !CHANGES.contains(&role)));
                if again {
                    twice.push(*row);
                }
                // Many rows of one hash are one row again and again; what differs beyond this is not compared.
                if seen.len() < DIFFERENT {
                    seen.push(*row);
                }
            }
        }
    }
    repeated.sort_unstable();
    twice.sort_unstable();
    sheet.mark(&repeated, flag::AGAIN);
    sheet.mark(&twice, flag::AGAIN);
    if let Some(at) = sheet.place(Role::Order).filter(|_| by_order) {
        sheet.score(at, Dimension::Uniqueness, Score::less((repeated.len() + twice.len()) as u64, rows.len() as u64));
    }
    sheet.found(Code::Repeated, None, repeated, |message| message);
    sheet.found(Code::OrderTwice, None, twice, |message| message);
    if table.kind == TableKind::Customers {
        customers(sheet);
    }
}

/// Different rows that are equal but for what may change, at most.
const DIFFERENT: usize = 64;

/// A hash of every row's cells, column by column.
fn hashes(table: &Table, is_part: &dyn Fn(Role) -> bool) -> Vec<u64> {
    let mut hashes = vec![0u64; table.rows as usize];
    for field in table.fields.iter().filter(|field| is_part(field.role)) {
        match &field.column {
            Column::Text(text) => mix(&mut hashes, |row| u64::from(text.codes.get(row))),
            Column::Money(money) => mix(&mut hashes, |row| money.get(row).map_or(0, |money| money.0.cast_unsigned())),
            Column::Number(numbers) => mix(&mut hashes, |row| numbers.get(row).map_or(0, |number| bits(*number))),
            Column::Day { days, seconds } => mix(&mut hashes, |row| {
                let second = seconds.get(row).copied().unwrap_or(NONE);
                (days.get(row).map_or(0, |day| u64::from(day.0.cast_unsigned())) << 32) | u64::from(second)
            }),
        }
    }
    hashes
}

fn mix(hashes: &mut [u64], cell: impl Fn(usize) -> u64) {
    each(hashes.len(), |row| {
        if let Some(hash) = hashes.get_mut(row) {
            let mixed = (hash.rotate_left(5) ^ cell(row)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            *hash = mixed ^ (mixed >> 29);
        }
    });
}

/// The bits of a number; every empty cell has the same.
fn bits(number: f64) -> u64 {
    if number.is_nan() { u64::MAX } else { number.to_bits() }
}

fn are_equal(table: &Table, one: u32, other: u32, is_part: &dyn Fn(Role) -> bool) -> bool {
    let (a, b) = (one as usize, other as usize);
    table.fields.iter().filter(|field| is_part(field.role)).all(|field| match &field.column {
        Column::Text(text) => text.codes.get(a) == text.codes.get(b),
        Column::Money(money) => money.get(a) == money.get(b),
        Column::Number(numbers) => numbers.get(a).map(|n| bits(*n)) == numbers.get(b).map(|n| bits(*n)),
        Column::Day { days, seconds } => days.get(a) == days.get(b) && seconds.get(a) == seconds.get(b),
    })
}

/// Customers who are in the list twice: by their id, else by their name and a way to reach them.
fn customers(sheet: &mut Sheet) {
    let table = sheet.table;
    let new = |sheet: &Sheet, row: u32| sheet.flags.get(row as usize).is_some_and(|flags| flags & flag::AGAIN == 0);
    if let Some((at, ids)) = sheet.place(Role::Customer).zip(table.text(Role::Customer)) {
        let mut seen = vec![false; ids.dictionary.len()];
        let mut twice = Vec::new();
        let (mut filled, mut again) = (0u64, 0u64);
        for row in 0..table.rows {
            let Some(seen) = seen.get_mut(ids.codes.get(row as usize) as usize) else { continue };
            filled += 1;
            again += u64::from(*seen);
            if std::mem::replace(seen, true) && new(sheet, row) {
                twice.push(row);
            }
        }
        sheet.score(at, Dimension::Uniqueness, Score::less(again, filled));
        sheet.mark(&twice, flag::AGAIN);
        sheet.found(Code::IdTwice, Some(at), twice, |message| message);
    }
    let Some((at, names)) = sheet.place(Role::Name).zip(table.text(Role::Name)) else { return };
    let names = keys(names, &|text| Some(words::folded(text)).filter(|name| name.chars().count() > 1));
    let phones = table.text(Role::Phone).map(|column| keys(column, &contact::digits));
    let emails = table
        .text(Role::Email)
        .map(|column| keys(column, &|text| Some(words::folded(text)).filter(|_| contact::is_email(text))));
    let mut twice: Vec<u32> = Vec::new();
    for ways in [phones, emails].iter().flatten() {
        let mut places: Vec<(i64, u32)> = (0..table.rows)
            .filter(|row| new(sheet, *row))
            .filter_map(|row| {
                let key = |keys: &[u32]| keys.get(row as usize).copied().filter(|key| *key != NONE);
                Some(((i64::from(key(&names)?) << 32) | i64::from(key(ways)?), row))
            })
            .collect();
        order::ranked(&mut places);
        let pairs = places.windows(2).filter(|pair| matches!(pair, [(a, _), (b, _)] if a == b));
        twice.extend(pairs.filter_map(|pair| pair.last().map(|(_, row)| *row)));
    }
    twice.sort_unstable();
    twice.dedup();
    sheet.mark(&twice, flag::AGAIN);
    sheet.found(Code::PersonTwice, Some(at), twice, |message| message);
}

/// By row a number for what a text comes to; equal where that is equal, [`NONE`] where it comes to nothing.
fn keys(column: &TextColumn, key: &dyn Fn(&str) -> Option<String>) -> Vec<u32> {
    let mut known = Dictionary::new();
    let of_code: Vec<u32> = column
        .dictionary
        .iter()
        .map(|text| key(text).filter(|_| !words::is_nothing(text, false)).map_or(NONE, |key| known.intern(&key)))
        .collect();
    (0..column.codes.len()).map(|row| of_code.get(column.codes.get(row) as usize).copied().unwrap_or(NONE)).collect()
}
