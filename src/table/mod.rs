//! Typed columns in memory: what a file becomes once it is understood.
//!
//! A [`Table`] is a kind (orders, customers …), a number of rows, and columns that each play a role. It knows nothing of files,
//! and nothing of what an order is; it refuses to hold strings by the row (text is coded against a dictionary of its own).

pub mod chunk;
pub mod codes;
pub mod column;
pub mod dictionary;
pub mod join;
pub mod schema;

pub use codes::Codes;
pub use column::{Cells, Column, Text, TextColumn};
pub use dictionary::Dictionary;
pub use join::Piece;
pub use schema::{Kind, Role, TableKind};

use crate::base::{Day, Money};

/// A named column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The header as it stood in the file.
    pub header: String,
    /// The part it plays.
    pub role: Role,
    /// One value per row.
    pub column: Column,
}

/// Columns of equal length. Rows stand in file order, those of one file together.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What one row is about.
    pub kind: TableKind,
    /// Rows; every column has this many values.
    pub rows: u32,
    /// The columns, in file order; at most one per role, [`Role::Attribute`] excepted.
    pub fields: Vec<Field>,
    /// First row of each file that the rows come from, in the order of the files.
    pub starts: Vec<u32>,
    /// Physical line of the rows in their file: `(row, line)` wherever the distance between the two changes, first line 1, ascending.
    pub lines: Vec<(u32, u32)>,
}

impl Table {
    /// A table without rows or columns.
    pub fn empty(kind: TableKind) -> Table {
        Table { kind, rows: 0, fields: Vec::new(), starts: Vec::new(), lines: Vec::new() }
    }

    /// The column of a role, if the file has it.
    pub fn column(&self, role: Role) -> Option<&Column> {
        self.fields.iter().find(|field| field.role == role).map(|field| &field.column)
    }

    /// The column of a role, if it holds text.
    pub fn text(&self, role: Role) -> Option<&TextColumn> {
        match self.column(role)? {
            Column::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The column of a role, if it holds money ([`Money::NONE`] where a cell is empty).
    pub fn money(&self, role: Role) -> Option<&[Money]> {
        match self.column(role)? {
            Column::Money(money) => Some(money),
            _ => None,
        }
    }

    /// The column of a role, if it holds numbers (NaN where a cell is empty, never otherwise).
    pub fn number(&self, role: Role) -> Option<&[f64]> {
        match self.column(role)? {
            Column::Number(numbers) => Some(numbers),
            _ => None,
        }
    }

    /// The column of a role, if it holds days ([`Day::NONE`] where a cell is empty).
    pub fn day(&self, role: Role) -> Option<&[Day]> {
        match self.column(role)? {
            Column::Day { days, .. } => Some(days),
            _ => None,
        }
    }

    /// Seconds of the day beside [`Table::day`], `NONE` where a cell has no time; nothing if the whole column has none.
    pub fn seconds(&self, role: Role) -> Option<&[u32]> {
        match self.column(role)? {
            Column::Day { seconds, .. } if !seconds.is_empty() => Some(seconds),
            _ => None,
        }
    }

    /// The physical line of the file on which a row began.
    pub fn line_of(&self, row: u32) -> u32 {
        let after = self.lines.partition_point(|&(first, _)| first <= row);
        match after.checked_sub(1).and_then(|at| self.lines.get(at)) {
            Some(&(first, line)) => line + (row - first),
            None => row + 1,
        }
    }

    /// Bytes that the columns hold.
    pub fn bytes(&self) -> usize {
        self.fields.iter().map(|field| field.column.bytes()).sum::<usize>()
            + (self.lines.len() * 2 + self.starts.len()) * 4
    }
}
