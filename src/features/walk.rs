//! A table as it is walked: customer after customer, the rows of each by time.
//!
//! In a file rows stand as they came. A walk over customers that reads them there touches a distant place of every column at every row, and
//! that costs many times the work itself once a column is larger than a cache. So rows are numbered here in the order of the walk, those
//! of nobody behind all others, and a column is copied into that order once, when it is first asked for; a file that stands in it already is
//! read as it is. A [`View`] is a table with its rows so numbered: whoever has one never sees another numbering.

use std::cell::OnceCell;
use std::ops::Range;

use crate::base::{CustomerIx, Day, Money, NONE, each};
use crate::table::codes::in_order;
use crate::table::{Cells, Codes, Column, Field, Role, Table, TableKind, Text};

/// Rows that follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    from: u32,
    end: u32,
}

impl Span {
    /// These rows.
    pub fn new(rows: Range<u32>) -> Span {
        Span { from: rows.start, end: rows.end.max(rows.start) }
    }

    /// The rows, first to last.
    pub fn iter(self) -> Range<u32> {
        self.from..self.end
    }

    /// How many there are.
    pub fn len(self) -> usize {
        (self.end - self.from) as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.from == self.end
    }

    /// The first row.
    pub fn first(self) -> Option<u32> {
        self.iter().next()
    }

    /// The last row.
    pub fn last(self) -> Option<u32> {
        self.iter().next_back()
    }

    /// The rows up to the first that is not so, and the others. All that are so stand before all that are not.
    #[must_use]
    pub fn split(self, is_so: impl Fn(u32) -> bool) -> (Span, Span) {
        let (mut from, mut end) = (self.from, self.end);
        while from < end {
            let middle = u32::midpoint(from, end);
            if is_so(middle) { from = middle + 1 } else { end = middle }
        }
        (Span { end: from, ..self }, Span { from, ..self })
    }
}

impl IntoIterator for Span {
    type Item = u32;
    type IntoIter = Range<u32>;

    fn into_iter(self) -> Range<u32> {
        self.iter()
    }
}

/// The order of a walk, in compressed sparse rows, and the columns that were copied into it.
#[derive(Clone, Debug, Default)]
pub(super) struct Walk {
    /// By customer the first of its rows; at last how many are anybody's.
    starts: Vec<u32>,
    /// By row of the walk that of the table; empty where they are the same.
    rows: Vec<u32>,
    /// The column whose days order the rows of a customer.
    dated: Option<usize>,
    columns: Vec<OnceCell<Copied>>,
}

/// The column that says when a row was.
pub(super) fn dated(table: &Table) -> Option<usize> {
    let role = if table.kind == TableKind::Customers { Role::Registered } else { Role::Date };
    table.fields.iter().position(|field| field.role == role)
}

/// A column in the order of a walk; texts share the dictionary of the table.
#[derive(Clone, Debug)]
enum Copied {
    Text(Codes),
    Money(Vec<Money>),
    Number(Vec<f64>),
    Day(Vec<Day>, Vec<u32>),
}

impl Walk {
    /// By row of a table its customer, or [`NONE`]; `time` decides among the rows of one, undated ones first. Rows of nobody keep their order.
    pub(super) fn of<T: Ord>(table: &Table, customers: usize, whose: &[u32], time: impl Fn(u32) -> T) -> Walk {
        // Nobody is the last customer, whoever that may be.
        let place = |who: u32| (who as usize).min(customers);
        let mut starts = vec![0u32; customers + 2];
        each(whose.len(), |row| {
            let who = place(whose.get(row).copied().unwrap_or(NONE));
            if let Some(count) = starts.get_mut(who + 1) {
                *count += 1;
            }
        });
        let mut sum = 0;
        for count in &mut starts {
            sum += *count;
            *count = sum;
        }
        let mut next = starts.clone();
        let mut rows = vec![NONE; whose.len()];
        each(whose.len(), |row| {
            let who = place(whose.get(row).copied().unwrap_or(NONE));
            let Some(at) = next.get_mut(who) else { return };
            if let Some(slot) = rows.get_mut(*at as usize) {
                *slot = row as u32;
            }
            *at += 1;
        });
        starts.truncate(customers + 1);
        for own in starts.windows(2) {
            let own = own[0] as usize..own[1] as usize;
            if let Some(own) = rows.get_mut(own).filter(|own| !own.is_sorted_by_key(|row| time(*row))) {
                own.sort_by_key(|row| time(*row));
            }
        }
        if rows.iter().zip(0..).all(|(row, at)| *row == at) {
            rows = Vec::new();
        }
        Walk { starts, rows, dated: dated(table), columns: vec![OnceCell::new(); table.fields.len()] }
    }

    /// The rows of a customer.
    pub(super) fn rows(&self, who: CustomerIx) -> Span {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(0);
        Span::new(at(who.at())..at(who.at() + 1))
    }

    /// Rows that are somebody's.
    pub(super) fn owned(&self) -> Span {
        Span::new(0..self.starts.last().copied().unwrap_or(0))
    }

    /// The row of the table.
    pub(super) fn row(&self, row: u32) -> u32 {
        if self.rows.is_empty() { row } else { self.rows.get(row as usize).copied().unwrap_or(NONE) }
    }

    /// Values by row of the table, by row of the walk.
    pub(super) fn copied<T: Copy>(&self, values: &[T], none: T) -> Vec<T> {
        if self.rows.is_empty() { values.to_vec() } else { in_order(values, &self.rows, none) }
    }

    fn column(&self, column: &Column) -> Copied {
        match column {
            Column::Text(text) => Copied::Text(text.codes.in_order(&self.rows)),
            Column::Money(money) => Copied::Money(in_order(money, &self.rows, Money::NONE)),
            Column::Number(numbers) => Copied::Number(in_order(numbers, &self.rows, f64::NAN)),
            Column::Day { days, seconds } if seconds.is_empty() => {
                Copied::Day(in_order(days, &self.rows, Day::NONE), Vec::new())
            }
            Column::Day { days, seconds } => {
                Copied::Day(in_order(days, &self.rows, Day::NONE), in_order(seconds, &self.rows, NONE))
            }
        }
    }
}

/// A table whose rows are numbered in the order of a walk.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    table: &'a Table,
    /// None: in the order of the table.
    walk: Option<&'a Walk>,
}

/// A column of a [`View`], copied only when its cells are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    view: View<'a>,
    at: usize,
    /// Header and role.
    pub field: &'a Field,
}

impl<'a> Seen<'a> {
    /// Its values.
    pub fn cells(self) -> Cells<'a> {
        let (Field { column, .. }, walk) = (self.field, self.view.walk.filter(|walk| !walk.rows.is_empty()));
        let Some((walk, slot)) = walk.and_then(|walk| Some((walk, walk.columns.get(self.at)?))) else {
            return column.cells();
        };
        match (slot.get_or_init(|| walk.column(column)), column) {
            (Copied::Text(codes), Column::Text(text)) => Cells::Text(Text { codes, dictionary: &text.dictionary }),
            (Copied::Money(money), _) => Cells::Money(money),
            (Copied::Number(numbers), _) => Cells::Number(numbers),
            (Copied::Day(days, seconds), _) => Cells::Day { days, seconds },
            (Copied::Text(_), _) => Cells::Number(&[]),
        }
    }
}

impl<'a> View<'a> {
    pub(super) fn new(table: &'a Table, walk: Option<&'a Walk>) -> View<'a> {
        View { table, walk }
    }

    /// What one row is about.
    pub fn kind(self) -> TableKind {
        self.table.kind
    }

    /// How many rows there are, those of nobody with them.
    pub fn rows(self) -> u32 {
        self.table.rows
    }

    /// The file that a row comes from.
    pub fn file_of(self, row: u32) -> usize {
        self.table.file_of(self.walk.map_or(row, |walk| walk.row(row)))
    }

    /// The days that order the rows of a customer, where the table has them.
    pub(super) fn times(self) -> Option<&'a [Day]> {
        let at = self.walk?.dated?;
        match (Seen { view: self, at, field: self.table.fields.get(at)? }).cells() {
            Cells::Day { days, .. } => Some(days),
            _ => None,
        }
    }

    /// All columns.
    pub fn fields(self) -> impl Iterator<Item = Seen<'a>> {
        self.table.fields.iter().enumerate().map(move |(at, field)| Seen { view: self, at, field })
    }

    /// The column of a role, if the file has it.
    pub fn column(self, role: Role) -> Option<Seen<'a>> {
        self.fields().find(|seen| seen.field.role == role)
    }

    /// The column of a role, if it holds text.
    pub fn text(self, role: Role) -> Option<Text<'a>> {
        match self.column(role)?.cells() {
            Cells::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The column of a role, if it holds money.
    pub fn money(self, role: Role) -> Option<&'a [Money]> {
        match self.column(role)?.cells() {
            Cells::Money(money) => Some(money),
            _ => None,
        }
    }

    /// The column of a role, if it holds numbers.
    pub fn number(self, role: Role) -> Option<&'a [f64]> {
        match self.column(role)?.cells() {
            Cells::Number(numbers) => Some(numbers),
            _ => None,
        }
    }

    /// The column of a role, if it holds days.
    pub fn day(self, role: Role) -> Option<&'a [Day]> {
        match self.column(role)?.cells() {
            Cells::Day { days, .. } => Some(days),
            _ => None,
        }
    }

    /// Seconds of the day beside [`View::day`]; nothing if the whole column has none.
    pub fn seconds(self, role: Role) -> Option<&'a [u32]> {
        match self.column(role)?.cells() {
            Cells::Day { seconds, .. } if !seconds.is_empty() => Some(seconds),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::TextColumn;
    use proptest::prelude::*;

    fn table(texts: &[&str]) -> Table {
        let text = Column::Text(texts.iter().copied().collect::<TextColumn>());
        let seconds = (0..texts.len() as u32).collect();
        let days = (0..texts.len() as i32).map(Day).collect();
        let money = (0..texts.len() as i64).map(Money).collect();
        let numbers = (0..texts.len()).map(|row| row as f64).collect();
        let columns = [
            (Role::Product, text),
            (Role::Date, Column::Day { days, seconds }),
            (Role::Amount, Column::Money(money)),
            (Role::Quantity, Column::Number(numbers)),
        ];
        let field = |(role, column)| Field { header: String::new(), role, column };
        Table {
            kind: TableKind::Orders,
            rows: texts.len() as u32,
            fields: columns.into_iter().map(field).collect(),
            starts: vec![0],
            lines: Vec::new(),
        }
    }

    proptest! {
        /// Every row is there once, of every column the same one; customers follow each other, and what is nobody's comes last.
        #[test]
        fn a_walk_is_the_table_in_another_order(of in proptest::collection::vec((0u32..6, 0u8..4), 0..60)) {
            let texts: Vec<String> = (0..of.len()).map(|row| row.to_string()).collect();
            let table = table(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            // Five customers; the sixth is nobody.
            let whose: Vec<u32> = of.iter().map(|(who, _)| if *who == 5 { NONE } else { *who }).collect();
            let time = |row: u32| of[row as usize].1;
            let walk = Walk::of(&table, 5, &whose, time);
            let view = View::new(&table, Some(&walk));
            let text = view.text(Role::Product).unwrap();
            let rows: Vec<usize> = (0..of.len()).map(|row| text.get(row).parse().unwrap()).collect();
            let mut sorted = rows.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..of.len()).collect::<Vec<_>>());
            let order: Vec<(u32, u8, usize)> =
                rows.iter().map(|row| (whose[*row], if whose[*row] == NONE { 0 } else { of[*row].1 }, *row)).collect();
            prop_assert!(order.is_sorted());
            for (at, row) in rows.iter().enumerate() {
                prop_assert_eq!(walk.row(at as u32) as usize, *row);
                prop_assert_eq!(view.day(Role::Date).unwrap()[at], Day(*row as i32));
                prop_assert_eq!(view.seconds(Role::Date).unwrap()[at], *row as u32);
                prop_assert_eq!(view.money(Role::Amount).unwrap()[at], Money(*row as i64));
                prop_assert_eq!(view.number(Role::Quantity).unwrap()[at].to_bits(), (*row as f64).to_bits());
            }
            for who in 0..5 {
                let own = walk.rows(CustomerIx(who));
                prop_assert_eq!(own.len(), whose.iter().filter(|other| **other == who).count());
                prop_assert!(own.iter().all(|row| whose[rows[row as usize]] == who));
            }
            prop_assert_eq!(walk.owned().len(), whose.iter().filter(|who| **who != NONE).count());
        }
    }

    #[test]
    fn a_table_in_the_order_of_its_customers_is_read_as_it_is() {
        let table = table(&["a", "b", "c"]);
        let walk = Walk::of(&table, 2, &[0, 1, 1], |_| 0);
        let Column::Money(money) = &table.fields[2].column else { panic!() };
        assert!(std::ptr::eq(View::new(&table, Some(&walk)).money(Role::Amount).unwrap(), money.as_slice()));
        let turned = Walk::of(&table, 2, &[1, 0, 0], |_| 0);
        assert_eq!(View::new(&table, Some(&turned)).money(Role::Amount).unwrap(), [Money(1), Money(2), Money(0)]);
    }

    #[test]
    fn a_span_parts_where_something_ends() {
        let span = Span::new(3..8);
        let (low, high) = span.split(|row| row < 5);
        assert_eq!((low.iter().collect::<Vec<_>>(), high.iter().collect::<Vec<_>>()), (vec![3, 4], vec![5, 6, 7]));
        assert_eq!((high.first(), high.last(), span.len()), (Some(5), Some(7), 5));
        let (all, none) = span.split(|_| true);
        assert_eq!((all, none.is_empty(), none.first()), (span, true, None));
    }
}
