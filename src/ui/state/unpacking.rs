//! Workbooks and zips among dropped files: unpacked before the engine sees them.

use super::App;
use super::engine::{Engine, Running};
use kefen::base::{Failure, Note};
use kefen::protocol::{Event, FileName};
use kefen::web::unpacking::{Unpacked, Unpacker, is_packed};

/// Files as the engine is told of them, and the files themselves.
pub(super) type Dropped = (Vec<FileName>, Vec<web_sys::File>);

impl App {
    /// The files, those that are packed as what is in them. One worker does it, one file after the other.
    pub(super) async fn unpacked(self, files: Vec<web_sys::File>) -> Result<Dropped, Failure> {
        let (mut names, mut all) = (Vec::new(), Vec::new());
        let mut unpacker = None;
        for (file, group) in files.into_iter().zip(0u32..) {
            let parts = if is_packed(&file).await {
                self.parts_of(&file, &mut unpacker).await?
            } else {
                vec![Unpacked { file, notes: Vec::new() }]
            };
            for Unpacked { file, notes } in parts {
                names.push(name_of(&file, notes, group));
                all.push(file);
            }
        }
        Ok((names, all))
    }

    async fn parts_of(self, file: &web_sys::File, unpacker: &mut Option<Unpacker>) -> Result<Vec<Unpacked>, Failure> {
        let engine = self.engine().ok_or_else(|| Failure::new("engine_gone"))?;
        let unpacker = match unpacker {
            Some(unpacker) => unpacker,
            None => unpacker.insert(started(&engine, file).await?),
        };
        *engine.unpacking.borrow_mut() = Some(unpacker.stop());
        let running = Running::new(&engine, self.busy);
        let parts = unpacker.unpack(file, |done, total| {
            running.progress(Event::Progress { stage: "stage-unpacking".to_owned(), done, total, rows: 0 });
        });
        let parts = parts.await;
        engine.unpacking.take();
        parts
    }
}

/// The worker that unpacks; its program is fetched with the first file that needs it.
async fn started(engine: &Engine, file: &web_sys::File) -> Result<Unpacker, Failure> {
    let kept = engine.unpacker.borrow().clone();
    let module = match kept {
        Some(module) => Some(module),
        None => Unpacker::module().await,
    };
    engine.unpacker.borrow_mut().clone_from(&module);
    let failure = || Failure::new("unpack_failed").with(|message| message.text("file", file.name()));
    Unpacker::start(&module.ok_or_else(failure)?)
}

/// What the engine is told of a file; those of one group were dropped as one.
fn name_of(file: &web_sys::File, notes: Vec<Note>, group: u32) -> FileName {
    FileName { name: file.name(), size: file.size() as u64, notes, group }
}
