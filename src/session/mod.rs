//! One open workspace: every request answered, without a browser.
//!
//! [`Session::handle`] turns a [`Request`] into events. Files are read and time is measured through [`Io`], so that the worker, the
//! command line and the tests run exactly the same code. A session refuses to store: it says what is to be kept ([`Save`]) and
//! streams it on request.

mod classified;
mod customer;
mod export;
mod import;
pub mod native;
mod overview;
mod rows;
mod work;

use serde::{Deserialize, Serialize};

use crate::base::{Day, Failure, Job, Result};
use crate::features::{Cancellations, Rules};
use crate::i18n::Currency;
use crate::ingest::Report;
use crate::protocol::{Event, FileInfo, Request, View};
use crate::table::Table;

use import::Opened;
pub use import::{End, Read, Reading};
use work::Work;

/// What a session needs of the world.
pub trait Io {
    /// Says how far long work is.
    fn progress(&mut self, stage: &'static str, done: u64, total: u64, rows: u64);
    /// Milliseconds on a clock that never goes back; used only to report durations.
    fn now(&self) -> f64;
    /// Bytes of the opened file from `at` on, at most `len`, in place of what `into` held; how many, 0 at the end.
    fn read(&mut self, at: u64, into: &mut Vec<u8>, len: usize) -> Result<usize>;
}

/// The answer to a request.
#[derive(Debug, Default)]
pub struct Reply {
    /// In this order; the last one ends the request.
    pub events: Vec<Event>,
    /// Travels beside `Event::File`.
    pub bytes: Option<Vec<u8>>,
    /// Something new is to be stored.
    pub save: Option<Save>,
}

impl Reply {
    fn failed(failure: Failure) -> Reply {
        Reply { events: vec![Event::Failed(failure)], ..Reply::default() }
    }
}

/// What a request comes to at once.
pub enum Answer {
    /// Its end.
    Reply(Box<Reply>),
    /// The opened file is to be read first; then [`Session::complete`].
    Read(Box<Reading>),
}

impl Answer {
    fn of(event: Event) -> Answer {
        Answer::Reply(Box::new(Reply { events: vec![event], ..Reply::default() }))
    }
}

/// What is to be stored beside the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Save {
    /// Rows of the table.
    pub rows: u64,
    /// The session's own record: how the file was read, its account, the view.
    pub payload: Vec<u8>,
    /// The file's name.
    pub file_name: String,
    /// The day of the import.
    pub imported: Day,
}

/// What a payload holds. Append fields only, with a new version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Stored {
    version: u32,
    file: FileInfo,
    view: View,
    report: Report,
    currency: Currency,
}

const STORED_VERSION: u32 = 2;

/// What the first version held: rules without [`Amounts`](crate::features::Amounts).
#[derive(Deserialize)]
struct StoredFirst {
    _version: u32,
    file: FileInfo,
    view: (Option<Day>, Option<u32>, RulesFirst),
    report: Report,
    currency: Currency,
}

#[derive(Deserialize)]
struct RulesFirst {
    cancellations: Cancellations,
    drop_duplicates: bool,
    merge_days: bool,
    today: Option<Day>,
}

impl Stored {
    /// Reads what any version has written. Fails with `storage_newer_schema`, `storage_damaged`.
    fn read(payload: &[u8]) -> Result<Stored> {
        let damaged = |_| Failure::new("storage_damaged");
        let (version, _) = postcard::take_from_bytes::<u32>(payload).map_err(damaged)?;
        if version > STORED_VERSION {
            return Err(Failure::new("storage_newer_schema"));
        }
        if version > 1 {
            return postcard::from_bytes(payload).map_err(damaged);
        }
        let StoredFirst { file, view: (as_of, window, rules), report, currency, .. } =
            postcard::from_bytes(payload).map_err(damaged)?;
        let RulesFirst { cancellations, drop_duplicates, merge_days, today } = rules;
        let rules = Rules { cancellations, drop_duplicates, merge_days, today, ..Rules::default() };
        Ok(Stored { version, file, view: View { as_of, window, rules }, report, currency })
    }
}

/// One workspace, or none yet.
#[derive(Default)]
pub struct Session {
    opened: Option<Opened>,
    work: Option<Work>,
}

impl Session {
    /// Nothing is open.
    pub fn new() -> Session {
        Session::default()
    }

    /// Answers a request. `Restore`, `Forget` and `Undo` belong to whoever owns the storage; here they only clear or say `Done`.
    pub fn handle(&mut self, request: Request, io: &mut dyn Io) -> Reply {
        match self.begin(request, io) {
            Answer::Reply(reply) => *reply,
            Answer::Read(reading) => {
                let read = reading.fed_through(None, io);
                self.complete(read, io)
            }
        }
    }

    /// The same as [`Session::handle`] for who reads files by themselves.
    pub fn begin(&mut self, request: Request, io: &mut dyn Io) -> Answer {
        self.answer(request, io).unwrap_or_else(|failure| Answer::Reply(Box::new(Reply::failed(failure))))
    }

    /// The end of a request that came to [`Answer::Read`].
    pub fn complete(&mut self, read: Result<Read>, io: &mut dyn Io) -> Reply {
        read.and_then(|read| self.settle(read, io)).unwrap_or_else(Reply::failed)
    }

    fn answer(&mut self, request: Request, io: &mut dyn Io) -> Result<Answer> {
        let event = match request {
            Request::Open { name, size, today, review } => return self.open(name, size, today, review, io),
            Request::Sample { name, today } => return self.sample(&name, today, io),
            Request::Reread(mapping) => self.reread(&mapping, io)?,
            Request::Accept(mapping) => return self.accept(mapping, io),
            Request::Dismiss => {
                self.opened = None;
                Event::Done
            }
            Request::Look(view) => {
                let work = self.work()?;
                work.look(view, io)?;
                Event::Workspace(Box::new(work.workspace(io)?))
            }
            Request::Run { id, values } => self.work()?.classified(&id, &values, io)?,
            Request::Gallery => self.work()?.gallery(),
            Request::Rows { selection, sort, descending, offset, limit } => {
                self.work()?.rows(&selection, sort, descending, offset, limit)?
            }
            Request::Customer { id } => self.work()?.customer(&id)?,
            Request::Rejects { offset, limit } => self.work()?.rejects(offset, limit),
            Request::Excluded { reason, offset, limit } => self.work()?.excluded(&reason, offset, limit)?,
            Request::Export { selection, lang, raw } => {
                return Ok(Answer::Reply(Box::new(self.work()?.export(&selection, lang, raw)?)));
            }
            Request::ExportRejects { lang } => return Ok(Answer::Reply(Box::new(self.work()?.export_rejects(lang)))),
            Request::Restore => match self.work.as_mut() {
                Some(work) => Event::Workspace(Box::new(work.workspace(io)?)),
                None => Event::Empty,
            },
            Request::Forget => {
                *self = Session::new();
                Event::Done
            }
            Request::Undo => Event::Done,
        };
        Ok(Answer::of(event))
    }

    fn work(&mut self) -> Result<&mut Work> {
        self.work.as_mut().ok_or_else(|| Failure::new("nothing_open"))
    }

    /// Counts one of the things that will be asked for next; whether there was one left.
    pub fn ahead(&mut self) -> bool {
        self.work.as_mut().is_some_and(Work::ahead)
    }

    /// Streams the table that is to be stored.
    pub fn write(&self, sink: &mut dyn FnMut(&[u8])) {
        if let Some(work) = &self.work {
            crate::table::chunk::write(work.table(), sink);
        }
    }

    /// Brings back what was stored: the answer to `Restore`.
    pub fn restore(&mut self, payload: &[u8], table: Table, io: &mut dyn Io) -> Result<Event> {
        let stored = Stored::read(payload)?;
        let started = io.now();
        let work = Work::new(table, stored.report, stored.file, stored.currency, stored.view, (started, started), io)?;
        let work = self.work.insert(work);
        Ok(Event::Workspace(Box::new(work.workspace(io)?)))
    }
}

/// A job that reports through the session's `Io`.
fn with_job<T>(io: &mut dyn Io, work: impl FnOnce(&mut Job) -> Result<T>) -> Result<T> {
    let mut listen = |progress: crate::base::Progress| {
        io.progress(progress.stage, progress.done, progress.total, 0);
        std::ops::ControlFlow::Continue(())
    };
    work(&mut Job::new(&mut listen))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::ingest::{Dialect, Encoding, Mapping};
    use crate::table::TableKind;

    #[test]
    fn what_the_first_version_stored_is_read() {
        let mapping = Mapping {
            kind: TableKind::Orders,
            encoding: Encoding::Gb18030,
            dialect: Dialect::default(),
            header: Some(0),
            columns: Vec::new(),
        };
        let file = FileInfo { name: "a.csv".to_owned(), size: 7, mapping, sample: false, imported: Day(20_000) };
        let report = Report { accepted: 3, ..Report::default() };
        let rules = (Cancellations::Net, true, false, Some(Day(20_000)));
        let first = (1u32, file.clone(), (Some(Day(5)), Some(12u32), rules), report.clone(), Currency::None);
        let rules = Rules {
            cancellations: Cancellations::Net,
            drop_duplicates: true,
            today: Some(Day(20_000)),
            ..Rules::default()
        };
        let view = View { as_of: Some(Day(5)), window: Some(12), rules };
        let expected = Stored { version: 1, file, view, report, currency: Currency::None };
        assert_eq!(Stored::read(&postcard::to_allocvec(&first).unwrap()).unwrap(), expected);
        let now = Stored { version: STORED_VERSION, ..expected };
        assert_eq!(Stored::read(&postcard::to_allocvec(&now).unwrap()).unwrap(), now);
        let later = postcard::to_allocvec(&(STORED_VERSION + 1)).unwrap();
        assert_eq!(Stored::read(&later).unwrap_err().code, "storage_newer_schema");
    }
}
