//! How good the data is, as its page asks for it: the measures once, rows of a finding by windows, all of them as a file.

use std::rc::Rc;

use super::export::{file, stem};
use super::relations::said;
use super::work::Work;
use super::{Io, Reply, with_job};
use crate::base::{Arg, Day, Failure, Money, Result};
use crate::export::csv::{Cell, Csv, file_name};
use crate::features::Exclusion;
use crate::i18n::Catalog;
use crate::ingest::{RejectReason, Rejected};
use crate::protocol::{Event, FindingRow};
use crate::quality::{Facts, FileFacts, Finding, Measured};
use crate::table::{Column, Field, Role, Table, TableKind};

/// More rows than this are never sent at once.
const WINDOW: u32 = 500;
/// Columns that are shown of a row.
const SHOWN: usize = 8;
/// 9999-12-31. A day of import behind it is none: nothing was said of it.
const LAST_DAY: Day = Day(2_932_896);

impl Work {
    pub(super) fn quality(&mut self, io: &mut dyn Io) -> Result<Event> {
        Ok(Event::Quality(Box::new(self.measured(io)?.quality.clone())))
    }

    /// The measures, taken once until the data changes.
    pub(super) fn measured(&mut self, io: &mut dyn Io) -> Result<Rc<Measured>> {
        if let Some(measured) = &self.measured {
            return Ok(Rc::clone(measured));
        }
        let superseded = |row: usize| self.built.fate.get(row) == Some(&Some(Exclusion::Superseded));
        let tables = self.tables().into_iter().map(|table| {
            let is_orders = table.kind == TableKind::Orders;
            let own = self.sources.iter().zip(0u32..).filter(|(source, _)| source.kind() == table.kind);
            let files = own.map(|(source, number)| FileFacts {
                number,
                // When a sample was made says nothing of when its shop was open.
                imported: Some(source.file.imported).filter(|day| !source.file.sample && *day <= LAST_DAY),
                report: &source.report,
            });
            let facts = Facts {
                files: files.collect(),
                superseded: if is_orders { &superseded } else { &|_| false },
                orders: (!is_orders).then_some(&self.table),
                choices: &self.choices,
            };
            (table, facts)
        });
        let tables: Vec<(&Table, Facts)> = tables.collect();
        let measured = Rc::new(with_job(io, |job| Measured::of(&tables, job))?);
        self.measured = Some(Rc::clone(&measured));
        Ok(measured)
    }

    /// A finding with the table that it is about.
    fn found(&mut self, finding: u32, io: &mut dyn Io) -> Result<(Rc<Measured>, Finding)> {
        let measured = self.measured(io)?;
        let found = measured.quality.findings.get(finding as usize).cloned();
        Ok((measured, found.ok_or_else(|| Failure::new("unknown_condition"))?))
    }

    fn table_behind(&self, finding: &Finding) -> Option<&Table> {
        self.tables().into_iter().find(|table| table.kind == finding.table)
    }

    /// The number of the file that a row of a table is of.
    fn number_of(&self, table: &Table, row: u32) -> u32 {
        let own = self.sources.iter().zip(0u32..).filter(|(source, _)| source.kind() == table.kind);
        own.map(|(_, number)| number).nth(table.file_of(row)).unwrap_or(0)
    }

    /// Rejected rows of a file, but for those that are no rows.
    fn unread_rows(&self, number: u32) -> impl Iterator<Item = &Rejected> {
        let rows = self.sources.get(number as usize).into_iter().flat_map(|source| &source.report.rows);
        rows.filter(|rejected| rejected.reason != RejectReason::NotARow)
    }

    pub(super) fn finding(&mut self, finding: u32, offset: u32, limit: u32, io: &mut dyn Io) -> Result<Event> {
        let (measured, found) = self.found(finding, io)?;
        let (skip, take) = (offset as usize, limit.min(WINDOW) as usize);
        if measured.is_about_rejected(finding as usize) {
            let columns = self.sources.get(found.file as usize).map(|source| &source.file.mapping.columns);
            let headers = columns.into_iter().flatten().map(|column| (column.role, column.header.clone()));
            let headers: Vec<(Role, String)> = headers.take(SHOWN).collect();
            let rows = self.unread_rows(found.file).skip(skip).take(take).map(|rejected| FindingRow {
                file: found.file,
                line: rejected.line,
                cells: (0..headers.len())
                    .map(|at| {
                        rejected.cells.get(at).filter(|cell| !cell.is_empty()).map(|cell| Arg::Text(cell.clone()))
                    })
                    .collect(),
            });
            return Ok(Event::Finding { rows: rows.collect(), headers, about: None, total: found.rows });
        }
        let Some(table) = self.table_behind(&found) else { return Err(Failure::new("unknown_condition")) };
        let rows = measured.rows(finding as usize, table);
        let total = rows.len() as u64;
        let window: Vec<u32> = rows.into_iter().skip(skip).take(take).collect();
        let fields = shown(table, found.column.map(|at| at as usize), &window);
        let about = found.column.and_then(|_| (!fields.is_empty()).then_some(0));
        let row = |row: u32| FindingRow {
            file: self.number_of(table, row),
            line: table.line_of(row),
            cells: fields.iter().map(|field| said(&field.column, row as usize)).collect(),
        };
        Ok(Event::Finding {
            headers: fields.iter().map(|field| (field.role, field.header.clone())).collect(),
            about,
            rows: window.into_iter().map(row).collect(),
            total,
        })
    }

    /// The rows of a finding as they stand in their file, with file, line and reason behind them.
    pub(super) fn export_finding(&mut self, finding: u32, words: &Catalog, io: &mut dyn Io) -> Result<Reply> {
        let (measured, found) = self.found(finding, io)?;
        let words = words.in_currency(self.currency);
        let name = words.word(&format!("finding-{}-name", found.code.id()));
        if measured.is_about_rejected(finding as usize) {
            return self.export_rejects(found.file as usize, &words);
        }
        let Some(table) = self.table_behind(&found) else { return Err(Failure::new("unknown_condition")) };
        let about = found.column.and_then(|at| table.fields.get(at as usize));
        let column = about.map(|field| header(field, &words)).unwrap_or_default();
        let reason = if column.is_empty() { name.clone() } else { format!("{name} · {column}") };
        let mut csv = Csv::new(false);
        let heads: Vec<String> = table.fields.iter().map(|field| header(field, &words)).collect();
        let behind = [words.word("quality-file"), words.word("rejects-line"), words.word("rejects-reason")];
        csv.row(heads.iter().chain(&behind).map(|head| Cell::Text(head)));
        for row in measured.rows(finding as usize, table) {
            let at = row as usize;
            let file = self.sources.get(self.number_of(table, row) as usize).map_or("", |source| &source.file.name);
            let mut cells: Vec<Cell> = table.fields.iter().map(|field| cell(&field.column, at)).collect();
            cells.extend([Cell::Text(file), Cell::Number(f64::from(table.line_of(row))), Cell::Text(&reason)]);
            csv.row(cells);
        }
        let source = self.sources.get(found.file as usize).map_or("", |source| &source.file.name);
        Ok(file(file_name(&[&stem(source), &name, &column]), csv.finish()))
    }
}

/// The header of a column, or the name of its role where the file has none.
fn header(field: &Field, words: &Catalog) -> String {
    if field.header.is_empty() { words.word(&format!("role-{}", field.role.id())) } else { field.header.clone() }
}

fn cell(column: &Column, row: usize) -> Cell<'_> {
    match column {
        Column::Text(text) => Cell::Text(text.get(row)),
        Column::Money(money) => Cell::Money(money.get(row).copied().unwrap_or(Money::NONE)),
        Column::Number(numbers) => Cell::Number(numbers.get(row).copied().unwrap_or(f64::NAN)),
        Column::Day { days, .. } => Cell::Day(days.get(row).copied().unwrap_or(Day::NONE)),
    }
}

/// The columns that are shown of some rows: first the one that it is about, then those with a role that hold something.
fn shown<'a>(table: &'a Table, about: Option<usize>, rows: &[u32]) -> Vec<&'a Field> {
    let first = about.and_then(|at| table.fields.get(at));
    let others = table.kind.roles().iter().filter_map(|role| table.fields.iter().find(|field| field.role == *role));
    let holds = |field: &&Field| rows.iter().any(|row| said(&field.column, *row as usize).is_some());
    let others = others.filter(|field| Some(field.role) != first.map(|first| first.role)).filter(holds);
    first.into_iter().chain(others).take(SHOWN).collect()
}
