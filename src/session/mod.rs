//! One open workspace: every request answered, without a browser.
//!
//! [`Session::handle`] turns a [`Request`] into events. Files are read and time is measured through [`Io`], so that the worker, the
//! command line and the tests run exactly the same code. A session refuses to store: it says what is to be kept ([`Save`]) and
//! streams it on request.

mod classified;
mod customer;
mod export;
mod import;
mod kept;
pub mod native;
mod overview;
mod people;
mod quality;
mod questionnaire;
mod recognised;
mod relations;
mod review;
mod rows;
mod sources;
mod steadiness;
mod stored;
mod work;

use crate::base::{Day, Failure, Job, Result};
use crate::i18n::{Catalog, Lang};
use crate::ingest::Template;
use crate::protocol::{Event, Request};
use crate::table::Table;

use import::Opened;
pub use import::{End, Read, Reading};
use stored::Stored;
use work::Work;

/// What a session needs of the world.
pub trait Io {
    /// Says how far long work is.
    fn progress(&mut self, stage: &'static str, done: u64, total: u64, rows: u64);
    /// Milliseconds on a clock that never goes back; used only to report durations.
    fn now(&self) -> f64;
    /// Bytes of an opened file (by its place among them) from `at` on, at most `len`, in place of what `into` held; how many, 0 at the
    /// end.
    fn read(&mut self, file: usize, at: u64, into: &mut Vec<u8>, len: usize) -> Result<usize>;
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
    /// One of the opened files is to be read first; then [`Session::complete`].
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
    /// The session's own record: how the files were read, their accounts, the view.
    pub payload: Vec<u8>,
    /// The files' names.
    pub files: Vec<String>,
    /// The day of the latest import.
    pub imported: Day,
    /// Whether the tables may be others than those that were stored before, too.
    pub tables: bool,
}

/// One workspace, or none yet.
#[derive(Default)]
pub struct Session {
    opened: Option<Opened>,
    work: Option<Work>,
    templates: Vec<Template>,
    /// Languages whose words were told.
    words: Vec<Catalog>,
    /// The rules are newer than what was brought back.
    carried: bool,
}

impl Session {
    /// Nothing is open.
    pub fn new() -> Session {
        Session::default()
    }

    /// Answers a request. `Restore`, `Forget` and `Undo` belong to whoever owns the storage; here they only clear or say `Done`.
    pub fn handle(&mut self, request: Request, io: &mut dyn Io) -> Reply {
        let mut answer = self.begin(request, io);
        loop {
            match answer {
                Answer::Reply(reply) => return *reply,
                Answer::Read(reading) => {
                    let read = reading.fed_through(None, io);
                    answer = self.complete(read, io);
                }
            }
        }
    }

    /// The same as [`Session::handle`] for who reads files by themselves.
    pub fn begin(&mut self, request: Request, io: &mut dyn Io) -> Answer {
        self.answer(request, io).unwrap_or_else(|failure| Answer::Reply(Box::new(Reply::failed(failure))))
    }

    /// How a request that came to [`Answer::Read`] goes on.
    pub fn complete(&mut self, read: Result<Read>, io: &mut dyn Io) -> Answer {
        let taken = read.and_then(|read| self.take(read, io));
        taken.unwrap_or_else(|failure| Answer::Reply(Box::new(Reply::failed(failure))))
    }

    fn answer(&mut self, request: Request, io: &mut dyn Io) -> Result<Answer> {
        let event = match request {
            Request::Open { files, place, today, review } => return self.open(files, place, today, review, io),
            Request::StandIn { role, review } => return self.stand_in(role, review, io),
            Request::Sample { name, today } => return self.sample(&name, today, io),
            Request::Reread { file, mapping } => self.reread(file, &mapping)?,
            Request::Accept(mappings) => return self.accept(mappings, io),
            Request::Remove { file } => return Ok(Answer::Reply(Box::new(self.remove(file, io)?))),
            Request::Words { lang, text } => {
                if self.words.iter().all(|words| words.lang() != lang) {
                    self.words.push(Catalog::read(lang, &text));
                }
                Event::Done
            }
            Request::Templates(templates) => {
                self.templates = templates;
                Event::Done
            }
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
            Request::Steady { id, values, customer } => self.work()?.steady(&id, &values, customer.as_deref(), io)?,
            Request::Rows { selection, sort, descending, offset, limit } => {
                self.work()?.rows(&selection, sort, descending, offset, limit)?
            }
            Request::Customer { id } => self.work()?.customer(&id)?,
            Request::Rejects { offset, limit } => self.work()?.rejects(offset, limit),
            Request::Review { wanted, offset, limit } => self.work()?.review(wanted, offset, limit),
            Request::Try { file, column, from, to } => self.work()?.tried(file, column, &from, &to)?,
            Request::Excluded { reason, offset, limit } => self.work()?.excluded(&reason, offset, limit)?,
            Request::Export { selection, lang, raw } => {
                let words = self.words(lang)?;
                return Ok(Answer::Reply(Box::new(self.work()?.export(&selection, &words, raw)?)));
            }
            Request::ExportRejects { file, lang } => {
                let words = self.words(lang)?;
                return Ok(Answer::Reply(Box::new(self.work()?.export_rejects(file as usize, &words)?)));
            }
            Request::Links { state, offset, limit } => self.work()?.links(state, offset, limit),
            Request::Choose { kind, key, join } => {
                return Ok(Answer::Reply(Box::new(self.work()?.choose(kind, &key, join, io)?)));
            }
            Request::Mean { word, status } => {
                return Ok(Answer::Reply(Box::new(self.work()?.mean(&word, status, io)?)));
            }
            Request::Keep { currency } => {
                return Ok(Answer::Reply(Box::new(self.work()?.keep_currency(currency, io)?)));
            }
            Request::Restore => match self.work.as_mut() {
                Some(work) => Event::Workspace(Box::new(work.workspace(io)?)),
                None => Event::Empty,
            },
            Request::Forget => {
                *self = Session::new();
                Event::Done
            }
            Request::Undo => Event::Done,
            Request::Quality => self.work()?.quality(io)?,
            Request::Finding { finding, offset, limit } => self.work()?.finding(finding, offset, limit, io)?,
            Request::ExportFinding { finding, lang } => {
                let words = self.words(lang)?;
                return Ok(Answer::Reply(Box::new(self.work()?.export_finding(finding, &words, io)?)));
            }
            Request::KeepRules { text } => return Ok(Answer::Reply(Box::new(self.work()?.keep_rules(&text)?))),
            Request::Terms { classifiers } => self.work()?.terms(&classifiers, io)?,
            Request::Questionnaire { lang, printed } => {
                let words = self.words(lang)?;
                return Ok(Answer::Reply(Box::new(self.work()?.questionnaire(&words, printed))));
            }
        };
        Ok(Answer::of(event))
    }

    /// The words of a language, about what the rows are: as they were told, or those that are part of the program where they are.
    fn words(&self, lang: Lang) -> Result<Catalog> {
        let told = self.words.iter().find(|words| words.lang() == lang).cloned();
        #[cfg(not(target_arch = "wasm32"))]
        let told = told.or_else(|| Some(Catalog::new(lang, crate::i18n::Currency::None)));
        let words = told.ok_or_else(|| Failure::new("words_unreachable"))?;
        let subject = self.work.as_ref().and_then(Work::subject);
        Ok(subject.map_or_else(|| words.clone(), |role| words.about(role.id())))
    }

    fn work(&mut self) -> Result<&mut Work> {
        self.work.as_mut().ok_or_else(|| Failure::new("nothing_open"))
    }

    /// Counts one of the things that will be asked for next; whether there was one left.
    pub fn ahead(&mut self) -> bool {
        self.work.as_mut().is_some_and(Work::ahead)
    }

    /// Streams the tables that are to be stored.
    pub fn write(&self, sink: &mut dyn FnMut(&[u8])) {
        if let Some(work) = &self.work {
            crate::table::chunk::write(&work.tables(), sink);
        }
    }

    /// Brings back what was stored: the answer to `Restore`, and to `Undo`, which takes no rules back.
    pub fn restore(&mut self, payload: &[u8], tables: Vec<Table>, io: &mut dyn Io) -> Result<Event> {
        let stored = Stored::read(payload)?;
        let started = io.now();
        if tables.iter().map(Table::files).sum::<usize>() != stored.sources.len() {
            return Err(Failure::new("storage_damaged"));
        }
        let present = self.work.as_ref().map(|work| work.rules.clone());
        let mut work = Work::new(tables, stored.sources, stored.view, stored.choices, (started, started), io)?;
        self.carried = present.as_ref().is_some_and(|present| *present != stored.rules);
        work.rules = present.unwrap_or(stored.rules);
        let work = self.work.insert(work);
        Ok(Event::Workspace(Box::new(work.workspace(io)?)))
    }

    /// What is to be stored beside the tables that were just brought back: rules that are newer than they are.
    pub fn carried(&mut self) -> Option<Save> {
        let work = self.work.as_ref().filter(|_| std::mem::take(&mut self.carried))?;
        // What can't be written now is still there, and is written with the next change.
        work.to_save().ok().map(|save| Save { tables: false, ..save })
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
