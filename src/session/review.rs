//! The review of rows: which are ready, which are odd, which could not be read, and what a fix would make of one.
//!
//! Rejected rows are kept as they stand; odd rows are found in the tables, by what became of them and by what the import noticed. Nothing
//! here changes a row: a fix is part of a mapping, and the file is read again with it.

use super::relations::said;
use super::sources;
use super::work::Work;
use crate::base::rounded::Rounded;
use crate::base::{Arg, Day, Failure, Message, Result, each};
use crate::features::Exclusion;
use crate::features::status::Status;
use crate::ingest::fixes::{Becomes, Fix, RowKey, Says, bare, becomes, key_of_cells};
use crate::ingest::{RejectReason, Rejected};
use crate::protocol::{Event, Matter, Review, ReviewRow, Wanted, Warning};
use crate::table::{Role, Table, TableKind, TextColumn};

/// More rows than this are never sent at once.
const WINDOW: u32 = 500;

/// An accepted row about which something is odd.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct OddRow {
    /// Row of the table of its kind.
    row: u32,
    warning: Warning,
    /// The column of its file that is at fault.
    column: u32,
    /// Which of the odd cells of the report says what stands there.
    said: Option<u32>,
}

impl Work {
    fn table_of(&self, file: usize) -> Option<(&Table, usize)> {
        let (kind, place) = sources::place(&self.sources, file)?;
        let table = if kind == TableKind::Orders {
            Some(&self.table)
        } else {
            self.others.iter().find(|table| table.kind == kind)
        };
        Some((table?, place))
    }

    fn column_of(&self, file: usize, role: Role) -> Option<u32> {
        let columns = &self.sources.get(file)?.file.mapping.columns;
        columns.iter().position(|column| column.role == role).map(|at| at as u32)
    }

    /// The odd rows of a file, in the order of its rows. Depends on the rules, not on the day that is looked from.
    pub(super) fn odd_rows(&self, file: usize) -> Vec<OddRow> {
        let Some((table, place)) = self.table_of(file) else { return Vec::new() };
        let Some(report) = self.sources.get(file).map(|source| &source.report) else { return Vec::new() };
        let rows = table.rows_of(place);
        let column = |role| self.column_of(file, role);
        let is_orders = table.kind == TableKind::Orders;
        let (customer, date) = (column(Role::Customer), column(Role::Date));
        // Codes that are odd by themselves, looked at once each.
        let codes_of = |role: Role, is_odd: &dyn Fn(&TextColumn) -> Vec<bool>| {
            let (at, text) = (column(role)?, table.text(role)?);
            let odd = is_odd(text);
            odd.contains(&true).then_some((at, text, odd))
        };
        // What the person has said of a word is known.
        let unknown = |text: &TextColumn| {
            let is_it = |word: &str| Status::said(word, &self.choices) == Status::Unknown;
            text.dictionary.iter().map(is_it).collect()
        };
        let cut = |text: &TextColumn| {
            let rounded = Rounded::among(text.dictionary.parts().0, text.dictionary.iter());
            if rounded.any() { text.dictionary.iter().map(|id| rounded.has(id)).collect() } else { Vec::new() }
        };
        let status = codes_of(Role::Status, &unknown).filter(|_| is_orders);
        let ids = [Role::Customer, Role::Order].map(|role| codes_of(role, &cut));
        let mut cells = report.odd.iter().zip(0u32..).peekable();
        let mut found = Vec::new();
        each(rows.len(), |at| {
            let row = rows.start + at as u32;
            let (mut late, mut unread) = (None, None);
            while let Some((odd, at)) = cells.next_if(|(odd, _)| odd.row <= row - rows.start) {
                if odd.row == row - rows.start {
                    let is_late = Some(odd.column) == date && is_late(table, row);
                    let slot = if is_late { &mut late } else { &mut unread };
                    slot.get_or_insert((odd.column, Some(at)));
                }
            }
            let fate = if is_orders { self.built.fate.get(row as usize).copied().flatten() } else { None };
            let of_code = |(at, text, odd): &(u32, &TextColumn, Vec<bool>)| {
                (odd.get(text.codes.get(row as usize) as usize) == Some(&true)).then_some((*at, None))
            };
            let what = match fate {
                Some(Exclusion::NoCustomer) => customer.map(|at| (Warning::NoCustomer, (at, None))),
                Some(Exclusion::Future) => date.map(|at| (Warning::Future, late.unwrap_or((at, None)))),
                // What a rule leaves out is left out.
                Some(_) => None,
                None => {
                    let id = || ids.iter().flatten().find_map(of_code);
                    let late = late.filter(|_| !is_orders).map(|place| (Warning::Future, place));
                    let status = || status.as_ref().and_then(of_code).map(|place| (Warning::UnknownStatus, place));
                    let damaged = || id().map(|place| (Warning::DamagedId, place));
                    late.or_else(status).or_else(damaged).or_else(|| unread.map(|place| (Warning::Unreadable, place)))
                }
            };
            if let Some((warning, (column, said))) = what {
                found.push(OddRow { row, warning, column, said });
            }
        });
        found
    }

    /// The rows of a file by what there is to do about them.
    pub(super) fn review_of(&self, file: usize) -> Review {
        let (Some(source), Some(odd)) = (self.sources.get(file), self.odd.get(file)) else { return Review::default() };
        let report = &source.report;
        let count = |warning: &Warning| odd.iter().filter(|row| row.warning == *warning).count() as u64;
        let warnings = Warning::ALL.iter().map(|warning| (*warning, count(warning))).filter(|(_, rows)| *rows > 0);
        let errors = report.reasons.iter().copied().filter(|(reason, _)| *reason != RejectReason::LeftOut);
        Review {
            ready: report.accepted.saturating_sub(odd.len() as u64),
            warnings: warnings.collect(),
            errors: errors.collect(),
            left_out: report.left_out(),
            blank: report.blank,
            mended: report.mended.clone(),
        }
    }

    /// Rows to be looked at: errors file by file, then what is odd file by file.
    pub(super) fn review(&self, wanted: Wanted, offset: u32, limit: u32) -> Event {
        let (offset, limit) = (offset as usize, limit.min(WINDOW) as usize);
        let is_wanted = |reason: RejectReason| match wanted {
            Wanted::All | Wanted::Errors => reason != RejectReason::LeftOut,
            Wanted::Error(only) => reason == only,
            Wanted::Warnings | Wanted::Warning(_) => false,
        };
        let errors = self.sources.iter().enumerate().flat_map(|(file, source)| {
            source.report.rows.iter().filter(|row| is_wanted(row.reason)).map(move |row| (file, row))
        });
        let is_wanted = |warning: Warning| match wanted {
            Wanted::All | Wanted::Warnings => true,
            Wanted::Warning(only) => warning == only,
            Wanted::Errors | Wanted::Error(_) => false,
        };
        let odd = self
            .odd
            .iter()
            .enumerate()
            .flat_map(|(file, rows)| rows.iter().filter(|row| is_wanted(row.warning)).map(move |row| (file, row)));
        let (failed, warned) = (errors.clone().count(), odd.clone().count());
        let mut rows: Vec<ReviewRow> =
            errors.skip(offset).take(limit).map(|(file, row)| self.rejected_row(file, row)).collect();
        let left = limit - rows.len();
        rows.extend(odd.skip(offset.saturating_sub(failed)).take(left).map(|(file, row)| self.odd_row(file, row)));
        Event::Review { rows, total: (failed + warned) as u64 }
    }

    fn rejected_row(&self, file: usize, row: &Rejected) -> ReviewRow {
        let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
        let text = row.column.map_or("", |at| bare(cell(at as usize)));
        let key = match (row.column, self.sources.get(file)) {
            (None, _) | (_, None) => key_of_cells(row.cells.iter()),
            (Some(_), Some(source)) => {
                self.touched(file, row.line).unwrap_or_else(|| RowKey::of(&source.file.mapping).key(cell))
            }
        };
        ReviewRow {
            file: file as u32,
            line: row.line,
            matter: Matter::Error(row.reason),
            column: row.column,
            text: text.to_owned(),
            whole: row.column.is_none_or(|at| is_whole(cell(at as usize)) && (at as usize) < row.cells.len()),
            cells: (0u32..).zip(&row.cells).map(|(at, cell)| (at, Arg::Text(cell.clone()))).collect(),
            key,
        }
    }

    /// What tells a row again whose cells a fix has changed.
    fn touched(&self, file: usize, line: u32) -> Option<u64> {
        let touched = &self.sources.get(file)?.report.touched;
        let at = touched.binary_search_by_key(&line, |(line, _)| *line).ok()?;
        touched.get(at).map(|(_, key)| *key)
    }

    /// What stands in the odd cell of a row, and whether that is all of it.
    fn odd_text(&self, file: usize, odd: &OddRow) -> (&str, bool) {
        let Some((source, (table, _))) = self.sources.get(file).zip(self.table_of(file)) else { return ("", false) };
        if let Some(said) = odd.said.and_then(|at| source.report.odd.get(at as usize)) {
            return (bare(&said.text), is_whole(&said.text));
        }
        let role = source.file.mapping.columns.get(odd.column as usize).map(|column| column.role);
        match role.and_then(|role| table.text(role)) {
            Some(column) => (column.get(odd.row as usize), is_whole(column.get(odd.row as usize))),
            None => ("", false),
        }
    }

    fn odd_row(&self, file: usize, odd: &OddRow) -> ReviewRow {
        let (text, whole) = self.odd_text(file, odd);
        let text = text.to_owned();
        let mut shown = ReviewRow {
            file: file as u32,
            line: 0,
            matter: Matter::Warning(odd.warning),
            column: Some(odd.column),
            text,
            whole,
            cells: Vec::new(),
            key: 0,
        };
        let Some((source, (table, _))) = self.sources.get(file).zip(self.table_of(file)) else { return shown };
        let at = odd.row as usize;
        shown.line = table.line_of(odd.row);
        let named = (0u32..).zip(&source.file.mapping.columns);
        for (index, column) in named.filter(|(_, column)| !matches!(column.role, Role::Attribute | Role::Ignore)) {
            let cell = table.column(column.role).and_then(|column| said(column, at));
            let cell = if index == odd.column { Some(Arg::Text(shown.text.clone())) } else { cell };
            shown.cells.push((index, cell.unwrap_or_else(|| Arg::Text(String::new()))));
        }
        shown.key = self.touched(file, shown.line).unwrap_or_else(|| {
            let text = |role| table.text(role).map_or("", |column| column.get(at));
            let (order, customer, product) = (text(Role::Order), text(Role::Customer), text(Role::Product));
            let day = table.day(Role::Date).and_then(|days| days.get(at)).copied();
            let amount = table.money(Role::Amount).and_then(|money| money.get(at)).copied();
            Says { order, customer, product, day, amount }.key()
        });
        shown
    }

    /// What a text would become in a column, read instead of another.
    pub(super) fn tried(&self, file: u32, column: u32, from: &str, to: &str) -> Result<Event> {
        let file = file as usize;
        let source = self.sources.get(file).ok_or_else(|| Failure::new("nothing_open"))?;
        let mapping = &source.file.mapping;
        let mapped = mapping.columns.get(column as usize).ok_or_else(|| Failure::new("nothing_open"))?;
        let has = |role: Role| mapping.columns.iter().any(|column| column.role == role);
        let by_pieces = mapped.role == Role::Amount && has(Role::Quantity) && has(Role::UnitPrice);
        let required = mapping.kind.required().contains(&mapped.role) && !by_pieces;
        let (becomes, refused) = match becomes(mapped, to, required) {
            Err(reason) => (Message::new(format!("reject-{}", reason.id())), true),
            Ok(Becomes::Empty) => (Message::new("mend-empty"), false),
            Ok(Becomes::Day(day)) => (Message::new("mend-day").with("day", Arg::Day(day)), false),
            Ok(Becomes::Money(money)) => (Message::new("mend-money").with("money", Arg::Money(money)), false),
            Ok(Becomes::Number(number)) => (Message::new("mend-number").with("number", Arg::Number(number, 4)), false),
            Ok(Becomes::Text(text)) if mapped.role == Role::Status && mapping.kind == TableKind::Orders => {
                let status = Status::of(&text);
                let key = match status {
                    Status::Paid => "mend-status-paid",
                    Status::Void => "mend-status-void",
                    Status::Refunded => "mend-status-refunded",
                    Status::PartlyRefunded => "mend-status-partly",
                    Status::Unknown => "mend-status-unknown",
                };
                (Message::new(key).text("text", text), status == Status::Unknown)
            }
            Ok(Becomes::Text(text)) => (Message::new("mend-text").text("text", text), false),
        };
        let is_it = |row: &&Rejected| {
            row.column == Some(column) && row.cells.get(column as usize).is_some_and(|cell| bare(cell) == from)
        };
        let failed = source.report.rows.iter().filter(is_it).count();
        let odd = self.odd.get(file).map(Vec::as_slice).unwrap_or_default();
        let warned = odd.iter().filter(|row| row.column == column && self.odd_text(file, row).0 == from).count();
        Ok(Event::Tried { becomes, refused, alike: (failed + warned) as u64 })
    }
}

/// Whether a cell was kept to its end.
fn is_whole(cell: &str) -> bool {
    cell.chars().nth(Fix::CHARACTERS - 1).is_none()
}

/// Whether a row has a day, which is then a late one: what can't be read has none.
fn is_late(table: &Table, row: u32) -> bool {
    table.day(Role::Date).and_then(|days| days.get(row as usize)).is_some_and(|day| *day != Day::NONE)
}
