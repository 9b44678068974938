//! What the person prefers: theme, and the day and window they last looked through. Kept in localStorage, because losing
//! them loses nothing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::turns::{self, put_off};
use super::{App, language};
use kefen::charts::Theme;
use kefen::protocol::View;
use kefen::web::local;

const THEME: &str = "kefen.theme";
const VIEW: &str = "kefen.view";

/// Light, dark, or whatever the system is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl ThemeChoice {
    /// All, in the order of the form.
    pub const ALL: &'static [ThemeChoice] = &[ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];

    /// The stable name; `app-theme-ID` in the locales, and the value of `data-theme`.
    pub fn id(self) -> &'static str {
        match self {
            ThemeChoice::System => "system",
            ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
        }
    }
}

/// The saved choice of theme.
pub fn theme() -> ThemeChoice {
    let saved: Option<String> = local::get(THEME);
    ThemeChoice::ALL.iter().find(|choice| saved.as_deref() == Some(choice.id())).copied().unwrap_or_default()
}

/// Deletes what was saved here.
pub fn forget() {
    language::forget();
    local::delete(THEME);
    local::delete(VIEW);
}

/// Keeps how the data of this checksum is looked at.
pub fn keep_view(checksum: &str, view: View) {
    local::set(VIEW, (checksum, view));
}

/// How the data of this checksum was last looked at.
pub fn kept_view(checksum: &str) -> Option<View> {
    let (of, view): (String, View) = local::get(VIEW)?;
    (of == checksum && !checksum.is_empty()).then_some(view)
}

/// Whether the system is dark, followed for as long as the page lives.
pub fn system_dark() -> ReadSignal<bool> {
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten());
    let (dark, set_dark) = signal(query.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(query) = query {
        let watched = query.clone();
        let changed = Closure::<dyn FnMut()>::new(move || set_dark.set(watched.matches()));
        // A list that refuses a listener is no reason to fail: the theme is then what it was at the start.
        let _ = query.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
        changed.forget();
    }
    dark
}

/// Whether the page is being printed. What follows it is done before the paper is.
pub fn printing() -> ReadSignal<bool> {
    let (printing, print) = signal(false);
    for (event, now) in [("beforeprint", true), ("afterprint", false)] {
        // For as long as the page lives: nobody takes it away.
        window_event_listener_untyped(event, move |_| {
            turns::at_once(now);
            print.set(now);
        });
    }
    printing
}

impl App {
    /// Changes the theme, for now and for next time.
    pub fn paint(self, choice: ThemeChoice) {
        self.choice.set(choice);
        local::set(THEME, choice.id());
    }

    /// From light to dark or back, whatever led to the present one.
    pub fn toggle_theme(self) {
        self.paint(match self.theme.get_untracked() {
            Theme::Light => ThemeChoice::Dark,
            Theme::Dark => ThemeChoice::Light,
        });
    }
}

/// Writes language and theme on the document, where style sheets and screen readers look for them.
pub(super) fn follow(app: App) {
    let root =
        || web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    Effect::new(move |_| {
        let lang = app.lang.get().id();
        // In a turn of its own: a browser shapes every text of the document anew for another language.
        put_off(move || {
            if let Some(root) = root() {
                let _ = root.set_attribute("lang", lang);
            }
        });
    });
    Effect::new(move |_| {
        let choice = app.choice.get();
        let Some(root) = root() else { return };
        let _ = match choice {
            ThemeChoice::System => root.remove_attribute("data-theme"),
            chosen => root.set_attribute("data-theme", chosen.id()),
        };
    });
}
