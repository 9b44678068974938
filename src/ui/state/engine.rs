//! Asking the engine: one question, its progress on the page, its last event.
//!
//! Holds the line and the bookkeeping of what is running. Knows no page and no request by name but `Restore`: what an answer means
//! for the page is in [`App::ask`], what a file means in [`super::import`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::looking::Looking;
use super::pace::Pace;
use super::{App, Busy, ImportState, Own, prefs};
use kefen::base::{Failure, Message};
use kefen::protocol::{Event, Looked, Place, Request, StorageState, Workspace};
use kefen::web::engine_link::Link;
use kefen::web::site::Module;
use kefen::web::unpacking::Stop;
use kefen::web::witness;

/// Work that is done sooner than this shows nothing: a line that flashes is noise.
const PATIENCE: Duration = Duration::from_millis(400);

/// The line to the engine and what is known of the work on it.
pub struct Engine {
    pub(super) link: Link,
    pub(super) looking: RefCell<Looking>,
    /// The last preview, so that a mapping that failed can be put right.
    pub(super) preview: RefCell<Option<Arc<Vec<Looked>>>>,
    /// The files that were opened, the latest last, which the browser can read again as long as the page is there.
    pub(super) files: RefCell<Vec<web_sys::File>>,
    /// The program that unpacks, once it was needed.
    pub(super) unpacker: RefCell<Option<Module>>,
    /// Files that are being unpacked.
    pub(super) unpacking: RefCell<Option<Stop>>,
    /// Where the last files that were opened go.
    pub(super) place: Cell<Place>,
    /// Number of the last import that was begun: an older one that answers late changes nothing.
    pub(super) import: Cell<u32>,
    /// The person's own rules: beside the line, because the page's state is handed about by value.
    pub(super) own: Own,
    asked: Cell<u32>,
    /// Which question `busy` speaks of.
    shown: Rc<Cell<u32>>,
}

/// What the workers tell without being asked goes here.
#[derive(Clone, Copy)]
pub(super) struct Told {
    pub(super) workspace: RwSignal<Option<Arc<Workspace>>>,
    pub(super) revision: RwSignal<u32>,
    pub(super) import: RwSignal<ImportState>,
    pub(super) storage: RwSignal<StorageState>,
    pub(super) trouble: RwSignal<Option<Failure>>,
    pub(super) whole: RwSignal<Option<f64>>,
}

impl Told {
    fn hear(self, event: Event) {
        match event {
            Event::Storage(state) => {
                // Told once: whoever put the note away knows it, and the foot of the page still says so.
                let known = self.storage.with_untracked(|before| before.failure == state.failure);
                if let Some(failure) = state.failure.as_ref().filter(|_| !known) {
                    self.trouble.set(Some(failure.clone()));
                }
                self.storage.set(state);
            }
            // What a new engine has opened by itself.
            Event::Workspace(workspace) => self.show(Some(Arc::from(workspace))),
            Event::Empty => self.show(None),
            Event::Failed(failure) => self.trouble.set(Some(failure)),
            // The first engine runs: nothing of the program is missing any more.
            Event::Ready if self.whole.with_untracked(Option::is_none) => self.whole.set(Some(now())),
            _ => {}
        }
    }

    /// The page shows what the engine has, never more.
    fn show(self, workspace: Option<Arc<Workspace>>) {
        let (was, is) = (self.workspace.with_untracked(Option::is_some), workspace.is_some());
        self.import.update(|import| match import {
            ImportState::Idle if is => *import = ImportState::Ready,
            ImportState::Ready if !is => *import = ImportState::Idle,
            _ => {}
        });
        if was || is {
            self.workspace.set(workspace);
            self.revision.update(|revision| *revision = revision.wrapping_add(1));
        }
    }
}

impl Engine {
    /// Opens the line. Where something is stored the engine is wanted at once; else once the page stands.
    pub(super) fn start(told: Told) -> Engine {
        Engine {
            link: Link::start(witness::read().is_some(), move |event| told.hear(event)),
            unpacker: RefCell::default(),
            looking: RefCell::default(),
            preview: RefCell::default(),
            files: RefCell::default(),
            unpacking: RefCell::default(),
            place: Cell::default(),
            import: Cell::default(),
            own: Own::new(),
            asked: Cell::default(),
            shown: Rc::default(),
        }
    }
}

/// A question while it runs; when it is dropped its line on the page goes too.
pub(super) struct Running {
    busy: RwSignal<Option<Busy>>,
    shown: Rc<Cell<u32>>,
    number: u32,
    since: f64,
    pace: RefCell<Pace>,
    timer: Option<TimeoutHandle>,
}

impl Running {
    pub(super) fn new(engine: &Engine, busy: RwSignal<Option<Busy>>) -> Running {
        let mut running = Running::unseen(engine, busy);
        let (shown, number) = (Rc::clone(&running.shown), running.number);
        let begin = move || {
            if busy.with_untracked(Option::is_none) {
                shown.set(number);
                busy.set(Some(Busy { stage: "app-working".into(), share: None, rows: 0, seconds_left: None }));
            }
        };
        running.timer = set_timeout_with_handle(begin, PATIENCE).ok();
        running
    }

    /// One that is seen only once there is progress.
    fn unseen(engine: &Engine, busy: RwSignal<Option<Busy>>) -> Running {
        let number = engine.asked.get().wrapping_add(1);
        engine.asked.set(number);
        Running { busy, shown: Rc::clone(&engine.shown), number, since: now(), pace: RefCell::default(), timer: None }
    }

    pub(super) fn progress(&self, event: Event) {
        let Event::Progress { stage, done, total, rows } = event else { return };
        let passed = now() - self.since;
        let seconds_left = self.pace.borrow_mut().left(&stage, passed, done, total);
        if passed >= PATIENCE.as_secs_f64() * 1000.0 {
            let share = (total > 0).then(|| (done as f64 / total as f64).min(1.0));
            self.shown.set(self.number);
            self.busy.set(Some(Busy { stage, share, rows, seconds_left }));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(timer) = &self.timer {
            timer.clear();
        }
        if self.shown.get() == self.number {
            self.busy.set(None);
        }
    }
}

impl App {
    /// Asks the engine; the last event comes back. Progress goes to `busy`, a new workspace to `workspace`, by itself.
    pub async fn ask(self, request: Request) -> Result<Event, Failure> {
        self.ask_with(request, &[]).await.map(|(event, _)| event)
    }

    /// The same with files that go there, and bytes that come back.
    pub(super) async fn ask_with(
        self,
        request: Request,
        files: &[web_sys::File],
    ) -> Result<(Event, Option<js_sys::Uint8Array>), Failure> {
        let engine = self.engine().ok_or_else(|| Failure::new("engine_gone"))?;
        // Whether anything is stored is asked of an engine that may still be on its way; nobody waits for the answer.
        let begin = if matches!(request, Request::Restore) { Running::unseen } else { Running::new };
        let running = begin(&engine, self.busy);
        let (event, bytes) = engine.link.ask(request, files, |event| running.progress(event)).await;
        drop(running);
        match event {
            Event::Failed(failure) => Err(failure),
            Event::Workspace(workspace) => {
                self.workspace.set(Some(Arc::from(workspace.clone())));
                self.revision.update(|revision| *revision = revision.wrapping_add(1));
                Ok((Event::Workspace(workspace), bytes))
            }
            event => Ok((event, bytes)),
        }
    }

    /// Asks for what is stored, at the start. Where the data is, is told beside the answer.
    pub(super) fn restore(self) {
        spawn_local(async move {
            let answer = self.ask(Request::Restore).await;
            match answer {
                Ok(Event::Workspace(workspace)) => {
                    // Where the data is was told before this answer.
                    let kept = self.storage.with_untracked(|storage| prefs::kept_view(&storage.checksum));
                    if let Some(view) = kept.filter(|view| *view != workspace.view) {
                        self.look_at(view);
                    }
                    self.import.set(ImportState::Ready);
                }
                Ok(_) => {}
                Err(failure) => self.trouble(failure),
            }
            self.started.set(true);
        });
    }

    /// Stops long work: the engine is replaced, and opens what is stored. What is on the page stays.
    pub fn cancel(self) {
        let Some(engine) = self.engine() else { return };
        engine.import.set(engine.import.get().wrapping_add(1));
        engine.looking.borrow_mut().forget();
        if let Some(unpacking) = engine.unpacking.take() {
            unpacking.stop();
        }
        engine.link.restart();
        self.busy.set(None);
        self.settle();
        self.say(Message::new("app-cancelled"));
    }

    /// The import is over without a result: back to what there was.
    pub(super) fn settle(self) {
        let there = self.workspace.with_untracked(Option::is_some);
        self.import.set(if there { ImportState::Ready } else { ImportState::Idle });
    }

    /// Fetches what could not be had once more: words, and the engine, which opens what is stored.
    pub fn fetch_again(self) {
        self.trouble.set(None);
        self.say_all();
        if self.import.with_untracked(|import| matches!(import, ImportState::Failed(_))) {
            self.settle();
        }
        if let Some(engine) = self.engine() {
            engine.link.fetch();
        }
    }

    /// Shows what went wrong; work that was stopped needs no words.
    pub fn trouble(self, failure: Failure) {
        if !failure.is_cancelled() {
            self.trouble.set(Some(failure));
        }
    }

    pub(super) fn engine(self) -> Option<Rc<Engine>> {
        self.engine.try_get_value()
    }
}

/// Milliseconds since the page began.
fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
