//! What outlives a page, created once in `App` and handed down by context. Small values only: no column enters a signal.
//!
//! The parts: [`engine`] asks, [`import`] takes files to a workspace, [`mending`] reads them again with fixes, [`templates`] keeps how, [`rules`] the person's own rules, [`looking`] recounts while something is dragged, [`language`] has the
//! words, [`prefs`] are the person's theme and view, [`history`] the address, [`pace`] the time that is left, [`download`] a file for the person,
//! [`turns`] what need not be there at once, [`unpacking`] what is in a workbook.

pub mod download;
pub mod engine;
pub mod history;
pub mod import;
mod language;
pub mod looking;
mod mending;
pub mod pace;
pub mod prefs;
mod rules;
mod templates;
pub mod turns;
mod unpacking;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::route::Route;
use kefen::base::{Failure, Message};
use kefen::charts::Theme;
use kefen::i18n::{Catalog, Lang};
use kefen::ingest::Template;
use kefen::protocol::{Looked, StorageState, Workspace};
use kefen::table::Role;

pub use language::Spoken;
pub use prefs::ThemeChoice;
pub use rules::Own;

/// Where an import is; `data-state` of `import-state`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportState {
    /// Nothing is being imported and nothing is there.
    Idle,
    /// Being read.
    Reading,
    /// A question is open.
    Review(Arc<Vec<Looked>>),
    /// Imported.
    Ready,
    /// The last file could not be imported.
    Failed(Failure),
}

/// How far long work is.
#[derive(Clone, Debug, PartialEq)]
pub struct Busy {
    /// Locale key of the stage.
    pub stage: String,
    /// 0 … 1; none if unknown.
    pub share: Option<f64>,
    /// Rows read so far.
    pub rows: u64,
    /// Seconds left, once that can be said.
    pub seconds_left: Option<u32>,
}

/// The state of the page. `Copy`: signals are handles. Take it with `use_app()`.
#[derive(Clone, Copy)]
pub struct App {
    /// The language in force.
    pub lang: RwSignal<Lang>,
    /// Words and formats in that language and the workspace's currency.
    pub words: Memo<Words>,
    /// The theme in force (the choice of the person, or the system's).
    pub theme: Memo<Theme>,
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// The workspace, once there is one.
    pub workspace: RwSignal<Option<Arc<Workspace>>>,
    /// Counts up with every new workspace or view: whatever was asked before is stale.
    pub revision: RwSignal<u32>,
    /// Where the import is.
    pub import: RwSignal<ImportState>,
    /// Long work, while there is some.
    pub busy: RwSignal<Option<Busy>>,
    /// Where the data is.
    pub storage: RwSignal<StorageState>,
    /// The first look at the storage is over.
    pub started: RwSignal<bool>,
    /// The last import took the place of data that its files may have been meant to be added to.
    pub replaced: RwSignal<bool>,
    /// The line that says what just happened.
    pub toast: RwSignal<Option<Message>>,
    /// What went wrong last, outside an import; shown at the top of every page until it is put away.
    pub trouble: RwSignal<Option<Failure>>,
    /// When the last part of the program had come, in milliseconds after the page began.
    pub whole: RwSignal<Option<f64>>,
    /// Light, dark or as the system: the person's choice, of which `theme` is the result.
    pub choice: RwSignal<ThemeChoice>,
    /// How files with certain columns are read.
    pub templates: RwSignal<Vec<Template>>,
    /// The languages that were fetched.
    spoken: RwSignal<Vec<Spoken>>,
    /// The line to the engine. Not a value that crosses threads, so it lives in the page's own arena.
    engine: StoredValue<Rc<engine::Engine>, LocalStorage>,
}

/// A catalogue that can be handed about, and what it speaks of instead of customers.
#[derive(Clone)]
pub struct Words(pub Arc<Catalog>, Option<Role>);

impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        self.0.is_same_reading(&other.0) && self.0.currency() == other.0.currency() && self.1 == other.1
    }
}

impl std::ops::Deref for Words {
    type Target = Catalog;
    fn deref(&self) -> &Catalog {
        &self.0
    }
}

/// The state of the page, from anywhere in it.
pub fn use_app() -> App {
    expect_context::<App>()
}

/// A language about what a row is instead of a customer, read if it is not yet: the language, and what was made of it.
fn about(read: StoredValue<Vec<(Words, Words)>>, plain: &Words, role: Role) -> Words {
    let is_it = |(of, words): &&(Words, Words)| of == plain && words.1 == Some(role);
    let known = read.with_value(|all| all.iter().find(is_it).map(|(_, words)| words.clone()));
    known.unwrap_or_else(|| {
        let words = Words(Arc::new(plain.about(role.id())), Some(role));
        read.update_value(|all| all.push((plain.clone(), words.clone())));
        words
    })
}

impl App {
    /// Creates the state with the words of a language, opens the line to the engine and asks for what is stored. Once, by the page.
    pub fn start(first: Spoken) -> App {
        let own = first.words().clone();
        let lang = RwSignal::new(own.lang());
        let spoken = RwSignal::new(vec![first]);
        let choice = RwSignal::new(prefs::theme());
        let workspace = RwSignal::<Option<Arc<Workspace>>>::new(None);
        // A memo of its own: every recount brings a new workspace, and none of them a new currency.
        let currency =
            Memo::new(move |_| workspace.with(|now| now.as_ref().map(|now| now.currency)).unwrap_or_default());
        let subject = Memo::new(move |_| workspace.with(|now| now.as_ref().and_then(|now| now.subject)));
        let others = StoredValue::new(Vec::<(Words, Words)>::new());
        // A language is read once, however often it is switched to, and not again for a currency. One that is not there is never chosen.
        let words = move |_: Option<&Words>| {
            let lang = lang.get();
            let known = spoken.with(|all| all.iter().map(Spoken::words).find(|words| words.lang() == lang).cloned());
            let plain = known.as_ref().unwrap_or(&own);
            let subject = subject.get();
            let words = subject.map_or_else(|| plain.clone(), |role| about(others, plain, role));
            Words(Arc::new(words.in_currency(currency.get())), subject)
        };
        let (system_dark, printing) = (prefs::system_dark(), prefs::printing());
        let told = engine::Told {
            workspace,
            revision: RwSignal::new(0),
            import: RwSignal::new(ImportState::Idle),
            storage: RwSignal::new(StorageState::default()),
            trouble: RwSignal::new(None),
            whole: RwSignal::new(None),
        };
        let app = App {
            lang,
            words: Memo::new(words),
            theme: Memo::new(move |_| match choice.get() {
                // Paper is white whatever the screen is.
                _ if printing.get() => Theme::Light,
                ThemeChoice::Dark => Theme::Dark,
                ThemeChoice::System if system_dark.get() => Theme::Dark,
                ThemeChoice::System | ThemeChoice::Light => Theme::Light,
            }),
            route: RwSignal::new(history::here()),
            workspace,
            revision: told.revision,
            import: told.import,
            busy: RwSignal::new(None),
            storage: told.storage,
            started: RwSignal::new(false),
            replaced: RwSignal::new(false),
            toast: RwSignal::new(None),
            trouble: told.trouble,
            whole: told.whole,
            choice,
            spoken,
            templates: RwSignal::new(templates::kept()),
            engine: StoredValue::new_local(Rc::new(engine::Engine::start(told))),
        };
        provide_context(app);
        prefs::follow(app);
        history::follow(app);
        rules::follow(app);
        app.say_all();
        app.restore();
        app
    }

    /// Words, tracked: a view that calls this follows the language.
    pub fn t(self) -> Words {
        self.words.get()
    }

    /// The person's own rules.
    pub fn own(self) -> Own {
        self.engine.with_value(|engine| engine.own)
    }

    /// Goes to a place, as a link to it would.
    pub fn go(self, route: Route) {
        self.route.set(route);
    }
}

/// A word of the page that follows the language: `{said("app-cancel")}` in a view.
pub fn said(key: &'static str) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let app = use_app();
    move || app.t().word(key)
}
