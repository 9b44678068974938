//! From a dropped file to a workspace: inspect, ask if need be, read. Until the very end the old workspace stays as it is.

use super::work::Work;
use super::{Answer, Io, Reply, STORED_VERSION, Save, Session, Stored};
use crate::base::{Day, Failure, Result};
use crate::ingest::{Finished, Imported, Ingest, Inspection, Mapping, Preview};
use crate::protocol::{Event, FileInfo, View};

/// Bytes read at a time: smaller slices of a file are several times slower in the browser.
const SLICE: usize = 4 << 20;

/// So many bytes tell how long the rest will be in rows.
const ENOUGH: u64 = 1 << 20;

/// How often the whole file may contradict its head before we give up.
const READINGS: usize = 4;

/// A file that is being looked at.
pub(super) struct Opened {
    name: String,
    size: u64,
    today: Day,
    head: Vec<u8>,
    /// The whole file, if it was made here rather than opened.
    made: Option<Vec<u8>>,
}

impl Opened {
    /// A file that was made here.
    fn made(name: String, bytes: Vec<u8>, today: Day) -> Opened {
        let head = bytes.get(..Inspection::HEAD).unwrap_or(&bytes).to_vec();
        Opened { name, size: bytes.len() as u64, today, head, made: Some(bytes) }
    }

    fn preview(&self, given: Option<&Mapping>) -> Result<Preview> {
        Inspection::of(&self.name, self.size, &self.head, self.head.len() as u64 >= self.size, given)
    }
}

/// A file on its way in: its bytes are fed from the first to the last, in pieces of any size, as often as it turns out to need. Whoever
/// has the file drives it: the worker without waiting for each piece, everybody else through [`Io::read`].
pub struct Reading {
    name: String,
    size: u64,
    mapping: Mapping,
    ingest: Ingest,
    at: u64,
    /// How often it may still begin again.
    again: usize,
    started: f64,
}

/// What the end of a file came to.
pub enum End {
    /// All of it is read.
    Read(Box<Read>),
    /// Its whole contradicts its head: from the first byte once more.
    Again(Box<Reading>),
}

/// A file that was read: what [`Session::complete`] needs.
pub struct Read {
    imported: Imported,
    mapping: Mapping,
    started: f64,
}

impl Reading {
    fn new(opened: &Opened, mapping: Mapping, started: f64) -> Result<Reading> {
        let ingest = Ingest::new(&opened.name, &mapping)?;
        let (name, size) = (opened.name.clone(), opened.size);
        Ok(Reading { name, size, mapping, ingest, at: 0, again: READINGS, started })
    }

    /// The next bytes.
    pub fn feed(&mut self, bytes: &[u8], io: &mut dyn Io) -> Result<()> {
        io.progress("stage-reading", self.at, self.size, self.ingest.rows());
        let before = self.at;
        self.at += bytes.len() as u64;
        self.ingest.feed(bytes)?;
        if before < ENOUGH && self.at >= ENOUGH {
            self.ingest.expect(self.at, self.size);
        }
        Ok(())
    }

    /// No more bytes.
    pub fn end(mut self) -> Result<End> {
        match self.ingest.finish()? {
            Finished::Imported(imported) => {
                Ok(End::Read(Box::new(Read { imported: *imported, mapping: self.mapping, started: self.started })))
            }
            Finished::Again(better) if self.again > 1 => {
                self.ingest = Ingest::new(&self.name, &better)?;
                Ok(End::Again(Box::new(Reading { mapping: better, at: 0, again: self.again - 1, ..self })))
            }
            Finished::Again(_) => Err(Failure::new("not_a_table").with(|message| message.text("file", &self.name))),
        }
    }

    /// Feeds it all, from what was made here or through `io`.
    pub(super) fn fed_through(mut self, made: Option<&[u8]>, io: &mut dyn Io) -> Result<Read> {
        let mut slice = Vec::new();
        loop {
            let bytes = if let Some(made) = made {
                let rest = made.get(self.at as usize..).unwrap_or_default();
                rest.get(..SLICE).unwrap_or(rest)
            } else {
                io.read(self.at, &mut slice, SLICE)?;
                slice.as_slice()
            };
            if !bytes.is_empty() {
                self.feed(bytes, io)?;
                continue;
            }
            match self.end()? {
                End::Read(read) => return Ok(*read),
                End::Again(again) => self = *again,
            }
        }
    }
}

impl Session {
    pub(super) fn open(
        &mut self,
        name: String,
        size: u64,
        today: Day,
        review: bool,
        io: &mut dyn Io,
    ) -> Result<Answer> {
        let (mut head, mut slice) = (Vec::new(), Vec::new());
        // All of it in one go, as nearly everybody gives it.
        io.read(0, &mut head, Inspection::HEAD)?;
        while head.len() < Inspection::HEAD
            && io.read(head.len() as u64, &mut slice, Inspection::HEAD - head.len())? > 0
        {
            head.extend_from_slice(&slice);
        }
        self.consider(Opened { name, size, today, head, made: None }, review, io)
    }

    pub(super) fn sample(&mut self, name: &str, today: Day, io: &mut dyn Io) -> Result<Answer> {
        io.progress("stage-sample", 0, 0, 0);
        let bytes = crate::sample::orders(name, crate::sample::SEED)
            .ok_or_else(|| Failure::new("unknown_sample").with(|message| message.text("name", name)))?;
        self.consider(Opened::made(format!("{name}.csv"), bytes, today), false, io)
    }

    /// Imports at once where nothing is to be asked; to be reviewed, the file of the present import is shown as it was read.
    fn consider(&mut self, opened: Opened, review: bool, io: &mut dyn Io) -> Result<Answer> {
        let present = self.work.as_ref().map(|work| &work.file).filter(|_| review);
        let present = present.filter(|file| (&file.name, file.size) == (&opened.name, opened.size));
        let preview = opened.preview(present.map(|file| &file.mapping))?;
        let certain = (!review && preview.questions.is_empty()).then(|| preview.mapping.clone());
        self.opened = Some(opened);
        match certain {
            Some(mapping) => self.accept(mapping, io),
            None => Ok(Answer::of(Event::Preview(Box::new(preview)))),
        }
    }

    /// Holds a file ready to be accepted, without looking at it.
    pub(super) fn look_at(&mut self, name: &str, bytes: &[u8], today: Day) {
        let name = name.to_owned();
        self.opened = Some(Opened { name, size: bytes.len() as u64, today, head: Vec::new(), made: None });
    }

    pub(super) fn reread(&mut self, mapping: &Mapping, _io: &mut dyn Io) -> Result<Event> {
        let opened = self.opened.as_ref().ok_or_else(|| Failure::new("nothing_open"))?;
        Ok(Event::Preview(Box::new(opened.preview(Some(mapping))?)))
    }

    pub(super) fn accept(&mut self, mapping: Mapping, io: &mut dyn Io) -> Result<Answer> {
        let opened = self.opened.as_ref().ok_or_else(|| Failure::new("nothing_open"))?;
        let reading = Reading::new(opened, mapping, io.now())?;
        match &opened.made {
            Some(made) => {
                let read = reading.fed_through(Some(made), io)?;
                self.settle(read, io).map(|reply| Answer::Reply(Box::new(reply)))
            }
            None => Ok(Answer::Read(Box::new(reading))),
        }
    }

    /// The workspace of a file that was read.
    pub(super) fn settle(&mut self, read: Read, io: &mut dyn Io) -> Result<Reply> {
        let Read { imported, mapping, started } = read;
        let opened = self.opened.as_ref().ok_or_else(|| Failure::new("nothing_open"))?;
        let read = io.now();
        let file = FileInfo {
            name: opened.name.clone(),
            size: opened.size,
            mapping,
            sample: opened.made.is_some(),
            imported: opened.today,
        };
        let mut view = View::default();
        view.rules.today = Some(opened.today);
        let rows = u64::from(imported.table.rows);
        let stored = Stored {
            version: STORED_VERSION,
            file: file.clone(),
            view,
            report: imported.report.clone(),
            currency: imported.currency,
        };
        let payload = postcard::to_allocvec(&stored).map_err(|_| Failure::new("storage_damaged"))?;
        let mut work = Work::new(imported.table, imported.report, file, imported.currency, view, (started, read), io)?;
        let workspace = work.workspace(io)?;
        if workspace.reconciliation.orders == 0 {
            // Nothing to classify; what was open before stays.
            return Err(work.no_orders_left());
        }
        let save = Save { rows, payload, file_name: opened.name.clone(), imported: opened.today };
        self.work = Some(work);
        self.opened = None;
        Ok(Reply { events: vec![Event::Workspace(Box::new(workspace))], bytes: None, save: Some(save) })
    }
}
