//! From the session to the keeper and back: streaming tables into blocks, and blocks into tables.

use std::collections::VecDeque;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use crate::base::{Failure, Result};
use crate::protocol::StorageKind;
use crate::session::{Save, Session};
use crate::store::block::{Chain, Cutter};
use crate::store::protocol::Ask;
use crate::store::{BUSY, DAMAGED, ELSEWHERE, LOST, Meta, NEWER_SCHEMA, QUOTA, quota};
use crate::table::{Table, chunk};
use crate::web::keeper_link::{Awaited, Holding, KeeperLink};
use crate::web::post::Channel;
use crate::web::{self};

/// Blocks that are on their way at once: enough that neither side waits, few enough that they take no memory to speak of.
const ON_THE_WAY: usize = 4;

/// A line to the keeper.
#[derive(Clone)]
pub struct Line {
    /// Asks that wait.
    pub link: KeeperLink,
    /// The port.
    pub channel: std::rc::Rc<Channel>,
}

impl Line {
    /// Sends at once.
    pub fn ask(&self, ask: Ask, beside: Option<&JsValue>) -> Awaited {
        self.link.ask(&self.channel, ask, beside)
    }
}

/// A session's data, ready to go: outside the module's memory, so that the session may change while it is on its way.
pub struct Packed {
    blocks: Vec<Uint8Array>,
    chain: Chain,
    save: Save,
}

impl Packed {
    /// Packs what the session holds now.
    pub fn new(session: &Session, save: Save) -> Packed {
        let mut blocks = Vec::new();
        let mut cutter = Cutter::new(|block: &[u8]| blocks.push(Uint8Array::from(block)));
        session.write(&mut |piece| cutter.write(piece));
        let chain = cutter.finish();
        Packed { blocks, chain, save }
    }

    /// Hands over what lies beside the tables that are stored already. Fails with `storage_lost` where they are not there any more.
    pub async fn amend(line: &Line, stored: &Meta, payload: Vec<u8>) -> Result<Holding> {
        line.ask(Ask::Amend { generation: stored.generation.clone(), payload }, None).holding().await
    }

    /// Hands it to the keeper; what is stored then. Where the tables are those that are stored already (`stored`), only what lies
    /// beside it is replaced. On failure nothing of it stays, and what was stored before is untouched.
    pub async fn store(self, line: &Line, stored: Option<&Meta>) -> Result<Holding> {
        let Packed { blocks, chain, save } = self;
        let Chain { blocks: count, bytes, checksum } = chain;
        if let Some(stored) = stored
            && (stored.blocks, stored.bytes, stored.checksum) == (count, bytes, checksum)
            && (stored.imported_at, &stored.files) == (save.imported, &save.files)
        {
            match Packed::amend(line, stored, save.payload.clone()).await {
                // Not what is current any more.
                Err(failure) if failure.code == LOST => {
                    if line.ask(Ask::State, None).holding().await?.current.is_some() {
                        return Err(Failure::new(ELSEWHERE));
                    }
                    // The browser deleted it while it was open: here it still is, so it is stored again.
                }
                outcome => return outcome,
            }
        }
        let meta = Meta {
            generation: String::new(),
            rows: save.rows,
            blocks: count,
            bytes,
            checksum,
            imported_at: save.imported,
            files: save.files,
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            payload: save.payload,
        };
        let outcome = write(line, blocks, meta).await;
        outcome.map_err(|failure| if failure.code == QUOTA { quota(Some(bytes)) } else { failure })
    }
}

async fn write(line: &Line, blocks: Vec<Uint8Array>, meta: Meta) -> Result<Holding> {
    line.ask(Ask::Begin { random: web::random() }, None).answer().await?;
    let mut sent = VecDeque::new();
    let mut outcome = Ok(());
    for block in blocks {
        sent.push_back(line.ask(Ask::Put, Some(&block)));
        if sent.len() >= ON_THE_WAY
            && let Some(first) = sent.pop_front()
            && let Err(failure) = first.answer().await
        {
            outcome = Err(failure);
            break;
        }
    }
    for last in sent {
        let answer = last.answer().await.map(drop);
        outcome = outcome.and(answer);
    }
    if let Err(failure) = outcome {
        line.ask(Ask::Abort, None).answer().await.ok();
        return Err(failure);
    }
    line.ask(Ask::Commit(meta), None).holding().await
}

/// Reads and verifies what `meta` names. `progress` is told bytes read.
pub async fn load(line: &Line, meta: &Meta, mut progress: impl FnMut(u64)) -> Result<Vec<Table>> {
    let mut reader = chunk::Reader::new(meta.bytes);
    let mut chain = Chain::default();
    let mut asked = VecDeque::new();
    let mut next = 0;
    while chain.blocks < meta.blocks {
        while next < meta.blocks && asked.len() < ON_THE_WAY {
            asked.push_back(line.ask(Ask::Read { generation: meta.generation.clone(), index: next }, None));
            next += 1;
        }
        let Some(first) = asked.pop_front() else { return Err(Failure::new(LOST)) };
        let block = first.block().await?;
        reader.feed(chain.next(&block)?)?;
        progress(chain.bytes);
    }
    if chain.checksum != meta.checksum {
        return Err(Failure::new(DAMAGED));
    }
    reader.finish()
}

/// What it means for the data on the page that it could not be stored.
pub fn not_stored(failure: &Failure) -> StorageKind {
    match failure.code.as_str() {
        BUSY | NEWER_SCHEMA | ELSEWHERE => StorageKind::ReadOnly,
        _ => StorageKind::MemoryOnly,
    }
}

/// What it means that what is stored could not be opened.
pub fn not_opened(failure: &Failure) -> StorageKind {
    match failure.code.as_str() {
        LOST | DAMAGED => StorageKind::Lost,
        _ => not_stored(failure),
    }
}
