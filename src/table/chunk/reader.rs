//! Stored tables read piece by piece, so that the bytes and the tables never lie in memory twice.

use super::array::{Fill, Filling};
use super::{Directory, Entry, HEADER, MAGIC, Shape, VERSION, damaged};
use crate::base::{Day, Failure, Money, NONE, Result};
use crate::table::{Codes, Column, Dictionary, Field, Table, TextColumn};

/// Takes pieces in order; where they end means nothing.
pub struct Reader {
    /// Bytes that are known to exist: nothing larger is ever allocated.
    total: u64,
    fed: u64,
    state: State,
}

enum State {
    /// Header and directory are being collected.
    Head(Vec<u8>),
    /// Columns are being filled.
    Columns(Box<Columns>),
}

struct Columns {
    directories: Vec<Directory>,
    parts: Vec<Part>,
    /// The part that the next byte belongs to.
    at: usize,
}

enum Part {
    Bytes(Filling<u8, 1>),
    Middle(Filling<u16, 2>),
    Wide(Filling<u32, 4>),
    Money(Filling<Money, 8>),
    Numbers(Filling<f64, 8>),
    Days(Filling<Day, 4>),
    Lines(Filling<(u32, u32), 8>),
}

impl Part {
    fn fill(&mut self, bytes: &mut &[u8]) -> bool {
        match self {
            Part::Bytes(part) => part.fill(bytes),
            Part::Middle(part) => part.fill(bytes),
            Part::Wide(part) => part.fill(bytes),
            Part::Money(part) => part.fill(bytes),
            Part::Numbers(part) => part.fill(bytes),
            Part::Days(part) => part.fill(bytes),
            Part::Lines(part) => part.fill(bytes),
        }
    }

    fn bytes(length: u32) -> Part {
        Part::Bytes(Filling::new(length as usize))
    }

    fn wide(length: u32) -> Part {
        Part::Wide(Filling::new(length as usize))
    }
}

/// Bytes that the columns of a directory take; saturates, since a damaged directory may claim anything.
fn claimed(directory: &Directory) -> u64 {
    let rows = u64::from(directory.rows);
    let columns = directory.fields.iter().map(|entry| match entry.shape {
        Shape::Text { width, texts, bytes } => rows * u64::from(width) + u64::from(texts) * 4 + u64::from(bytes),
        Shape::Money | Shape::Number => rows * 8,
        Shape::Day { seconds } => rows * if seconds { 8 } else { 4 },
    });
    columns.fold(u64::from(directory.lines) * 8, u64::saturating_add)
}

impl Columns {
    /// Room for the columns, once the directories are known to claim exactly `left` bytes.
    fn new(directories: Vec<Directory>, left: u64) -> Result<Columns> {
        let all = directories.iter().map(claimed).fold(0, u64::saturating_add);
        if !directories.iter().all(Directory::is_sound) || all != left {
            return Err(damaged());
        }
        let parts = directories.iter().flat_map(parts).collect();
        Ok(Columns { directories, parts, at: 0 })
    }

    fn feed(&mut self, mut bytes: &[u8]) {
        while let Some(part) = self.parts.get_mut(self.at) {
            if !part.fill(&mut bytes) {
                break;
            }
            self.at += 1;
        }
    }

    fn finish(self) -> Result<Vec<Table>> {
        let mut parts = self.parts.into_iter();
        self.directories.into_iter().map(|directory| table(directory, &mut parts)).collect()
    }
}

/// The parts of a table, in their order.
fn parts(directory: &Directory) -> Vec<Part> {
    let rows = directory.rows;
    let mut parts = Vec::new();
    for entry in &directory.fields {
        match entry.shape {
            Shape::Text { width, texts, bytes } => {
                parts.push(match width {
                    1 => Part::bytes(rows),
                    2 => Part::Middle(Filling::new(rows as usize)),
                    _ => Part::wide(rows),
                });
                parts.push(Part::wide(texts));
                parts.push(Part::bytes(bytes));
            }
            Shape::Money => parts.push(Part::Money(Filling::new(rows as usize))),
            Shape::Number => parts.push(Part::Numbers(Filling::new(rows as usize))),
            Shape::Day { seconds } => {
                parts.push(Part::Days(Filling::new(rows as usize)));
                parts.push(Part::wide(if seconds { rows } else { 0 }));
            }
        }
    }
    parts.push(Part::Lines(Filling::new(directory.lines as usize)));
    parts
}

/// The next table, of the parts that come next.
fn table(directory: Directory, parts: &mut impl Iterator<Item = Part>) -> Result<Table> {
    let Directory { kind, rows, fields: entries, starts, .. } = directory;
    let mut fields = Vec::with_capacity(entries.len());
    for Entry { header, role, shape } in entries {
        let column = column(shape, parts).ok_or_else(damaged)?;
        fields.push(Field { header, role, column });
    }
    let Some(Part::Lines(lines)) = parts.next() else { return Err(damaged()) };
    let lines = lines.into_values();
    let ascending = lines.windows(2).all(|pair| matches!(pair, [(a, _), (b, _)] if a < b));
    let possible = lines.iter().all(|(_, line)| line.checked_add(rows).is_some());
    if !ascending || !possible {
        return Err(damaged());
    }
    Ok(Table { kind, rows, fields, starts, lines })
}

/// The next column; nothing if its parts do not fit together.
fn column(shape: Shape, parts: &mut impl Iterator<Item = Part>) -> Option<Column> {
    match (shape, parts.next()?) {
        (Shape::Text { texts, .. }, codes) => {
            let codes = match codes {
                Part::Bytes(part) => Codes::Narrow(part.into_values()),
                Part::Middle(part) => Codes::Middle(part.into_values()),
                Part::Wide(part) => Codes::Wide(part.into_values()),
                _ => return None,
            };
            let (Part::Wide(ends), Part::Bytes(bytes)) = (parts.next()?, parts.next()?) else { return None };
            let dictionary = Dictionary::from_parts(bytes.into_values(), ends.into_values())?;
            (largest(&codes) <= u64::from(texts)).then_some(Column::Text(TextColumn { codes, dictionary }))
        }
        (Shape::Money, Part::Money(part)) => Some(Column::Money(part.into_values())),
        (Shape::Number, Part::Numbers(part)) => Some(Column::Number(part.into_values())),
        (Shape::Day { .. }, Part::Days(days)) => {
            let Part::Wide(seconds) = parts.next()? else { return None };
            Some(Column::Day { days: days.into_values(), seconds: seconds.into_values() })
        }
        _ => None,
    }
}

/// One more than the largest code that is not empty: how many texts the dictionary must have. Folds without branches, so that the
/// compiler makes vector code of it; "empty" is the largest value of its width and wraps to 0 when one is added.
fn largest(codes: &Codes) -> u64 {
    match codes {
        Codes::Narrow(codes) => codes.iter().fold(0, |most: u8, code| most.max(code.wrapping_add(1))).into(),
        Codes::Middle(codes) => codes.iter().fold(0, |most: u16, code| most.max(code.wrapping_add(1))).into(),
        Codes::Wide(codes) => {
            debug_assert_eq!(NONE, u32::MAX);
            codes.iter().fold(0, |most: u32, code| most.max(code.wrapping_add(1))).into()
        }
    }
}

impl Reader {
    /// Waits for exactly `total` bytes, which the caller knows to exist.
    pub fn new(total: u64) -> Reader {
        Reader { total, fed: 0, state: State::Head(Vec::new()) }
    }

    /// Takes the next piece.
    pub fn feed(&mut self, mut piece: &[u8]) -> Result<()> {
        self.fed = self.fed.saturating_add(piece.len() as u64);
        if self.fed > self.total {
            return Err(damaged());
        }
        if let State::Head(head) = &mut self.state {
            take(head, HEADER, &mut piece);
            let Some((version, length)) = directory_length(head, self.total)? else { return Ok(()) };
            take(head, HEADER + length, &mut piece);
            if head.len() < HEADER + length {
                return Ok(());
            }
            let directories = Directory::read(version, head.get(HEADER..).unwrap_or_default())?;
            let left = self.total - head.len() as u64;
            self.state = State::Columns(Box::new(Columns::new(directories, left)?));
        }
        if let State::Columns(columns) = &mut self.state {
            columns.feed(piece);
        }
        Ok(())
    }

    /// The tables, once every byte is there.
    pub fn finish(self) -> Result<Vec<Table>> {
        match self.state {
            State::Columns(columns) if self.fed == self.total => columns.finish(),
            _ => Err(damaged()),
        }
    }
}

/// Moves bytes from the front of `piece` until `head` has `wanted`.
fn take(head: &mut Vec<u8>, wanted: usize, piece: &mut &[u8]) {
    let length = wanted.saturating_sub(head.len()).min(piece.len());
    let (front, rest) = piece.split_at(length);
    head.extend_from_slice(front);
    *piece = rest;
}

/// The version and the directory's length, once the header is complete.
fn directory_length(head: &[u8], total: u64) -> Result<Option<(u16, usize)>> {
    let Some([m0, m1, m2, m3, v0, v1, _, _, length @ ..]) = head.first_chunk::<HEADER>() else { return Ok(None) };
    if [*m0, *m1, *m2, *m3] != MAGIC {
        return Err(damaged());
    }
    let version = u16::from_le_bytes([*v0, *v1]);
    if version > VERSION {
        return Err(Failure::new("storage_newer_schema"));
    }
    let length = u32::from_le_bytes(*length);
    if HEADER as u64 + u64::from(length) > total {
        return Err(damaged());
    }
    Ok(Some((version, length as usize)))
}
