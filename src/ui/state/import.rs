//! From files to a workspace, and back: open, question, accept, remove, undo, forget. Nothing that goes wrong here takes the old data
//! away.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, ImportState, prefs};
use crate::ui::route::Route;
use kefen::base::{Day, Failure, Message};
use kefen::ingest::Mapping;
use kefen::protocol::{Event, Looked, Place, Request, SourceInfo, StorageKind, Workspace};
use kefen::table::{Role, TableKind};

impl App {
    /// Hands files to the import. With `review` the columns are shown before anything is imported, however clear they are.
    pub fn open(self, files: Vec<web_sys::File>, place: Place, review: bool) {
        let Some(engine) = self.engine().filter(|_| !files.is_empty()) else { return };
        // What this page shows is not what is stored any more: nothing can be added to it.
        if place != Place::Instead && self.storage.with_untracked(|state| state.kind == StorageKind::ReadOnly) {
            return self.trouble(Failure::new("storage_elsewhere"));
        }
        let present = self.name_of(place);
        spawn_local(async move {
            let Some(files) = self.without_templates(files).await else { return };
            let Some(files) = self.without_rules(files).await.filter(|files| !files.is_empty()) else { return };
            engine.place.set(place);
            engine.preview.borrow_mut().take();
            let Some(number) = self.begin() else { return };
            self.tell_templates().await;
            let unpacked = self.unpacked(files).await;
            if engine.import.get() != number {
                return;
            }
            match unpacked {
                Ok((mut names, mut files)) => {
                    // Of a workbook that is opened again only the sheet that is meant.
                    if let Some(at) = names.iter().position(|file| Some(&file.name) == present.as_ref()) {
                        (names, files) = (names.drain(at..=at).collect(), files.drain(at..=at).collect());
                    }
                    if place == Place::Instead {
                        engine.files.borrow_mut().clear();
                    }
                    engine.files.borrow_mut().extend(files.iter().cloned());
                    let request = Request::Open { files: names, place, today: today(), review };
                    self.import_with(number, request, files).await;
                }
                Err(failure) => self.failed(failure),
            }
        });
    }

    /// A file of the present import once more, to be read differently; false where the browser can't reach it any more: it was opened
    /// by an earlier visit, and a page keeps no files.
    pub fn review_present(self, at: u32) -> bool {
        let wanted = self.workspace.with_untracked(|now| {
            let source = now.as_ref()?.files.get(at as usize)?;
            Some((source.file.name.clone(), source.file.size))
        });
        let is_it = |file: &&web_sys::File| Some((file.name(), file.size() as u64)) == wanted;
        let file = self.engine().and_then(|engine| engine.files.borrow().iter().rfind(is_it).cloned());
        let there = file.is_some();
        self.open(file.into_iter().collect(), Place::InPlaceOf(at), true);
        there
    }

    /// The file that others are to stand in the place of.
    fn name_of(self, place: Place) -> Option<String> {
        let Place::InPlaceOf(at) = place else { return None };
        self.workspace.with_untracked(|now| Some(now.as_ref()?.files.get(at as usize)?.file.name.clone()))
    }

    /// The files that were just imported are added to the data whose place they took.
    pub fn add_after_all(self) {
        let files = self.engine().map(|engine| engine.files.borrow().clone()).unwrap_or_default();
        self.replaced.set(false);
        spawn_local(async move {
            match self.ask(Request::Undo).await {
                Ok(_) => self.open(files, Place::Beside, false),
                Err(failure) => self.trouble(failure),
            }
        });
    }

    /// Makes and imports a sample.
    pub fn sample(self, name: &str) {
        if let Some(engine) = self.engine() {
            engine.place.set(Place::Instead);
            engine.preview.borrow_mut().take();
        }
        self.import_of(Request::Sample { name: name.to_owned(), today: today() });
    }

    /// Imports the opened files as the person says; those without a mapping are left out.
    pub fn accept(self, mappings: Vec<Option<Mapping>>) {
        self.import_of(Request::Accept(mappings));
    }

    /// Looks at the refused files again, with something in the place of people. Where others are under review, they stay as they are.
    pub fn stand_in(self, role: Role) {
        let beside = self.import.with_untracked(|state| match state {
            ImportState::Review(looked) => Some(Arc::clone(looked)),
            _ => None,
        });
        let Some(beside) = beside else {
            return self.import_of(Request::StandIn { role, review: false });
        };
        spawn_local(async move {
            match self.ask(Request::StandIn { role, review: true }).await {
                Ok(Event::Preview(found)) => {
                    let known = beside.iter().zip(found);
                    let looked = known.map(|(was, now)| match was {
                        Looked::Seen(_) => was.clone(),
                        Looked::Refused { .. } => now,
                    });
                    self.review(Arc::new(looked.collect()));
                }
                Ok(_) => {}
                Err(failure) => self.trouble(failure),
            }
        });
    }

    /// Takes a file out of the data.
    pub fn remove_file(self, at: u32) {
        spawn_local(async move {
            let name = self.workspace.with_untracked(|now| {
                now.as_ref().and_then(|now| Some(now.files.get(at as usize)?.file.name.clone())).unwrap_or_default()
            });
            match self.ask(Request::Remove { file: at }).await {
                Ok(_) => {
                    self.replaced.set(false);
                    self.say(Message::new("app-file-removed").text("name", name));
                }
                Err(failure) => self.trouble(failure),
            }
        });
    }

    /// Looks at one of the opened files again, read as the person says. While one look is under way a later one replaces its answer.
    pub fn reread(self, file: u32, mapping: Mapping) {
        let Some(engine) = self.engine() else { return };
        let number = engine.import.get().wrapping_add(1);
        engine.import.set(number);
        spawn_local(async move {
            let answer = self.ask(Request::Reread { file, mapping }).await;
            if engine.import.get() != number {
                return;
            }
            match answer {
                Ok(Event::Reread { file, preview }) => {
                    let known = engine.preview.borrow().clone();
                    let mut looked = known.map(|known| known.to_vec()).unwrap_or_default();
                    if let Some(slot) = looked.get_mut(file as usize) {
                        *slot = Looked::Seen(*preview);
                    }
                    self.review(Arc::new(looked));
                }
                Ok(_) => {}
                // The preview that is shown stays: the choice can be taken back.
                Err(failure) => self.trouble(failure),
            }
        });
    }

    /// Puts the opened files away; what there was before is there.
    pub fn dismiss(self) {
        if let Some(engine) = self.engine() {
            engine.preview.borrow_mut().take();
        }
        self.settle();
        spawn_local(async move {
            // Nothing depends on the answer: the next files replace these anyhow.
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
                    self.replaced.set(false);
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
            engine.files.borrow_mut().clear();
            self.replaced.set(false);
            engine.link.forget().await;
            prefs::forget();
            super::templates::forget();
            self.templates.set(Vec::new());
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

    /// An import begins; its number, by which it knows whether it is still the one that is waited for.
    pub(super) fn begin(self) -> Option<u32> {
        let engine = self.engine()?;
        let number = engine.import.get().wrapping_add(1);
        engine.import.set(number);
        self.trouble.set(None);
        self.import.set(ImportState::Reading);
        Some(number)
    }

    fn import_of(self, request: Request) {
        let Some(number) = self.begin() else { return };
        spawn_local(self.import_with(number, request, Vec::new()));
    }

    async fn import_with(self, number: u32, request: Request, files: Vec<web_sys::File>) {
        let Some(engine) = self.engine() else { return };
        let before = self.workspace.with_untracked(|now| now.as_ref().filter(|now| !now.is_sample()).cloned());
        let answer = self.ask_with(request, &files).await;
        if engine.import.get() != number {
            return;
        }
        match answer {
            Ok((Event::Preview(looked), _)) => {
                self.review(Arc::new(looked));
                self.go(Route::Data);
            }
            Ok((Event::Workspace(workspace), _)) => {
                engine.preview.borrow_mut().take();
                self.import.set(ImportState::Ready);
                let place = engine.place.get();
                let stayed = before.as_ref().is_some_and(|before| added(&workspace, before).is_some());
                self.replaced.set(place == Place::Instead && before.is_some() && !stayed && !workspace.is_sample());
                self.say(imported(&workspace, place, before.as_deref()));
                self.go(Route::Overview);
            }
            Ok(_) => self.settle(),
            Err(failure) if failure.is_cancelled() => self.settle(),
            Err(failure) => self.failed(failure),
        }
    }

    fn failed(self, failure: Failure) {
        self.import.set(ImportState::Failed(failure));
    }

    fn review(self, looked: Arc<Vec<Looked>>) {
        if let Some(engine) = self.engine() {
            engine.preview.replace(Some(Arc::clone(&looked)));
        }
        // What happened before is no news any more, and would stand over what is to be pressed.
        self.toast.set(None);
        self.import.set(ImportState::Review(looked));
    }

    async fn refresh_storage(self) {
        if let Some(engine) = self.engine() {
            self.storage.set(engine.link.storage().await);
        }
    }
}

/// What an import brought. Added to what was there, what is new counts; else everything does.
fn imported(now: &Workspace, place: Place, before: Option<&Workspace>) -> Message {
    let kept = &now.reconciliation;
    if let Place::InPlaceOf(at) = place
        && let Some(file) = now.files.get(at as usize)
    {
        let message = Message::new("app-imported").text("name", file.file.name.clone());
        return message.count("customers", kept.customers).count("orders", kept.orders);
    }
    if let Some((before, added)) = before.and_then(|before| Some((before, added(now, before)?))) {
        if added.iter().all(|source| source.file.mapping.kind != TableKind::Orders) {
            let name = added.first().map_or("", |source| source.file.name.as_str());
            return Message::new("app-added-list").text("name", name);
        }
        let sum = |of: fn(&kefen::features::Share) -> u64| {
            added.iter().filter_map(|source| source.share.as_ref()).map(of).sum::<u64>()
        };
        let name = added.first().map_or("", |source| source.file.name.as_str());
        let known = sum(|share| share.known).max(sum(|share| u64::from(share.rows > 0)));
        let key = if known > 0 { "app-added-known" } else { "app-added" };
        let message = Message::new(key).text("name", name).count("customers", sum(|share| share.new_customers));
        let orders = kept.orders.saturating_sub(before.reconciliation.orders);
        return message.count("orders", orders).count("rows", sum(|share| share.rows));
    }
    let message = match &now.files[..] {
        [_] => Message::new("app-imported").text("name", now.name()),
        files => Message::new("app-imported-files").count("files", files.len()),
    };
    message.count("customers", kept.customers).count("orders", kept.orders)
}

/// The files that came to those of before, if all of those are still there.
fn added<'a>(now: &'a Workspace, before: &Workspace) -> Option<&'a [SourceInfo]> {
    let (old, new) = now.files.split_at_checked(before.files.len())?;
    let same = old.iter().zip(&before.files).all(|(now, before)| now.file == before.file);
    (same && !new.is_empty()).then_some(new)
}

/// The civil day where the person is: the only look at a clock, and it is not for counting but for what counts as the future.
pub(super) fn today() -> Day {
    let now = js_sys::Date::new_0();
    Day::from_ymd(now.get_full_year() as i32, now.get_month() + 1, now.get_date()).unwrap_or(Day::NONE)
}
