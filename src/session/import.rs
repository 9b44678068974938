//! From a dropped file to a workspace: inspect, ask if need be, read. Until the very end the old workspace stays as it is.

use super::work::Work;
use super::{Io, Reply, STORED_VERSION, Save, Session, Stored};
use crate::base::{Day, Failure, Result};
use crate::ingest::{Finished, Imported, Ingest, Inspection, Mapping, Preview};
use crate::protocol::{Event, FileInfo, View};

/// Bytes read at a time: smaller slices of a file are several times slower in the browser.
const SLICE: usize = 4 << 20;

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
    fn preview(&self, given: Option<&Mapping>) -> Result<Preview> {
        Inspection::of(&self.name, self.size, &self.head, self.head.len() as u64 >= self.size, given)
    }

    fn read(&self, mapping: &Mapping, io: &mut dyn Io) -> Result<(Imported, Mapping)> {
        let mut mapping = mapping.clone();
        for _ in 0..READINGS {
            match self.pass(&mapping, io)? {
                Finished::Imported(imported) => return Ok((*imported, mapping)),
                Finished::Again(better) => mapping = better,
            }
        }
        Err(Failure::new("not_a_table").with(|message| message.text("file", &self.name)))
    }

    fn pass(&self, mapping: &Mapping, io: &mut dyn Io) -> Result<Finished> {
        let mut ingest = Ingest::new(&self.name, mapping)?;
        let mut slice = Vec::new();
        let mut at = 0;
        loop {
            io.progress("stage-reading", at, self.size, ingest.rows());
            let bytes = if let Some(made) = &self.made {
                let rest = made.get(at as usize..).unwrap_or_default();
                rest.get(..SLICE).unwrap_or(rest)
            } else {
                io.read(at, &mut slice, SLICE)?;
                slice.as_slice()
            };
            if bytes.is_empty() {
                return ingest.finish();
            }
            ingest.feed(bytes)?;
            at += bytes.len() as u64;
        }
    }
}

impl Session {
    pub(super) fn open(&mut self, name: String, size: u64, today: Day, io: &mut dyn Io) -> Result<Reply> {
        let (mut head, mut slice) = (Vec::new(), Vec::new());
        while head.len() < Inspection::HEAD
            && io.read(head.len() as u64, &mut slice, Inspection::HEAD - head.len())? > 0
        {
            head.extend_from_slice(&slice);
        }
        self.consider(Opened { name, size, today, head, made: None }, io)
    }

    pub(super) fn sample(&mut self, name: &str, today: Day, io: &mut dyn Io) -> Result<Reply> {
        io.progress("stage-sample", 0, 0, 0);
        let bytes = crate::sample::orders(name, crate::sample::SEED)
            .ok_or_else(|| Failure::new("unknown_sample").with(|message| message.text("name", name)))?;
        let head = bytes.get(..Inspection::HEAD).unwrap_or(&bytes).to_vec();
        let name = format!("{name}.csv");
        self.consider(Opened { name, size: bytes.len() as u64, today, head, made: Some(bytes) }, io)
    }

    /// Imports at once where nothing is to be asked.
    fn consider(&mut self, opened: Opened, io: &mut dyn Io) -> Result<Reply> {
        let preview = opened.preview(None)?;
        let certain = preview.questions.is_empty().then(|| preview.mapping.clone());
        self.opened = Some(opened);
        match certain {
            Some(mapping) => self.accept(mapping, io),
            None => Ok(Reply { events: vec![Event::Preview(Box::new(preview))], ..Reply::default() }),
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

    pub(super) fn accept(&mut self, mapping: Mapping, io: &mut dyn Io) -> Result<Reply> {
        let opened = self.opened.as_ref().ok_or_else(|| Failure::new("nothing_open"))?;
        let started = io.now();
        let (imported, mapping) = opened.read(&mapping, io)?;
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
            return Err(Failure::new("no_orders_left").with(|message| message.text("file", &opened.name)));
        }
        let save = Save { rows, payload, file_name: opened.name.clone(), imported: opened.today };
        self.work = Some(work);
        self.opened = None;
        Ok(Reply { events: vec![Event::Workspace(Box::new(workspace))], bytes: None, save: Some(save) })
    }
}
