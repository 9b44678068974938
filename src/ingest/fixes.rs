//! Fixes: what a person has said of cells that can't be read, or are odd. Kept with the mapping, so that next month's file with the same
//! columns is mended too.
//!
//! A fix names a text as it stands in a column, and what is to be read instead of it: everywhere ("alike"), or in one row only. Or it leaves
//! the row out. Fixes are looked up by what the file says, never by what another fix has made of it: they don't chain, and their order does
//! not matter; of two that fit one cell, the one for the row alone wins. A row is told again by what it says (order, customer, day, amount,
//! product), never by its line, which is another one next month.
//!
//! Fixes are applied to the cells of a batch before anything is read from them ([`Mender`]), so a file with a fix is the same as a file
//! with the text replaced. A file without fixes never comes here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::batch::{Batch, Record, Row, Span};
use super::date;
use super::encoding::readable;
use super::mapping::{ColumnMapping, DateReading, NumberReading};
use super::number::{self, Cell};
use super::{Mapping, RejectReason, clean};
use crate::base::{Day, Money};
use crate::table::{Kind, Role};

/// A column of a file: its place, and its header, by which it is found where it stands elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// From 0.
    pub index: u32,
    /// As it stands.
    pub header: String,
}

/// What becomes of a cell, or of its row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mend {
    /// This is read instead.
    Text(String),
    /// The row is left out.
    LeaveOut,
}

/// One fix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// The column at fault; none where the row as such is (then it can only be left out).
    pub column: Option<Place>,
    /// What stands there, without what surrounds it.
    pub from: String,
    /// What becomes of it.
    pub mend: Mend,
    /// In this row alone; else everywhere. What [`RowKey`] tells the row by; without a column the hash of its cells.
    pub row: Option<u64>,
}

impl Fix {
    /// The most fixes that a file has.
    pub const MOST: usize = 500;
    /// The longest text, in characters, that can be mended or written instead: what is kept of a cell that could not be read.
    pub const CHARACTERS: usize = 200;

    /// Whether two fixes are of the same cells.
    pub fn is_of_the_same(&self, other: &Fix) -> bool {
        (&self.column, &self.from, self.row) == (&other.column, &other.from, other.row)
    }

    /// The same fixes with one more. One of the same cells goes; what an earlier one has made of the file's text becomes what the new one
    /// makes of it, since a fix is looked up by what stands in the file.
    pub fn add(fixes: &mut Vec<Fix>, new: Fix) {
        for old in fixes.iter_mut().filter(|old| old.column == new.column && (new.row.is_none() || old.row == new.row))
        {
            if matches!(&old.mend, Mend::Text(text) if clean::text(text) == new.from) && old.from != new.from {
                old.mend = new.mend.clone();
            }
        }
        fixes.retain(|old| !old.is_of_the_same(&new));
        fixes.push(new);
    }

    /// Where its column is in a mapping, if it is there.
    fn index_in(&self, mapping: &Mapping) -> Option<usize> {
        let Place { index, header } = self.column.as_ref()?;
        let is_it = |column: &ColumnMapping| column.header == *header;
        if mapping.columns.get(*index as usize).is_some_and(is_it) {
            return Some(*index as usize);
        }
        mapping.columns.iter().position(is_it).filter(|_| !header.is_empty())
    }
}

/// What a text is as a value of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Becomes {
    /// Nothing is there.
    Empty,
    /// Text.
    Text(String),
    /// A day.
    Day(Day),
    /// Money.
    Money(Money),
    /// A number.
    Number(f64),
}

/// What a text is by the rule of a column; or why it can't be read there. `required`: a row can't be without it.
pub fn becomes(column: &ColumnMapping, text: &str, required: bool) -> Result<Becomes, RejectReason> {
    let role = column.role;
    let nothing = clean::is_nothing(&clean::plain(text));
    if text.chars().count() > Fix::CHARACTERS {
        return Err(RejectReason::TooLong);
    }
    let empty = |reason: RejectReason| if required { Err(reason) } else { Ok(Becomes::Empty) };
    match role.kind() {
        Kind::Day if nothing => empty(RejectReason::MissingDate),
        Kind::Day => date::date(text, column.date).map(|(day, _)| Becomes::Day(day)).ok_or(RejectReason::BadDate),
        Kind::Money => match number::money_in(text, column.number, column.power()) {
            Cell::Value(amount) => Ok(Becomes::Money(amount.money)),
            Cell::Empty => empty(RejectReason::MissingAmount),
            Cell::Bad => Err(RejectReason::BadAmount),
        },
        Kind::Number => match number::number(text.as_bytes(), column.number) {
            Cell::Value(number) => Ok(Becomes::Number(number)),
            Cell::Empty => Ok(Becomes::Empty),
            Cell::Bad => Err(RejectReason::BadAmount),
        },
        Kind::Text if clean::text(text).is_empty() => empty(RejectReason::MissingKey),
        Kind::Text => Ok(Becomes::Text(clean::text(text).to_owned())),
    }
}

/// What surrounds a text in a cell taken off: the form in which fixes name it.
pub fn bare(cell: &str) -> &str {
    clean::text(cell)
}

/// FNV-1a over 64 bits: stored, so it must be the same for ever and everywhere.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    const NEW: Hash = Hash(0xcbf2_9ce4_8422_2325);

    fn add(self, bytes: &[u8]) -> Hash {
        let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Hash(bytes.iter().chain(&[0xff]).fold(self.0, step))
    }
}

/// What a row says that tells it from others.
#[derive(Clone, Copy, Debug, Default)]
pub struct Says<'a> {
    /// Its order number.
    pub order: &'a str,
    /// Its customer.
    pub customer: &'a str,
    /// What was bought.
    pub product: &'a str,
    /// Its day.
    pub day: Option<Day>,
    /// Its amount.
    pub amount: Option<Money>,
}

impl Says<'_> {
    /// The same figure wherever the row stands.
    pub fn key(&self) -> u64 {
        let cut = |text: &str| text.chars().take(Fix::CHARACTERS).collect::<String>();
        let order = if clean::is_no_number(self.order) { "" } else { self.order };
        let texts = [order, self.product].into_iter().fold(Hash::NEW, |hash, text| hash.add(cut(text).as_bytes()));
        let customer = cut(self.customer);
        let customer = if customer.contains('@') { customer.to_lowercase() } else { customer };
        let day = self.day.filter(|day| day.is_some()).map_or(i32::MIN, |day| day.0);
        let amount = self.amount.filter(|amount| amount.is_some()).map_or(i64::MIN, |amount| amount.0);
        texts.add(customer.as_bytes()).add(&day.to_le_bytes()).add(&amount.to_le_bytes()).0
    }
}

/// Where in a file stands what tells its rows apart.
pub struct RowKey {
    order: Option<usize>,
    customer: Option<usize>,
    product: Option<usize>,
    date: Option<(usize, DateReading)>,
    /// With the power of ten of its unit.
    amount: Option<(usize, NumberReading, i8)>,
}

impl RowKey {
    /// By a mapping.
    pub fn of(mapping: &Mapping) -> RowKey {
        let of = |role: Role| mapping.columns.iter().position(|column| column.role == role);
        let column = |at: usize| mapping.columns.get(at);
        RowKey {
            order: of(Role::Order),
            customer: of(Role::Customer),
            product: of(Role::Product),
            date: of(Role::Date).and_then(|at| Some((at, column(at)?.date))),
            amount: of(Role::Amount).and_then(|at| Some((at, column(at)?.number, column(at)?.power()))),
        }
    }

    /// The key of a row, by its cells as they stand.
    pub fn key<'a>(&self, cell: impl Fn(usize) -> &'a str) -> u64 {
        let text = |at: Option<usize>| at.map_or("", |at| clean::text(cell(at)));
        let money = |(at, reading, power)| match number::money_in(cell(at), reading, power) {
            Cell::Value(amount) => Some(amount.money),
            Cell::Empty | Cell::Bad => None,
        };
        let day = |(at, reading)| date::date(cell(at), reading).map(|(day, _)| day);
        let (order, customer, product) = (text(self.order), text(self.customer), text(self.product));
        Says { order, customer, product, day: self.date.and_then(day), amount: self.amount.and_then(money) }.key()
    }
}

/// What tells a row by nothing but its cells, of which as much counts as is kept of a rejected row.
pub fn key_of_cells<T: AsRef<str>>(cells: impl Iterator<Item = T>) -> u64 {
    let cut = |cell: &str| cell.chars().take(Fix::CHARACTERS).collect::<String>();
    cells.take(super::body::KEPT_CELLS).fold(Hash::NEW, |hash, cell| hash.add(cut(cell.as_ref()).as_bytes())).0
}

/// Which fix there is for a text.
#[derive(Default)]
struct ByText {
    alike: Option<usize>,
    rows: BTreeMap<u64, usize>,
}

/// What was found for one record.
enum Found {
    Nothing,
    Cells(Vec<(usize, usize)>),
    Out(usize, Option<usize>),
}

/// A record that is left out, or records as they are to be read.
pub(super) enum Step<'a> {
    /// Read these.
    Take(&'a Batch<'a>),
    /// Count this one as left out; the column that the fix names.
    Out(&'a Record<'a>, Option<usize>),
}

/// Fixes on their way through a file.
pub(super) struct Mender {
    fixes: Vec<Fix>,
    columns: Vec<(usize, BTreeMap<String, ByText>)>,
    whole: BTreeMap<u64, usize>,
    key: RowKey,
    delimiter: u8,
    bytes: Vec<u8>,
    rows: Vec<Row>,
    spans: Vec<Span>,
    /// Rows that each fix has mended.
    pub mended: Vec<u64>,
    /// By line, what tells a row again that a fix has changed; the first ones.
    pub touched: Vec<(u32, u64)>,
}

impl Mender {
    /// The fixes of a mapping; nothing where it has none.
    pub fn of(mapping: &Mapping) -> Option<Box<Mender>> {
        if mapping.fixes.is_empty() {
            return None;
        }
        let mut columns: BTreeMap<usize, BTreeMap<String, ByText>> = BTreeMap::new();
        let mut whole = BTreeMap::new();
        for (at, fix) in mapping.fixes.iter().enumerate() {
            if let (None, Some(row)) = (&fix.column, fix.row) {
                whole.insert(row, at);
            }
            let Some(index) = fix.index_in(mapping) else { continue };
            let of_text = columns.entry(index).or_default().entry(fix.from.clone()).or_default();
            match fix.row {
                Some(row) => {
                    of_text.rows.insert(row, at);
                }
                None => of_text.alike = Some(at),
            }
        }
        Some(Box::new(Mender {
            fixes: mapping.fixes.clone(),
            columns: columns.into_iter().collect(),
            whole,
            key: RowKey::of(mapping),
            delimiter: mapping.dialect.delimiter,
            bytes: Vec::new(),
            rows: Vec::new(),
            spans: Vec::new(),
            mended: vec![0; mapping.fixes.len()],
            touched: Vec::new(),
        }))
    }

    /// Hands on the records of a batch, mended; the first `skip` as they are.
    pub fn pass(&mut self, batch: &Batch<'_>, skip: u32, sink: &mut dyn FnMut(Step<'_>)) {
        let found: Vec<Found> = batch
            .records()
            .enumerate()
            .map(|(at, record)| if at < skip as usize { Found::Nothing } else { self.find(&record) })
            .collect();
        if found.iter().all(|found| matches!(found, Found::Nothing)) {
            return sink(Step::Take(batch));
        }
        for ((record, row), found) in batch.records().zip(batch.rows).zip(found) {
            match found {
                Found::Nothing => self.copy(&record, row, &[]),
                Found::Cells(cells) => {
                    self.note(&record, cells.iter().map(|(_, fix)| *fix));
                    self.copy(&record, row, &cells);
                }
                Found::Out(fix, column) => {
                    self.note(&record, std::iter::once(fix));
                    self.hand_on(batch, sink);
                    sink(Step::Out(&record, column));
                }
            }
        }
        self.hand_on(batch, sink);
    }

    fn note(&mut self, record: &Record<'_>, fixes: impl Iterator<Item = usize>) {
        if self.touched.len() < super::Report::KEPT {
            let cells: Vec<String> = record.cells().map(readable).collect();
            let key = self.key.key(|at| cells.get(at).map_or("", String::as_str));
            self.touched.push((record.line(), key));
        }
        for fix in fixes {
            if let Some(count) = self.mended.get_mut(fix) {
                *count += 1;
            }
        }
    }

    /// The fixes for a record.
    fn find(&self, record: &Record<'_>) -> Found {
        let (mut key, mut cells) = (None, Vec::new());
        for (column, texts) in &self.columns {
            if *column >= record.len() {
                continue;
            }
            let cell = readable(record.cell(*column));
            let Some(of_text) = texts.get(clean::text(&cell)) else { continue };
            let mut key_of = || {
                *key.get_or_insert_with(|| {
                    let all: Vec<String> = record.cells().map(readable).collect();
                    self.key.key(|at| all.get(at).map_or("", String::as_str))
                })
            };
            let own = if of_text.rows.is_empty() { None } else { of_text.rows.get(&key_of()).copied() };
            let Some(at) = own.or(of_text.alike) else { continue };
            match self.fixes.get(at).map(|fix| &fix.mend) {
                Some(Mend::LeaveOut) => return Found::Out(at, Some(*column)),
                Some(Mend::Text(_)) => cells.push((*column, at)),
                None => {}
            }
        }
        if !self.whole.is_empty()
            && let Some(at) = self.whole.get(&key_of_cells(record.cells().map(readable)))
        {
            return Found::Out(*at, None);
        }
        // A row without anything in it is no row, whatever its cells could be.
        if cells.is_empty() || record.cells().all(clean::is_blank) { Found::Nothing } else { Found::Cells(cells) }
    }

    /// Writes a record down, with what some of its cells are to be.
    fn copy(&mut self, record: &Record<'_>, row: &Row, cells: &[(usize, usize)]) {
        let start = self.bytes.len();
        for (column, cell) in record.cells().enumerate() {
            let fix = cells.iter().find(|(at, _)| *at == column).and_then(|(_, fix)| self.fixes.get(*fix));
            let from = self.bytes.len();
            match fix.map(|fix| &fix.mend) {
                Some(Mend::Text(text)) => self.bytes.extend_from_slice(text.as_bytes()),
                _ => self.bytes.extend_from_slice(cell),
            }
            self.spans.push((from as u32, self.bytes.len() as u32));
            self.bytes.push(self.delimiter);
        }
        self.bytes.pop();
        let whole = (start as u32, self.bytes.len() as u32);
        self.rows.push(Row { whole, spans: self.spans.len() as u32, ..*row });
    }

    fn hand_on(&mut self, batch: &Batch<'_>, sink: &mut dyn FnMut(Step<'_>)) {
        if !self.rows.is_empty() {
            let text = std::str::from_utf8(&self.bytes).ok();
            let (bytes, rows, spans) = (&self.bytes[..], &self.rows[..], &self.spans[..]);
            sink(Step::Take(&Batch { bytes, text, flaw: batch.flaw, rows, spans }));
        }
        self.bytes.clear();
        self.rows.clear();
        self.spans.clear();
    }
}

#[cfg(test)]
#[path = "fixes_tests.rs"]
mod tests;
