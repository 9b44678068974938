//! From fixes to a workspace: a file of the present data is read once more, with what the person has said of its cells.
//!
//! The rows themselves are not kept, the file is: for as long as the page lives the browser can read it again. After a reload it is asked
//! for. What goes wrong leaves the data, and the fixes that it was read with, as they were.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::import::today;
use super::{App, ImportState};
use kefen::base::{Failure, Message};
use kefen::ingest::{Fix, Mapping};
use kefen::protocol::{Event, FileInfo, Looked, Place, Request};

impl App {
    /// A file of the present data, as the workspace knows it.
    fn present(self, at: u32) -> Option<FileInfo> {
        self.workspace.with_untracked(|now| now.as_ref()?.files.get(at as usize).map(|source| source.file.clone()))
    }

    /// A file of the present data, if the browser can still read it.
    pub fn reachable(self, at: u32) -> Option<web_sys::File> {
        let wanted = self.present(at)?;
        let is_it = |file: &&web_sys::File| file.name() == wanted.name && file.size() as u64 == wanted.size;
        self.engine()?.files.borrow().iter().rfind(is_it).cloned()
    }

    /// Reads files of the present data again with these fixes, one after the other; `done` hears of each that was.
    pub fn mend(self, files: Vec<(u32, web_sys::File, Vec<Fix>)>, done: impl Fn(u32) + 'static) {
        let Some(number) = self.begin().filter(|_| !files.is_empty()) else { return };
        spawn_local(async move {
            for (at, file, fixes) in files {
                let name = self.present(at).map(|file| file.name).unwrap_or_default();
                let count = fixes.len();
                match self.mended(at, file, fixes, number).await {
                    Ok(true) => {
                        done(at);
                        let key = if count == 0 { "fixes-none-left" } else { "fixes-applied" };
                        self.say(Message::new(key).text("name", name).count("n", count));
                    }
                    // Something newer was begun meanwhile.
                    Ok(false) => return,
                    Err(failure) if failure.is_cancelled() => return self.settle(),
                    Err(failure) => {
                        self.trouble(failure);
                        return self.settle();
                    }
                }
            }
            self.import.set(ImportState::Ready);
        });
    }

    /// One of them; false where it is not waited for any more.
    async fn mended(self, at: u32, file: web_sys::File, fixes: Vec<Fix>, number: u32) -> Result<bool, Failure> {
        let (Some(engine), Some(was)) = (self.engine(), self.present(at)) else { return Ok(false) };
        if fixes.len() > Fix::MOST {
            return Err(Failure::new("fixes_too_many").with(|message| message.count("most", Fix::MOST)));
        }
        let current = || engine.import.get() == number;
        let (mut names, mut files) = self.unpacked(vec![file]).await?;
        // Of a workbook only the sheet that is meant.
        if let Some(own) = names.iter().position(|file| file.name == was.name) {
            (names, files) = (names.drain(own..=own).collect(), files.drain(own..=own).collect());
        }
        if !current() {
            return Ok(false);
        }
        let found = names.first().map(|file| file.name.clone()).unwrap_or_default();
        let place = Place::InPlaceOf(at);
        engine.place.set(place);
        let request = Request::Open { files: names, place, today: today(), review: true };
        let (event, _) = self.ask_with(request, &files).await?;
        let Event::Preview(looked) = event else { return Ok(false) };
        let mapping = match &looked[..] {
            [Looked::Seen(preview)] if headers(&preview.mapping) == headers(&was.mapping) => preview.mapping.clone(),
            _ => {
                let _ = self.ask(Request::Dismiss).await;
                let names = |message: Message| message.text("file", found).text("wanted", was.name);
                return Err(Failure::new("fixes_other_file").with(names));
            }
        };
        if !current() {
            return Ok(false);
        }
        let mapping = Mapping { fixes, ..mapping };
        self.ask(Request::Accept(vec![Some(mapping)])).await?;
        if self.reachable(at).is_none() {
            engine.files.borrow_mut().extend(files);
        }
        Ok(current())
    }
}

fn headers(mapping: &Mapping) -> Vec<&str> {
    mapping.columns.iter().map(|column| column.header.as_str()).collect()
}
