//! Several files in one table, and one file of several taken out again.
//!
//! A joined table is made anew from its pieces, each the rows of one file of some table. So adding, replacing and removing a file are one
//! thing, and a text that only a removed file had is gone with it.

use super::{Codes, Column, Dictionary, Field, Kind, Role, Table, TableKind, TextColumn};
use crate::base::{Day, Money, NONE, each};

/// The rows of one file of a table.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'a> {
    /// The table.
    pub table: &'a Table,
    /// Which of its files, from 0.
    pub file: usize,
}

impl Table {
    /// How many files its rows come from.
    pub fn files(&self) -> usize {
        self.starts.len()
    }

    /// The rows of a file, from 0.
    pub fn rows_of(&self, file: usize) -> std::ops::Range<u32> {
        let start = |file: usize| self.starts.get(file).copied().unwrap_or(self.rows);
        start(file)..start(file + 1)
    }

    /// The file of a row.
    pub fn file_of(&self, row: u32) -> usize {
        self.starts.partition_point(|start| *start <= row).saturating_sub(1)
    }

    /// The same rows with a column that says one text on each of them.
    #[must_use]
    pub fn with_text(mut self, role: Role, text: &str) -> Table {
        let mut column = TextColumn::default();
        let code = column.dictionary.intern(text);
        (0..self.rows).for_each(|_| column.codes.push(code));
        column.dictionary.seal();
        self.fields.push(Field { header: String::new(), role, column: Column::Text(column) });
        self
    }

    /// The rows of the pieces, one piece after the other. Columns meet by their role, further ones by their header; what a file does not
    /// have is empty in its rows. A further column that is empty in all rows is left out.
    pub fn join(kind: TableKind, pieces: &[Piece<'_>]) -> Table {
        let mut joined = Table::empty(kind);
        for piece in pieces {
            joined.starts.push(joined.rows);
            let range = piece.rows();
            let line = piece.table.line_of(range.start);
            if !range.is_empty() {
                joined.lines.push((joined.rows, line));
            }
            let inside = piece.table.lines.iter().filter(|(row, _)| range.contains(row) && *row > range.start);
            joined.lines.extend(inside.map(|(row, line)| (row - range.start + joined.rows, *line)));
            joined.rows += range.end - range.start;
        }
        for name in names(pieces) {
            let columns: Vec<_> = pieces.iter().map(|piece| (piece.column(name), piece.rows())).collect();
            let column = column(name.role.kind(), &columns);
            let is_hollow = matches!(&column, Column::Text(text) if text.dictionary.is_empty());
            if !(is_hollow && name.role == Role::Attribute) {
                joined.fields.push(Field { header: name.header.to_owned(), role: name.role, column });
            }
        }
        joined
    }
}

/// What columns of different files meet by.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Name<'a> {
    role: Role,
    /// Says which further column; for every other the header of the first file that has it.
    header: &'a str,
    /// Of several further columns of one header, which.
    nth: usize,
}

impl Name<'_> {
    fn is(self, other: Name<'_>) -> bool {
        self.role == other.role
            && (self.role != Role::Attribute || (self.header, self.nth) == (other.header, other.nth))
    }
}

impl<'a> Piece<'a> {
    fn rows(self) -> std::ops::Range<u32> {
        self.table.rows_of(self.file)
    }

    fn names(self) -> impl Iterator<Item = Name<'a>> {
        let fields = &self.table.fields;
        fields.iter().enumerate().map(|(at, field)| {
            let before = fields.iter().take(at);
            let nth = before.filter(|other| other.role == field.role && other.header == field.header).count();
            Name { role: field.role, header: &field.header, nth }
        })
    }

    fn column(self, name: Name<'_>) -> Option<&'a Column> {
        self.names().zip(&self.table.fields).find(|(own, _)| own.is(name)).map(|(_, field)| &field.column)
    }
}

/// The columns of all pieces, in the order in which they first appear.
fn names<'a>(pieces: &[Piece<'a>]) -> Vec<Name<'a>> {
    let mut names: Vec<Name<'a>> = Vec::new();
    for name in pieces.iter().flat_map(|piece| piece.names()) {
        if !names.iter().any(|known| known.is(name)) {
            names.push(name);
        }
    }
    names
}

type Part<'a> = (Option<&'a Column>, std::ops::Range<u32>);

/// One column of the pieces' rows.
fn column(kind: Kind, parts: &[Part<'_>]) -> Column {
    match kind {
        Kind::Text => Column::Text(texts(parts)),
        Kind::Money => Column::Money(values(parts, Money::NONE, |column| match column {
            Column::Money(money) => Some(money),
            _ => None,
        })),
        Kind::Number => Column::Number(values(parts, f64::NAN, |column| match column {
            Column::Number(numbers) => Some(numbers),
            _ => None,
        })),
        Kind::Day => {
            let days = values(parts, Day::NONE, |column| match column {
                Column::Day { days, .. } => Some(days),
                _ => None,
            });
            let timed =
                |(column, _): &Part<'_>| matches!(column, Some(Column::Day { seconds, .. }) if !seconds.is_empty());
            let seconds = values(parts, NONE, |column| match column {
                Column::Day { seconds, .. } => Some(seconds),
                _ => None,
            });
            Column::Day { days, seconds: if parts.iter().any(timed) { seconds } else { Vec::new() } }
        }
    }
}

fn values<T: Copy>(parts: &[Part<'_>], empty: T, of: impl Fn(&Column) -> Option<&Vec<T>>) -> Vec<T> {
    let mut all = Vec::with_capacity(parts.iter().map(|(_, rows)| rows.len()).sum());
    for (column, rows) in parts {
        let end = all.len() + rows.len();
        let own = column.and_then(|column| of(column)?.get(rows.start as usize..rows.end as usize));
        all.extend_from_slice(own.unwrap_or_default());
        all.resize(end, empty);
    }
    all
}

fn texts(parts: &[Part<'_>]) -> TextColumn {
    let mut joined = TextColumn::default();
    for (column, rows) in parts {
        let Some(Column::Text(text)) = column else {
            (0..rows.len()).for_each(|_| joined.codes.push(NONE));
            continue;
        };
        let mut names = Names { of: vec![NONE; text.dictionary.len()], from: &text.dictionary };
        each(rows.len(), |row| {
            let code = text.codes.get(rows.start as usize + row);
            joined.codes.push(names.code(code, &mut joined.dictionary));
        });
    }
    joined.dictionary.seal();
    joined
}

/// The codes of one dictionary in another, each looked up when it first appears.
struct Names<'a> {
    of: Vec<u32>,
    from: &'a Dictionary,
}

impl Names<'_> {
    #[inline]
    fn code(&mut self, code: u32, into: &mut Dictionary) -> u32 {
        let Some(known) = self.of.get_mut(code as usize) else { return NONE };
        if *known == NONE {
            *known = into.intern(self.from.get(code));
        }
        *known
    }
}

impl Codes {
    /// By code, the first file in which it appears; `None` where it does not. `texts`: how many codes there are; `starts` as of
    /// [`Table::starts`].
    pub fn first_file(&self, texts: usize, starts: &[u32]) -> Vec<Option<u32>> {
        let mut first = vec![None; texts];
        for (file, start) in starts.iter().enumerate() {
            let end = starts.get(file + 1).map_or(self.len(), |end| *end as usize);
            let start = *start as usize;
            each(end.saturating_sub(start), |row| {
                if let Some(slot) = first.get_mut(self.get(start + row) as usize) {
                    slot.get_or_insert(file as u32);
                }
            });
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(cells: &[&str]) -> Column {
        let mut column = TextColumn::default();
        cells.chunks(8).for_each(|cells| {
            column.push_all(&cells.iter().map(|cell| cell.as_bytes()).collect::<Vec<_>>(), &[]);
        });
        column.dictionary.seal();
        Column::Text(column)
    }

    fn table(fields: Vec<(&str, Role, Column)>, lines: Vec<(u32, u32)>) -> Table {
        let rows = fields[0].2.len() as u32;
        let fields = fields.into_iter().map(|(header, role, column)| Field { header: header.into(), role, column });
        Table { kind: TableKind::Orders, rows, fields: fields.collect(), lines, starts: vec![0] }
    }

    fn cells(table: &Table, at: usize) -> Vec<String> {
        let Column::Text(text) = &table.fields[at].column else { panic!() };
        (0..table.rows as usize).map(|row| text.get(row).to_owned()).collect()
    }

    fn shop() -> Table {
        let first = table(
            vec![
                ("Kunde", Role::Customer, text(&["a", "b", "a"])),
                ("Note", Role::Attribute, text(&["x", "", "y"])),
                ("Day", Role::Date, Column::Day { days: vec![Day(1), Day(2), Day(3)], seconds: Vec::new() }),
            ],
            vec![(0, 2), (2, 7)],
        );
        let second = table(
            vec![
                ("Sum", Role::Amount, Column::Money(vec![Money(5), Money(6)])),
                ("Customer", Role::Customer, text(&["c", "a"])),
                ("Day", Role::Date, Column::Day { days: vec![Day(4), Day(5)], seconds: vec![9, NONE] }),
                ("Size", Role::Attribute, text(&["", ""])),
            ],
            vec![(0, 3)],
        );
        Table::join(TableKind::Orders, &[Piece { table: &first, file: 0 }, Piece { table: &second, file: 0 }])
    }

    #[test]
    fn columns_meet_by_role_and_further_ones_by_header() {
        let all = shop();
        assert_eq!((all.rows, all.files(), all.rows_of(0), all.rows_of(1)), (5, 2, 0..3, 3..5));
        let headers: Vec<&str> = all.fields.iter().map(|field| field.header.as_str()).collect();
        assert_eq!(headers, ["Kunde", "Note", "Day", "Sum"]);
        assert_eq!(cells(&all, 0), ["a", "b", "a", "c", "a"]);
        assert_eq!(cells(&all, 1), ["x", "", "y", "", ""]);
        assert_eq!(all.day(Role::Date), Some(&[Day(1), Day(2), Day(3), Day(4), Day(5)][..]));
        assert_eq!(all.seconds(Role::Date), Some(&[NONE, NONE, NONE, 9, NONE][..]));
        assert_eq!(
            all.money(Role::Amount).map(|money| money[2..].to_vec()),
            Some(vec![Money::NONE, Money(5), Money(6)])
        );
        assert_eq!((0..5).map(|row| all.line_of(row)).collect::<Vec<_>>(), [2, 3, 7, 3, 4]);
        assert_eq!((0..5).map(|row| all.file_of(row)).collect::<Vec<_>>(), [0, 0, 0, 1, 1]);
        assert_eq!(
            all.text(Role::Customer).map(|text| text.codes.first_file(text.dictionary.len(), &all.starts)),
            Some(vec![Some(0), Some(0), Some(1)])
        );
    }

    #[test]
    fn what_only_a_removed_file_had_is_gone() {
        let all = shop();
        let first = Table::join(TableKind::Orders, &[Piece { table: &all, file: 0 }]);
        let second = Table::join(TableKind::Orders, &[Piece { table: &all, file: 1 }]);
        assert_eq!((first.rows, second.rows, second.line_of(1)), (3, 2, 4));
        let Some(customers) = second.text(Role::Customer) else { panic!() };
        assert_eq!(customers.dictionary.iter().collect::<Vec<_>>(), ["c", "a"]);
        assert!(second.fields.iter().all(|field| field.header != "Note"));
        let pieces = [Piece { table: &first, file: 0 }, Piece { table: &second, file: 0 }];
        assert_eq!(Table::join(TableKind::Orders, &pieces), all);
    }
}
