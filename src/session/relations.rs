//! How the other tables hang on the orders: by a key that both have.
//!
//! A customer list may name people by a number while the orders name them by telephone, so every column that can name somebody is tried,
//! and the one by which most rows find a customer is the key. Ids are compared as text, as they are everywhere.

use super::sources;
use super::work::Work;
use crate::base::Arg;
use crate::protocol::About;
use crate::table::{Column, Role, Table, TableKind, TextColumn};

/// Columns that can name a customer, the better ones first.
const KEYS: &[Role] = &[Role::Customer, Role::Phone, Role::Email, Role::Name];

impl Work {
    /// By which column the rows of a file of another table name customers of the orders, and how many do; by their order where nobody is
    /// named. Nothing for orders themselves, and where no column can be a key.
    pub(super) fn key_of(&self, at: usize) -> Option<(Role, u64)> {
        let (kind, file) = sources::place(&self.sources, at)?;
        let table = self.others.iter().find(|table| table.kind == kind)?;
        let by_person = KEYS.iter().filter_map(|role| Some((*role, table.text(*role)?)));
        let by_person = by_person.map(|(role, column)| (role, self.rows_of_customers(table, column, file)));
        let by_order = || {
            let known = self.table.text(Role::Order)?;
            let mut numbers: Vec<&str> = known.dictionary.iter().collect();
            numbers.sort_unstable();
            let found = |id: &str| numbers.binary_search(&id).is_ok();
            Some((Role::Order, rows_that(table, table.text(Role::Order)?, file, found)))
        };
        // Of keys that find as many the first.
        let best = by_person.rev().max_by_key(|(_, rows)| *rows);
        match best {
            Some((_, 0)) | None => by_order().or(best),
            best => best,
        }
    }

    fn rows_of_customers(&self, table: &Table, column: &TextColumn, file: usize) -> u64 {
        rows_that(table, column, file, |id| self.built.history.find(id).is_some())
    }

    /// What the other tables say of a customer.
    pub(super) fn about(&self, id: &str) -> Vec<About> {
        self.others.iter().filter_map(|table| self.about_in(table, id)).collect()
    }

    fn about_in(&self, table: &Table, id: &str) -> Option<About> {
        let mut rows: Vec<u32> = Vec::new();
        let own = self.sources.iter().zip(&self.keys).filter(|(source, _)| source.kind() == table.kind);
        for (file, (_, key)) in own.enumerate() {
            let Some((role, 1..)) = *key else { continue };
            let Some(column) = table.text(role) else { continue };
            let orders = if role == Role::Order { self.orders_of(id) } else { Vec::new() };
            let is_it = |cell: &str| if role == Role::Order { orders.contains(&cell) } else { cell == id };
            let good: Vec<bool> = column.dictionary.iter().map(is_it).collect();
            let is_good = |row: &u32| good.get(column.codes.get(*row as usize) as usize) == Some(&true);
            let mut found = table.rows_of(file).filter(is_good).peekable();
            // Who somebody is, the latest list says; what happened, all of them.
            if table.kind == TableKind::Customers && found.peek().is_some() {
                rows.clear();
            }
            rows.extend(found);
        }
        let total = rows.len() as u64;
        rows.truncate(ABOUT);
        let cell = |column: &Column, row: u32| said(column, row as usize);
        let fields = table
            .fields
            .iter()
            .filter(|field| field.role != Role::Ignore && rows.iter().any(|row| cell(&field.column, *row).is_some()));
        let (mut headers, mut columns) = (Vec::new(), Vec::new());
        for field in fields {
            headers.push((field.role, field.header.clone()));
            columns.push(&field.column);
        }
        let rows: Vec<Vec<Option<Arg>>> =
            rows.iter().map(|row| columns.iter().map(|column| cell(column, *row)).collect()).collect();
        (total > 0).then_some(About { kind: table.kind, headers, rows, total })
    }

    /// The order numbers of a customer.
    fn orders_of(&self, id: &str) -> Vec<&str> {
        let (Some(orders), Some(customers)) = (self.table.text(Role::Order), self.table.text(Role::Customer)) else {
            return Vec::new();
        };
        let Some(code) = customers.dictionary.iter().position(|text| text == id) else { return Vec::new() };
        let rows = (0..self.table.rows as usize).filter(|row| customers.codes.get(*row) as usize == code);
        rows.map(|row| orders.get(row)).filter(|order| !order.is_empty()).collect()
    }
}

/// Rows of a table that are shown of one customer.
const ABOUT: usize = 20;

/// A cell as something to be said; nothing if it is empty.
pub(super) fn said(column: &Column, row: usize) -> Option<Arg> {
    match column {
        Column::Text(text) => {
            Some(text.get(row)).filter(|text| !text.is_empty()).map(|text| Arg::Text(text.to_owned()))
        }
        Column::Money(money) => money.get(row).copied().filter(|money| money.is_some()).map(Arg::Money),
        Column::Number(numbers) => {
            numbers.get(row).filter(|number| !number.is_nan()).map(|number| Arg::Number(*number, 2))
        }
        Column::Day { days, .. } => days.get(row).copied().filter(|day| day.is_some()).map(Arg::Day),
    }
}

/// Rows of a file whose text passes; each text is looked at once.
fn rows_that(table: &Table, column: &TextColumn, file: usize, passes: impl Fn(&str) -> bool) -> u64 {
    let good: Vec<bool> = column.dictionary.iter().map(passes).collect();
    let rows = table.rows_of(file).filter(|row| good.get(column.codes.get(*row as usize) as usize) == Some(&true));
    rows.count() as u64
}
