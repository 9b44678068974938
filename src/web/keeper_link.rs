//! The line to the keeper, for the engine (over a port) and for the page (over the worker itself).

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::post::{self, Channel};
use crate::base::{Failure, Result};
use crate::protocol::{Envelope, StorageState};
use crate::store::protocol::{Answer, Ask};
use crate::store::{CONNECTION, Meta};

/// What is stored.
#[derive(Clone, Debug, Default)]
pub struct Holding {
    /// The current import.
    pub current: Option<Meta>,
    /// Whether there is one before it.
    pub can_undo: bool,
}

impl Holding {
    /// As the page shows it: everything stored, and what.
    pub fn state(&self) -> StorageState {
        let mut state = StorageState { can_undo: self.can_undo, ..StorageState::default() };
        if let Some(meta) = &self.current {
            state.generation.clone_from(&meta.generation);
            state.rows = meta.rows;
            state.checksum = meta.checksum_hex();
        }
        state
    }
}

/// An answer that has not come yet.
pub struct Awaited(oneshot::Receiver<(Answer, JsValue)>);

impl Awaited {
    /// The answer and what is beside it; `storage_connection` if the keeper dies before it answers.
    pub async fn answer(self) -> Result<(Answer, JsValue)> {
        match self.0.await {
            Ok((Answer::Failed(failure), _)) => Err(failure),
            Ok(answer) => Ok(answer),
            Err(_) => Err(Failure::new(CONNECTION)),
        }
    }

    /// The answer, where it tells what is stored.
    pub async fn holding(self) -> Result<Holding> {
        match self.answer().await? {
            (Answer::Holding { current, can_undo }, _) => Ok(Holding { current, can_undo }),
            _ => Err(Failure::new(CONNECTION)),
        }
    }

    /// The answer, where it is a block.
    pub async fn block(self) -> Result<Vec<u8>> {
        let (_, beside) = self.answer().await?;
        beside.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).map_err(|_| Failure::new(CONNECTION))
    }
}

/// Asks that wait for their answers. Dropping it fails them all.
#[derive(Clone, Default)]
pub struct KeeperLink(Rc<Inner>);

#[derive(Default)]
struct Inner {
    next: Cell<u32>,
    waiting: RefCell<BTreeMap<u32, oneshot::Sender<(Answer, JsValue)>>>,
}

impl KeeperLink {
    /// Sends at once, before anything is awaited, so that asks are served in the order of these calls.
    pub fn ask(&self, channel: &Channel, ask: Ask, beside: Option<&JsValue>) -> Awaited {
        let id = self.0.next.get().wrapping_add(1);
        self.0.next.set(id);
        let (tell, told) = oneshot::channel();
        self.0.waiting.borrow_mut().insert(id, tell);
        channel.send(&post::encode(&Envelope { id, body: ask }), beside);
        Awaited(told)
    }

    /// Takes a message of the keeper.
    pub fn take(&self, bytes: &[u8], beside: JsValue) {
        let Some(Envelope { id, body }) = post::decode::<Envelope<Answer>>(bytes) else { return };
        if let Some(tell) = self.0.waiting.borrow_mut().remove(&id) {
            // Whoever asked may have given up.
            let _ = tell.send((body, beside));
        }
    }

    /// The keeper is gone: everybody who waits is told.
    pub fn fail_all(&self) {
        self.0.waiting.borrow_mut().clear();
    }
}
