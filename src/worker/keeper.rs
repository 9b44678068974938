//! The keeper worker: owns the database, serves the engine over a port and the page over its own scope, and is never terminated.
//!
//! One ask at a time, in the order they came. A new port means that the engine is a new one: what the old one was writing is given up.

use futures_channel::mpsc;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessagePort;

use crate::base::{Failure, Result};
use crate::protocol::Envelope;
use crate::store::indexed_db::IndexedDb;
use crate::store::protocol::{Answer, Ask, CHANNEL, DATABASE, WORKSPACE, lock};
use crate::store::{BUSY, Generations, LOST, Store, Writing};
use crate::web::locks::{self, Held};
use crate::web::post::{self, Channel, Incoming};
use crate::web::{self, broadcast};

/// How long a lock is waited for, in milliseconds: longer than cleaning takes, shorter than a person's patience.
const PATIENCE: u32 = 2_000;

/// Who said something: the page, or the engine of that number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speaker {
    Page,
    Engine(u32),
}

type Heard = (Speaker, Incoming);

struct Keeper {
    all: Generations<IndexedDb>,
    /// A generation that is being written, and the lock that goes with it.
    writing: Option<(Writing, Held)>,
    page: Channel,
    engine: Option<Channel>,
    /// Counts the engines: words of an earlier one are ignored.
    engines: u32,
    hear: mpsc::UnboundedSender<Heard>,
}

/// Serves storage requests for as long as the page lives.
pub fn serve() {
    web::prepare_worker();
    let (hear, mut heard) = mpsc::unbounded::<Heard>();
    let page = Channel::owner().hear({
        let hear = hear.clone();
        move |incoming| drop(hear.unbounded_send((Speaker::Page, incoming)))
    });
    let all = Generations::new(IndexedDb::new(DATABASE), WORKSPACE);
    let mut keeper = Keeper { all, writing: None, page, engine: None, engines: 0, hear };
    spawn_local(async move {
        keeper.clean().await;
        while let Ok((speaker, incoming)) = heard.recv().await {
            keeper.take(speaker, incoming).await;
        }
    });
}

impl Keeper {
    async fn take(&mut self, speaker: Speaker, incoming: Incoming) {
        if matches!(speaker, Speaker::Engine(number) if number != self.engines) {
            return;
        }
        match incoming {
            Incoming::Port(port) => self.connect(port).await,
            Incoming::Message(bytes, beside) => {
                let Some(Envelope { id, body }) = post::decode::<Envelope<Ask>>(&bytes) else { return };
                let (body, block) = match self.serve(body, beside).await {
                    Ok(answer) => answer,
                    Err(failure) => (Answer::Failed(failure), None),
                };
                let block = block.map(|block| JsValue::from(Uint8Array::from(block.as_slice())));
                let channel = if speaker == Speaker::Page { Some(&self.page) } else { self.engine.as_ref() };
                if let Some(channel) = channel {
                    channel.send(&post::encode(&Envelope { id, body }), block.as_ref());
                }
            }
            Incoming::Beat | Incoming::Broken(_) => {}
        }
    }

    /// A new engine.
    async fn connect(&mut self, port: MessagePort) {
        self.give_up().await;
        self.engines = self.engines.wrapping_add(1);
        let (speaker, hear) = (Speaker::Engine(self.engines), self.hear.clone());
        let channel = Channel::new(port).hear(move |incoming| drop(hear.unbounded_send((speaker, incoming))));
        self.engine = Some(channel);
    }

    /// Frees what is being written and lets go of the lock. What can't be freed now is cleaned at the next start.
    async fn give_up(&mut self) {
        if let Some((writing, _held)) = self.writing.take() {
            self.all.abort(writing).await.ok();
        }
    }

    /// Deletes dead generations, unless another tab is writing one.
    async fn clean(&self) {
        if let Some(_held) = locks::try_hold(&lock(WORKSPACE)).await {
            // What can't be deleted now is found again at the next start; what can't be opened is told to whoever asks for it.
            self.all.clean().await.ok();
        }
    }

    /// The lock for a change of its own.
    async fn hold(&self) -> Result<Held> {
        if self.writing.is_some() {
            return Err(Failure::new(BUSY));
        }
        locks::hold_within(&lock(WORKSPACE), PATIENCE).await.ok_or_else(|| Failure::new(BUSY))
    }

    async fn holding(&self) -> Result<Answer> {
        let current = self.all.open().await?;
        // An earlier import that can't be read is not one to go back to.
        let can_undo = self.all.previous().await.is_ok_and(|previous| previous.is_some());
        Ok(Answer::Holding { current, can_undo })
    }

    async fn serve(&mut self, ask: Ask, beside: JsValue) -> Result<(Answer, Option<Vec<u8>>)> {
        let answer = match ask {
            Ask::State => self.holding().await?,
            Ask::Begin { random } => {
                self.give_up().await;
                let held = self.hold().await?;
                self.writing = Some((self.all.begin(random).await?, held));
                Answer::Done
            }
            Ask::Put => {
                let Some((writing, _)) = &mut self.writing else { return Err(Failure::new(LOST)) };
                let block = beside.dyn_into::<Uint8Array>().map_err(|_| Failure::new(LOST))?;
                self.all.put(writing, &block.to_vec()).await?;
                Answer::Done
            }
            Ask::Commit(meta) => {
                let Some((writing, held)) = self.writing.take() else { return Err(Failure::new(LOST)) };
                self.all.commit(writing, meta).await?;
                broadcast::announce(CHANNEL, "changed");
                // The generation before the previous one is dead now; the lock is still held.
                self.all.clean().await.ok();
                drop(held);
                self.holding().await?
            }
            Ask::Abort => {
                self.give_up().await;
                Answer::Done
            }
            Ask::Amend { generation, payload } => {
                let _held = self.hold().await?;
                self.all.amend(&generation, payload).await?;
                self.holding().await?
            }
            Ask::Read { generation, index } => {
                return Ok((Answer::Block, Some(self.all.read(&generation, index).await?)));
            }
            Ask::Undo => {
                let _held = self.hold().await?;
                self.all.undo().await?;
                broadcast::announce(CHANNEL, "changed");
                self.holding().await?
            }
            Ask::Forget => {
                self.give_up().await;
                let _held = self.hold().await?;
                self.all.store().forget().await?;
                broadcast::announce(CHANNEL, "forgotten");
                // Read again: what is answered is what is there.
                self.holding().await?
            }
        };
        Ok((answer, None))
    }
}
