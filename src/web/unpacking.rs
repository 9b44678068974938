//! Workbooks and zips on their way to the engine, which reads plain texts only.
//!
//! They are unpacked by a module of its own, in a worker of its own: most people never need it, so it is fetched when the first such file
//! comes; and whatever a hostile file does to it, nothing else is there to be harmed. Page and worker say [`Told`] and [`Asked`] to each
//! other; what was unpacked travels beside as files, which are never copied.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::mpsc;
use js_sys::{Array, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::post::{self, Incoming};
use super::site::Module;
use super::worker::Spawned;
use crate::base::{Failure, Note, Result};
use crate::unpack;

/// What the page asks: to unpack the file beside this.
#[derive(Debug, Serialize, Deserialize)]
pub struct Asked {
    /// Its name.
    pub name: String,
}

/// What the worker says.
#[derive(Debug, Serialize, Deserialize)]
pub enum Told {
    /// Bytes read so far, and in all.
    Read(u64, u64),
    /// What was in it; the parts are beside this, in the same order, each with its notes here.
    Parts(Vec<Vec<Note>>),
    /// It can't be unpacked.
    Failed(Failure),
}

/// A part of a file that was unpacked, as a file of its own.
#[derive(Clone, Debug)]
pub struct Unpacked {
    /// The part.
    pub file: File,
    /// What was left out beside it.
    pub notes: Vec<Note>,
}

/// Bytes of a file that show what it is.
const HEAD: f64 = 4096.0;

/// Whether a file has to be unpacked before it can be read.
pub async fn is_packed(file: &File) -> bool {
    let Ok(head) = file.slice_with_f64_and_f64(0.0, HEAD) else { return false };
    let Ok(head) = JsFuture::from(head.array_buffer()).await else { return false };
    unpack::container(&file.name(), &Uint8Array::new(&head).to_vec()).is_some()
}

type Hear = Rc<RefCell<Option<mpsc::UnboundedSender<(Told, JsValue)>>>>;

/// A worker that unpacks. Dropping it ends its work.
pub struct Unpacker {
    worker: Spawned,
    heard: mpsc::UnboundedReceiver<(Told, JsValue)>,
    hear: Hear,
}

/// Ends the work of an [`Unpacker`] that somebody waits for.
pub struct Stop(Hear);

impl Stop {
    /// Whoever waits is told `unpack_failed`.
    pub fn stop(self) {
        self.0.take();
    }
}

impl Unpacker {
    /// Fetches its module, which the page keeps; nothing where it can't be had.
    pub async fn module() -> Option<Module> {
        Module::fetch("unpack").await
    }

    /// Starts it. Fails with `engine_gone` if that can't be.
    pub fn start(module: &Module) -> Result<Unpacker> {
        let (hear, heard) = mpsc::unbounded();
        let hear: Hear = Rc::new(RefCell::new(Some(hear)));
        let take = {
            let hear = Rc::clone(&hear);
            move |incoming| match incoming {
                Incoming::Message(bytes, beside) => {
                    if let (Some(told), Some(hear)) = (post::decode::<Told>(&bytes), &*hear.borrow()) {
                        drop(hear.unbounded_send((told, beside)));
                    }
                }
                // Its end is the end of what is heard.
                Incoming::Broken(_) => drop(hear.take()),
                Incoming::Port(_) | Incoming::Beat => {}
            }
        };
        let worker = Spawned::start("unpack", module, take)?;
        Ok(Unpacker { worker, heard, hear })
    }

    /// What can end its work while somebody waits for it.
    pub fn stop(&self) -> Stop {
        Stop(Rc::clone(&self.hear))
    }

    /// The parts of a file. Fails as [`unpack::unpack`] does, and with `unpack_failed` if the worker did not survive it.
    pub async fn unpack(&mut self, file: &File, progress: impl Fn(u64, u64)) -> Result<Vec<Unpacked>> {
        let asked = post::encode(&Asked { name: file.name() });
        self.worker.channel().send(&asked, Some(file));
        loop {
            match self.heard.recv().await {
                Ok((Told::Read(done, total), _)) => progress(done, total),
                Ok((Told::Failed(failure), _)) => return Err(failure),
                Ok((Told::Parts(notes), beside)) => {
                    let files = Array::from(&beside).into_iter().filter_map(|file| file.dyn_into::<File>().ok());
                    return Ok(files.zip(notes).map(|(file, notes)| Unpacked { file, notes }).collect());
                }
                Err(_) => return Err(Failure::new("unpack_failed").with(|message| message.text("file", file.name()))),
            }
        }
    }
}
