//! Workbooks and zips among dropped files: unpacked before the engine sees them.

use super::App;
use super::engine::Running;
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
            None => unpacker.insert(Unpacker::start()?),
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

/// What the engine is told of a file; those of one group were dropped as one.
fn name_of(file: &web_sys::File, notes: Vec<Note>, group: u32) -> FileName {
    FileName { name: file.name(), size: file.size() as u64, notes, group }
}
