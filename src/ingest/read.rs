//! The push parser: bytes in, a typed table out.

use super::body::Body;
use super::encoding::Stream;
use super::records::Records;
use super::{Mapping, Report};
use crate::base::{Day, Failure, Result};
use crate::i18n::Currency;
use crate::table::{Role, Table};

/// A file that was read.
#[derive(Debug)]
pub struct Imported {
    /// The accepted rows.
    pub table: Table,
    /// The account of all rows.
    pub report: Report,
    /// The currency that the amounts were written in, if they say.
    pub currency: Currency,
}

/// What reading the whole file came to.
#[derive(Debug)]
pub enum Finished {
    /// A table.
    Imported(Box<Imported>),
    /// The whole file contradicts the head: read it again like this. Never twice for the same reason: the new mapping explains
    /// strictly more of the file.
    Again(Mapping),
}

/// Reads a file by a mapping.
pub struct Ingest {
    stream: Stream,
    records: Records,
    body: Body,
}

impl Ingest {
    /// Ready for the first byte. `name` goes into failures. Fails with `no_customer_column`, `no_date_column`, `no_amount_column`,
    /// `no_event_column` if the mapping leaves out what a table of its kind needs.
    pub fn new(name: &str, mapping: &Mapping) -> Result<Ingest> {
        let missing = mapping.missing();
        let code = match missing.first() {
            None => None,
            Some(Role::Customer) => Some("no_customer_column"),
            Some(Role::Date) => Some("no_date_column"),
            Some(Role::Amount) => Some("no_amount_column"),
            Some(_) => Some("no_event_column"),
        };
        if let Some(code) = code {
            return Err(Failure::new(code).with(|message| message.text("file", name)));
        }
        Ok(Ingest {
            stream: Stream::new(mapping.encoding),
            records: Records::new(mapping.dialect),
            body: Body::new(name, mapping),
        })
    }

    /// The next bytes, in pieces of any size.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<()> {
        let Ingest { stream, records, body } = self;
        stream.feed(bytes, false, |text| records.feed(text, &mut |batch| body.take(batch)));
        Ok(())
    }

    /// Tells that what was fed is `fed` of `all` bytes, so that the columns take their room at once instead of growing and moving into
    /// it. Never needed, and never binding.
    pub fn expect(&mut self, fed: u64, all: u64) {
        /// So that a strange beginning does not take all memory.
        const MOST: f64 = 4e6;
        let factor = all as f64 / fed.max(1) as f64 - 1.0;
        let rows = self.body.rows() as f64 * factor * 1.01;
        self.body.reserve(rows.clamp(0.0, MOST) as usize);
    }

    /// Days after this one are odd: rows that have one are told in the report.
    pub fn expect_until(&mut self, today: Day) {
        self.body.expect_until(today);
    }

    /// Data rows seen so far.
    pub fn rows(&self) -> u64 {
        self.body.rows()
    }

    /// No more bytes. Fails with `all_rows_rejected`, `no_rows` when there is nothing to show.
    pub fn finish(self) -> Result<Finished> {
        let Ingest { mut stream, mut records, mut body } = self;
        stream.feed(&[], true, |text| records.feed(text, &mut |batch| body.take(batch)));
        records.finish(&mut |batch| body.take(batch));
        body.finish(records.blank(), records.comments(), &stream)
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
