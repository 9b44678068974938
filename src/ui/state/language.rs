//! The words of the page. Those of a language are two files of the site: what the first screen says comes with the page, the rest of it
//! once that stands ([`App::say_all`]; until then no other place is shown); other languages come when they are first chosen. All are kept,
//! and told to the engine before it writes a file.

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

/// A language that was fetched, or what the first screen says in it.
#[derive(Clone)]
pub struct Spoken {
    words: Words,
    /// Nothing of it is missing.
    whole: bool,
}

impl Spoken {
    /// The language that the page begins with: its first part, or all of them; none in a development build.
    pub fn first(id: &str, parts: &[String]) -> Spoken {
        let lang = Lang::ALL.iter().copied().find(|lang| lang.id() == id).unwrap_or_default();
        match (parts, own(lang)) {
            ([], Some(text)) => Spoken::whole(lang, &text),
            ([first], _) => Spoken { whole: false, ..Spoken::whole(lang, first) },
            (parts, _) => Spoken::whole(lang, &parts.concat()),
        }
    }

    fn whole(lang: Lang, text: &str) -> Spoken {
        Spoken { words: Words(Arc::new(Catalog::read(lang, text)), None), whole: true }
    }

    /// The words, which know no currency yet.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }
}

/// Both parts of a language.
async fn all_of(lang: Lang) -> Option<String> {
    Some(site::words(lang.id()).await? + &rest_of(lang).await?)
}

async fn rest_of(lang: Lang) -> Option<String> {
    site::words(&format!("{}-rest", lang.id())).await
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
                None => all_of(lang).await,
            };
            if let Some(text) = text {
                self.learn(lang, text);
                put_off(move || self.spoken_in(lang));
            } else {
                self.trouble(Failure::new("words_unreachable"));
            }
        });
    }

    /// Fetches what is missing of the language in force.
    pub(super) fn say_all(self) {
        let lang = self.lang.get_untracked();
        let Some(first) = self.spoken(lang).filter(|spoken| !spoken.whole) else { return };
        spawn_local(async move {
            match rest_of(lang).await {
                Some(rest) => self.learn(lang, first.words.source().to_owned() + &rest),
                None => self.trouble(Failure::new("words_missing")),
            }
        });
    }

    /// Whether everything can be said in the language in force, tracked.
    pub fn says_all(self) -> bool {
        let lang = self.lang.get();
        self.spoken.with(|all| all.iter().any(|spoken| spoken.whole && spoken.words.lang() == lang))
    }

    /// Reads all words of a language, in a turn of its own, unless they came twice.
    fn learn(self, lang: Lang, text: String) {
        put_off(move || {
            if self.spoken(lang).is_none_or(|spoken| !spoken.whole) {
                let spoken = Spoken::whole(lang, &text);
                self.spoken.update(|all| {
                    all.retain(|other| other.words.lang() != lang);
                    all.push(spoken);
                });
            }
        });
    }

    fn spoken_in(self, lang: Lang) {
        self.lang.set(lang);
        // A browser without localStorage forgets the choice; nothing else depends on it. `boot.js` reads it at the next start.
        local::set(LANGUAGE, lang.id());
    }

    fn spoken(self, lang: Lang) -> Option<Spoken> {
        self.spoken.with_untracked(|all| all.iter().find(|spoken| spoken.words.lang() == lang).cloned())
    }

    /// Tells the engine the words of the language in force.
    pub(super) async fn tell_words(self) {
        let lang = self.lang.get_untracked();
        if let Some(spoken) = self.spoken(lang) {
            // An engine that can't hear it can't write a file either, and says so then.
            let _ = self.ask(Request::Words { lang, text: spoken.words.source().to_owned() }).await;
        }
    }
}
