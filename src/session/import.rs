//! From dropped files to a workspace: inspect, ask if need be, read one after the other, join. Until the very end the old workspace stays
//! as it is; if one file can't be read, nothing is imported.

use super::sources::{self, Loaded, Source};
use super::work::Work;
use super::{Answer, Io, Reply, Session};
use crate::base::{Day, Failure, Message, Note, Result};
use crate::features::{Amounts, Choices};
use crate::ingest::{Finished, Imported, Ingest, Inspection, Mapping, Origin, Preview, Template, stand_in};
use crate::protocol::{Event, FileInfo, FileName, Looked, Place, View};
use crate::table::{Role, TableKind};

/// Bytes read at a time: smaller slices of a file are several times slower in the browser.
const SLICE: usize = 4 << 20;

/// So many bytes tell how long the rest will be in rows.
const ENOUGH: u64 = 1 << 20;

/// How often the whole file may contradict its head before we give up.
const READINGS: usize = 4;

/// Files that are being looked at.
pub(super) struct Opened {
    files: Vec<Dropped>,
    place: Place,
    today: Day,
    /// How each is to be read, once that is accepted; nothing for a file that is left out.
    accepted: Vec<Option<Mapping>>,
    /// Those that were read so far.
    read: Vec<Loaded>,
    /// When reading began.
    started: f64,
}

/// One of them.
struct Dropped {
    name: String,
    size: u64,
    /// What is to be said of it whatever it holds.
    notes: Vec<Note>,
    group: u32,
    head: Vec<u8>,
    /// The whole file, if it was made here rather than opened.
    made: Option<Vec<u8>>,
}

impl Opened {
    fn new(files: Vec<Dropped>, place: Place, today: Day) -> Opened {
        Opened { files, place, today, accepted: Vec::new(), read: Vec::new(), started: 0.0 }
    }

    /// The next file that is to be read, from `from` on.
    fn next(&self, from: usize) -> Option<(usize, &Dropped, &Mapping)> {
        let mut files = self.files.iter().zip(&self.accepted).enumerate().skip(from);
        files.find_map(|(at, (file, mapping))| Some((at, file, mapping.as_ref()?)))
    }

    /// What is said of the sheets that were left out beside one that was taken: once, with the first of the group.
    fn left_out(&self, group: u32) -> Option<Note> {
        let files = || self.files.iter().zip(&self.accepted).filter(|(file, _)| file.group == group);
        let said = files().filter(|(_, mapping)| mapping.is_some()).count() > 1
            && self.read.iter().any(|(source, _)| files().any(|(file, _)| file.name == source.file.name));
        let out: Vec<&str> =
            files().filter(|(_, mapping)| mapping.is_none()).map(|(file, _)| file.name.as_str()).collect();
        (!said && !out.is_empty())
            .then(|| Note::info(Message::new("note-sheets-left-out").count("count", out.len()).list("sheets", out)))
    }

    /// Bytes of the accepted files before one, or of all.
    fn bytes(&self, before: usize) -> u64 {
        let files = self.files.iter().zip(&self.accepted).take(before);
        files.filter(|(_, mapping)| mapping.is_some()).map(|(file, _)| file.size).sum()
    }
}

impl Dropped {
    fn preview(&self, given: Option<&Mapping>) -> Result<Preview> {
        Inspection::of(&self.name, self.size, &self.head, self.head.len() as u64 >= self.size, given)
    }

    fn looked(&self, given: Option<&Mapping>) -> Looked {
        match self.preview(given) {
            Ok(preview) => Looked::Seen(preview),
            Err(failure) => Looked::Refused { name: self.name.clone(), size: self.size, failure },
        }
    }
}

impl Dropped {
    /// What it seems to be; if a file with the same columns was read before, what it is by what the person said then.
    fn looked_as(&self, known: &[Known]) -> Looked {
        let looked = self.looked(None);
        let preview = match &looked {
            Looked::Seen(preview) => preview.clone(),
            // Refused as it is, but a file like it was read with something else in the place of people.
            Looked::Refused { failure, .. } => {
                let roles = known.iter().rev().filter_map(|(_, was)| was.subject);
                let mut roles = roles.filter(|role| stand_in::offered(failure).contains(role));
                match roles.next().map(|role| self.standing_in(role)) {
                    Some(Looked::Seen(preview)) => preview,
                    _ => return looked,
                }
            }
        };
        let found = &preview.mapping;
        match known.iter().rev().find(|(_, was)| has_the_columns_of(found, was)) {
            Some((origin, was)) => self.looked(Some(&as_before(&preview, was, origin))),
            None => looked,
        }
    }

    /// What it is with the column of this role in the place of people.
    fn standing_in(&self, role: Role) -> Looked {
        let whole = self.head.len() as u64 >= self.size;
        match Inspection::standing_in(&self.name, self.size, &self.head, whole, role) {
            Ok(preview) => Looked::Seen(preview),
            Err(failure) => Looked::Refused { name: self.name.clone(), size: self.size, failure },
        }
    }
}

/// What is said of decisions that go with the data that they were about.
fn gone(choices: &Choices) -> Option<Note> {
    let (keys, words) = (choices.people.len(), choices.statuses.len());
    let message = Message::new("note-choices-gone").count("keys", keys).count("words", words);
    (keys + words > 0).then(|| Note::warn(message))
}

/// How a file with such columns is to be read, and whence that is known.
type Known<'a> = (Origin, &'a Mapping);

/// Whether two files have the same columns, by their names.
fn has_the_columns_of(found: &Mapping, was: &Mapping) -> bool {
    let names = |mapping: &Mapping| mapping.columns.iter().map(|column| column.header.clone()).collect::<Vec<_>>();
    found.header.is_some() && was.header.is_some() && names(found) == names(was)
}

/// What was found, with the roles and the fixes of before; and where the order of day and month can't be told, that of before.
fn as_before(found: &Preview, was: &Mapping, origin: &Origin) -> Mapping {
    let unsure = found.questions.iter().any(|question| question.key == DAY_OR_MONTH);
    let (fixes, origin) = (was.fixes.clone(), origin.clone());
    let mut mapping = Mapping { kind: was.kind, fixes, origin, subject: was.subject, ..found.mapping.clone() };
    for (column, was) in mapping.columns.iter_mut().zip(&was.columns) {
        column.role = was.role;
        let is_said = matches!(mapping.origin, Origin::Template(_));
        if unsure || is_said {
            column.date = was.date;
        }
        if is_said {
            column.number = was.number;
        }
    }
    mapping
}

/// How a file is read by a template, if it has the template's columns.
pub(super) fn by_template(found: &Preview, template: &Template) -> Option<Mapping> {
    let origin = Origin::Template(template.name.clone());
    has_the_columns_of(&found.mapping, &template.mapping).then(|| as_before(found, &template.mapping, &origin))
}

/// What is asked where day and month could each be the other.
const DAY_OR_MONTH: &str = "ingest-question-date-order";

/// A file on its way in: its bytes are fed from the first to the last, in pieces of any size, as often as it turns out to need. Whoever
/// has the file drives it: the worker without waiting for each piece, everybody else through [`Io::read`].
pub struct Reading {
    /// Which of the opened files.
    file: usize,
    name: String,
    size: u64,
    mapping: Mapping,
    ingest: Ingest,
    at: u64,
    /// Bytes of the files before this one, and of all.
    before: u64,
    total: u64,
    /// How often it may still begin again.
    again: usize,
    /// The day of the import.
    today: Day,
}

fn ingest(name: &str, mapping: &Mapping, today: Day) -> Result<Ingest> {
    let mut ingest = Ingest::new(name, mapping)?;
    ingest.expect_until(today);
    Ok(ingest)
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
    file: usize,
    imported: Imported,
    mapping: Mapping,
}

impl Reading {
    /// Which of the opened files this is, from 0.
    pub fn file(&self) -> usize {
        self.file
    }

    /// The next bytes.
    pub fn feed(&mut self, bytes: &[u8], io: &mut dyn Io) -> Result<()> {
        io.progress("stage-reading", self.before + self.at, self.total, self.ingest.rows());
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
                Ok(End::Read(Box::new(Read { file: self.file, imported: *imported, mapping: self.mapping })))
            }
            Finished::Again(better) if self.again > 1 => {
                self.ingest = ingest(&self.name, &better, self.today)?;
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
                io.read(self.file, self.at, &mut slice, SLICE)?;
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
    /// Looks at files that travel beside the request.
    pub(super) fn open(
        &mut self,
        files: Vec<FileName>,
        place: Place,
        today: Day,
        review: bool,
        io: &mut dyn Io,
    ) -> Result<Answer> {
        let mut dropped = Vec::new();
        for (at, FileName { name, size, notes, group }) in files.into_iter().enumerate() {
            let (mut head, mut slice) = (Vec::new(), Vec::new());
            // All of it in one go, as nearly everybody gives it.
            io.read(at, 0, &mut head, Inspection::HEAD)?;
            while head.len() < Inspection::HEAD
                && io.read(at, head.len() as u64, &mut slice, Inspection::HEAD - head.len())? > 0
            {
                head.extend_from_slice(&slice);
            }
            dropped.push(Dropped { name, size, notes, group, head, made: None });
        }
        self.consider(Opened::new(dropped, place, today), review, None, io)
    }

    /// Looks at the opened files again, those that name no person with something in the place of people.
    pub(super) fn stand_in(&mut self, role: Role, review: bool, io: &mut dyn Io) -> Result<Answer> {
        let opened = self.opened.take().ok_or_else(|| Failure::new("nothing_open"))?;
        self.consider(opened, review, Some(role), io)
    }

    /// Makes a sample and opens it.
    pub(super) fn sample(&mut self, name: &str, today: Day, io: &mut dyn Io) -> Result<Answer> {
        io.progress("stage-sample", 0, 0, 0);
        let files = crate::sample::files(name, crate::sample::SEED)
            .ok_or_else(|| Failure::new("unknown_sample").with(|message| message.text("name", name)))?;
        let dropped = |((name, bytes), group): ((String, Vec<u8>), u32)| {
            let head = bytes.get(..Inspection::HEAD).unwrap_or(&bytes).to_vec();
            Dropped { name, size: bytes.len() as u64, notes: Vec::new(), group, head, made: Some(bytes) }
        };
        let made = files.into_iter().zip(0..).map(dropped).collect();
        self.consider(Opened::new(made, Place::Instead, today), false, None, io)
    }

    /// Imports at once where nothing is to be asked; to be reviewed, a file of the present import is shown as it was read.
    /// `instead`: what takes the place of people in files that name none.
    fn consider(&mut self, opened: Opened, review: bool, instead: Option<Role>, io: &mut dyn Io) -> Result<Answer> {
        let present = match (&self.work, opened.place) {
            (Some(work), Place::InPlaceOf(at)) => work.sources.get(at as usize).map(|source| &source.file),
            _ => None,
        };
        let as_it_was = |file: &Dropped| {
            present.filter(|was| (&was.name, was.size) == (&file.name, file.size)).map(|was| &was.mapping)
        };
        let files = self.work.iter().flat_map(|work| &work.sources).map(|one| &one.file);
        // Of several that fit the last one counts: what the data was read by, before what a template says.
        let said = self.templates.iter().map(|one| (Origin::Template(one.name.clone()), &one.mapping));
        let files = files.map(|file| (Origin::File(file.name.clone()), &file.mapping));
        let known: Vec<Known> = said.chain(files).collect();
        let look = |file: &Dropped| match as_it_was(file) {
            Some(was) => file.looked(Some(was)),
            None => match (file.looked_as(&known), instead) {
                (Looked::Refused { failure, .. }, Some(role)) if stand_in::offered(&failure).contains(&role) => {
                    file.standing_in(role)
                }
                (looked, _) => looked,
            },
        };
        let looked: Vec<Looked> = opened.files.iter().map(look).collect();
        let failures = looked.iter().filter_map(|looked| match looked {
            Looked::Seen(_) => None,
            Looked::Refused { failure, .. } => Some(failure),
        });
        let (refused, first) = (failures.clone().count(), failures.clone().next().cloned());
        if let Some(failure) = first.filter(|_| refused == looked.len()) {
            // Something may take the place of people: then these are the files that are meant.
            if !stand_in::offered(&failure).is_empty() {
                self.opened = Some(opened);
            }
            return Err(failure);
        }
        let clear = |looked: &Looked| match looked {
            Looked::Seen(preview) if preview.questions.is_empty() => Some(preview.mapping.clone()),
            _ => None,
        };
        // A sheet that is no table beside one that is: left out without being asked for, but not without a word.
        let beside = |group: u32| {
            let others = looked.iter().zip(&opened.files);
            others.filter(|(_, file)| file.group == group).any(|(looked, _)| matches!(looked, Looked::Seen(_)))
        };
        let how = |(looked, file): (&Looked, &Dropped)| match (clear(looked), looked) {
            (Some(mapping), _) => Some(Some(mapping)),
            (None, Looked::Refused { .. }) if beside(file.group) => Some(None),
            _ => None,
        };
        let certain: Option<Vec<_>> = looked.iter().zip(&opened.files).map(how).collect();
        self.opened = Some(opened);
        match certain.filter(|_| !review) {
            Some(mappings) => self.accept(mappings, io),
            None => Ok(Answer::of(Event::Preview(looked))),
        }
    }

    /// Holds a file ready to be accepted, without looking at it.
    pub(super) fn look_at(&mut self, files: Vec<FileName>, today: Day) {
        let file =
            |FileName { name, size, notes, group }| Dropped { name, size, notes, group, head: Vec::new(), made: None };
        self.opened = Some(Opened::new(files.into_iter().map(file).collect(), Place::Instead, today));
    }

    /// Looks at one of the opened files again.
    pub(super) fn reread(&mut self, file: u32, mapping: &Mapping) -> Result<Event> {
        let opened = self.opened.as_ref().and_then(|opened| opened.files.get(file as usize));
        let opened = opened.ok_or_else(|| Failure::new("nothing_open"))?;
        Ok(Event::Reread { file, preview: Box::new(opened.preview(Some(mapping))?) })
    }

    /// Imports the opened files, those that have a mapping.
    pub(super) fn accept(&mut self, mappings: Vec<Option<Mapping>>, io: &mut dyn Io) -> Result<Answer> {
        let opened = self.opened.as_mut().ok_or_else(|| Failure::new("nothing_open"))?;
        (opened.accepted, opened.started) = (mappings, io.now());
        opened.read.clear();
        self.read_from(0, io)
    }

    /// Reads the next accepted file, or ends the import.
    fn read_from(&mut self, from: usize, io: &mut dyn Io) -> Result<Answer> {
        let opened = self.opened.as_ref().ok_or_else(|| Failure::new("nothing_open"))?;
        let Some((file, dropped, mapping)) = opened.next(from) else {
            return self.settle(io).map(|reply| Answer::Reply(Box::new(reply)));
        };
        let reading = Reading {
            file,
            name: dropped.name.clone(),
            size: dropped.size,
            mapping: mapping.clone(),
            ingest: ingest(&dropped.name, mapping, opened.today)?,
            at: 0,
            before: opened.bytes(file),
            total: opened.bytes(usize::MAX),
            again: READINGS,
            today: opened.today,
        };
        match &dropped.made {
            Some(made) => {
                let read = reading.fed_through(Some(made), io)?;
                self.take(read, io)
            }
            None => Ok(Answer::Read(Box::new(reading))),
        }
    }

    /// Puts a file that was read aside, and goes on with the next.
    pub(super) fn take(&mut self, read: Read, io: &mut dyn Io) -> Result<Answer> {
        let Read { file, imported, mapping } = read;
        let opened = self.opened.as_mut().ok_or_else(|| Failure::new("nothing_open"))?;
        let dropped = opened.files.get(file).ok_or_else(|| Failure::new("nothing_open"))?;
        let info = FileInfo {
            name: dropped.name.clone(),
            size: dropped.size,
            mapping,
            sample: dropped.made.is_some(),
            imported: opened.today,
        };
        let mut report = imported.report;
        report.notes.extend(dropped.notes.iter().cloned());
        report.notes.extend(opened.left_out(dropped.group));
        let source = Source { file: info, report, currency: imported.currency };
        opened.read.push((source, imported.table));
        self.read_from(file + 1, io)
    }

    /// The workspace of the files that were read, and of those that stay.
    fn settle(&mut self, io: &mut dyn Io) -> Result<Reply> {
        let opened = self.opened.as_mut().ok_or_else(|| Failure::new("nothing_open"))?;
        let (place, today, started) = (opened.place, opened.today, opened.started);
        let mut new = std::mem::take(&mut opened.read);
        let present = self.work.as_ref().filter(|work| !work.is_sample());
        // What has no orders in it can't take the place of orders: it is about them.
        let is_orders = |(source, _): &Loaded| source.kind() == TableKind::Orders;
        let place = if place == Place::Instead && !new.iter().any(is_orders) { Place::Beside } else { place };
        // What was decided stays with the files that it was decided of.
        let kept = |work: &Work| (work.view, work.choices.clone());
        // What goes with the data is told, and comes back with it.
        if let (Place::Instead, Some(work), Some((source, _))) = (place, present, new.first_mut()) {
            source.report.notes.extend(gone(&work.choices));
        }
        let (files, (mut view, choices)) = match (place, present) {
            (Place::Instead, _) | (_, None) => (new, Default::default()),
            (Place::Beside, Some(work)) => (work.files_without(None).into_iter().chain(new).collect(), kept(work)),
            (Place::InPlaceOf(at), Some(work)) => {
                let mut files = work.files_without(Some(at as usize));
                let at = files.len().min(at as usize);
                files.splice(at..at, new);
                (files, kept(work))
            }
        };
        if matches!((place, present), (Place::Instead, _) | (_, None)) {
            let by = files.iter().find_map(|(source, _)| match &source.file.mapping.origin {
                Origin::Template(name) => self.templates.iter().find(|one| one.name == *name),
                Origin::Found | Origin::File(_) => None,
            });
            let amounts = by.and_then(|by| Amounts::ALL.iter().find(|one| one.id() == by.amounts));
            view.rules.amounts = amounts.copied().unwrap_or_default();
        }
        view.rules.today = view.rules.today.max(Some(today));
        let reply = self.set(files, (view, choices), (started, io.now()), io)?;
        self.opened = None;
        Ok(reply)
    }

    /// Takes a file out of the workspace. Fails with `last_file` if it is the only one with orders.
    pub(super) fn remove(&mut self, file: u32, io: &mut dyn Io) -> Result<Reply> {
        let work = self.work()?;
        let orders = |at: &u32| work.sources.get(*at as usize).is_some_and(|one| one.kind() == TableKind::Orders);
        let all = (0..work.sources.len() as u32).filter(orders).count();
        if all == 1 && orders(&file) {
            return Err(Failure::new("last_file").with(|message| message.text("file", work.name())));
        }
        let (started, kept) = (io.now(), (work.view, work.choices.clone()));
        let left = work.files_without(Some(file as usize));
        self.set(left, kept, (started, started), io)
    }

    /// Makes the workspace of these files; the old one stays if that can't be.
    fn set(
        &mut self,
        files: Vec<Loaded>,
        (view, choices): (View, Choices),
        times: (f64, f64),
        io: &mut dyn Io,
    ) -> Result<Reply> {
        let subjects = || files.iter().filter(|(source, _)| source.kind() == TableKind::Orders);
        let first = subjects().next().and_then(|(source, _)| source.file.mapping.subject);
        if let Some((other, _)) = subjects().find(|(source, _)| source.file.mapping.subject != first) {
            // Products would be listed among people, or among regions.
            let mapping = &other.file.mapping;
            let rows = mapping.subject.or(first).map_or("customer", Role::id);
            return Err(Failure::new("mixed_subjects")
                .with(|message| message.text("file", &other.file.name).word("rows", format!("subject-{rows}"))));
        }
        let (sources, tables) = sources::join(files);
        let mut work = Work::new(tables, sources, view, choices, times, io)?;
        // Nobody loses what they wrote because next month's file has come.
        work.rules = self.work.as_ref().map(|present| present.rules.clone()).unwrap_or_default();
        let workspace = work.workspace(io)?;
        if workspace.reconciliation.orders == 0 {
            // Nothing to classify; what was open before stays.
            return Err(work.no_orders_left());
        }
        let save = work.to_save()?;
        self.work = Some(work);
        Ok(Reply { events: vec![Event::Workspace(Box::new(workspace))], bytes: None, save: Some(save) })
    }
}
