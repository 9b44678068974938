//! The push parser: bytes in, a typed table out.

use super::{Mapping, Report};
use crate::base::Result;
use crate::i18n::Currency;
use crate::table::Table;

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
    /// The whole file contradicts the head: read it again like this.
    Again(Mapping),
}

/// Reads a file by a mapping.
pub struct Ingest;

impl Ingest {
    /// Ready for the first byte. `name` goes into failures.
    pub fn new(_name: &str, _mapping: &Mapping) -> Result<Ingest> {
        Ok(Ingest)
    }
    /// The next bytes, in pieces of any size.
    pub fn feed(&mut self, _bytes: &[u8]) -> Result<()> {
        Ok(())
    }
    /// Data rows seen so far.
    pub fn rows(&self) -> u64 {
        0
    }
    /// No more bytes. Fails with `all_rows_rejected`, `no_rows` … when there is nothing to show.
    pub fn finish(self) -> Result<Finished> {
        Err(crate::base::Failure::new("no_rows"))
    }
}
