//! A look at the head of a file: what it seems to be, and how sure that is.

use serde::{Deserialize, Serialize};

use super::Mapping;
use crate::base::{Message, Note, Result};
use crate::table::Role;

/// One column as inspection sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreviewColumn {
    /// The header; empty if the file has none for it.
    pub header: String,
    /// Up to three values that differ, as they stand.
    pub samples: Vec<String>,
    /// How sure the role is, 0 … 1.
    pub confidence: f64,
    /// Roles that would also fit, best first.
    pub others: Vec<(Role, f64)>,
}

/// What the page needs to ask and to show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The file's name and size in bytes.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// How it would be read.
    pub mapping: Mapping,
    /// One per column.
    pub columns: Vec<PreviewColumn>,
    /// The first rows as read, header excluded, at most 20.
    pub rows: Vec<Vec<String>>,
    /// What must be answered before the import; empty if nothing.
    pub questions: Vec<Message>,
    /// What was noticed.
    pub notes: Vec<Note>,
}

/// A look at the head of a file.
pub struct Inspection;

impl Inspection {
    /// How many bytes of the head are looked at.
    pub const HEAD: usize = 1 << 20;

    /// Looks at the first [`Inspection::HEAD`] bytes (or the whole file if it is shorter: `whole`). With `given`, reads as the person says.
    /// Fails for what is no table: `empty_file`, `no_rows`, `binary_file`, `missing_columns` …
    pub fn of(_name: &str, _size: u64, _head: &[u8], _whole: bool, _given: Option<&Mapping>) -> Result<Preview> {
        Err(crate::base::Failure::new("empty_file"))
    }
}
