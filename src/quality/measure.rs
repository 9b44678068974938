//! One table after the other: the checks in turn, what they found put together.
//!
//! Every check writes what it looked at and what is wrong to the [`Sheet`]: to the column's scores, to a byte of flags per row (so that a row
//! that is wrong twice counts once), and as findings with their rows. Sums over tables, files and money are made here and nowhere else.

use super::rhythm::{Rhythm, Time};
use super::{
    Code, ColumnQuality, Dimension, Facts, Finding, Fix, Histogram, Quality, Score, Scores, TableQuality, histogram,
    named, orders, outliers, records, spelling, values,
};
use crate::base::{Arg, Day, Job, Message, Money, NONE, Result, each};
use crate::ingest::{RejectReason, Rejected};
use crate::math::order;
use crate::table::{Role, Table, TableKind};

/// How good everything is, with the rows behind each finding.
pub struct Measured {
    /// What there is to say.
    pub quality: Quality,
    behind: Vec<Behind>,
}

/// Where the rows of a finding are.
pub(super) enum Behind {
    /// Rows of the table, ascending.
    Rows(Vec<u32>),
    /// Empty cells of a column, to be looked for when they are asked for: there may be millions.
    Empty,
    /// Rows that are in no table.
    Rejected,
    /// Days have none.
    Nowhere,
}

/// What a row has been found to be.
pub(super) mod flag {
    /// Something in it is wrong.
    pub(crate) const WRONG: u8 = 1;
    /// It was there.
    pub(crate) const AGAIN: u8 = 2;
    /// It could contradict something.
    pub(crate) const LOOKED: u8 = 4;
    /// It does.
    pub(crate) const CONTRADICTS: u8 = 8;
    /// Whether it was there was looked at.
    pub(crate) const COMPARED: u8 = 16;
}

/// A table while it is measured.
pub(super) struct Sheet<'a> {
    pub(super) table: &'a Table,
    pub(super) facts: &'a Facts<'a>,
    /// By row, of [`flag`].
    pub(super) flags: Vec<u8>,
    /// By row: empty cells among those that count.
    pub(super) missing: Vec<u8>,
    pub(super) columns: Vec<ColumnQuality>,
    pub(super) findings: Vec<(Finding, Behind)>,
    /// By row: its money, whatever its sign.
    money: Vec<Money>,
}

impl Measured {
    /// Measures tables, each with what is known of it. Fails with `cancelled` only.
    pub fn of(tables: &[(&Table, Facts<'_>)], job: &mut Job) -> Result<Measured> {
        let columns: usize = tables.iter().map(|(table, _)| table.fields.len() + 3).sum();
        let mut steps = Steps { job, done: 0, total: columns as u64 };
        let (mut quality, mut findings) = (Quality::default(), Vec::new());
        let mut rhythms = Vec::new();
        for (table, facts) in tables {
            let (measured, found, rhythm) = Sheet::new(table, facts).measure(&mut steps)?;
            for dimension in Dimension::ALL {
                quality.scores.add(*dimension, measured.scores.get(*dimension));
            }
            quality.tables.push(measured);
            findings.extend(found);
            rhythms.push(rhythm);
        }
        findings.extend(lags(&quality.tables, &rhythms));
        // The most money first, then the most rows; what is a hint only comes behind what is wrong.
        let findings = order::by(findings, |(finding, _)| -(finding.count.min(i64::MAX as u64) as i64));
        let findings = order::by(findings, |(finding, _)| -finding.money.0);
        let findings = order::by(findings, |(finding, _)| i64::from(!finding.code.counts()));
        let mut behind = Vec::with_capacity(findings.len());
        for (finding, rows) in findings {
            quality.findings.push(finding);
            behind.push(rows);
        }
        Ok(Measured { quality, behind })
    }

    /// The rows of a finding in its table, ascending; none for what has no rows there.
    pub fn rows(&self, finding: usize, table: &Table) -> Vec<u32> {
        match (self.behind.get(finding), self.quality.findings.get(finding)) {
            (Some(Behind::Rows(rows)), _) => rows.clone(),
            (Some(Behind::Empty), Some(found)) => {
                let mut empty = Vec::new();
                if let Some(at) = found.column {
                    values::empty_cells(table, at as usize, &mut |row| empty.push(row));
                }
                empty
            }
            _ => Vec::new(),
        }
    }

    /// Rejected rows that a finding is about, of the report of its file.
    pub fn is_about_rejected(&self, finding: usize) -> bool {
        matches!(self.behind.get(finding), Some(Behind::Rejected))
    }
}

/// Whether a rejected row is a row at all.
pub(super) fn is_row(rejected: &Rejected) -> bool {
    rejected.reason != RejectReason::NotARow
}

/// How far everything is.
pub(super) struct Steps<'a, 'b> {
    job: &'a mut Job<'b>,
    done: u64,
    total: u64,
}

impl Steps<'_, '_> {
    fn next(&mut self) -> Result<()> {
        self.done += 1;
        self.job.step("stage-quality", self.done.min(self.total), self.total)
    }
}

/// Tables that end long before the one that ends last.
fn lags(tables: &[TableQuality], rhythms: &[Option<Rhythm>]) -> Vec<(Finding, Behind)> {
    let last = |table: &TableQuality| table.time.as_ref().map(|time| time.last);
    let Some(newest) = tables.iter().filter_map(last).max() else { return Vec::new() };
    let lag = |(table, rhythm): (&TableQuality, &Option<Rhythm>)| {
        let (time, rhythm) = (table.time.as_ref()?, rhythm.as_ref()?);
        let gap = rhythm.until(newest.plus(1)).filter(|gap| rhythm.is_improbable(gap))?;
        let days = newest.since(time.last).unsigned_abs();
        // What ends too early for the import is told so, once.
        let message = Finding::say(Code::Lag, u64::from(days))
            .with("last", Arg::Day(time.last))
            .with("newest", Arg::Day(newest))
            .with("expected", Arg::Number(gap.expected, 0));
        (time.stale.is_none())
            .then(|| (days_finding(Code::Lag, table.kind, u64::from(days), message, &table.files), Behind::Nowhere))
    };
    tables.iter().zip(rhythms).filter_map(lag).collect()
}

/// A finding of days.
fn days_finding(code: Code, table: TableKind, days: u64, message: Message, files: &[(u32, Scores)]) -> Finding {
    let message = message.word("table", format!("app-table-{}", table.id()));
    let file = files.last().map_or(0, |(number, _)| *number);
    Finding { code, table, column: None, count: days, rows: 0, money: Money::ZERO, message, file, fix: code.fix() }
}

/// What a table comes to.
type Sheeted = (TableQuality, Vec<(Finding, Behind)>, Option<Rhythm>);

impl<'a> Sheet<'a> {
    fn new(table: &'a Table, facts: &'a Facts<'a>) -> Sheet<'a> {
        let rows = table.rows as usize;
        let columns = table.fields.iter().map(|field| ColumnQuality {
            role: field.role,
            header: field.header.clone(),
            optional: !values::counts(field.role),
            scores: Scores::default(),
            histogram: Histogram::default(),
        });
        Sheet {
            table,
            facts,
            flags: vec![0; rows],
            missing: vec![0; rows],
            columns: columns.collect(),
            findings: Vec::new(),
            money: money_of(table),
        }
    }

    fn measure(mut self, steps: &mut Steps) -> Result<Sheeted> {
        for at in 0..self.table.fields.len() {
            values::check(&mut self, at);
            if let (Some(field), Some(column)) = (self.table.fields.get(at), self.columns.get_mut(at)) {
                column.histogram = histogram::of(&field.column);
            }
            steps.next()?;
        }
        records::check(&mut self);
        steps.next()?;
        let placed = orders::check(&mut self);
        spelling::check(&mut self);
        steps.next()?;
        outliers::check(&mut self);
        self.rejected();
        let rhythm = self.happened(placed).and_then(|days| Rhythm::of(&days));
        let time = rhythm.as_ref().map(|rhythm| rhythm.time(self.imported()));
        if let Some(time) = &time {
            self.gaps(time);
        }
        let measured = self.summed(time);
        steps.next()?;
        Ok((measured, self.findings, rhythm))
    }

    /// The latest day on which a file of the table was imported.
    fn imported(&self) -> Option<Day> {
        self.facts.files.iter().filter_map(|file| file.imported).max()
    }

    /// The day of the import of each file, with its rows.
    pub(super) fn files(&self) -> impl Iterator<Item = (std::ops::Range<u32>, Option<Day>)> + use<'a> {
        let facts = self.facts;
        let table = self.table;
        (0..table.files()).map(move |at| (table.rows_of(at), facts.files.get(at).and_then(|file| file.imported)))
    }

    /// The place of a column.
    pub(super) fn place(&self, role: Role) -> Option<usize> {
        self.table.fields.iter().position(|field| field.role == role)
    }

    /// Adds to the score of a column.
    pub(super) fn score(&mut self, at: usize, dimension: Dimension, score: Score) {
        if let Some(column) = self.columns.get_mut(at) {
            column.scores.add(dimension, score);
        }
    }

    /// Takes from the score of a column what was counted as right.
    pub(super) fn take(&mut self, at: usize, dimension: Dimension, wrong: u64) {
        let slot = self.columns.get_mut(at).and_then(|column| column.scores.0.get_mut(dimension as usize));
        if let Some(score) = slot {
            score.good = score.good.saturating_sub(wrong);
        }
    }

    /// Sets flags of rows.
    pub(super) fn mark(&mut self, rows: &[u32], flags: u8) {
        for row in rows {
            if let Some(slot) = self.flags.get_mut(*row as usize) {
                *slot |= flags;
            }
        }
    }

    /// Rows that are wrong, as a finding; none, no finding.
    pub(super) fn found(
        &mut self,
        code: Code,
        at: Option<usize>,
        rows: Vec<u32>,
        complete: impl FnOnce(Message) -> Message,
    ) {
        if rows.is_empty() {
            return;
        }
        let money = rows.iter().filter_map(|row| self.money.get(*row as usize)).copied().sum();
        let (count, file, all) = (rows.len() as u64, self.file_of_most(&rows), self.is_most_of_a_file(&rows));
        let role = at.and_then(|at| self.table.fields.get(at)).map(|field| field.role);
        let fix = match code {
            Code::Repeated if all => Fix::TakeOut,
            // The rule of repeated rows, and that of days to come, are rules of orders.
            Code::Repeated if self.table.kind != TableKind::Orders => Fix::Source,
            Code::Future if self.table.kind != TableKind::Orders || role != Some(Role::Date) => Fix::Source,
            code => code.fix(),
        };
        let mut message = Finding::say(code, count).word("table", format!("app-table-{}", self.table.kind.id()));
        if let Some(field) = at.and_then(|at| self.table.fields.get(at)) {
            message = message.with("column", named(&field.header, field.role));
        }
        let finding = Finding {
            code,
            table: self.table.kind,
            column: at.map(|at| at as u32),
            count,
            rows: count,
            money,
            message: complete(message),
            file,
            fix,
        };
        self.findings.push((finding, Behind::Rows(rows)));
    }

    /// Empty cells of a column, as a finding.
    pub(super) fn found_empty(&mut self, at: usize, count: u64) {
        let Some(field) = self.table.fields.get(at) else { return };
        let mut money = Money::ZERO;
        let mut first = None;
        values::empty_cells(self.table, at, &mut |row| {
            money += self.money.get(row as usize).copied().unwrap_or_default();
            first.get_or_insert(row);
        });
        let file = first.map_or(0, |row| self.number_of(row));
        let code = if values::counts(field.role) { Code::Missing } else { Code::Optional };
        let message = Finding::say(code, count)
            .word("table", format!("app-table-{}", self.table.kind.id()))
            .with("column", named(&field.header, field.role));
        let finding = Finding {
            code,
            table: self.table.kind,
            column: Some(at as u32),
            count,
            rows: count,
            money,
            message,
            file,
            fix: code.fix(),
        };
        self.findings.push((finding, Behind::Empty));
    }

    /// The number of a row's file.
    fn number_of(&self, row: u32) -> u32 {
        self.facts.files.get(self.table.file_of(row)).map_or(0, |file| file.number)
    }

    fn by_file(&self, rows: &[u32]) -> Vec<u32> {
        let mut counts = vec![0; self.table.files().max(1)];
        for row in rows {
            if let Some(count) = counts.get_mut(self.table.file_of(*row)) {
                *count += 1;
            }
        }
        counts
    }

    /// The number of the file that most of the rows are of.
    fn file_of_most(&self, rows: &[u32]) -> u32 {
        let counts = self.by_file(rows);
        let most = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).map_or(0, |(at, _)| at);
        self.facts.files.get(most).map_or(0, |file| file.number)
    }

    /// Whether most of one of several files are these rows.
    fn is_most_of_a_file(&self, rows: &[u32]) -> bool {
        self.table.files() > 1
            && self
                .by_file(rows)
                .iter()
                .enumerate()
                .any(|(at, count)| *count as usize * 2 > self.table.rows_of(at).len())
    }

    /// Rows that could not be read, file by file.
    fn rejected(&mut self) {
        for file in &self.facts.files {
            let count = rejected_rows(file.report);
            if count == 0 {
                continue;
            }
            let kept = file.report.rows.iter().filter(|row| is_row(row)).count() as u64;
            let message =
                Finding::say(Code::Rejected, count).word("table", format!("app-table-{}", self.table.kind.id()));
            let finding = Finding {
                code: Code::Rejected,
                table: self.table.kind,
                column: None,
                count,
                rows: kept,
                money: Money::ZERO,
                message,
                file: file.number,
                fix: Code::Rejected.fix(),
            };
            self.findings.push((finding, Behind::Rejected));
        }
    }

    /// The days on which something happened: those of orders, `placed`, where rows have numbers of orders, else of rows. Only days that
    /// can be.
    fn happened(&self, placed: Option<Vec<Day>>) -> Option<Vec<Day>> {
        if self.table.kind == TableKind::Customers {
            return None;
        }
        let latest = self.imported().unwrap_or(Day(i32::MAX));
        let can_be = |day: &Day| (values::EARLIEST..=latest).contains(day);
        let days = match placed {
            Some(days) => days,
            None => self.table.day(Role::Date)?.to_vec(),
        };
        Some(days.into_iter().filter(can_be).collect())
    }

    /// What is to be said of gaps; the score goes to the column of the day.
    fn gaps(&mut self, time: &Time) {
        if let Some(at) = self.place(Role::Date) {
            self.score(at, Dimension::Timeliness, time.days);
        }
        let files: Vec<(u32, Scores)> = self.facts.files.iter().map(|file| (file.number, Scores::default())).collect();
        let told = |code: Code, gap: &super::Gap, message: Message| {
            let message = message
                .with("from", Arg::Day(gap.from))
                .with("to", Arg::Day(gap.to))
                .with("expected", Arg::Number(gap.expected, 0));
            (days_finding(code, self.table.kind, gap.days(), message, &files), Behind::Nowhere)
        };
        let all = time.gaps.iter().take(GAPS).map(|gap| told(Code::Gap, gap, Finding::say(Code::Gap, gap.days())));
        let stale = time
            .stale
            .iter()
            .map(|gap| told(Code::Stale, gap, Finding::say(Code::Stale, gap.days()).with("last", Arg::Day(time.last))));
        let found: Vec<_> = all.chain(stale).collect();
        self.findings.extend(found);
    }

    /// The scores of the table and of its files.
    fn summed(&self, time: Option<Time>) -> TableQuality {
        let files = self.facts.files.iter().enumerate().map(|(at, file)| {
            let rows = self.table.rows_of(at);
            let mut scores = self.scores(rows.clone(), rejected_rows(file.report));
            let days = self.table.day(Role::Date).and_then(|days| days.get(rows.start as usize..rows.end as usize));
            let latest = file.imported.unwrap_or(Day(i32::MAX));
            let days: Vec<Day> = days
                .unwrap_or_default()
                .iter()
                .copied()
                .filter(|day| (values::EARLIEST..=latest).contains(day))
                .collect();
            if let Some(rhythm) = Rhythm::of(&days).filter(|_| self.table.kind != TableKind::Customers) {
                scores.set(Dimension::Timeliness, rhythm.time(None).days);
            }
            (file.number, scores)
        });
        let rejected = self.facts.files.iter().map(|file| rejected_rows(file.report)).sum();
        let mut scores = self.scores(0..self.table.rows, rejected);
        if let Some(time) = &time {
            scores.set(Dimension::Timeliness, time.days);
        }
        let whole = self.missing.iter().map(|missing| u64::from(*missing == 0)).sum();
        TableQuality {
            kind: self.table.kind,
            rows: u64::from(self.table.rows),
            rejected,
            scores,
            whole: Score { good: whole, of: self.missing.len() as u64 },
            files: files.collect(),
            columns: self.columns.clone(),
            time,
        }
    }

    /// The scores of some rows, but for timeliness.
    fn scores(&self, rows: std::ops::Range<u32>, rejected: u64) -> Scores {
        let range = rows.start as usize..rows.end as usize;
        let (mut wrong, mut again, mut compared, mut looked, mut contradicts) = (0u64, 0u64, 0u64, 0u64, 0u64);
        let flags = self.flags.get(range.clone()).unwrap_or_default();
        each(flags.len(), |row| {
            let flags = flags.get(row).copied().unwrap_or(0);
            let is = |flag: u8| u64::from(flags & flag != 0);
            wrong += is(flag::WRONG);
            again += is(flag::AGAIN);
            compared += is(flag::COMPARED);
            looked += is(flag::LOOKED);
            contradicts += is(flag::CONTRADICTS);
        });
        let missing: u64 = self.missing.get(range).unwrap_or_default().iter().map(|missing| u64::from(*missing)).sum();
        let cells = self.table.fields.iter().filter(|field| values::counts(field.role)).count() as u64;
        let rows = flags.len() as u64;
        let mut scores = Scores::default();
        scores.set(Dimension::Accuracy, Score::less(wrong + rejected, rows + rejected));
        scores.set(Dimension::Completeness, Score::less(missing, cells * rows));
        scores.set(Dimension::Uniqueness, Score::less(again, compared));
        scores.set(Dimension::Consistency, Score::less(contradicts, looked));
        scores
    }
}

/// Gaps of one table that are told one by one.
const GAPS: usize = 12;

/// Rows of a file that could not be read and are rows.
fn rejected_rows(report: &crate::ingest::Report) -> u64 {
    let reasons = report.reasons.iter().filter(|(reason, _)| *reason != RejectReason::NotARow);
    reasons.map(|(_, rows)| *rows).sum()
}

/// By row the size of its money: the amount, else quantity × price; what was given back in a table of returns. 0 for other currencies, which
/// have no sum with the rest.
fn money_of(table: &Table) -> Vec<Money> {
    let own = table.money(if table.kind == TableKind::Returns { Role::Refund } else { Role::Amount });
    let worth = table.number(Role::Quantity).zip(table.money(Role::UnitPrice));
    if own.is_none() && worth.is_none() {
        return Vec::new();
    }
    let currency = table.text(Role::Currency).and_then(|column| Some((&column.codes, column.most_common()?)));
    let mut all = Vec::with_capacity(table.rows as usize);
    each(table.rows as usize, |row| {
        let foreign = currency.is_some_and(|(codes, most)| ![NONE, most].contains(&codes.get(row)));
        let money = own.and_then(|own| own.get(row)).copied().filter(|money| money.is_some());
        let worth = || {
            let (quantity, price) = (worth?.0.get(row)?, worth?.1.get(row).filter(|price| price.is_some())?);
            Money::from_f64(quantity * price.to_f64())
        };
        all.push(if foreign { Money::ZERO } else { money.or_else(worth).unwrap_or_default().abs() });
    });
    all
}
