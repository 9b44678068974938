//! The engine worker: a message loop around one [`Session`].
//!
//! Requests are answered one at a time, in order. What is new is saved in the background: the person sees it first, and goes on
//! working while the blocks travel. Cancelling is not a message: the worker is terminated (invariant 4).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::{mpsc, oneshot};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, MessagePort};

use super::saving::{Line, Packed, load, not_opened, not_stored};
use crate::base::{Failure, Result};
use crate::protocol::{Envelope, Event, Request, StorageKind, StorageState};
use crate::session::{Answer, End, Io, Read, Reading, Reply, Save, Session};
use crate::store::protocol::Ask;
use crate::store::{CONNECTION, LOST};
use crate::web::file::OpenFile;
use crate::web::keeper_link::{Holding, KeeperLink};
use crate::web::post::{self, Channel, Incoming};
use crate::web::{self, clock};

/// Between two messages of progress, in milliseconds.
const PROGRESS: f64 = 100.0;
/// Before new data is packed, in milliseconds: the person's next questions come first.
const LULL: u32 = 300;
/// Between two signs of life, in milliseconds.
const BEAT: u32 = 1_000;

/// Serves requests until it is terminated.
pub fn serve() {
    web::prepare_worker();
    let (hear, mut heard) = mpsc::unbounded::<(Vec<u8>, JsValue)>();
    let engine = Rc::new(Engine::default());
    let page = Channel::owner().hear({
        let engine = Rc::clone(&engine);
        move |incoming| match incoming {
            // At once: somebody may be waiting on the old line for an answer that no longer comes.
            Incoming::Port(port) => engine.connect(port),
            Incoming::Message(bytes, beside) => drop(hear.unbounded_send((bytes, beside))),
            Incoming::Beat | Incoming::Broken(_) => {}
        }
    });
    clock::every(BEAT, || Channel::owner().beat());
    post_event(0, &Event::Ready, None);
    spawn_local(async move {
        while let Ok((bytes, beside)) = heard.recv().await {
            if let Some(Envelope { id, body }) = post::decode::<Envelope<Request>>(&bytes) {
                engine.take(id, body, beside).await;
            }
        }
        drop(page);
    });
}

fn post_event(id: u32, body: &Event, beside: Option<&JsValue>) {
    Channel::owner().send(&post::encode(&Envelope { id, body }), beside);
}

fn post_storage(state: StorageState) {
    post_event(0, &Event::Storage(state), None);
}

#[derive(Default)]
struct Engine {
    session: RefCell<Session>,
    /// The opened files, in their order.
    files: RefCell<Vec<OpenFile>>,
    keeper: RefCell<Option<Line>>,
    /// What is stored, as far as this engine has seen.
    stored: RefCell<Holding>,
    saving: Cell<bool>,
    /// The latest thing to save after the present one.
    waiting: RefCell<Option<Save>>,
    /// The tables that are stored are those of the session: what lies beside them can be stored alone.
    same: Cell<bool>,
    /// Who waits for the saving to be over.
    idle: RefCell<Vec<oneshot::Sender<()>>>,
}

impl Engine {
    fn connect(&self, port: MessagePort) {
        let link = KeeperLink::default();
        let channel = Channel::new(port).hear({
            let link = link.clone();
            move |incoming| {
                if let Incoming::Message(bytes, beside) = incoming {
                    link.take(&bytes, beside);
                }
            }
        });
        if let Some(old) = self.keeper.replace(Some(Line { link, channel: Rc::new(channel) })) {
            old.link.fail_all();
        }
    }

    fn keeper(&self) -> Result<Line> {
        self.keeper.borrow().clone().ok_or_else(|| Failure::new(CONNECTION))
    }

    async fn take(self: &Rc<Self>, id: u32, request: Request, beside: JsValue) {
        let ended = match request {
            Request::Restore => self.restore(id).await,
            Request::Undo => self.undo(id).await,
            Request::Forget => self.forget().await,
            request => match self.open(&request, beside) {
                Ok(()) => return self.answer(id, request).await,
                Err(failure) => Err(failure),
            },
        };
        post_event(id, &ended.unwrap_or_else(Event::Failed), None);
    }

    /// Keeps the files that came beside a request.
    fn open(&self, request: &Request, beside: JsValue) -> Result<()> {
        match request {
            Request::Open { files, .. } => {
                let mut came = Array::from(&beside).into_iter().map(JsCast::dyn_into::<File>);
                let opened = files.iter().map(|file| match came.next() {
                    Some(Ok(file)) => OpenFile::new(file),
                    _ => Err(Failure::new("file_unreadable").with(|message| message.text("file", &file.name))),
                });
                *self.files.borrow_mut() = opened.collect::<Result<_>>()?;
            }
            Request::Dismiss => self.files.borrow_mut().clear(),
            _ => {}
        }
        Ok(())
    }

    async fn answer(self: &Rc<Self>, id: u32, request: Request) {
        let mut voice = Voice::new(self, id);
        let mut answer = self.session.borrow_mut().begin(request, &mut voice);
        let reply = loop {
            match answer {
                Answer::Reply(reply) => break *reply,
                Answer::Read(reading) => {
                    let read = self.read(*reading, &mut voice).await;
                    answer = self.session.borrow_mut().complete(read, &mut voice);
                }
            }
        };
        let Reply { events, bytes, save } = reply;
        if save.is_some() {
            // Before the news itself: whoever sees the new data also sees that it is not stored yet.
            post_storage(self.storage(StorageKind::Saving, None));
        }
        let bytes = bytes.map(|bytes| JsValue::from(Uint8Array::from(bytes.as_slice())));
        for event in events {
            let beside = bytes.as_ref().filter(|_| matches!(event, Event::File { .. }));
            post_event(id, &event, beside);
        }
        if let Some(save) = save {
            self.look_ahead();
            self.save(save);
        }
    }

    /// Counts what will be asked for next while the page shows what is new: one thing at a time, so that a question waits for one at most.
    fn look_ahead(self: &Rc<Self>) {
        let engine = Rc::clone(self);
        spawn_local(async move {
            clock::pass(0).await;
            while engine.session.borrow_mut().ahead() {
                clock::pass(0).await;
            }
        });
    }

    /// Feeds an opened file as the browser delivers it: the next bytes are on their way while those before are read.
    async fn read(&self, mut reading: Reading, voice: &mut Voice<'_>) -> Result<Read> {
        let mut piece = Vec::new();
        loop {
            let stream = self.files.borrow().get(reading.file()).map(OpenFile::stream);
            let mut stream = stream.ok_or_else(|| Failure::new("nothing_open"))??;
            while stream.next(&mut piece).await? {
                reading.feed(&piece, voice)?;
            }
            match reading.end()? {
                End::Read(read) => return Ok(*read),
                End::Again(again) => reading = *again,
            }
        }
    }

    /// Saves in the background; while a save is on its way only the latest of the next ones is kept.
    fn save(self: &Rc<Self>, mut save: Save) {
        if save.tables {
            self.same.set(false);
        }
        let before = self.waiting.take();
        save.tables |= before.is_some_and(|before| before.tables);
        *self.waiting.borrow_mut() = Some(save);
        if self.saving.replace(true) {
            return;
        }
        let engine = Rc::clone(self);
        spawn_local(async move {
            clock::pass(LULL).await;
            while let Some(save) = engine.waiting.take() {
                if engine.amend(&save).await {
                    continue;
                }
                // The latest save is of what the session holds now.
                let packed = Packed::new(&engine.session.borrow(), save);
                engine.store(packed).await;
            }
            engine.saving.set(false);
            for waiter in engine.idle.take() {
                let _ = waiter.send(());
            }
        });
    }

    /// Stores what lies beside the tables, where that is all that is new; whether it was, or never will be.
    async fn amend(&self, save: &Save) -> bool {
        let stored = self.stored.borrow().current.clone().filter(|_| self.same.get() && !save.tables);
        let (Some(stored), Ok(line)) = (stored, self.keeper()) else { return false };
        match Packed::amend(&line, &stored, save.payload.clone()).await {
            // The browser deleted it while it was open, or another tab has stored something: told apart where it is stored whole.
            Err(failure) if failure.code == LOST => return false,
            outcome => self.tell_stored(outcome),
        }
        true
    }

    async fn store(&self, packed: Packed) {
        let stored = self.stored.borrow().current.clone();
        let outcome = match self.keeper() {
            Ok(line) => packed.store(&line, stored.as_ref()).await,
            Err(failure) => Err(failure),
        };
        let newer = self.waiting.borrow().as_ref().is_some_and(|save| save.tables);
        self.same.set(outcome.is_ok() && !newer);
        self.tell_stored(outcome);
    }

    /// Says where the data is after it was stored, or could not be.
    fn tell_stored(&self, outcome: Result<Holding>) {
        let more = self.waiting.borrow().is_some();
        post_storage(match outcome {
            Ok(holding) if more => {
                *self.stored.borrow_mut() = holding;
                self.storage(StorageKind::Saving, None)
            }
            Ok(holding) => self.now_stored(holding),
            Err(failure) => self.storage(not_stored(&failure), Some(failure)),
        });
    }

    /// Where the data is: what is stored stays what it was, whatever stands in the way of something new.
    fn storage(&self, kind: StorageKind, failure: Option<Failure>) -> StorageState {
        StorageState { kind, failure, ..self.stored.borrow().state() }
    }

    fn now_stored(&self, holding: Holding) -> StorageState {
        let state = holding.state();
        *self.stored.borrow_mut() = holding;
        state
    }

    /// Waits until nothing is being saved.
    async fn idle(&self) {
        if self.saving.get() {
            let (tell, told) = oneshot::channel();
            self.idle.borrow_mut().push(tell);
            told.await.ok();
        }
    }

    async fn restore(&self, id: u32) -> Result<Event> {
        self.idle().await;
        let holding = async { self.keeper()?.ask(Ask::State, None).holding().await }.await;
        match holding {
            Ok(holding) => self.reopen(id, holding).await,
            Err(failure) => {
                let kind = not_opened(&failure);
                post_storage(self.storage(kind, Some(failure.clone())));
                // No storage, but everything else works: the page begins empty. A newer version's data is not "nothing".
                if kind == StorageKind::MemoryOnly { Ok(Event::Empty) } else { Err(failure) }
            }
        }
    }

    async fn undo(self: &Rc<Self>, id: u32) -> Result<Event> {
        self.idle().await;
        let holding = self.keeper()?.ask(Ask::Undo, None).holding().await?;
        let event = self.reopen(id, holding).await?;
        let carried = self.session.borrow_mut().carried();
        if let Some(save) = carried {
            self.save(save);
        }
        Ok(event)
    }

    /// Opens what is stored; tells of the storage before it returns what ends the request.
    async fn reopen(&self, id: u32, holding: Holding) -> Result<Event> {
        let line = self.keeper()?;
        let Some(meta) = holding.current.clone() else {
            post_storage(self.now_stored(holding));
            return Ok(Event::Empty);
        };
        let mut voice = Voice::new(self, id);
        let tables = load(&line, &meta, |bytes| voice.progress("stage-restoring", bytes, meta.bytes, 0)).await;
        let opened = tables.and_then(|tables| self.session.borrow_mut().restore(&meta.payload, tables, &mut voice));
        match opened {
            Ok(event) => {
                self.same.set(true);
                post_storage(self.now_stored(holding));
                Ok(event)
            }
            Err(failure) => {
                // The pointer is there, the data is not: only that there is an earlier import is still true.
                let state = StorageState { can_undo: holding.can_undo, ..StorageState::default() };
                post_storage(StorageState { kind: not_opened(&failure), failure: Some(failure.clone()), ..state });
                Err(failure)
            }
        }
    }

    async fn forget(&self) -> Result<Event> {
        self.waiting.take();
        self.same.set(false);
        self.idle().await;
        *self.session.borrow_mut() = Session::new();
        self.files.borrow_mut().clear();
        let holding = self.keeper()?.ask(Ask::Forget, None).holding().await?;
        post_storage(self.now_stored(holding));
        Ok(Event::Done)
    }
}

/// What the session hears and says while it works on one request.
struct Voice<'a> {
    engine: &'a Engine,
    id: u32,
    stage: &'static str,
    last: f64,
}

impl<'a> Voice<'a> {
    fn new(engine: &'a Engine, id: u32) -> Voice<'a> {
        Voice { engine, id, stage: "", last: 0.0 }
    }
}

impl Io for Voice<'_> {
    fn progress(&mut self, stage: &'static str, done: u64, total: u64, rows: u64) {
        let now = clock::now();
        // A new stage, and the end of one, are always told.
        if stage == self.stage && done != total && now - self.last < PROGRESS {
            return;
        }
        self.stage = stage;
        self.last = now;
        post_event(self.id, &Event::Progress { stage: stage.to_owned(), done, total, rows }, None);
    }

    fn now(&self) -> f64 {
        clock::now()
    }

    fn read(&mut self, file: usize, at: u64, into: &mut Vec<u8>, len: usize) -> Result<usize> {
        match self.engine.files.borrow().get(file) {
            Some(file) => file.read(at, into, len),
            None => Err(Failure::new("nothing_open")),
        }
    }
}
