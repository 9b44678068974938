//! One open workspace: every request answered, without a browser.

use crate::base::{Day, Failure, Result};
use crate::protocol::{Event, Request};
use crate::table::Table;

/// What the session needs of the world.
pub trait Io {
    /// Says how far long work is.
    fn progress(&mut self, stage: &'static str, done: u64, total: u64, rows: u64);
    /// Milliseconds since some moment.
    fn now(&self) -> f64;
    /// Bytes of the opened file from `at` on, at most `len`, in place of what `into` held; how many, 0 at the end.
    fn read(&mut self, at: u64, into: &mut Vec<u8>, len: usize) -> Result<usize>;
}

/// What comes of a request.
#[derive(Debug, Default)]
pub struct Reply {
    /// In order; the last one ends the request.
    pub events: Vec<Event>,
    /// Beside `Event::File`.
    pub bytes: Option<Vec<u8>>,
    /// Something new to keep.
    pub save: Option<Save>,
}

/// What is kept beside the table.
#[derive(Clone, Debug)]
pub struct Save {
    /// Rows of the table.
    pub rows: u64,
    /// The session's own form.
    pub payload: Vec<u8>,
    /// The file it came from.
    pub file_name: String,
    /// The day of the import.
    pub imported: Day,
}

/// One open workspace.
#[derive(Debug, Default)]
pub struct Session;

impl Session {
    /// Nothing open.
    pub fn new() -> Session {
        Session
    }
    /// Answers a request.
    pub fn handle(&mut self, _request: Request, _io: &mut dyn Io) -> Reply {
        Reply::default()
    }
    /// Writes the table.
    pub fn write(&self, _sink: &mut dyn FnMut(&[u8])) {}
    /// Opens what was kept.
    pub fn restore(&mut self, _payload: &[u8], _table: Table, _io: &mut dyn Io) -> Result<Event> {
        Err(Failure::new("engine_gone"))
    }
}
