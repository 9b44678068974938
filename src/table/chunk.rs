//! Tables as bytes and back.
//!
//! The form is one header, one small directory (postcard), then the columns as plain little-endian arrays in the directory's order, so
//! that tables of 60 MB are written and read at the speed of memory. It knows nothing of where the bytes lie, and refuses to believe
//! them: what does not fit together is `storage_damaged`, found before anything is allocated for it.
//!
//! ```text
//! "KFNT"  version u16  0 u16  directory length u32  │ directory │ column 0 │ column 1 │ … │ lines │ column 0 of the next table │ …
//! ```

mod array;
mod reader;

pub use reader::Reader;

use serde::{Deserialize, Serialize};

use super::{Codes, Column, Field, Role, Table, TableKind};
use crate::base::{Failure, Result};

/// The first bytes of a stored table.
const MAGIC: [u8; 4] = *b"KFNT";
/// Counts up when the form changes; older versions stay readable.
const VERSION: u16 = 2;
/// Bytes before the directory.
const HEADER: usize = 12;

/// What stands before the columns: one for each table.
#[derive(Debug, Serialize, Deserialize)]
struct Directory {
    kind: TableKind,
    rows: u32,
    fields: Vec<Entry>,
    /// Pairs of (row, line).
    lines: u32,
    /// First row of each file.
    starts: Vec<u32>,
}

/// The directory of the first version: one table of one file.
#[derive(Debug, Serialize, Deserialize)]
struct DirectoryFirst {
    kind: TableKind,
    rows: u32,
    fields: Vec<Entry>,
    lines: u32,
}

impl Directory {
    fn of(table: &Table) -> Directory {
        let entry =
            |field: &Field| Entry { header: field.header.clone(), role: field.role, shape: Shape::of(&field.column) };
        Directory {
            kind: table.kind,
            rows: table.rows,
            fields: table.fields.iter().map(entry).collect(),
            lines: table.lines.len() as u32,
            starts: table.starts.clone(),
        }
    }

    /// What any version has written.
    fn read(version: u16, bytes: &[u8]) -> Result<Vec<Directory>> {
        if version > 1 {
            return postcard::from_bytes(bytes).map_err(|_| damaged());
        }
        let DirectoryFirst { kind, rows, fields, lines } = postcard::from_bytes(bytes).map_err(|_| damaged())?;
        Ok(vec![Directory { kind, rows, fields, lines, starts: vec![0] }])
    }

    /// Whether rows, files and lines fit together, as far as that shows before the columns are there.
    fn is_sound(&self) -> bool {
        let ascending = self.starts.windows(2).all(|pair| matches!(pair, [a, b] if a <= b));
        let widths = self.fields.iter().all(|entry| match entry.shape {
            Shape::Text { width, .. } => matches!(width, 1 | 2 | 4),
            _ => true,
        });
        ascending && widths && self.starts.last().is_none_or(|last| *last <= self.rows)
    }
}

/// One column: who it is and how many bytes of what follow.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    header: String,
    role: Role,
    shape: Shape,
}

/// How a column lies in the bytes; the number of values is the table's.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
enum Shape {
    /// Codes of this width in bytes, then the ends (u32) and the bytes of this many texts.
    Text {
        width: u8,
        texts: u32,
        bytes: u32,
    },
    Money,
    Number,
    /// Days, then as many seconds if the file has times.
    Day {
        seconds: bool,
    },
}

impl Shape {
    fn of(column: &Column) -> Shape {
        match column {
            Column::Text(text) => {
                let (bytes, ends) = text.dictionary.parts();
                let width = match text.codes {
                    Codes::Narrow(_) => 1,
                    Codes::Middle(_) => 2,
                    Codes::Wide(_) => 4,
                };
                Shape::Text { width, texts: ends.len() as u32, bytes: bytes.len() as u32 }
            }
            Column::Money(_) => Shape::Money,
            Column::Number(_) => Shape::Number,
            Column::Day { seconds, .. } => Shape::Day { seconds: !seconds.is_empty() },
        }
    }
}

/// What is wrong with bytes that are not what was written.
fn damaged() -> Failure {
    Failure::new("storage_damaged")
}

/// Writes tables piece by piece, in order; pieces are at most 64 KiB, and where they end means nothing.
pub fn write(tables: &[&Table], sink: &mut dyn FnMut(&[u8])) {
    let directory: Vec<Directory> = tables.iter().map(|table| Directory::of(table)).collect();
    // Writing to memory can't fail; were it to, an empty directory is refused by the reader.
    let directory = postcard::to_allocvec(&directory).unwrap_or_default();
    let mut header = Vec::with_capacity(HEADER + directory.len());
    header.extend(MAGIC);
    header.extend(VERSION.to_le_bytes());
    header.extend([0, 0]);
    header.extend((directory.len() as u32).to_le_bytes());
    header.extend(directory);
    sink(&header);
    for table in tables {
        columns(table, sink);
    }
}

fn columns(table: &Table, sink: &mut dyn FnMut(&[u8])) {
    for Field { column, .. } in &table.fields {
        match column {
            Column::Text(text) => {
                match &text.codes {
                    Codes::Narrow(codes) => array::put(codes, |code| [*code], sink),
                    Codes::Middle(codes) => array::put(codes, |code| code.to_le_bytes(), sink),
                    Codes::Wide(codes) => array::put(codes, |code| code.to_le_bytes(), sink),
                }
                let (bytes, ends) = text.dictionary.parts();
                array::put(ends, |end| end.to_le_bytes(), sink);
                array::put(bytes, |byte| [*byte], sink);
            }
            Column::Money(money) => array::put(money, |money| money.0.to_le_bytes(), sink),
            Column::Number(numbers) => array::put(numbers, |number| number.to_le_bytes(), sink),
            Column::Day { days, seconds } => {
                array::put(days, |day| day.0.to_le_bytes(), sink);
                array::put(seconds, |second| second.to_le_bytes(), sink);
            }
        }
    }
    array::put(&table.lines, |(row, line)| ((u64::from(*line) << 32) | u64::from(*row)).to_le_bytes(), sink);
}

/// The tables of these bytes, which must be all of them and nothing more.
pub fn read(bytes: &[u8]) -> Result<Vec<Table>> {
    let mut reader = Reader::new(bytes.len() as u64);
    reader.feed(bytes)?;
    reader.finish()
}

#[cfg(test)]
mod tests;
