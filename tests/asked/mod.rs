//! A session as the page asks it, with files in memory and a clock that stands still. Not a test of its own.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "each test asks what it needs; what can't be answered has failed"
)]

use kefen::base::{Day, Failure, Result};
use kefen::protocol::{Event, FileName, Place, Request, Workspace};
use kefen::session::{Io, Reply, Session};
use kefen::table::chunk;

/// Files in memory: names and texts.
pub struct Files<'a>(pub &'a [(&'a str, &'a str)]);

impl Io for Files<'_> {
    fn progress(&mut self, _: &'static str, _: u64, _: u64, _: u64) {}
    fn now(&self) -> f64 {
        0.0
    }
    fn read(&mut self, file: usize, at: u64, into: &mut Vec<u8>, len: usize) -> Result<usize> {
        let rest = self.0[file].1.as_bytes().get(at as usize..).unwrap_or_default();
        into.clear();
        into.extend_from_slice(rest.get(..len).unwrap_or(rest));
        Ok(into.len())
    }
}

/// Asks a session something that needs no file.
pub fn ask(session: &mut Session, request: Request) -> Reply {
    session.handle(request, &mut Files(&[]))
}

/// How a reply ends.
pub fn last(mut reply: Reply) -> Event {
    reply.events.pop().unwrap()
}

/// The workspace that a reply ends with.
pub fn workspace(reply: Reply) -> Workspace {
    match last(reply) {
        Event::Workspace(workspace) => *workspace,
        other => panic!("{other:?}"),
    }
}

/// The failure that a reply ends with.
pub fn failure(reply: Reply) -> Failure {
    match last(reply) {
        Event::Failed(failure) => failure,
        other => panic!("{other:?}"),
    }
}

/// Opens files on the day 2026-11-22, each as one of its own.
pub fn open(session: &mut Session, files: &[(&str, &str)], place: Place, review: bool) -> Reply {
    let named = files.iter().zip(0u32..).map(|((name, text), group)| FileName {
        name: (*name).to_owned(),
        size: text.len() as u64,
        notes: Vec::new(),
        group,
    });
    let today = Day::from_iso("2026-11-22").unwrap();
    session.handle(Request::Open { files: named.collect(), place, today, review }, &mut Files(files))
}

/// A workspace of these files, dropped at once.
pub fn dropped(files: &[(&str, &str)]) -> (Session, Workspace) {
    let mut session = Session::new();
    let now = workspace(open(&mut session, files, Place::Instead, false));
    (session, now)
}

/// What a session comes back as after what it stored was read again; `payload` of its latest save.
pub fn stored_and_back(session: &Session, payload: &[u8]) -> (Session, Workspace) {
    let mut bytes = Vec::new();
    session.write(&mut |piece| bytes.extend_from_slice(piece));
    let mut again = Session::new();
    match again.restore(payload, chunk::read(&bytes).unwrap(), &mut Files(&[])).unwrap() {
        Event::Workspace(workspace) => (again, *workspace),
        other => panic!("{other:?}"),
    }
}
