//! From records to rows of the table: which record is the header, which a row, and why the others are not.

mod currencies;
mod flagged;
mod mended;
mod other;
mod totals;

use currencies::{first_named, written_currencies};
use totals::Sums;

use super::batch::{Batch, Flaw, Record, Span};
use super::columns::Builder;
use super::date;
use super::encoding::{Stream, readable};
use super::evidence::Evidence;
use super::fixes::Mender;
use super::flags::{self, Flag, Says};
use super::mapping::ColumnMapping;
use super::number::{self, Amount, Cell};
use super::{Finished, Imported, Mapping, Odd, RejectReason, Rejected, Report, clean, platforms};
use crate::base::{Day, Failure, Message, Money, Note, Result};
use crate::i18n::Currency;
use crate::table::{Field, Role, Table, TableKind};

/// Further columns that are kept.
const ATTRIBUTES: usize = 64;
/// The longest cell of an accepted row, in bytes.
const CELL_LIMIT: usize = 1 << 20;
/// The longest customer or order id of an accepted row, in bytes: what is longer is a damaged row, and no page could show it.
const ID_LIMIT: usize = 1 << 10;
/// What of a rejected row is kept to be shown.
pub(super) const KEPT_CELLS: usize = 64;
const KEPT_CHARACTERS: usize = 200;

/// Everything behind the header.
pub struct Body {
    name: String,
    mapping: Mapping,
    columns: Vec<Builder>,
    date: usize,
    customer: usize,
    order: Option<usize>,
    amount: Option<usize>,
    quantity: Option<usize>,
    price: Option<usize>,
    /// The powers of ten of the units of amount and price.
    powers: (i8, i8),
    /// The time of day, where it stands in a column of its own.
    clock: Option<usize>,
    /// Columns beside the status that make an order count for less.
    flags: Vec<Flag>,
    /// Records still to come before the header, the header included.
    before: u32,
    header: Vec<String>,
    /// Fewest and most cells of a row.
    widths: (usize, usize),
    rows: u32,
    lines: Vec<(u32, u32)>,
    distance: Option<u32>,
    /// The order of the last row, as long as the next row may be one more line of it.
    open: Vec<u8>,
    /// A row was rejected since: what goes on there is not known.
    broken: bool,
    report: Report,
    reasons: [u64; RejectReason::ALL.len()],
    evidence: Evidence,
    sums: Sums,
    /// From which row on amounts name which currency; before the first, none.
    currencies: Vec<(u32, Currency)>,
    rounded: u64,
    dropped: u64,
    /// Rows whose amount is a word for nothing, so that quantity × price stands for it.
    worth: u64,
    /// Rows of another table whose date can't be read.
    undated: u64,
    is_orders: bool,
    /// What the person has said of cells; nothing in nearly every file.
    mender: Option<Box<Mender>>,
    /// Days after this one are told.
    today: Day,
}

/// A row that is not accepted: the column at fault, and why.
type Fault = (Option<usize>, RejectReason);

impl Body {
    /// Before the first record.
    pub fn new(name: &str, mapping: &Mapping) -> Body {
        let of = |role: Role| mapping.columns.iter().position(|column| column.role == role);
        let power = |role: Role| of(role).and_then(|at| mapping.columns.get(at)).map_or(0, ColumnMapping::power);
        let mut columns = Vec::new();
        let (mut attributes, mut dropped) = (0, 0);
        for (at, column) in mapping.columns.iter().enumerate() {
            let taken = match column.role {
                Role::Ignore => false,
                Role::Attribute => {
                    attributes += 1;
                    dropped += u64::from(attributes > ATTRIBUTES);
                    attributes <= ATTRIBUTES
                }
                // A role is played once; a person who names it twice means the first.
                role => of(role) == Some(at),
            };
            if taken {
                columns.push(Builder::new(at, column));
            }
        }
        let full = mapping.columns.len();
        let named = mapping.columns.iter().rposition(|column| !column.header.is_empty()).map_or(full, |last| last + 1);
        let needed =
            mapping.columns.iter().rposition(|column| column.role != Role::Attribute).map_or(0, |last| last + 1);
        let headers = platforms::normal_headers(mapping.columns.iter().map(|column| column.header.as_str()));
        let flags = flags::of(mapping, &headers);
        let says = flags.iter().find(|flag| matches!(flag.says, Says::Status(_)));
        let flagged = says.filter(|_| of(Role::Status).is_none()).and_then(|flag| mapping.columns.get(flag.at));
        // Without a status one is made of what the flags say.
        if let Some(column) = flagged {
            columns.push(Builder::new(usize::MAX, &ColumnMapping { role: Role::Status, ..column.clone() }));
        }
        Body {
            name: name.to_owned(),
            clock: platforms::clock(mapping, &headers),
            flags,
            date: of(Role::Date).unwrap_or(usize::MAX),
            customer: of(Role::Customer).unwrap_or(usize::MAX),
            order: of(Role::Order),
            amount: of(Role::Amount),
            quantity: of(Role::Quantity),
            price: of(Role::UnitPrice),
            powers: (power(Role::Amount), power(Role::UnitPrice)),
            before: mapping.header.map_or(0, |before| before.saturating_add(1)),
            header: Vec::new(),
            widths: if mapping.header.is_some() { (named.max(needed), full) } else { (full, full) },
            mapping: mapping.clone(),
            columns,
            rows: 0,
            lines: Vec::new(),
            distance: None,
            open: Vec::new(),
            broken: false,
            report: Report::default(),
            reasons: [0; RejectReason::ALL.len()],
            evidence: Evidence::default(),
            sums: Sums::default(),
            currencies: Vec::new(),
            rounded: 0,
            dropped,
            worth: 0,
            undated: 0,
            is_orders: mapping.kind == TableKind::Orders,
            mender: Mender::of(mapping),
            today: Day(i32::MAX),
        }
    }

    /// Data rows so far, whatever became of them.
    pub fn rows(&self) -> u64 {
        self.report.accepted + self.report.rejected + self.report.blank
    }

    /// Makes room for so many more rows.
    pub fn reserve(&mut self, rows: usize) {
        for column in &mut self.columns {
            column.reserve(rows);
        }
    }

    /// Days after this one are odd.
    pub fn expect_until(&mut self, today: Day) {
        self.today = today;
    }

    /// The next records.
    pub fn take(&mut self, batch: &Batch<'_>) {
        if self.mender.is_some() { self.take_mended(batch) } else { self.take_rows(batch) }
    }

    /// Empty lines before the first row of a file without a header are none of its rows.
    #[inline]
    fn count_blank(&mut self, record: &Record<'_>) {
        if self.rows() > 0 || self.mapping.header.is_some() {
            self.report.blank += record.blank_before();
        }
    }

    /// Row by row as far as it is decided whether a row is accepted, then column by column.
    fn take_rows(&mut self, batch: &Batch<'_>) {
        let mut accepted: [&[Span]; Batch::ROWS] = [&[]; Batch::ROWS];
        let mut stamps = [(Day::NONE, None); Batch::ROWS];
        let mut amounts = [Money::NONE; Batch::ROWS];
        // Orders of rows that leave theirs blank, by their place among the accepted.
        let mut filled: Vec<(usize, Vec<u8>)> = Vec::new();
        let mut count = 0;
        for record in batch.records() {
            if self.before > 0 {
                self.before -= 1;
                if self.before == 0 {
                    self.header = record.cells().map(|cell| readable(cell).trim().to_owned()).collect();
                }
                continue;
            }
            self.count_blank(&record);
            let mut row = if self.is_orders { self.accept(&record) } else { self.accept_other(&record) };
            if let (Err((_, RejectReason::MissingDate | RejectReason::MissingAmount)), Some(order), true) =
                (&row, self.order, self.is_orders)
            {
                let last = self.last_order(batch, accepted.get(..count).unwrap_or_default(), order, &filled);
                if let Some(line) = self.line_of(&record, order, &last) {
                    if clean::is_blank(record.cell(order)) {
                        filled.push((count, last));
                    }
                    row = Ok(Some(line));
                }
            }
            match row {
                Ok(Some((stamp, amount))) => {
                    self.report.accepted += 1;
                    let places = (accepted.get_mut(count), stamps.get_mut(count), amounts.get_mut(count));
                    if let (Some(spans), Some(stamp_of), Some(amount_of)) = places {
                        (*spans, *stamp_of, *amount_of) = (record.spans(), stamp, amount);
                        count += 1;
                    }
                }
                Ok(None) => self.report.blank += 1,
                Err((column, reason)) => self.reject(&record, column, reason),
            }
        }
        if let Some(order) = self.order.filter(|_| count > 0) {
            self.open = self.last_order(batch, accepted.get(..count).unwrap_or_default(), order, &filled);
        }
        let first = self.rows - count as u32;
        if stamps.iter().take(count).any(|(day, _)| *day > self.today) {
            self.note_late(batch, accepted.get(..count).unwrap_or_default(), &stamps, first);
        }
        let mut cells: [&[u8]; Batch::ROWS] = [&[]; Batch::ROWS];
        for column in &mut self.columns {
            match column.mapping.role {
                Role::Date => column.push_days(stamps.get(..count).unwrap_or_default()),
                Role::Amount => column.push_money(amounts.get(..count).unwrap_or_default()),
                _ => {
                    let cells = cells.get_mut(..count).unwrap_or_default();
                    for (cell, spans) in cells.iter_mut().zip(accepted) {
                        *cell = batch.cell(spans, column.at);
                    }
                    if column.mapping.role == Role::Status {
                        flagged::say(&mut self.flags, cells, |row, at| {
                            batch.cell(accepted.get(row).copied().unwrap_or_default(), at)
                        });
                    }
                    if column.mapping.role == Role::Order {
                        for (at, order) in &filled {
                            if let Some(cell) = cells.get_mut(*at) {
                                *cell = order;
                            }
                        }
                    }
                    let unreadable = column.unreadable;
                    column.push_all(cells, batch.bytes);
                    if column.unreadable > unreadable {
                        mended::note_unread(&mut self.report.odd, column, cells, first);
                    }
                }
            }
        }
    }

    /// The order of the last accepted row, as it stands in the file.
    fn last_order(
        &self,
        batch: &Batch<'_>,
        accepted: &[&[Span]],
        order: usize,
        filled: &[(usize, Vec<u8>)],
    ) -> Vec<u8> {
        let Some((spans, before)) = accepted.split_last() else { return self.open.clone() };
        match filled.last() {
            Some((at, id)) if *at == before.len() => id.clone(),
            _ => batch.cell(spans, order).to_vec(),
        }
    }

    /// A row without a date or an amount that is one more line of the order before it: of the same number, or with everything blank that
    /// says whose order it is (merged cells). What it leaves blank, the first line of the order says.
    #[cold]
    fn line_of(&mut self, record: &Record<'_>, order: usize, last: &[u8]) -> Option<(date::Stamp, Money)> {
        let blank = |column: usize| clean::is_nothing(&clean::plain(record.text_of(column)));
        let goes_on = !self.broken && [order, self.customer, self.date].into_iter().all(blank);
        if clean::is_blank(last) || !(record.cell(order) == last || goes_on) || self.is_no_row(record) {
            return None;
        }
        let column = |at: usize| self.mapping.columns.get(at);
        let stamp = if blank(self.date) {
            (Day::NONE, None)
        } else {
            date::date(record.text_of(self.date), column(self.date)?.date)?
        };
        let amount = match self.amount.filter(|at| !blank(*at)) {
            None => Money::NONE,
            Some(at) => match self.read_amount(at, record.text_of(at)) {
                Cell::Value(amount) => amount.money,
                Cell::Bad | Cell::Empty => return None,
            },
        };
        self.sums.add(amount);
        self.number(record.line());
        Some((stamp, amount))
    }

    /// Whether the characters and the cells of a record can be a row's; false if it is blank.
    #[inline]
    fn is_sound(&mut self, record: &Record<'_>) -> Result<bool, Fault> {
        match record.flaw() {
            Some(Flaw::OpenQuote) => return Err((None, RejectReason::OpenQuote)),
            Some(Flaw::TooLong) => return Err((None, RejectReason::TooLong)),
            None => {}
        }
        let Some(text) = record.text() else {
            self.evidence.damaged(record.bytes());
            return Err((None, RejectReason::BadEncoding));
        };
        self.evidence.sound(text);
        let (fewest, most) = self.widths;
        if record.len() < fewest || record.len() > most {
            self.count_cells(record)?;
            if record.len() < fewest {
                return Ok(false);
            }
        }
        if text.len() > ID_LIMIT {
            let is_long = |at: usize| record.cell(at).len() > ID_LIMIT;
            let ids = [Some(self.customer), self.order].into_iter().flatten();
            if let Some(id) = ids.into_iter().find(|at| is_long(*at)) {
                return Err((Some(id), RejectReason::TooLong));
            }
            if text.len() > CELL_LIMIT && record.cells().any(|cell| cell.len() > CELL_LIMIT) {
                return Err((None, RejectReason::TooLong));
            }
        }
        Ok(true)
    }

    /// Date and amount of a row that is accepted, or why it is not; nothing if there is nothing in it.
    #[inline]
    fn accept(&mut self, record: &Record<'_>) -> Result<Option<(date::Stamp, Money)>, Fault> {
        if !self.is_sound(record)? {
            return Ok(None);
        }
        let cell = |column: usize| record.text_of(column);
        let Some(mut stamp) = self.stamp(cell(self.date), record)? else { return Ok(None) };
        if let Some(clock) = self.clock
            && stamp.1.is_none()
        {
            stamp.1 = date::clock_of(cell(clock));
        }
        let amount = self.money(&cell)?;
        let amount = self.signed(amount, &cell);
        if self.is_total(record, amount) {
            return Err((None, RejectReason::NotARow));
        }
        self.sums.add(amount);
        self.number(record.line());
        Ok(Some((stamp, amount)))
    }

    /// Counts an accepted row. Line numbers run with the rows, except where something lies between two of them.
    #[inline]
    fn number(&mut self, line: u32) {
        let distance = line.wrapping_sub(self.rows);
        if self.distance != Some(distance) {
            self.distance = Some(distance);
            self.lines.push((self.rows, line));
        }
        self.rows += 1;
        self.broken = false;
    }

    /// The number of cells is not the header's. Too many are fine if the rest is empty, too few only if all are.
    #[cold]
    fn count_cells(&self, record: &Record<'_>) -> Result<(), Fault> {
        let from = if record.len() < self.widths.0 { 0 } else { self.widths.1 };
        if (from..record.len()).all(|column| clean::is_blank(record.cell(column))) {
            return Ok(());
        }
        let reason = if self.is_no_row(record) { RejectReason::NotARow } else { RejectReason::CellCount };
        Err((None, reason))
    }

    /// The date of a row; nothing if the row is blank.
    #[inline]
    fn stamp(&mut self, cell: &str, record: &Record<'_>) -> Result<Option<date::Stamp>, Fault> {
        let reading = self.mapping.columns.get(self.date).map(|column| column.date).unwrap_or_default();
        if let Some(stamp) = date::date(cell, reading) {
            self.evidence.date_read(cell, reading);
            return Ok(Some(stamp));
        }
        self.no_stamp(cell, record, reading)
    }

    #[cold]
    fn no_stamp(
        &mut self,
        cell: &str,
        record: &Record<'_>,
        reading: super::DateReading,
    ) -> Result<Option<date::Stamp>, Fault> {
        if record.cells().all(clean::is_blank) {
            // More delimiters than any row has are no empty row, but a damaged one.
            return if record.len() > self.widths.1 { Err((None, RejectReason::CellCount)) } else { Ok(None) };
        }
        if self.is_no_row(record) || self.describes(record) || self.is_bare_sum(record) {
            return Err((None, RejectReason::NotARow));
        }
        if clean::is_nothing(&clean::plain(cell)) {
            return Err((Some(self.date), RejectReason::MissingDate));
        }
        self.evidence.date_unread(cell, reading);
        Err((Some(self.date), RejectReason::BadDate))
    }

    /// What stands in the column of amounts, in its reading and its unit.
    #[inline]
    fn read_amount(&self, at: usize, cell: &str) -> Cell<Amount> {
        let reading = self.mapping.columns.get(at).map(|column| column.number).unwrap_or_default();
        number::money_in(cell, reading, self.powers.0)
    }

    /// The amount of a row; [`Money::NONE`] where it follows from quantity and unit price.
    #[inline]
    fn money<'a>(&mut self, cell: &impl Fn(usize) -> &'a str) -> Result<Money, Fault> {
        if let Some(at) = self.amount {
            match self.read_amount(at, cell(at)) {
                Cell::Value(amount) => {
                    self.evidence.amount(amount.proof);
                    self.rounded += u64::from(amount.rounded);
                    self.note_currency(amount.currency);
                    return Ok(amount.money);
                }
                Cell::Bad => return Err((Some(at), RejectReason::BadAmount)),
                Cell::Empty => {}
            }
        }
        // No amount, but a word that says so: the person is told by what the row is counted instead.
        let said = self.amount.filter(|at| !clean::is_blank(cell(*at).as_bytes()));
        let missing = Err((self.amount.or(self.price), RejectReason::MissingAmount));
        let (Some(quantity), Some(price)) = (self.quantity, self.price) else { return missing };
        let reading = |at: usize| self.mapping.columns.get(at).map(|column| column.number).unwrap_or_default();
        let pieces = number::number(cell(quantity).as_bytes(), reading(quantity));
        match (pieces, number::money_in(cell(price), reading(price), self.powers.1)) {
            (Cell::Value(_), Cell::Value(price)) => {
                self.note_currency(price.currency);
                if let Some(at) = said {
                    self.worth += 1;
                    Odd::note(&mut self.report.odd, self.rows, at, cell(at).as_bytes());
                }
                Ok(Money::NONE)
            }
            (Cell::Bad, _) => Err((Some(quantity), RejectReason::BadAmount)),
            (_, Cell::Bad) => Err((Some(price), RejectReason::BadAmount)),
            (Cell::Empty, _) | (_, Cell::Empty) => missing,
        }
    }

    /// What currency the next row's amount names.
    #[inline]
    fn note_currency(&mut self, currency: Currency) {
        if self.currencies.last().map_or(Currency::None, |(_, last)| *last) != currency {
            self.currencies.push((self.rows, currency));
        }
    }

    /// A line below the header that says in words what the columns are (`TikTok` Shop): neither its date nor its amount has a figure.
    fn describes(&self, record: &Record<'_>) -> bool {
        let in_words = |at: usize| {
            let cell = record.cell(at);
            !clean::is_blank(cell) && !readable(cell).contains(char::is_numeric)
        };
        self.rows() == 0 && in_words(self.date) && self.amount.is_some_and(in_words)
    }

    #[cold]
    fn reject(&mut self, record: &Record<'_>, column: Option<usize>, reason: RejectReason) {
        self.report.rejected += 1;
        self.broken = true;
        let at = RejectReason::ALL.iter().position(|&other| other == reason).unwrap_or(0);
        if let Some(count) = self.reasons.get_mut(at) {
            *count += 1;
        }
        if self.report.rows.len() < Report::KEPT {
            let cut = |cell: &[u8]| readable(cell.get(..cell.len().min(KEPT_CHARACTERS * 4)).unwrap_or_default());
            self.report.rows.push(Rejected {
                line: record.line(),
                column: column.and_then(|column| u32::try_from(column).ok()),
                reason,
                cells: record
                    .cells()
                    .take(KEPT_CELLS)
                    .map(|cell| cut(cell).chars().take(KEPT_CHARACTERS).collect())
                    .collect(),
            });
        }
    }

    /// The account. `blank` lines stand after the last record.
    pub fn finish(mut self, blank: u64, comments: u64, stream: &Stream) -> Result<Finished> {
        let named = |code: &str, rows: u64| {
            Failure::new(code).with(|message| message.text("file", self.name.clone()).count("rows", rows))
        };
        if self.report.accepted + self.report.rejected == 0 {
            return Err(named("no_rows", 0));
        }
        self.report.blank += blank;
        let rows = self.report.accepted + self.report.rejected;
        if let Some(mapping) = self.evidence.better(&self.mapping, &stream.damaged, rows) {
            return Ok(Finished::Again(mapping));
        }
        let counted = RejectReason::ALL.iter().copied().zip(self.reasons);
        self.report.reasons = counted.filter(|&(_, count)| count > 0).collect();
        if self.report.accepted == 0 {
            let most = self.report.reasons.iter().max_by_key(|(_, count)| *count);
            let reason = most.map_or("not_a_row", |(reason, _)| reason.id());
            let line = self.report.rows.first().map_or(0, |row| row.line);
            return Err(named("all_rows_rejected", self.report.rejected)
                .with(|message| message.word("reason", format!("reject-{reason}")).text("line", line.to_string())));
        }
        // A column without a header, a role or a value is the tail of lines that end with a delimiter.
        let (kept, notes) = (|column: &Builder| !column.is_hollow(), self.notes(comments, stream.nuls));
        self.report.notes = notes;
        // Noted column by column, batch by batch.
        self.report.odd.sort_unstable_by_key(|odd| (odd.row, odd.column));
        if let Some(mender) = self.mender {
            (self.report.mended, self.report.touched) = (mender.mended, mender.touched);
        }
        let mut fields: Vec<Field> = self.columns.into_iter().filter(kept).map(Builder::finish).collect();
        if fields.iter().all(|field| field.role != Role::Currency) {
            fields.extend(written_currencies(&self.currencies, self.rows));
        }
        let table = Table { kind: self.mapping.kind, rows: self.rows, fields, starts: vec![0], lines: self.lines };
        // What most rows say, else what all amounts say, else what the header of the amounts says.
        let said = table.text(Role::Currency).and_then(|column| Some(column.dictionary.get(column.most_common()?)));
        let header = || {
            let column = self.amount.or(self.price).and_then(|at| self.mapping.columns.get(at));
            column.map_or(Currency::None, |column| Currency::in_header(&column.header))
        };
        let currency = match said {
            Some(code) => Currency::of_code(code),
            None => first_named(&self.currencies).unwrap_or_else(header),
        };
        Ok(Finished::Imported(Box::new(Imported { table, report: self.report, currency })))
    }

    fn notes(&self, comments: u64, nuls: u64) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut note = |make: fn(Message) -> Note, key: &'static str, count: u64| {
            if count > 0 {
                notes.push(make(Message::new(key).count("count", count)));
            }
        };
        let rounded = self.rounded + self.columns.iter().map(|column| column.rounded).sum::<u64>();
        note(Note::info, "ingest-note-rounded", rounded);
        note(Note::info, "ingest-note-comments", comments);
        note(Note::warn, "ingest-note-nul", nuls);
        note(Note::warn, "ingest-note-columns-dropped", self.dropped);
        note(Note::warn, "ingest-note-undated", self.undated);
        note(Note::warn, "ingest-note-worth", self.worth);
        notes.extend(self.flag_notes());
        notes.extend(
            self.columns.iter().filter_map(|Builder { mapping, .. }| Some(mapping.unit()?.note(&mapping.header))),
        );
        for column in &self.columns {
            let role = format!("role-{}", column.mapping.role.id());
            if column.unreadable > 0 {
                let message = Message::new("ingest-note-unreadable").count("count", column.unreadable);
                notes
                    .push(Note::warn(message.word("role", role.clone()).text("column", column.mapping.header.clone())));
            }
            let is_id = matches!(column.mapping.role, Role::Customer | Role::Order);
            if let Some((count, example)) = if is_id { column.damaged_ids() } else { None } {
                let message = Message::new("ingest-note-damaged-ids").count("count", count).text("example", example);
                notes.push(Note::warn(message.word("role", role).text("column", column.mapping.header.clone())));
            }
        }
        notes
    }
}
