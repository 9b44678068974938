//! The person's own rules: as they are edited, kept with the workspace while they are, taken back, exported and imported as a file.
//!
//! While one text is on its way to the engine only the latest of the next ones is kept. What is kept is known (`kept`) once the engine has
//! said so: whoever counts by it asks then. Knows no tree: a text is a text here.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::App;
use super::download::save;
use crate::ui::route::Route;
use kefen::base::{Failure, Message};
use kefen::classify::rule_text::{file, words};
use kefen::protocol::Request;

/// Steps that can be taken back.
const STEPS: usize = 50;
/// What is longer is no file of rules.
const LIMIT: f64 = 1e6;
/// Characters that tell what a file is.
const HEAD: f64 = 64.0;

/// Rules of one's own. `Copy`: signals are handles.
#[derive(Clone, Copy)]
pub struct Own {
    /// As they are on the page.
    pub text: RwSignal<String>,
    /// As the engine has them.
    pub kept: RwSignal<String>,
    /// What was there before each change, the latest last.
    pub before: RwSignal<Vec<String>>,
    /// The text is shown rather than the tree.
    pub as_text: RwSignal<bool>,
    /// Counts up when they are to be seen, whatever the address says.
    pub takes_over: RwSignal<u32>,
    /// What the last change was about: what is typed letter by letter is one step.
    about: StoredValue<String>,
    /// A text is on its way to the engine.
    sending: StoredValue<bool>,
}

impl Own {
    pub(super) fn new() -> Own {
        Own {
            text: RwSignal::new(String::new()),
            kept: RwSignal::new(String::new()),
            before: RwSignal::new(Vec::new()),
            as_text: RwSignal::new(false),
            takes_over: RwSignal::new(0),
            about: StoredValue::new(String::new()),
            sending: StoredValue::new(false),
        }
    }

    /// Remembers what a change is about to replace. Changes that are about the same thing, one after the other, are one step; those
    /// about nothing are one each.
    pub fn step(self, before: &str, about: &str) {
        let same = self.about.with_value(|last| !about.is_empty() && last == about);
        self.about.set_value(about.to_owned());
        if !same {
            self.before.update(|all| {
                all.push(before.to_owned());
                let more = all.len().saturating_sub(STEPS);
                all.drain(..more);
            });
        }
    }

    /// The last step, taken back.
    pub fn back(self) -> Option<String> {
        self.about.set_value(String::new());
        self.before.try_update(Vec::pop).flatten()
    }
}

/// Follows the rules of each new workspace, but for what is on its way there.
pub(super) fn follow(app: App) {
    let own = app.own();
    Effect::new(move |_| {
        let rules = app.workspace.with(|now| now.as_ref().map(|now| now.rules.clone()));
        let there = rules.is_some();
        let rules = rules.unwrap_or_default();
        if !there {
            own.before.set(Vec::new());
        } else if own.sending.get_value() {
            return;
        }
        for signal in [own.kept, own.text] {
            if signal.with_untracked(|text| *text != rules) {
                signal.set(rules.clone());
            }
        }
    });
}

impl App {
    /// Changes the rules, and keeps them with the workspace.
    pub fn keep_rules(self, text: String) {
        let own = self.own();
        own.text.set(text);
        if own.sending.get_value() {
            return;
        }
        own.sending.set_value(true);
        spawn_local(async move {
            loop {
                let text = own.text.get_untracked();
                if own.kept.with_untracked(|kept| *kept == text) {
                    break;
                }
                if let Err(failure) = self.ask(Request::KeepRules { text: text.clone() }).await {
                    self.trouble(failure);
                    break;
                }
                own.kept.set(text);
            }
            own.sending.set_value(false);
        });
    }

    /// Hands rules to the person as a file.
    pub fn export_rules(self, text: &str) {
        let bytes = js_sys::Uint8Array::from(file::write(text).as_bytes());
        if save(file::NAME, "text/plain;charset=utf-8", &bytes).is_none() {
            self.trouble(Failure::new("download_failed"));
        }
    }

    /// Takes rules from a file; they stand in the place of those that are there, which one step brings back.
    pub fn import_rules(self, file: web_sys::File) {
        spawn_local(async move {
            if let Err(failure) = self.import_rules_from(&file).await {
                self.trouble(failure);
            }
        });
    }

    async fn import_rules_from(self, file: &web_sys::File) -> Result<(), Failure> {
        let failure = |code: &str| Failure::new(code).with(|message| message.text("file", file.name()));
        if file.size() > LIMIT {
            return Err(failure("rules_not_one"));
        }
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        let text = file::read(&file.name(), &text.ok_or_else(|| failure("file_unreadable"))?)?;
        if self.workspace.with_untracked(Option::is_none) {
            return Err(failure("rules_without_data"));
        }
        let had = self.own().text.get_untracked();
        let key = if had.trim().is_empty() { "rules-imported" } else { "rules-replaced" };
        let rules = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        self.own().step(&had, "");
        self.keep_rules(text);
        self.own().takes_over.update(|times| *times += 1);
        if let Some(id) = words::home() {
            self.go(Route::Classifier(id.to_owned()));
        }
        self.say(Message::new(key).text("name", file.name()).count("n", rules));
        Ok(())
    }

    /// Takes the files of rules out of files that were dropped; nothing where one of them can't be read.
    pub(super) async fn without_rules(self, files: Vec<web_sys::File>) -> Option<Vec<web_sys::File>> {
        let mut tables = Vec::new();
        for file in files {
            if !is_rules(&file).await {
                tables.push(file);
            } else if let Err(failure) = self.import_rules_from(&file).await {
                self.trouble(failure);
                return None;
            }
        }
        Some(tables)
    }
}

/// Whether a file is one of rules, by how it begins: tables are texts too.
async fn is_rules(file: &web_sys::File) -> bool {
    if !file.name().to_ascii_lowercase().ends_with(".txt") {
        return false;
    }
    let Ok(head) = file.slice_with_f64_and_f64(0.0, HEAD) else { return false };
    let head = JsFuture::from(head.text()).await.ok().and_then(|text| text.as_string());
    head.is_some_and(|head| file::is_one(&head))
}
