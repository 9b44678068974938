//! The page's line to the engine: fetches its module, starts both workers, asks, hears, and replaces an engine that died or is not wanted
//! any more.
//!
//! Nothing is kept here but the module (`fetching`) and who waits for what. After a replacement the new engine opens what the keeper holds,
//! by itself.

mod fetching;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::{mpsc, oneshot};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, MessageChannel};

use self::fetching::Program;
use super::keeper_link::{Holding, KeeperLink};
use super::post::{self, Incoming};
use super::worker::Spawned;
use super::{Context, broadcast, clock, panicked, persist, witness};
use crate::base::{Failure, Result};
use crate::protocol::{Envelope, Event, Request, StorageKind, StorageState};
use crate::store::protocol::{Ask, CHANNEL};
use crate::store::{CONNECTION, ELSEWHERE, LOST};

/// Between two looks at the engine's pulse, in milliseconds.
const LOOK: u32 = 5_000;
/// Looks without a sign of life while somebody waits, after which the page is told. Looks rather than a clock, so that a computer that
/// slept does not count as an engine that hangs.
const SILENT_LOOKS: u32 = 6;

type Said = (Event, Option<Uint8Array>);
type Told = mpsc::UnboundedReceiver<Said>;

/// A handle; clones share the line.
#[derive(Clone)]
pub struct Link(Rc<Inner>);

struct Inner {
    on_event: Box<dyn Fn(Event)>,
    program: RefCell<Program>,
    /// Who waits for the program.
    awaiting: RefCell<Vec<oneshot::Sender<()>>>,
    /// What was asked before there was an engine, in its order.
    unsent: RefCell<Vec<(Vec<u8>, JsValue)>>,
    /// Nobody has opened what is stored, because the program could not be had.
    unopened: Cell<bool>,
    engine: RefCell<Option<Spawned>>,
    keeper: RefCell<Option<Spawned>>,
    keeper_link: KeeperLink,
    waiting: RefCell<BTreeMap<u32, mpsc::UnboundedSender<Said>>>,
    next: Cell<u32>,
    silent: Cell<u32>,
    /// The generation that this page shows, or is about to; nothing while that is not known.
    own: RefCell<Option<String>>,
    /// An engine that dies before it has opened what is stored would die of it again: it is replaced, but opens nothing.
    reopening: Cell<bool>,
}

impl Link {
    /// Opens the line. The program is fetched `soon`, or else when the page has nothing to do, in any case with the first request other
    /// than `Restore`. `on_event` hears what nobody asked for: `Ready`, `Storage`, the `Workspace` that a replaced engine opened (`Empty`
    /// if nothing is stored), and `Failed` with `engine_panicked` where nobody waited who could say so, `engine_silent` (offer
    /// [`restart`](Link::restart)) or `engine_gone` (workers can't start).
    pub fn start(soon: bool, on_event: impl Fn(Event) + 'static) -> Link {
        super::prepare_page();
        let link = Link(Rc::new(Inner {
            on_event: Box::new(on_event),
            program: RefCell::new(Program::Away),
            awaiting: RefCell::default(),
            unsent: RefCell::default(),
            unopened: Cell::new(false),
            engine: RefCell::default(),
            keeper: RefCell::default(),
            keeper_link: KeeperLink::default(),
            waiting: RefCell::default(),
            next: Cell::new(0),
            silent: Cell::new(0),
            own: RefCell::default(),
            reopening: Cell::new(false),
        }));
        if soon {
            link.fetch();
        } else {
            let link = link.clone();
            spawn_local(async move {
                clock::idle().await;
                link.fetch();
            });
        }
        clock::every(LOOK, {
            let link = link.clone();
            move || link.look()
        });
        broadcast::listen(CHANNEL, {
            let link = link.clone();
            move |word| link.heard_of_another(&word)
        });
        link
    }

    /// Asks, with files that travel beside; what ends the request, and the bytes beside it. `progress` hears what comes before. Never waits
    /// for ever: an engine that dies, is replaced, or can't be fetched, ends it with a failure.
    pub async fn ask(&self, request: Request, files: &[File], progress: impl Fn(Event)) -> Said {
        // What is stored can wait until the page stands; nothing else can.
        if !matches!(request, Request::Restore) {
            self.fetch();
        }
        let told = self.put(request, files);
        hear(told, progress).await
    }

    /// Sends a request, or keeps it for an engine that is yet to come.
    fn put(&self, request: Request, files: &[File]) -> Told {
        let (tell, told) = mpsc::unbounded();
        let id = self.0.next.get().wrapping_add(1).max(1);
        self.0.next.set(id);
        self.0.silent.set(0);
        let message = post::encode(&Envelope { id, body: request });
        let beside = if files.is_empty() { JsValue::UNDEFINED } else { files.iter().collect::<Array>().into() };
        match &*self.0.engine.borrow() {
            Some(engine) => engine.channel().send(&message, Some(&beside)),
            None if self.module().is_none() => self.0.unsent.borrow_mut().push((message, beside)),
            // It can't start: whoever waits is told by the end of the line.
            None => return told,
        }
        self.0.waiting.borrow_mut().insert(id, tell);
        told
    }

    /// Stops long work: the engine is replaced, everybody who waits is told `cancelled`, and the new engine opens what is stored.
    pub fn restart(&self) {
        self.replace(&Failure::cancelled());
    }

    /// Where the data is, read from the storage.
    pub async fn storage(&self) -> StorageState {
        match self.ask_keeper(Ask::State).await {
            Ok(holding) => witnessed(holding.state()),
            Err(failure) => {
                StorageState { kind: StorageKind::MemoryOnly, failure: Some(failure), ..StorageState::default() }
            }
        }
    }

    /// Deletes everything that is stored: the engine is replaced first, so that nothing writes any more. Tells the storage's state,
    /// and `Empty`.
    pub async fn forget(&self) {
        self.replace_quietly(&Failure::cancelled());
        self.0.own.take();
        let outcome = self.ask_keeper(Ask::Forget).await;
        match outcome {
            Ok(holding) => {
                witness::forget();
                self.tell(Event::Storage(holding.state()));
                self.tell(Event::Empty);
            }
            Err(failure) => self.tell(Event::Failed(failure)),
        }
    }

    async fn ask_keeper(&self, ask: Ask) -> Result<Holding> {
        self.arrival().await?;
        let awaited = match &*self.0.keeper.borrow() {
            Some(keeper) => self.0.keeper_link.ask(keeper.channel(), ask, None),
            None => return Err(Failure::new(CONNECTION)),
        };
        awaited.holding().await
    }

    fn tell(&self, event: Event) {
        (self.0.on_event)(event);
    }

    fn spawn_keeper(&self) {
        let Some(module) = self.module() else { return };
        let link = self.clone();
        let spawned = Spawned::start(Context::Keeper.name(), &module, move |incoming| link.hear_keeper(incoming));
        self.0.keeper.replace(self.or_tell(spawned));
    }

    fn spawn_engine(&self) {
        let Some(module) = self.module() else { return };
        let link = self.clone();
        let spawned = Spawned::start(Context::Engine.name(), &module, move |incoming| link.hear_engine(incoming));
        self.0.engine.replace(self.or_tell(spawned));
        self.0.silent.set(0);
        self.connect();
    }

    fn or_tell(&self, spawned: Result<Spawned>) -> Option<Spawned> {
        spawned.map_err(|failure| self.tell(Event::Failed(failure))).ok()
    }

    /// Gives each worker one end of a new line, so that blocks never touch the page.
    fn connect(&self) {
        if let (Some(engine), Some(keeper)) = (&*self.0.engine.borrow(), &*self.0.keeper.borrow())
            && let Ok(line) = MessageChannel::new()
        {
            keeper.channel().send_port(&line.port1());
            engine.channel().send_port(&line.port2());
        }
    }

    fn hear_keeper(&self, incoming: Incoming) {
        match incoming {
            Incoming::Message(bytes, beside) => {
                // A panic comes as an event with number 0, which no answer has.
                match post::decode::<Envelope<Event>>(&bytes) {
                    Some(Envelope { id: 0, body: Event::Failed(failure) }) => self.keeper_died(&failure),
                    _ => self.0.keeper_link.take(&bytes, beside),
                }
            }
            Incoming::Broken(text) => self.keeper_died(&panicked(&text)),
            Incoming::Beat | Incoming::Port(_) => {}
        }
    }

    /// The storage is a new worker; whoever waited for the old one is told, here and (by the new line) in the engine.
    fn keeper_died(&self, failure: &Failure) {
        super::log(&failure.to_string());
        self.0.keeper_link.fail_all();
        let state = StorageState {
            failure: Some(Failure::new(CONNECTION)),
            kind: StorageKind::MemoryOnly,
            ..StorageState::default()
        };
        self.tell(Event::Storage(state));
        let link = self.clone();
        // Not from inside the old worker's own ear.
        spawn_local(async move {
            link.spawn_keeper();
            link.connect();
        });
    }

    fn hear_engine(&self, incoming: Incoming) {
        self.0.silent.set(0);
        match incoming {
            Incoming::Message(bytes, beside) => {
                let Some(Envelope { id, body }) = post::decode::<Envelope<Event>>(&bytes) else { return };
                if id == 0 {
                    return self.unasked(body);
                }
                let bytes = beside.dyn_into::<Uint8Array>().ok();
                let mut waiting = self.0.waiting.borrow_mut();
                let tell = if body.is_last() { waiting.remove(&id) } else { waiting.get(&id).cloned() };
                drop(waiting);
                if let Some(tell) = tell {
                    // Whoever asked may have gone away.
                    let _ = tell.unbounded_send((body, bytes));
                }
            }
            Incoming::Broken(text) => self.engine_died(panicked(&text)),
            Incoming::Beat | Incoming::Port(_) => {}
        }
    }

    fn unasked(&self, event: Event) {
        match event {
            Event::Failed(failure) => self.engine_died(failure),
            Event::Storage(state) => {
                let state = witnessed(state);
                // While it is being written its name is not known yet.
                let known = state.kind == StorageKind::Saved && !state.generation.is_empty();
                *self.0.own.borrow_mut() = known.then(|| state.generation.clone());
                if state.kind == StorageKind::Saved && !state.generation.is_empty() {
                    if witness::read().is_none() {
                        // The first import: now there is something that the browser could throw away.
                        spawn_local(async {
                            let _ = persist::ask().await;
                        });
                    }
                    witness::write(&state.generation);
                }
                self.tell(Event::Storage(state));
            }
            event => self.tell(event),
        }
    }

    fn engine_died(&self, failure: Failure) {
        super::log(&failure.to_string());
        let link = self.clone();
        // Not from inside the old worker's own ear.
        spawn_local(async move {
            if !link.replace(&failure) {
                link.tell(Event::Failed(failure));
            }
        });
    }

    /// Another tab (or this one's own keeper) changed what is stored.
    fn heard_of_another(&self, word: &str) {
        if word == "forgotten" {
            witness::forget();
        }
        let Some(own) = self.0.own.borrow().clone() else { return };
        let link = self.clone();
        spawn_local(async move {
            let state = link.storage().await;
            // Meanwhile this tab may have stored something itself, or be told of it by its engine in a moment.
            if link.0.own.borrow().as_ref() != Some(&own)
                || state.generation == own
                || !link.0.waiting.borrow().is_empty()
            {
                return;
            }
            if state.kind == StorageKind::Saved && state.generation.is_empty() {
                // Forgotten there is forgotten here: the engine's memory goes, and what the page shows of it.
                link.0.own.take();
                link.replace_quietly(&Failure::cancelled());
                link.tell(Event::Storage(state));
                link.tell(Event::Empty);
                return;
            }
            let failure = state.failure.clone().or_else(|| Some(Failure::new(ELSEWHERE)));
            link.tell(Event::Storage(StorageState { kind: StorageKind::ReadOnly, failure, ..state }));
        });
    }

    /// A new engine, which opens what is stored unless the last one died of that; whether anybody waited for the old one.
    fn replace(&self, failure: &Failure) -> bool {
        let waited = self.replace_quietly(failure);
        if self.0.reopening.replace(true) && !failure.is_cancelled() {
            self.0.reopening.set(false);
            return waited;
        }
        self.reopen();
        waited
    }

    /// Lets an engine that nobody has asked for it open what is stored.
    fn reopen(&self) {
        let (link, told) = (self.clone(), self.put(Request::Restore, &[]));
        spawn_local(async move {
            let (event, _) = hear(told, |_| {}).await;
            let replaced =
                matches!(&event, Event::Failed(failure) if failure.is_cancelled() || failure.code == "engine_panicked");
            if !replaced {
                link.0.reopening.set(false);
                link.tell(event);
            }
        });
    }

    fn replace_quietly(&self, failure: &Failure) -> bool {
        self.0.engine.replace(None);
        self.0.unsent.take();
        let waited = self.fail_all(failure);
        self.spawn_engine();
        waited
    }

    /// Tells everybody who waits; whether anybody did.
    fn fail_all(&self, failure: &Failure) -> bool {
        let waiting = self.0.waiting.take();
        let waited = !waiting.is_empty();
        for tell in waiting.into_values() {
            let _ = tell.unbounded_send((Event::Failed(failure.clone()), None));
        }
        waited
    }

    fn look(&self) {
        // A line that is slow is not an engine that hangs.
        if self.0.waiting.borrow().is_empty() || self.module().is_none() {
            self.0.silent.set(0);
            return;
        }
        let silent = self.0.silent.get() + 1;
        self.0.silent.set(silent);
        if silent == SILENT_LOOKS {
            self.tell(Event::Failed(Failure::new("engine_silent")));
        }
    }
}

/// What ends a request.
async fn hear(mut told: Told, progress: impl Fn(Event)) -> Said {
    while let Ok((event, bytes)) = told.recv().await {
        if event.is_last() {
            return (event, bytes);
        }
        progress(event);
    }
    (Event::Failed(Failure::new("engine_gone")), None)
}

/// Nothing stored, but a witness that something was: the browser deleted it.
fn witnessed(state: StorageState) -> StorageState {
    let nothing = state.kind == StorageKind::Saved && state.generation.is_empty();
    if nothing && witness::read().is_some() {
        return StorageState { kind: StorageKind::Lost, failure: Some(Failure::new(LOST)), ..state };
    }
    state
}
