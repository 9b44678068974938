//! From a file to a workspace, and back: open, question, accept, undo, forget. Nothing that goes wrong here takes the old data away.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, ImportState, prefs};
use crate::ui::route::Route;
use kefen::base::{Day, Failure, Message};
use kefen::ingest::{Mapping, Preview};
use kefen::protocol::{Event, Request};

impl App {
    /// Hands files to the import. One file is a workspace; of several the first is taken, and that is said. With `review` the columns
    /// are shown before anything is imported, however clear they are.
    pub fn open(self, files: Vec<web_sys::File>, review: bool) {
        let more = files.len() > 1;
        let Some(file) = files.into_iter().next() else { return };
        let request = Request::Open { name: file.name(), size: file.size() as u64, today: today(), review };
        if let Some(engine) = self.engine() {
            engine.file.replace(Some(file.clone()));
        }
        // Said when it is read: before that, another line would stand over it.
        let said = more.then(|| Message::new("app-one-file").text("name", file.name()));
        self.import_with(request, Some(file), said);
    }

    /// The file of the present import once more, to be read differently; false where the browser can't reach it any more: it was opened
    /// by an earlier visit, and a page keeps no files.
    pub fn review_present(self) -> bool {
        let file = self.engine().and_then(|engine| engine.file.borrow().clone());
        let same = |file: &web_sys::File| {
            let name_and_size = (file.name(), file.size() as u64);
            self.workspace.with_untracked(|now| {
                now.as_ref()
                    .is_some_and(|now| (now.file.name.as_str(), now.file.size) == (&name_and_size.0, name_and_size.1))
            })
        };
        let file = file.filter(same);
        let there = file.is_some();
        self.open(file.into_iter().collect(), true);
        there
    }

    /// Makes and imports a sample.
    pub fn sample(self, name: &str) {
        self.import_with(Request::Sample { name: name.to_owned(), today: today() }, None, None);
    }

    /// Imports the opened file as the person says.
    pub fn accept(self, mapping: Mapping) {
        self.import_with(Request::Accept(mapping), None, None);
    }

    /// Looks at the opened file again, read as the person says. While one look is under way a later one replaces its answer.
    pub fn reread(self, mapping: Mapping) {
        let Some(engine) = self.engine() else { return };
        let number = engine.import.get().wrapping_add(1);
        engine.import.set(number);
        spawn_local(async move {
            let answer = self.ask(Request::Reread(mapping)).await;
            if engine.import.get() != number {
                return;
            }
            match answer {
                Ok(Event::Preview(preview)) => self.review(Arc::from(preview)),
                Ok(_) => {}
                // The preview that is shown stays: the choice can be taken back.
                Err(failure) => self.trouble(failure),
            }
        });
    }

    /// Puts the opened file away; what there was before is there.
    pub fn dismiss(self) {
        if let Some(engine) = self.engine() {
            engine.preview.borrow_mut().take();
        }
        self.settle();
        spawn_local(async move {
            // Nothing depends on the answer: the next file replaces this one anyhow.
            let _ = self.ask(Request::Dismiss).await;
        });
    }

    /// Whether the columns of a file that could not be imported can be put right.
    pub fn can_review(self) -> bool {
        self.engine().is_some_and(|engine| engine.preview.borrow().is_some())
    }

    /// Back to the columns of the file that could not be imported.
    pub fn review_again(self) {
        let preview = self.engine().and_then(|engine| engine.preview.borrow().clone());
        if let Some(preview) = preview {
            self.review(preview);
            self.go(Route::Data);
        }
    }

    /// Goes back to the import before this one.
    pub fn undo(self) {
        spawn_local(async move {
            match self.ask(Request::Undo).await {
                Ok(_) => {
                    self.import.set(ImportState::Ready);
                    self.refresh_storage().await;
                    self.say(Message::new("app-undone"));
                }
                Err(failure) => self.trouble(failure),
            }
        });
    }

    /// Deletes everything that is stored, preferences included, and what is in memory.
    pub fn forget(self) {
        let Some(engine) = self.engine() else { return };
        spawn_local(async move {
            engine.import.set(engine.import.get().wrapping_add(1));
            engine.looking.borrow_mut().forget();
            engine.preview.borrow_mut().take();
            engine.file.borrow_mut().take();
            engine.link.forget().await;
            prefs::forget();
            // A new engine: the old one's memory goes with it.
            engine.link.restart();
            self.workspace.set(None);
            self.revision.update(|revision| *revision = revision.wrapping_add(1));
            self.import.set(ImportState::Idle);
            self.trouble.set(None);
            self.refresh_storage().await;
            self.go(Route::Overview);
            self.say(Message::new("app-forgotten"));
        });
    }

    /// Says what just happened.
    pub fn say(self, message: Message) {
        self.toast.set(Some(message));
    }

    /// `said` stands in the place of the line about what was imported.
    fn import_with(self, request: Request, file: Option<web_sys::File>, said: Option<Message>) {
        let Some(engine) = self.engine() else { return };
        let number = engine.import.get().wrapping_add(1);
        engine.import.set(number);
        if !matches!(request, Request::Accept(_)) {
            engine.preview.borrow_mut().take();
        }
        self.trouble.set(None);
        self.import.set(ImportState::Reading);
        spawn_local(async move {
            let answer = self.ask_with(request, file).await;
            if engine.import.get() != number {
                return;
            }
            match answer {
                Ok((Event::Preview(preview), _)) => {
                    self.review(Arc::from(preview));
                    self.go(Route::Data);
                }
                Ok((Event::Workspace(workspace), _)) => {
                    engine.preview.borrow_mut().take();
                    self.import.set(ImportState::Ready);
                    let kept = &workspace.reconciliation;
                    let imported = Message::new("app-imported").text("name", workspace.file.name.clone());
                    let imported = imported.count("customers", kept.customers).count("orders", kept.orders);
                    self.say(said.unwrap_or(imported));
                    self.go(Route::Overview);
                }
                Ok(_) => self.settle(),
                Err(failure) if failure.is_cancelled() => self.settle(),
                Err(failure) => self.failed(failure),
            }
        });
    }

    fn failed(self, failure: Failure) {
        self.import.set(ImportState::Failed(failure));
    }

    fn review(self, preview: Arc<Preview>) {
        if let Some(engine) = self.engine() {
            engine.preview.replace(Some(Arc::clone(&preview)));
        }
        self.import.set(ImportState::Review(preview));
    }

    async fn refresh_storage(self) {
        if let Some(engine) = self.engine() {
            self.storage.set(engine.link.storage().await);
        }
    }
}

/// The civil day where the person is: the only look at a clock, and it is not for counting but for what counts as the future.
fn today() -> Day {
    let now = js_sys::Date::new_0();
    Day::from_ymd(now.get_full_year() as i32, now.get_month() + 1, now.get_date()).unwrap_or(Day::NONE)
}
