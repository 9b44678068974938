//! The words of the page. Those of a language are a file of the site: the first ones come with the page, others when they are first
//! chosen; both are kept, and told to the engine before it writes a file.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::turns::put_off;
use super::{App, Words};
use kefen::base::Failure;
use kefen::i18n::{Catalog, Lang};
use kefen::protocol::Request;
use kefen::web::{local, site};

const LANGUAGE: &str = "kefen.language";

/// A language that was fetched: its text, and what was read from it.
#[derive(Clone)]
pub struct Spoken {
    text: Arc<str>,
    words: Words,
}

impl Spoken {
    /// The language that the page begins with.
    pub fn first(id: &str, text: Option<String>) -> Spoken {
        let lang = Lang::ALL.iter().copied().find(|lang| lang.id() == id).unwrap_or_default();
        Spoken::new(lang, &text.or_else(|| own(lang)).unwrap_or_default())
    }

    fn new(lang: Lang, text: &str) -> Spoken {
        Spoken { text: text.into(), words: Words(Arc::new(Catalog::read(lang, text)), None) }
    }

    /// The words, which know no currency yet.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }
}

/// The text that a development build has in itself: what makes a file of it is `cargo xtask build`.
#[cfg(debug_assertions)]
#[allow(clippy::unnecessary_wraps, reason = "another build has none")]
fn own(lang: Lang) -> Option<String> {
    Some(kefen::i18n::locales::text(lang))
}

#[cfg(not(debug_assertions))]
fn own(_: Lang) -> Option<String> {
    None
}

/// Forgets the choice.
pub(super) fn forget() {
    local::delete(LANGUAGE);
}

impl App {
    /// Changes the language, for now and for next time. Without a connection a language that was never spoken can't be had.
    pub fn speak(self, lang: Lang) {
        if self.spoken(lang).is_some() {
            return self.spoken_in(lang);
        }
        spawn_local(async move {
            let text = match own(lang) {
                Some(text) => Some(text),
                None => site::words(lang.id()).await,
            };
            let Some(text) = text else {
                return self.trouble(Failure::new("words_unreachable"));
            };
            // In turns of their own: reading the words, and saying everything in them.
            put_off(move || {
                // Pressed twice it may have come twice.
                if self.spoken(lang).is_none() {
                    self.spoken.update_value(|all| all.push(Spoken::new(lang, &text)));
                }
            });
            put_off(move || self.spoken_in(lang));
        });
    }

    fn spoken_in(self, lang: Lang) {
        self.lang.set(lang);
        // A browser without localStorage forgets the choice; nothing else depends on it. `boot.js` reads it at the next start.
        local::set(LANGUAGE, lang.id());
    }

    fn spoken(self, lang: Lang) -> Option<Spoken> {
        self.spoken.with_value(|all| all.iter().find(|spoken| spoken.words.lang() == lang).cloned())
    }

    /// Tells the engine the words of the language in force.
    pub(super) async fn tell_words(self) {
        let lang = self.lang.get_untracked();
        if let Some(Spoken { text, .. }) = self.spoken(lang) {
            // An engine that can't hear it can't write a file either, and says so then.
            let _ = self.ask(Request::Words { lang, text: text.to_string() }).await;
        }
    }
}
